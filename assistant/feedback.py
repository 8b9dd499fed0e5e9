"""What people think of answers, kept beside the index as material for evaluation."""

from __future__ import annotations

import json
import threading
from datetime import datetime
from pathlib import Path
from typing import Literal

Verdict = Literal["good", "bad"]
FILE = "feedback.jsonl"

_one_at_a_time = threading.Lock()


def keep(
    folder: Path, question: str, asked: str, text: str, verdict: Verdict, now: datetime
) -> None:
    """Appends one line of JSON: the question as typed and as understood, the answer's text, the
    verdict and the time. Nothing of it leaves the machine.
    """
    entry = {
        "at": now.isoformat(timespec="seconds"),
        "verdict": verdict,
        "question": question,
        "asked": asked,
        "text": text,
    }
    line = json.dumps(entry, ensure_ascii=False) + "\n"
    with _one_at_a_time, (folder / FILE).open("a", encoding="utf-8", errors="replace") as file:
        file.write(line)
