"""What the kit draws in JupyterLab, told apart from JupyterLab's own frame by the kit's own containers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from tests.access.found import Violation, violations
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import FRONT, LabPage
from tests.browser.lab_server import REPOSITORY

OURS = "[class^='scomm-'], [class*=' scomm-']"
"""Every element that the kit draws has a class of its own, or stands in one that has."""

WORDS = f"{FRONT} .jp-MarkdownCell .jp-RenderedHTMLCommon"
"""The words of a lesson, which the kit writes and JupyterLab draws."""

OUTPUTS = f"{FRONT} .jp-OutputArea-output :is(.jp-RenderedHTMLCommon, {OURS})"
"""Replies, tables, charts, the panel of progress and explorers."""

STEP = 4
"""Cells from one look to the next: JupyterLab takes out of the page what is far from the window."""

SCROLL = """async (index) => {
  const { content } = window.jupyterapp.shell.currentWidget;
  await content.scrollToItem(Math.min(index, content.widgets.length - 1));
  await new Promise((done) => setTimeout(done, 400));
}"""


@dataclass(frozen=True)
class Part:
    """A part of what the kit draws, and what axe finds in it."""

    name: str
    found: tuple[Violation, ...]


def first_page(lab: LabPage, course: Path) -> tuple[Part, Part]:
    """The page that a learner meets first, and JupyterLab's frame around it."""
    copy_lesson("00-start-here", course)
    shutil.copy(REPOSITORY / "lessons" / "course.json", course / "lessons")
    lab.page.goto(f"{lab.url}/lab?reset")
    lab.page.locator(".scomm-page").wait_for(timeout=120_000)
    ours = violations(lab.page, within=".scomm-page")
    frame = violations(lab.page, without=".scomm-page")
    return Part("the first page", tuple(ours)), Part("around the first page", tuple(frame))


def lesson(lab: LabPage, course: Path, slug: str, *, code: str = "") -> Iterator[Part]:
    """A lesson run from top to bottom, as it is handed out or, with a learner's `code`, with every answer right."""
    copy_lesson(slug, course)
    name = slug
    if code:
        name = "solved"
        solved = nbformat.read(course / "solutions" / slug / f"{slug}.ipynb", 4)
        for cell in solved.cells:
            cell.source = cell.source.replace('learner_code = ""', f'learner_code = "{code}"')
        nbformat.write(solved, course / "lessons" / slug / "solved.ipynb")
    lab.open(f"{slug}/{name}.ipynb")
    lab.run_all(400)
    how = "with every answer right" if code else "as it is handed out"
    parts: dict[str, list[Violation]] = {"words": [], "outputs": [], "controls": [], "frame": []}
    for index in range(0, len(lab.cells()), STEP):
        lab.page.evaluate(SCROLL, index)
        for summary in lab.page.locator(f"{FRONT} .jp-OutputArea-output summary:visible").all():
            if summary.evaluate("one => !one.parentElement.open"):
                summary.evaluate("one => { one.parentElement.open = true; }")
        parts["words"] += violations(lab.page, within=WORDS)
        parts["outputs"] += violations(lab.page, within=OUTPUTS)
        parts["controls"] += violations(lab.page, within=f"{FRONT} :is({OURS})")
        if index % (5 * STEP) == 0:
            parts["frame"] += violations(lab.page, without=f"{OURS}, .jp-RenderedHTMLCommon")
    about = {
        "words": f"lesson {slug}, {how}: its words",
        "outputs": f"lesson {slug}, {how}: tables, charts, explorers, replies, progress",
        "controls": f"lesson {slug}, {how}: controls and all else that the kit draws",
        "frame": f"around lesson {slug}",
    }
    for part, found in parts.items():
        yield Part(about[part], tuple(dict.fromkeys(found)))
