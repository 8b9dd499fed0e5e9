"""The questions that every change is judged by: ``*.jsonl`` beside this file, and their reading."""

from __future__ import annotations

from eval.datasets.cases import Asked, Case, Place, Split
from eval.datasets.loading import FOLDER, SETS, DatasetError, load_cases

__all__ = ["FOLDER", "SETS", "Asked", "Case", "DatasetError", "Place", "Split", "load_cases"]
