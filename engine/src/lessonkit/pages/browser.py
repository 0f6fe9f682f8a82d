"""Opening a page whose address holds a secret: no other user of the machine may read it in a list of processes."""

from __future__ import annotations

import contextlib
import html
import os
import tempfile
import webbrowser
from collections.abc import Iterator
from pathlib import Path

_SIGNPOST = """<!doctype html>
<meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={url}">
<a href="{url}">{url}</a>
"""


@contextlib.contextmanager
def browser_at(url: str) -> Iterator[None]:
    """Open a browser at an address by way of a file that only its user may read, as Jupyter does; the file goes afterwards."""
    handle, name = tempfile.mkstemp(prefix="scomm-", suffix=".html")  # for its user alone
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_SIGNPOST.format(url=html.escape(url)))
        webbrowser.open(Path(name).as_uri())
        yield
    finally:
        Path(name).unlink(missing_ok=True)
