"""The logic of a lesson may stand in more files than one, which take from each other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.writing.files import at_exercise, logic_files

PART = """from lessonkit.exercises.writing import written

from .exercises import LESSON

LEFT_OUT = written("left-out", words=(20, 60), points=2, minutes=5)
"""


@pytest.fixture
def parted(folder: Path) -> Path:
    """The lesson of the other tests, its written exercise in a file of its own."""
    code = folder / "exercises.py"
    kept, _, rest = code.read_text(encoding="utf-8").partition("LEFT_OUT = ")
    assert rest
    code.write_text(kept, encoding="utf-8")
    (folder / "exercises_at_the_end.py").write_text(PART, encoding="utf-8")
    return folder


def test_a_lesson_in_parts_is_the_same_lesson(parted: Path) -> None:
    lesson = load_lesson(parted)
    assert [exercise.id for exercise in lesson.exercises] == ["which-base", "share-red", "left-out"]
    assert [path.name for path in logic_files(parted)] == ["exercises.py", "exercises_at_the_end.py"]


def test_an_exercise_that_another_part_takes_over_is_one_exercise(parted: Path) -> None:
    part = parted / "exercises_at_the_end.py"
    part.write_text(PART.replace("import LESSON", "import SHARE"), encoding="utf-8")
    assert len(load_lesson(parted).exercises) == 3


def test_a_changed_part_is_read_anew(parted: Path) -> None:
    assert load_lesson(parted).exercise("left-out").minutes == 5
    part = parted / "exercises_at_the_end.py"
    part.write_text(part.read_text(encoding="utf-8").replace("minutes=5", "minutes=15"), encoding="utf-8")
    assert load_lesson(parted).exercise("left-out").minutes == 15


def test_two_lessons_in_folders_of_one_name_do_not_mix(parted: Path, tmp_path: Path) -> None:
    load_lesson(parted)
    assert not [name for name in sys.modules if name.startswith("scomm_lesson_")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 / 0", r"exercises_at_the_end.py cannot be read: ZeroDivisionError: .* Mend line 1\."),
        ("\nLEFT_OUT = (", r"exercises_at_the_end.py cannot be read: SyntaxError: .* Mend line 2\."),
        ("from .nowhere import it", r"exercises_at_the_end.py cannot be read: ModuleNotFoundError"),
    ],
)
def test_a_broken_part_is_named_with_its_line(parted: Path, text: str, said: str) -> None:
    (parted / "exercises_at_the_end.py").write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match=said):
        load_lesson(parted)


def test_an_error_names_the_part_in_which_an_exercise_stands(parted: Path) -> None:
    assert at_exercise(parted, "left-out") == f"{parted.name}/exercises_at_the_end.py:5"
    assert at_exercise(parted, "share-red").startswith(f"{parted.name}/exercises.py:")
    assert at_exercise(parted, "nowhere") == f"{parted.name}/exercises.py:1"
