"""A lesson is found beside the kit or beside the notebook, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises.locate import (
    GRADING,
    being_graded,
    find_practice,
    find_solutions,
    lessons_near,
    load_lesson,
    read_lesson_id,
)
from tests.exercises import tiny
from tests.exercises.impostors import STRANGERS


def test_solutions_are_found_in_the_folder_above_the_notebook(kit, here):
    assert find_solutions("90-tiny", here) == kit / "solutions" / "90-tiny"
    assert find_solutions("91-other", here) is None
    assert lessons_near(here) == ["90-tiny"]


def test_a_named_folder_of_solutions_is_the_only_one(kit, here, tmp_path, monkeypatch):
    monkeypatch.setenv("SCOMM_SOLUTIONS", str(tmp_path / "elsewhere"))
    assert find_solutions("90-tiny", here) is None
    monkeypatch.setenv("SCOMM_SOLUTIONS", str(kit / "solutions"))
    assert find_solutions("90-tiny", Path("/")) == kit / "solutions" / "90-tiny"


def test_practice_is_found_beside_the_notebook_and_counts_for_nobody_who_is_graded(
    here, tmp_path, monkeypatch
):
    assert find_practice(here) is None
    (here / "practice.json").write_text("{}")
    assert find_practice(here) == here / "practice.json"
    assert not being_graded()
    monkeypatch.setenv(GRADING, str(tmp_path / "lent"))
    assert find_practice(here) is None
    assert being_graded()


def test_a_lesson_is_loaded_and_loaded_anew_when_it_changes(kit):
    folder = kit / "solutions" / "90-tiny"
    assert load_lesson(folder) == tiny.LESSON
    (folder / "exercises.py").write_text(
        "from msgspec.structs import replace\nfrom tests.exercises.tiny import LESSON\nLESSON = replace(LESSON, version='2')"
    )
    os.utime(folder / "exercises.py", ns=(1, 1))
    assert load_lesson(folder).version == "2"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LESSON = (", "90-tiny/exercises.py cannot be read: SyntaxError"),
        ("1 / 0", "90-tiny/exercises.py cannot be read: ZeroDivisionError: division by zero"),
        ("import no_such_thing", "cannot be read: ModuleNotFoundError"),
        ("LESSON = 4", "90-tiny/exercises.py defines no LESSON. Add LESSON"),
    ],
)
def test_broken_exercises_are_answered_in_one_line(kit, text, said):
    (kit / "solutions" / "90-tiny" / "exercises.py").write_text(text)
    with pytest.raises(KitError) as caught:
        load_lesson(kit / "solutions" / "90-tiny")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_exercises_are_answered_in_one_line(tmp_path):
    with pytest.raises(KitError, match=r"No exercises.py in .*\. Allowed: a folder in solutions/"):
        load_lesson(tmp_path)


@pytest.mark.parametrize("name", ["../90-tiny", "/etc", "90 tiny", "", ".", "90-tiny/", "a" * 100, "90_tiny"])
def test_a_lesson_is_never_a_path(name):
    with pytest.raises(KitError, match="A lesson is not called by '"):
        read_lesson_id(name)


def test_no_stranger_is_a_lesson():
    allowed = "Allowed: its name in quotes, as it stands in the first cell of its notebook"
    for stranger, make in STRANGERS.items():
        if stranger != "a subclass of str":
            with pytest.raises(KitError, match=allowed):
                read_lesson_id(make())
