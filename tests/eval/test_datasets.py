"""The question datasets: form, spread, freeze, and that each gold stands in its source.

The source check reads the originals by itself, with the few lines of ``_region`` below: were it
to ask `corpus` where a clause lies, a mistake there would agree with itself.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

DATASETS = Path(__file__).resolve().parents[2] / "eval" / "datasets"
NAMES = ("originals", "library", "chat")
LEAST = {"originals": 150, "library": 90, "chat": 15}
KINDS = {
    "who", "when", "money", "legal-basis", "in-force", "what", "where", "list", "several-plans",
    "no-marks", "chat-spelling", "english", "false-premise", "injection", "unanswerable",
}  # fmt: skip

Line = dict[str, Any]


def _lines(name: str) -> list[Line]:
    text = (DATASETS / f"{name}.jsonl").read_text(encoding="utf-8")
    lines: list[Line] = [json.loads(line) for line in text.splitlines()]
    return lines


def _turns(line: Line) -> list[Line]:
    """The questions of a line: its turns where it is a conversation, else itself."""
    turns: list[Line] = line.get("turns", [line])
    return turns


# --- form -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_line_obeys_the_schema(name: str) -> None:
    schema = json.loads((DATASETS / "schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    faults = [
        f"{name}.jsonl:{number}: {error.message}"
        for number, line in enumerate(_lines(name), start=1)
        for error in validator.iter_errors(line)
    ]
    assert faults == []


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "riddle"},
        {"split": "train"},
        {"answerable": False},  # an unanswerable question has no gold
        {"gold": []},  # an answerable one has
        {"surprise": 1},
    ],
)
def test_the_schema_refuses_a_spoiled_line(change: Line) -> None:
    schema = json.loads((DATASETS / "schema.json").read_text(encoding="utf-8"))
    line = next(line for line in _lines("originals") if line["answerable"])
    jsonschema.validate(line, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**line, **change}, schema)


def test_ids_are_unique_over_all_files() -> None:
    ids = [line["id"] for name in NAMES for line in _lines(name)]
    assert [id for id, times in Counter(ids).items() if times > 1] == []


@pytest.mark.parametrize("name", ["originals", "library"])
def test_no_question_is_asked_twice(name: str) -> None:
    asked = Counter(_normal(line["question"]) for line in _lines(name))
    assert [question for question, times in asked.items() if times > 1] == []


# --- spread ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_there_are_enough_questions_half_of_them_held_out(name: str) -> None:
    lines = _lines(name)
    splits = Counter(line["split"] for line in lines)
    assert len(lines) >= LEAST[name]
    assert abs(splits["dev"] - splits["heldout"]) <= 0.04 * len(lines) + 1


@pytest.mark.parametrize("name", ["originals", "library"])
def test_every_kind_is_asked_in_both_halves_alike(name: str) -> None:
    count = Counter((line["kind"], line["split"]) for line in _lines(name))
    for kind in KINDS:
        dev, heldout = count[kind, "dev"], count[kind, "heldout"]
        assert min(dev, heldout) >= 1, kind
        assert abs(dev - heldout) <= 3, kind


@pytest.mark.parametrize("name", ["originals", "library"])
@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_a_quarter_cannot_be_answered(name: str, split: str) -> None:
    half = [line for line in _lines(name) if line["split"] == split]
    assert sum(not line["answerable"] for line in half) >= 0.25 * len(half)


@pytest.mark.parametrize(("name", "documents"), [("originals", 18), ("library", 13)])
def test_every_document_answers_some_question(name: str, documents: int) -> None:
    used = {gold["document"] for line in _lines(name) for gold in line["gold"]}
    assert len(used) == documents


# --- freeze ---------------------------------------------------------------------------------


def _digest_of_heldout(name: str) -> str:
    """SHA-256 of the held-out lines, as canonical JSON, one a line, in the order of their ids."""
    heldout = sorted(
        (line for line in _lines(name) if line["split"] == "heldout"), key=lambda line: line["id"]
    )
    canonical = "\n".join(
        json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for line in heldout
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_the_heldout_half_is_as_it_was_frozen(name: str) -> None:
    frozen = json.loads((DATASETS / "frozen.json").read_text(encoding="utf-8"))
    assert _digest_of_heldout(name) == frozen[f"{name}.jsonl"]


# --- truth ----------------------------------------------------------------------------------

WRITTEN_DATE = re.compile(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")  # 22 tháng 7 năm 2011
TONE_PAIRS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
TONE_AT_END = re.compile("(" + "|".join(TONE_PAIRS) + r")(?!\w)")


def _normal(text: str) -> str:
    """Text as tokens are compared: see "Tokens" in eval/datasets/README.md."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").casefold()
    text = TONE_AT_END.sub(lambda match: TONE_PAIRS[match[1]], text)
    text = WRITTEN_DATE.sub(r"\1/\2/\3", re.sub(r"[*_|#]+", " ", " ".join(text.split())))
    text = re.sub(r"\s*[-–—]\s*", "-", text)  # "1202/KH - UBND", "Thống kê – Văn phòng"
    text = re.sub(r"(?<![\d.,/])0+(?=\d)|(?<=/)0+(?=\d)", "", text)  # 05/06/2022, 06 tháng
    return " ".join(text.split())


