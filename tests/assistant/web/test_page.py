"""The page in a real browser: every tab, both languages, keyboard, phone; no other host asked."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.assistant.web.conftest import HOSTILE_NAME, PASSWORD, PDF, Site

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).resolve().parents[2] / "data" / "axe" / "axe.min.js"
QUESTION = "Phường Hội Thương gửi báo cáo 6 tháng trước ngày nào?"
SLOW = 30_000  # milliseconds; the machine of the tests may be busy

# What the page asks for while it opens goes three seconds late.
SLOW_OPENING = """
const send = window.fetch;
window.fetch = async (url, options) => {
  const opening = String(url).includes("queue/join");
  if (opening) await new Promise((done) => setTimeout(done, 3000));
  return send(url, options);
};
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


Opened = Callable[..., "Page"]


@pytest.fixture
def opened(browser: Browser, site: Site) -> Iterator[Opened]:
    """Opens the page; fails where it asked another host for anything, or ran into an error."""
    contexts: list[Any] = []
    asked: list[str] = []
    wrong: list[str] = []

    def open_page(
        path: str = "/", width: int = 1280, at: Site = site, script: str = "", **options: Any
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 860}, **options)
        contexts.append(context)
        context.set_default_timeout(SLOW)
        page = context.new_page()
        page.add_init_script(script)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: _answer(dialog, wrong))
        page.goto(at.url + path)
        if path != "/login":
            page.locator("#question textarea").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    own = re.compile(r"(?:https?://127\.0\.0\.1:\d+/|data:|blob:)")
    assert [url for url in asked if not own.match(url)] == []
    assert wrong == []


def _answer(dialog: Any, wrong: list[str]) -> None:
    """Confirms what is asked; an alert can only come from a script that should not run."""
    if dialog.type == "alert":
        wrong.append(f"a script ran: {dialog.message}")
    dialog.accept()


def put(page: Page, question: str) -> None:
    """Asks, and waits for the answer."""
    before = page.locator(".reply .tools").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    page.locator(".reply .tools").nth(before).wait_for()


def tab(page: Page, name: str) -> None:
    """Opens a tab, which stands in the row at any width."""
    page.get_by_role("tab", name=name).click()


# ── asking ───────────────────────────────────────────────────────────────────────────────────


def test_a_mark_leads_to_the_very_words_in_the_document(opened: Opened) -> None:
    page = opened()
    put(page, QUESTION)
    assert "05/6/2022" in page.locator(".reply").inner_text()
    page.locator(".opener.mark").first.click()
    quoted = page.locator("#source mark")
    quoted.first.wait_for()
    assert "05/6/2022" in quoted.first.inner_text()
    pane = page.locator("#source .source")
    assert "Hội Thương" in pane.locator("h2").inner_text()
    assert "tóm lược" in pane.locator(".status").inner_text()
    box, text = quoted.first.bounding_box(), page.locator(".source-text").bounding_box()
    assert box and text and text["y"] <= box["y"] < text["y"] + text["height"]


def test_a_question_may_lean_on_the_one_before_and_a_reload_keeps_both(opened: Opened) -> None:
    page = opened()
    put(page, "Trạm Y tế phường Hội Thương phải làm gì?")
    put(page, "còn công an phường?")
    understood = page.locator(".understood").last.inner_text()
    assert "Công an phường Hội Thương phải làm gì?" in understood
    page.reload()
    page.locator(".turns article").nth(1).wait_for()
    assert "còn công an phường?" in page.locator(".turns h3").nth(1).inner_text()
    page.locator(".opener.mark").first.click()
    page.locator("#source mark").first.wait_for()
    page.click("#clear")
    page.locator(".welcome").wait_for()


def test_two_tabs_of_one_browser_keep_two_conversations(opened: Opened) -> None:
    other = "Trạm Y tế phường Hội Thương phải làm gì?"
    first = opened()
    put(first, QUESTION)
    second = first.context.new_page()
    second.goto(first.url)
    second.locator(".welcome").wait_for()
    put(second, other)
    for page, asked in ((first, QUESTION), (second, other)):
        page.reload()
        page.locator(".turns article").first.wait_for()
        (shown,) = page.locator(".turns h3").all_inner_texts()
        assert shown.endswith(asked)


