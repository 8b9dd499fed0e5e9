"""Charts as SVG inside the page."""

from __future__ import annotations

from html import escape

from eval.report.blocks import Bar, Bars, Stack, Stacks

_LABELS, _PLOT, _ROW = 260, 520, 26  # pixels: the labels' column, the bars' width, a row's height
_GOOD, _BAD = "#2f7d6b", "#c0392b"
_PART_COLOURS = ("#2f7d6b", "#c0392b", "#d9a441", "#8fbfb3", "#7b241c")


def bars_svg(chart: Bars) -> str:
    """One bar a share, a line over its interval, a mark at its threshold."""
    rows = "\n".join(_bar(bar, 30 + place * _ROW) for place, bar in enumerate(chart.bars))
    return _svg(chart.title, 40 + len(chart.bars) * _ROW, rows)


def _bar(bar: Bar, top: int) -> str:
    middle = top + _ROW // 2 - 3
    colour = _BAD if bar.least is not None and bar.value < bar.least else _GOOD
    parts = [
        f'<text x="{_LABELS - 8}" y="{top + 14}" text-anchor="end">{escape(bar.label)}</text>',
        f'<rect x="{_LABELS}" y="{top}" width="{_x(bar.value)}" height="18" fill="{colour}"/>',
        f'<line x1="{_LABELS + _x(bar.low)}" x2="{_LABELS + _x(bar.high)}" y1="{middle}" '
        f'y2="{middle}" stroke="#1c2733" stroke-width="2"/>',
        f'<text x="{_LABELS + _PLOT + 8}" y="{top + 14}">{bar.value:.3f}</text>',
    ]
    if bar.least is not None:
        at = _LABELS + _x(bar.least)
        parts.append(
            f'<line x1="{at}" x2="{at}" y1="{top - 3}" y2="{top + 21}" stroke="#d9a441" '
            'stroke-width="3"/>'
        )
    return "".join(parts)


def stacks_svg(chart: Stacks) -> str:
    """One row a kind, its counts side by side, with a legend above."""
    most = max((sum(stack.counts) for stack in chart.stacks), default=0) or 1
    legend = "".join(
        f'<rect x="{_LABELS + place * 112}" y="28" width="12" height="12" fill="{colour}"/>'
        f'<text x="{_LABELS + place * 112 + 17}" y="39">{escape(part)}</text>'
        for place, (part, colour) in enumerate(zip(chart.parts, _PART_COLOURS, strict=True))
    )
    rows = "\n".join(
        _stack(stack, 52 + place * _ROW, most) for place, stack in enumerate(chart.stacks)
    )
    return _svg(chart.title, 60 + len(chart.stacks) * _ROW, f"{legend}\n{rows}")


def _stack(stack: Stack, top: int, most: int) -> str:
    parts = [
        f'<text x="{_LABELS - 8}" y="{top + 14}" text-anchor="end">{escape(stack.label)}</text>'
    ]
    at = float(_LABELS)
    for count, colour in zip(stack.counts, _PART_COLOURS, strict=True):
        width = _x(count / most)
        parts.append(f'<rect x="{at:.1f}" y="{top}" width="{width}" height="18" fill="{colour}"/>')
        at += width
    parts.append(f'<text x="{at + 8:.1f}" y="{top + 14}">{sum(stack.counts)}</text>')
    return "".join(parts)


def _x(share: float) -> float:
    return round(share * _PLOT, 1)


def _svg(title: str, height: int, inside: str) -> str:
    width = _LABELS + _PLOT + 70
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}">\n<text x="{_LABELS}" y="16">{escape(title)}</text>\n'
        f"{inside}\n</svg>"
    )
