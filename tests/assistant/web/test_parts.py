"""The page's parts, without a server: what becomes HTML, who is let in, what is kept."""

from __future__ import annotations

import asyncio
import html
import io
import re
import subprocess
import sys
import threading
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from anyio import CapacityLimiter
from fastapi.responses import PlainTextResponse
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Quote, Statement
from assistant.deadline_sheet import sheet_of
from assistant.settings import ModelSettings, Settings
from assistant.uploads import FOLDER, UploadError, keep, safe_name
from assistant.web.actions import Place, place_from
from assistant.web.answering import growing
from assistant.web.auth import UserError, Users, new_user, read_users, write_users
from assistant.web.conversation import conversation, stored, turn_of, turns_from
from assistant.web.files import OwnFiles, made_for
from assistant.web.guard import MAX_UPLOAD_BYTES, Guard, Message
from assistant.web.login import Sessions
from assistant.web.markup import element
from assistant.web.source_pane import source_pane
from assistant.web.tables import Cell, table
from assistant.web.texts import Texts
from assistant.web.turns import Busy, Turns
from corpus.document import Clause, Document, Header, Obligation, Span
from index import open_index
from tests.assistant.scripted_model import says, serving

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</mark></p><iframe src=//evil>",
    "${alert(1)} {{constructor}} `x`",
    "[x](javascript:alert(1)) ![](http://evil/x.png)",
)
VI = Texts("vi")


