"""``cancu web`` and ``users``: the page, and who may open it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.opening import IndexOption, ensured
from assistant.cli.output import say
from assistant.cli.running import WrongUse
from corpus.errors import shown

if TYPE_CHECKING:
    from assistant.web.auth import Users

_AuthFile = Annotated[
    Path | None,
    typer.Option(
        "--auth-file",
        metavar="FILE",
        help="Tệp người dùng, do `cancu users add` tạo; bắt buộc khi mở cho máy khác.",
        show_default=False,
    ),
]
_UsersFile = Annotated[
    Path | None,
    typer.Option(
        "--auth-file",
        metavar="FILE",
        help="Tệp người dùng; không nêu thì users.json cạnh chỉ mục.",
        show_default=False,
    ),
]
_Name = Annotated[str, typer.Argument(metavar="NAME", help="Tên người dùng.", show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("web")(web)
    users = typer.Typer(
        name="users",
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Người dùng của trang: thêm, bỏ, liệt kê.\n\nWho may use the page.",
    )
    users.command("add")(add)
    users.command("remove")(remove)
    users.command("list")(list_users)
    app.add_typer(users)


def web(
    host: Annotated[
        str, typer.Option("--host", help="Địa chỉ lắng nghe; 127.0.0.1 là chỉ máy này.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Cổng.")] = 7860,
    auth_file: _AuthFile = None,
    mcp: Annotated[
        bool, typer.Option("--mcp", help="Mở thêm máy chủ MCP, chỉ đọc, ở /gradio_api/mcp.")
    ] = False,
    directory: IndexOption = None,
) -> None:
    """Mở trang hỏi đáp trên trình duyệt; Ctrl-C để dừng.

    Serve the web page.
    """
    from assistant.settings import load

    settings = load(directory)
    ensured(settings)
    say("Đang mở trang…")
    from assistant.web.serve import serve

    serve(settings, host, port, auth_file, mcp=mcp, on_start=say)


def add(
    name: _Name,
    role: Annotated[
        str, typer.Option("--role", help="reader: hỏi và soạn; editor: cả nạp và bỏ văn bản.")
    ] = "reader",
    auth_file: _UsersFile = None,
    directory: IndexOption = None,
) -> None:
    """Thêm một người dùng, hoặc đặt lại mật khẩu; mật khẩu được hỏi, hoặc đọc từ stdin.

    Add a user or set a new password.
    """
    from assistant.web.auth import Users, new_user, write_users

    path = _path(auth_file, directory)
    users = _known(path)
    user = new_user(name, role, _password())
    write_users(path, Users({**users.by_name, name: user}))
    say(f"Đã ghi người dùng {name} ({user.role}) vào {shown(path)}")


def remove(name: _Name, auth_file: _UsersFile = None, directory: IndexOption = None) -> None:
    """Bỏ một người dùng.

    Remove a user.
    """
    from assistant.web.auth import Users, write_users

    path = _path(auth_file, directory)
    users = _known(path)
    if name not in users.by_name:
        raise WrongUse(f"không có người dùng {shown(name)}; xem: cancu users list")
    write_users(path, Users({n: user for n, user in users.by_name.items() if n != name}))
    say(f"Đã bỏ người dùng {name}")


def list_users(auth_file: _UsersFile = None, directory: IndexOption = None) -> None:
    """Liệt kê người dùng và vai trò.

    List the users.
    """
    for user in sorted(
        _known(_path(auth_file, directory)).by_name.values(), key=lambda user: user.name
    ):
        say(f"{user.name}  {user.role}")


def _path(auth_file: Path | None, directory: Path | None) -> Path:
    from assistant.settings import load

    return auth_file if auth_file is not None else load(directory).index.parent / "users.json"


def _known(path: Path) -> Users:
    from assistant.web.auth import Users, read_users

    return read_users(path) if path.exists() else Users({})


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Mật khẩu", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
