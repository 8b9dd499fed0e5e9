"""Is the model's server there, and does it know the key and the model? Asked before the first
question, so that no conversation meets it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from assistant.model.errors import (
    ModelError,
    address,
    no_protocol,
    refused_key,
    unknown_model,
    unreachable,
)

if TYPE_CHECKING:
    from assistant.settings import ModelSettings

_SECONDS = 5.0
_LARGEST = 4 * 1024 * 1024  # bytes of a list of models
_NO_LIST = (404, 405, 501)


def check(settings: ModelSettings) -> None:
    """Asks for the list of models; where the server keeps none, for one word.

    Raises ModelError with one line: what is wrong, and the setting that mends it. Nothing of the
    documents is sent.
    """
    status, told = _asked(settings, "/models")
    if status in (401, 403):
        raise ModelError(refused_key(status))
    if status in _NO_LIST:
        _check_without_list(settings, status)
        return
    if status >= 400:
        raise ModelError(f"máy chủ mô hình {address(settings)} báo lỗi {status}; hãy xem lại nó")
    offered = _names(told)
    if offered is None:
        raise ModelError(no_protocol(settings))
    if offered and not {settings.name, f"{settings.name}:latest"} & set(offered):
        raise ModelError(unknown_model(settings, offered))


def _check_without_list(settings: ModelSettings, status: int) -> None:
    found, told = _asked(settings, "/v1/models")
    if found == 200 and _names(told) is not None:
        raise ModelError(
            f"máy chủ mô hình không trả lời ở {address(settings)} ({status}); "
            f"hãy đặt CANCU_MODEL_URL={address(settings)}/v1"
        )
    word = {
        "model": settings.name,
        "max_tokens": 1,
        "messages": [{"role": "user", "content": "1"}],
    }
    status, _ = _asked(settings, "/chat/completions", word)
    if status in (401, 403):
        raise ModelError(refused_key(status))
    if status in _NO_LIST:
        raise ModelError(unknown_model(settings))


def _asked(
    settings: ModelSettings, path: str, body: dict[str, Any] | None = None
) -> tuple[int, Any]:
    """The status of one request, and its JSON; None where it is none."""
    import httpx

    key = settings.key.get_secret_value() if settings.key else "none"
    url = f"{settings.base_url}{path}"
    # A transport of our own: no proxy from the environment, no redirect with the key.
    seconds = _SECONDS if body is None else settings.timeout
    with httpx.Client(
        transport=httpx.HTTPTransport(), auth=settings.login, timeout=seconds
    ) as connection:
        request = connection.build_request(
            "POST" if body else "GET",
            url,
            json=body,
            headers={"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"},
        )
        try:
            until = time.monotonic() + seconds
            response = connection.send(request, stream=True)
            said = b""
            for chunk in response.iter_raw():
                said += chunk
                if len(said) > _LARGEST or time.monotonic() > until:
                    raise ModelError(no_protocol(settings))
        except httpx.HTTPError:
            raise ModelError(unreachable(settings)) from None
    return response.status_code, _json(said)


def _json(said: bytes) -> Any:
    try:
        return json.loads(said)
    except (ValueError, RecursionError):
        return None


def _names(told: Any) -> tuple[str, ...] | None:
    """The names of `{"data": [{"id": …}]}`; None where it is something else."""
    data = told.get("data") if isinstance(told, dict) else None
    if not isinstance(data, list):
        return None
    return tuple(
        one["id"] for one in data if isinstance(one, dict) and isinstance(one.get("id"), str)
    )
