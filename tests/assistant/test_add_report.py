"""The table that ends `cancu add` says how each file was read, or why it was not."""

from __future__ import annotations

from pathlib import Path

from assistant.cli.add_report import report_lines
from index.adding import DocumentRead
from index.build import AddReport


def report(**what: tuple[object, ...]) -> AddReport:
    empty: dict[str, tuple[object, ...]] = {
        name: ()
        for name in (
            "added", "refreshed", "unchanged", "failed", "duplicates", "ignored", "documents",
            "unread",
        )
    }  # fmt: skip
    return AddReport(**{**empty, **what}, windows=0, generation="1-a", seconds=0.1)  # type: ignore[arg-type]


def test_each_way_of_reading_has_its_row() -> None:
    lines = list(
        report_lines(
            report(
                documents=(
                    DocumentRead("1", "kế hoạch.docx", ()),
                    DocumentRead("2", "bản quét.pdf", (("recognised", "0.934"),), "kế hoạch.docx"),
                    DocumentRead("3", "gói.zip › cũ.doc", (("old font", "TCVN3"),)),
                ),
                failed=((Path("/kho/hỏng.pdf"), "/kho/hỏng.pdf: tệp bị cắt cụt; hãy tải lại."),),
                unread=(("gói.zip › a.docx", "gói.zip › a.docx: có mật khẩu; hãy bỏ đi."),),
            )
        )
    )
    assert [" ".join(line.split()) for line in lines] == [
        "Tệp Cách đọc Ghi chú",
        "kế hoạch.docx có chữ sẵn",
        "bản quét.pdf nhận dạng từ bản quét độ tin cậy 93%; bản khác của kế hoạch.docx",
        "gói.zip › cũ.doc chuyển từ phông chữ cũ TCVN3",
        "hỏng.pdf KHÔNG ĐỌC ĐƯỢC tệp bị cắt cụt; hãy tải lại.",
        "gói.zip › a.docx KHÔNG ĐỌC ĐƯỢC có mật khẩu; hãy bỏ đi.",
        "Đã đọc 3 văn bản: 1 có chữ sẵn, 1 nhận dạng từ bản quét, 1 chuyển từ phông chữ cũ; "
        "không đọc được 2 tệp.",
    ]


def test_of_many_plain_files_only_some_are_listed_and_all_are_counted() -> None:
    many = tuple(DocumentRead(str(at), f"{at}.docx", ()) for at in range(100))
    odd = DocumentRead("old", "cũ.doc", (("old font", "VNI"),))
    lines = list(report_lines(report(documents=(*many, odd))))
    assert len(lines) < 50
    assert any("cũ.doc" in line for line in lines)
    assert "… và 60 văn bản khác có chữ sẵn" in lines
    assert lines[-1].startswith("Đã đọc 101 văn bản: 100 có chữ sẵn, 1 chuyển")


def test_nothing_read_is_no_table() -> None:
    assert list(report_lines(report())) == []
