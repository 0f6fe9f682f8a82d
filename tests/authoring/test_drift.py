"""Committed notebooks that are not what their sources make are listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.authoring.build import build
from lessonkit.authoring.drift import drift

ID = "90-tiny-lesson"
Change = Callable[[str, str, str], None]


@pytest.fixture
def built(course: Path) -> Path:
    build(ID, course)
    return course


def test_a_fresh_build_has_no_drift_and_changes_nothing(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*.ipynb")}
    assert drift(built) == ()
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*.ipynb")} == before


def test_a_changed_text_shows_in_both_notebooks(built: Path, change: Change) -> None:
    change("lesson.md", "Some boxes", "Many boxes")
    assert drift(built) == (
        f"solutions/{ID}/{ID}.ipynb is not what lesson.md and exercises.py make",
        f"lessons/{ID}/{ID}.ipynb is not what its source makes",
    )


def test_a_lesson_that_was_edited_by_hand_shows(built: Path) -> None:
    path = built / "lessons" / ID / f"{ID}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("Some boxes", "No boxes"), encoding="utf-8")
    assert drift(built) == (f"lessons/{ID}/{ID}.ipynb is not what its source makes",)


def test_missing_and_strange_files_show_and_a_learners_passport_does_not(built: Path) -> None:
    lessons = built / "lessons" / ID
    (lessons / "notes.txt").unlink()
    (lessons / "exercises.py").write_text("LESSON = None")
    (lessons / f"passport-{ID}.json").write_text("{}")
    assert drift(built) == (
        f"lessons/{ID}/exercises.py does not belong there",
        f"lessons/{ID}/notes.txt is missing",
    )


def test_a_lesson_without_a_source_shows(built: Path) -> None:
    (built / "lessons" / "91-lost").mkdir()
    (built / "lessons" / "91-lost" / "91-lost.ipynb").write_text("{}")
    assert drift(built) == ("lessons/91-lost has no source",)
