"""The repository itself: what may stand in it, and which room may know which."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.readme_help import README, with_help

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("corpus", "index", "prompts", "assistant", "eval")  # each may import those before it
LONGEST_MODULE = 350
LARGEST_FILE = 1_000_000

# "/root/.venv", "/home/lan/x", "C:\Users\Lan": a place of one machine
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:root|home/\w+|work|opt)/[\w.]|\b[A-Z]:\\Users\\")
# an address of a package registry: installing is the client's business
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.|deb\.debian\.org", re.IGNORECASE)


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: the list of files is git's")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def texts() -> Iterator[tuple[Path, str]]:
    for path in files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """The top-level package of every import, wherever it stands in the module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_no_file_names_a_place_of_one_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path, text in texts()
        if path != Path(__file__)
        for pattern in (MACHINE_PATH, REGISTRY)
        for match in pattern.finditer(text)
    ]
    assert not found


def test_no_file_is_large() -> None:
    large = {str(p.relative_to(ROOT)): p.stat().st_size for p in files()}
    assert not {name: size for name, size in large.items() if size > LARGEST_FILE}


def test_each_module_can_be_read_in_one_sitting() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for room in ROOMS
        for path in modules(room)
    }
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE}


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_between_the_rooms_go_one_way(room: str) -> None:
    later = set(ROOMS[ROOMS.index(room) + 1 :])
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imports(path)
        if name in later
    ]
    assert not wrong


def test_every_package_that_is_imported_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = declared["optional-dependencies"]
    named = [*declared["dependencies"], *extras["models"], *extras["bench"]]
    distributions = {re.split(r"[^\w.-]", line)[0].lower() for line in named}
    known = packages_distributions()
    missing = {
        f"{path.relative_to(ROOT)} imports {name}"
        for room in ROOMS
        for path in modules(room)
        for name in imports(path)
        if name not in sys.stdlib_module_names
        and name not in ROOMS
        and not {owner.lower().replace("_", "-") for owner in known.get(name, [name])}
        & distributions
    }
    assert not missing


def test_the_readme_shows_the_help_that_the_program_prints() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_help(readme) == readme, "run `make readme`"


def test_the_command_line_starts_without_what_only_some_commands_need() -> None:
    program = "import sys, assistant.cli; print('\\n'.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout.split()
    slow = {"rich", "pydantic", "numpy", "faiss", "tantivy", "llama_index", "torch", "gradio"}
    assert not slow & set(loaded)


@pytest.mark.parametrize("script", [".ci/run"])
def test_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
