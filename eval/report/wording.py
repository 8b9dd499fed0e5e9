"""The Vietnamese names of what is measured."""

from __future__ import annotations

from typing import Any

OUTCOMES: dict[Any, str] = {
    "right": "đúng",
    "wrong": "sai",
    "abstained": "bỏ sót",
    "withheld": "từ chối đúng",
    "invented": "bịa",
}
_KINDS = {
    "who": "ai", "when": "khi nào", "money": "kinh phí", "legal-basis": "căn cứ pháp lý",
    "in-force": "hiệu lực", "what": "nội dung", "where": "nơi nào", "list": "liệt kê",
    "several-plans": "nhiều kế hoạch", "no-marks": "không dấu", "chat-spelling": "viết tắt",
    "english": "tiếng Anh", "false-premise": "giả định sai", "injection": "chèn lệnh",
    "unanswerable": "không có lời đáp",
}  # fmt: skip
_METRICS = {
    "answers.right": "trả lời đúng",
    "answers.wrong": "trả lời sai",
    "answers.abstained": "bỏ sót câu có lời đáp",
    "abstention.precision": "từ chối: độ chính xác",
    "abstention.recall": "từ chối: độ đầy đủ",
    "decision": "mọi câu kết thúc đúng",
    "citations.recall": "trích dẫn: độ đầy đủ (ALCE)",
    "citations.precision": "trích dẫn: độ chính xác (ALCE)",
    "citations.tokens": "ý có đủ từ khóa trong trích dẫn",
    "attacks.refused": "tấn công bị bác bỏ",
    "mechanical.document": "văn bản được dẫn có thật",
    "mechanical.verbatim": "trích dẫn nguyên văn đúng vị trí",
    "mechanical.clause": "trích dẫn nằm trong mục được nêu",
    "mechanical.cited": "mỗi ý có trích dẫn",
    "mechanical.tokens": "từ khóa có trong trích dẫn",
    "mechanical.batch": "`batch` trả lời như `ask`",
    "mechanical.reload": "mở lại kho, trả lời như cũ",
    "mechanical.removed": "văn bản đã bỏ không được dẫn",
    "drafts.sourced": "câu dự thảo có nguồn đã kiểm",
    "drafts.current": "câu dự thảo không còn gì cũ",
    "drafts.accounted": "mục của cấp trên được xem xét",
    "drafts.carried": "việc của cấp xã được mang vào",
    "drafts.left out": "việc không của cấp xã được bỏ ra",
    "obligation": "nhiệm vụ có thời hạn",
    "amount": "số tiền",
    "reference": "viện dẫn",
    "day": "đổi ngày",
    "year": "đổi năm",
    "digit": "đổi một chữ số",
    "unit": "đổi tên đơn vị",
    "denial added": "thêm «không»",
    "denial dropped": "bỏ «không»",
    "forged mark": "giả dấu [n]",
    "injected order": "chèn lệnh",
    "exchanged figure": "tráo hai con số trong câu",
    "exchanged party": "tráo hai bên trong câu",
    "exchanged day": "tráo hai ngày trong câu",
    "spliced day": "ghép ngày với vế khác",
    "swapped quote": "tráo trích dẫn của hai văn bản",
    "swapped document": "gán trích dẫn cho văn bản khác",
    "neighbouring clause": "dẫn mục bên cạnh",
    "altered quote": "sửa một ký tự của trích dẫn",
}


def metric_name(name: str) -> str:
    """A metric, check or attack as a report names it."""
    if name.startswith("retrieval."):
        return f"tìm kiếm: {name.removeprefix('retrieval.')}"
    return _METRICS.get(name, name)


_COUNTED = {"drafts.accounted": "mục", "drafts.carried": "việc", "drafts.left out": "việc"}


def counted(metric: str) -> str:
    """What a metric is a share of: questions or sentences, clauses, duties."""
    return _COUNTED.get(metric, "câu")


def kind_name(kind: str) -> str:
    return _KINDS.get(kind, kind)
