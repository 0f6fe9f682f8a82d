"""The scripts and the stylesheet with which JupyterLab draws explorers whose Python is gone, made of those that draw live ones.

They are made where the package is built (`hatch_build.py`), and by `make lab` where a script has changed since; git holds neither.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lessonkit.charts.marks.bundle import kinds
from lessonkit.explorers.frame.scripts import script
from lessonkit.explorers.frame.stylesheet import SHEET
from lessonkit.wholefile import write_whole

_ALONE = ":has(> .scomm-still) > :not(.scomm-still) { display: none }"
"""JupyterLab's own line, that a model was not found, gives way to the picture."""


_BLANKS = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};])\s*|(?<=:)\s+""")
"""Texts, in which each blank counts, and the blanks that a stylesheet does not need."""


def write_stills(static: Path) -> None:
    """Write those that are stale into the folder of the extension's scripts."""
    for name, (text, mark, smaller) in _made().items():
        if _first_line(static / name) != mark:
            write_whole(static / name, f"{mark}\n{smaller(text)}\n".encode())


def stale(static: Path) -> list[str]:
    """The names of the files that are missing there, or were made of other scripts than those of today."""
    return [name for name, (_, mark, _) in _made().items() if _first_line(static / name) != mark]


def _first_line(path: Path) -> str:
    return path.read_text("utf-8").partition("\n")[0] if path.is_file() else ""


def _made() -> dict[str, tuple[str, str, Callable[[str], str]]]:
    """Of each file its text, the line above it, which says of what it was made, and what makes it smaller."""
    drawing, sheet = script(kinds()), f"{SHEET}\n{_ALONE}"
    return {
        "explorers.js": (drawing, f"// made of {_digest(drawing)}", _minified),
        "explorers.css": (sheet, f"/* made of {_digest(sheet)} */", partial(_BLANKS.sub, r"\1\2")),
    }


def _digest(text: str) -> str:
    """Of what a file is made, and by which code."""
    return hashlib.sha256(text.encode() + Path(__file__).read_bytes()).hexdigest()[:16]


def _minified(text: str) -> str:
    """A script made smaller, where a library for that is installed."""
    try:
        from rjsmin import jsmin
    except ImportError:
        return text
    return str(jsmin(text))


if __name__ == "__main__":
    write_stills(Path(__file__).parent / "scomm-lab" / "static")
