"""Every mention of another text: kind, number, date, issuer, article path, title, and its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.citing.article_paths import ArticlePath, find_article_paths
from corpus.citing.citation_parts import (
    date_at,
    find_kinds,
    is_list_gap,
    issuer_at,
    issuer_end,
    issuer_name,
    kind_directly_before,
    kind_further_before,
    title_at,
    year_at,
)
from corpus.citing.law_names import LawMention, find_law_names
from corpus.citing.numbers import (
    KIND_SYMBOLS,
    NumberMention,
    find_numbers,
    kind_of_number,
    number_key,
)
from corpus.document import Clause, Reference, Span
from corpus.text import fold


@dataclass(frozen=True, slots=True)
class _Citation:
    """A mention being put together; offsets are those of the clause's words."""

    start: int
    end: int
    kind: str | None = None
    number: str | None = None
    date: date | None = None
    issuer: str | None = None
    article: str | None = None
    title: str | None = None


def find_references(
    text: str, clauses: Sequence[Clause], *, year: int | None = None
) -> tuple[Reference, ...]:
    """Every mention of another text in ``text``, in reading order, each with its clause's path.

    ``year`` (the plan's) completes a date written without one. A mention's span holds article
    path, kind, number, date and issuer, and lies inside its clause; a title longer than a law's
    name stands outside it. A list ("Nghị định số A ngày … và số B ngày …") gives one reference
    a number. The document itself ("Kế hoạch này", its own number in letterhead and annexes) is
    no other text. Without ``clauses`` all of ``text`` is read as one, with an empty path.
    """
    own = _own_number(text, clauses)
    places = [(clause.path, clause.span) for clause in clauses] or [("", Span(0, len(text)))]
    found: list[Reference] = []
    for path, span in places:
        for citation in _citations(span.of(text), year):
            if _is_own(citation, own, year):
                continue
            found.append(
                Reference(
                    kind=citation.kind,
                    number=citation.number,
                    date=citation.date,
                    issuer=citation.issuer,
                    article=citation.article,
                    title=citation.title,
                    clause=path,
                    span=Span(span.start + citation.start, span.start + citation.end),
                )
            )
    return tuple(sorted(found, key=lambda reference: reference.span))


# The letterhead's "Số: 174/KH-UBND", also in a table's cell or in bold
_OWN_LEAD = re.compile(r"(?:^|[\n|])[\s|*]{0,12}s[ốôo]\s{0,3}[:.]?[\s*]{0,9}$", re.IGNORECASE)
_LETTERHEAD = 3000  # characters within which a text without outline has its own number


def _own_number(text: str, clauses: Sequence[Clause]) -> str | None:
    """The key of the document's own number, from its opening."""
    openings = [clause.span for clause in clauses if clause.kind == "opening"]
    for span in openings or [Span(0, min(len(text), _LETTERHEAD))]:
        words = span.of(text)
        for mention in find_numbers(words):
            before = words[max(0, mention.span.start - 30) : mention.span.start]
            if _OWN_LEAD.search(before if mention.span.start > 30 else "\n" + before):
                return number_key(mention.number)
    return None


def _is_own(citation: _Citation, own: str | None, year: int | None) -> bool:
    if own is None or citation.number is None or number_key(citation.number) != own:
        return False
    other_year = citation.date and year and citation.date.year != year
    return not other_year


def _citations(words: str, year: int | None) -> list[_Citation]:
    anchors: list[LawMention | NumberMention] = sorted(
        [*find_law_names(words), *find_numbers(words)], key=lambda anchor: anchor.span
    )
    if not anchors:
        return []
    folded = fold(words)
    kinds = find_kinds(folded)
    found: list[_Citation] = []
    for anchor in anchors:
        previous = found[-1] if found else None
        if previous and anchor.span.start < previous.end:  # the number of a law just read
            continue
        if isinstance(anchor, LawMention):
            found.append(_law(words, anchor, year))
            continue
        citation = _numbered(words, folded, kinds, anchor, previous)
        if citation is not None:
            found.append(_dated_and_issued(words, citation, year))
    return _with_articles(words, _with_titles(words, found), find_article_paths(words))


# "Luật Bình đẳng giới số 73/2006/QH11"
_NUMBER_LEAD = re.compile(r"\s{0,3}[,(]?\s{0,3}(?:luật\s{1,2})?(?:số)?\s{0,3}", re.IGNORECASE)


def _law(words: str, law: LawMention, year: int | None) -> _Citation:
    citation = _Citation(law.span.start, law.span.end, kind=law.kind, title=law.title)
    if named := year_at(words, citation.end):
        citation = replace(citation, end=named[0])
    lead = _NUMBER_LEAD.match(words, citation.end)
    if lead:
        number = next(find_numbers(words[lead.end() : lead.end() + 40]), None)
        if number and number.span.start == 0:
            end = lead.end() + number.span.end
            end += "(" in lead.group() and words[end : end + 1] == ")"
            citation = replace(citation, end=end, number=number.number)
    return _dated_and_issued(words, citation, year)


# "số 12/ABC"; but "mẫu số 11/TNĐT" numbers a form
_NUMBER_SIGN = re.compile(
    r"(?P<form>(?:mẫu|biểu|bảng|lô|thửa|nhà|tờ|quyển)\s{1,2})?(?<!\w)(?P<sign>số\s{0,4}:?\s{0,4})$",
    re.IGNORECASE,
)

# "QĐ số 15/QĐ-BCĐ", "NĐ 30/2020/NĐ-CP"
_SHORT_KIND = re.compile(r"(?<!\w)(?P<kind>QĐ|NĐ|NQ|TT|TTLT|CT|KH|KL|CV)\s{1,2}$")


