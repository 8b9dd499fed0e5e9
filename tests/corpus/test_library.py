"""The shipped digests: well formed, and true to the originals they tell.

A digest is what the product answers from when a user has nothing else. Where the originals are at
hand, each is compared with its digest article by article (a plan: section by section): the same
dates, numbers and document numbers on both sides, the same outline labels, and no run of copied
words.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

LIBRARY = Path(__file__).resolve().parents[2] / "corpus" / "library"
DIGESTS = sorted(LIBRARY.glob("*/*.md"))

KEYS = {
    "kind": (str,),
    "number": (str, type(None)),
    "symbol": (str, type(None)),
    "type": (str,),
    "issuer": (str, type(None)),
    "place": (str, type(None)),
    "level": (str,),
    "date": (datetime.date, type(None)),
    "year": (int,),
    "effective": (datetime.date, type(None)),
    "title": (str, type(None)),
    "signer": (str, type(None)),
    "original": (str,),
}
TYPES = {"Kế hoạch", "Công văn", "Luật", "Bộ luật", "Nghị định", "Thông tư"}
LEVELS = {"central", "province", "district", "commune"}

LONGEST_RUN = 13
"""Words in a row that a sentence may share with its original.

A name, a date, a document's number and an article's each count as one word; headings are titles,
not sentences.
"""

NAMES = [
    line
    for line in Path(__file__)
    .with_name("library_names.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]

LABEL = re.compile(
    r"""(?:
        (?P<article>Điều\s\d+)\.       # Điều 4.
      | (?P<roman>[IVX]+)\.\s          # III.
      | (?P<number>\d+(?:\.\d+)*)\.\s  # 1.  1.1.
      | (?P<letter>\w)\)\s             # a)  đ)
      | (?P<bullet>[-+])\s             # -  +
    )""",
    re.VERBOSE,
)
LABEL_AHEAD = re.compile(f"^(?={LABEL.pattern})", re.VERBOSE | re.MULTILINE)
DATE = re.compile(
    r"""(?<![\d/])
    (?: (?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?![\d/])    # 05/6/2022, 8/3
      | ngày\s(?P<day_>\d{1,2})\stháng\s(?P<month_>\d{1,2})\snăm\s(?P<year_>\d{4})
    )""",
    re.VERBOSE,
)
DOCUMENT_NUMBER = re.compile(
    r"""(?<![\d/])\d+\w?\s*(?:/\s*\d{4}\s*)?[/-]\s*   # 191/2009/  32-  1202/
        [A-ZĐ]{2}[\wĐ&]*(?:\s*[-/&]\s*[A-ZĐ][\wĐ&]*)*  # TT-BTC  CTr/TU  KH - UBND
    """,
    re.VERBOSE,
)
PART = re.compile(r"(?:phụ lục|chương|mục) [IVX]+\b|(?:khoản|điều) \d+", re.I)  # khoản 2 Điều 15
IN_WORDS = re.compile(  # ba mươi sáu tháng, sáu tháng
    r"\b(?:\w+ mươi \w+|hai|ba|bốn|sáu|bảy|tám|chín|mười) (?:tháng|ngày|tuổi)\b"
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")  # 370.000.000  0,2  05
UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
CAPITALISED = rf"[{UPPER}][^\W\d_{UPPER}]*\b"
UNIT = re.compile(  # Bộ Tài chính; Công chức Văn hóa - Xã hội; Trạm Y tế; xã Đình Cao
    r"\b(?:Bộ|Sở|Ban|Hội|Ủy ban|Công an|Công đoàn|Công chức|Cán bộ|Trạm|Trung tâm|Phòng|Đài|Báo|"
    rf"Tòa án|Viện|Mặt trận|Hội đồng|Thủ tướng) {CAPITALISED}(?:[ –-]+{CAPITALISED})*(?: \w+)?"
    rf"|\b(?:xã|phường|huyện|thành phố|tỉnh|Tỉnh ủy) {CAPITALISED}(?: {CAPITALISED})*"
)
PERIOD = re.compile(r"(?:giai đoạn|đến năm) \d{4}(?: ?[-–] ?\d{4})?")  # giai đoạn 2021 - 2025
CITATION = re.compile(  # Kế hoạch số 78/KH-UBND ngày 30/3/2022, number and date masked before
    r"(?:Thông tư liên tịch|\w+ \w+) số +§(?:,? +(?:ngày +)?§)?"
)
CROSS_REFERENCE = re.compile(r"(?:điểm \w+(?:(?:,| và) \w)* )?(?:khoản \d+,? )?Điều \d+", re.I)
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def front_matter(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[2]


@cache
def fold(text: str) -> str:
    """Lower case without marks: ``Hoá`` and ``hóa`` are one word."""
    marks = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in marks if not unicodedata.combining(c)).replace("đ", "d")


def clean(text: str) -> str:
    """An original without its Markdown, its crawl's file links, and the scars of numbers."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("\ufeff", "")
    text = re.sub(r"[*#]+", "", text)
    text = re.sub(r"(?m)^Phu luc kem theo .*$", "", text)
    return re.sub(r"(?m)^[\s]+", "", text)


