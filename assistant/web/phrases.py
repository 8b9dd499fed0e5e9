"""Questions to begin with, and the framework's own words in Vietnamese."""

from __future__ import annotations

EXAMPLES = {
    "vi": (
        "Ai phải báo cáo trước ngày 05/12?",
        "Trạm Y tế phường Hội Thương phải làm gì?",
        "Hà Nam được hỗ trợ bao nhiêu kinh phí bình đẳng giới năm 2014?",
        "Luật Bình đẳng giới có hiệu lực từ ngày nào?",
    ),
    "en": (
        "Who must report before 5 December?",
        "Trạm Y tế phường Hội Thương phải làm gì?",
        "How much money was Hà Nam granted for gender equality in 2014?",
        "When did the Law on Gender Equality take effect?",
    ),
}

FRAMEWORK = {
    "upload_text.drop_file": "Kéo thả tệp vào đây",
    "upload_text.click_to_upload": "bấm để chọn tệp",
    "upload_text.paste_clipboard": "dán từ bộ nhớ tạm",
    "common.or": "hoặc",
    "common.clear": "Xóa",
    "common.close": "Đóng",
    "common.download": "Tải xuống",
    "common.error": "Lỗi",
    "common.loading": "Đang tải",
    "common.remove": "Bỏ",
    "common.upload": "Tải lên",
    "common.warning": "Lưu ý",
    "common.info": "Thông báo",
    "file.uploading": "Đang tải lên…",
    "status.queue_position": "Đang chờ: {position} trên {size}",
}
"""The framework's own words, which it has in thirty languages but not in Vietnamese."""

MESSAGES = (
    (
        "This application is currently busy.*",
        "Máy đang bận vì nhiều người dùng cùng lúc; hãy thử lại sau ít giây.",
    ),
    ("Queue is full.*", "Máy đang bận vì nhiều người dùng cùng lúc; hãy thử lại sau ít giây."),
    (
        "Connection to the server was lost.*",
        "Mất kết nối với máy chủ; trang sẽ tự mở lại khi máy chủ trả lời.",
    ),
    (
        "Connection errored out.*",
        "Không gửi được tới máy chủ; hãy kiểm tra máy chủ còn chạy rồi thử lại.",
    ),
    ("Server stopped unexpectedly.*", "Máy chủ đã dừng; hãy mở lại bằng lệnh cancu web."),
    ("An Unexpected Error Occurred.*", "Có lỗi không rõ; hãy tải lại trang rồi thử lại."),
    ("Could not parse server response.*", "Máy chủ trả lời sai dạng; hãy tải lại trang."),
    (
        "File\\(s\\) exceed the maximum allowed size of ([^:]*): .*",
        "Tệp quá lớn (tối đa {}); hãy chia thành nhiều tệp.",
    ),
    ("File size exceeded maximum.*", "Tệp quá lớn; hãy chia thành nhiều tệp."),
    ("Too many files.*", "Quá nhiều tệp một lúc; hãy chia thành nhiều lần."),
    ("Invalid file types?: .* Only (.*) allowed.*", "Không nhận loại tệp này; chỉ nhận {}."),
    ("Connection Lost", "Mất kết nối"),
    ("Error", "Không làm được"),
    ("Warning", "Lưu ý"),
    ("Info", "Thông báo"),
)
"""The framework's messages that its translations do not reach, as regular expressions of whole
messages, and in Vietnamese; {} is what the expression caught."""
