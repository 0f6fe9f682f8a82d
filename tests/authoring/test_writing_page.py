"""The example of docs/writing-exercises.md works as it stands: copied into a lesson it builds and judges."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.authoring.build import source_bytes
from lessonkit.authoring.lint import lint
from lessonkit.data import load
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.judge import judge
from lessonkit.exercises.key.proof import prove
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.writing import __all__ as builders

PAGE = (Path(__file__).parents[2] / "docs/writing-exercises.md").read_text(encoding="utf-8")
ID = "what-falls"


def example(language: str, below: str = "") -> str:
    """The first block of code in a language on the page, or below one of its headings."""
    match = re.search(rf"```{language}\n(.*?)\n```\n", PAGE[PAGE.index(below) :], re.DOTALL)
    assert match is not None
    return match[1]


@pytest.fixture
def taught(folder: Path) -> Path:
    """The tiny lesson with the page's exercise in it; its points make room for one more."""
    words, logic = folder / "lesson.md", folder / "exercises.py"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("## Count\n", f"{example('markdown')}\n\n## Count\n"), encoding="utf-8")
    logic.write_text(f"{logic.read_text(encoding='utf-8')}\n{example('python')}\n", encoding="utf-8")
    return folder


def verdict_on(folder: Path, answer: str) -> Verdict:
    exercise = load_lesson(folder).exercise(ID)
    taken = exercise.answer_kind.take(answer)
    return judge(exercise, taken, Deal(), load)


def test_the_example_is_in_the_notebook_and_nothing_is_to_mend(taught: Path) -> None:
    assert lint(taught) == ()
    notebook = source_bytes(taught).decode()
    assert "### Exercise 3: What does the table show?" in notebook
    assert f'check(\\"{ID}\\")' in notebook
    assert "- **b**: There are more boxes in all in the second room." in notebook


def test_the_right_letter_is_right_and_each_mistake_gets_its_own_reply(taught: Path) -> None:
    exercise = load_lesson(taught).exercise(ID)
    assert (verdict_on(taught, "b").state, verdict_on(taught, "b").score) == ("right", 1)
    for letter, name, score in (("a", "fewer-red", 0), ("c", "size-counted", 0.5)):
        verdict = verdict_on(taught, letter)
        mistake = next(one for one in exercise.mistakes if one.name == name)
        assert (verdict.score, verdict.reply) == (score, mistake.reply)


def test_the_example_keeps_every_must(taught: Path) -> None:
    assert [fault for fault in prove(load_lesson(taught), load) if ID in str(fault)] == []


def test_the_page_names_every_builder_and_every_section() -> None:
    from lessonkit.exercises.writing.block_reader import SECTIONS

    for name in builders:
        if name in ("choice", "order", "guess", "number", "percent", "table", "chart", "function", "written"):
            assert f"`{name}`" in PAGE, name
    for section in SECTIONS:
        assert f"`## {section}" in PAGE, section


BY_RULE = "## Copy this: mistakes in code, and neighbours by rule"


@pytest.fixture
def in_code(folder: Path) -> Path:
    """The tiny lesson with the page's exercise that is answered in code."""
    words, logic = folder / "lesson.md", folder / "exercises.py"
    text = words.read_text(encoding="utf-8")
    words.write_text(
        text.replace("## Count\n", f"{example('markdown', BY_RULE)}\n\n## Count\n"), encoding="utf-8"
    )
    logic.write_text(f"{logic.read_text(encoding='utf-8')}\n{example('python', BY_RULE)}\n", encoding="utf-8")
    return folder


def test_the_example_in_code_is_proved_and_nothing_is_to_mend(in_code: Path) -> None:
    assert lint(in_code) == ()
    assert prove(load_lesson(in_code), load) == []
    assert "removed_in_a_year = ..." in source_bytes(in_code).decode()


def test_the_example_in_code_names_its_mistakes_and_its_neighbours(in_code: Path) -> None:
    exercise = load_lesson(in_code).exercise("removed-in-a-year")
    assert exercise.about is not None

    def verdict_on(value: int) -> Verdict:
        return judge(exercise, exercise.answer_kind.take(value), Deal(), load)

    def removed(**asked: object) -> int:
        return int(exercise.about.compute(load, **asked))  # type: ignore[union-attr]

    assert verdict_on(removed(year=2019)).state == "right"
    assert verdict_on(int(exercise.mistakes[0].value(load, Deal()))).mistake == "all-years"
    assert verdict_on(removed(year=2018)).mistake == "neighbour-year"
    by_ero = verdict_on(removed(year=2019, universe="ero-removals"))
    assert (by_ero.mistake, "ERO alone" in by_ero.reply) == ("neighbour-universe", True)


def test_the_page_names_every_way_to_write_a_mistake_and_what_an_answer_is_about() -> None:
    for name in ("slip", "in_code", "half", "about", "among", "dealt", "opens", "not_dealt"):
        assert name in PAGE, name
