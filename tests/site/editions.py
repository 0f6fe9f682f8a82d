"""The edition, made once for all tests of this process."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from scomm.authoring.build import lesson_ids
from scomm.site.making import make_site

KIT = Path(__file__).parents[2]
LESSONS = tuple(lesson_ids(KIT))
OTHERS = ("index", "data", "glossary", "sources", "ledger")

_FOLDER = tempfile.TemporaryDirectory(prefix="scomm-site-", ignore_cleanup_errors=True)


@cache
def edition() -> Path:
    """The folder of the whole edition."""
    folder = Path(_FOLDER.name)
    for _ in make_site(KIT, folder):
        pass
    return folder


@cache
def html(name: str) -> str:
    """The text of one page."""
    return (edition() / f"{name}.html").read_text(encoding="utf-8")
