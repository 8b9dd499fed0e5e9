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
