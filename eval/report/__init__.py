"""A run for people: the same sections as Markdown and as one HTML page that needs no other file."""

from __future__ import annotations

from eval.against import Comparison
from eval.report.content import sections_of
from eval.report.markdown import as_markdown
from eval.report.page import as_page
from eval.run import Run
from eval.thresholds import Threshold


def reports(
    run: Run, thresholds: tuple[Threshold, ...], comparison: Comparison | None = None
) -> dict[str, str]:
    """The text of each report by its file name."""
    title = f"Căn Cứ: bộ {', '.join((run.stamp.set, ' và '.join(run.stamp.splits))).rstrip(', ')}"
    sections = sections_of(run, thresholds, comparison)
    return {
        "report.md": as_markdown(title, sections),
        "report.html": as_page(title, sections),
    }
