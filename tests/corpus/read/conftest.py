"""PDF files made by hand: one page a list of lines."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import pytest

MakePdf = Callable[[Sequence[Sequence[str]]], bytes]


def _to_unicode(letters: str) -> bytes:
    rows = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for code, letter in enumerate(letters, 1))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{rows}endbfchar endcmap end end"
    ).encode()


def _pdf(pages: Sequence[Sequence[str]]) -> bytes:
    letters = "".join(sorted({letter for lines in pages for line in lines for letter in line}))
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>",
        _stream(_to_unicode(letters)),
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        words = "".join(
            f"BT /F 12 Tf 60 {780 - 16 * at} Td "
            f"<{''.join(f'{letters.index(letter) + 1:02x}' for letter in line)}> Tj ET\n"
            for at, line in enumerate(lines)
        )
        objects.append(_stream(zlib.compress(words.encode()), b"/Filter/FlateDecode"))
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))  # fmt: skip  # noqa: E501


def _stream(data: bytes, filter: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), filter, data)


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """Bytes of a PDF whose pages hold these lines; at most 255 different letters."""
    return _pdf
