"""Writing a file whole or not at all, so that nobody ever meets half of one; what a disk says that can't take one."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from pathlib import Path

OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
"""What no other file, and nobody's submission, can be blamed for."""
_OF_SQLITE = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_IOERR: errno.EIO,
}


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> Path:
    """Write `content` to a temporary file beside `path`, then rename it into place with these rights; returns `path`."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    except OSError as error:
        raise _named(error, path) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno:  # a write itself knows no name
            raise _named(error, path) from None
        raise
    return path


def disk_error(error: BaseException | None) -> OSError | None:
    """The error of the disk that is behind an error, also a database's: no room, read only, broken; None of anything else.

    >>> disk_error(OSError(errno.ENOSPC, "No space left on device", "a.csv")).filename
    'a.csv'
    >>> disk_error(ValueError("no space"))
    """
    while error is not None:
        if isinstance(error, OSError) and error.errno in OF_THE_DISK:
            return error
        number = _OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if number:
            return OSError(number, os.strerror(number))
        error = error.__cause__ or error.__context__
    return None


def raise_of_the_disk(error: BaseException) -> None:
    """Raise the error of the disk that is behind an error, if there is one: whoever goes on after errors has to stop at it."""
    if found := disk_error(error):
        raise found from None


def _named(error: OSError, path: Path) -> OSError:
    """The error with the name of the file that was asked for, and not that of the temporary one."""
    return OSError(error.errno, error.strerror, str(path))


def place_file(path: Path, content: bytes, mode: int = 0o644) -> Path:
    """`write_whole`, with the folders above the file made first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(path, content, mode)
