"""The pages of a PDF or of a picture file as pictures, within limits of size.

PDFium is not safe to use from several threads: every call into it holds one lock.
"""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from corpus.errors import ReadError
from corpus.read import limits
from corpus.read.boxes import Box

PDFIUM = threading.RLock()

_MOST_ENLARGED = 4.0  # a picture of a few words is not blown up to a sheet
_POINTS = 72.0  # a PDF's unit: so many to the inch
_DAMAGED = "hỏng hoặc bị cắt cụt; hãy tải lại hoặc quét lại"


class PageError(Exception):
    """One page cannot be drawn; the others may be. Says why, in Vietnamese."""


class PdfPages:
    """The pages of a PDF, numbered from 1."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises ReadError for a locked or damaged file; ``name`` is the file as errors show it."""
        import pypdfium2

        with PDFIUM:
            try:
                self._pdf = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError:
                raise ReadError(
                    f"{name}: tệp PDF bị khóa hoặc hỏng; hãy bỏ mật khẩu hoặc xuất lại."
                ) from None
            self.count = len(self._pdf)

    def close(self) -> None:
        with PDFIUM:
            self._pdf.close()

    def at_dpi(self, page: int, dpi: int) -> Image.Image:
        """A page's content in colour, without form fields (a digital signature's note is one).

        A page that would be too large is drawn at fewer dots an inch. Raises PageError.
        """
        with self._page(page) as drawn:
            width, height = drawn.get_size()
            scale = min(dpi / _POINTS, _most_scale(width, height))
            return self._drawn(drawn, scale, fields=False)

    def at_width(self, page: int, width: int) -> Image.Image:
        """A page as a viewer shows it, so many pixels wide. Raises PageError."""
        with self._page(page, fields=True) as drawn:
            wide, high = drawn.get_size()
            return self._drawn(drawn, min(width / wide, _most_scale(wide, high)), fields=True)

    def share_of_pictures(self, page: int) -> float:
        """How much of the page its largest picture covers, 0 to 1. Raises PageError."""
        with self._page(page) as shown:
            width, height = shown.get_size()
            covered = (_size(object_.get_bounds()) for object_ in _pictures(shown))
            return float(min(1.0, max(covered, default=0.0) / max(1.0, width * height)))

    def is_empty(self, page: int) -> bool:
        """Whether nothing is drawn on a page. Raises PageError."""
        with self._page(page) as shown:
            return next(iter(shown.get_objects(max_depth=1)), None) is None

    def letters(self, page: int) -> list[tuple[str, Box]]:
        """The letters of a page's text layer and where they stand. Raises PageError."""
        with self._page(page) as shown:
            text = shown.get_textpage()
            try:
                return [
                    (chr(code), box)
                    for at in range(text.count_chars())
                    if (code := _unicode(text, at)) and (box := _letter_box(shown, text, at))
                ]
            finally:
                text.close()

    @contextmanager
    def _page(self, page: int, *, fields: bool = False) -> Iterator[Any]:
        import pypdfium2

        with PDFIUM:
            try:
                if fields and self._pdf.formenv is None:
                    self._pdf.init_forms()
                shown = self._pdf[page - 1]
            except (pypdfium2.PdfiumError, IndexError):
                raise PageError("trang hỏng") from None
            try:
                width, height = shown.get_size()
                if width < 1 or height < 1:
                    raise PageError("trang không có kích thước")
                yield shown
            except pypdfium2.PdfiumError:
                raise PageError("trang hỏng") from None
            finally:
                shown.close()

    def _drawn(self, page: Any, scale: float, *, fields: bool) -> Image.Image:
        for picture in _pictures(page):
            width, height = picture.get_px_size()
            if width * height > limits.MAX_PIXELS:
                raise PageError(f"hình quá lớn: {width} × {height} điểm ảnh")
        drawn = page.render(scale=scale, may_draw_forms=fields)
        try:
            image: Image.Image = drawn.to_pil().convert("RGB")
            return image
        finally:
            drawn.close()


