"""A file of questions becomes a file of answers of the same kind.

Each answer goes at once to a journal beside the output, so that a run that was stopped goes on
where it was. The output itself appears whole, at the end, by one rename.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.batch.answers import AnswerJson, write_answers
from assistant.batch.journal import Journal
from assistant.batch.questions import BadLine, Question, read_questions
from corpus.errors import CancuError, shown


@dataclass(frozen=True)
class Asker:
    """What a batch needs of the assistant."""

    ask: Callable[[str], AnswerJson]
    text: Callable[[str], str]  # a document's id to its text
    index: str  # the index's generation
    settings: str  # their fingerprint
    check: Callable[[], None] = lambda: None  # raises CancuError where nothing can be asked


@dataclass(frozen=True)
class Summary:
    """How a batch went."""

    questions: int
    answered: int
    resumed: int  # questions that an earlier, interrupted run had answered
    problems: tuple[BadLine, ...]


def run(
    source: Path,
    target: Path,
    asker: Asker,
    on_progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> Summary:
    """Answers each question of ``source`` into ``target``; both .csv, .xlsx or .jsonl.

    A line that holds no question, a question that cannot be asked, and an answer whose quotes are
    not in its documents are reported in the summary's ``problems``; the rest goes on. A question
    that stands in the file twice is asked once.

    Raises CancuError where the whole file cannot be read, the output not be written, or the two
    are of different kinds.
    """
    _check(source, target)
    sheet = read_questions(source)
    asker.check()
    problems = list(sheet.problems)
    answers: list[AnswerJson] = []
    journal_path = target.with_name(f"{target.name}.partial")
    with Journal(journal_path, f"{asker.index} {asker.settings}") as journal:
        resumed = sum(question.text in journal for question in sheet.questions)
        for done, question in enumerate(sheet.questions):
            on_progress(done, len(sheet.questions), question.text)
            if question.text not in journal:
                answer, problem = _answer(question, asker)
                if problem:
                    # Not in the journal: the next run asks it again.
                    problems.append(problem)
                    answers.append(answer)
                    continue
                journal.write(question.text, answer)
            answers.append(journal[question.text])
        write_answers(target, sheet, answers)
        journal.remove()
    return Summary(
        questions=len(answers),
        answered=sum(bool(answer["answered"]) for answer in answers),
        resumed=resumed,
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
    )


def _check(source: Path, target: Path) -> None:
    if source.suffix.lower() != target.suffix.lower():
        raise CancuError(
            f"{shown(target)}: kết quả phải cùng loại với tệp câu hỏi; "
            f"hãy đặt tên có đuôi {shown(source.suffix)}"
        )
    if target.is_dir():
        raise CancuError(f"{shown(target)}: là một thư mục; hãy đặt tên tệp cho kết quả")
    if target.exists() and source.exists() and target.samefile(source):
        raise CancuError(f"{shown(target)}: là chính tệp câu hỏi; hãy chọn tên khác cho kết quả")
    if not target.parent.is_dir():
        raise CancuError(f"{shown(target)}: chưa có thư mục {shown(target.parent)}; hãy tạo trước")


def _answer(question: Question, asker: Asker) -> tuple[AnswerJson, BadLine | None]:
    """The answer, its quotes checked; else one that says why there is none, and the problem."""
    try:
        answer = asker.ask(question.text)
        broken = _broken_quotes(answer, asker.text)
        if not broken:
            return answer, None
        reason = f"trích dẫn {', '.join(broken)} không khớp với văn bản; câu trả lời bị giữ lại"
    except CancuError as error:
        reason = str(error)
    withheld = Answer(question.text, reason=reason, index=asker.index, settings=asker.settings)
    return withheld.to_json(), BadLine(question.line, reason)


def _broken_quotes(answer: AnswerJson, text: Callable[[str], str]) -> list[str]:
    """The quotes that do not stand at their place in their document, by mark or by file."""
    return [
        f"[{place['n']}]" if "n" in place else shown(place["file"])
        for place in (*answer["citations"], *answer["nearest"])
        if not place["quote"]
        or text(place["document"])[place["start"] : place["end"]] != place["quote"]
    ]
