"""What is wrong with a model's server is told at the start, in one line with the cure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from assistant.model.check import check
from assistant.model.errors import ModelError
from assistant.settings import ModelSettings
from tests.assistant.scripted_model import (
    Call,
    Script,
    content,
    fails,
    flood,
    lists,
    raw,
    says,
    serving,
    silence,
)

KEY = "sk-rat-bi-mat"
QUESTION = "Ngân sách Trung ương hỗ trợ Hà Nam bao nhiêu tiền năm 2014?"


def only_under_v1(call: Call) -> None:
    lists("m")(call) if call.path == "/v1/models" else fails(404)(call)


def problem(url: str, **given: object) -> str:
    settings = ModelSettings.model_validate({"url": url, "name": "m", "key": KEY, **given})
    with pytest.raises(ModelError) as found:
        check(settings)
    line = str(found.value)
    assert "\n" not in line and KEY not in line
    return line


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (fails(401), "không nhận khóa (401); hãy sửa CANCU_MODEL_KEY"),
        (fails(403), "CANCU_MODEL_KEY"),
        (fails(500), "báo lỗi 500"),
        (lists("gemma3:4b", "qwen3"), "CANCU_MODEL_NAME là một trong: gemma3:4b, qwen3"),
        (raw(b"<html>nginx</html>"), "không theo giao thức OpenAI; hãy sửa CANCU_MODEL_URL"),
        (flood, "không theo giao thức OpenAI"),
    ],
)
def test_what_is_wrong_is_told_with_its_cure(listed: Script, told: str) -> None:
    with serving() as server:
        server.listed = listed
        assert told in problem(server.url)
        assert server.keys == [f"Bearer {KEY}"]


def test_an_address_without_v1_is_mended() -> None:
    with serving() as server:
        server.listed = only_under_v1
        told = problem(server.url.removesuffix("/v1"))
        assert told.endswith(f"hãy đặt CANCU_MODEL_URL={server.url}")


def test_a_host_that_is_not_there_is_told_without_the_addresss_password() -> None:
    told = problem("http://lan:mat-khau@127.0.0.1:9/v1")
    assert "không nối được máy chủ mô hình http://127.0.0.1:9/v1; hãy khởi động máy chủ" in told
    assert "lan" not in told and "mat-khau" not in told


def test_a_silent_host_is_told_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.model.check._SECONDS", 0.3)
    with serving() as server:
        server.listed = silence
        assert "không nối được" in problem(server.url)


@pytest.mark.parametrize("name", ["m", "gemma3"])
def test_a_good_server_is_let_pass(name: str) -> None:
    with serving() as server:
        server.listed = lists("m", "gemma3:latest")
        check(ModelSettings.model_validate({"url": server.url, "name": name}))
        assert not server.seen


def test_a_server_without_a_list_is_asked_for_one_word() -> None:
    with serving(content("1")) as server:
        server.listed = fails(404)
        check(ModelSettings.model_validate({"url": server.url, "name": "m"}))
        assert server.seen[0]["max_tokens"] == 1
        server.scripts = [fails(404)]
        assert "CANCU_MODEL_NAME" in problem(server.url)


def cancu(*arguments: str, index: Path, url: str, name: str = "m") -> Result:
    environment = {"CANCU_MODEL_URL": url, "CANCU_MODEL_NAME": name}
    return CliRunner().invoke(app, [*arguments, "--index", str(index)], env=environment)


@pytest.mark.parametrize("command", ["ask", "batch", "web"])
@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("localhost:11434", "CANCU_MODEL_URL: phải là một địa chỉ http:// hoặc https://"),
        ("http://127.0.0.1:9/v1", "không nối được máy chủ mô hình"),
    ],
)
def test_a_command_that_answers_refuses_to_start(
    command: str, url: str, told: str, library_index: Path, tmp_path: Path
) -> None:
    questions = tmp_path / "hoi.csv"
    questions.write_text(f"question\n{QUESTION}\n", encoding="utf-8")
    arguments = {
        "ask": ["ask", QUESTION],
        "batch": ["batch", str(questions), "-o", str(tmp_path / "tra-loi.csv")],
        "web": ["web", "--port", "7999"],
    }[command]
    done = cancu(*arguments, index=library_index, url=url)
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("cancu: ") and told in line
    assert "[1]" not in done.stdout


def test_an_unknown_model_is_told_before_the_first_question(library_index: Path) -> None:
    with serving(says()) as server:
        done = cancu("ask", QUESTION, index=library_index, url=server.url, name="khac")
        assert done.exit_code == 2
        assert "không có khac; hãy đặt CANCU_MODEL_NAME là một trong: m" in done.stderr
        assert not server.seen


def test_doctor_says_how_the_server_is(library_index: Path) -> None:
    with serving() as server:
        good = cancu("doctor", index=library_index, url=server.url)
        server.listed = fails(401)
        bad = cancu("doctor", index=library_index, url=server.url)
        told = cancu("doctor", "--json", index=library_index, url=server.url)
    assert f"Máy chủ mô hình {server.url} sẵn sàng, có m." in good.stdout
    assert "LỖI: máy chủ mô hình không nhận khóa (401); chữa: hãy sửa CANCU_MODEL_KEY" in bad.stdout
    assert bad.exit_code == 1
    assert [finding["level"] for finding in json.loads(told.stdout)] == ["error"]
