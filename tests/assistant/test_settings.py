"""What a user sets is used; what cannot be used is refused in one line that names the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import SettingError, Settings, load


def refusal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingError) as refused:
        load()
    message = str(refused.value)
    assert "\n" not in message
    return message


def test_without_any_setting_nothing_leaves_the_machine() -> None:
    settings = load()
    assert settings.model.url is None
    assert settings.embedding is None


def test_the_index_is_the_option_else_the_variable_else_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_home: Path
) -> None:
    assert load().index == own_home / "data" / "cancu" / "index"
    monkeypatch.setenv("CANCU_INDEX", str(tmp_path / "of-the-variable"))
    assert load().index == tmp_path / "of-the-variable"
    assert load(tmp_path / "of-the-option").index == tmp_path / "of-the-option"


def test_a_tilde_and_a_relative_folder_become_absolute(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_home: Path
) -> None:
    monkeypatch.setenv("CANCU_INDEX", "~/kho")
    assert load().index == own_home / "kho"
    monkeypatch.chdir(tmp_path)
    assert load(Path("kho")).index == tmp_path / "kho"


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANCU_INDEX", "")
    monkeypatch.setenv("CANCU_MODEL_URL", "")
    assert load().index.name == "index"
    assert load().model.url is None


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("CANCU_SEARCH_LIMIT", "0", "CANCU_SEARCH_LIMIT: phải từ 1 trở lên"),
        ("CANCU_SEARCH_LIMIT", "1000", "CANCU_SEARCH_LIMIT: không được quá 200"),
        ("CANCU_SEARCH_LIMIT", "nhiều", "CANCU_SEARCH_LIMIT: phải là một số"),
        ("CANCU_MODEL_TIMEOUT", "inf", "CANCU_MODEL_TIMEOUT: không được quá 600"),
        ("CANCU_MODEL_URL", "localhost", "CANCU_MODEL_URL: phải là một địa chỉ http"),
        ("CANCU_MODEL_URL", "file:///x", "CANCU_MODEL_URL: phải là một địa chỉ http"),
        ("CANCU_MODEL_URL", "http://localhost:1/v1", "hãy đặt CANCU_MODEL_NAME"),
        ("CANCU_MODEL_NAME", "qwen", "hãy đặt CANCU_MODEL_URL"),
        ("CANCU_MODEL_ULR", "http://localhost", "có phải CANCU_MODEL_URL?"),
        ("CANCU_INDX", "kho", "có phải CANCU_INDEX?"),
        ("CANCU_ZZZ", "1", "các biến dùng được: CANCU_INDEX"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_variable_and_the_cure(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    assert told in refusal(monkeypatch, **{variable: value})


def test_the_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANCU_MODEL_URL", "http://localhost:8000/v1")
    monkeypatch.setenv("CANCU_MODEL_NAME", "qwen")
    monkeypatch.setenv("CANCU_MODEL_KEY", "sk-rat-bi-mat")
    settings = load()
    assert settings.model.key is not None
    assert settings.model.key.get_secret_value() == "sk-rat-bi-mat"
    assert "bi-mat" not in repr(settings) + str(settings) + settings.model_dump_json()
    assert "bi-mat" not in refusal(monkeypatch, CANCU_MODEL_TIMEOUT="0")


def test_settings_cannot_be_changed_after_they_are_loaded() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load().embedding = "khác"  # type: ignore[misc]


def test_the_fingerprint_moves_with_what_changes_an_answer_and_with_nothing_else() -> None:
    plain = Settings()
    server = {"url": "http://localhost:8000/v1", "name": "qwen"}
    same = Settings(index=Path("/elsewhere"), model={"timeout": 5})  # type: ignore[arg-type]
    assert same.fingerprint() == plain.fingerprint()
    with_model = Settings(model=server)  # type: ignore[arg-type]
    with_key = Settings(model={**server, "key": "sk-1"})  # type: ignore[arg-type]
    assert with_key.fingerprint() == with_model.fingerprint()
    others = {
        Settings(embedding="another").fingerprint(),
        Settings(search={"limit": 5}).fingerprint(),  # type: ignore[arg-type]
        with_model.fingerprint(),
    }
    assert len(others | {plain.fingerprint()}) == 4
