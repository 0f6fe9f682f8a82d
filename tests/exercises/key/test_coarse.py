"""Answers with fewer digits than are asked for."""

from __future__ import annotations

from lessonkit.exercises.key.coarse import rounded_mistake
from lessonkit.exercises.spec import Mistake

SLIP, OTHER = (Mistake(name, lambda load, deal: 0, f"This is {name}.") for name in ("slip", "other"))


def test_a_named_mistake_is_known_when_it_is_rounded_and_only_if_no_other_fits():
    assert rounded_mistake(516, (498.2,), lambda: ((SLIP, 515.7), (OTHER, 90.0))) is SLIP
    assert rounded_mistake(516, (498.2,), lambda: ((SLIP, 515.7), (OTHER, 516.3))) is None
    assert rounded_mistake(516, (516.4,), lambda: ((SLIP, 515.7),)) is None
    assert rounded_mistake(5, (8.2,), lambda: ((SLIP, 5.1),)) is None  # one digit may be anything
