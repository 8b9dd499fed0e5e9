"""Files inside archives go in, are refreshed and go out under names of their own."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from corpus import read_documents
from corpus.document import Document
from index import Index, open_index
from index.build import AddReport, add, remove
from index.store import FILE
from tests.index.made import PlainReader, QuickEmbedder

PLAN = "KẾ HOẠCH\nI. MỤC TIÊU\n1. {}\n"
TREES, FIRE = "Trồng cây ven sông.", "Phòng cháy trong chợ."


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return packed(tmp_path / "gói.zip", cây=TREES, cháy=FIRE)


def packed(path: Path, **members: str) -> Path:
    with ZipFile(path, "w") as made:
        for name, words in members.items():
            made.writestr(f"{name}.txt", PLAN.format(words) if words else "")
    return path


def put(directory: Path, *paths: Path, reader: object = None) -> AddReport:
    return add(paths, directory, embedding=QuickEmbedder(), reader=reader or PlainReader())  # type: ignore[arg-type]


def opened(directory: Path) -> Index:
    return open_index(directory, QuickEmbedder())


def held(directory: Path) -> list[str]:
    with opened(directory) as index:
        return [row.file for row in index.documents()]


def found(directory: Path, query: str) -> set[str]:
    with opened(directory) as index:
        names = {row.id: row.file for row in index.documents()}
        return {names[hit.document] for hit in index.search(query) if hit.lexical > 0}


def test_each_member_is_a_document_and_an_archive_is_read_once(
    archive: Path, directory: Path
) -> None:
    done = put(directory, archive)
    assert [read.file for read in done.documents] == ["gói.zip › cây.txt", "gói.zip › cháy.txt"]
    assert held(directory) == ["gói.zip › cháy.txt", "gói.zip › cây.txt"]
    assert found(directory, "ven sông") == {"gói.zip › cây.txt"}
    assert put(directory, archive).unchanged == (archive,)


def test_a_member_that_changed_or_went_away_does_so_in_the_index(
    archive: Path, directory: Path
) -> None:
    put(directory, archive)
    packed(archive, cây="Trồng cây trong công viên.", mới="Hội thi nấu ăn.")
    os.utime(archive, (1, 1))
    put(directory, archive)
    assert held(directory) == ["gói.zip › cây.txt", "gói.zip › mới.txt"]
    assert found(directory, "công viên") == {"gói.zip › cây.txt"}
    assert found(directory, "phòng cháy") == set()


def test_a_member_can_be_removed_alone(archive: Path, directory: Path) -> None:
    put(directory, archive)
    with opened(directory) as index:
        (fire,) = (row.id for row in index.documents() if "cháy" in row.file)
    remove(fire, directory)
    assert held(directory) == ["gói.zip › cây.txt"]


def test_a_bad_member_is_told_and_the_rest_is_held(tmp_path: Path, directory: Path) -> None:
    done = put(directory, packed(tmp_path / "gói.zip", tốt=TREES, rỗng=""))
    assert held(directory) == ["gói.zip › tốt.txt"]
    assert done.failed == ()
    ((name, line),) = done.unread
    assert name == "gói.zip › rỗng.txt"
    assert line.startswith("gói.zip › rỗng.txt: tệp rỗng")


def test_an_archive_of_nothing_to_read_fails_as_one_file(tmp_path: Path, directory: Path) -> None:
    archive = packed(tmp_path / "gói.zip", rỗng="")
    done = put(directory, archive)
    assert [path for path, _ in done.failed] == [archive]
    assert done.unread == ()


def test_a_text_in_an_archive_and_beside_it_is_held_once_by_the_plainer_name(
    archive: Path, directory: Path, tmp_path: Path
) -> None:
    put(directory, archive)
    (tmp_path / "kế hoạch.txt").write_text(PLAN.format(TREES))
    done = put(directory, tmp_path / "kế hoạch.txt")
    assert "cùng nội dung với gói.zip › cây.txt" in done.duplicates[0][1]
    os.remove(archive)
    packed(archive, cháy=FIRE)
    put(directory, archive)
    assert sorted(held(directory)) == ["gói.zip › cháy.txt", "kế hoạch.txt"]


def test_a_store_of_the_version_before_is_brought_up_to_date(
    archive: Path, directory: Path
) -> None:
    put(directory, archive)
    with closing(sqlite3.connect(directory / FILE)) as store, store:
        store.execute("ALTER TABLE file_documents DROP COLUMN name")
        store.execute("PRAGMA user_version = 1")
    put(directory, archive)
    assert "gói.zip › cây.txt" in held(directory)


class ScanReader:
    """Reads a file called a scan as if a page of it had been recognised."""

    def read(self, path: Path) -> tuple[Document, ...]:
        documents = read_documents(path)
        if "quét" not in path.name:
            return documents
        return tuple(replace(each, meta=(("recognised", "0.9"),)) for each in documents)


def test_of_a_scan_and_its_word_file_the_word_file_is_searched_as_long_as_it_is_held(
    tmp_path: Path, directory: Path
) -> None:
    duties = "".join(f"{at}. Sở Y tế tổ chức lớp tập huấn số {at}.\n" for at in range(1, 20))
    text = (
        "SỞ Y TẾ TỈNH KIÊN GIANG\nSố: 1509/KH-SYT\nKiên Giang, ngày 12 tháng 5 năm 2022\n"
        f"KẾ HOẠCH\nBình đẳng giới năm 2022\nI. NHIỆM VỤ\n{duties}"
    )
    word, scan = tmp_path / "kế hoạch.txt", tmp_path / "bản quét.txt"
    word.write_text(text)
    scan.write_text(text.replace("tập huấn số 7", "tập hưấn sô 7"))
    put(directory, scan, reader=ScanReader())
    assert found(directory, "tập huấn") == {"bản quét.txt"}
    done = put(directory, word, scan, reader=ScanReader())
    assert found(directory, "tập huấn") == {"kế hoạch.txt"}
    assert sorted(held(directory)) == ["bản quét.txt", "kế hoạch.txt"]
    assert done.documents[0].copy_of is None
    with opened(directory) as index:
        (id,) = (row.id for row in index.documents() if row.superseded_by is None)
    remove(id, directory)
    assert found(directory, "tập huấn") == {"bản quét.txt"}
