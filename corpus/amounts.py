"""Sums of money: what for, in which larger sum, and whether figures, words and totals agree.

A sum contains those that stand under it: in the points below "… trong đó:", behind "gồm" in the
same paragraph, in the rows of a table with a total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from corpus.activities import cells
from corpus.document import Amount, Clause, Span
from corpus.money_words import money_in_words
from corpus.text import in_lower_case

# "370.000.000", "21. 500.000" (a stray space), "1,5", "365,4", "1.200"
_FIGURE = r"\d{1,3}(?:[.,]\s?\d{3})+(?:,\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,3})?(?!\d)"
_UNITS = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_UNIT = r"tỷ|tỉ|triệu|nghìn|ngàn"
_DONG = r"đồng(?!\s(?:chí|bào|bộ|thời|nghiệp|đều|hương|quân|tình|thuận|ý))(?!\w)|vnđ(?!\w)|vnd(?!\w)|đ(?!\w)"
_SCALED = rf"(?:{_FIGURE})\s*(?:{_UNIT})(?!\w)"
_WORDS = r"\s*\((?:[^()]{4,250})\)"
# "370.000.000đồng (ba trăm …)", "1 tỷ 250 triệu đồng", "80.000.000 VNĐ", "200.000 đồng/người/tháng",
# "300.000.000 (ba trăm triệu) đồng", "1,5 tỷ"
_SUM = re.compile(
    rf"(?<![\w.,/-])(?:(?P<scaled>{_SCALED}(?:\s*{_SCALED}){{0,3}})\s*(?P<dong1>{_DONG})?"
    rf"|(?P<plain>{_FIGURE})(?P<inside>{_WORDS})?\s*(?P<dong2>{_DONG}))"
    r"(?P<per>(?:\s?/\s?(?:\d+\s)?[^\W\d_]+(?:\s(?:phẩm|hình|gia đình|vị|sinh|viên|dân|án|dự án|thảo|học))?){1,3})?"
    rf"(?P<words>(?:\s*[.,]?\s*\(?\s*(?:viết )?bằng chữ\s*:?[^().;\n]{{4,200}}\)?|{_WORDS}))?"
)
_ONE_SCALED = re.compile(rf"(?P<figure>{_FIGURE})\s*(?P<unit>{_UNIT})")
# What a scaled figure without "đồng" counts when a noun follows: "1,2 triệu người"
_COUNTS = re.compile(r"\s+(?!(?:từ|do|và|cho|để|trong|gồm|chi|lấy|theo|\())[^\W\d_]")
_MONEY_TALK = re.compile(r"kinh phí|ngân sách|dự toán|vốn|tiền|quỹ|chi |hỗ trợ|mức")
# Behind a sum that others make up: "trong đó chia ra:", "gồm:", "Bao gồm", "cụ thể như sau:"
_CONTAINS = re.compile(r"trong đó|gồm|chia ra|chia thành|cụ thể|như sau|phân bổ")
_TOTAL = re.compile(r"\W*(?:tổng|cộng)")
_PURPOSE_LEFT = re.compile(
    r"(?:[\s,:;(–-]+|(?<!\w)(?:là|khoảng|tối đa|không quá|không dưới|tối thiểu|số tiền|với|kinh phí dự kiến|dự kiến"
    r"|với kinh phí|với số tiền|được|bằng|đã|mỗi|trị giá|từ|đến)(?!\w))+$"
)
_BREAK = re.compile(r"[;.]\s|\n|(?<=\)),\s|,\s(?=mức|mỗi|trong đó|gồm)")
_LONGEST_PURPOSE = 200


@dataclass(frozen=True, slots=True)
class AmountIssue:
    """A total that its parts do not make up, or words that say another sum than the figure."""

    kind: Literal["sum", "words"]
    message: str  # one line in Vietnamese, with both numbers
    position: int  # of the amount, in the amounts checked


@dataclass(frozen=True, slots=True)
class _Found:
    """A sum as read, and what decides what it contains."""

    amount: Amount
    unit_price: bool = False
    opens: bool = False  # parts follow
    table: str | None = None  # of a table's cell: its header row's words
    total: bool = False  # of a table's total row


def find_amounts(text: str, clauses: Sequence[Clause]) -> tuple[Amount, ...]:
    """The sums of money named in ``text``, in order, each inside one of ``clauses``.

    ``parent`` is the position of the sum that contains it. Takes time linear in the text's
    length; raises nothing.
    """
    lowered = in_lower_case(text)
    by_path = {clause.path: clause for clause in clauses}
    found: list[_Found] = []
    for clause in clauses:
        if clause.kind in ("recipients", "signature"):
            continue
        table = _table(clause)
        found += _cells(text, lowered, clause, table) if table else _sums(text, lowered, clause)
    return tuple(_with_parents(found, by_path))


# ── sums in running text ─────────────────────────────────────────────────────────────────────


def _sums(text: str, lowered: str, clause: Clause) -> Iterator[_Found]:
    matches = [m for m in _SUM.finditer(lowered, *_ends(clause.span)) if _is_money(m, lowered)]
    begin = clause.span.start
    for index, match in enumerate(matches):
        value = _value(match)
        following = matches[index + 1].start() if index + 1 < len(matches) else clause.span.end
        if value is not None:
            purpose = _purpose(text, lowered, clause, begin, match.start())
            amount = Amount(value, purpose, clause.path, Span(match.start(), _end(match)))
            behind = lowered[_end(match) : min(following, _end(match) + 200)]
            yield _Found(amount, bool(match["per"]), _opens(behind))
        begin = match.end()


def _ends(span: Span) -> tuple[int, int]:
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
        value = _number(match["plain"], scaled=False)
    else:
        parts = _ONE_SCALED.finditer(match["scaled"])
        value = sum((_number(p["figure"], scaled=True) * _UNITS[p["unit"]] for p in parts), Decimal())
    return int(value) if value > 0 and value == int(value) else None


def _number(figure: str, *, scaled: bool) -> Decimal:
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
    if len(words) > _LONGEST_PURPOSE:
        words = words[-_LONGEST_PURPOSE:].split(" ", 1)[-1]
    if words:
        return words
    return clause.title or (clause.headings[-1] if clause.headings else "")


# ── sums in tables ───────────────────────────────────────────────────────────────────────────

_MONEY_COLUMN = re.compile(r"kinh phí|số tiền|thành tiền|dự toán|giá trị|vốn|ngân sách|tổng|mức chi|nhu cầu")
_COLUMN_UNIT = re.compile(
    r"\(?(?:đvt\s*:?\s*|đơn vị(?: tính)?\s*:?\s*)?(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn|1\.?000|1\.?000\.?000)?\s*(?P<dong>đồng|vnđ|đ)\s*\)?"
)
_UNIT_STATED = re.compile(
    r"(?:đvt|đơn vị(?: tính)?)\s*:\s*(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn|1\.?000|1\.?000\.?000)?\s*(?P<dong>đồng|vnđ)"
)
_CELL_FIGURE = re.compile(rf"(?P<figure>{_FIGURE})\s*(?:đồng|đ|vnđ)?")
_NAME_COLUMN = re.compile(r"nội dung|nhiệm vụ|hạng mục|khoản|công việc|hoạt động|tên|mục|diễn giải")


def _table(clause: Clause) -> str | None:
    if clause.kind == "row" and clause.headings and " | " in clause.headings[-1]:
        return clause.headings[-1]
    return None


def _cells(text: str, lowered: str, clause: Clause, table: str) -> Iterator[_Found]:
    """The sums in the money columns of a row; in other cells only what names its currency."""
    header = [in_lower_case(cell.strip()) for cell in re.split(r"\s*\|\s*", table)]
    stated = _UNIT_STATED.search(in_lower_case(" ".join(clause.headings)))
    own = cells(text, clause.span)
    total = any(_TOTAL.match(lowered, *_ends(cell)) for cell in own[:2])
    shift = len(header) - len(own) if total and len(own) < len(header) else 0
    name = _row_name(text, own, header)
    for index, cell in enumerate(own):
        column = index + shift if shift and index else index
        factor = _factor(header[column], stated) if column < len(header) else None
        match = _CELL_FIGURE.fullmatch(lowered, *_ends(cell)) if factor else None
        if match and factor:
            value = _number(match["figure"], scaled=factor > 1) * factor
            if value > 0 and value == int(value):
                amount = Amount(int(value), name, clause.path, cell)
                price = "đơn giá" in header[column]
                yield _Found(amount, price, table=table, total=total)
        else:
            part = replace(clause, span=cell)
            yield from (
                replace(one, amount=replace(one.amount, purpose=name), table=table, total=total)
                for one in _sums(text, lowered, part)
            )


def _factor(header: str, stated: re.Match[str] | None) -> int | None:
    """What a figure in the column is multiplied by; None where it is no money column."""
    if not _MONEY_COLUMN.search(header) and "đơn giá" not in header:
        return None
    match = _COLUMN_UNIT.search(header) or stated
    if match is None:
        return None
    unit = (match["unit"] or "").replace(".", "")
    return int(unit) if unit.isdecimal() else _UNITS.get(unit, 1)


def _row_name(text: str, own: list[Span], header: list[str]) -> str:
    named = [
        cell for cell, column in zip(own, header, strict=False)
        if _NAME_COLUMN.search(column) and re.search(r"[^\W\d_]{2}", cell.of(text))
    ]  # fmt: skip
    lettered = [cell for cell in own if re.search(r"[^\W\d_]{2}", cell.of(text))]
    chosen = (named or lettered or own)[0]
    return chosen.of(text).strip(" *.:")


# ── which sum contains which ─────────────────────────────────────────────────────────────────


def _with_parents(found: list[_Found], by_path: dict[str, Clause]) -> Iterator[Amount]:
    openers: dict[str, int] = {}  # clause's path: position of its last sum that opens parts
    totals = {
        (one.table, _above(one, by_path)): position
        for position, one in enumerate(found) if one.total
    }  # fmt: skip
    for position, one in enumerate(found):
        parent: int | None = None
        if one.table is not None:
            parent = None if one.total else totals.get((one.table, _above(one, by_path)))
        elif not one.unit_price:
            parent = openers.get(one.amount.clause)
            if parent is None:
                parent = _opener_above(by_path[one.amount.clause], by_path, openers)
        if one.opens and not one.unit_price:
            openers[one.amount.clause] = position
        yield replace(one.amount, parent=None if one.unit_price else parent)


def _above(one: _Found, by_path: dict[str, Clause]) -> str | None:
    """The annex or section that a row's table stands in."""
    clause = by_path[one.amount.clause]
    while clause.parent and clause.kind != "annex":
        clause = by_path[clause.parent]
    return clause.path


