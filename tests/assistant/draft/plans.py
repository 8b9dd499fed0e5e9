"""Plans to draft from: the shipped digests and our own invented plans, which are always there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.draft import Draft, draft_plan
from corpus import read_documents
from corpus.document import Document

ROOT = Path(__file__).resolve().parents[3]
DIGESTS = ROOT / "corpus" / "library" / "plans"
OWN = ROOT / "tests" / "data" / "plans"

SHIPPED = (
    (DIGESTS / "ha-nam-2014.md", "phường Hà Nam, tỉnh Ninh Bình"),
    (DIGESTS / "kien-giang-so-y-te-2022.md", "xã Kiên Lương, tỉnh An Giang"),
    (DIGESTS / "hung-yen-so-ldtbxh-2022.md", "phường Phố Hiến, tỉnh Hưng Yên"),
    (DIGESTS / "thua-thien-hue-2023.md", "phường Thuận Hóa, thành phố Huế"),
    (OWN / "ocop_so_2024.txt", "xã Thanh Ba, tỉnh Phú Thọ"),
    (OWN / "thien_tai_tinh_2023.txt", "xã Sơn Tịnh, tỉnh Quảng Ngãi"),
    (OWN / "cong_van_kiem_tra_cuoi_ky_2024.txt", "phường Tô Hiệu, tỉnh Sơn La"),
)
REAL = (
    ("174-KH-UBND.md", "phường Sài Gòn, thành phố Hồ Chí Minh"),
    ("003_8d1e6aa1a21ecbf8.txt", "phường Hà Nam, tỉnh Ninh Bình"),
    ("004_19997326cc35926e.txt", "xã Kiên Lương, tỉnh An Giang"),
    ("159-KH-UBND.md", "phường Ninh Kiều, thành phố Cần Thơ"),
    ("165-KH-UBND.md", "phường Ninh Kiều, thành phố Cần Thơ"),
    ("308-KH-UBND.md", "phường Hoàn Kiếm, thành phố Hà Nội"),
    ("617-KH-UBND.md", "phường Mỹ Tho, tỉnh Đồng Tháp"),
    ("002_db012d4176ced796.txt", "phường Phố Hiến, tỉnh Hưng Yên"),
    ("001_32c554cad376a699.txt", "phường Thuận Hóa, thành phố Huế"),
)


@cache
def read(path: Path) -> Document:
    return read_documents(path)[0]


@cache
def drafted(path: Path, place: str, year: int | None = 2026) -> Draft:
    return draft_plan(read(path), place, year=year)
