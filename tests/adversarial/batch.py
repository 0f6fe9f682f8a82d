"""The corpus handed in and graded as one batch, with an honest learner before and one after."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.adversarial.case import Adversarial
from tests.adversarial.corpus import CASES
from tests.adversarial.grading import HERE, Graded, Machine, grade, told
from tests.adversarial.names_and_archives import LINK_MODE
from tests.adversarial.workshop import HONEST_AFTER, HONEST_BEFORE, Workshop
from tests.grading.course import SMALL_LESSON, Course


@dataclass
class Batch:
    """The whole corpus, graded."""

    shop: Workshop
    graded: Graded
    collected: str
    """What `scomm collect` said of the cases that came in a zip."""
    machine: Machine = HERE


@contextlib.contextmanager
def talking(shop: Workshop) -> Iterator[None]:
    """A server on this machine that tells a secret to whoever reaches it, and a process with a secret in its arguments."""
    neighbour = [sys.executable, "-c", "input()", shop.secrets["of-a-process"]]
    with (
        subprocess.Popen(neighbour, stdin=subprocess.PIPE) as process,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        shop.port = server.getsockname()[1]

        def answer() -> None:
            with contextlib.suppress(OSError):
                while True:
                    line, _ = server.accept()
                    with line, contextlib.suppress(OSError):
                        line.sendall(shop.secrets["of-the-network"].encode())

        threading.Thread(target=answer, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown(socket.SHUT_RDWR)
            process.kill()


@contextlib.contextmanager
def new_workshop() -> Iterator[Workshop]:
    """A course of the small lesson that was handed out, in a folder where no ordinary right keeps anybody out."""
    with tempfile.TemporaryDirectory(prefix="scomm-course-", ignore_cleanup_errors=True) as folder:
        course = Course(Path(folder) / "course", SMALL_LESSON)
        course.generate()
        shop = Workshop(course)
        shop.hide()
        yield shop


def open_to_everybody(shop: Workshop) -> None:
    """Let every user of the machine read everything in the course: what keeps a thief out is the fence alone."""
    for path in (shop.root.parent, shop.root, *shop.root.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            continue
        path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))


def graded_batch(
    shop: Workshop,
    fence: str,
    way: str = "scomm grade",
    cases: tuple[Adversarial, ...] = CASES,
    machine: Machine = HERE,
) -> Batch:
    """Hand in the whole corpus and grade it."""
    with talking(shop):
        collected = collect(shop, [case for case in cases if case.packed])
        for learner in (HONEST_BEFORE, HONEST_AFTER):
            shop.hand_in(learner, shop.honest())
        for case in cases:
            if not case.packed:
                shop.hand_in(case.folder, case.build(shop))
        open_to_everybody(shop)
        return Batch(shop, grade(shop, fence, way, machine), collected, machine)


def collect(shop: Workshop, cases: list[Adversarial]) -> str:
    """Let `scomm collect` take in a zip with the files of these cases; what it said."""
    if not cases:
        return ""
    path = shop.root / "downloaded.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for case in cases:
            for name, content in case.build(shop).items():
                entry = zipfile.ZipInfo(name)
                if "link" in case.name:
                    entry.create_system, entry.external_attr, content = 3, LINK_MODE, b"/etc/passwd"
                assert isinstance(content, bytes)
                archive.writestr(entry, content)
    return told(shop, "collect", str(path), shop.lesson)
