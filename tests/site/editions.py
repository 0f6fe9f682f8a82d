"""The edition, made for all tests of this process: each page when it is first looked at."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from lessonkit.site.making import FIRST, OTHERS, Edition, file_of

KIT = Path(__file__).parents[2]
EDITION = Edition(KIT)
LESSONS, TEXTS = EDITION.lessons, EDITION.texts
BESIDE = (FIRST, *OTHERS)

WHOLE = ("00-start-here", "01-booking-to-deportation")
"""The lessons that are whole in Spanish."""

IN_SPANISH = (*WHOLE, *(text for text in TEXTS if text.startswith(WHOLE)), *BESIDE)
"""The pages that are tried in Spanish: these lessons, and every page that stands beside the lessons."""

_OPENED = re.compile(r"explore\(\s*[\"']([\w-]+)")
_WRITE = """
import sys
from pathlib import Path
from lessonkit.language.in_force import speak
speak("es")
from lessonkit.site.making import Edition, file_of
_, root, folder, *names = sys.argv
edition = Edition(Path(root))
for name in names:
    Path(folder, file_of(name)).write_text(edition.html(name), encoding="utf-8")
"""
_FOLDER = tempfile.TemporaryDirectory(prefix="scomm-site-", ignore_cleanup_errors=True)


@cache
def html(name: str) -> str:
    """The text of one page."""
    return EDITION.html(name)


@cache
def file(name: str, language: str = "en") -> Path:
    """The file of one page, as the edition writes it; in Spanish, one of `IN_SPANISH`."""
    if language == "es":
        return _spanish() / file_of(name)
    path = Path(_FOLDER.name, file_of(name))
    path.write_text(html(name), encoding="utf-8")
    return path


@cache
def _spanish() -> Path:
    """The folder of the Spanish pages, written by a process of its own: explorers have their words from when they are loaded."""
    folder = Path(_FOLDER.name, "es")
    folder.mkdir()
    command = [sys.executable, "-c", _WRITE, str(KIT), str(folder), *IN_SPANISH]
    subprocess.run(command, cwd=KIT, check=True, capture_output=True)
    return folder


def opens(name: str) -> set[str]:
    """The explorers that a lesson opens, by its text."""
    return set(_OPENED.findall((KIT / "solutions" / name / "lesson.md").read_text("utf-8")))
