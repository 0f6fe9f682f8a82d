"""What a lesson says that you can do afterward is what its exercises ask; the linter holds that each goal is tested on the way that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.authoring.source import read_text

SOLUTIONS = Path(__file__).parents[2] / "solutions"
LESSONS = sorted(path.parent.name for path in SOLUTIONS.glob("*/lesson.md"))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_goal_names_the_exercises_that_test_it(lesson: str) -> None:
    front = read_text(SOLUTIONS / lesson / "lesson.md").front
    assert len(front.tested_by) == len(front.objectives)
    assert all(front.tested_by)
