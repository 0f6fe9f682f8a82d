"""A claim that nothing prints says for which coming lesson it waits, or it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.claims import ledger
from lessonkit.claims.ledger import owners
from lessonkit.claims.unprinted import cited_by_lessons, named_by_explorers, unprinted
from lessonkit.explorers.registry import folder
from tests.claims.test_claim import a_claim

SOLUTIONS = Path(__file__).parents[2] / "solutions"
LESSON = "04-who-is-deported"


def test_every_claim_of_the_ledger_is_printed_or_waits_for_a_lesson_to_come() -> None:
    problems = unprinted(ledger(), owners(), cited_by_lessons(SOLUTIONS), named_by_explorers(folder()))
    assert list(problems) == []


def test_no_claim_waits_any_more() -> None:
    assert {one.for_lesson for one in ledger()} == {""}


@pytest.mark.parametrize(
    ("owner", "for_lesson", "printed", "explorers", "wrong"),
    [
        (LESSON, "", {"boxes-red"}, set(), ""),
        (LESSON, "", set(), {"boxes-red"}, "which does not print it"),
        ("", "", set(), {"boxes-red"}, ""),
        ("", "", set(), set(), "is printed by nothing"),
        ("", "05", set(), set(), ""),
        ("", "05", {"boxes-red"}, set(), "still waits for lesson 05"),
        ("", "04", set(), set(), f"waits for {LESSON}, which is there"),
    ],
)
def test_an_idle_claim_is_named_with_what_to_do(
    owner: str, for_lesson: str, printed: set[str], explorers: set[str], wrong: str
) -> None:
    one = a_claim(for_lesson=for_lesson)
    found = list(unprinted([one], {one.id: owner}, {LESSON: printed}, explorers))
    assert (wrong in found[0]) if wrong else found == []


def test_citations_are_found_in_texts_and_in_exercises(tmp_path: Path) -> None:
    folder = tmp_path / "99-boxes"
    (folder / "claims").mkdir(parents=True)
    (folder / "lesson.md").write_text("There were {claim}`one`.", "utf-8")
    (folder / "exercises.py").write_text("prompt = 'and {claim}`other`'", "utf-8")
    (folder / "claims" / "boxes.py").write_text("# {claim}`third`", "utf-8")
    assert cited_by_lessons(tmp_path) == {"99-boxes": {"one", "other"}}
