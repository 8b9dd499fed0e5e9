"""The words of the corpus room: a file as read, and what was found in it.

Every class is frozen: a function takes data and gives data. Offsets are counted in characters
(code points) of ``Document.text``, half open, so that for anything that carries a span

    document.text[span.start:span.end]

is, verbatim, what a person sees in ``cancu show DOC --text``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

DocumentKind = Literal["original", "digest"]
"""A digest tells a text in this project's own words; it says so in every citation."""

Level = Literal["central", "province", "district", "commune", "unknown"]
Recurrence = Literal["once", "half-year", "quarter", "month", "year"]
ReferenceStatus = Literal["held", "registered", "not held"]
InForce = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Start and end in a text, in characters, half open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words at this span of ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


ClauseKind = Literal[
    "opening",  # letterhead, title, căn cứ: all before the first numbered heading
    "part",  # Phần
    "chapter",  # Chương
    "section",  # Mục (in a law), I. II. III. (in a plan)
    "article",  # Điều
    "item",  # khoản, 1. 1.1.
    "point",  # điểm, a)
    "bullet",  # - + •
    "row",  # a table's row, cells joined by " | "
    "closing",  # "Trên đây là …", "Trong quá trình thực hiện …"
    "recipients",  # Nơi nhận
    "signature",
    "annex",  # Phụ lục
    "note",  # a footnote
]


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the outline.

    ``path`` is unique within its document. Labelled steps are joined by dots as a person would
    cite them (``III.2``, ``Điều 4.3.b``, ``Phụ lục.I.1``; ``Quy chế.Điều 5`` of the regulation
    that a decision issues); a bullet counts from one under its parent and keeps its mark
    (``III.-2``, ``III.7.-2.+1``). Parts without a number are named: ``phần mở đầu``, ``phần
    kết``, ``nơi nhận``, ``phần ký``, ``chú thích 3``. A paragraph without label behind labelled
    ones is ``III.¶1``.

    ``span`` is the clause's own words, label included, children excluded: the clauses of a
    document do not overlap and stand in reading order.
    """

    path: str
    kind: ClauseKind
    label: str  # "2.", "a)", "-", "Điều 4."; empty where there is none
    title: str  # the heading's words without label; empty for running text
    headings: tuple[str, ...]  # label and title of each clause above, outermost first
    span: Span
    page: int | None = None  # from 1, of where the clause starts; None where not known
    parent: str | None = None  # path of the clause above
    turns: tuple[tuple[int, int], ...] = ()  # (offset, page): where it goes on to another page
    confidence: float | None = None  # of words recognised in a scan, 0 to 1; None for text

    @property
    def section(self) -> str:
        """The path as it is cited: without bullets (``III.-2`` is cited as ``III``)."""
        steps = self.path.split(".")
        while len(steps) > 1 and steps[-1][0] in "-+•*¶":
            steps.pop()
        return ".".join(steps)

    def page_at(self, offset: int) -> int | None:
        """The page on which the clause's words at this offset of the text stand."""
        page = self.page
        for start, turned in self.turns:
            if start <= offset:
                page = turned
        return page


@dataclass(frozen=True, slots=True)
class Header:
    """What stands around the text: who issued it, when, under which number, for whom.

    A field is None (or empty) where the document does not say: a draft's blank number
    ``Số:      /KH-UBND`` gives ``number=None`` and ``symbol="KH-UBND"``.
    """

    number: str | None = None  # "1509/KH-SYT-CDN", spaces removed, Đ normalised
    symbol: str | None = None  # "KH-SYT-CDN"
    type: str | None = None  # "Kế hoạch", "Công văn", "Nghị định", "Luật" …
    issuer: str | None = None  # "Ủy ban nhân dân phường Hội Thương"
    place: str | None = None  # "phường Hội Thương", "tỉnh Kiên Giang": where it applies
    level: Level = "unknown"
    date: datetime.date | None = None  # None where day or month is blank
    year: int | None = None  # the plan's year, from the date, else from the title
    title: str | None = None  # "Triển khai công tác bình đẳng giới … năm 2022"
    signer: str | None = None  # the last; corpus.structure.signing.signers_of gives each
    recipients: tuple[str, ...] = ()  # Kính gửi, then Nơi nhận without "Như trên", one a line
    effective: datetime.date | None = None  # legal texts: in force from


RepairKind = Literal[
    "joined line",  # a line break inside a sentence became a space
    "dropped markup",  # **, #, table bars, links' targets
    "normalised",  # NFD to NFC, Ð to Đ, soft hyphen, no-break space
    "list number",  # a number that Word computes was written out
    "old font",  # TCVN3, VNI … to Unicode
    "illegible",  # what was recognised under a stamp or a signature, and is not in the text
    "parted columns",  # two columns of a page shared a line: now one stands behind the other
]


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that reading changed: how the text shown differs from the file."""

    kind: RepairKind
    at: int  # offset in Document.text
    was: str  # what the file has there


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another text, as written at ``span`` and as understood."""

    kind: str | None  # "Nghị định"; None where only a number is given
    number: str | None  # normalised: "30/2020/NĐ-CP"; None for "Luật Bình đẳng giới"
    date: datetime.date | None
    issuer: str | None
    article: str | None  # "Điều 4.3.b"
    title: str | None  # "Luật Bình đẳng giới", or the words after "về việc …"
    clause: str  # path of the clause it stands in
    span: Span
    status: ReferenceStatus = "not held"
    document: str | None = None  # id of the held document it resolves to
    in_force: InForce = "unknown"
    replaced_by: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()  # "the register dates it 15/08/2024", never a verdict


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who must do what, for whom, by when, how often; the words stand at ``span``."""

    actor: str | None
    action: str
    recipient: str | None
    due: datetime.date | None
    begins: datetime.date | None  # JSON: "from"
    recurrence: Recurrence | None
    clause: str
    span: Span
    when: str | None = None  # the time as written: "trước ngày 05/12", "quý II", "khi có yêu cầu"
    assistants: tuple[str, ...] = ()  # "phối hợp với …"
    year_inferred: bool = False  # the year is the plan's, not the sentence's


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: ``value`` whole đồng, what for, and the line that contains it."""

    value: int
    purpose: str
    clause: str
    span: Span
    parent: int | None = None  # position, in Document.amounts, of the total it is part of


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read, or one legal text of a file that holds several."""

    id: str  # 12 hexadecimal digits of the text's hash: the same text has the same id anywhere
    file: str  # the file's name, for people
    header: Header
    text: str
    clauses: tuple[Clause, ...]
    kind: DocumentKind = "original"
    original: str | None = None  # a digest: the file name of what it tells
    references: tuple[Reference, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    amounts: tuple[Amount, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()  # Vietnamese, one line each
    meta: tuple[tuple[str, str], ...] = field(default=())  # what only one format knows

    def children(self, path: str | None) -> tuple[Clause, ...]:
        """The clauses right under the one at ``path``, in order; None: those under none."""
        return tuple(clause for clause in self.clauses if clause.parent == path)

    def clause(self, path: str) -> Clause:
        """The clause at ``path``. Raises KeyError where there is none."""
        for clause in self.clauses:
            if clause.path == path:
                return clause
        raise KeyError(path)

    def words(self, clause: Clause) -> str:
        """The clause's own words, verbatim."""
        return clause.span.of(self.text)
