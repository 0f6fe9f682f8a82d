"""The example of docs/writing-exercises.md works as it stands: copied into a lesson it builds and judges."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scomm.authoring.build import source_bytes
from scomm.authoring.lint import lint
from scomm.data import load
from scomm.exercises.deal import Deal
from scomm.exercises.key.judge import judge
from scomm.exercises.key.proof import prove
from scomm.exercises.locate import load_lesson
from scomm.exercises.verdict import Verdict
from scomm.exercises.writing import __all__ as builders

PAGE = (Path(__file__).parents[2] / "docs/writing-exercises.md").read_text(encoding="utf-8")
ID = "what-falls"


def example(language: str) -> str:
    """The first block of code in a language on the page."""
    match = re.search(rf"```{language}\n(.*?)\n```\n", PAGE, re.DOTALL)
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
    from scomm.exercises.writing.block_reader import SECTIONS

    for name in builders:
        if name in ("choice", "order", "guess", "number", "percent", "table", "chart", "function", "written"):
            assert f"`{name}`" in PAGE, name
    for section in SECTIONS:
        assert f"`## {section}" in PAGE, section
