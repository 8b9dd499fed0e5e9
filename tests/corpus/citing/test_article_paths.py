"""Which clause a person means by "Điều 5 Quy chế", "mục II.1", "Điều 1"."""

from __future__ import annotations

import pytest

from corpus.citing.article_paths import find_article_paths, paths_meant, regulation_behind

DECISION = (
    "phần mở đầu",
    "Điều 1",
    "Điều 2",
    "Quy chế",
    "Quy chế.Chương I",
    "Quy chế.Điều 1",
    "Quy chế.Điều 1.2",
    "Quy chế.Điều 5",
    "Quy chế.Điều 5.3",
)
PLAN = ("Phần thứ nhất.I", "Phần thứ hai.I", "Phần thứ hai.II.1", "Phụ lục.II.1", "Phụ lục.III.1")


@pytest.mark.parametrize(
    ("asked", "paths", "meant"),
    [
        ("Điều 5", DECISION, ("Quy chế.Điều 5",)),
        ("Điều 5.3", DECISION, ("Quy chế.Điều 5.3",)),
        ("Điều 1", DECISION, ("Điều 1", "Quy chế.Điều 1")),
        ("Điều 2", DECISION, ("Điều 2",)),
        ("Quy chế.Điều 1", DECISION, ("Quy chế.Điều 1",)),
        ("Quy chế.Điều 9", DECISION, ()),
        ("Điều 9", DECISION, ()),
        ("Quy chế.Điều 4", ("Điều 4", "Điều 4.1"), ("Điều 4",)),
        ("II.1", PLAN, ("Phần thứ hai.II.1",)),
        ("I", PLAN, ("Phần thứ nhất.I", "Phần thứ hai.I")),
        ("III.1", PLAN, ()),
        ("II.1", ("II.1", "Phụ lục.II.1"), ("II.1",)),
    ],
)
def test_a_path_that_is_asked_for_is_found_where_a_person_means_it(
    asked: str, paths: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    assert paths_meant(asked, paths) == meant


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Điều 5 Quy chế chi tiêu nội bộ nói gì?", "Quy chế"),
        ("điểm a khoản 1 Điều 4 của quy chế quy định mức nào?", "Quy chế"),
        ("Khoản 2 Điều 3 Quy định này", "Quy định"),
        ("Điều 7, Nội quy cơ quan", "Nội quy"),
        ("Điều 5 quy định gì?", None),
        ("Điều 5 Quyết định số 236/QĐ-CCKL", None),
        ("Điều 5 hướng dẫn việc gì?", None),
    ],
)
def test_the_regulation_that_stands_behind_an_article(text: str, name: str | None) -> None:
    (found,) = find_article_paths(text)
    assert regulation_behind(text, found.span.end) == name