def _numbered(
    words: str,
    folded: str,
    kinds: list[tuple[int, int, str]],
    mention: NumberMention,
    previous: _Citation | None,
) -> _Citation | None:
    """The number with the kind before it, or as the next of a list; None where it is neither
    and its shape alone does not tell that it numbers a document."""
    at = mention.span.start
    nearest = bisect_left(kinds, (at,)) - 1
    if nearest >= 0 and kinds[nearest][0] >= (previous.end if previous else 0):
        start, end, kind = kinds[nearest]
        if kind_directly_before(folded, end, at):
            issuer = _issuer_before(words, start)
            return _Citation(start, mention.span.end, kind, mention.number, issuer=issuer)
        if words[start].isupper() and kind_further_before(folded, end, at):
            issued = issuer_at(words, end)
            issuer = issued[1] if issued else None
            return _Citation(start, mention.span.end, kind, mention.number, issuer=issuer)
    lead = _NUMBER_SIGN.search(words, max(0, at - 20), at)
    start = lead.start("sign") if lead else at
    if short := _SHORT_KIND.search(words, max(0, start - 8), start):
        kind = KIND_SYMBOLS[short["kind"]]
        return _Citation(short.start("kind"), mention.span.end, kind, mention.number)
    if previous and previous.number and is_list_gap(folded, previous.end, at):
        kind_said = kind_of_number(mention.number)
        same = kind_said in (None, previous.kind) or kind_of_number(previous.number) == kind_said
        return _Citation(start, mention.span.end, previous.kind if same else None, mention.number)
    if mention.sure or (lead and not lead["form"]):
        return _Citation(start, mention.span.end, None, mention.number)
    return None


# "hướng dẫn của Bộ Nội vụ tại Công văn số …": the issuer stands before the kind
_AT = re.compile(r"\s{1,2}(?:nêu\s)?tại\s{1,2}(?:các\s{1,2})?$")


def _issuer_before(words: str, kind_start: int) -> str | None:
    window = words[max(0, kind_start - 140) : kind_start]
    at = _AT.search(window)
    if at is None:
        return None
    of = window.rfind(" của ", 0, at.start())
    if of < 0 or not window[of + 5 : of + 6].isupper():
        return None
    end = issuer_end(window, of + 5)
    return issuer_name(window[of + 5 : end]) if end == at.start() else None


def _dated_and_issued(words: str, citation: _Citation, year: int | None) -> _Citation:
    """The date and the issuer behind the number, in either order, each once."""
    dated = False
    for _ in range(2):
        if not dated and (found := date_at(words, citation.end, year)):
            citation, dated = replace(citation, end=found[0], date=found[1]), True
        elif citation.issuer is None and (issued := issuer_at(words, citation.end)):
            citation = replace(citation, end=issued[0], issuer=issued[1])
    return citation


# ", ", "; ", " và ": here the next citation of a list begins, and the title before it ends
_LIST_JOINT = re.compile(r"(?:[,;]|[,;]?\s{1,2}và)\s{1,3}(?:các\s)?$")


def _with_titles(words: str, citations: list[_Citation]) -> list[_Citation]:
    """A title may name another text ("về triển khai Quyết định số …")."""
    out: list[_Citation] = []
    for index, citation in enumerate(citations):
        following = citations[index + 1] if index + 1 < len(citations) else None
        limit = len(words)
        if following:
            near = max(citation.end, following.start - 12)
            joint = _LIST_JOINT.search(words, near, following.start)
            limit = joint.start() if joint else limit
        title = citation.title or title_at(words, citation.end, limit)
        out.append(replace(citation, title=title))
    return out


# Between a path and its text: "Điều 14 [của ]Luật …"; and behind it: "Luật … (Điều 14)"
_TO_TEXT = re.compile(r"\s{0,3},?\s{0,3}(?:(?:của|tại|trong|thuộc)\s{1,2})?(?:các\s)?")
_TO_PATH = re.compile(r"\s{0,3}(?:[,(]\s{0,3}(?:(?:tại|ở)\s{1,2})?|tại\s{1,2})")
_OF_THIS = re.compile(r"\s{0,3}(?:của\s{1,2})?\w+(?:\s{1,2}\w+){0,2}\s{1,2}này(?!\w)")


def _with_articles(
    words: str, citations: list[_Citation], paths: list[ArticlePath]
) -> list[_Citation]:
    """Each path goes to the text right behind it, else to the one right before it."""
    out = list(citations)
    starts = [citation.start for citation in citations]
    for path in paths:
        index = bisect_left(starts, path.span.end)
        if index < len(out) and _gap(words, path.span.end, starts[index], _TO_TEXT):
            out[index] = replace(out[index], start=path.span.start, article=path.path)
        elif index > 0 and _behind(words, out[index - 1], path):
            citation = out[index - 1]
            opened = "(" in words[citation.end : path.span.start]
            end = path.span.end + (opened and words[path.span.end : path.span.end + 1] == ")")
            out[index - 1] = replace(citation, end=end, article=path.path)
    return out


def _behind(words: str, citation: _Citation, path: ArticlePath) -> bool:
    """Whether a path belongs to the text cited before it: "Luật … (Điều 14)"."""
    return (
        citation.article is None
        and _OF_THIS.match(words, path.span.end) is None
        and _gap(words, citation.end, path.span.start, _TO_PATH)
    )


def _gap(words: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    return 0 <= end - start <= 24 and pattern.fullmatch(words, start, end) is not None
