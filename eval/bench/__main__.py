"""`make bench`: what needs no data but the shipped library's."""

from __future__ import annotations

import sys

from eval.bench import ask, indexing

if __name__ == "__main__":
    sys.exit(indexing.main([]) or ask.main([]))