def _opener_above(
    clause: Clause, by_path: dict[str, Clause], openers: dict[str, int]
) -> int | None:
    """The last sum that opened parts in a clause above; a sentence behind the points is none
    of them."""
    while clause.parent:
        if clause.path.rsplit(".", 1)[-1].startswith("¶"):
            return None
        if clause.parent in openers:
            return openers[clause.parent]
        clause = by_path[clause.parent]
    return None


# ── whether they agree ───────────────────────────────────────────────────────────────────────


def check_amounts(amounts: Sequence[Amount], text: str) -> tuple[AmountIssue, ...]:
    """Totals that their parts do not add up to, and words that say another sum.

    ``amounts`` are those of ``text`` (``find_amounts``). Each issue names both numbers; which of
    them is right it does not say.
    """
    parts: dict[int, int] = {}
    counted: dict[int, int] = {}
    for amount in amounts:
        if amount.parent is not None:
            parts[amount.parent] = parts.get(amount.parent, 0) + amount.value
            counted[amount.parent] = counted.get(amount.parent, 0) + 1
    issues: list[AmountIssue] = []
    for position, amount in enumerate(amounts):
        added = parts.get(position, amount.value)
        if added != amount.value and counted.get(position, 0) > 1:
            issues.append(_sum_issue(amount, added, counted[position], position))
        said = _said(amount.span.of(text))
        if said is not None and said != amount.value:
            issues.append(_words_issue(amount, said, position))
    return tuple(issues)


def _said(words: str) -> int | None:
    bracket = re.search(r"\(([^()]{4,250})\)", words) or re.search(r"bằng chữ(.*)", words.lower())
    return money_in_words(bracket.group(1)) if bracket else None


def _sum_issue(amount: Amount, added: int, count: int, position: int) -> AmountIssue:
    return AmountIssue(
        "sum",
        f"{amount.clause}: «{amount.purpose}» ghi {_dong(amount.value)}, "
        f"nhưng {count} khoản bên dưới cộng lại là {_dong(added)}.",
        position,
    )


def _words_issue(amount: Amount, said: int, position: int) -> AmountIssue:
    return AmountIssue(
        "words",
        f"{amount.clause}: «{amount.purpose}» ghi bằng số {_dong(amount.value)}, "
        f"nhưng bằng chữ là {_dong(said)}.",
        position,
    )


def _dong(value: int) -> str:
    return f"{value:,} đồng".replace(",", ".")
