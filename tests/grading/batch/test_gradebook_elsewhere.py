"""A gradebook that is not gradebook.db in the course's folder, such as one in PostgreSQL: by one line of the settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from lessonkit.errors import KitError
from lessonkit.grading.batch.course import gradebook_of
from lessonkit.grading.status import print_status


def test_status_reads_the_gradebook_that_the_settings_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    address = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    with Gradebook(address) as book:
        book.add_assignment("91-small-lesson")
        book.add_student("wren")
    course = tmp_path / "course"
    course.mkdir()
    settings = course / "nbgrader_config.py"
    settings.write_text("c = get_config()\n", encoding="utf-8")
    with pytest.raises(KitError, match=r"no gradebook\.db"):
        gradebook_of(course)
    settings.write_text(f"c = get_config()\nc.CourseDirectory.db_url = {address!r}\n", encoding="utf-8")
    print_status(course, "91-small-lesson", Console())
    assert "wren" in capsys.readouterr().out
    assert not (course / "gradebook.db").exists()


def test_a_folder_without_settings_has_its_own_gradebook_or_none(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"no gradebook\.db"):
        gradebook_of(tmp_path)
