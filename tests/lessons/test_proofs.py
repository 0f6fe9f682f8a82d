"""Every exercise of every lesson is proved for every deal, as `scomm build` proves it: minutes of work, so a walk."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.data import load
from lessonkit.exercises.key.proof import prove
from lessonkit.exercises.locate import load_lesson

KIT = Path(__file__).parents[2]


@pytest.mark.parametrize("lesson_id", lesson_ids(KIT))
def test_each_exercise_is_proved_for_each_deal(lesson_id: str) -> None:
    assert list(prove(load_lesson(KIT / "solutions" / lesson_id), load)) == []
