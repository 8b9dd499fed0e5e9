"""Every text of the page, Vietnamese and English, in one table.

What the documents say, and what the program answers from them, is Vietnamese in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.web.phrases import EXAMPLES
from assistant.web.tab_texts import TABS

Language = Literal["vi", "en"]

_TABLE: dict[str, tuple[str, str]] = {
    # the frame
    "brand": ("Căn Cứ", "Căn Cứ"),
    "tagline": (
        "Hỏi đáp và soạn kế hoạch, mỗi câu một căn cứ nguyên văn",
        "Answers and drafts from Vietnamese plans, every sentence with its verbatim source",
    ),
    "other-language": ("English", "Tiếng Việt"),
    "log-out": ("Đăng xuất", "Log out"),
    "tab-ask": ("Hỏi đáp", "Ask"),
    "tab-draft": ("Soạn kế hoạch", "Draft"),
    "tab-deadlines": ("Thời hạn", "Deadlines"),
    "tab-documents": ("Văn bản", "Documents"),
    "tab-batch": ("Hàng loạt", "Batch"),
    "footer": (
        "Mọi trích dẫn được máy đối chiếu nguyên văn. Không dữ liệu nào rời khỏi máy này.",
        "Every quote is checked against its document by machine. Nothing leaves this computer.",
    ),
    "footer-model": (
        "Mọi trích dẫn được máy đối chiếu nguyên văn. Câu hỏi được gửi tới máy chủ mô hình {host}.",
        "Every quote is checked against its document by machine. "
        "Questions are sent to the model server {host}.",
    ),
    "copy": ("Sao chép", "Copy"),
    "copied": ("Đã chép", "Copied"),
    "all": ("Tất cả", "All"),
    "digest": ("bản tóm lược", "digest"),
    "editor-only": (
        "Chỉ người có vai trò biên tập được làm việc này.",
        "Only an editor may do this.",
    ),
    "busy": (
        "Máy đang bận vì nhiều người dùng cùng lúc; hãy thử lại sau ít giây.",
        "The server is busy with many users; please try again in a few seconds.",
    ),
    "failed": (
        "Có lỗi trong chương trình; đã ghi vào nhật ký của máy chủ.",
        "The program failed; the server's log has the details.",
    ),
    "error": ("Không làm được", "Not done"),
    "notice": ("Đã xong", "Done"),
    # the conversation
    "ask-label": ("Câu hỏi", "Question"),
    "ask-placeholder": ("Nhập câu hỏi…", "Type a question…"),
    "ask-send": ("Hỏi", "Ask"),
    "ask-clear": ("Cuộc hỏi đáp mới", "New conversation"),
    "ask-welcome": ("Hỏi về các kế hoạch và văn bản trong kho", "Ask about the documents held"),
    "ask-how": (
        "Mỗi ý trả lời có số [1], [2]…; bấm vào số để xem nguyên văn trong văn bản.",
        "Every statement has a mark [1], [2]…; click it to see the words in the document.",
    ),
    "ask-examples": ("Câu hỏi ví dụ", "Example questions"),
    "ask-conversation": ("Hội thoại", "Conversation"),
    "ask-pending": ("Đang tra cứu…", "Searching…"),
    "ask-unsent": (
        "Chưa gửi được câu hỏi; hãy thử lại.",
        "The question was not sent; please try again.",
    ),
    "ask-phrasing": (
        "Trên đây là lời của văn bản; mô hình đang diễn đạt lại…",
        "These are the documents' own words; the model is phrasing them…",
    ),
    "ask-sources": ("Nguồn", "Sources"),
    "ask-nearest": ("Gần nhất, không phải câu trả lời:", "Nearest, not an answer:"),
    "ask-not-found": ("Không tìm thấy trong kho văn bản.", "Not found in the documents held."),
    "ask-understood": ("Hiểu là:", "Understood as:"),
    "ask-you": ("Câu hỏi của bạn", "Your question"),
    "ask-reply": ("Trả lời", "Answer"),
    "ask-copy": ("Chép kèm nguồn", "Copy with sources"),
    "ask-good": ("Câu trả lời đúng", "Good answer"),
    "ask-bad": ("Câu trả lời sai", "Bad answer"),
    "ask-thanks": ("Đã ghi nhận, cảm ơn.", "Noted, thank you."),
    "ask-warning": ("Lưu ý:", "Note:"),
    "filter": ("Giới hạn phạm vi", "Narrow the scope"),
    "filter-place": ("Địa bàn", "Place"),
    "filter-year": ("Năm", "Year"),
    "filter-kind": ("Loại văn bản", "Kind of document"),
    # the source pane
    "source": ("Nguồn trích dẫn", "Source"),
    "source-empty": (
        "Bấm vào số trích dẫn trong câu trả lời để xem văn bản mở đúng chỗ.",
        "Click a mark in an answer to open its document at the very words.",
    ),
    "source-original": ("Bản gốc", "Original"),
    "source-digest": (
        "Bản tóm lược, không phải nguyên văn văn bản gốc",
        "A digest, not the original's own words",
    ),
    "source-place": ("Vị trí", "Place"),
    "source-page": ("trang {page}", "page {page}"),
    "source-number": ("Số ký hiệu", "Number"),
    "source-issuer": ("Ban hành", "Issued by"),
    "source-date": ("Ngày", "Date"),
    "source-signer": ("Người ký", "Signed by"),
    "source-file": ("Tệp", "File"),
    "source-force": ("Hiệu lực", "In force"),
    "force-yes": ("còn hiệu lực", "in force"),
    "force-no": ("hết hiệu lực", "no longer in force"),
    "force-unknown": ("danh mục chưa rõ", "not known to the register"),
    "force-replaced": ("thay bằng {numbers}", "replaced by {numbers}"),
    "source-text": ("Nguyên văn", "Text"),
    "source-before": ("… {count} mục ở trên", "… {count} clauses above"),
    "source-after": ("… {count} mục ở dưới", "… {count} clauses below"),
    "source-back": ("↑ Trở lại", "↑ Back"),
    "source-gone": (
        "Văn bản này không còn trong kho; hãy hỏi lại.",
        "This document is no longer held; please ask again.",
    ),
    "picture": (
        "Trang của tệp gốc {file}; đoạn trích được tô vàng khi máy tìm được nó trên ảnh",
        "The page of {file}; the quote is marked in yellow where it was found on the picture",
    ),
    "picture-large": ("Mở ảnh lớn", "Open larger"),
    "picture-changed": (
        "Không có ảnh trang: tệp gốc đã thay đổi sau khi nạp.",
        "No picture of the page: its file has changed since it was added.",
    ),
    "picture-gone": (
        "Không có ảnh trang: tệp gốc không còn ở chỗ cũ.",
        "No picture of the page: its file is no longer there.",
    ),
    **TABS,
}


@dataclass(frozen=True, slots=True)
class Texts:
    """The page's texts in one language."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key`` with its ``{values}`` filled in. Raises KeyError."""
        text = _TABLE[key][0 if self.language == "vi" else 1]
        return text.format(**values) if values else text

    @property
    def examples(self) -> tuple[str, ...]:
        return EXAMPLES[self.language]

    @property
    def other(self) -> Language:
        return "en" if self.language == "vi" else "vi"
