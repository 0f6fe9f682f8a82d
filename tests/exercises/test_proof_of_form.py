"""What an exercise must say is demanded before any of it is run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scomm.exercises import Mistake, Properties
from scomm.exercises.proof_of_form import faults_of_form
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
        (tiny.SHARE, {"mistakes": tiny.SHARE.mistakes[:1]}, "names fewer than two mistakes"),
        (tiny.SHARE, {"hints": ("one",)}, "has fewer than two hints"),
        (tiny.SHARE, {"mistakes": mistakes_with(reply=REPLY)}, "two mistakes get the same reply"),
        (tiny.SHARE, {"mistakes": mistakes_with(reply=f" {REPLY}\n")}, "two mistakes get the same reply"),
        (tiny.SHARE, {"mistakes": mistakes_with(name="as-fraction")}, "two mistakes have the same name"),
        (tiny.SHARE, {"mistakes": mistakes_with(reply=" ")}, "mistake 'new' has no reply"),
        (
            tiny.SHARE,
            {"mistakes": mistakes_with(score=1)},
            "mistake 'new' earns 1 of the points; it must be under 1",
        ),
        (
            tiny.SHARE,
            {"mistakes": mistakes_with(score=-0.5)},
            "mistake 'new' earns -0.5 of the points; it must be under 1",
        ),
        (tiny.SHARE, {"route": "code"}, "has 0 mutants; a code answer needs 6"),
        (tiny.PERCENT, {"mutants": tiny.PERCENT.mutants[:5]}, "has 5 mutants; a code answer needs 6"),
        (
            tiny.BASE,
            {"properties": Properties(type="a letter", choices=("a", "b"))},
            "its options and its properties name different letters",
        ),
        (
            tiny.HIDDEN,
            {"rubric": tiny.HIDDEN.rubric[:2]},
            "a written answer needs a rubric of three levels or more, each with a sample",
        ),
        (
            tiny.HIDDEN,
            {"properties": Properties(type="a text", words=(5, 30))},
            "a sample of 'None' has 4 words, not 5 to 30",
        ),
    ],
)
def test_each_fault_of_form_is_named(exercise, changes, fault):
    assert list(faults_of_form(replace(exercise, **changes))) == [fault]