class PictureFile:
    """A .png or .jpg, or each page of a .tif."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises ReadError for what is no picture, or one of too many pages."""
        try:
            self._image = _opened(data)
            self.count = int(getattr(self._image, "n_frames", 1))
        except PageError as error:
            raise ReadError(f"{name}: {error}; hãy quét lại ở 300 điểm một inch.") from None
        except UnidentifiedImageError:
            raise ReadError(f"{name}: tệp hình {_DAMAGED}.") from None
        if self.count > limits.MAX_PAGES:
            raise ReadError(
                f"{name}: có {self.count} trang, nhiều hơn {limits.MAX_PAGES}; "
                "hãy chia thành các tệp nhỏ."
            )

    def close(self) -> None:
        self._image.close()

    def at_dpi(self, page: int, dpi: int) -> Image.Image:
        """A page as an A4 sheet of so many dots an inch. Raises PageError."""
        picture = self._page(page)
        sheet = limits.A4_INCHES * dpi * dpi  # pixels of such a sheet
        scale = (sheet / (picture.width * picture.height)) ** 0.5
        return _scaled(picture, min(scale, _MOST_ENLARGED))

    def at_width(self, page: int, width: int) -> Image.Image:
        """A page so many pixels wide, at most as wide as it is. Raises PageError."""
        picture = self._page(page)
        return _scaled(picture, min(1.0, width / picture.width))

    def share_of_pictures(self, page: int) -> float:
        return 1.0

    def letters(self, page: int) -> list[tuple[str, Box]]:
        return []

    def _page(self, page: int) -> Image.Image:
        try:
            self._image.seek(page - 1)
            _refuse_large(self._image)
            return ImageOps.exif_transpose(self._image).convert("RGB")
        except (EOFError, OSError, ValueError, SyntaxError, KeyError, OverflowError):
            raise PageError(f"hình {_DAMAGED}") from None


Pages = PdfPages | PictureFile


@contextmanager
def pages_of(data: bytes, name: str) -> Iterator[Pages]:
    """The pages of a file: a PDF's, else a picture's. Raises ReadError."""
    is_pdf = b"%PDF-" in data[:1024]
    pages: Pages = PdfPages(data, name) if is_pdf else PictureFile(data, name)
    try:
        yield pages
    finally:
        pages.close()


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a large or an odd picture is told in our own words
        try:
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        except Image.DecompressionBombError:
            raise PageError("hình quá lớn") from None
        except (OSError, ValueError, SyntaxError, OverflowError) as error:
            raise UnidentifiedImageError(str(error)) from None
    _refuse_large(image)
    return image


def _refuse_large(image: Image.Image) -> None:
    if image.width * image.height > limits.MAX_PIXELS:
        raise PageError(f"hình quá lớn: {image.width} × {image.height} điểm ảnh")


def _scaled(image: Image.Image, scale: float) -> Image.Image:
    if abs(scale - 1) < 0.02:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _most_scale(width: float, height: float) -> float:
    return float((limits.MAX_PIXELS / (width * height)) ** 0.5)


def _pictures(page: Any) -> Iterator[Any]:
    import pypdfium2.raw as pdfium

    yield from page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4)


def _size(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return max(0.0, right - left) * max(0.0, top - bottom)


def _unicode(text: Any, at: int) -> int:
    import pypdfium2.raw as pdfium

    return int(pdfium.FPDFText_GetUnicode(text, at))


_DEVICE = 100_000  # units of a made-up screen on which a letter's place is asked


def _letter_box(page: Any, text: Any, at: int) -> Box | None:
    """A letter's place on the page as it is shown, turned where the page is turned."""
    import ctypes

    import pypdfium2.raw as pdfium

    left, bottom, right, top = text.get_charbox(at, loose=True)
    if right <= left or top <= bottom:
        return None
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((left, bottom), (right, top)):
        pdfium.FPDF_PageToDevice(page, 0, 0, _DEVICE, _DEVICE, 0, across, up, x, y)
        corners.append((x.value / _DEVICE, y.value / _DEVICE))
    (x0, y0), (x1, y1) = corners
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
