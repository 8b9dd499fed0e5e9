"""Every text of the page, Vietnamese and English, in one table.

What the documents say, and what the program answers from them, is Vietnamese in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.web.phrases import EXAMPLES

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
    # the deadlines
    "due-unit": ("Đơn vị", "Unit"),
    "due-unit-how": ("Ví dụ: trạm y tế, công an, tổ dân phố", "For example: trạm y tế, công an"),
    "due-document": ("Văn bản", "Document"),
    "due-year": ("Năm của thời hạn", "Year of the deadline"),
    "due-view": ("Xem", "View"),
    "due-table": ("Bảng", "Table"),
    "due-month": ("Lịch tháng", "Month"),
    "due-ics": ("Tải lịch (.ics)", "Calendar (.ics)"),
    "due-xlsx": ("Tải bảng (.xlsx)", "Table (.xlsx)"),
    "due-none": ("Không có thời hạn nào như vậy.", "No such deadline."),
    "due-count": ("{count} thời hạn", "{count} deadlines"),
    "due-more": (
        "Chỉ hiện {shown} thời hạn đầu; hãy thu hẹp, hoặc tải bảng để xem đủ.",
        "Only the first {shown} are shown; narrow the list, or download all of them.",
    ),
    "due-past": ("đã qua", "past"),
    "due-inferred": ("năm suy từ kế hoạch", "year taken from the plan"),
    "due-previous": ("Tháng trước", "Previous month"),
    "due-next": ("Tháng sau", "Next month"),
    "due-month-name": ("Tháng {month} năm {year}", "{month}/{year}"),
    "due-months": ("Tháng có thời hạn:", "Months with deadlines:"),
    "days": ("T2 T3 T4 T5 T6 T7 CN", "Mon Tue Wed Thu Fri Sat Sun"),
    "column-due": ("Thời hạn", "Due"),
    "column-actor": ("Ai", "Who"),
    "column-task": ("Việc", "What"),
    "column-recipient": ("Gửi ai", "To whom"),
    "column-source": ("Nguồn", "Source"),
    "recurrence-once": ("", ""),
    "recurrence-month": ("hằng tháng", "monthly"),
    "recurrence-quarter": ("hằng quý", "quarterly"),
    "recurrence-half-year": ("6 tháng", "half-yearly"),
    "recurrence-year": ("hằng năm", "yearly"),
    # the documents
    "documents-find": ("Tìm văn bản", "Find a document"),
    "documents-find-how": (
        "Số ký hiệu, tên, địa bàn hoặc tên tệp; có dấu hay không đều được",
        "Number, title, place or file name; with or without marks",
    ),
    "documents-held": ("{count} văn bản trong kho", "{count} documents held"),
    "documents-found": ("{count} trong {all} văn bản", "{count} of {all} documents"),
    "documents-more": (
        "Còn {count} văn bản nữa; hãy tìm để thu hẹp.",
        "{count} more; search to narrow the list.",
    ),
    "documents-none": ("Không có văn bản nào như vậy.", "No such document."),
    "documents-empty": (
        "Bấm vào tên một văn bản để xem máy đã đọc được gì.",
        "Click a title to see what the machine read.",
    ),
    "column-number": ("Số ký hiệu", "Number"),
    "column-title": ("Tên văn bản", "Title"),
    "column-date": ("Ngày", "Date"),
    "column-place": ("Địa bàn", "Place"),
    "column-clauses": ("Số mục", "Clauses"),
    "column-action": ("Thao tác", "Action"),
    "remove": ("Bỏ", "Remove"),
    "remove-name": ("Bỏ {name} khỏi kho", "Remove {name}"),
    "remove-sure": (
        "Bỏ khỏi kho: {name}? Tệp gốc vẫn còn.",
        "Remove from the index: {name}? Its file stays.",
    ),
    "removed": ("Đã bỏ: {name}", "Removed: {name}"),
    "upload": ("Nạp văn bản", "Add documents"),
    "upload-how": (
        "Kéo thả hoặc chọn nhiều tệp: {kinds}; mỗi tệp tối đa {size} MB",
        "Drop or choose files: {kinds}; at most {size} MB each",
    ),
    "upload-most": (
        "Mỗi lần nạp tối đa {most} tệp; hãy chia thành nhiều lần.",
        "At most {most} files at once; please add them in parts.",
    ),
    "upload-waiting": ("đang chờ", "waiting"),
    "upload-reading": ("đang đọc", "reading"),
    "upload-read": ("đã đọc", "read"),
    "upload-indexing": ("Đang lập chỉ mục…", "Indexing…"),
    "upload-added": ("đã nạp", "added"),
    "upload-unchanged": ("đã có trong kho", "already held"),
    "upload-failed": ("không nạp được", "not added"),
    "upload-done": ("{done} tệp đã nạp, {failed} tệp lỗi.", "{done} added, {failed} failed."),
    "missing": ("Văn bản được dẫn nhưng chưa có trong kho", "Texts cited but not held"),
    "missing-none": (
        "Mọi văn bản được dẫn đều có trong kho.",
        "Every text that is cited is held.",
    ),
    "column-cited": ("Văn bản được dẫn", "Text cited"),
    "column-force": ("Hiệu lực", "In force"),
    "column-times": ("Lần", "Times"),
    "column-where": ("Dẫn tại", "Cited in"),
    "reading": ("Máy đã đọc được", "What the machine read"),
    "reading-warnings": ("Lưu ý khi đọc", "Warnings"),
    "reading-outline": ("Bố cục: {count} mục", "Outline: {count} clauses"),
    "reading-obligations": ("Nhiệm vụ, thời hạn: {count}", "Duties and deadlines: {count}"),
    "reading-amounts": ("Kinh phí: {count}", "Sums of money: {count}"),
    "reading-references": ("Viện dẫn: {count}", "Texts cited: {count}"),
    "reading-repairs": ("Chỗ sửa khi đọc: {count}", "Repairs made in reading: {count}"),
    "reading-open": ("Mở văn bản", "Open the text"),
    "reading-more": ("… và {count} nữa", "… and {count} more"),
    "reading-dong": ("{value} đồng", "{value} đồng"),
    "reading-anyone": ("(không nêu đơn vị)", "(nobody named)"),
    "repair-joined line": ("dòng bị ngắt được nối lại", "broken lines joined"),
    "repair-dropped markup": ("ký hiệu trình bày bị bỏ", "markup dropped"),
    "repair-normalised": ("ký tự được chuẩn hóa", "characters normalised"),
    "repair-list number": ("số thứ tự do Word tính được ghi ra", "list numbers written out"),
    "repair-old font": ("phông chữ cũ chuyển sang Unicode", "old fonts turned to Unicode"),
    # the batch
    "batch-file": ("Tệp câu hỏi", "File of questions"),
    "batch-how": (
        "Tệp .csv, .xlsx hoặc .jsonl, mỗi dòng một câu hỏi, cột tên là “question” hoặc "
        "“câu hỏi”. Kết quả là tệp cùng loại, thêm câu trả lời và trích dẫn.",
        "A .csv, .xlsx or .jsonl file, one question a line, the column named “question”. "
        "The result is a file of the same kind with answers and quotes.",
    ),
    "batch-start": ("Trả lời cả tệp", "Answer the file"),
    "batch-stop": ("Dừng", "Stop"),
    "batch-download": ("Tải kết quả", "Download the answers"),
    "batch-nothing": ("Hãy chọn tệp câu hỏi trước.", "Choose a file of questions first."),
    "batch-progress": ("{done} / {total} câu", "{done} of {total} questions"),
    "batch-done": (
        "{questions} câu hỏi: {answered} trả lời được, {rest} không có trong kho.",
        "{questions} questions: {answered} answered, {rest} not in the documents held.",
    ),
    "batch-stopped": (
        "Đã dừng sau {done} câu; bấm “Trả lời cả tệp” để làm tiếp.",
        "Stopped after {done} questions; press “Answer the file” to go on.",
    ),
    "batch-problem": ("Dòng {line}: {reason}", "Line {line}: {reason}"),
    # the draft
    "draft-parent": ("Kế hoạch cấp trên", "Plan of the level above"),
    "draft-place": ("Xã, phường", "Commune"),
    "draft-place-how": (
        "Gõ tên để tìm trong 3.321 xã, phường",
        "Type to search the 3,321 communes",
    ),
    "draft-year": ("Năm", "Year"),
    "draft-start": ("Soạn", "Draft"),
    "draft-nothing": (
        "Hãy chọn kế hoạch cấp trên và xã, phường trước.",
        "Choose the plan above and the commune first.",
    ),
    "draft-empty": (
        "Chọn kế hoạch cấp trên và xã, phường, rồi bấm “Soạn”. Mỗi câu của dự thảo có số dẫn về "
        "đúng mục của kế hoạch cấp trên.",
        "Choose the plan above and the commune, then press “Draft”. Every sentence has a mark "
        "that leads to its clause in the plan above.",
    ),
    "draft-legend": (
        "Chữ gạch chân là chỗ đã sửa (đưa con trỏ vào để xem nguyên văn); ô là chỗ phải điền.",
        "Underlined words were changed (point at them for the original); boxes are to be filled.",
    ),
    "draft-was": ("Nguyên văn: {was}", "Was: {was}"),
    "draft-out": ("Bỏ", "Leave out"),
    "draft-back": ("Lấy lại", "Put back"),
    "draft-take": ("Đưa vào", "Take in"),
    "draft-leave": ("Bỏ ra", "Take out"),
    "draft-download": ("Tải dự thảo (.docx)", "Download the draft (.docx)"),
    "draft-checks": ("Danh sách kiểm tra: {count} điều", "Checklist: {count} points"),
    "draft-coverage": (
        "Nhiệm vụ của kế hoạch cấp trên: {count}, không đưa vào {left}",
        "Duties of the plan above: {count}, {left} left out",
    ),
    "duty-carried": ("giữ nguyên", "carried"),
    "duty-adapted": ("điều chỉnh", "adapted"),
    "duty-left out": ("không đưa vào", "left out"),
    "duty-open": ("để mở", "open"),
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
