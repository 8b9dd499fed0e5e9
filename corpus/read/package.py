"""The ZIP package of a DOCX, XLSX or ODT: nothing is unpacked before it is measured."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from corpus.errors import ReadError
from corpus.read import limits
from corpus.read.zipped import DAMAGE

# ISO 29500 "strict" files name the same elements otherwise.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip


class Package:
    """The XML parts of an office file. Every method may raise ReadError."""

    def __init__(self, data: bytes, name: str, kind: str = "DOCX") -> None:
        self._name = name
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE:
            raise self._damaged() from None
        self._measure()

    def xml(self, part: str) -> Any | None:
        """The root element of a part, or None where the package has no such part."""
        from lxml import etree

        try:
            info = self._zip.getinfo(part.lstrip("/"))
        except KeyError:
            return None
        data = self._harmless(info)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._entities()
        return root

    def guarded(self, folder: str) -> Iterator[bytes]:
        """The XML parts of a folder, after a look at every XML part for another reader's sake."""
        for info in self._zip.infolist():
            if info.filename.endswith((".xml", ".rels")):
                data = self._harmless(info)
                if info.filename.startswith(folder):
                    yield data

    def says(self, part: str, words: bytes) -> bool:
        """Whether a part has these words in it; False where there is no such part."""
        try:
            return words in self._unpacked(self._zip.getinfo(part))
        except KeyError:
            return False

    def _harmless(self, info: zipfile.ZipInfo) -> bytes:
        data = self._unpacked(info)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._entities()
        return data

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise ReadError(f"{self._name}: có mật khẩu; hãy bỏ mật khẩu và lưu lại.")
        try:
            with self._zip.open(info) as file:
                data = file.read(limits.MAX_ZIP_XML + 1)
        except DAMAGE:
            raise self._damaged() from None
        if len(data) > limits.MAX_ZIP_XML:
            raise self._bomb()
        return data

    def _measure(self) -> None:
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > limits.MAX_ZIP_MEMBERS or unpacked > limits.MAX_ZIP_UNPACKED:
            raise self._bomb()
        for member in members:
            most = limits.MAX_ZIP_RATIO * max(member.compress_size, 1)
            if member.file_size > limits.ZIP_RATIO_FROM and member.file_size > most:
                raise self._bomb()

    def _bomb(self) -> ReadError:
        return ReadError(
            f"{self._name}: nén bất thường, bung ra quá lớn (có thể là bom nén), không mở; "
            "hãy xin lại tệp gốc."
        )

    def _entities(self) -> ReadError:
        return ReadError(
            f"{self._name}: chứa khai báo thực thể XML (có thể là bom thực thể), không mở; "
            "hãy xin lại tệp gốc."
        )

    def _damaged(self) -> ReadError:
        return ReadError(
            f"{self._name}: tệp {self._kind} hỏng hoặc tải chưa hết; hãy tải lại, "
            f"hoặc mở bằng {'Excel' if self._kind == 'XLSX' else 'Word'} và lưu lại."
        )
