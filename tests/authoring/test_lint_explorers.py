"""An explorer that an exercise needs stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.authoring.lint import NEAR, lint, needed
from lessonkit.exercises.locate import load_lesson
from lessonkit.explorers.registry import explorer

Change = Callable[[str, str, str], None]

SHOWN = '```{code-cell} ipython3\nexplore("policy-map")\n```\n'
CELL = "```{code-cell} ipython3\nboxes\n```\n"


def found(folder: Path) -> list[str]:
    return [str(one) for one in lint(folder) if one.rule == "explorer-beside"]


@pytest.mark.parametrize("word", [explorer("policy-map").title, "the time", "the explorer"])
@pytest.mark.parametrize("where", ["Compute the share of the boxes", "Divide the part by its base."])
def test_one_that_stands_far_above_is_found_by_its_name(
    folder: Path, change: Change, word: str, where: str
) -> None:
    change("lesson.md", "Some boxes are red. Guess first.", f"Some boxes.\n\n{SHOWN}")
    change("lesson.md", "Now count the boxes.", f"Now count.\n\n{CELL * (NEAR + 1)}")
    assert found(folder) == []
    change("lesson.md", where, f"Look at {word}. {where}")
    assert len(found(folder)) == 1
    assert "explore('policy-map') above share-red" in found(folder)[0]


def test_a_second_one_beside_the_exercise_mends_it(folder: Path, change: Change) -> None:
    change("lesson.md", "Some boxes are red. Guess first.", f"Some boxes.\n\n{SHOWN}")
    change("lesson.md", "Compute the share", "Look at the policy map in time. Compute the share")
    change("lesson.md", "Now count the boxes.", f"Now count.\n\n{CELL * (NEAR + 1)}\n{SHOWN}")
    assert found(folder) == []


def test_exercises_in_between_are_not_counted(folder: Path, change: Change) -> None:
    change("lesson.md", "Some boxes are red. Guess first.", f"Some boxes.\n\n{SHOWN}")
    change("lesson.md", "Compute the share", "Look at the policy map in time. Compute the share")
    assert found(folder) == []


def test_what_a_lesson_deals_is_no_name_of_an_explorer() -> None:
    lesson = load_lesson(Path(__file__).parents[2] / "solutions" / "07-county-brief")
    id, exercise = "county-after-county", lesson.exercise("what-may-stand")
    titles = {id: explorer(id).title}
    assert "the county" in exercise.prompt
    assert needed(exercise, {id: 0}, titles, ()) == [id]
    assert needed(exercise, {id: 0}, titles, lesson.pools) == []
