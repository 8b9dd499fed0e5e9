"""Reading the datasets and, for the truth of their gold, the originals they are asked of.

The originals are read with the few lines of ``region`` below, by labels alone: were it to ask
`corpus` where a clause lies, a mistake there would agree with itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

DATASETS = Path(__file__).resolve().parents[2] / "eval" / "datasets"
NAMES = ("originals", "library", "chat")

Line = dict[str, Any]


def read_lines(name: str) -> list[Line]:
    text = (DATASETS / f"{name}.jsonl").read_text(encoding="utf-8")
    lines: list[Line] = [json.loads(line) for line in text.splitlines()]
    return lines


def turns_of(line: Line) -> list[Line]:
    """The questions of a line: its turns where it is a conversation, else itself."""
    turns: list[Line] = line.get("turns", [line])
    return turns


def source_of(corpus: Path, document: str) -> str:
    """The original that ``document`` (a number or a file name) names, marks of Markdown dropped."""
    if document.endswith(".txt"):
        path = corpus / "plans" / document
    elif document == "1509/KH-SYT-CDN":
        path = corpus / "plans" / "004_19997326cc35926e.txt"
    elif document.endswith("/KH-UBND"):
        path = corpus / "plans" / (document.replace("/", "-") + ".md")
    else:
        path = corpus / "legal" / (document.replace("/", "-") + ".txt")
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    return "\n".join(re.sub(r"[*#|]", "", line).strip() for line in text.splitlines())


CLOSING = r"^(Trên đây là|Trong quá trình thực hiện|Trong quá trình tổ chức)"
PARTS = {  # where a part without a number begins, and where it ends
    "phần mở đầu": (r"\A", r"^(I\. |1\. |Điều 1\. )"),
    "phần kết": (CLOSING, r"^Nơi nhận"),
    "nơi nhận": (r"^(Nơi nhận|Kính gửi)", r"^(TM\. |KT\. )|^PHỤ LỤC"),
    "phần ký": (r"^(TM\. |KT\. |CHỦ TỊCH)", r"^PHỤ LỤC|^\[1\]"),
    "Phụ lục": (r"^PHỤ LỤC", r"\Z"),
}


def _cut(text: str, begins: str, ends: str) -> str:
    """From the first line that ``begins`` up to the next that ``ends``; LookupError if none."""
    start = re.search(begins, text, re.MULTILINE)
    if start is None:
        raise LookupError(begins)
    end = re.compile(ends, re.MULTILINE).search(text, start.end())
    return text[start.start() : end.start() if end else len(text)]


def region(text: str, path: str) -> str:
    """The words of the clause at ``path``, those below it included, found by its labels alone."""
    if path in PARTS:
        return _cut(text, *PARTS[path])
    if note := re.fullmatch(r"chú thích (\d+)", path):
        return _cut(text, rf"^\[{note[1]}\]", r"^\[\d+\]")
    dotted = ""  # the numbers since the last article or Roman numeral: "4.1"
    for step in path.split("."):
        if step == "Phụ lục":
            text = _cut(text, *PARTS[step])
        elif step.startswith("Điều "):
            text, dotted = _cut(text, rf"^{step}\. ", r"^Điều \d+\. "), ""
        elif re.fullmatch("[IVX]+", step):
            text, dotted = _cut(text, rf"^{step}\.", rf"^[IVX]+\.|{CLOSING}|^Nơi nhận"), ""
        elif step.isdigit():
            dotted = f"{dotted}.{step}" if dotted else step
            if re.search(rf"^{re.escape(dotted)}\.", text, re.MULTILINE):  # "4.1." under "4."
                ends = r"\.".join([r"\d{1,2}"] * (dotted.count(".") + 1))
                text = _cut(text, rf"^{re.escape(dotted)}\.", rf"^{ends}\.\s*\D|{CLOSING}")
            else:  # a row of the annex: the number stands alone on its line
                text = _cut(text, rf"^{step}$", r"^\d+$")
        else:
            text = _cut(text, rf"^{step}\) ", r"^[a-zđ]\) ")
    return text
