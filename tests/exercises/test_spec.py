"""An exercise that can't work is refused when it is written."""

from __future__ import annotations

import pandas as pd
import pytest
from msgspec.structs import replace

from lessonkit.errors import KitError
from lessonkit.exercises import Lesson, Properties
from lessonkit.exercises.spec import KIT_NAMES
from tests.exercises import tiny
from tests.exercises.impostors import STRANGERS


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "Share Red"}, "is not a slug"),
        ({"id": "-share"}, "is not a slug"),
        ({"id": "lambda"}, "which has another meaning"),
        ({"id": "check"}, "which has another meaning"),
        ({"id": "learner-code"}, "which has another meaning"),
        *(
            ({"id": id}, "which has another meaning")
            for id in ("list", "sum", "print", "true", "pd", "np", "go")
        ),
        ({"kind": "essay"}, "has kind 'essay'"),
        ({"answer": None}, "has no answer"),
        ({"kind": "function"}, "has no probes"),
    ],
)
def test_a_broken_exercise_is_refused_in_one_line(changes, said):
    with pytest.raises(KitError, match=said):
        replace(tiny.SHARE, **changes)


@pytest.mark.parametrize("name", sorted(KIT_NAMES))
def test_no_answer_takes_the_place_of_the_kit(name):
    with pytest.raises(KitError):
        replace(tiny.SHARE, id=name.replace("_", "-"))


@pytest.mark.parametrize(
    "parts",
    [
        {"type": 3},
        {"range": (0,)},
        {"range": [0, 1]},
        {"range": (0, "1")},
        {"range": (False, True)},
        {"length": 2.5},
        {"length": "3"},
        {"columns": ("a", 1)},
        {"columns": "abc"},
        {"choices": ["a", "b"]},
        {"words": (1,)},
        {"series": True},
        {"sums_to": (3, "people")},
        {"sums_to": ("people", 3), "columns": ("a",)},
    ],
    ids=str,
)
def test_properties_that_a_check_would_stumble_over_are_refused(parts):
    with pytest.raises(KitError, match="Properties"):
        Properties(**{"type": "an answer", **parts})


def test_two_exercises_with_one_variable_are_refused():
    with pytest.raises(KitError, match="uses share_red for two exercises"):
        Lesson("x", "1", (tiny.SHARE, replace(tiny.BASE, id="share-red")))


def test_an_exercise_on_a_pool_that_is_not_dealt_is_refused():
    with pytest.raises(KitError, match="uses 'shelf', which lesson 'x' does not deal"):
        Lesson("x", "1", (tiny.SHARE,))


def test_an_exercise_is_found_by_its_id():
    assert tiny.LESSON.exercise("share-red") is tiny.SHARE


@pytest.mark.parametrize(
    ("id", "wrong", "do"),
    [
        ("share-rde", "has no exercise 'share-rde'", "Did you mean 'share-red'?"),
        ("", "has no exercise ''", "Copy the id"),
        ("zzz", "has no exercise 'zzz'", "Copy the id"),
        (30, "not by a number", 'check("guess-red")'),
        (None, "not by None", 'check("guess-red")'),
        (pd.DataFrame({"a": [1]}), "not by a table (a DataFrame)", 'check("guess-red")'),
    ],
    ids=str,
)
def test_an_unknown_id_is_answered_in_one_line(id, wrong, do):
    with pytest.raises(KitError) as caught:
        tiny.LESSON.exercise(id)
    line = str(caught.value)
    assert wrong in line
    assert "Allowed: guess-red, share-red, which-base" in line
    assert do in line


def test_no_stranger_finds_an_exercise():
    for make in STRANGERS.values():
        with pytest.raises(KitError):
            tiny.LESSON.exercise(make())


def test_the_best_sample_is_the_reference_of_a_written_answer():
    space: dict = {}
    exec(tiny.HIDDEN.reference, space)
    assert space["what_is_hidden"].strip() == tiny.HIDDEN.rubric[0].sample


@pytest.mark.parametrize("pool", ["Year", "fiscal year", "_year", "__class__", "2014", "class", ""])
def test_a_pool_that_nobody_could_write_after_a_dot_is_refused(pool):
    with pytest.raises(KitError, match="nobody could write"):
        Lesson("x", "1", (), pools={pool: (1,)})
