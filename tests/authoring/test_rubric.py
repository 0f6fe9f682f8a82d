"""rubric.toml is read into the written exercises, or refused in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scomm.authoring.rubric import load_with_rubric
from scomm.errors import ScommError

Change = Callable[[str, str, str], None]


def test_levels_are_read_best_first(folder: Path) -> None:
    exercise = load_with_rubric(folder).exercise("what-is-left-out")
    assert [level.points for level in exercise.rubric] == [5, 3, 0]
    assert exercise.rubric[1].sample == "The share does not say how many boxes the room holds."


def test_a_level_may_have_a_second_sample_for_the_other_side(folder: Path, change: Change) -> None:
    change("rubric.toml", "points = 5\n", 'points = 5\ncounterpart = "Another side."\n')
    levels = load_with_rubric(folder).exercise("what-is-left-out").rubric
    assert levels[0].samples == (levels[0].sample, "Another side.")
    assert levels[1].samples == (levels[1].sample,)


def test_a_lesson_without_a_rubric_is_read_as_it_is(folder: Path) -> None:
    (folder / "rubric.toml").unlink()
    assert load_with_rubric(folder).exercise("what-is-left-out").rubric == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points = 3", "points = 5", "give 5, 5, 0 points"),
        ("points = 5", "points = 4", "give 4, 3, 0 points"),
        ("points = 3", 'points = "three"', "level 2 of what-is-left-out is not whole"),
        ('name = "One thing"\n', "", "level 2 of what-is-left-out is not whole"),
        ("points = 5\n", 'points = 5\ncounterpart = " "\n', "level 1 of what-is-left-out has an empty text"),
        ("points = 5\n", 'points = 5\nelse = "?"\n', "level 1 of what-is-left-out is not whole"),
        ('name = "One thing"', 'name = " "', "level 2 of what-is-left-out has an empty text"),
        ("[[what-is-left-out]]", "[[share-red]]", "share-red is graded by its check"),
        ("[[what-is-left-out]]", "[[no-such]]", "has no exercise 'no-such'"),
        ("points = 5", "points : 5", "90-tiny-lesson/rubric.toml is not TOML"),
        ("points = 5", 'sample = """', "90-tiny-lesson/rubric.toml is not TOML"),
        ("how many boxes there are", "how many \\\\ boxes", "can't stand in a Python text"),
    ],
)
def test_a_rubric_that_does_not_fit_is_refused_in_one_line(
    folder: Path, change: Change, old: str, new: str, said: str
) -> None:
    change("rubric.toml", old, new)
    with pytest.raises(ScommError) as error:
        load_with_rubric(folder)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
