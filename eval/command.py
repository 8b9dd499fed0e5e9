"""``cancu eval``: plugged into the command line by the entry point in pyproject.toml.

The assistant knows nothing of this room; only what typer needs is imported here.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from assistant.cli.output import progress, say, say_lines
from assistant.cli.running import FAILED
from corpus.errors import CancuError, shown

if TYPE_CHECKING:
    from eval.against import Comparison
    from eval.judge import Opinion
    from eval.run import Run


class SetName(StrEnum):
    """The sets of questions in eval/datasets, and the drafts to be made."""

    library = "library"
    originals = "originals"
    chat = "chat"
    drafts = "drafts"


class SplitName(StrEnum):
    """The half to develop on, the half that only measures, or both."""

    dev = "dev"
    heldout = "heldout"
    all = "all"


def register(app: typer.Typer) -> None:
    app.command("eval")(evaluate)


def evaluate(
    name: Annotated[
        SetName, typer.Option("--set", help="Bộ câu hỏi, hoặc các dự thảo.")
    ] = SetName.library,
    split: Annotated[
        SplitName, typer.Option("--split", help="Nửa nào của bộ; drafts không chia.")
    ] = SplitName.dev,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="RUN", help="Thư mục của lần chạy để so.", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="Thư mục kết quả; không nêu thì một thư mục mới trong runs.",
            show_default=False,
        ),
    ] = None,
    directory: Annotated[
        Path | None,
        typer.Option(
            "--index",
            metavar="DIR",
            help="Chỉ mục có các văn bản được hỏi; không nêu thì một chỉ mục riêng của kho đi kèm.",
            show_default=False,
        ),
    ] = None,
    judge: Annotated[
        bool,
        typer.Option("--judge", help="Thêm: mô hình chấm trôi chảy, đủ ý; so với câu chấm tay."),
    ] = False,
) -> None:
    """Đo chất lượng trên bộ câu hỏi có đáp án; báo cáo bằng Markdown và HTML.

    Measure quality on questions with gold answers. Ends with 1 where a figure falls short of
    its threshold, or below the run of --against.
    """
    from eval.against import compare_runs
    from eval.folder import read_run, refuse_used, write_run
    from eval.judge import lines_of, reports_of
    from eval.report import reports
    from eval.thresholds import load_thresholds, shortfalls

    folder = output or _new_folder(f"{name}-{split}" if name is not SetName.drafts else name)
    refuse_used(folder)
    if judge:
        _refuse_no_judge()
    before = read_run(against) if against else None
    run = _run(name, split, directory)
    thresholds = load_thresholds(run.stamp.set, run.stamp.splits)
    comparison = compare_runs(before, run) if before else None
    opinion = _opinion(run) if judge else None
    told = reports_of(opinion) if opinion else {}
    write_run(run, folder, {**reports(run, thresholds, comparison), **told})
    fallen = [str(each) for each in shortfalls(run, thresholds)]
    _say_figures(run)
    if opinion:
        say_lines(line for line in lines_of(opinion) if line)
    if comparison:
        fallen += _say_comparison(comparison)
    for line in fallen:
        say(f"dưới ngưỡng: {line}")
    say(f"Báo cáo: {shown(folder / 'report.md')}, {shown(folder / 'report.html')}")
    if fallen:
        raise typer.Exit(FAILED)


def _run(name: SetName, split: SplitName, directory: Path | None) -> Run:
    from assistant.settings import load
    from eval.datasets import FOLDER, Split
    from eval.library import library_index
    from eval.run import run_drafts, run_set
    from index import open_index

    settings = load(directory)
    if name is SetName.originals and directory is None:
        raise CancuError(
            "bộ originals hỏi trên các văn bản gốc, không kèm theo chương trình; hãy nạp chúng "
            "bằng `cancu add … --index DIR` rồi nêu --index DIR"
        )
    with progress("Lập chỉ mục kho đi kèm") as report:
        held = directory or library_index(settings.embedding, report)
    corpus = None
    if name is SetName.chat:
        corpus = "originals" if directory else "library"
    if name is SetName.drafts:
        with open_index(held, settings.embedding) as index, progress("Soạn dự thảo") as report:
            return run_drafts(index, settings, report)
    splits = [each for each in get_args(Split) if split in (each, SplitName.all)]
    with open_index(held, settings.embedding) as index, progress("Hỏi") as report:
        return run_set(FOLDER / f"{name}.jsonl", splits, index, settings, report, corpus)


def _refuse_no_judge() -> None:
    """Raises SettingError where no model can judge."""
    from assistant.settings import SettingError, load
    from assistant.starting import check_server

    model = load().model
    if model.url is None:
        raise SettingError("--judge cần mô hình; hãy đặt CANCU_MODEL_URL và CANCU_MODEL_NAME")
    check_server(model)


def _opinion(run: Run) -> Opinion:
    from assistant.model.client import client_of
    from assistant.settings import load
    from eval.judge import load_labels, opinion

    model = load().model
    with progress("Mô hình chấm") as report:
        return opinion(run.records, load_labels(), client_of(model), model.name or "", report)


def _new_folder(name: str) -> Path:
    """A folder that is not there yet: runs/library-dev, runs/library-dev-2 …"""
    runs = Path("runs")
    number = 1
    while (folder := runs / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return folder


_HEADLINES = (
    "answers.right", "answers.wrong", "answers.abstained", "abstention.precision",
    "abstention.recall", "citations.recall", "citations.precision", "retrieval.ndcg@10",
    "drafts.sourced", "drafts.current", "drafts.accounted", "drafts.carried", "drafts.left out",
)  # fmt: skip


def _say_figures(run: Run) -> None:
    from eval.report.wording import counted, metric_name

    found = run.figures()
    for metric in _HEADLINES:
        if metric in found:
            each = found[metric]
            interval = f"[{each.low:.3f}; {each.high:.3f}]"
            of = f"{each.count} {counted(metric)}"
            say(f"{metric_name(metric):38} {each.value:.3f} {interval} trên {of}")
    if run.drafts:
        left = sum(len(draft.stale) for draft in run.drafts)
        say(f"tên, năm, số tiền cũ còn sót: {left} trong {len(run.drafts)} dự thảo")
    if run.checks:
        whole = sum(not check.failures for check in run.checks)
        say(f"kiểm tra không dung sai: {whole} trên {len(run.checks)} đạt")
    attacks = run.attacks
    if attacks.total:
        say(f"tấn công bị bác bỏ: {attacks.total - len(attacks.passed)} trên {attacks.total}")


def _say_comparison(comparison: Comparison) -> list[str]:
    """Says what moved; gives a line for each metric that fell by more than chance."""
    from eval.report.wording import metric_name

    for metric in comparison.metrics:
        if comparison.is_real(metric):
            each = comparison.metrics[metric]
            moved = f"{each.before:.3f} → {each.after:.3f} (p = {each.p:.4f})"
            say(f"{metric_name(metric)}: {moved}")
    say(f"so với lần trước: {len(comparison.better)} câu tốt lên, {len(comparison.worse)} kém đi")
    return [f"{metric} kém lần trước" for metric in comparison.regressions]
