"""The command line as a person, a pipe and a script use it."""

from __future__ import annotations

import json
import os
import pty
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from assistant.cli.output import printable
from index import build
from tests.stand_ins import InThisProcess, Meaningless

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "tests" / "data" / "plans"
DENGUE = "sot_xuat_huyet_xa_2026.txt"
STORMS = "thien_tai_tinh_2023.txt"
SMALL = (
    "ỦY BAN NHÂN DÂN\nPHƯỜNG THỦY XUÂN\nSố: 12/KH-UBND\nKẾ HOẠCH\nTrồng cây năm 2026\n"
    "I. MỤC ĐÍCH\n1. Nâng cao nhận thức của người dân.\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Các tổ dân phố báo cáo về UBND phường trước ngày 05/12/2026.\n"
)
# A file of someone else's: its name clears the screen, its text has a CSI and turns directions.
HOSTILE_NAME = "doc-hai\x1b[2J.txt"
HOSTILE = "Số: 9/KH-UBND\nKẾ HOẠCH\nTập huấn \x1b[2J\u202enăm 2026\nI. MỤC TIÊU \x9b31m\n1. Làm.\n"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of three plans, to be shown; tests copy it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "nguon").mkdir()
    for name in (DENGUE, STORMS):
        shutil.copy(PLANS / name, folder / "nguon")
    (folder / "nguon" / HOSTILE_NAME).write_text(HOSTILE, encoding="utf-8")
    build.add([folder / "nguon"], folder / "index", reader=InThisProcess(), embedding=Meaningless())
    return folder / "index"


@pytest.fixture(scope="session")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of one small plan, to be asked; no test changes it."""
    folder = tmp_path_factory.mktemp("answering")
    (folder / "nho.txt").write_text(SMALL, encoding="utf-8")
    build.add([folder / "nho.txt"], folder / "index", reader=InThisProcess())
    return folder / "index"


@pytest.fixture
def held(made: Path, tmp_path: Path) -> Path:
    """An index of this test's own."""
    return shutil.copytree(made, tmp_path / "index")


def cancu(*arguments: str, index: Path | None = None) -> Result:
    option = ["--index", str(index)] if index else []
    return CliRunner().invoke(app, [*arguments, *option], prog_name="cancu")