def _stands(token: str, text: str) -> bool:
    """Whether ``token`` is in ``text``, and not as a part of a longer number."""
    whole = (
        rf"(?<![\d.,/]){re.escape(_normal(token))}"
        if token[0].isdigit()
        else re.escape(_normal(token))
    )
    return (
        re.search(whole + (r"(?![.,/]?\d)" if token[-1].isdigit() else ""), _normal(text))
        is not None
    )


def _source(corpus: Path, document: str) -> str:
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


def _region(text: str, path: str) -> str:
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


def _golds() -> list[tuple[str, Line]]:
    return [
        (f"{line['id']}.{number}", turn)
        for name in NAMES
        for line in _lines(name)
        for number, turn in enumerate(_turns(line), start=1)
    ]


def _paths(gold: Line) -> list[str]:
    return [gold["clause"], *gold.get("or", [])]


def test_every_gold_clause_is_in_its_source(shared_corpus: Path) -> None:
    missing = []
    for id, turn in _golds():
        for gold in [*turn["gold"], *turn.get("near", [])]:
            for path in _paths(gold):
                try:
                    _region(_source(shared_corpus, gold["document"]), path)
                except LookupError as label:
                    missing.append(f"{id}: {gold['document']} {path}: no {label}")
    assert missing == []


def test_every_token_stands_in_the_words_of_its_gold(shared_corpus: Path) -> None:
    astray = []
    for id, turn in _golds():
        words = "\n".join(
            _region(_source(shared_corpus, gold["document"]), path)
            for gold in turn["gold"]
            for path in [*_paths(gold), *(["phần mở đầu"] if turn["all_required"] else [])]
        )  # a list over several documents names each, as its opening does
        words += "\n".join(["", *(gold["document"] for gold in turn["gold"])])
        for token in turn["tokens"]:
            choices = [token] if isinstance(token, str) else token
            if not any(_stands(choice, words) for choice in choices):
                astray.append(f"{id}: {token}")
    assert astray == []


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("ngày 22 tháng 7 năm 2011", "22/07/2011"),
        ("trước ngày 5/12/2022", "05/12/2022"),
        ("số 1202/KH - UBND", "1202/KH-UBND"),
        ("là 06 tháng;", "6 tháng"),
        ("150.000.000 đ", "150.000.000"),
        ("Uỷ ban nhân\ndân", "Ủy ban nhân dân"),
    ],
)
def test_a_token_is_found_however_the_source_writes_it(written: str, token: str) -> None:
    assert _stands(token, written)


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("được chi 170.000 đồng", "70.000"),
        ("chia ra: 70.000.000đ", "70.000"),
        ("trước ngày 15/12/2022", "05/12/2022"),
        ("trong 16 tháng", "06 tháng"),
    ],
)
def test_a_token_is_not_found_inside_another_number(written: str, token: str) -> None:
    assert not _stands(token, written)
