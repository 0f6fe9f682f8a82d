"""What a command prints through a pipe: each row of a table on one line, with nothing cut, whatever a terminal would show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from lessonkit.console import FULL, console
from lessonkit.grading.batch.regrade import _table as table_of_regrading
from lessonkit.grading.batch.rejudging import Change, Proposal, Rejudged
from lessonkit.grading.marking.agreement import Agreement
from lessonkit.grading.marking.command import _crossed
from tests.grading.loaded import environment
from tests.grading.platforms.files import LESSON
from tests.grading.platforms.made_course import Made, make_course
from tests.packages import ENGINE, KIT, PACKAGES

LONG = "maria-" + "x" * 194
RUN = (sys.executable, "-c", "from scomm.cli import app; app()")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which somebody with a name of two hundred letters has a mark, and somebody's notebook can't be read."""
    root = make_course(tmp_path_factory.mktemp("wide"), {LONG: Made(), f"z{LONG[1:]}": Made(points=None)})
    (root / "solutions" / LESSON).mkdir(parents=True)
    downloaded = root / "downloaded" / LONG
    downloaded.mkdir(parents=True)
    nbformat.write(nbformat.v4.new_notebook(), downloaded / f"{LONG}.ipynb")
    return root


@pytest.mark.parametrize(
    ("words", "row"),
    [
        (("status", LESSON), (LONG, "15 of 15")),
        (("collect", "downloaded", LESSON, "--dry-run"), (LONG, f"{LONG}.ipynb")),
        (("forget", LONG), ("gradebook.db", "all points and comments")),
        (("data", "show", "dhs-annual"), ("universe", "ero-arrests")),
    ],
    ids=lambda one: one[0] if one[0].isalpha() else "row",
)
def test_each_row_is_one_line_where_a_program_reads_it(
    course: Path, words: tuple[str, ...], row: tuple[str, ...]
) -> None:
    said = subprocess.run(
        [*RUN, *words], cwd=course, env=environment(COLUMNS="40"), capture_output=True, text=True
    )
    assert said.returncode == 0, said.stderr
    assert [line for line in said.stdout.splitlines() if all(part in line for part in row)], said.stdout
    assert "…" not in said.stdout


def test_the_tables_of_a_regrading_and_of_two_readers_are_whole_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    change = Change(LONG, "share-red", 2, 1, "partly", "not-yet")
    told = Proposal(LESSON, [Rejudged(LONG, None, None, {}, {}, (change,), False)])  # type: ignore[arg-type]
    console().print(table_of_regrading(told))
    console().print(_crossed(Agreement("letter", ("anna", LONG), (), ()), [0, 2]))
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if LONG in line]) == 2
    assert any(LONG in line and "share-red" in line and "-1" in line for line in lines)
    assert any(f"{LONG}: 0" in line and f"{LONG}: 2" in line for line in lines)


def test_a_terminal_keeps_its_own_width(monkeypatch: pytest.MonkeyPatch) -> None:
    assert console().width == FULL
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert console().width == 70


def test_every_command_prints_on_this_one_console() -> None:
    elsewhere = [
        path.relative_to(KIT).as_posix()
        for package in PACKAGES
        for path in package.rglob("*.py")
        if "Console(" in path.read_text(encoding="utf-8") and path != ENGINE / "console.py"
    ]
    assert elsewhere == []