def test_what_the_documents_do_not_say_is_said_so(opened: Opened) -> None:
    page = opened()
    put(page, "Tỉnh Lạng Sơn có bao nhiêu cửa khẩu quốc tế?")
    reply = page.locator(".reply").inner_text()
    assert "Không tìm thấy trong kho văn bản." in reply
    if page.locator(".nearest").count():
        assert "không phải câu trả lời" in reply


def test_an_answer_can_be_copied_and_judged(opened: Opened, site: Site) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    put(page, QUESTION)
    page.get_by_role("button", name="Chép kèm nguồn").click()
    page.get_by_role("button", name="Đã chép").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "05/6/2022" in copied and "[1]" in copied
    page.get_by_role("button", name="Câu trả lời đúng").click()
    page.locator('.verdict[aria-pressed="true"]').wait_for()
    kept = (site.index / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(kept[-1])["verdict"] == "good"


def test_a_quote_from_a_pdf_is_shown_on_its_page(opened: Opened) -> None:
    page = opened()
    put(page, "Ban quản lý thư viện xã Bản Ảnh báo cáo trước ngày nào?")
    page.locator(".opener.mark").first.click()
    picture = page.locator("#source .picture img")
    picture.wait_for()
    page.wait_for_function(
        "document.querySelector('#source .picture img').complete"
        " && document.querySelector('#source .picture img').naturalWidth > 500"
    )
    assert PDF in (picture.get_attribute("alt") or "")


def test_a_question_that_cannot_be_answered_goes_back_into_its_box(opened: Opened) -> None:
    page = opened()
    page.fill("#question textarea", "?!")
    page.press("#question textarea", "Enter")
    page.locator("#talk [role=alert]", has_text="Câu hỏi trống").wait_for()
    assert page.input_value("#question textarea") == "?!"
    page.route("**/gradio_api/run/*", lambda route: route.fulfill(status=500, json={"error": "x"}))
    page.fill("#question textarea", QUESTION)
    page.press("#question textarea", "Enter")
    page.locator("#talk [role=alert]", has_text="Chưa gửi được").wait_for()
    assert page.input_value("#question textarea") == QUESTION
    assert page.locator(".pending").count() == 0
    page.unroute("**/gradio_api/run/*")
    page.press("#question textarea", "Enter")
    page.locator(".reply .tools").wait_for()
    assert page.locator("#talk [role=alert]").count() == 0


def test_who_asks_before_the_page_has_opened_keeps_the_answer(opened: Opened) -> None:
    page = opened(script=SLOW_OPENING)
    put(page, QUESTION)
    page.wait_for_timeout(4000)
    assert "05/6/2022" in page.locator(".reply").inner_text()


def test_who_is_refused_before_the_page_has_opened_is_still_told_why(opened: Opened) -> None:
    page = opened(script=SLOW_OPENING)
    page.fill("#question textarea", "?!")
    page.press("#question textarea", "Enter")
    page.locator("#talk [role=alert]", has_text="Câu hỏi trống").wait_for()
    page.wait_for_timeout(4000)
    assert page.locator("#talk [role=alert]", has_text="Câu hỏi trống").is_visible()


def test_a_reload_in_mid_answer_loses_nothing_that_was_answered(opened: Opened) -> None:
    page = opened()
    put(page, QUESTION)
    page.fill("#question textarea", "Trạm Y tế phường Hội Thương phải làm gì?")
    page.press("#question textarea", "Enter")
    page.reload()
    page.locator(".turns article").first.wait_for()
    assert "05/6/2022" in page.locator(".reply").first.inner_text()
    page.locator("#question textarea").wait_for()
    put(page, "Luật Bình đẳng giới có hiệu lực từ ngày nào?")


def test_a_document_that_was_removed_is_said_to_be_gone(
    opened: Opened, tmp_path: Path, site: Site
) -> None:
    plan = tmp_path / "Bản Mất.txt"
    plan.write_text(
        "KẾ HOẠCH\nCông tác thủy lợi xã Bản Mất năm 2022\nI. THỰC HIỆN\n"
        "1. Ban thủy lợi xã Bản Mất báo cáo UBND xã trước ngày 11/11/2022.\n",
        encoding="utf-8",
    )
    page, other = opened(), opened()
    tab(other, "Văn bản")
    other.set_input_files("#upload input[type=file]", str(plan))
    other.locator(".files .added").wait_for()
    put(page, "Ban thủy lợi xã Bản Mất báo cáo trước ngày nào?")
    page.locator(".opener.mark").first.click()
    page.locator("#source mark").first.wait_for()
    other.fill("#find textarea, #find input", "ban mat")
    other.locator("#documents [role=status]", has_text=re.compile(r"\b1 trong")).wait_for()
    other.locator("#documents .remove").click()
    other.locator("#documents .hint", has_text="Không có văn bản nào").wait_for()
    page.locator(".opener.mark").first.click()
    page.locator("#source", has_text="không còn trong kho").wait_for()


def test_hostile_words_are_shown_and_not_run(opened: Opened) -> None:
    page = opened()
    put(page, "<img src=x onerror=alert(3)> Tổ dân phố An Thử báo cáo trước ngày nào?")
    assert page.locator("#talk img, #talk script").count() == 0
    put(page, "Phường An Thử báo cáo trước ngày nào?")
    page.locator(".reply").last.locator(".opener").first.click()
    page.locator("#source .source").wait_for()
    assert page.locator("#source img, #source script").count() == 0
    assert HOSTILE_NAME in page.locator("#source h2").inner_text()
    for name in ("Thời hạn", "Văn bản"):
        tab(page, name)
        page.locator(f"#{'deadlines' if name == 'Thời hạn' else 'documents'} table").wait_for()
        assert page.locator("table img, table script").count() == 0


def test_all_of_it_goes_by_keyboard(opened: Opened) -> None:
    page = opened()
    page.locator("#question textarea").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".opener.mark").first.wait_for()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('mark')"):
            break
    page.keyboard.press("Enter")
    page.locator("#source mark").first.wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.get_by_role("tab", name="Hỏi đáp").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#draft-start").wait_for()


