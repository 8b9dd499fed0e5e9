"""The tab Hàng loạt: a file of questions up, a file of answers down."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.ask import ask
from assistant.batch import Asker, Summary, run
from assistant.batch.questions import KINDS
from assistant.uploads import safe_name
from assistant.web.actions import NAME_UPLOADS
from assistant.web.desk import Desk, refusal, told
from assistant.web.markup import Markup, element, join
from assistant.web.stepwise import Step, stepwise
from assistant.web.texts import Texts
from corpus.errors import CancuError

_PROBLEMS_SHOWN = 50


class _Stopped(Exception):
    """The person pressed "stop"."""


def batch_tab(desk: Desk, texts: Texts, tab: gr.Tab) -> None:
    """Lays out the tab."""
    stops: dict[str, threading.Event] = {}
    with gr.Column(elem_classes="narrow"):
        gr.HTML(element("p", texts("batch-how"), class_="hint"))
        sent = gr.File(
            label=texts("batch-file"), file_types=list(KINDS), height=120, elem_id="batch-file"
        )
        with gr.Row():
            start = gr.Button(texts("batch-start"), variant="primary", elem_id="batch-start")
            stop = gr.Button(texts("batch-stop"), interactive=False, elem_id="batch-stop")
        progress = gr.HTML("", elem_id="batch-progress")
        download = gr.DownloadButton(
            texts("batch-download"), visible=False, elem_id="batch-download"
        )

    def answer(file: str | None, request: gr.Request) -> Iterator[Any]:
        if not file:
            raise refusal(texts("batch-nothing"), texts)
        with told(texts):
            yield from answering(Path(file), request)

    def answering(file: Path, request: gr.Request) -> Iterator[Any]:
        stopping = stops[_session(request)] = threading.Event()
        yield "", gr.Button(interactive=False), gr.Button(interactive=True), gr.skip()
        work = stepwise(lambda report: _run(file, desk, request, stopping, report))
        last = Step(0, 0, "")
        result: Path | None = None
        try:
            for last in work.steps():
                yield _progress(last, texts), gr.skip(), gr.skip(), gr.skip()
            result, summary = work.result()
            shown = _summary(summary, texts)
        except _Stopped:
            words = texts("batch-stopped", done=last.done)
            shown = element("p", words, role="status", class_="hint")
        except CancuError as error:
            words = str(error).replace(f"{desk.folder(request)}/", "")
            shown = element("p", words, role="alert", class_="problem")
        finally:
            stopping.set()  # also where the browser went away
            stops.pop(_session(request), None)
        ready = gr.DownloadButton(value=str(result) if result else None, visible=bool(result))
        yield shown, gr.Button(interactive=True), gr.Button(interactive=False), ready

    def halt(request: gr.Request) -> None:
        stopping = stops.get(_session(request))
        if stopping is not None:
            stopping.set()

    hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    tab.select(None, js=NAME_UPLOADS)
    start.click(
        answer, [sent], [progress, start, stop, download],
        concurrency_limit=1, concurrency_id="batch", **hidden,
    )  # fmt: skip
    stop.click(halt, None, None, queue=False, **hidden)


def _session(request: gr.Request) -> str:
    return request.session_hash or ""


def _run(
    source: Path, desk: Desk, request: gr.Request, stopping: threading.Event, report: Any
) -> tuple[Path, Summary]:
    """The batch into a folder of this session, so that a run that was stopped goes on."""
    index, settings = desk.current(), desk.settings
    asker = Asker(
        ask=lambda question: ask(question, index, settings).to_json(),
        text=lambda id: index.document(id).text,
        index=index.generation,
        settings=settings.fingerprint(),
    )

    def step(done: int, total: int, name: str) -> None:
        if stopping.is_set():
            raise _Stopped
        report(done, total, name)

    folder = desk.folder(request)
    questions = Path(shutil.copyfile(source, folder / safe_name(source.name)))
    target = folder / f"tra-loi-{questions.name}"
    return target, run(questions, target, asker, step)


def _progress(step: Step, texts: Texts) -> Markup:
    words = texts("batch-progress", done=step.done, total=step.total)
    return join(
        element("progress", value=step.done, max=max(1, step.total), aria_label=words),
        element("p", words, class_="hint"),
        element("p", step.name, class_="hint now"),
    )


def _summary(summary: Summary, texts: Texts) -> Markup:
    rest = summary.questions - summary.answered
    words = texts("batch-done", questions=summary.questions, answered=summary.answered, rest=rest)
    problems = [
        element("li", texts("batch-problem", line=problem.line, reason=problem.reason))
        for problem in summary.problems[:_PROBLEMS_SHOWN]
    ]
    return join(
        element("p", words, role="status", class_="hint"),
        element("ul", *problems, class_="problem") if problems else None,
    )
