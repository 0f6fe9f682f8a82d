"""Writing the plans of a course: a page each, all in one file, an index, and a PDF where a browser can make one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lessonkit.authoring.build import every_lesson, lesson_folder
from lessonkit.authoring.source import CUTS
from lessonkit.errors import KitError
from lessonkit.exercises.spec import Load
from lessonkit.explorers import explorer, render
from lessonkit.language import sentences_beside
from lessonkit.teaching.pages import page
from lessonkit.teaching.plan import Plan, plans_of
from lessonkit.wholefile import write_whole

say = sentences_beside(__file__)

ALL, PDF = "all-plans.html", "all-plans.pdf"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Written:
    """The files that were written, the index first, and for each lesson without a plan why it has none."""

    files: tuple[Path, ...]
    without: tuple[KitError, ...]


def write_plans(
    course_root: Path, to: Path, load: Load, lessons: Sequence[str] = (), cuts: Sequence[int] = CUTS
) -> Written:
    """Write the plans of the lessons (all if none is named) into a folder; a lesson that can have none keeps no other from its own.

    A `KitError` where no lesson has a plan: nothing is written then.
    """
    found, without = {}, []
    for id in lessons or every_lesson(course_root):
        try:
            found[id] = tuple(plans_of(lesson_folder(id, course_root), load, cuts))
        except KitError as error:
            without.append(error)
    if not found:
        raise without[0] if len(without) == 1 else KitError(" ".join(map(str, without)))
    every = [plan for plans in found.values() for plan in plans]
    index = page("index.html.j2", lessons=found, cuts=cuts, all=ALL)
    pages = {"index.html": index, ALL: page("plan.html.j2", title=say("index.title"), plans=every)}
    pages |= {plan.file: _page(plan) for plan in every}
    pages |= {plans[0].sheet: _sheet(plans[0]) for plans in found.values() if plans[0].picture}
    to.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        write_whole(to / name, text.encode())
    return Written(tuple(to / name for name in pages), tuple(without))


def _page(plan: Plan) -> str:
    return page("plan.html.j2", title=say("plan.title", number=plan.number, cut=plan.cut), plans=[plan])


def _sheet(plan: Plan) -> str:
    found = explorer(plan.choices.picture)
    made: str = render(found, {**found.start, **plan.choices.state}, "notice")
    return made


def write_pdf(html: Path, pdf: Path) -> bool:
    """Print a page into a PDF by a Chromium that is installed; False if there is none, or it could not."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return False
    with tempfile.TemporaryDirectory(prefix="scomm-plans-", ignore_cleanup_errors=True) as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={profile}", f"--print-to-pdf={pdf.resolve()}", html.resolve().as_uri()]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        except (subprocess.SubprocessError, OSError):
            return False
    return pdf.is_file()
