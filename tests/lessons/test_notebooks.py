"""The committed notebooks are, byte for byte, what a fresh build makes. `test_proofs.py` proves what is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.drift import lesson_drift

KIT = Path(__file__).parents[2]


@pytest.mark.parametrize("lesson_id", lesson_ids(KIT))
def test_the_notebooks_of_a_lesson_are_as_a_fresh_build_makes_them(lesson_id: str) -> None:
    assert lesson_drift(lesson_id, KIT, proved=False) == []