def sections(text: str) -> dict[str, str]:
    """Articles of a law, Roman sections of a plan, items of a letter: label to text.

    What stands before the first is under the empty label.
    """
    shapes = (r"^Điều \d+\.", r"^[IVX]+\. ", r"^\d+\. ")
    shape = next(s for s in shapes if re.search(s, text, re.MULTILINE))
    parts = re.split(f"(?m)(?={shape})", text)
    if re.match(shape, parts[0]):
        parts.insert(0, "")
    found: dict[str, str] = {"": parts[0]}
    for part in parts[1:]:
        label = part.split(".")[0]
        if label not in found:  # the codification gives an amended article twice
            found[label] = part
    return found


def labels(text: str) -> list[str]:
    found = []
    for line in text.splitlines():
        match = LABEL.match(line)
        if match:
            found.append(fold(match["letter"] or "") + ")" if match["letter"] else match[0].strip())
    return found


def dates(text: str) -> set[tuple[int, int, int | None]]:
    found = set()
    for match in DATE.finditer(re.sub(r"\s+", " ", text)):
        day, month = (int(match[k] or match[k + "_"]) for k in ("day", "month"))
        year = match["year"] or match["year_"]
        found.add((day, month, int(year) if year else None))
    return found


def numbers(text: str) -> set[str]:
    """Every number written in digits; 05 is 5, 70.000 is 70000, 0,2 stays 0,2."""
    found = set()
    for written in NUMBER.findall(text):
        if THOUSANDS.fullmatch(written):
            found.add(written.replace(".", ""))
        else:
            found.add(re.sub(r"(?<![\d,.])0+(?=\d)", "", written))
    return found


def document_numbers(text: str) -> set[str]:
    joined = re.sub(r"\s+", " ", text)
    return {re.sub(r"\s", "", n) for n in DOCUMENT_NUMBER.findall(joined)}


def units(text: str) -> set[str]:
    """Agencies, offices, places, as they are named."""
    return {" ".join(words(unit)) for unit in UNIT.findall(re.sub(r"\s+", " ", text))}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def folded(name: str) -> str:
    return " ".join(words(name))


def masked(text: str, names: list[str]) -> list[str]:
    """Words, each name, date, cited text's and article's number one word ``§``."""
    text = re.sub(r"\s+", " ", text)
    text = DATE.sub(" § ", DOCUMENT_NUMBER.sub(" § ", text))
    text = CROSS_REFERENCE.sub(" § ", PERIOD.sub(" § ", CITATION.sub(" § ", text)))
    joined = " " + " ".join(re.findall(r"[\w§]+", fold(text))) + " "
    for name in names:
        joined = joined.replace(f" {name} ", " § ")
    return re.sub(r"§( §)+", "§", joined).split()


def runs(tokens: list[str], length: int) -> Iterator[str]:
    for start in range(len(tokens) - length + 1):
        yield " ".join(tokens[start : start + length])


def is_heading(line: str) -> bool:
    """``Điều 4. Mục tiêu bình đẳng giới``, ``II. NỘI DUNG``: a label and a title, no full stop."""
    match = LABEL.match(line)
    heads = match is not None and not match["bullet"] and not match["letter"]
    return heads and line[-1] not in ".;:," and len(line.split()) <= 60


def told(path: Path, shared_corpus: Path) -> list[tuple[str, str, str]]:
    """(label, original, digest) of each section; of a ``scope: trích`` only the articles told."""
    header = front_matter(path)
    folder = shared_corpus / path.parent.name
    original = sections(clean((folder / header["original"]).read_text(encoding="utf-8")))
    digest = sections(body(path))
    if header.get("scope") is None:
        assert list(digest) == list(original)
    return [(label, original[label], text) for label, text in digest.items()]


