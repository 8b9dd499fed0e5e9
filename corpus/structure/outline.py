"""The outline of a text: paragraphs become clauses, each with its path and its headings.

Reading is one pass with a stack of open clauses. A label opens a clause; a paragraph without a
label belongs to the clause before it. Before the first label stands the opening; after the body
come the closing words, the recipients and the signature; annexes, notes and the regulation that
a decision issues follow.
"""

from __future__ import annotations

from corpus.document import Clause
from corpus.structure.clause_stack import BULLET, PART, SECTION, ClauseStack, Open, in_table
from corpus.structure.closing import (
    closes,
    ends_body,
    is_signature,
    opens_recipients,
    parted,
    tells_passing,
)
from corpus.structure.headings import goes_on_title, numbers_columns, title_of
from corpus.structure.labels import Label, find_label, following_labels, is_roman
from corpus.structure.paragraphs import Paragraph, Text
from corpus.structure.regulations import find_regulation
from corpus.text import fold

_GROUPS = frozenset("ABCDEGH")
"""Letters that number the groups of a table's rows, above the Roman numerals."""


def read_outline(text: Text) -> tuple[Clause, ...]:
    """The clauses of a text, in reading order; every paragraph is in exactly one.

    Clause spans do not overlap, and between two of them stands only a line break.
    """
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: Text) -> None:
        self._text = text.text
        self._paragraphs = text.paragraphs
        self._stack = ClauseStack(text.text)
        self._tail: list[tuple[Paragraph, bool]] = []  # with whether it is of the recipients
        self._labels = [
            None if paragraph.row else find_label(self._words(paragraph))
            for paragraph in self._paragraphs
        ]
        self._following = following_labels(self._labels)

    def read(self) -> tuple[Clause, ...]:
        body = self._body_start()
        for index, paragraph in enumerate(self._paragraphs):
            if index < body:
                self._stack.extend_or_add("opening", "phần mở đầu", paragraph)
            else:
                self._take(index, paragraph)
        self._close_tail()
        return tuple(clause.closed() for clause in self._stack.clauses)

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
            self._take_row(index, paragraph, words)
            return
        self._stack.columns = None
        label = self._labels[index] or self._regulation(index)
        if label is not None and label.kind == "annex":
            self._close_tail()
            self._push(label, paragraph, words, rank=0)
        elif label is not None and label.kind == "note":
            self._close_tail()
            self._stack.add("note", label.step, paragraph, label=words[: label.end].strip())
        elif self._is_tail(words, label):
            listed = label is not None or opens_recipients(words)
            self._tail.append((paragraph, listed))
        elif label is None:
            self._take_running(index, paragraph, words)
        else:
            self._close_tail()
            self._push(label, paragraph, words, rank=self._stack.rank(label))

    def _regulation(self, index: int) -> Label | None:
        """ "QUY CHẾ" / "CHI TIÊU NỘI BỘ" / "(Ban hành kèm theo Quyết định …)": what the decision
        before it issues."""
        if not self._words(self._paragraphs[index]).isupper():
            return None
        lines: list[str] = []
        for at in range(index, min(index + 6, len(self._paragraphs))):
            if self._labels[at] is not None or self._paragraphs[at].row:
                break
            lines.append(self._words(self._paragraphs[at]))
        return find_regulation(lines)

    def _is_tail(self, words: str, label: Label | None) -> bool:
        if self._tail:
            return label is None or label.kind == "bullet"
        return opens_recipients(words) or (label is None and is_signature(words))

    def _close_tail(self) -> None:
        """Recipients and signature stand side by side on paper and may mingle in a file: two
        clauses where they are apart, one where they are not."""
        if not self._tail:
            return
        self._stack.open.clear()
        recipients = parted(
            [listed for _, listed in self._tail],
            [not listed and is_signature(self._words(line)) for line, listed in self._tail],
        )
        for (paragraph, _), is_recipient in zip(self._tail, recipients, strict=True):
            if is_recipient:
                self._stack.extend_or_add("recipients", "nơi nhận", paragraph)
            else:
                self._stack.extend_or_add("signature", "phần ký", paragraph)
        self._tail = []

    def _push(self, label: Label, paragraph: Paragraph, words: str, rank: int) -> None:
        mark = words[: label.end].strip()
        if label.kind == "bullet":
            self._stack.push_bullet("bullet", label.step, paragraph, rank, mark)
            return
        title = title_of(words[label.end :], paragraph.strong, label.kind)
        step = label.step
        if label.kind == "item" and "." in step:
            within, step = self._stack.decimal(step)
            rank = in_table(within) if paragraph.row else within
        self._stack.push(label.kind, step, paragraph, rank, mark, title)

    # ── a paragraph without label ────────────────────────────────────────────────────────────

    def _take_running(self, index: int, paragraph: Paragraph, words: str) -> None:
        last = self._stack.last
        if last is None or last.kind == "opening" or last.path.startswith("đoạn "):
            self._stack.add_numbered("đoạn", paragraph)
            return
        in_law = any(clause.kind == "article" for clause in self._stack.open)
        if tells_passing(words) or (
            not in_law and last.kind != "closing" and self._closes(index, last, words)
        ):
            self._stack.open.clear()
            self._stack.add("closing", "phần kết", paragraph)
        elif last.kind == "bullet" and self._ends(last) and not in_law:
            # A sentence behind bullets belongs to what the bullets stand under.
            while self._stack.open and self._stack.open[-1].mark:
                self._stack.open.pop()
            self._stack.push_running(paragraph)
        elif last.kind == "row":
            # A sentence behind a table is no part of its last row.
            self._stack.close(in_table(0))
            if self._stack.open:
                self._stack.push_running(paragraph)
            else:
                self._stack.add_numbered("đoạn", paragraph)
        elif not in_law and self._is_behind_list(index, last, words):
            self._stack.open.pop()
            self._stack.push_running(paragraph)
        else:
            own = self._stack.own(last)
            if not last.title and goes_on_title(last.kind, own, last.label, words):
                last.title = words.strip().rstrip(": ")
            last.end = paragraph.span.end

    def _closes(self, index: int, last: Open, words: str) -> bool:
        """Closing words, unless they are all that stands under a heading."""
        following = self._following[index]
        if following is not None and following.kind not in ("annex", "bullet"):
            return False
        alone = last.title != "" and last.kind != "bullet" and "\n" not in self._stack.own(last)
        by = closes(words)
        if by is not None:
            return not alone or by.startswith("tren day")
        behind_points = last.kind in ("bullet", "item", "point") and not alone
        return behind_points and ends_body(words) and self._is_last(index)

    def _is_last(self, index: int) -> bool:
        """Whether recipients, a signature or nothing follows."""
        if index + 1 == len(self._paragraphs):
            return True
        words = self._words(self._paragraphs[index + 1])
        return opens_recipients(words) or is_signature(words)

    def _is_behind_list(self, index: int, last: Open, words: str) -> bool:
        """Whether a paragraph stands behind a list, not in its last item: "Tổng kinh phí …, trong
        đó:" / "1. …" / "2. …" / "Kinh phí của các huyện do ngân sách cấp huyện tự bảo đảm."

        So it is where each of the items is one sentence that ends, no item follows, and a colon
        opened the list; points are a list whatever opened them.
        """
        open_ = self._stack.open
        if len(open_) < 2 or open_[-1] is not last or last.kind not in ("item", "point"):
            return False
        parent, following = open_[-2], self._following[index]
        if following is not None and following.kind in ("bullet", last.kind):
            return False
        if not (words[:1].isupper() and self._is_sentence(last)):
            return False
        opened = self._stack.own(parent).rstrip().endswith(":")
        if not opened and not (last.kind == "point" and self._paragraphs[index].apart):
            return False
        items = self._stack.below(parent)
        return len(items) > 1 and all(self._is_sentence(item) for item in items)

    def _is_sentence(self, clause: Open) -> bool:
        own = self._stack.own(clause).rstrip()
        return "\n" not in own and own.endswith((".", ";"))

    def _ends(self, clause: Open) -> bool:
        return self._stack.own(clause).rstrip().endswith((".", ";", ":", "!", "…", "./"))

    # ── rows ─────────────────────────────────────────────────────────────────────────────────

    def _take_row(self, index: int, paragraph: Paragraph, words: str) -> None:
        cells = [cell.strip() for cell in words.split("|")]
        filled = [cell for cell in cells if cell]
        number = cells[0].rstrip(".")
        if self._stack.columns is None:
            self._stack.columns = words
            self._stack.push_bullet("row", "bảng", paragraph, rank=BULLET)
            return
        above = self._stack.last
        if above and self._stack.own(above) == self._stack.columns and numbers_columns(cells):
            above.end = paragraph.span.end
            return
        if len(filled) == 2 and (is_roman(number) or number in _GROUPS):
            filled = [f"{number}. {filled[1]}"]
        label = find_label(filled[0]) if len(filled) == 1 else None
        if label is not None and label.kind != "bullet":
            self._push(label, paragraph, filled[0], rank=in_table(self._stack.rank(label)))
        elif len(filled) > 1 and (group := self._group_rank(index, number, cells)):
            self._stack.push("row", number, paragraph, group, cells[0], filled[1])
        elif number.isalnum() and len(cells[0]) <= 5 and len(filled) > 1:
            self._stack.push("row", number, paragraph, rank=BULLET)
        else:
            total = fold(filled[0]).startswith(("tong", "cong")) if filled else False
            rank = in_table(0) if total else BULLET
            self._stack.push_bullet("row", "hàng", paragraph, rank)

    def _group_rank(self, index: int, number: str, cells: list[str]) -> int:
        """The rank of "A | Chi cân đối | 40.120" or "I | Đầu tư, mua sắm | | | 83.350" where it is
        the heading of the rows behind it: their numbers start again, or it stands beside such a
        heading. 0 of any other row."""
        if not (is_roman(number) or number in _GROUPS):
            return 0
        rank = in_table(PART if number in _GROUPS else SECTION)
        if any(clause.rank == rank for clause in self._stack.open):
            return rank
        below = self._paragraphs[index + 1 : index + 2]
        if not below or not below[0].row:
            return 0
        first = self._words(below[0]).split("|")[0].strip().rstrip(".")
        restarts = first == "1" or (first == "I" and number in _GROUPS)
        return rank if restarts or (first.isdecimal() and "" in cells[1:]) else 0
