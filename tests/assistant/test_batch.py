"""A file of questions comes back as a file of answers, whatever happens on the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.batch import Asker, Summary, run
from assistant.batch.answers import COLUMNS, harmless
from corpus.errors import CancuError

PLAN = "III. BÁO CÁO\nCác đơn vị gửi báo cáo về Sở Y tế trước ngày 05/12/2022."
QUOTE = "trước ngày 05/12/2022"
DEADLINE = "Ai phải báo cáo trước ngày 05/12?"
MONEY = "Phường được cấp bao nhiêu kinh phí?"


def answer(question: str) -> dict[str, Any]:
    """An answer of the contract: one citation where the question is of a report, else none."""
    found = "báo cáo" in question
    start = PLAN.index(QUOTE)
    citation = {
        "n": 1,
        "document": "plan",
        "number": "1509/KH-SYT-CDN",
        "title": "Kế hoạch",
        "file": "plan.txt",
        "clause": "III",
        "page": None,
        "quote": QUOTE,
        "start": start,
        "end": start + len(QUOTE),
        "kind": "digest",
    }
    return {
        "question": question,
        "answered": found,
        "reason": None if found else "Không tìm thấy trong kho văn bản.",
        "text": "- Các đơn vị, trước ngày 05/12/2022. [1]" if found else "Không tìm thấy.",
        "statements": [{"text": "Các đơn vị …", "citations": [1]}] if found else [],
        "citations": [citation] if found else [],
        "nearest": [],
        "obligations": [],
        "amounts": [],
        "warnings": [],
        "composer": "quote",
        "index": "7",
        "seconds": 0.01,
    }


class Assistant:
    """Remembers what it was asked; may be made to fail."""

    def __init__(self, answering: Callable[[str], dict[str, Any]] = answer) -> None:
        self.asked: list[str] = []
        self.answering = answering

    def asker(self, index: str = "7", settings: str = "s") -> Asker:
        return Asker(ask=self.ask, text=lambda id: PLAN, index=index, settings=settings)

    def ask(self, question: str) -> dict[str, Any]:
        self.asked.append(question)
        return self.answering(question)


def jsonl(folder: Path, *lines: str) -> Path:
    path = folder / "cau-hoi.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def asked_lines(*questions: str) -> list[str]:
    return [json.dumps({"id": n, "question": q}) for n, q in enumerate(questions)]


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_csv(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def answer_csv(folder: Path, data: str | bytes) -> tuple[list[str], Summary]:
    """The questions asked of a .csv with this content, and the summary."""
    source = folder / "hoi.csv"
    source.write_bytes(data if isinstance(data, bytes) else data.encode())
    assistant = Assistant()
    summary = run(source, folder / "dap.csv", assistant.asker())
    return assistant.asked, summary


# .jsonl


def test_each_line_is_answered_and_its_id_comes_back(tmp_path: Path) -> None:
    lines = [f'{{"id": "a-1", "question": "{DEADLINE}"}}', f'{{"id": 7, "question": "{MONEY}"}}']
    target = tmp_path / "tra-loi.jsonl"
    summary = run(jsonl(tmp_path, *lines), target, Assistant().asker())
    first, second = read_jsonl(target)
    assert first == {"id": "a-1", **answer(DEADLINE)}
    assert second == {"id": 7, **answer(MONEY)}
    assert (summary.questions, summary.answered, summary.problems) == (2, 1, ())


@pytest.mark.parametrize(
    "bad",
    [
        "{không phải json",
        '["danh sách"]',
        '{"id": 3}',
        '{"question": 5}',
        '{"question": "  "}',
        pytest.param("[" * 100_000, id="a hundred thousand brackets"),
    ],
)
def test_a_bad_line_is_reported_with_its_number_and_the_rest_goes_on(
    tmp_path: Path, bad: str
) -> None:
    good, other = asked_lines(DEADLINE, MONEY)
    assistant = Assistant()
    summary = run(jsonl(tmp_path, good, bad, other), tmp_path / "o.jsonl", assistant.asker())
    assert [problem.line for problem in summary.problems] == [2]
    assert assistant.asked == [DEADLINE, MONEY]


def test_bytes_that_are_no_text_are_a_bad_line(tmp_path: Path) -> None:
    source = tmp_path / "q.jsonl"
    source.write_bytes(
        b'\xef\xbb\xbf{"question": "A?"}\r\n{"question": "\xff"}\n\n{"question": "B?"}'
    )
    assistant = Assistant()
    summary = run(source, tmp_path / "o.jsonl", assistant.asker())
    assert assistant.asked == ["A?", "B?"]
    assert [problem.line for problem in summary.problems] == [2]


def test_every_line_of_the_output_is_one_line_whatever_the_answer_holds(tmp_path: Path) -> None:
    def with_odd_breaks(question: str) -> dict[str, Any]:
        return {**answer(question), "text": "a\u2028b\u0085c\nd\ud800"}

    target = tmp_path / "o.jsonl"
    run(jsonl(tmp_path, *asked_lines(MONEY)), target, Assistant(with_odd_breaks).asker())
    assert len(read_jsonl(target)) == 1
    assert read_jsonl(target)[0]["text"].startswith("a\u2028b\u0085c\nd")


# .csv and .xlsx


def test_a_csv_keeps_its_other_columns_and_gains_those_of_the_answer(tmp_path: Path) -> None:
    source = tmp_path / "hoi.csv"
    source.write_text(f"STT;Câu hỏi;Người hỏi\n1;{DEADLINE};Lan\n2;{MONEY};=cmd()\n", "utf-8-sig")
    target = tmp_path / "dap.csv"
    run(source, target, Assistant().asker())
    first, second = read_csv(target, ";")
    assert list(first) == ["STT", "Người hỏi", *COLUMNS]
    assert (first["STT"], first["question"], first["answered"]) == ("1", DEADLINE, "true")
    assert first["citations"] == "[1] 1509/KH-SYT-CDN (bản tóm lược), mục III"
    assert (first["clauses"], first["quotes"], first["files"]) == ("III", QUOTE, "plan.txt")
    assert second["answered"] == "false"
    assert second["Người hỏi"] == "'=cmd()"


@pytest.mark.parametrize(
    ("content", "questions"),
    [
        ("question\nA?\nB?\n", ["A?", "B?"]),
        ("A?\nB?\n", ["A?", "B?"]),
        ("CÂU HỎI\r\nA?\r\n\r\nB?", ["A?", "B?"]),
        ("question\nAi, ở đâu, báo cáo?\n", ["Ai, ở đâu, báo cáo?"]),
        ("id,question\n1,Ai, ở đâu?\n", ["Ai, ở đâu?"]),
        ('question\n"Hai\ndòng?"\n', ["Hai\ndòng?"]),
        ("a\tquestion\tb\n1\tA?\t2\n", ["A?"]),
        ("question,answer\nA?,câu trả lời cũ\n", ["A?"]),
    ],
)
def test_questions_are_found_in_the_csv_that_people_write(
    tmp_path: Path, content: str, questions: list[str]
) -> None:
    asked, summary = answer_csv(tmp_path, content)
    assert asked == questions
    assert summary.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_csv_in_the_encodings_of_excel_is_read(tmp_path: Path, encoding: str) -> None:
    # windows-1258 writes some tones as letters of their own.
    content = "question\nBan nào đôn đốc báo cáo năm nay?\n".replace("đốc", "đô\u0301c")
    asked, _ = answer_csv(tmp_path, content.encode(encoding))
    assert len(asked) == 1
    assert asked[0].endswith("năm nay?")


def test_a_quote_that_never_closes_does_not_swallow_the_rest(tmp_path: Path) -> None:
    asked, summary = answer_csv(tmp_path, 'question\nA?\n"B chưa đóng?\nC?\nD?\n')
    assert asked == ["A?", "C?", "D?"]
    assert [problem.line for problem in summary.problems] == [3]


def test_a_row_without_a_question_is_reported(tmp_path: Path) -> None:
    asked, summary = answer_csv(tmp_path, "id,question\n1,A?\n2,\n3,C?\n")
    assert asked == ["A?", "C?"]
    assert [problem.line for problem in summary.problems] == [3]


def test_a_spreadsheet_comes_back_as_a_spreadsheet(tmp_path: Path) -> None:
    source, target = tmp_path / "hoi.xlsx", tmp_path / "dap.xlsx"
    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    for row in (["STT", "question"], [1, DEADLINE], [None, None], [2, MONEY]):
        page.append(row)
    workbook.save(source)
    summary = run(source, target, Assistant().asker())
    assert (summary.questions, summary.answered) == (2, 1)
    answers = openpyxl.load_workbook(target).worksheets[0]
    heading, first, second = (list(row) for row in answers.iter_rows(values_only=True))
    assert heading == ["STT", *COLUMNS]
    assert first[:3] == [1, DEADLINE, "true"]
    assert second[:3] == [2, MONEY, "false"]
    assert str(first[3]).startswith("'- "), "a leading dash must not start a formula"


# Failures


def not_xlsx(folder: Path) -> Path:
    path = folder / "q.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    return path


def written(name: str, content: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_text(content, encoding="utf-8")
        return folder / name

    return write


@pytest.mark.parametrize(
    ("make", "output", "told"),
    [
        (lambda folder: folder / "khong-co.csv", "o.csv", "không có tệp này"),
        (written("q.txt", "A?"), "o.txt", "phải là .csv, .xlsx, .jsonl"),
        (written("q.csv", "A?"), "o.xlsx", "đuôi .csv"),
        (written("q.csv", "A?"), "q.csv", "chọn tên khác"),
        (written("q.csv", "A?"), "x/o.csv", "chưa có thư mục"),
        (written("q.csv", ""), "o.csv", "không có câu hỏi nào"),
        (written("q.jsonl", "\n\n"), "o.jsonl", "không có câu hỏi nào"),
        (written("q.csv", "a,b\n1,2\n"), "o.csv", "question"),
        (not_xlsx, "o.xlsx", "bảng tính"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_with_the_cure(
    tmp_path: Path, make: Callable[[Path], Path], output: str, told: str
) -> None:
    with pytest.raises(CancuError) as refused:
        run(make(tmp_path), tmp_path / output, Assistant().asker())
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_question_that_cannot_be_asked_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    def refusing(question: str) -> dict[str, Any]:
        if question == MONEY:
            raise CancuError("câu hỏi quá dài; hãy rút gọn")
        return answer(question)

    target = tmp_path / "o.jsonl"
    source = jsonl(tmp_path, *asked_lines(MONEY, DEADLINE))
    summary = run(source, target, Assistant(refusing).asker())
    refused, answered = read_jsonl(target)
    assert (refused["answered"], refused["reason"]) == (False, "câu hỏi quá dài; hãy rút gọn")
    assert answered["answered"]
    assert [problem.line for problem in summary.problems] == [1]


@pytest.mark.parametrize("spoil", [{"quote": "trước ngày 06/12/2022"}, {"start": 0}, {"end": 0}])
def test_an_answer_whose_quote_is_not_in_its_document_is_held_back(
    tmp_path: Path, spoil: dict[str, Any]
) -> None:
    def misquoting(question: str) -> dict[str, Any]:
        told = answer(question)
        told["citations"][0].update(spoil)
        return told

    target = tmp_path / "o.jsonl"
    source = jsonl(tmp_path, *asked_lines(DEADLINE))
    summary = run(source, target, Assistant(misquoting).asker())
    (held_back,) = read_jsonl(target)
    assert (held_back["answered"], held_back["citations"]) == (False, [])
    assert "[1]" in held_back["reason"]
    assert summary.answered == 0
    assert len(summary.problems) == 1


# Interruption


class Stopped(BaseException):
    """Stands for kill -9: no code of ours sees it."""


def stopping_at(question: str) -> Callable[[str], dict[str, Any]]:
    def answering(asked: str) -> dict[str, Any]:
        if asked == question:
            raise Stopped
        return answer(asked)

    return answering


def test_an_interrupted_batch_goes_on_without_asking_twice(tmp_path: Path) -> None:
    source, target = jsonl(tmp_path, *asked_lines("A?", "B?", "C?", "A?")), tmp_path / "o.jsonl"
    with pytest.raises(Stopped):
        run(source, target, Assistant(stopping_at("C?")).asker())
    assert not target.exists()
    second = Assistant()
    summary = run(source, target, second.asker())
    assert second.asked == ["C?"]
    assert summary.resumed == 3
    assert [line["question"] for line in read_jsonl(target)] == ["A?", "B?", "C?", "A?"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cau-hoi.jsonl", "o.jsonl"]


def test_a_line_torn_by_the_interruption_is_asked_again(tmp_path: Path) -> None:
    source, target = jsonl(tmp_path, *asked_lines("A?", "B?", "C?")), tmp_path / "o.jsonl"
    with pytest.raises(Stopped):
        run(source, target, Assistant(stopping_at("C?")).asker())
    journal = tmp_path / "o.jsonl.partial"
    journal.write_bytes(journal.read_bytes()[:-20])
    with pytest.raises(Stopped):
        run(source, target, Assistant(stopping_at("C?")).asker())
    third = Assistant()
    run(source, target, third.asker())
    assert third.asked == ["C?"], "B? was asked by the second run, after the torn line"


@pytest.mark.parametrize(("index", "settings"), [("8", "s"), ("7", "t")])
def test_another_index_or_other_settings_answer_anew(
    tmp_path: Path, index: str, settings: str
) -> None:
    source, target = jsonl(tmp_path, *asked_lines("A?", "B?")), tmp_path / "o.jsonl"
    with pytest.raises(Stopped):
        run(source, target, Assistant(stopping_at("B?")).asker("7", "s"))
    second = Assistant()
    run(source, target, second.asker(index, settings))
    assert second.asked == ["A?", "B?"]


def test_a_failure_is_not_remembered(tmp_path: Path) -> None:
    def failing(question: str) -> dict[str, Any]:
        raise CancuError("máy chủ mô hình không trả lời; hãy thử lại")

    def failing_then_stopped(question: str) -> dict[str, Any]:
        return failing(question) if question == "A?" else stopping_at("B?")(question)

    source, target = jsonl(tmp_path, *asked_lines("A?", "B?")), tmp_path / "o.jsonl"
    with pytest.raises(Stopped):
        run(source, target, Assistant(failing_then_stopped).asker())
    second = Assistant()
    run(source, target, second.asker())
    assert second.asked == ["A?", "B?"]


def test_an_output_that_was_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    source, target = jsonl(tmp_path, *asked_lines("A?", "B?")), tmp_path / "o.jsonl"
    target.write_text("lần trước", encoding="utf-8")
    with pytest.raises(Stopped):
        run(source, target, Assistant(stopping_at("B?")).asker())
    assert target.read_text(encoding="utf-8") == "lần trước"


# Always


@given(st.text())
def test_no_cell_is_ever_a_formula(text: str) -> None:
    cell = harmless(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text or cell == text


# Control characters make a file binary, which is refused as a whole.
TEXT = st.text(st.one_of(st.characters(codec="utf-8", exclude_categories=["Cc"]), st.just("\n")))


@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=5))
def test_every_question_of_a_well_formed_csv_is_asked_in_order(
    tmp_path_factory: pytest.TempPathFactory, questions: list[str]
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([["question"], *([q] for q in questions)])
    folder = tmp_path_factory.mktemp("csv")
    asked, summary = answer_csv(folder, written.getvalue().encode("utf-8-sig"))
    assert summary.problems == ()
    assert asked == list(dict.fromkeys(q.strip() for q in questions))