def cut(text: str) -> list[str]:
    """The text cut before each label of the outline."""
    starts = [0, *(match.start() for match in LABEL_AHEAD.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(starts) if start < end]


def clauses(path: Path, shared_corpus: Path) -> list[tuple[str, str, str]]:
    """As ``told``, cut finer: at every label of the outline, which both sides have alike."""
    return [
        (f"{section}: {theirs[:20]}", theirs, ours)
        for section, original, digest in told(path, shared_corpus)
        for theirs, ours in zip(cut(original), cut(digest), strict=True)
    ]


def identify(path: Path) -> str:
    return path.stem


every_digest = pytest.mark.parametrize("path", DIGESTS, ids=identify)


def test_the_library_tells_the_five_plans_and_the_letter_and_the_laws_they_cite() -> None:
    held = {path.relative_to(LIBRARY).as_posix() for path in DIGESTS}
    assert held >= {
        "plans/hoi-thuong-2022.md",
        "plans/thua-thien-hue-2023.md",
        "plans/hung-yen-so-ldtbxh-2022.md",
        "plans/ha-nam-2014.md",
        "plans/kien-giang-so-y-te-2022.md",
        "legal/73-2006-qh11.md",
        "legal/70-2008-nd-cp.md",
        "legal/48-2009-nd-cp.md",
        "legal/191-2009-tt-btc.md",
        "legal/03-2022-tt-btc.md",
        "legal/30-2020-nd-cp.md",
        "legal/45-2019-qh14.md",
        "legal/52-2014-qh13.md",
    }


@every_digest
def test_front_matter_is_complete_and_of_known_kinds(path: Path) -> None:
    header = front_matter(path)
    assert set(header) - {"scope"} == set(KEYS)
    for key, kinds in KEYS.items():
        assert isinstance(header[key], kinds), key
    assert header["kind"] == "digest"
    assert header["type"] in TYPES
    assert header["level"] in LEVELS
    if header["number"] and header["symbol"]:
        assert header["number"].endswith(header["symbol"])
    if header["date"]:
        assert header["date"].year == header["year"]
    if path.parent.name == "legal":
        assert header["level"] == "central"
        assert header["number"] and header["issuer"] and header["title"]
        assert header["date"] <= header["effective"]
        assert path.stem == fold(header["number"]).replace("/", "-")


@every_digest
def test_an_excerpt_names_exactly_the_articles_it_tells(path: Path) -> None:
    scope = front_matter(path).get("scope")
    if scope is None:
        return
    assert scope.startswith("trích: Điều ")
    named: list[int] = []
    for part in scope.removeprefix("trích: Điều ").split(", "):
        first, _, last = part.partition("-")
        named.extend(range(int(first), int(last or first) + 1))
    assert [f"Điều {n}" for n in named] == [label for label in sections(body(path)) if label]


@every_digest
def test_a_digest_is_plain_unicode_text_one_paragraph_a_line(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search(r"[\t\r\u00a0\u00ad\u200b\ufeffÐ]", text)
    assert not re.search(r"[ ]$", text, re.MULTILINE)
    assert text.endswith("\n") and not text.endswith("\n\n")
    for line in body(path).splitlines():
        goes_on = line[:1].islower() and not LABEL.match(line)
        assert not goes_on, f"a line that goes on from another: {line}"


@every_digest
def test_the_outline_has_the_labels_of_the_original(path: Path, shared_corpus: Path) -> None:
    for label, original, digest in told(path, shared_corpus):
        assert labels(digest) == labels(original), label


@every_digest
def test_dates_and_numbers_are_those_of_the_original(path: Path, shared_corpus: Path) -> None:
    for label, original, digest in clauses(path, shared_corpus):
        assert dates(digest) == dates(original), label
        assert document_numbers(digest) == document_numbers(original), label
        assert numbers(digest) == numbers(original), label
        assert set(IN_WORDS.findall(digest)) == set(IN_WORDS.findall(original)), label
        assert set(PART.findall(digest.lower())) == set(PART.findall(original.lower())), label


@every_digest
def test_units_and_places_are_those_of_the_original(path: Path, shared_corpus: Path) -> None:
    for label, original, digest in told(path, shared_corpus):
        for one, other in ((original, digest), (digest, original)):
            text = f" {' '.join(words(other))} "
            assert {unit for unit in units(one) if f" {unit} " not in text} == set(), label


@every_digest
def test_the_front_matter_says_nothing_the_original_does_not(
    path: Path, shared_corpus: Path
) -> None:
    header = front_matter(path)
    file = shared_corpus / path.parent.name / header["original"]
    original = clean(file.read_text(encoding="utf-8"))
    known = " ".join(words(original))
    for key in ("title", "symbol"):
        assert " ".join(words(header[key] or "")) in known
    for signer in (header["signer"] or "").split("; "):
        assert " ".join(words(signer)) in known
    assert not header["number"] or header["number"] in document_numbers(original)
    for key in ("date", "effective"):
        day = header[key]
        assert day is None or (day.day, day.month, day.year) in dates(original)
    assert str(header["year"]) in numbers(original)


@every_digest
def test_no_sentence_is_copied_from_the_original(path: Path, shared_corpus: Path) -> None:
    header = front_matter(path)
    file = shared_corpus / path.parent.name / header["original"]
    names = sorted(map(folded, NAMES), key=len, reverse=True)
    if len(words(header["title"] or "")) > LONGEST_RUN:
        names.insert(0, folded(header["title"]))
    length = LONGEST_RUN + 1
    original = set(runs(masked(clean(file.read_text(encoding="utf-8")), names), length))
    copied = [
        run
        for line in body(path).splitlines()
        if not is_heading(line)
        for run in runs(masked(line, names), length)
        if run in original
    ]
    assert copied == []
