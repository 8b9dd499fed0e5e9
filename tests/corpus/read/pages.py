"""Pages drawn for tests: print on paper, and what scanners and clerks do to it."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.read import tesseract

FONTS = (
    "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
)
WIDE, HIGH = 2480, 3508  # A4 at 300 dots an inch

PLAN = (
    "KẾ HOẠCH",
    "Triển khai công tác phòng, chống bệnh sốt xuất huyết năm 2026",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Giảm tỷ lệ mắc bệnh trên địa bàn, không để dịch lớn xảy ra.",
    "2. Các thôn, tổ dân phố tổ chức vệ sinh môi trường vào thứ bảy hằng tuần.",
    "II. NHIỆM VỤ",
    "1. Trạm Y tế chủ trì, phối hợp với các trường học kiểm tra trước ngày 15/6/2026.",
    "2. Văn phòng tổng hợp, báo cáo Ủy ban nhân dân trước ngày 20/12/2026.",
    "III. KINH PHÍ",
    "Tổng kinh phí thực hiện là 45.000.000 đồng.",
)


def need_tesseract() -> None:
    """Skips the test where scans cannot be read."""
    if tesseract.version() is None:
        pytest.skip("tesseract is not here: install tesseract-ocr and tesseract-ocr-vie")


def font(size: int) -> ImageFont.FreeTypeFont:
    for path in FONTS:
        if Path(path).exists():
            return ImageFont.truetype(path, size)
    pytest.skip("no font with Vietnamese letters is here: install fonts-noto-core")


def printed(lines: Sequence[str] = PLAN, size: int = 50) -> Image.Image:
    """A white page with these lines in black."""
    page = Image.new("RGB", (WIDE, HIGH), "white")
    pen = ImageDraw.Draw(page)
    for at, line in enumerate(lines):
        pen.text((300, 300 + at * 2 * size), line, "black", font(size))
    return page


def noisy(page: Image.Image, specks: int = 4_000) -> Image.Image:
    """With dust of one and two pixels all over it."""
    chance = random.Random(8)
    out = page.copy()
    pen = ImageDraw.Draw(out)
    for _ in range(specks):
        x, y = chance.randrange(WIDE), chance.randrange(HIGH)
        pen.rectangle((x, y, x + chance.randrange(2), y + chance.randrange(2)), "black")
    return out


def tilted(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")


def stamped(
    page: Image.Image, centre: tuple[int, int], colour: str, radius: int = 210
) -> Image.Image:
    """With a round stamp: two rings, a star of strokes and letters between."""
    out = page.copy()
    pen = ImageDraw.Draw(out)
    x, y = centre
    for inner, width in ((radius, 12), (radius - 70, 5)):
        pen.ellipse((x - inner, y - inner, x + inner, y + inner), outline=colour, width=width)
    for step in range(8):
        pen.line((x - 90 + 25 * step, y - 90, x + 90 - 25 * step, y + 90), colour, 9)
    return out


def as_pdf(pages: Sequence[Image.Image]) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=300, save_all=True, append_images=pages[1:])
    return out.getvalue()


def as_png(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()