def test_the_page_is_english_where_english_is_asked_for(opened: Opened) -> None:
    page = opened()
    page.wait_for_function("document.documentElement.lang === 'vi'")
    page.get_by_role("link", name="English").click()
    page.get_by_role("tab", name="Deadlines").wait_for()
    page.wait_for_function("document.documentElement.lang === 'en'")
    put(page, "When did the Law on Gender Equality take effect?")
    page.get_by_role("button", name="Copy with sources").wait_for()
    page.get_by_role("link", name="Tiếng Việt").click()
    page.get_by_role("tab", name="Thời hạn").wait_for()


# ── the other tabs ───────────────────────────────────────────────────────────────────────────


def test_a_plan_is_drafted_filled_in_and_downloaded(opened: Opened, tmp_path: Path) -> None:
    import docx

    page = opened()
    tab(page, "Soạn kế hoạch")
    page.click("#draft-parent input")
    page.get_by_role("option", name="Thừa Thiên Huế").click()
    page.locator("#draft-place input, #draft-place textarea").first.press_sequentially("pleiku")
    page.get_by_role("button", name="phường Pleiku, tỉnh Gia Lai").click()
    page.fill("#draft-year input", "2026")
    page.click("#draft-start")
    page.locator(".sheet").wait_for()
    blank = page.locator(".sheet input").first
    blank.fill("Triển khai công tác bình đẳng giới năm 2026")
    blank.blur()
    left = page.locator(".sheet .line.text").nth(3)
    words = left.locator(".said").first.inner_text()
    left.get_by_role("button", name="Bỏ").click()
    page.locator(".sheet .line.out").wait_for()
    page.locator("#draft .opener.mark").first.click()
    page.locator("#draft-source mark").first.wait_for()
    with page.expect_download() as download:
        page.click("#draft-download")
    download.value.save_as(tmp_path / "draft.docx")
    text = "\n".join(each.text for each in docx.Document(str(tmp_path / "draft.docx")).paragraphs)
    assert "Triển khai công tác bình đẳng giới năm 2026" in text
    assert words not in text


