"""Every way in which a model's server can fail, as one Vietnamese line with the cure.

No line names the key, nor a user and password that stand in the address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import shown

if TYPE_CHECKING:
    from assistant.settings import ModelSettings


class ModelError(Exception):
    """The model gave nothing usable; the message is one line and holds no secret."""


class PassingError(ModelError):
    """A failure that may be gone a moment later."""


class OtherModeError(ModelError):
    """The server refused the request, perhaps for how it asks for JSON; otherwise it may not."""


class CancelledError(ModelError):
    """Nobody waits for the answer any more: no fault of the server's."""


def address(settings: ModelSettings) -> str:
    """The server's address as it may be shown."""
    return shown(settings.base_url)


def unreachable(settings: ModelSettings) -> str:
    return (
        f"không nối được máy chủ mô hình {address(settings)}; hãy khởi động máy chủ, sửa "
        "CANCU_MODEL_URL, hoặc bỏ biến này để trả lời không cần mô hình"
    )


def refused_key(status: int) -> str:
    return f"máy chủ mô hình không nhận khóa ({status}); hãy sửa CANCU_MODEL_KEY"


def no_protocol(settings: ModelSettings) -> str:
    return (
        f"{address(settings)} trả lời không theo giao thức OpenAI; "
        "hãy sửa CANCU_MODEL_URL (thường kết thúc bằng /v1)"
    )


def unknown_model(settings: ModelSettings, offered: tuple[str, ...] = ()) -> str:
    name = shown(settings.name or "")
    if offered:
        few = ", ".join(shown(one) for one in offered[:5])
        return f"máy chủ mô hình không có {name}; hãy đặt CANCU_MODEL_NAME là một trong: {few}"
    return (
        f"máy chủ không có mô hình {name} hoặc đường dẫn này (404); "
        "hãy sửa CANCU_MODEL_NAME hay CANCU_MODEL_URL"
    )
