"""What a report says of a run, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from eval.against import Comparison, Turned
from eval.metrics.statistics import Figure
from eval.report.blocks import Bar, Bars, Block, Entry, Section, Stack, Stacks, Table, Words
from eval.report.drafting import drafts_blocks
from eval.report.wording import OUTCOMES, counted, kind_name, metric_name
from eval.run import Run
from eval.scoring import Scored
from eval.thresholds import Threshold, shortfalls

_SHOWN = 50  # failures of one check, or attacks that passed
_OUTCOMES = ("right", "wrong", "abstained", "withheld", "invented")


def sections_of(
    run: Run, thresholds: tuple[Threshold, ...], comparison: Comparison | None
) -> tuple[Section, ...]:
    """The sections in reading order: the verdict first, the wrong answers last."""
    scored = run.scored()
    bad = [one for one in scored if not one.judgement.good]
    wrong = tuple(_entry(one) for one in bad)
    sections: tuple[tuple[object, str, Iterable[Block]], ...] = (
        (True, "Kết luận", _verdict(run, thresholds, comparison)),
        (comparison, "So với lần chạy trước", _comparison(comparison) if comparison else ()),
        (True, "Số đo", _figures(run.figures(), thresholds)),
        (scored, "Theo loại câu hỏi", _kinds(scored)),
        (_turns(scored), "Hội thoại theo lượt", tuple(_conversations(scored))),
        (run.drafts, "Dự thảo", drafts_blocks(run.drafts)),
        (run.facts, "Dữ kiện trích từ văn bản", _facts(run)),
        (run.checks, "Kiểm tra không dung sai", _checks(run)),
        (run.attacks.total, "Tấn công cửa kiểm chứng", _attacks(run)),
        (run.seconds, "Thời gian trả lời", (_seconds(run),)),
        (True, "Chạy với", (_stamp(run),)),
        (scored, f"Câu chưa đúng ({len(bad)})", wrong or (Words("Không có."),)),
    )
    return tuple(Section(title, tuple(blocks)) for there, title, blocks in sections if there)


def _verdict(
    run: Run, thresholds: tuple[Threshold, ...], comparison: Comparison | None
) -> Iterator[Block]:
    below = shortfalls(run, thresholds)
    if below:
        yield Words(f"{len(below)} số đo dưới ngưỡng:")
        rows = tuple(
            (metric_name(one.metric), f"{one.value:.3f}", f"{one.least:.3f}", one.reason)
            for one in below
        )
        yield Table(
            ("số đo", "đạt", "ngưỡng", "vì sao có ngưỡng"), rows, frozenset(range(len(rows)))
        )
    else:
        yield Words("Mọi ngưỡng đều đạt." if thresholds else "Mọi kiểm tra không dung sai đều đạt.")
    if comparison is not None and comparison.regressions:
        fallen = ", ".join(metric_name(name) for name in comparison.regressions)
        yield Words(f"Kém lần trước, hơn mức ngẫu nhiên: {fallen}.")
    for remark in run.stamp.remarks:
        yield Words(f"Lưu ý: {remark}")


def _figures(found: dict[str, Figure], thresholds: tuple[Threshold, ...]) -> Iterator[Block]:
    least = {each.metric: each.least for each in thresholds}
    rows: list[tuple[str, ...]] = []
    bad: list[int] = []
    for name, each in found.items():
        bound = least.get(name)
        if bound is not None and each.value < bound:
            bad.append(len(rows))
        interval = f"{each.low:.3f} - {each.high:.3f}"
        shown = f"{bound:.3f}" if bound is not None else ""
        of = f"{each.count} {counted(name)}"
        rows.append((metric_name(name), f"{each.value:.3f}", interval, shown, of))
    head = ("số đo", "giá trị", "khoảng tin cậy 95 %", "ngưỡng", "trên")
    yield Bars(
        "Số đo chính, với khoảng tin cậy 95 %",
        tuple(
            Bar(metric_name(name), each.value, each.low, each.high, least.get(name))
            for name, each in found.items()
            if not name.startswith("retrieval.") or name.endswith("@10")
        ),
    )
    yield Table(head, tuple(rows), frozenset(bad))


def _kinds(scored: Sequence[Scored]) -> Iterator[Block]:
    counts: dict[str, Counter[str]] = {}
    for one in scored:
        counts.setdefault(one.record.kind, Counter())[one.judgement.outcome] += 1
    stacks = tuple(
        Stack(kind_name(kind), tuple(count[outcome] for outcome in _OUTCOMES))
        for kind, count in sorted(counts.items())
    )
    parts = tuple(OUTCOMES[outcome] for outcome in _OUTCOMES)
    yield Stacks("Kết quả theo loại câu hỏi", parts, stacks)
    rows = tuple((stack.label, *map(str, stack.counts)) for stack in stacks)
    yield Table(("loại", *parts), rows)


def _turns(scored: Sequence[Scored]) -> int:
    """How many turns the longest conversation has; 0 where every question stands alone."""
    most = max((one.record.turn for one in scored), default=0)
    return most if most > 1 else 0


def _conversations(scored: Sequence[Scored]) -> Iterator[Block]:
    """What became of the first, second … turns, then of each conversation's."""
    turns = range(1, _turns(scored) + 1)
    names = tuple(f"lượt {turn}" for turn in turns)
    counts: dict[int, Counter[str]] = {
        turn: Counter(one.judgement.outcome for one in scored if one.record.turn == turn)
        for turn in turns
    }
    parts = tuple(OUTCOMES[outcome] for outcome in _OUTCOMES)
    rows = [
        (name, *(str(counts[turn][o]) for o in _OUTCOMES)) for turn, name in enumerate(names, 1)
    ]
    yield Table(("", *parts), tuple(rows))
    ended: dict[str, dict[int, Scored]] = {}
    for one in scored:
        ended.setdefault(one.record.id, {})[one.record.turn] = one
    bad = [not all(one.judgement.good for one in held.values()) for held in ended.values()]
    yield Table(
        ("hội thoại", "loại", *names),
        tuple(
            (
                id,
                kind_name(held[1].record.kind),
                *(OUTCOMES[held[t].judgement.outcome] if t in held else "" for t in turns),
            )
            for id, held in ended.items()
        ),
        frozenset(place for place, is_bad in enumerate(bad) if is_bad),
    )


