"""One request to a model's server: llama-index's OpenAILike over a connection with bounds.

Imported only where a model is asked: what it imports takes seconds.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import openai
from llama_index.core.base.llms.types import ChatMessage
from llama_index.llms.openai_like import OpenAILike

from assistant.model_client import ModelError, NoJsonModeError, PassingError

if TYPE_CHECKING:
    from assistant.settings import ModelSettings

LARGEST_REPLY = 256 * 1024
"""Bytes of a reply that are read."""

_LONGEST_REPLY = 2_048  # tokens


def send(settings: ModelSettings, prompt: str, seconds: float, *, json_mode: bool) -> str:
    """The words of the reply to one prompt, within so many seconds.

    Raises ModelError; PassingError where another try may help.
    """
    mode = {"response_format": {"type": "json_object"}} if json_mode else {}
    try:
        with _opened(settings, seconds) as model:
            return model.chat([ChatMessage(prompt)], **mode).message.content or ""
    except openai.APITimeoutError:
        waited = f"{settings.timeout:g} giây"
        raise ModelError(f"máy chủ không trả lời xong trong {waited}") from None
    except openai.APIConnectionError as error:
        if isinstance(_cause_of(error), _TooLargeError):
            raise ModelError(f"trả lời dài quá {LARGEST_REPLY // 1024} kB") from None
        raise PassingError("không nối được máy chủ; kiểm tra CANCU_MODEL_URL") from None
    except openai.APIStatusError as error:
        raise _refusal(error.status_code, json_mode) from None
    except Exception:
        # Whatever a server sends instead of the protocol, the library fails on it in its own way
        # (AttributeError, TypeError …); none of that may cost the person the answer.
        raise ModelError("máy chủ trả lời không theo giao thức OpenAI") from None


def _refusal(status: int, json_mode: bool) -> ModelError:
    if status in (401, 403):
        return ModelError(f"máy chủ không nhận khóa ({status}); kiểm tra CANCU_MODEL_KEY")
    if status == 404:
        return ModelError(
            "máy chủ không có mô hình hoặc đường dẫn này (404); "
            "kiểm tra CANCU_MODEL_NAME và CANCU_MODEL_URL"
        )
    if status == 429:
        return PassingError("máy chủ đang quá tải (429)")
    if status >= 500:
        return PassingError(f"máy chủ báo lỗi {status}")
    refused = f"máy chủ từ chối yêu cầu ({status})"
    return NoJsonModeError(refused) if status == 400 and json_mode else ModelError(refused)


class _TooLargeError(Exception):
    """A reply longer than is read."""


@contextmanager
def _opened(settings: ModelSettings, seconds: float) -> Iterator[OpenAILike]:
    """The model for one request."""
    until = time.monotonic() + seconds
    # A transport of our own also means: no proxy from the environment, and no redirect, which
    # would carry the key and the documents elsewhere.
    with httpx.Client(transport=_Bounded(until)) as connection:
        yield OpenAILike(
            model=settings.name or "",
            api_base=str(settings.url).rstrip("/"),
            # Never the one that stands in OPENAI_API_KEY, which is for another server.
            api_key=settings.key.get_secret_value() if settings.key else "none",
            is_chat_model=True,
            temperature=0.0,
            max_tokens=_LONGEST_REPLY,
            max_retries=0,
            timeout=max(0.1, seconds),
            # Packed bytes would be counted before they are unpacked.
            default_headers={"Accept-Encoding": "identity"},
            http_client=connection,
        )


def _cause_of(error: BaseException) -> BaseException:
    """The first of the errors that led to this one."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


class _Bounded(httpx.HTTPTransport):
    """Stops a reply that is too large, or that trickles in for too long."""

    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        if response.headers.get("content-encoding", "identity") != "identity":
            response.close()
            raise _TooLargeError
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _BoundedStream(response.stream, self._until)
        return response


class _BoundedStream(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream, until: float) -> None:
        self._stream = stream
        self._until = until
        self._left = LARGEST_REPLY

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._left -= len(chunk)
            if self._left < 0:
                raise _TooLargeError
            if time.monotonic() > self._until:
                raise httpx.ReadTimeout("too slow")
            yield chunk

    def close(self) -> None:
        self._stream.close()
