"""Writing a file whole or not at all, so that nobody ever meets half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


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
        if isinstance(error, OSError) and error.filename:
            raise _named(error, path) from None
        raise
    return path


def _named(error: OSError, path: Path) -> OSError:
    """The error with the name of the file that was asked for, and not that of the temporary one."""
    return OSError(error.errno, error.strerror, str(path))


def place_file(path: Path, content: bytes, mode: int = 0o644) -> Path:
    """`write_whole`, with the folders above the file made first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(path, content, mode)