def run(
    *arguments: str, index: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """``cancu`` in a process of its own, its output in a pipe."""
    option = ["--index", str(index)] if index else []
    return subprocess.run(
        [*PROGRAM, *arguments, *option],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=120,
    )


PROGRAM = (sys.executable, "-c", "from assistant.cli import main; main()")


def in_terminal(*arguments: str, index: Path) -> str:
    """What ``cancu`` sends to a terminal."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *arguments, "--index", str(index)], stdout=its, stderr=its, cwd=ROOT
    ):
        os.close(its)
        sent = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return sent.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux says that nobody writes any more
        return b""


def assert_one_line(result: Result | subprocess.CompletedProcess[str], told: str) -> None:
    assert told in result.stderr
    assert result.stderr.startswith("cancu: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


# What is held


def test_list_names_every_document_on_a_line(held: Path) -> None:
    result = cancu("list", index=held)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert DENGUE in lines[1]
    assert STORMS in lines[2]


def test_list_as_json_has_the_headers(held: Path) -> None:
    rows = json.loads(cancu("list", "--json", index=held).stdout)
    assert [row["file"] for row in rows] == [HOSTILE_NAME, DENGUE, STORMS]
    assert rows[1]["header"]["year"] == 2026
    assert rows[1]["kind"] == "original"


def test_show_tells_what_is_known_of_a_document(held: Path) -> None:
    told = cancu("show", "sot_xuat_huyet_xa_2026", index=held).stdout
    assert "Số ký hiệu: …/KH-UBND" in told
    assert f"Tệp: {DENGUE}" in told


def test_the_offsets_of_show_json_index_what_show_text_prints(held: Path) -> None:
    text = run("show", DENGUE, "--text", index=held).stdout
    document = json.loads(run("show", DENGUE, "--json", index=held).stdout)
    assert document["text"] == text
    places = [*document["clauses"], *document["obligations"], *document["references"]]
    assert len(places) > 20
    headings = [c for c in document["clauses"] if c["label"]]
    assert all(text[c["start"] : c["end"]].strip().startswith(c["label"]) for c in headings)


def test_show_outline_names_every_clause(held: Path) -> None:
    document = json.loads(cancu("show", DENGUE, "--json", index=held).stdout)
    lines = cancu("show", DENGUE, "--outline", index=held).stdout.splitlines()
    assert [line.split(":")[0].strip() for line in lines] == [
        clause["path"] for clause in document["clauses"]
    ]


def test_a_removed_document_is_gone_and_the_others_stay(held: Path) -> None:
    assert cancu("remove", DENGUE, index=held).exit_code == 0
    names = [row["file"] for row in json.loads(cancu("list", "--json", index=held).stdout)]
    assert names == [HOSTILE_NAME, STORMS]
    assert cancu("show", DENGUE, index=held).exit_code == 2


def test_add_names_each_file_and_fails_for_the_bad_one_only(
    answering: Path, tmp_path: Path
) -> None:
    index = shutil.copytree(answering, tmp_path / "index")
    folder = tmp_path / "moi"
    folder.mkdir()
    (folder / "tot.txt").write_text("KẾ HOẠCH\nI. MỤC TIÊU\n1. Trồng cây.\n", encoding="utf-8")
    (folder / "hong.pdf").write_bytes(b"<html>")
    (folder / "anh.png").write_bytes(b"\x89PNG")
    result = cancu("add", str(folder), index=index)
    assert result.exit_code == 1
    assert "tot.txt" in result.stdout
    assert "1 mới" in result.stdout
    assert "hong.pdf" in result.stderr
    again = cancu("add", str(folder / "tot.txt"), index=index)
    assert again.exit_code == 0
    assert "1 không đổi" in again.stdout
    (folder / "tot.txt").write_text("KẾ HOẠCH\nI. MỤC TIÊU\n1. Tưới cây.\n", encoding="utf-8")
    refreshed = cancu("add", index=index)
    assert "1 cập nhật, 1 không đổi" in refreshed.stdout


def test_a_folder_without_anything_to_read_is_told(answering: Path, tmp_path: Path) -> None:
    index = shutil.copytree(answering, tmp_path / "index")
    (tmp_path / "trong").mkdir()
    result = cancu("add", str(tmp_path / "trong"), index=index)
    assert result.exit_code == 1
    assert "không có tệp nào" in result.stdout


def test_doctor_finds_nothing_wrong_with_a_sound_index(held: Path) -> None:
    result = cancu("doctor", index=held)
    assert result.exit_code == 0
    assert "không có gì sai" in result.stdout
    assert json.loads(cancu("doctor", "--json", index=held).stdout) == []


def test_doctor_names_what_is_wrong_and_what_mends_it(held: Path) -> None:
    shutil.rmtree(held / "derived")
    warned = cancu("doctor", index=held)
    assert warned.exit_code == 0
    assert "chữa: cancu add" in warned.stdout
    (held / "store.sqlite").write_bytes(b"no database")
    broken = cancu("doctor", index=held)
    assert broken.exit_code == 1
    assert broken.stdout.startswith("LỖI: ")
    assert "Traceback" not in broken.stderr


def test_doctor_of_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    result = cancu("doctor", index=tmp_path / "khong-co")
    assert result.exit_code == 1
    assert_one_line(result, "cancu add")
    assert not (tmp_path / "khong-co").exists()


def test_the_first_command_builds_the_index_of_the_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "nho.txt").write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(build, "LIBRARY", (library,))
    result = cancu("list", index=tmp_path / "index")
    assert result.exit_code == 0
    assert "nho.txt" in result.stdout


# Questions


def test_ask_gives_the_answer_with_its_source(answering: Path) -> None:
    result = cancu("ask", "Ai phải báo cáo", "trước ngày 05/12?", index=answering)
    assert result.exit_code == 0
    assert "tổ dân phố" in result.stdout
    assert "[1] Kế hoạch 12/KH-UBND" in result.stdout


def test_every_quote_of_ask_json_stands_in_what_show_prints(answering: Path) -> None:
    question = "Ai phải báo cáo trước ngày 05/12?"
    answer = json.loads(cancu("ask", question, "--json", index=answering).stdout)
    assert answer["question"] == question
    assert answer["answered"]
    for citation in answer["citations"]:
        text = run("show", citation["document"], "--text", index=answering).stdout
        assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize("question", ["", "   ", "?!"])
def test_a_question_without_words_is_wrong_use(answering: Path, question: str) -> None:
    result = cancu("ask", question, index=answering)
    assert result.exit_code == 2
    assert_one_line(result, "câu hỏi")


def test_a_question_that_is_no_text_is_answered_all_the_same(answering: Path) -> None:
    program = [*PROGRAM, "ask", b"B\xe1o c\xe1o khi n\xe0o?", "--index", str(answering)]
    result = subprocess.run(program, capture_output=True, cwd=ROOT, timeout=120)
    assert result.returncode in (0, 2)
    assert b"Traceback" not in result.stderr


def test_batch_answers_a_file_and_names_its_bad_lines(answering: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "hoi.jsonl", tmp_path / "dap.jsonl"
    source.write_text(
        '{"id": 1, "question": "Ai phải báo cáo trước ngày 05/12?"}\nhỏng\n'
        '{"id": "b", "question": "Kinh phí là bao nhiêu?"}\n',
        encoding="utf-8",
    )
    result = cancu("batch", str(source), "-o", str(target), index=answering)
    assert result.exit_code == 1
    assert "dòng 2" in result.stderr
    assert "2 câu hỏi" in result.stdout
    answers = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == [1, "b"]
    for answer in answers:
        for citation in answer["citations"]:
            document = json.loads(
                cancu("show", citation["document"], "--json", index=answering).stdout
            )
            at = document["text"][citation["start"] : citation["end"]]
            assert at == citation["quote"]


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lits"], "có phải list?"),
        (["xyz"], "cancu --help"),
        (["show"], "thiếu DOC"),
        (["show", "1", "--ttext"], "có phải --text?"),
        (["show", "1", "--text", "--json"], "chỉ chọn một"),
        (["show", "khong-co.txt"], "cancu list"),
        (["remove", "khong-co.txt"], "cancu list"),
        (["batch", "a.csv"], "thiếu -o"),
        (["list", "thua"], "cancu list --help"),
    ],
)
def test_wrong_use_is_one_line_with_the_cure_and_exit_2(
    held: Path, arguments: list[str], told: str
) -> None:
    result = cancu(*arguments, index=held)
    assert result.exit_code == 2
    assert_one_line(result, told)


def test_a_wrong_setting_is_one_line_with_the_cure_and_exit_2(
    held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANCU_SEARCH_LIMIT", "nhiều")
    result = cancu("list", index=held)
    assert result.exit_code == 2
    assert_one_line(result, "CANCU_SEARCH_LIMIT")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "khong-co.txt"], "khong-co.txt"),
        (["batch", "khong-co.csv", "-o", "o.csv"], "khong-co.csv"),
        (["list", "--index", "/dev/null/kho"], "--index"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_1(
    held: Path, arguments: list[str], told: str
) -> None:
    result = cancu(*arguments, index=None if "--index" in arguments else held)
    assert result.exit_code == 1
    assert_one_line(result, told)


def test_without_a_command_the_help_is_shown() -> None:
    result = cancu()
    assert result.exit_code == 2
    assert "cancu" in result.stderr
    assert "ask" in result.stderr


# Terminal, pipe, script


@pytest.mark.parametrize(
    "command", ["list", "show 9", "show 9 --text", "show 9 --outline", "show 9 --json"]
)
def test_a_document_cannot_steer_the_terminal(held: Path, command: str) -> None:
    sent = in_terminal(*command.split(), index=held)
    assert "tập huấn" in sent.lower() or "MỤC TIÊU" in sent
    for character in ("\x1b", "\x9b", "\u202e"):
        assert character not in sent


def test_in_a_pipe_the_text_is_exactly_the_documents(held: Path) -> None:
    document = json.loads(run("show", "9", "--json", index=held).stdout)
    assert run("show", "9", "--text", index=held).stdout == document["text"]


def test_what_is_printed_never_holds_a_control_character() -> None:
    everything = "".join(map(chr, range(0x2100)))
    assert not set(printable(everything)) & set("\x00\x07\x08\x0d\x1b\x7f\x85\x9b\u202e\u2028")
    assert printable("Điều 5.\n\tKhoản 1") == "Điều 5.\n\tKhoản 1"


def test_output_in_a_pipe_has_no_colour_and_no_boxes(held: Path) -> None:
    for arguments in (["list"], ["show", DENGUE], ["--help"], ["add", "--help"]):
        printed = run(*arguments, index=held if arguments[-1] != "--help" else None).stdout
        assert "\x1b" not in printed
        assert not set(printed) & set("─│╭╮╰╯┌┐└┘")


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    plan = tmp_path / "dai.txt"
    items = "".join(f"{n}. Tổ dân phố số {n} làm việc thứ {n}.\n" for n in range(1, 3000))
    plan.write_text(f"KẾ HOẠCH\nI. VIỆC\n{items}", encoding="utf-8")
    build.add([plan], tmp_path / "dai", reader=InThisProcess(), embedding=Meaningless())
    show = f"{shlex.join(PROGRAM)} show dai.txt --json --index {tmp_path / 'dai'}"
    result = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {show} | head -1"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "{\n", "")


def test_ctrl_c_ends_with_one_line(answering: Path, tmp_path: Path) -> None:
    questions = tmp_path / "hoi.csv"
    rows = "".join(f"Ai phải báo cáo lần {number}?\n" for number in range(20_000))
    questions.write_text(f"question\n{rows}", encoding="utf-8")
    target = tmp_path / "dap.csv"
    program = [*PROGRAM, "batch", str(questions), "-o", str(target), "--index", str(answering)]

    def hear_ctrl_c() -> None:
        # Tests that a shell started in the background have inherited deafness to it.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        program, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT, preexec_fn=hear_ctrl_c
    ) as running:
        while running.poll() is None and not target.with_name("dap.csv.partial").exists():
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert told.count("\n") == 1
    assert "đã dừng" in told


def test_the_locale_does_not_matter(held: Path) -> None:
    result = run("list", index=held, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "Tân Thạnh Phú" in result.stdout


@pytest.mark.parametrize(
    ("shell", "typed"),
    [
        ("bash", {"COMP_WORDS": "cancu ba", "COMP_CWORD": "1"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "cancu ba"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "cancu ba", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
    ],
)
def test_the_shell_completes_commands(shell: str, typed: dict[str, str]) -> None:
    completed = run(_CANCU_COMPLETE=f"complete_{shell}", **typed)
    assert "batch" in completed.stdout
    assert "add" not in completed.stdout.split()


def test_help_has_a_vietnamese_and_an_english_line_for_every_command() -> None:
    for command in app.registered_commands:
        text = command.callback.__doc__ if command.callback else None
        assert text is not None
        vietnamese, english = (line.strip() for line in text.strip().split("\n\n"))
        assert not vietnamese.isascii()
        assert english.isascii()


def test_version_is_told() -> None:
    assert cancu("--version").stdout.startswith("cancu 0.")
