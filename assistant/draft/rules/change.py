"""What a rule sees and what it gives."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.draft.bearing import Mode
from corpus.document import Span
from corpus.text import in_lower_case


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a source sentence, and the same in lower case (same offsets).

    ``above`` is the clause's heading in lower case, where the sentence stands behind one.
    """

    words: str
    lowered: str
    mode: Mode
    role: str
    executing: bool
    heading: bool
    above: str
    office: str | None  # the commune's office whose duty this is, where it is one's
    columns: tuple[str, ...] = ()  # of the table, where this is one of its rows

    @staticmethod
    def of(
        words: str,
        mode: Mode,
        role: str,
        *,
        executing: bool = False,
        heading: bool = False,
        above: str = "",
        office: str | None = None,
        columns: tuple[str, ...] = (),
    ) -> Text:
        lowered, title = in_lower_case(words), in_lower_case(above)
        above = title or lowered
        return Text(words, lowered, mode, role, executing, heading, above, office, columns)

    @property
    def assigns(self) -> bool:
        """Whether the sentence says who does something, rather than what is good to do."""
        return self.executing or self.role in ("organisation", "reporting", "funding")


@dataclass(frozen=True, slots=True)
class Change:
    """``span`` of the source becomes ``now``. ``overrides``: also inside a mention of a text."""

    rule: str
    span: Span
    now: str
    overrides: bool = False


def like(source: str, now: str) -> str:
    """``now`` with a large or small first letter, as ``source`` has it."""
    if not source or not now:
        return now
    first = now[0].upper() if source[0].isupper() else now[0].lower()
    return first + now[1:]


def placed(span: Span, now: str) -> str:
    """``now`` with a large first letter where it begins the sentence: "Phường …"."""
    return now[:1].upper() + now[1:] if span.start == 0 else now
