"""``cancu ask`` and ``batch``: questions become answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.opening import IndexOption, JsonOption, opened
from assistant.cli.output import complain, growing, progress, say, say_json
from assistant.cli.running import FAILED
from corpus.errors import shown

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.batch import Asker
    from assistant.settings import Settings
    from index import Index


_PHRASING = "Mô hình đang diễn đạt lại…"


def register(app: typer.Typer) -> None:
    app.command("ask")(ask)
    app.command("batch")(batch)


def ask(
    question: Annotated[
        list[str],
        typer.Argument(metavar="QUESTION", help="Câu hỏi.", show_default=False),
    ],
    json: JsonOption = False,
    directory: IndexOption = None,
) -> None:
    """Trả lời một câu hỏi, mỗi ý kèm trích dẫn nguyên văn.

    Answer one question, with verbatim quotes.
    """
    from assistant.starting import check_models

    # An argument that is not UTF-8 comes with half characters; they become marks of the unknown.
    words = " ".join(question).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with opened(directory) as (index, settings):
        check_models(settings, index)
        answer = _watched(words, index, settings, in_silence=json)
    if json:
        say_json(answer.to_json())
        return
    say(answer.text)
    for warning in answer.warnings:
        say(f"Lưu ý: {warning}")


def _watched(words: str, index: Index, settings: Settings, *, in_silence: bool) -> Answer:
    """The whole answer; where a model phrases it, a terminal shows it grow, verified as it does."""
    from assistant.ask import answers
    from assistant.ask import ask as answer_to

    if in_silence or settings.model.url is None:
        return answer_to(words, index, settings)
    with growing() as show:
        for answer in answers(words, index, settings):
            show(f"{answer.text}\n\n{_PHRASING}")
    return answer


def batch(
    questions: Annotated[
        Path,
        typer.Argument(metavar="IN", help="Tệp câu hỏi: .csv, .xlsx, .jsonl.", show_default=False),
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="OUT", help="Tệp kết quả, cùng loại với IN."),
    ],
    directory: IndexOption = None,
) -> None:
    """Trả lời cả một tệp câu hỏi; bị ngắt thì chạy lại lệnh này để làm tiếp.

    Answer a file of questions into a file of the same kind; run again to resume.
    """
    from assistant.batch import run

    with opened(directory) as (index, settings), progress("Trả lời") as report:
        summary = run(questions, output, _asker(index, settings), report)
    for problem in summary.problems:
        complain(f"{shown(questions)}, dòng {problem.line}: {problem.reason}")
    resumed = f", {summary.resumed} câu đã có từ lần chạy trước" if summary.resumed else ""
    say(
        f"{summary.questions} câu hỏi: {summary.answered} trả lời được, "
        f"{summary.questions - summary.answered} không, {len(summary.problems)} dòng lỗi{resumed}"
    )
    say(f"Kết quả: {shown(output)}")
    if summary.problems:
        raise typer.Exit(FAILED)


def _asker(index: Index, settings: Settings) -> Asker:
    from assistant.ask import ask as answer_to
    from assistant.batch import Asker
    from assistant.starting import check_models

    return Asker(
        ask=lambda question: answer_to(question, index, settings).to_json(),
        text=lambda id: index.document(id).text,
        index=index.generation,
        settings=settings.fingerprint(),
        check=lambda: check_models(settings, index),
    )
