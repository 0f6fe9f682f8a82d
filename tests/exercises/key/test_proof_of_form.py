"""What an exercise must say is demanded before any of it is run."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lessonkit.exercises import Mistake, Properties
from lessonkit.exercises.key.proof_of_form import faults_of_form
from tests.exercises import tiny

REPLY = tiny.SHARE.mistakes[0].reply


def mistakes_with(**changes):
    return (*tiny.SHARE.mistakes, replace(Mistake("new", lambda load, deal: 80, "A reply."), **changes))


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_of_good_form_has_no_fault(exercise):
    assert list(faults_of_form(exercise)) == []


@pytest.mark.parametrize(
    ("exercise", "changes", "fault"),
    [
        (tiny.SHARE, {"mistakes": tiny.SHARE.mistakes[:1]}, "Name two or more mistakes"),
        (tiny.SHARE, {"hints": ("one",)}, "Give two hints."),
        (tiny.SHARE, {"mistakes": mistakes_with(reply=REPLY)}, "Give each mistake a reply of its own"),
        (
            tiny.SHARE,
            {"mistakes": mistakes_with(reply=f" {REPLY}\n")},
            "Give each mistake a reply of its own",
        ),
        (tiny.SHARE, {"mistakes": mistakes_with(name="as-fraction")}, "Give each mistake a name of its own"),
        (tiny.SHARE, {"mistakes": mistakes_with(reply=" ")}, "Write a reply for mistake 'new'"),
        (
            tiny.SHARE,
            {"mistakes": mistakes_with(score=1)},
            "Let mistake 'new' earn less than all of the points, not 1",
        ),
        (
            tiny.SHARE,
            {"mistakes": mistakes_with(score=-0.5)},
            "Let mistake 'new' earn less than all of the points, not -0.5",
        ),
        (
            tiny.SHARE,
            {"route": "code"},
            "Give 6 mutants: a code answer is proved against them, and this one has 0.",
        ),
        (
            tiny.PERCENT,
            {"mutants": tiny.PERCENT.mutants[:5]},
            "Give 6 mutants: a code answer is proved against them, and this one has 5.",
        ),
        (
            tiny.BASE,
            {"properties": Properties(type="a letter", choices=("a", "b"))},
            "name the same letters",
        ),
        (
            tiny.HIDDEN,
            {"rubric": tiny.HIDDEN.rubric[:2]},
            "Write 3 or more levels",
        ),
        (
            tiny.HIDDEN,
            {"properties": Properties(type="a text", words=(5, 30))},
            "Let each sample of 'None' have 5 to 30 words: one has 4.",
        ),
    ],
)
def test_each_fault_of_form_is_named(exercise, changes, fault):
    (found,) = faults_of_form(replace(exercise, **changes))
    assert fault in found.do


def test_a_list_in_place_of_a_tuple_is_named_before_anything_else():
    (found,) = faults_of_form(replace(tiny.SHARE, hints=["one"]))
    assert "Make hints a tuple" in found.do
