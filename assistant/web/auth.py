"""Who may use the page: a file of users with hashed passwords and one of two roles.

A reader asks, drafts and downloads; an editor also adds and removes documents. The file holds
salted scrypt hashes (RFC 7914) and is readable by its owner alone.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from corpus.errors import CancuError, shown

Role = Literal["reader", "editor"]

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 1_000
# "lan.nguyen", "vp-ubnd": letters of any script, digits, and what joins them
_NAME = re.compile(r"\w[\w.@-]{0,63}")
# 16 MiB and some 50 ms a guess: OWASP's recommendation for scrypt at its middle cost.
_COST = {"n": 2**14, "r": 8, "p": 5}


class UserError(CancuError):
    """A user's name, password or the user file cannot be used."""


@dataclass(frozen=True, slots=True)
class User:
    """A user; ``salt`` and ``hash`` are hexadecimal."""

    name: str
    role: Role
    salt: str
    hash: str

    def opens(self, password: str) -> bool:
        """Whether the password is this user's."""
        return hmac.compare_digest(_hash(password, self.salt), self.hash)


@dataclass(frozen=True, slots=True)
class Users:
    """The users of a file, by name."""

    by_name: dict[str, User]

    def admit(self, name: str, password: str) -> User | None:
        """The user, where the password is theirs. Takes as long for a name that nobody has."""
        user = self.by_name.get(name)
        if user is None:
            _NOBODY.opens(password)
            return None
        return user if user.opens(password) else None

    def role(self, name: str | None) -> Role | None:
        user = self.by_name.get(name or "")
        return user.role if user else None


def new_user(name: str, role: str, password: str) -> User:
    """Raises UserError where the name, the role or the password cannot be used."""
    if not _NAME.fullmatch(name):
        raise UserError(f"tên người dùng {shown(name)} không dùng được; chỉ gồm chữ, số và . _ @ -")
    if role not in get_args(Role):
        raise UserError(f"không có vai trò {shown(role)}; chọn reader hoặc editor")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UserError(f"mật khẩu phải từ {SHORTEST_PASSWORD} ký tự trở lên")
    salt = secrets.token_hex(16)
    return User(name, "editor" if role == "editor" else "reader", salt, _hash(password, salt))


def _hash(password: str, salt: str) -> str:
    words = password.encode("utf-8", "surrogatepass")[: 4 * LONGEST_PASSWORD]
    return hashlib.scrypt(words, salt=bytes.fromhex(salt), maxmem=64 * 2**20, **_COST).hex()


_NOBODY = User("", "reader", "00" * 16, "")


def read_users(path: Path) -> Users:
    """The users of a file. Raises UserError where it is not there, or is not such a file."""
    cure = "hãy tạo bằng `cancu users add`"
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["users"]
        users = {
            entry["name"]: User(entry["name"], _role(entry), entry["salt"], entry["hash"])
            for entry in entries
        }
        for user in users.values():
            bytes.fromhex(user.salt)
            bytes.fromhex(user.hash)
    except FileNotFoundError:
        raise UserError(f"{shown(path)}: không có tệp người dùng này; {cure}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError(f"{shown(path)}: không phải tệp người dùng của Căn Cứ; {cure}") from None
    return Users(users)


def _role(entry: dict[str, str]) -> Role:
    return "editor" if entry["role"] == "editor" else "reader"


def write_users(path: Path, users: Users) -> None:
    """Writes the file, which appears whole and readable by its owner alone."""
    entries = [
        {"name": user.name, "role": user.role, "salt": user.salt, "hash": user.hash}
        for user in sorted(users.by_name.values(), key=lambda user: user.name)
    ]
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump({"users": entries}, file, ensure_ascii=True, indent=1)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
