"""The edition, made for all tests of this process: each page when it is first looked at."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

from scomm.site.making import FIRST, OTHERS, Edition, file_of

KIT = Path(__file__).parents[2]
EDITION = Edition(KIT)
LESSONS, TEXTS = EDITION.lessons, EDITION.texts
BESIDE = (FIRST, *OTHERS)

_OPENED = re.compile(r"explore\(\s*[\"']([\w-]+)")
_FOLDER = tempfile.TemporaryDirectory(prefix="scomm-site-", ignore_cleanup_errors=True)


@cache
def html(name: str) -> str:
    """The text of one page."""
    return EDITION.html(name)


@cache
def file(name: str) -> Path:
    """The file of one page, as the edition writes it."""
    path = Path(_FOLDER.name, file_of(name))
    path.write_text(html(name), encoding="utf-8")
    return path


def opens(name: str) -> set[str]:
    """The explorers that a lesson opens, by its text."""
    return set(_OPENED.findall((KIT / "solutions" / name / "lesson.md").read_text("utf-8")))
