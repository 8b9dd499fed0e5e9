"""One request to a model's server: llama-index's OpenAILike over a connection with bounds.

Imported only where a model is asked: what it imports takes seconds.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import httpx
import openai
from llama_index.core.base.llms.types import ChatMessage
from llama_index.llms.openai_like import OpenAILike

from assistant.model.allowance import Allowance
from assistant.model.errors import (
    CancelledError,
    ModelError,
    OtherModeError,
    PassingError,
    refused_key,
    unknown_model,
    unreachable,
)
from assistant.model.replies import Shape

if TYPE_CHECKING:
    from assistant.settings import ModelSettings

LARGEST_REPLY = 2 * 1024 * 1024
"""Bytes of a reply that are read; one token of a stream takes some 250."""

LONGEST_REPLY = 2_048
"""Tokens that a model is asked for at most."""

_CONNECT = 10.0  # seconds

MODES = ("json_schema", "json_object", "text")
"""How a server may be asked for JSON, the strictest first; each refuses what it does not know."""


def send(
    settings: ModelSettings, prompt: str, shape: Shape[Any], mode: str, allowance: Allowance
) -> Iterator[str]:
    """The words of the reply to one prompt, as they come; closing it closes the request.

    Raises ModelError; PassingError where another try may help.
    """
    bounds = _Bounds(allowance)
    try:
        with _opened(settings, bounds, allowance) as model:
            asked, options = [ChatMessage(prompt)], _asked_as(mode, shape)
            for part in model.stream_chat(asked, **options):
                if part.delta:
                    yield part.delta
            if allowance.cancelled or not allowance.seconds:
                raise EOFError  # a connection that was cut may look like one that has ended
            if not bounds.streams:  # some gateways know only whole replies
                yield model.chat(asked, **options).message.content or ""
    except Exception as error:
        raise _meant(error, settings, bounds, allowance, mode) from None


def _asked_as(mode: str, shape: Shape[Any]) -> dict[str, Any]:
    if mode == "text":
        return {}
    if mode == "json_object":
        return {"response_format": {"type": "json_object"}}
    told = {"name": shape.name, "strict": True, "schema": shape.schema}
    return {"response_format": {"type": "json_schema", "json_schema": told}}


def _meant(
    error: Exception, settings: ModelSettings, bounds: _Bounds, allowance: Allowance, mode: str
) -> ModelError:
    """What went wrong, whatever the libraries call it."""
    if isinstance(error, ModelError):
        return error
    if allowance.cancelled:
        return CancelledError("đã thôi hỏi mô hình")
    if bounds.too_large:
        return ModelError(f"trả lời dài quá {LARGEST_REPLY // 1024} kB")
    if not allowance.seconds or isinstance(error, openai.APITimeoutError | httpx.ReadTimeout):
        return ModelError(f"máy chủ không trả lời xong trong {settings.timeout:g} giây")
    if isinstance(error, openai.APIStatusError):
        return _refusal(error.status_code, settings, mode)
    if isinstance(error, openai.APIConnectionError) and not bounds.connected:
        return PassingError(unreachable(settings))
    if isinstance(error, openai.APIConnectionError | httpx.TransportError):
        return PassingError("máy chủ ngắt giữa chừng")
    # Whatever a server sends instead of the protocol, the library fails on it in its own way
    # (AttributeError, TypeError …); none of that may cost the person the answer.
    return ModelError("máy chủ trả lời không theo giao thức OpenAI")


def _refusal(status: int, settings: ModelSettings, mode: str) -> ModelError:
    if status in (401, 403):
        return ModelError(refused_key(status))
    if status == 404:
        return ModelError(unknown_model(settings))
    if status == 429:
        return PassingError("máy chủ đang quá tải (429)")
    if status >= 500:
        return PassingError(f"máy chủ báo lỗi {status}")
    refused = f"máy chủ từ chối yêu cầu ({status})"
    may_take_another = status in (400, 422) and mode != MODES[-1]
    return OtherModeError(refused) if may_take_another else ModelError(refused)


@contextmanager
def _opened(settings: ModelSettings, bounds: _Bounds, allowance: Allowance) -> Iterator[OpenAILike]:
    """The model for one request; the connection is closed with it."""
    # A transport of our own also means: no proxy from the environment, and no redirect, which
    # would carry the key and the documents elsewhere.
    with (
        httpx.Client(transport=bounds, auth=settings.login) as connection,
        allowance.severing(bounds.sever),
    ):
        yield OpenAILike(
            model=settings.name or "",
            api_base=settings.base_url,
            # Never the one that stands in OPENAI_API_KEY, which is for another server.
            api_key=settings.key.get_secret_value() if settings.key else "none",
            is_chat_model=True,
            temperature=0.0,
            max_tokens=max(1, min(LONGEST_REPLY, allowance.tokens)),
            max_retries=0,
            timeout=max(0.1, allowance.seconds),
            # Packed bytes would be counted before they are unpacked.
            default_headers={"Accept-Encoding": "identity"},
            http_client=connection,
        )


class _Bounds(httpx.HTTPTransport):
    """A connection that is cut where a reply is too large, or on order from another thread."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__()
        self._allowance = allowance
        self._socket: socket.socket | None = None
        self.connected = False
        self.streams = False
        self.too_large = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        timeouts = request.extensions["timeout"]
        timeouts["connect"] = min(_CONNECT, timeouts["connect"])
        request.extensions["trace"] = self._traced
        response = super().handle_request(request)
        if response.headers.get("content-encoding", "identity") != "identity":
            response.close()
            raise httpx.DecodingError("packed")
        kind = response.headers.get("content-type", "")
        self.streams = kind.startswith("text/event-stream")
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _Counted(response.stream, self)
        return response

    def _traced(self, event: str, info: dict[str, Any]) -> None:
        """Keeps the socket, as httpcore opens it."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
            self.connected = True
            if self._allowance.cancelled:
                self.sever()

    def sever(self) -> None:
        """Wakes whoever waits for the server: closing alone would not."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


class _Counted(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream, bounds: _Bounds) -> None:
        self._stream = stream
        self._bounds = bounds
        self._left = LARGEST_REPLY

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._left -= len(chunk)
            if self._left < 0:
                self._bounds.too_large = True
                raise httpx.ReadError("too large")
            yield chunk

    def close(self) -> None:
        self._stream.close()
