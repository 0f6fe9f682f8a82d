"""Which files a submission's process needs, and how somebody who owns none of them gets there."""

from __future__ import annotations

import os
import site
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lessonkit.course import FILE, course
from lessonkit.errors import KitError
from lessonkit.grading.fences import kernel

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SETTINGS = (
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "timezone",
    "mime.types",
    "nsswitch.conf",
    "alternatives",
)
"""What of /etc is needed: how libraries are found, the time zone, the kinds of files."""
DEVICES = tuple(Path("/dev") / name for name in ("null", "full", "random", "urandom"))
"""Not `zero`: mapped, it is memory that nobody counts."""
SHARED = tuple(map(Path, ("/tmp", "/var/tmp", "/dev/shm")))
"""Where everybody may write on an ordinary machine."""


OF_A_PREFIX = ("bin", "lib", "lib64", "share", "etc", "pyvenv.cfg")
"""What belongs to a Python in its folder, which may be somebody's home or course too."""


@cache
def needed_by_python() -> tuple[Path, ...]:
    """The system's programs and libraries, the interpreter wherever it lives, its packages, and the kit's own code."""
    return tuple(dict.fromkeys(path for path in _needed() if path.exists()))


def _needed() -> Iterator[Path]:
    yield from map(Path, SYSTEM)
    yield from (Path("/etc") / name for name in SETTINGS)
    prefixes = [Path(sys.prefix), Path(sys.base_prefix), Path(sys.exec_prefix)]
    interpreter = Path(sys.executable)
    while interpreter.is_symlink():  # each link on the way to the program has to be there
        prefixes.append(interpreter.parent.parent)
        interpreter = interpreter.parent / os.readlink(interpreter)
    prefixes.append(Path(os.path.normpath(interpreter)).parent.parent)
    yield from (
        prefix / name for prefix in dict.fromkeys(prefixes) for name in OF_A_PREFIX if prefix != Path("/")
    )
    yield from map(Path, site.getsitepackages())
    yield from users_packages()
    yield from lent_packages()
    yield Path(__file__).parents[2]
    own = course()
    yield from filter(None, (own.code, own.code and own.folder / FILE))


def users_packages() -> list[Path]:
    """The folder of what was installed with `pip install --user`, if this Python takes libraries from it."""
    found = site.getusersitepackages()
    return [Path(found)] if found in sys.path else []


def lent_packages() -> list[Path]:
    """Folders of packages that this Python finds though another one owns them: by PYTHONPATH, or by a line in a .pth file.

    They go by the names that installers give them, so that a folder on the path which is a course is none of them.
    """
    return [Path(folder) for folder in sys.path if Path(folder).name in ("site-packages", "dist-packages")]


def outermost(paths: Iterable[Path]) -> list[Path]:
    """The paths without those that lie inside another of them, in order."""
    kept: list[Path] = []
    for path in sorted(set(paths), key=lambda path: len(path.parts)):
        if not any(path.is_relative_to(other) for other in kept):
            kept.append(path)
    return kept


def closed_to_others(path: Path) -> Path | None:
    """The outermost folder on the way to `path` that only its owner may enter, or None."""
    for folder in reversed(path.parents):
        if not folder.stat().st_mode & stat.S_IXOTH:
            return folder
    return None


def open_the_way(paths: Iterable[Path]) -> None:
    """Where a folder on the way is closed to others, put in its place an empty one that leads to these paths alone.

    Seen by this process and its children. Needs the right to mount: a `KitError` without it.
    """
    behind: dict[Path, list[Path]] = {}
    for path in outermost(path for path in paths if path.exists()):
        if (door := closed_to_others(path)) is not None:
            behind.setdefault(door, []).append(path)
    if not behind:
        return
    try:
        kernel.private_mounts()
    except OSError:
        raise KitError(
            f"Only root may enter {', '.join(map(str, behind))}.",
            do="Put Python and the kit where every user may read.",
        ) from None
    for door, inside in behind.items():
        held = [(path, os.open(path, os.O_PATH | os.O_CLOEXEC)) for path in inside]
        kernel.mount_empty(door)
        for path, handle in held:
            _stand_in(path, os.stat(handle).st_mode)
            kernel.mount_at(f"/proc/self/fd/{handle}", path)
            os.close(handle)


def wall_in(folder: Path, scratch: Path) -> None:
    """Let this process and its children see nothing of `scratch` but their own folder. Needs the right to mount."""
    kernel.private_mounts()
    held = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    kernel.mount_empty(scratch)
    _stand_in(folder, os.stat(held).st_mode)
    kernel.mount_at(f"/proc/self/fd/{held}", folder)
    kernel.read_only(scratch)
    os.close(held)


def _stand_in(path: Path, mode: int) -> None:
    """Something empty to mount on, of the same kind."""
    mask = os.umask(0o022)
    try:
        if stat.S_ISDIR(mode):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    finally:
        os.umask(mask)


def hand_to(folder: Path, uid: int, gid: int) -> None:
    """Give a folder, and what the grader put into it, to a user; no link is followed."""
    for _, folders, files, handle in os.fwalk(folder, follow_symlinks=False):
        os.fchown(handle, uid, gid)
        for name in (*folders, *files):
            os.chown(name, uid, gid, dir_fd=handle, follow_symlinks=False)
