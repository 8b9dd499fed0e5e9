"""The outline of a text: paragraphs become clauses, each with its path and its headings.

Reading is one pass with a stack of open clauses. A label closes every open clause of its own
rank or lower and opens a new one under what remains; a paragraph without a label belongs to the
clause before it. Before the first label stands the opening; after the body come the closing
words, the recipients and the signature; annexes and notes follow.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from corpus.document import Clause, ClauseKind, Span
from corpus.structure.closing import closes, is_signature, opens_recipients, parted
from corpus.structure.headings import title_of
from corpus.structure.labels import Label, find_label, following_kinds, is_roman
from corpus.structure.paragraphs import Paragraph, Text
from corpus.text import fold

# Ranks of the outline's levels: a label closes what has its rank or a lower one (a higher number).
# Between them is room for "1.1", "1.1.1" under an item and for bullets under bullets.
_PART, _CHAPTER, _SECTION, _ARTICLE, _ITEM, _POINT, _BULLET = 10, 20, 30, 40, 50, 60, 100
_RANKS: dict[ClauseKind, int] = {
    "part": _PART,
    "chapter": _CHAPTER,
    "section": _SECTION,
    "article": _ARTICLE,
    "item": _ITEM,
    "point": _POINT,
    "bullet": _BULLET,
    "row": _BULLET,
}
RUNNING = "¶"
"""Step of a paragraph that stands without label behind labelled ones (``III.¶1``)."""


@dataclass(slots=True)
class _Open:
    """A clause being read."""

    kind: ClauseKind
    path: str
    label: str
    title: str
    headings: tuple[str, ...]
    start: int
    end: int
    page: int | None
    parent: str | None
    rank: int
    mark: str = ""  # a bullet's mark
    steps: Counter[str] = field(default_factory=Counter)  # children counted by mark

    def closed(self) -> Clause:
        span = Span(self.start, self.end)
        return Clause(
            self.path,
            self.kind,
            self.label,
            self.title,
            self.headings,
            span,
            self.page,
            self.parent,
        )


def read_outline(text: Text) -> tuple[Clause, ...]:
    """The clauses of a text, in reading order; every paragraph is in exactly one.

    Clause spans do not overlap, and between two of them stands only a line break.
    """
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: Text) -> None:
        self._text = text.text
        self._paragraphs = text.paragraphs
        self._clauses: list[_Open] = []
        self._stack: list[_Open] = []
        self._paths: Counter[str] = Counter()
        self._columns: str | None = None  # the header row of the table being read
        self._tail: list[tuple[Paragraph, bool]] = []  # with whether it is of the recipients
        self._labels = [
            None if paragraph.row else find_label(self._words(paragraph))
            for paragraph in self._paragraphs
        ]
        self._followed_by = following_kinds(self._labels)

    def read(self) -> tuple[Clause, ...]:
        body = self._body_start()
        for index, paragraph in enumerate(self._paragraphs):
            if index < body:
                self._extend_or_open("opening", "phần mở đầu", paragraph)
            else:
                self._take(index, paragraph)
        self._close_tail()
        return tuple(clause.closed() for clause in self._clauses)

    def _body_start(self) -> int:
        """Index of the first labelled paragraph; in a text without labels, of the one behind
        "… như sau:"."""
        for index, label in enumerate(self._labels):
            if label is not None and label.kind not in ("bullet", "note", "point"):
                return index
        for index, paragraph in enumerate(self._paragraphs[:-1]):
            if fold(self._words(paragraph)).rstrip(" :.").endswith("nhu sau"):
                return index + 1
        return 0

    def _words(self, paragraph: Paragraph) -> str:
        return paragraph.span.of(self._text)

    # ── one paragraph ────────────────────────────────────────────────────────────────────────

    def _take(self, index: int, paragraph: Paragraph) -> None:
        words = self._words(paragraph)
        if paragraph.row:
            self._close_tail()
            self._take_row(paragraph, words)
            return
        self._columns = None
        label = self._labels[index]
        if label is not None and label.kind == "annex":
            self._close_tail()
            self._push(label, paragraph, words, rank=0)
        elif label is not None and label.kind == "note":
            self._close_tail()
            self._open("note", label.step, paragraph, label=words[: label.end].strip())
        elif self._is_tail(words, label):
            listed = label is not None or opens_recipients(words)
            self._tail.append((paragraph, listed))
        elif label is None:
            self._take_running(index, paragraph, words)
        else:
            self._close_tail()
            self._push(label, paragraph, words, rank=self._rank(label))

    def _is_tail(self, words: str, label: Label | None) -> bool:
        if self._tail:
            return label is None or label.kind == "bullet"
        return opens_recipients(words) or (label is None and is_signature(words))

    def _close_tail(self) -> None:
        """Recipients and signature stand side by side on paper and may mingle in a file: two
        clauses where they are apart, one where they are not."""
        if not self._tail:
            return
        self._stack.clear()
        recipients = parted([listed for _, listed in self._tail])
        for (paragraph, _), is_recipient in zip(self._tail, recipients, strict=True):
            if is_recipient:
                self._extend_or_open("recipients", "nơi nhận", paragraph)
            else:
                self._extend_or_open("signature", "phần ký", paragraph)
        self._tail = []

    def _take_running(self, index: int, paragraph: Paragraph, words: str) -> None:
        if not self._clauses or self._clauses[-1].kind == "opening":
            self._open_numbered(paragraph)
            return
        last = self._clauses[-1]
        in_law = any(clause.kind == "article" for clause in self._stack)
        if not in_law and last.kind != "closing" and self._closes(index, last, words):
            self._stack.clear()
            self._open("closing", "phần kết", paragraph)
        elif last.path.startswith("đoạn "):
            self._open_numbered(paragraph)
        elif last.kind == "bullet" and self._ends(last) and not in_law:
            self._push_running(paragraph)
        else:
            last.end = paragraph.span.end

    def _open_numbered(self, paragraph: Paragraph) -> None:
        """A paragraph of a text that has no labels."""
        self._paths["đoạn"] += 1
        self._open("item", f"đoạn {self._paths['đoạn']}", paragraph)

    def _closes(self, index: int, last: _Open, words: str) -> bool:
        """Closing words, unless they are all that stands under a heading."""
        alone = last.title != "" and last.kind != "bullet" and "\n" not in self._own(last)
        by = closes(words)
        if by is None or self._followed_by[index] not in (None, "annex", "bullet"):
            return False
        return not alone or by.startswith("tren day")

    def _ends(self, clause: _Open) -> bool:
        return self._own(clause).rstrip().endswith((".", ";", ":", "!", "…", "./"))

    def _own(self, clause: _Open) -> str:
        return self._text[clause.start : clause.end]

    # ── rows ─────────────────────────────────────────────────────────────────────────────────

    def _take_row(self, paragraph: Paragraph, words: str) -> None:
        cells = [cell.strip() for cell in words.split("|")]
        filled = [cell for cell in cells if cell]
        if self._columns is None:
            self._columns = words
            self._push_bullet("row", "bảng", paragraph, rank=_BULLET)
            return
        if len(filled) == 2 and is_roman(cells[0].rstrip(".")):
            filled = [f"{cells[0].rstrip('.')}. {filled[1]}"]
        label = find_label(filled[0]) if len(filled) == 1 else None
        if label is not None and label.kind != "bullet":
            self._push(label, paragraph, filled[0], rank=self._rank(label))
        elif cells[0].rstrip(".").isalnum() and len(cells[0]) <= 5 and len(filled) > 1:
            self._push_step("row", cells[0].rstrip("."), paragraph, rank=_BULLET)
        else:
            self._push_bullet("row", "hàng", paragraph, rank=_BULLET)

    # ── opening a clause ─────────────────────────────────────────────────────────────────────

    def _rank(self, label: Label) -> int:
        if label.kind == "bullet":
            return self._bullet_rank(label.step)
        if label.kind == "item" and "." in label.step:
            return _ITEM
        return _RANKS[label.kind]

    def _bullet_rank(self, mark: str) -> int:
        """A bullet's mark nests in the order of its first use: "-" over "+" here, "+" over "-"
        there."""
        bullets = [clause for clause in self._stack if clause.mark]
        for clause in bullets:
            if clause.mark == mark:
                return clause.rank
        return (bullets[-1].rank if bullets else _BULLET) + 1

    def _push(self, label: Label, paragraph: Paragraph, words: str, rank: int) -> None:
        if label.kind == "bullet":
            self._push_bullet("bullet", label.step, paragraph, rank, words[: label.end].strip())
            return
        title = title_of(words[label.end :], paragraph.strong, label.kind)
        step = label.step
        if label.kind == "item" and "." in step:
            rank, step = self._decimal(step)
        self._push_step(label.kind, step, paragraph, rank, words[: label.end].strip(), title)

    def _decimal(self, step: str) -> tuple[int, str]:
        """Rank and step of "1.2" or "1.2.3": under the open item "1" it is that item's "2"."""
        numbers = step.split(".")
        for clause in reversed(self._stack):
            if clause.kind != "item":
                continue
            labelled = clause.label.rstrip(".): ").split(".")
            if labelled == numbers[: len(labelled)] and len(labelled) < len(numbers):
                return clause.rank + 1, ".".join(numbers[len(labelled) :])
        return _ITEM + len(numbers) - 1, step

    def _push_bullet(
        self, kind: ClauseKind, mark: str, paragraph: Paragraph, rank: int, label: str = ""
    ) -> None:
        self._close(rank)
        counted = self._stack[-1].steps if self._stack else self._paths
        counted[mark] += 1
        named = f"{mark} {counted[mark]}" if mark.isalpha() else f"{mark}{counted[mark]}"
        opened = self._push_step(kind, named, paragraph, rank, label)
        opened.mark = mark

    def _push_running(self, paragraph: Paragraph) -> None:
        """A sentence behind bullets belongs to what the bullets stand under."""
        while self._stack and self._stack[-1].mark:
            self._stack.pop()
        if not self._stack:
            self._clauses[-1].end = paragraph.span.end
            return
        parent = self._stack[-1]
        parent.steps[RUNNING] += 1
        self._open(
            "item",
            f"{parent.path}.{RUNNING}{parent.steps[RUNNING]}",
            paragraph,
            parent=parent,
        )

    def _push_step(
        self,
        kind: ClauseKind,
        step: str,
        paragraph: Paragraph,
        rank: int,
        label: str = "",
        title: str = "",
    ) -> _Open:
        self._close(rank)
        parent = self._stack[-1] if self._stack else None
        # An article is cited by its number alone, whatever chapter it stands in.
        path = step if parent is None or kind == "article" else f"{parent.path}.{step}"
        opened = self._open(kind, path, paragraph, label, title, parent, rank)
        self._stack.append(opened)
        return opened

    def _close(self, rank: int) -> None:
        while self._stack and self._stack[-1].rank >= rank:
            self._stack.pop()

    def _extend_or_open(self, kind: ClauseKind, path: str, paragraph: Paragraph) -> None:
        if self._clauses and self._clauses[-1].kind == kind:
            self._clauses[-1].end = paragraph.span.end
        else:
            self._stack.clear()
            self._open(kind, path, paragraph)

    def _open(
        self,
        kind: ClauseKind,
        path: str,
        paragraph: Paragraph,
        label: str = "",
        title: str = "",
        parent: _Open | None = None,
        rank: int = 0,
    ) -> _Open:
        self._paths[path] += 1
        if self._paths[path] > 1:
            path = f"{path} ({self._paths[path]})"
        headings = tuple(
            heading for clause in self._stack if (heading := _heading(clause, self._text))
        )
        if kind == "row" and self._columns and self._words(paragraph) != self._columns:
            headings += (self._columns,)
        span = paragraph.span
        opened = _Open(
            kind,
            path,
            label,
            title,
            headings,
            span.start,
            span.end,
            paragraph.page,
            parent.path if parent else None,
            rank,
        )
        self._clauses.append(opened)
        return opened


def _heading(clause: _Open, text: str) -> str:
    if clause.title:
        return f"{clause.label} {clause.title}".strip()
    if clause.mark:
        return ""
    # An item that is running text, with points under it: its first words say what they are of.
    own = text[clause.start : clause.end]
    return own if len(own) <= 200 else own[:200].rsplit(" ", 1)[0] + " …"
