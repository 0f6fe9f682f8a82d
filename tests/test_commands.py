"""What is wrong with a command is told in one line, and never ends in a success that is none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from lessonkit import course as rooms
from lessonkit.cli import NO_COURSE, command_line
from lessonkit.errors import KitError
from scomm.cli import kit
from tests.grading.loaded import loaded

KIT = Path(__file__).parents[1]


def told(folder: Path, *words: str) -> str:
    """What a command that fails in `folder` says: one line on stderr, and nothing else."""
    code, out, errors = loaded().done(("scomm", *words), folder)
    assert (code, out) == (2, "")
    line, nothing = errors.split("\n", 1)
    assert nothing == ""
    return line


@pytest.mark.parametrize("words", [("build",), ("build", "--check")])
def test_where_there_is_no_lesson_nothing_is_called_built(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert told(tmp_path, *words) == "There is no lesson in this folder. Change to the folder of the kit."


def test_a_place_that_cannot_be_written_is_named_without_a_traceback(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where a folder should be", encoding="utf-8")
    line = told(KIT, "release", "00-start-here", "--out", str(taken / "bundle.zip"))
    assert str(taken) in line
    assert line.endswith("Choose a file or folder that you may use.")


@pytest.mark.parametrize(
    ("words", "wrong", "do"),
    [
        (["buid"], "No such command 'buid'", "(more: scomm --help)"),
        (["release"], "Missing argument", "(more: scomm release --help)"),
        (["key", "04-x", "--ot", "x"], "No such option: --ot", "Example: scomm key 01-a-lesson"),
        (["poll", "45", "--port", "70000"], "Invalid value for '--port'", "Example: scomm poll 45 --lan"),
        (["data", "lst"], "No such command 'lst'", "(more: scomm data --help)"),
    ],
)
def test_a_call_that_cannot_be_read_is_one_line_too_with_an_example(
    tmp_path: Path, words: list[str], wrong: str, do: str
) -> None:
    line = told(tmp_path, *words)
    assert line.startswith(wrong)
    assert do in line
    assert not list(tmp_path.iterdir())


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    code, out, errors = loaded().done(("scomm",), tmp_path)
    assert (code, errors) == (2, "")
    assert "release" in out


def test_a_folder_where_a_file_should_be_is_named_as_it_was_given(tmp_path: Path) -> None:
    line = told(tmp_path, "notice", "pipeline", "--to", str(tmp_path))
    assert line == f"{tmp_path}: Is a directory. Give a file: this is a folder."


@pytest.mark.parametrize("content", ["", "not a notebook", None])
def test_where_no_brief_is_found_no_folder_is_made_for_it(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "mine.ipynb").write_text(content, encoding="utf-8")
    assert told(tmp_path, "brief", "mine.ipynb", "--to", "pages").startswith("mine.ipynb ")
    assert not (tmp_path / "pages").exists()


def test_a_poll_says_at_once_where_its_sums_cannot_be_written(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "not" / "there.json"):
        assert str(place) in told(tmp_path, "poll", "45", "--save", str(place))


def test_standards_are_told_that_there_is_no_lesson(tmp_path: Path) -> None:
    assert told(tmp_path, "alignment").startswith("There is no lesson in this folder.")


def test_a_command_that_needs_what_learners_lack_says_so_in_a_line(tmp_path: Path) -> None:
    lacks = "import sys; sys.modules['jupytext'] = sys.modules['frictionless'] = None; from scomm.cli import app; app()"
    done = subprocess.run(
        [sys.executable, "-c", lacks, "build", "00-start-here"], cwd=KIT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr == (
        "This command needs jupytext, which is not installed. "
        'Install what teaching needs: make env, or pip install -e "./engine[teach]" in the folder of the kit.\n'
    )


@pytest.mark.parametrize("words", [("build", "--lang", "es"), ("words", "--po", "es")])
def test_where_there_is_no_lesson_there_is_no_edition(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert told(tmp_path, *words) == "There is no lesson in this folder. Change to the folder of the kit."


def test_a_language_that_the_kit_does_not_speak_is_told() -> None:
    assert "es" in told(KIT, "words", "--po", "eo")
    assert told(KIT, "build", "--lang", "en").startswith("English is what the lessons are written in.")


def test_a_lesson_that_is_none_is_told_before_anything_of_an_edition_is_written() -> None:
    assert told(KIT, "build", "--lang", "es", "99-nothing").startswith("There is no lesson '99-nothing'.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is full on demand")
def test_a_disk_without_room_is_one_line_and_no_success(tmp_path: Path) -> None:
    code = "import lessonkit.cli as cli; cli.command_line = lambda: lambda **_: open('/dev/full', 'w').write('x' * 10**6); cli.app()"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith(
        "No space left on device. Make room on this disk, then run the same command"
    )
    assert done.stderr.count("\n") == 1


def commands(group: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command of the command line, by what one types."""
    for name, one in getattr(group, "commands", {}).items():
        yield from commands(one, (*words, name))
    if not hasattr(group, "commands"):
        yield words, group


IN_A_COURSE = {words: one for words, one in commands(get_command(kit)) if words[0] not in NO_COURSE}


@pytest.mark.parametrize("words", IN_A_COURSE, ids=" ".join)
def test_every_command_says_in_one_line_that_here_is_no_course_and_writes_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    monkeypatch.setattr(rooms, "_installed", lambda: None)
    monkeypatch.delenv(rooms.SET_OUTSIDE, raising=False)
    monkeypatch.chdir(tmp_path)
    needed = [one for one in IN_A_COURSE[words].params if one.required]
    given = [
        word for one in needed for word in ([one.opts[0]] if one.param_type_name == "option" else []) + ["x"]
    ]
    with pytest.raises(KitError) as error:
        command_line()(args=[*words, *given], standalone_mode=False)
    assert str(error.value) == "Here is no course. Change to the folder of one: it holds a course.toml."
    assert capsys.readouterr() == ("", "")
    assert not list(tmp_path.iterdir())


def test_a_course_of_which_no_lesson_is_here_makes_no_site(tmp_path: Path) -> None:
    assert told(tmp_path, "site") == "There is no lesson in this folder. Change to the folder of the kit."
    assert not list(tmp_path.iterdir())