def test_deadlines_stand_in_a_table_a_calendar_and_files(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    tab(page, "Thời hạn")
    page.locator("#deadlines table").wait_for()
    page.get_by_role("button", name="Thời hạn ↕").or_(
        page.locator("#deadlines th button").first
    ).first.click()
    days = page.locator("#deadlines td:first-child").evaluate_all(
        "cells => cells.map(cell => cell.dataset.key).filter(Boolean)"
    )
    assert len(days) > 2 and days == sorted(days)
    page.locator("#deadlines .opener").first.click()
    page.locator("#due-source mark").first.wait_for()
    page.get_by_label("Lịch tháng").click()
    page.locator(".month .due").first.click()
    for button, begins in (("#due-ics", b"BEGIN:VCALENDAR"), ("#due-xlsx", b"PK")):
        with page.expect_download() as download:
            page.click(button)
        download.value.save_as(tmp_path / "file")
        assert (tmp_path / "file").read_bytes().startswith(begins)


def test_files_are_added_each_with_its_progress_and_removed(opened: Opened, tmp_path: Path) -> None:
    good, bad = tmp_path / "kế hoạch thử.txt", tmp_path / "giả.pdf"
    good.write_text(
        "KẾ HOẠCH\nThử nghiệm năm 2022\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức của dân xã Bản Thử.",
        encoding="utf-8",
    )
    bad.write_text("<html><script>alert(4)</script></html>", encoding="utf-8")
    page = opened()
    tab(page, "Văn bản")
    page.locator("#documents table").wait_for()
    page.set_input_files("#upload input[type=file]", [str(good), str(bad)])
    page.locator(".files .added").wait_for()
    assert "HTML" in page.locator(".files .why").inner_text()
    page.fill("#find textarea, #find input", "thu nghiem")
    page.locator("#documents [role=status]", has_text=re.compile(r"\b1 trong")).wait_for()
    page.locator("#documents .opener").click()
    page.locator("#reading .reading").wait_for()
    page.locator("#documents .remove").click()
    page.locator("#documents .hint", has_text="Không có văn bản nào").wait_for()


def test_a_file_of_questions_becomes_a_file_of_answers(opened: Opened, tmp_path: Path) -> None:
    questions = tmp_path / "câu hỏi.csv"
    questions.write_text(f"question\n{QUESTION}\n=1+1 là gì?\n", encoding="utf-8")
    page = opened()
    tab(page, "Hàng loạt")
    page.set_input_files("#batch-file input[type=file]", str(questions))
    page.locator("#batch-file", has_text=".csv").wait_for()
    page.click("#batch-start")
    page.locator("#batch-progress [role=status]").wait_for()
    with page.expect_download() as download:
        page.click("#batch-download")
    download.value.save_as(tmp_path / "answers.csv")
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["question"] for row in rows] == [QUESTION, "'=1+1 là gì?"]


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_nothing_is_wider_than_a_phone(opened: Opened, path: str) -> None:
    page = opened(path, width=390)
    put(page, QUESTION)
    page.locator(".opener.mark").first.click()
    page.locator("#source mark").first.wait_for()
    page.get_by_role("button", name="↑").wait_for()
    for each in page.get_by_role("tab").all():
        assert each.is_visible(), "no tab behind three dots"
    assert page.get_by_role("tab").count() == 5
    names = ("Thời hạn", "Văn bản") if path == "/" else ("Deadlines", "Documents")
    for name, place in zip(names, ("#deadlines", "#documents"), strict=True):
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        tab(page, name)
        page.locator(f"{place} table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_reader_sees_no_editors_buttons(opened: Opened, guarded: Site) -> None:
    page = opened("/login", at=guarded)
    page.fill("#name", "an")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    tab(page, "Văn bản")
    page.locator("#documents table").wait_for()
    assert page.locator("#documents .remove").count() == 0
    assert page.locator("#upload").count() == 0 or not page.locator("#upload").is_visible()
    page.get_by_role("button", name="Đăng xuất").click()
    page.locator("#password").wait_for()


def test_axe_finds_nothing_serious(opened: Opened) -> None:
    """axe-core 4.14.1 (MPL-2.0, beside its licence in tests/data/axe)."""
    page = opened(bypass_csp=True)
    put(page, QUESTION)
    page.locator(".opener.mark").first.click()
    page.locator("#source mark").first.wait_for()
    page.add_script_tag(path=str(AXE))
    found: dict[str, list[str]] = {}
    for name in ("Hỏi đáp", "Soạn kế hoạch", "Thời hạn", "Văn bản", "Hàng loạt"):
        tab(page, name)
        page.wait_for_timeout(1500)
        violations = page.evaluate("axe.run().then(result => result.violations)")
        serious = [each for each in violations if each["impact"] in ("serious", "critical")]
        if serious:
            found[name] = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in serious]
    assert found == {}
