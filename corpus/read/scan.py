"""Scans: pages that are pictures, read by recognising their letters.

Each page is recognised once and kept (``page_cache``), several side by side, so that a long file
goes on where it was stopped.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from PIL import Image

from corpus.read import limits, progress, tesseract
from corpus.read.page_cache import keep, kept, key_of
from corpus.read.page_images import PageError, Pages, pages_of
from corpus.read.page_words import PageWords
from corpus.read.paged import Page, recognised, to_source
from corpus.read.recognition import recognise
from corpus.read.source import Source
from corpus.read.tesseract import RecognitionError

_AT_ONCE = max(1, min(4, os.cpu_count() or 1))
_TOO_SLOW = "nhận dạng quá"  # how the reason begins for such a page
_BREATH = 10.0  # seconds between signs of life
_HOPELESS = 3  # pages one after another that take too long: the file's others are not tried


def read_scan(data: bytes, name: str) -> Source:
    """The lines of a picture file, a page each picture in it; ``name`` as an error shows it.

    Raises ReadError for what is no picture, too large or damaged, and where no page can be read.
    """
    with pages_of(data, name) as pages:
        numbers = range(1, pages.count + 1)
        return to_source([page for _, page in pages_read(pages, numbers)], "scan", name)


def pages_read(pages: Pages, numbers: Iterable[int]) -> Iterator[tuple[int, Page]]:
    """Each of these pages, in order, as recognised or with the reason why it is not."""
    numbers = list(numbers)
    program = tesseract.version()
    slow = 0
    with ThreadPoolExecutor(_AT_ONCE) as processes:
        # No more pages are drawn than are being recognised: each is some 25 MB.
        running: deque[tuple[int, Future[Page]]] = deque()
        waiting = deque(numbers)
        done = 0
        while waiting or running:
            while waiting and len(running) < _AT_ONCE:
                number = waiting.popleft()
                running.append((number, _started(processes, pages, number, program, slow)))
            number, future = running.popleft()
            page = _waited_for(future, done, len(numbers))
            slow = slow + 1 if _TOO_SLOW in page.unread else 0
            done += 1
            progress.tell(done, len(numbers))
            yield number, page


def _started(
    processes: ThreadPoolExecutor, pages: Pages, number: int, program: str | None, slow: int
) -> Future[Page]:
    if program is None:
        return _at_once(Page(unread=tesseract.CURE))
    if slow >= _HOPELESS:
        return _at_once(Page(unread=f"{_TOO_SLOW} lâu ở các trang trước"))
    try:
        picture = pages.at_dpi(number, limits.SCAN_DPI)
    except PageError as error:
        return _at_once(Page(unread=str(error)))
    return processes.submit(_read, picture, program)


def _waited_for(future: Future[Page], done: int, total: int) -> Page:
    """The page, telling every few seconds that work goes on: a page may take long, not for ever."""
    while True:
        try:
            return future.result(timeout=_BREATH)
        except TimeoutError:
            progress.tell(done, total)


def _at_once(page: Page) -> Future[Page]:
    future: Future[Page] = Future()
    future.set_result(page)
    return future


def _read(picture: Image.Image, program: str) -> Page:
    try:
        return recognised(_words(picture, program))
    except RecognitionError as error:
        return Page(unread=f"nhận dạng {error}")


def _words(picture: Image.Image, program: str) -> PageWords:
    key = key_of(picture, f"{program} {tesseract.LANGUAGES}")
    words = kept(key)
    if words is None:
        words = recognise(picture)
        keep(key, words)
    return words


def recognised_page(pages: Pages, page: int, *, anew: bool = True) -> PageWords | None:
    """The words of one page, kept or else recognised now where ``anew``; None where neither.

    Raises PageError where it cannot be drawn.
    """
    program = tesseract.version()
    if program is None:
        return None
    picture = pages.at_dpi(page, limits.SCAN_DPI)
    if not anew:
        return kept(key_of(picture, f"{program} {tesseract.LANGUAGES}"))
    try:
        return _words(picture, program)
    except RecognitionError:
        return None
