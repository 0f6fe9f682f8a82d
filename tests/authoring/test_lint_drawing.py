"""The build of a lesson draws its explorers, and says which one fails, where, and how."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lessonkit.authoring.code_names import openings
from lessonkit.authoring.finding import Draft
from lessonkit.authoring.lint_drawing import FEW, changed_alone, drawing_rules
from lessonkit.authoring.source import read_text
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson
from lessonkit.explorers import explore
from lessonkit.explorers.registry import explorer, ids

EXAMPLE = Path(__file__).parents[2] / "examples" / "daylight"
LESSON = "01-an-hour-of-light"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course in a folder of its own, where one works."""
    folder = tmp_path / "course"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(folder)
    return folder


def slip(folder: Path, old: str, new: str, file: str = "explorers/a_year_of_light/explorer.py") -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def found(folder: Path) -> list[str]:
    place = folder / "solutions" / LESSON
    return [str(one) for one in drawing_rules(Draft(read_text(place / "lesson.md"), load_lesson(place)))]


def test_the_example_draws(course: Path) -> None:
    assert found(course) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('table["city"]', 'table["cty"]', "City: New York; Clock: standard time all year: KeyError: 'cty' (a_year_of_light/explorer.py, line 31)"),
        ("EXPLORER = Explorer(", "1 / 0\nEXPLORER = Explorer(", "can't be read: ZeroDivisionError: division by zero (a_year_of_light/explorer.py, line 113)"),
        ("EXPLORER = ", "EXPLORERS = ", "can't be read: AttributeError"),
        ('start=_at("New York"', 'start=_at("Boston"', "can't be read: 'City' can't be 'Boston'"),
        ("height=336", "height=336 // (city_is_far := 0)", "ZeroDivisionError"),
        ('say("finding", **told)', 'say("fnding", **told)', "It can't be drawn at City: New York"),
    ],
)  # fmt: skip
def test_one_that_fails_is_a_line_with_its_name_the_state_and_what_failed(
    course: Path, old: str, new: str, says: str
) -> None:
    slip(course, old, new)
    (line,) = found(course)
    assert says in line
    assert f"{LESSON}/lesson.md:" in line
    assert "explorer-draws: explore('a-year-of-light'): " in line
    assert "\n" not in line


def test_a_choice_that_fails_is_found_though_the_first_state_draws(course: Path) -> None:
    slip(course, "def _draw(state: State) -> View:\n", 'def _draw(state: State) -> View:\n    {"standard": 1, "now": 1}[str(state["clock"])]\n')  # fmt: skip
    (line,) = found(course)
    assert "City: New York; Clock: daylight time all year: KeyError: 'daylight'" in line


def test_a_state_that_a_lesson_opens_and_that_there_is_not_is_found(course: Path) -> None:
    slip(course, 'explore("a-year-of-light"', 'explore("a-year-of-light", city="Boston"', f"solutions/{LESSON}/lesson.md")  # fmt: skip
    (line,) = found(course)
    assert "'City' can't be 'Boston'. Allowed: 'Anchorage'" in line


def test_a_learner_meets_one_line_that_names_the_explorer(course: Path) -> None:
    slip(course, 'table["city"]', 'table["cty"]')
    with pytest.raises(KitError) as caught:
        explore("a-year-of-light")
    assert str(caught.value).startswith("The explorer 'a-year-of-light' can't be drawn at City: New York")
    assert str(caught.value).endswith("KeyError: 'cty' (a_year_of_light/explorer.py, line 31).")


def test_of_each_explorer_few_states_are_drawn_and_each_control_is_moved() -> None:
    for id in ids():
        one = explorer(id)
        first, *others = changed_alone(one)
        assert first == one.start
        assert len(others) <= FEW
        moved = {name for state in others for name in state if state[name] != first[name]}
        fixed = {name for name, gone in one.unavailable(first).items() if len(gone) == len(one.control(name).values) - 1}  # fmt: skip
        assert moved >= {control.name for control in one.controls if len(control.values) > 1} - fixed


def test_what_a_deal_says_is_not_known_when_a_lesson_is_built() -> None:
    assert openings('explore("a", after="g", year=2014, city=deal.city)') == [("a", {"year": 2014})]


def test_one_that_cannot_be_read_keeps_no_class_from_being_graded(course: Path) -> None:
    slip(course, "EXPLORER = Explorer(", "1 / 0\nEXPLORER = Explorer(")
    code = "from lessonkit.grading.sealed.server import loaded_shell\nloaded_shell()\nprint('ready')"
    done = subprocess.run([sys.executable, "-c", code], cwd=course, capture_output=True, text=True)
    assert done.stdout.endswith("ready\n"), done.stderr[-500:]
