"""Removing a folder that a submission wrote into, whatever it made of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_OURS = 0o700


def clear(folder: Path) -> None:
    """Remove a private folder once the submission has ended: no link is followed, no depth or closed folder holds it up.

    Folders inside are moved up to the top and emptied there, so that neither recursion nor long paths are needed.
    """
    os.chmod(folder, _OURS)
    top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        number = 0
        waiting = [entry.name for entry in _entries(top)]
        while waiting:
            name = waiting.pop()
            if not _is_folder(name, top):
                os.unlink(name, dir_fd=top)
                continue
            os.chmod(name, _OURS, dir_fd=top)
            inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
            try:
                for entry in _entries(inner):
                    if entry.is_dir(follow_symlinks=False):
                        number += 1
                        moved = f".{number}.{os.getpid()}.moved"
                        os.chmod(entry.name, _OURS, dir_fd=inner)  # a folder is moved by who may write to it
                        os.rename(entry.name, moved, src_dir_fd=inner, dst_dir_fd=top)
                        waiting.append(moved)
                    else:
                        os.unlink(entry.name, dir_fd=inner)
            finally:
                os.close(inner)
            os.rmdir(name, dir_fd=top)
    finally:
        os.close(top)
    os.rmdir(folder)


def _entries(handle: int) -> list[os.DirEntry[str]]:
    with os.scandir(handle) as entries:
        return list(entries)


def _is_folder(name: str, top: int) -> bool:
    return stat.S_ISDIR(os.stat(name, dir_fd=top, follow_symlinks=False).st_mode)
