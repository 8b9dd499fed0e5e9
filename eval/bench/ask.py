"""How long a question takes: `cancu ask` from a cold start, in a process that has just opened the
index, and in one that has answered others (each document is read closer when first asked of).

python -m eval.bench.ask [--index DIR]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.ask import ask
from assistant.settings import load
from eval.asking import TODAY
from eval.bench.measuring import each_timed, percentile, table, timed
from eval.datasets import FOLDER, load_cases
from eval.library import library_index
from index import open_index

QUESTION = "Ai phải báo cáo trước ngày 05/12?"
COLD_STARTS = 5
WARMING = 100
"""Other questions that are asked in between."""
HEAVY = ("torch", "sentence_transformers", "llama_index", "gradio", "pandas")
# "import time:      1234 |       5678 |   torch.nn"
_IMPORTED = re.compile(r"^import time:.*\|\s*([\w.]+)$", re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench.ask", description=__doc__)
    parser.add_argument("--index", type=Path, help="not given: one of the shipped library")
    given = parser.parse_args(arguments)
    held = given.index or library_index(None, lambda done, total, name: None)
    cold = [
        seconds * 1_000 for _, seconds in (timed(lambda: _cold(held)) for _ in range(COLD_STARTS))
    ]
    opened, warm = _in_one_process(held)
    print(
        table(
            ("", "times", "ms median", "ms p95", "ms most"),
            [
                _row("cancu ask, cold start", cold),
                _row("ask, just opened", opened),
                _row("ask, warm", warm),
            ],
        )
    )
    loaded = heavy_imports(held)
    print(f"imported on the cold path: {', '.join(loaded) or 'none'} of {', '.join(HEAVY)}")
    return 1 if "torch" in loaded else 0


def heavy_imports(held: Path) -> list[str]:
    """Which of HEAVY a cold `cancu ask` imports, as Python itself tells."""
    told = _cold(held, "-X", "importtime").stderr
    roots = {name.split(".")[0] for name in _IMPORTED.findall(told)}
    return [name for name in HEAVY if name in roots]


def _cold(held: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = "from assistant.cli import main; main()"
    command = [sys.executable, *options, "-c", program, "ask", QUESTION, "--index", str(held)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True)


def _in_one_process(held: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of each question right after opening, and after other questions."""
    settings = load(held)
    asked, others = _questions("library"), _questions("originals")
    with open_index(held, settings.embedding) as index:
        times = [
            each_timed(lambda text: ask(text, index, settings, today=TODAY), questions)[1]
            for questions in ([QUESTION], asked, others[:WARMING], asked)
        ]
    return times[1], times[3]


def _questions(name: str) -> list[str]:
    cases = load_cases(FOLDER / f"{name}.jsonl", ["dev"])
    return [turn.question for case in cases for turn in case.turns]


def _row(name: str, times: Sequence[float]) -> tuple[str, ...]:
    shown = (percentile(times, 0.5), percentile(times, 0.95), max(times))
    return (name, str(len(times)), *(f"{value:.0f}" for value in shown))


if __name__ == "__main__":
    sys.exit(main())
