"""How fast files become an index, and how much memory that takes.

python -m eval.bench.indexing [PATH…]
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from eval.bench.measuring import folder_megabytes, peak_megabytes, table
from index import open_index
from index.build import LIBRARY, add


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench.indexing", description=__doc__)
    parser.add_argument("paths", type=Path, nargs="*", help="not given: the shipped library")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="cancu-bench-") as folder:
        held = Path(folder) / "index"
        report = add(given.paths or LIBRARY, held)
        with open_index(held) as index:
            documents = [index.document(row.id) for row in index.documents()]
        clauses = sum(len(document.clauses) for document in documents)
        disk = folder_megabytes(held)
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_024
    head = ("documents", "clauses", "windows", "seconds", "clauses/s", "memory MB",
            "reader MB", "disk MB")  # fmt: skip
    row = (len(documents), clauses, report.windows, f"{report.seconds:.1f}",
           f"{clauses / report.seconds:.1f}", f"{peak_megabytes():.0f}", f"{reader:.0f}",
           f"{disk:.1f}")  # fmt: skip
    print(table(head, [tuple(str(cell) for cell in row)]))
    for path, why in report.failed:
        print(f"{path}: {why}", file=sys.stderr)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
