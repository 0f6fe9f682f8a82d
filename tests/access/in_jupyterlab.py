"""What the kit draws in JupyterLab, told apart from JupyterLab's own frame by the kit's own containers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from tests.access.found import Violation, violations_by_place
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import REPOSITORY

PLACES = {
    "outputs": ".jp-OutputArea-output",
    "words": ".jp-MarkdownCell .jp-RenderedHTMLCommon",
}
"""Where what the kit draws stands: tables, charts, explorers, replies and progress; and a lesson's words, which JupyterLab draws."""

LOOKED_AT = ("01-booking-to-deportation",)
"""Lessons of every kind of exercise, with explorers: the others are drawn by the same code, and all of them stand in the static edition."""

STEP = 6
"""Cells from one look to the next: JupyterLab takes out of the page what is far from the window."""

SCROLL = """async (index) => {
  const { content } = window.jupyterapp.shell.currentWidget;
  await content.scrollToItem(Math.min(index, content.widgets.length - 1));
  await new Promise((done) => setTimeout(done, 400));
  for (const one of document.querySelectorAll(".jp-OutputArea-output details")) one.open = true;
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
    found = violations_by_place(lab.page, {"ours": ".scomm-page"})
    return Part("the first page", tuple(found["ours"])), Part("around the first page", tuple(found[""]))


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
    parts: dict[str, list[Violation]] = {name: [] for name in ("words", "outputs", "controls", "")}
    for index in range(0, len(lab.cells()), STEP):
        lab.page.evaluate(SCROLL, index)
        for name, found in violations_by_place(lab.page, PLACES).items():
            parts[name] += found
    about = {
        "words": f"lesson {slug}, {how}: its words",
        "outputs": f"lesson {slug}, {how}: tables, charts, explorers, replies, progress",
        "controls": f"lesson {slug}, {how}: controls and all else that the kit draws",
        "": f"around lesson {slug}",
    }
    for part, found in parts.items():
        yield Part(about[part], tuple(dict.fromkeys(found)))
