"""Who leaves the page while a model is asked is not waited for: the request to it is closed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from threading import Event

import pytest

from tests.assistant.scripted_model import serving, silent
from tests.assistant.web.conftest import Site

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUESTION = "Luật Bình đẳng giới nghiêm cấm những hành vi nào?"
SLOW = 60  # seconds; the machine of the tests may be busy


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")
def test_the_documents_words_are_read_at_once_and_leaving_closes_the_request(
    start: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    left = Event()
    with serving(silent(left)) as server:
        monkeypatch.setenv("CANCU_MODEL_URL", server.url)
        monkeypatch.setenv("CANCU_MODEL_NAME", "m")
        monkeypatch.setenv("CANCU_MODEL_TIMEOUT", "600")
        site = start()
        with playwright.sync_playwright() as started:
            browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page()
            page.set_default_timeout(SLOW * 1000)
            page.goto(site.url)
            page.locator("#question textarea").fill(QUESTION)
            page.locator("#question textarea").press("Enter")
            page.get_by_text("Bạo lực trên cơ sở giới.").first.wait_for()
            wait_until(lambda: bool(server.seen))
            assert not left.is_set()
            browser.close()
        assert left.wait(SLOW), "the request to the model was left open"


def wait_until(done: Callable[[], bool]) -> None:
    for _ in range(SLOW * 10):
        if done():
            return
        time.sleep(0.1)
    raise AssertionError("waited in vain")
