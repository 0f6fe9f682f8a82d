"""What is put out for the attacks that prove a fence, while they last."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit.grading.fences.fence import clean_environment
from lessonkit.grading.fences.held import held

_HARMLESS = ("LC_CTYPE", "PWD", "TMPDIR")
"""Python, bubblewrap and the layers set these themselves."""


@dataclass(frozen=True)
class Bait:
    """What is put out for the attacks: files to read, a folder to write to, open sockets, and names of the environment that
    may be seen. `victim` and `other` are another submission's process and its work."""

    key: str
    course: str
    open_folder: str
    port: int
    abstract: str
    datagrams: str
    allowed: tuple[str, ...]
    other: str = ""
    victim: int = 0


@contextlib.contextmanager
def put_out() -> Iterator[Bait]:
    """Files, a folder and an open port that no submission may reach."""
    abstract = f"scomm-{secrets.token_hex(8)}"
    with (
        held() as folder,
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as nameless,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as datagrams,
    ):
        nameless.bind("\0" + abstract)
        nameless.listen()
        folder.chmod(0o755)
        for file in ("key.py", "gradebook.db"):
            (folder / file).write_text("not for you", encoding="utf-8")
            (folder / file).chmod(0o644)
        (folder / "open").mkdir()
        (folder / "open").chmod(0o777)
        named = folder / "datagrams"
        datagrams.bind(str(named))
        named.chmod(0o666)
        yield Bait(
            key=str(folder / "key.py"),
            course=str(folder / "gradebook.db"),
            open_folder=str(folder / "open"),
            port=server.getsockname()[1],
            abstract=abstract,
            datagrams=str(named),
            allowed=(*clean_environment(), *_HARMLESS),
        )
