"""Sums of money in running text: the figure, its unit, and the words that say what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.document import Amount, Clause, Span
from corpus.facts.money_words import money_in_words

# "370.000.000", "21. 500.000" (a stray space), "1,5", "365,4", "1.200"
FIGURE = r"\d{1,3}(?:[.,]\s?\d{3})+(?:,\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,3})?(?!\d)"
UNITS = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_UNIT = r"tỷ|tỉ|triệu|nghìn|ngàn"
_DONG = (
    r"đồng(?!\s(?:chí|bào|bộ|thời|nghiệp|đều|hương|quân|tình|thuận|ý))(?!\w)|vnđ(?!\w)"
    r"|vnd(?!\w)|đ(?!\w)"
)
_SCALED = rf"(?:{FIGURE})\s*(?:{_UNIT})(?!\w)"
_WORDS = r"\s*\((?:[^()\d]{4,250})\)"
# "370.000.000đồng (ba trăm …)", "1 tỷ 250 triệu đồng", "80.000.000 VNĐ", "1,5 tỷ",
# "200.000 đồng/người/tháng", "300.000.000 (ba trăm triệu) đồng"
_SUM = re.compile(
    rf"(?<![\w.,/-])(?:(?P<scaled>{_SCALED}(?:\s*{_SCALED}){{0,3}})\s*(?P<dong1>{_DONG})?"
    rf"|(?P<plain>{FIGURE})(?P<inside>{_WORDS})?\s*(?P<dong2>{_DONG}))"
    r"(?P<per>(?:\s?/\s?(?:\d+\s)?[^\W\d_]+(?:\s(?:phẩm|hình|gia đình|vị|sinh|viên|dân|án|dự án"
    r"|thảo|học))?){1,3})?"
    rf"(?P<words>(?:\s*[.,]?\s*\(?\s*(?:viết )?bằng chữ\s*:?[^().;\n]{{4,200}}\)?|{_WORDS}))?"
)
_ONE_SCALED = re.compile(rf"(?P<figure>{FIGURE})\s*(?P<unit>{_UNIT})")
# What a scaled figure without "đồng" counts when a noun follows: "1,2 triệu người"
_COUNTS = re.compile(r"\s+(?!(?:từ|do|và|cho|để|trong|gồm|chi|lấy|theo|\())[^\W\d_]")
_MONEY_TALK = re.compile(r"kinh phí|ngân sách|dự toán|vốn|tiền|quỹ|chi |hỗ trợ|mức")
# Behind a sum that others make up: "trong đó chia ra:", "gồm:", "Bao gồm", "cụ thể như sau:"
_CONTAINS = re.compile(r"trong đó|gồm|chia ra|chia thành|cụ thể|như sau|phân bổ")
_PURPOSE_LEFT = re.compile(
    r"(?:[\s,:;(–-]+|(?<!\w)(?:là|khoảng|ít nhất|tối đa|không quá|không dưới|tối thiểu|số tiền"
    r"|với|kinh phí dự kiến|dự kiến"
    r"|với kinh phí|với số tiền|được|bằng|đã|mỗi|trị giá|từ|đến)(?!\w))+$"
)
_PURPOSE_LEAD = re.compile(r"^(?:trong đó|gồm|bao gồm|cụ thể|và)\s*:?\s*", re.IGNORECASE)
_BREAK = re.compile(r"[;.]\s|\n|(?<=\)),\s|,\s(?=mức|mỗi|trong đó|gồm)")
_LONGEST_PURPOSE = 200


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as read, and what decides what it contains."""

    amount: Amount
    unit_price: bool = False
    opens: bool = False  # parts follow
    table: str | None = None  # of a table's cell: its header row's words
    column: int | None = None  # and where it is one of a money column, which
    total: bool = False  # of a table's total row


def sums_in(text: str, lowered: str, clause: Clause) -> Iterator[Sum]:
    """The sums in a clause's own words, in order; ``lowered`` is ``in_lower_case(text)``."""
    matches = [m for m in _SUM.finditer(lowered, *ends(clause.span)) if _is_money(m, lowered)]
    begin = clause.span.start
    for index, match in enumerate(matches):
        value = _value(match)
        following = matches[index + 1].start() if index + 1 < len(matches) else clause.span.end
        if value is not None:
            purpose = _purpose(text, lowered, clause, begin, match.start())
            amount = Amount(value, purpose, clause.path, Span(match.start(), _end(match)))
            behind = lowered[_end(match) : min(following, _end(match) + 200)]
            yield Sum(amount, bool(match["per"]), _opens(behind))
        begin = match.end()


def ends(span: Span) -> tuple[int, int]:
    """Start and end, as a pattern's search takes them."""
    return span.start, span.end


def _is_money(match: re.Match[str], lowered: str) -> bool:
    if match["dong1"]:
        return True
    if match["plain"]:
        small = match["dong2"] == "đ" and len(re.sub(r"\D", "", match["plain"])) < 4
        return not small
    if match["per"] or "nghìn" in match["scaled"] or "ngàn" in match["scaled"]:
        return bool(match["words"]) and _words_value(match) is not None
    if _COUNTS.match(lowered, match.end("scaled")):
        return False
    return bool(_MONEY_TALK.search(lowered, max(0, match.start() - 120), match.start()))


def _value(match: re.Match[str]) -> int | None:
    if match["plain"]:
        value = number(match["plain"], scaled=False)
    else:
        parts = _ONE_SCALED.finditer(match["scaled"])
        scaled = [number(part["figure"], scaled=True) * UNITS[part["unit"]] for part in parts]
        value = sum(scaled, Decimal())
    return int(value) if value > 0 and value == int(value) else None


def number(figure: str, *, scaled: bool) -> Decimal:
    """ "1.200" is 1200 and "1,5" one and a half; "3,250 tỷ" has a decimal comma, "370,000,000"
    three groups."""
    figure = re.sub(r"\s", "", figure)
    groups = re.split(r"[.,]", figure)
    grouped = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    if grouped and (len(groups) > 2 or "." in figure or not scaled):
        return Decimal("".join(groups))
    if len(groups) > 2:  # "1.250.000,5"
        return Decimal("".join(groups[:-1]) + "." + groups[-1])
    return Decimal(figure.replace(",", "."))


def _words_value(match: re.Match[str]) -> int | None:
    words = match["inside"] or match["words"]
    return money_in_words(words) if words else None


def _end(match: re.Match[str]) -> int:
    """Behind the words in brackets when they are a number in words, else before them."""
    if match["words"] and money_in_words(match["words"]) is not None:
        return match.end()
    return match.start("words") if match["words"] else match.end()


def _opens(behind: str) -> bool:
    return bool(_CONTAINS.search(behind)) or bool(re.match(r"[^.;\n]{0,60}:\s*$", behind))


def _purpose(text: str, lowered: str, clause: Clause, begin: int, end: int) -> str:
    """The words of the sum's own line before it; where there are none, the clause's heading."""
    start = begin
    for match in _BREAK.finditer(lowered, max(begin, end - 400), end):
        if text[match.end() : end].strip(" :"):
            start = match.end()
    if start == clause.span.start and clause.label and text.startswith(clause.label, start):
        start += len(clause.label)
    left = _PURPOSE_LEFT.search(lowered, max(start, end - 80), end)
    words = text[start : left.start() if left else end].strip(" \n,;:.()–-")
    words = _PURPOSE_LEAD.sub("", words)
    if len(words) > _LONGEST_PURPOSE:
        words = words[-_LONGEST_PURPOSE:].split(" ", 1)[-1]
    if words:
        return words
    return clause.title or (clause.headings[-1] if clause.headings else "")