def _facts(run: Run) -> Iterator[Block]:
    rows = tuple(
        (
            metric_name(each.kind),
            f"{each.precision:.3f} ({each.right} trên {each.found})",
            f"{each.recall:.3f} ({each.told} trên {each.wanted})",
        )
        for each in run.facts
    )
    yield Table(("dữ kiện", "độ chính xác", "độ đầy đủ"), rows)
    for each in run.facts:
        for title, lines in (("Sai", each.wrong), ("Sót", each.missed)):
            for line in lines[:_SHOWN]:
                yield Words(f"{title}: {line}")


def _checks(run: Run) -> Iterator[Block]:
    rows = tuple(
        (metric_name(check.name), f"{check.rate:.3f}", str(check.total), str(len(check.failures)))
        for check in run.checks
    )
    bad = frozenset(place for place, check in enumerate(run.checks) if check.failures)
    yield Table(("kiểm tra", "đạt", "số lần", "hỏng"), rows, bad)
    for check in run.checks:
        for failure in check.failures[:_SHOWN]:
            yield Words(f"{metric_name(check.name)}: {failure}")


def _attacks(run: Run) -> Iterator[Block]:
    attacks = run.attacks
    yield Words(
        f"Bác bỏ {attacks.total - len(attacks.passed)} trên {attacks.total} lần tấn công "
        f"({attacks.refused:.4f})."
    )
    rows = tuple(
        (
            metric_name(kind.name),
            str(kind.total),
            str(kind.total - len(kind.passed)),
            str(len(kind.passed)),
        )
        for kind in attacks.kinds
    )
    bad = frozenset(place for place, kind in enumerate(attacks.kinds) if kind.passed)
    yield Table(("cách tấn công", "số lần", "bị bác bỏ", "lọt qua"), rows, bad)
    for attack in attacks.passed[:_SHOWN]:
        yield Entry(
            f"Lọt qua: {metric_name(attack.kind)}",
            (("câu sai", attack.statement), ("câu đúng", attack.was)),
        )


