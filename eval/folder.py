"""A run as a folder: it appears whole, by one rename, and can be read and judged again.

``run.json``      what it was made with, every figure, check and attack
``answers.jsonl`` each question with its answer and what was found, in the order of the dataset
``seconds.json``  how long each answer took: the one file that differs when a run is repeated
``report.md`` and ``report.html`` for people
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus.errors import CancuError, shown
from eval.attacks import Attack, Attacks
from eval.attacks.judging import Kind
from eval.metrics.drafts import DraftFigure, DutyFigure
from eval.metrics.facts import FactFigure
from eval.metrics.mechanical import Check
from eval.record import Record
from eval.run import Run, Stamp

_RUN, _ANSWERS, _SECONDS = "run.json", "answers.jsonl", "seconds.json"


def write_run(run: Run, folder: Path, reports: Mapping[str, str]) -> None:
    """Writes a run with its reports (text by file name). Raises CancuError where the folder is
    there already and not empty: no run is overwritten."""
    refuse_used(folder)
    aside = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    aside.mkdir(parents=True)
    try:
        for name, text in {**_files(run), **reports}.items():
            _write(aside / name, text)
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def refuse_used(folder: Path) -> None:
    """Raises CancuError where a run would overwrite something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CancuError(f"{shown(folder)}: đã có; hãy chọn thư mục khác bằng -o")


def read_run(folder: Path) -> Run:
    """The run of a folder; its figures are computed again from its answers.

    Raises CancuError where the folder holds no run.
    """
    try:
        told = json.loads((folder / _RUN).read_text("utf-8"))
        lines = (folder / _ANSWERS).read_text("utf-8").split("\n")
        seconds = json.loads((folder / _SECONDS).read_text("utf-8"))
        return Run(
            stamp=Stamp.model_validate_json(json.dumps(told["stamp"])),
            records=tuple(Record.model_validate_json(line) for line in lines if line),
            checks=tuple(
                Check(check["name"], check["total"], tuple(check["failures"]))
                for check in told["checks"]
            ),
            attacks=_attacks(told["attacks"]),
            seconds=tuple(seconds.values()),
            facts=tuple(_fact_figure(each) for each in told["facts"]),
            drafts=tuple(_draft_figure(each) for each in told["drafts"]),
        )
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        raise CancuError(
            f"{shown(folder)}: không phải một lần chạy `cancu eval`; hãy nêu thư mục có {_RUN}"
        ) from error


def _files(run: Run) -> dict[str, str]:
    told = {
        "stamp": run.stamp.model_dump(mode="json"),
        "figures": {name: asdict(each) for name, each in run.figures().items()},
        "checks": [asdict(check) for check in run.checks],
        "facts": [asdict(figure) for figure in run.facts],
        "drafts": [asdict(figure) for figure in run.drafts],
        "attacks": [
            {"name": kind.name, "total": kind.total, "passed": [_told(one) for one in kind.passed]}
            for kind in run.attacks.kinds
        ],
    }
    records = [record.model_dump_json(by_alias=True) for record in run.records]
    keys = [record.key for record in run.records]
    return {
        _RUN: _json(told),
        _ANSWERS: "".join(f"{line}\n" for line in records),
        _SECONDS: _json(dict(zip(keys, run.seconds, strict=True))),
    }


def _told(attack: Attack) -> dict[str, Any]:
    return {
        "statement": attack.statement,
        "quotes": [quote.quote for quote in attack.quotes],
        "was": attack.was,
    }


def _attacks(told: list[dict[str, Any]]) -> Attacks:
    """The attacks without the documents they were made of, which a folder does not hold."""
    return Attacks(
        tuple(
            Kind(
                kind["name"],
                kind["total"],
                tuple(
                    Attack(kind["name"], one["statement"], (), one["was"]) for one in kind["passed"]
                ),
            )
            for kind in told
        )
    )


def _fact_figure(told: dict[str, Any]) -> FactFigure:
    return FactFigure(**{**told, "wrong": tuple(told["wrong"]), "missed": tuple(told["missed"])})


def _draft_figure(told: dict[str, Any]) -> DraftFigure:
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    duties = tuple(DutyFigure(**duty) for duty in told["duties"])
    return DraftFigure(**{**told, **lists, "duties": duties})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
