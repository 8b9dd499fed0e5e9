"""Asking again: the same answer from `ask`, from a batch and after a reload; a removed document
is cited by none."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant import batch
from assistant.ask import ask
from assistant.settings import Settings
from eval.asking import TODAY
from eval.metrics.mechanical import Check
from eval.record import Record
from index import Index, build, open_index

Json = dict[str, Any]


def check_all(records: Sequence[Record], index: Index, settings: Settings) -> tuple[Check, ...]:
    """The records are of ``index``; a copy of it is made where something is removed."""
    if not records:
        return ()
    return (
        same_in_a_batch(records, index, settings),
        same_after_a_reload(records, index, settings),
        removed_is_never_cited(records, index, settings),
    )


def same_in_a_batch(records: Sequence[Record], index: Index, settings: Settings) -> Check:
    """`batch` gives each question the answer that `ask` gave, citations and all."""
    with TemporaryDirectory(prefix="cancu-eval-") as folder:
        questions, answers = Path(folder) / "questions.jsonl", Path(folder) / "answers.jsonl"
        lines = [json.dumps({"id": record.key, "question": record.whole}) for record in records]
        questions.write_text("\n".join(lines), encoding="utf-8")
        batch.run(questions, answers, _asker(index, settings))
        given = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
    by_key = {answer.pop("id"): answer for answer in given}
    return _same("mechanical.batch", records, lambda record: by_key[record.key])


def same_after_a_reload(records: Sequence[Record], index: Index, settings: Settings) -> Check:
    """An index that was opened anew gives each question the same answer."""
    with open_index(index.directory) as reopened:
        return _same(
            "mechanical.reload",
            records,
            lambda record: _ask(record.whole, reopened, settings),
        )


def removed_is_never_cited(records: Sequence[Record], index: Index, settings: Settings) -> Check:
    """The document that is cited most is removed from a copy: no answer shows it any more."""
    cited = [
        (record, {citation["document"] for citation in record.answer["citations"]})
        for record in records
    ]
    often = Counter(id for _, ids in cited for id in ids).most_common(1)
    if not often:
        return Check("mechanical.removed", 0)
    gone = often[0][0]
    questions = [record for record, ids in cited if gone in ids]
    with TemporaryDirectory(prefix="cancu-eval-") as folder:
        copy = Path(folder) / "index"
        shutil.copytree(index.directory, copy)
        build.remove(gone, copy)
        with open_index(copy) as without:
            failures = [
                f"{record.key}: vẫn dẫn {gone} đã bỏ khỏi kho"
                for record in questions
                if gone in _shown(_ask(record.whole, without, settings))
            ]
    return Check("mechanical.removed", len(questions), tuple(failures))


def _same(name: str, records: Sequence[Record], again: Callable[[Record], Json]) -> Check:
    failures = []
    for record in records:
        second = {key: value for key, value in again(record).items() if key != "seconds"}
        if second != record.answer:
            differs = sorted(key for key in second if second[key] != record.answer.get(key))
            failures.append(f"{record.key}: khác ở {', '.join(differs)}")
    return Check(name, len(records), tuple(failures))


def _shown(answer: Json) -> set[str]:
    return {place["document"] for place in (*answer["citations"], *answer["nearest"])}


def _ask(question: str, index: Index, settings: Settings) -> Json:
    return ask(question, index, settings, today=TODAY).to_json()


def _asker(index: Index, settings: Settings) -> batch.Asker:
    return batch.Asker(
        ask=lambda question: _ask(question, index, settings),
        text=lambda id: index.document(id).text,
        index=index.generation,
        settings=settings.fingerprint(),
    )
