"""A gradebook says of which course it is, so that two courses on one machine never meet in one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import text

from lessonkit.errors import KitError
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.new_gradebook import stamp


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """nbgrader calls alembic by its name."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")


def course(folder: Path, id: str, address: str = "") -> Path:
    """The folder of a course without lessons; with an address, its settings name that gradebook."""
    folder.mkdir()
    (folder / "course.toml").write_text(f'id = "{id}"\ntitle = "Of {id}"\n', "utf-8")
    if address:
        (folder / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.CourseDirectory.db_url = {address!r}\n", "utf-8"
        )
    return folder


def test_another_courses_gradebook_is_refused_in_one_line(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'both.db'}"
    beans, peas = (course(tmp_path / id, id, address) for id in ("beans", "peas"))
    for _ in range(2):  # it may be opened again
        open_course(beans).gradebook().close()
    with pytest.raises(KitError, match="of the course beans, and this folder is of the course peas") as told:
        open_course(peas).gradebook()
    assert "db_url" in str(told.value)


def test_each_course_begins_a_gradebook_of_its_own(tmp_path: Path) -> None:
    for id in ("beans", "peas"):
        open_course(course(tmp_path / id, id)).gradebook().close()
        assert (tmp_path / id / "gradebook.db").exists()


def test_a_gradebook_of_before_becomes_that_of_the_course_that_opens_it(tmp_path: Path) -> None:
    root = course(tmp_path / "beans", "beans")
    with open_course(root).gradebook() as book:
        book.db.execute(text("DELETE FROM course WHERE id LIKE 'lessonkit:%'"))
        book.db.commit()
    open_course(root).gradebook().close()
    (root / "course.toml").write_text('id = "peas"\ntitle = "Peas"\n', "utf-8")
    with pytest.raises(KitError, match="of the course beans"):
        open_course(root).gradebook()


def test_one_that_nobody_may_write_to_is_read_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with Gradebook(f"sqlite:///{file}") as book:
        book.add_student("wren")
    before = file.read_bytes()
    address = f"sqlite:///file:{file}?mode=ro&uri=true"
    with open_course(course(tmp_path / "beans", "beans", address)).gradebook() as book:
        assert [student.id for student in book.students] == ["wren"]
    assert file.read_bytes() == before


def test_one_without_room_is_read_without_a_word_and_says_whose_it_is_when_there_is_room(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    long = "beans" * 2_000  # more than the last page of the file has left
    with Gradebook(f"sqlite:///{tmp_path / 'full.db'}") as book:
        book.db.execute(text("PRAGMA max_page_count = 1"))  # SQLite's answer is that of a full disk
        stamp(book, long)
        assert (book.students, caplog.records) == ([], [])
        book.db.execute(text("PRAGMA max_page_count = 1000"))
        stamp(book, long)
        with pytest.raises(KitError, match="of the course beans"):
            stamp(book, "peas")
