"""Sections as Markdown. Charts are left out: the table beside each says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.report.blocks import Bars, Block, Entry, Section, Stacks, Table, Words

# What Markdown or the HTML in it would take for its own, wherever it stands.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|!~&]")


def as_markdown(title: str, sections: Sequence[Section]) -> str:
    lines = [f"# {escaped(title)}", ""]
    for section in sections:
        lines += [f"## {escaped(section.title)}", ""]
        for block in section.blocks:
            lines += _lines(block)
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """Text on one line that means only itself."""
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", " ".join(text.split()))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Words(text):
            yield from (escaped(text), "")
        case Table(head, rows, bad):
            yield f"| {' | '.join(map(escaped, head))} |"
            yield "|" + "---|" * len(head)
            for place, row in enumerate(rows):
                cells = [escaped(cell) for cell in row]
                if place in bad:
                    cells[0] = f"**{cells[0]}**"
                yield f"| {' | '.join(cells)} |"
            yield ""
        case Entry(heading, fields):
            yield from (f"### {escaped(heading)}", "")
            for name, text in fields:
                lead = f"**{escaped(name)}**: " if name else ""
                yield f"- {lead}{_several(text)}"
            yield ""
        case Bars() | Stacks():
            return


def _several(text: str) -> str:
    """The lines of a text as one item."""
    return "<br>".join(escaped(line) for line in text.splitlines() if line.strip())
