"""Sections as one HTML page: no script, no font, no picture from elsewhere.

Every word of a document, a question or an answer is escaped, and the page's own policy forbids
scripts: what a document says is shown, never run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from eval.report.blocks import Bars, Block, Entry, Section, Stacks, Table, Words
from eval.report.charts import bars_svg, stacks_svg

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem;
  color: #1c2733; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.2rem;
  border-bottom: 1px solid #d5dde5; } h3 { font-size: 1rem; margin-bottom: .3rem; }
table { border-collapse: collapse; margin: .8rem 0; font-size: .92rem; }
th, td { padding: .25rem .7rem; border-bottom: 1px solid #e3e9ef; text-align: left; }
td + td { font-variant-numeric: tabular-nums; }
tr.bad td { background: #fdecea; font-weight: 600; }
details { margin: .5rem 0; border-left: 3px solid #d5dde5; padding-left: .8rem; }
summary { cursor: pointer; } dt { color: #5a6b7b; font-size: .85rem; margin-top: .4rem; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; } svg text { font: 13px system-ui, sans-serif; fill: #1c2733; }
"""


_BAD_ROW = '<tr class="bad">'


def as_page(title: str, sections: Sequence[Section]) -> str:
    body = "\n".join(part for section in sections for part in _section(section))
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{escape(section.title)}</h2>"
    for block in section.blocks:
        yield _html(block)


def _html(block: Block) -> str:
    match block:
        case Words(text):
            return f"<p>{escape(text)}</p>"
        case Table():
            return _table(block)
        case Entry(heading, fields):
            listed = "".join(
                f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in fields
            )
            return f"<details><summary>{escape(heading)}</summary><dl>{listed}</dl></details>"
        case Bars():
            return bars_svg(block)
        case Stacks():
            return stacks_svg(block)


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.head)
    rows = "\n".join(
        (_BAD_ROW if place in table.bad else "<tr>")
        + "".join(f"<td>{escape(cell)}</td>" for cell in row)
        + "</tr>"
        for place, row in enumerate(table.rows)
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