def _seconds(run: Run) -> Block:
    times = sorted(run.seconds)
    if not times:
        return Words("Không có câu nào.")
    median, late = (times[min(len(times) - 1, int(len(times) * at))] for at in (0.5, 0.95))
    return Words(
        f"Trung vị {median * 1000:.0f} ms, phân vị 95 {late * 1000:.0f} ms, "
        f"lâu nhất {times[-1] * 1000:.0f} ms, trên {len(times)} câu."
    )


def _stamp(run: Run) -> Block:
    stamp = run.stamp
    return Table(
        ("", ""),
        (
            ("bộ", f"{stamp.set} ({', '.join(stamp.splits) or 'cả bộ'}), SHA-256 {stamp.dataset}"),
            ("chỉ mục", f"{stamp.index}, {len(stamp.documents)} văn bản"),
            ("thiết lập", stamp.settings),
            ("hỏi như vào ngày", stamp.today),
            *stamp.versions.items(),
        ),
    )


def _comparison(comparison: Comparison) -> Iterator[Block]:
    left = f"; {comparison.left_out} câu không so được" if comparison.left_out else ""
    yield Words(
        f"So trên {comparison.questions} câu, việc chung{left}. "
        "p: phép thử ngẫu nhiên hóa ghép cặp."
    )
    rows: list[tuple[str, ...]] = []
    bad: list[int] = []
    for name, each in comparison.metrics.items():
        if name in comparison.regressions:
            bad.append(len(rows))
        verdict = ""
        if comparison.is_real(name):
            verdict = "kém đi" if comparison.is_worse(name) else "tốt lên"
        figures_ = (
            f"{each.before:.3f}",
            f"{each.after:.3f}",
            f"{each.change:+.3f}",
            f"{each.p:.4f}",
        )
        rows.append((metric_name(name), *figures_, verdict))
    head = ("số đo", "trước", "nay", "chênh", "p", "")
    yield Table(head, tuple(rows), frozenset(bad))
    for title, turned in (("Kém đi", comparison.worse), ("Tốt lên", comparison.better)):
        yield Words(f"{title}: {len(turned)} câu.")
        for one in turned:
            yield _turned(title, one)


def _turned(title: str, turned: Turned) -> Entry:
    before, after = turned.before, turned.after
    was = OUTCOMES[before.judgement.outcome]
    now = OUTCOMES[after.judgement.outcome]
    return Entry(
        f"{title}: {after.record.key} · {after.record.asked.question}",
        (
            ("", f"{was} → {now}"),
            ("trước", before.record.answer["text"]),
            ("nay", after.record.answer["text"]),
        ),
    )


def _entry(one: Scored) -> Entry:
    record = one.record
    asked = record.asked
    gold = (
        "\n".join(f"{place.document} {' hoặc '.join(place.paths)}" for place in asked.gold)
        or "(không có lời đáp trong kho)"
    )
    tokens = ", ".join(t if isinstance(t, str) else " / ".join(t) for t in asked.tokens)
    quotes = "\n".join(
        f"[{place['n']}] {place['file']}, {place['clause']}: «{place['quote']}»"
        for place in record.answer["citations"]
    )
    fields = (
        ("hỏi thành", record.whole if record.whole != asked.question else ""),
        ("kết quả", f"{OUTCOMES[one.judgement.outcome]}. {'; '.join(one.judgement.reasons)}"),
        ("đáp án", f"{gold}\n{tokens}".strip()),
        ("trả lời", record.answer["text"]),
        ("trích dẫn", quotes),
    )
    return Entry(
        f"{record.key} · {kind_name(record.kind)} · {asked.question}",
        tuple((name, text) for name, text in fields if text),
    )
