"""Whoever writes no code is shown the way around each stretch of exercises with code, in every lesson."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import nbformat
import pytest

from lessonkit.authoring.outline import headings, targets
from lessonkit.authoring.signposts import anchor_of, part_of, signposts
from lessonkit.authoring.source import LessonText, read_text
from lessonkit.exercises.locate import load_lesson

KIT = Path(__file__).parents[2]
FOLDERS = {path.parent.name: path.parent for path in sorted(KIT.glob("solutions/*/lesson.md"))}
NOTEBOOKS = sorted([*KIT.glob("lessons/0*/*.ipynb"), *KIT.glob("lessons/es/*.ipynb")])


def places(text: LessonText) -> dict[str, int]:
    """The line of each heading and each exercise."""
    found: dict[str, int] = {}
    for block in text.blocks:
        if block.kind == "exercise":
            found[block.text] = block.line
        elif block.kind == "prose":
            found |= {one.text: block.line + one.line for one in headings(block.text)}
    return found


@pytest.mark.parametrize("lesson", FOLDERS)
def test_a_stretch_of_code_exercises_has_a_signpost_that_leads_behind_it(lesson: str) -> None:
    text, exercises = read_text(FOLDERS[lesson] / "lesson.md"), load_lesson(FOLDERS[lesson]).exercises
    at = places(text)
    before, prose = 0, [block for block in text.blocks if block.kind == "prose"]
    stretches = [(route, list(some)) for route, some in groupby(exercises, key=lambda one: one.route)]
    for number, (route, stretch) in enumerate(stretches):
        first, last = at[stretch[0].id], at[stretch[-1].id]
        if route == "code":
            read = "\n\n".join(block.text for block in prose if before < block.line < first)
            assert "ithout code" in " ".join(read.split()), f"{lesson}: no signpost before {stretch[0].id}"
            further = stretches[number + 1 :]
            leads = [at[to if kind == "exercise" else part_of(to, text)] for kind, to in signposts(read)]
            assert not further or any(last < line <= at[further[0][1][0].id] for line in leads), (
                f"{lesson}: the signpost before {stretch[0].id} leads to another place than behind {stretch[-1].id}"
            )
        before = last


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.relative_to(KIT / "lessons")))
def test_each_link_to_a_heading_of_a_notebook_finds_it(path: Path) -> None:
    prose = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown"]
    names = {f"#{anchor_of(one.text)}" for text in prose for one in headings(text)}
    links = {
        one.to for text in prose for one in targets(text) if one.to[:1] == "#" and not one.to[1:2].islower()
    }
    assert links <= names