class Seen(HTMLParser):
    """The tags, attributes and words of a piece of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


def harmless(markup: str) -> bool:
    seen = Seen(markup)
    return not (
        seen.tags & {"script", "img", "iframe", "object", "style", "svg", "link"}
        or any(name.startswith("on") or name in ("href", "src") for name, _ in seen.attributes)
    )


def hostile_document(words: str) -> Document:
    text = f"1. {words}\n2. Báo cáo trước ngày 05/12/2022.\n"
    end = text.index("\n") + 1
    clauses = (
        Clause("1", "item", "1.", "", (words,), Span(0, end)),
        Clause("2", "item", "2.", "", (), Span(end, len(text))),
    )
    header = Header(number=words, type="Kế hoạch", title=words, issuer=words, signer=words)
    return Document("0123456789ab", words, header, text, clauses, warnings=(words,))


@given(st.text(max_size=80), st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_text_becomes_a_tag_or_leaves_its_attribute(words: str, value: str) -> None:
    seen = Seen(element("p", words, title=value))
    assert seen.tags == {"p"}
    assert [name for name, _ in seen.attributes] == ["title"]
    assert html.unescape(element("p", words))[3:-4] == words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_document_are_only_shown(words: str) -> None:
    document = hostile_document(words)
    pane = source_pane(document, Span(3, 3 + len(words)), VI, date(2026, 1, 1), back="x")
    assert harmless(pane)
    assert words in Seen(pane).words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_question_and_its_answer_are_only_shown(words: str) -> None:
    document = hostile_document(words)
    quote = Quote(document, document.clauses[0], Span(3, 3 + len(words)))
    answers = (
        Answer(words, (Statement(words, (quote,)),), lead=words, note=words, warnings=(words,)),
        Answer(words, reason=words, nearest=(quote,)),
    )
    turns = [turn_of(words, answer) for answer in answers]
    assert harmless(conversation(turns, words, VI))
    assert harmless(table(words, [words], [[Cell(words, words)]]))


@given(st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_the_words_marked_are_the_quote(first: int, second: int) -> None:
    document = hostile_document("Tăng cường tuyên truyền")
    start, end = sorted((min(first, len(document.text)), min(second, len(document.text))))
    pane = source_pane(document, Span(start, end), VI, date(2026, 1, 1), back="x")
    marked = "".join(
        html.unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", pane, re.S)
    )
    assert "".join(marked.split()) == "".join(document.text[start:end].split())


def test_a_place_from_a_browser_is_checked() -> None:
    assert place_from("0123456789ab/3-9") == Place("0123456789ab", Span(3, 9))
    assert place_from("0123456789ab") == Place("0123456789ab")
    for wrong in ("0123456789ab/9-3", "../../etc/passwd", "0123456789ab/-1-3", "", None, 7, {}):
        assert place_from(wrong) is None


def test_turns_come_back_from_the_browser_as_they_went() -> None:
    document = hostile_document("x")
    quote = Quote(document, document.clauses[1], document.clauses[1].span)
    turn = turn_of("Khi nào?", Answer("Khi nào?", (Statement("Trước ngày 05/12/2022.", (quote,)),)))
    assert turns_from(stored([turn])) == (turn,)
    assert turn.sources[0].opens == str(Place(document.id, quote.span))


@pytest.mark.parametrize("spoilt", [7, "x", [1], [{"question": "x"}], {"a": 1}, [{"sources": 1}]])
def test_a_spoilt_storage_is_an_empty_conversation(spoilt: object) -> None:
    assert turns_from(spoilt) == ()


def test_gradio_is_imported_without_writing_files_for_editors() -> None:
    program = (
        "import assistant.web, gradio, sys; "
        "print(sys.modules['gradio.component_meta'].create_or_modify_pyi.__module__)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "assistant.web.framework", done.stderr


def test_the_last_answer_says_where_a_model_is_at_work() -> None:
    document = hostile_document("x")
    quote = Quote(document, document.clauses[1], document.clauses[1].span)
    turn = turn_of("Khi nào?", Answer("Khi nào?", (Statement("Trước ngày 05/12/2022.", (quote,)),)))
    assert conversation([turn, turn], None, VI, phrasing=True).count(VI("ask-phrasing")) == 1
    assert VI("ask-phrasing") not in conversation([turn, turn], None, VI)


def test_the_documents_own_words_come_before_a_models(library_index: Path) -> None:
    told = "Tổng kinh phí ngân sách Trung ương hỗ trợ có mục tiêu là 370.000.000 đồng."
    question = "Ngân sách Trung ương hỗ trợ Hà Nam bao nhiêu tiền năm 2014?"
    with serving(says((told, [1]))) as server, open_index(library_index) as index:
        model = ModelSettings.model_validate({"url": server.url, "name": "m"})
        steps = growing(question, (), index, Settings(index=library_index, model=model))
        first, whole = next(steps)
        assert not whole and first.answered and not server.seen
        *_, (last, whole) = steps
    assert whole and [said.text for group in last.groups for said in group.said] == [told]


def test_words_of_a_document_are_no_formula_in_the_sheet_of_deadlines() -> None:
    import openpyxl

    text = "=HYPERLINK(1) báo cáo @SUM trước ngày 05/12/2022.\n"
    whole = Span(0, len(text))
    clause = Clause("1", "item", "", "", (), whole)
    duty = Obligation(
        "=HYPERLINK(1)", "@SUM(A1)", "+cmd|'/C calc'!A0", date(2022, 12, 5), None, None, "1", whole
    )
    document = Document("0123456789ab", "=a.txt", Header(title="-2+3"), text, (clause,))
    book = openpyxl.load_workbook(io.BytesIO(sheet_of([(document, duty)])))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    # What a spreadsheet would take for a formula when the sheet is saved as CSV.
    assert not [c.value for c in cells if isinstance(c.value, str) and c.value[0] in "=+-@"]


def test_so_many_may_wait_and_the_next_is_told_at_once() -> None:
    """One at work, one waiting, and no more."""
    go_on, done = threading.Event(), []

    async def people() -> None:
        turns = Turns(1, CapacityLimiter(1))
        first = asyncio.create_task(turns.take(go_on.wait))
        second = asyncio.create_task(turns.take(lambda: done.append("second")))
        await asyncio.sleep(0.05)
        with pytest.raises(Busy):
            await turns.take(lambda: done.append("third"))
        go_on.set()
        await asyncio.gather(first, second)

    asyncio.run(people())
    assert done == ["second"]


def test_only_the_files_made_for_a_person_are_given_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    own = made_for("lan") / "phiên" / "thời hạn.xlsx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"PK")
    (own.parent / "link.txt").symlink_to("/etc/passwd")
    uploaded = tmp_path / "0a1b" / "riêng.txt"
    uploaded.parent.mkdir()
    uploaded.write_bytes(b"x")

    def status(path: object, name: str | None) -> int:
        async def given(scope: object, receive: object, send: Any) -> None:
            await PlainTextResponse("ok")(scope, receive, send)  # type: ignore[arg-type]

        return (
            TestClient(OwnFiles(given, lambda request: name))
            .get(f"/gradio_api/file={quote(str(path))}")
            .status_code
        )

    assert status(own, "lan") == 200
    for path, name in (
        (own, "an"), (own, None), (uploaded, "lan"), (own.parent / "link.txt", "lan"),
        (own.parent.parent / ".." / ".." / "0a1b" / "riêng.txt", "lan"), ("/etc/passwd", "lan"),
        ("x\0.txt", "lan"),
    ):  # fmt: skip
        assert status(path, name) == 404, (path, name)


# ── who is let in ────────────────────────────────────────────────────────────────────────────


def test_only_the_right_password_opens(tmp_path: Path) -> None:
    path = tmp_path / "users.json"
    write_users(path, Users({"lan": new_user("lan", "editor", "mật khẩu dài")}))
    users = read_users(path)
    assert path.stat().st_mode & 0o077 == 0
    assert "mật khẩu" not in path.read_text(encoding="utf-8")
    assert users.role("lan") == "editor" and users.role("an") is None
    found = users.admit("lan", "mật khẩu dài")
    assert found and found.name == "lan"
    assert users.admit("lan", "mật khẩu") is None
    assert users.admit("nobody", "mật khẩu dài") is None


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [("../x", "reader", "12345678"), ("", "reader", "12345678"), ("lan", "root", "12345678"),
     ("lan", "reader", "ngắn")],
)  # fmt: skip
def test_a_user_that_cannot_be_is_named(name: str, role: str, password: str) -> None:
    with pytest.raises(UserError):
        new_user(name, role, password)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"users": [{"name": "x"}]}', '{"users": 3}'])
def test_a_spoilt_user_file_lets_nobody_in(tmp_path: Path, content: str) -> None:
    path = tmp_path / "users.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"users\.json"):
        read_users(path)


def test_guessing_is_stopped_and_a_session_ends() -> None:
    users = Users({"lan": new_user("lan", "reader", "12345678")})
    sessions = Sessions(users)
    token = sessions.open("lan", "12345678", 0.0)
    assert sessions.name(token, 10.0) == "lan"
    assert sessions.name(token, 13 * 3600.0) is None
    sessions.close(token)
    assert sessions.name(token, 10.0) is None
    assert [sessions.open("lan", "wrong", 20.0) for _ in range(8)] == [None] * 8
    assert sessions.open("lan", "12345678", 21.0) is None
    assert sessions.open("lan", "12345678", 21.0 + 300.0) is not None


# ── what is let through ──────────────────────────────────────────────────────────────────────


def status_of(path: str, *, body: bytes = b"", local: bool = True, **headers: str) -> int:
    """The status that the guard, before an application that says 200, gives a request."""
    reached: list[bool] = []

    async def app(scope: object, receive: object, send: object) -> None:
        reached.append(True)
        message = await receive()  # type: ignore[operator]
        ok = message["type"] == "http.request"
        await send({"type": "http.response.start", "status": 200 if ok else 400, "headers": []})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b""})  # type: ignore[operator]

    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    given = {"host": "127.0.0.1:7860", **{k.replace("_", "-"): v for k, v in headers.items()}}
    scope = {
        "type": "http", "method": "POST", "path": path,
        "headers": [(k.encode(), v.encode()) for k, v in given.items()],
    }  # fmt: skip
    asyncio.run(Guard(app, local=local)(scope, receive, send))
    names = {name for name, _ in said[0]["headers"]}
    assert b"content-security-policy" in names and b"x-content-type-options" in names
    return int(said[0]["status"])


@pytest.mark.parametrize(
    "path", ["/", "/en", "/en/", "/health", "/assets/index.js", "/gradio_api/queue/join",
             "/en/gradio_api/upload", "/gradio_api/file=/tmp/x", "/login"],
)  # fmt: skip
def test_what_the_page_needs_is_let_through(path: str) -> None:
    assert status_of(path) == 200


@pytest.mark.parametrize(
    "path", ["/gradio_api/proxy=http://evil/", "/monitoring", "/gradio_api/vibe-edit/",
             "/gradio_api/run-history/records", "/docs", "/.git/config", "/gradio_api/deep_link",
             "/gradio_api/process_recording", "/custom_component/x"],
)  # fmt: skip
def test_what_the_page_does_not_need_is_closed(path: str) -> None:
    assert status_of(path) == 404


def test_another_site_cannot_speak_through_a_persons_browser() -> None:
    assert status_of("/gradio_api/queue/join", origin="http://evil.example") == 403
    assert status_of("/gradio_api/queue/join", origin="http://127.0.0.1:7860") == 200
    assert status_of("/", host="evil.example") == 421
    assert status_of("/", host="10.0.0.7:7860", local=False) == 200


def test_a_body_too_large_is_refused_whether_announced_or_not() -> None:
    gigabyte = str(1 << 30)
    assert status_of("/gradio_api/upload", content_length=gigabyte) == 413
    assert status_of("/gradio_api/upload", content_length=str(MAX_UPLOAD_BYTES)) == 200
    assert status_of("/gradio_api/queue/join", content_length=str(MAX_UPLOAD_BYTES)) == 413
    assert status_of("/gradio_api/queue/join", body=b"x" * (9 << 20)) == 400


# ── what is kept ─────────────────────────────────────────────────────────────────────────────


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_an_uploaded_name_never_leaves_its_folder(name: str) -> None:
    kept = safe_name(name)
    assert kept and kept not in (".", "..") and not kept.startswith(".")
    assert Path(kept).name == kept and "\\" not in kept and "\0" not in kept
    assert len(kept) <= 170


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Kế hoạch số 12.docx", "Kế hoạch số 12.docx"), ("../../etc/passwd.txt", "passwd.txt"),
     ("C:\\Users\\Lan\\kh.pdf", "kh.pdf"), (".bashrc.txt", "bashrc.txt"),
     ("<img src=x>.txt", "img src x.txt")],
)  # fmt: skip
def test_an_uploaded_name_stays_readable(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_a_file_of_the_same_name_takes_no_others_place(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("một", encoding="utf-8")
    second.write_text("hai", encoding="utf-8")
    index = tmp_path / "index"
    assert keep(first, "kh.txt", index) == index / FOLDER / "kh.txt"
    assert keep(second, "kh.txt", index) == index / FOLDER / "kh (2).txt"
    assert keep(first, "../kh.txt", index) == index / FOLDER / "kh.txt"
    assert (index / FOLDER / "kh.txt").read_text(encoding="utf-8") == "một"


def test_a_kind_that_is_not_read_is_refused(tmp_path: Path) -> None:
    program = tmp_path / "x"
    program.write_bytes(b"MZ")
    with pytest.raises(UploadError, match="exe"):
        keep(program, "setup.exe", tmp_path)
