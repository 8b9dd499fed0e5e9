"""Text and Markdown: encodings, front matter, markup, and no word lost."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.read import read_sources
from corpus.read.plain import read_plain
from corpus.read.source import Line, Source

SENTENCE = "Ủy ban nhân dân phường giữ nghiêm kỷ luật, quyết tâm xây dựng nếp sống đẹp ở cơ sở."


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def letters_of(source: Source) -> str:
    return "".join(letters(line.text) for line in source.lines)


def windows_1258(text: str) -> bytes:
    """As Windows wrote Vietnamese: the tone as a mark of its own behind the letter."""
    out = b""
    for character in unicodedata.normalize("NFC", text):
        try:
            out += character.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", character)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            letter = unicodedata.normalize("NFC", marks.replace(tone, ""))
            out += letter.encode("cp1258") + tone.encode("cp1258")
    return out


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_form_of_unicode_gives_the_same_line(encoding: str) -> None:
    source = read_plain(SENTENCE.encode(encoding), "a.txt", markdown=False)
    assert source.lines == (Line(SENTENCE),)
    assert source.warnings == ()


def test_windows_1258_is_read_as_composed_letters_and_warned_of() -> None:
    source = read_plain(windows_1258(SENTENCE), "a.txt", markdown=False)
    assert source.lines == (Line(SENTENCE),)
    assert source.warnings == ("Tệp dùng bảng mã windows-1258; đã chuyển sang Unicode.",)


def test_real_texts_come_back_whole_from_windows_1258(shared_corpus: Path) -> None:
    for path in sorted((shared_corpus / "plans").glob("0*.txt")):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        source = read_plain(windows_1258(text), path.name, markdown=False)
        assert letters_of(source) == letters(text), path.name


def test_a_broken_byte_in_a_long_text_is_shown_and_warned_of() -> None:
    data = (SENTENCE * 5).encode()[:-1] + b"\xe1"
    source = read_plain(data, "a.txt", markdown=False)
    assert source.lines == (Line((SENTENCE * 5)[:-1] + "\ufffd"),)
    assert source.warnings == ("Tệp có 1 chỗ hỏng (byte không phải UTF-8), hiện là «\ufffd».",)


@pytest.mark.parametrize(
    ("what", "bytes_as_shown"),
    [
        ("Czech", "\xd8editelství silnic a dálnic \xc8eské republiky, p\xf8íloha è. 2"),
        ("French", "Décision numéro 12 relative à la société française, où siège l'hôtel"),
    ],
)
def test_an_encoding_that_cannot_be_decided_is_reported(what: str, bytes_as_shown: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.txt: không nhận ra bảng mã .*UTF-8\.$"):
        read_plain(bytes_as_shown.encode("cp1252"), "a.txt", markdown=False)


@pytest.mark.parametrize(
    ("line", "text", "heading"),
    [
        ("#### I. MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU", 4),
        ("## KẾ HOẠCH ##", "KẾ HOẠCH", 2),
        ("#3 không phải tiêu đề", "#3 không phải tiêu đề", 0),
        ("--------", "", 0),
        ("** **", "", 0),
        ("- Lưu: VT.", "- Lưu: VT.", 0),
        (r"1\. Mục tiêu", "1. Mục tiêu", 0),
        ("Theo [Luật Lưu trữ](https://vbpl.vn/a_(b)) thì", "Theo Luật Lưu trữ thì", 0),
        ("Báo cáo&nbsp;năm &amp; quý", "Báo cáo\u00a0năm & quý", 0),
        ("kế hoạch[1] để", "kế hoạch[1] để", 0),
        ("**Đối tượng:** các ngành", "**Đối tượng:** các ngành", 0),
    ],
)
def test_the_markup_of_a_line_is_dropped_and_recorded(line: str, text: str, heading: int) -> None:
    source = read_plain(f"Đầu.\n{line}".encode(), "a.md", markdown=True)
    assert source.lines[1] == Line(text, heading=heading)
    assert bool(source.repairs) == (text != line)
    assert all(index == 1 for index, _, _ in source.repairs)


def test_in_plain_text_an_escape_and_an_entity_are_what_they_are() -> None:
    source = read_plain(rb"1\. a &amp; b [c](d)", "a.txt", markdown=False)
    assert source.lines == (Line(r"1\. a &amp; b [c](d)"),)


def test_front_matter_is_the_header_word_for_word_and_no_line() -> None:
    text = (
        "---\nkind: digest\nnumber: 0125/KH-UBND\nsymbol: null\ndate: 2022-05-12\nyear: 2022\n"
        'title: "Triển khai: năm 2022"\neffective:\n---\nI. MỤC ĐÍCH\n'
    )
    source = read_plain(text.encode(), "a.md", markdown=True)
    assert source.header == {
        "kind": "digest",
        "number": "0125/KH-UBND",
        "date": "2022-05-12",
        "year": "2022",
        "title": "Triển khai: năm 2022",
    }
    assert source.lines[0] == Line("I. MỤC ĐÍCH")


def test_a_rule_that_opens_a_text_is_no_front_matter() -> None:
    source = read_plain("---\nKẾ HOẠCH\n---\nNội dung".encode(), "a.md", markdown=True)
    assert source.header == {}
    assert letters_of(source) == "KẾHOẠCHNộidung"


@pytest.mark.parametrize("body", ["title: [a, b", "title: 'không đóng", "a: " + "[" * 20_000])
def test_front_matter_that_is_not_yaml_is_one_line_that_names_the_file(body: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.md: phần đầu .* không đúng YAML") as caught:
        read_plain(f"---\nkind: digest\n{body}\n---\nI. Nội dung".encode(), "a.md", markdown=True)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["\n\n  \n", "****\n---", "| | |\n|---|---|\n"])
def test_a_text_without_words_is_reported(text: str) -> None:
    with pytest.raises(ReadError, match="không có chữ nào"):
        read_plain(text.encode(), "a.md", markdown=True)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=80))
def test_every_letter_and_digit_of_a_text_file_stands_in_its_lines_in_order(text: str) -> None:
    text = f"đầu {text}"
    source = read_plain(text.encode(), "a.txt", markdown=False)
    assert "".join(line.text for line in source.lines if line.text).replace("|", "")
    assert letters_of(source) == letters(text)


def test_real_plans_keep_every_letter_and_digit(shared_corpus: Path) -> None:
    paths = sorted((shared_corpus / "plans").iterdir()) + sorted(
        (shared_corpus / "legal").iterdir()
    )
    assert len(paths) >= 18
    for path in paths:
        (source,) = read_sources(path)
        assert letters_of(source) == letters(path.read_text(encoding="utf-8")), path.name
        assert source.wrapped


PAGE = "\n".join(
    ["Các xã rà soát hồ sơ, lập danh sách và gửi về phòng chuyên môn để tổng hợp,"] * 15
)
OTHER = "\n".join(
    ["theo dõi việc thực hiện ở từng thôn, tổ dân phố và báo cáo khi có yêu cầu,"] * 15
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # A form feed turns the page, and its number stands at the top or at the foot.
        (f"{PAGE}\n\n\f       2\n\n{OTHER}\n\n\f       3\n\n{PAGE}", ["2", "3"]),
        (f"{PAGE}\n\n- 1 -\n\f{OTHER}\n\n- 2 -\n\f", ["- 1 -", "- 2 -"]),
        ("Phần một dài hai\ndòng\n\f2\nphần hai", ["2"]),
        # Copied from a page: no form feed, but the numbers count pages of words.
        (f"{PAGE}\n2\n{OTHER}\n3\n{PAGE}", ["2", "3"]),
        (f"{PAGE}\n\nTrang 1/2\n\n{OTHER}\n\nTrang 2/2", ["Trang 1/2", "Trang 2/2"]),
        (f"{PAGE}\n\n2\n\n{OTHER}", ["2"]),
    ],
)
def test_a_page_number_is_no_word_of_the_sentence_around_it(text: str, numbers: list[str]) -> None:
    source = read_plain(text.encode(), "a.txt", markdown=False)
    assert [was for _, kind, was in source.repairs if kind == "dropped markup"] == numbers
    assert not any(line.text.strip(" -").isdigit() for line in source.lines)


@pytest.mark.parametrize(
    "text",
    [
        # Out of step with the pages.
        f"{PAGE}\n\n\f7\n\n{OTHER}",
        # The numbers of a table whose cells became lines.
        "\n".join(f"{number}\nTập huấn cán bộ\nQuý {number}" for number in (1, 2, 3)),
        f"{PAGE}\n2\n{OTHER}\n3\n{PAGE}\n1\nTập huấn\n2\nHội thi",
        # A single number that interrupts nothing.
        f"{PAGE}\nTổng số lớp:\n\n2\n\n{OTHER}",
        f"{PAGE}\n\n2025\n\n{OTHER}",
    ],
)
def test_a_number_alone_that_counts_no_pages_stays(text: str) -> None:
    source = read_plain(text.encode(), "a.txt", markdown=False)
    assert letters_of(source) == letters(text)
