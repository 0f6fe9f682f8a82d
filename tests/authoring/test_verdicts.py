"""The page of the verdicts is made of the lessons' own last tables, which agree with one another, and of claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.authoring.source import read_text
from lessonkit.authoring.verdicts import (
    PAGE,
    SENTENCES,
    VERDICTS,
    all_shown,
    evidence_of,
    is_stale,
    page_of,
    shown_in,
    verdicts_markdown,
    with_verdicts,
)
from lessonkit.claims.linter import lint
from lessonkit.data import load
from lessonkit.errors import KitError

KIT = Path(__file__).parents[2]
SOLUTIONS = KIT / "solutions"
FOLDER = SOLUTIONS / "07-county-brief"
TABLE = """## Back to the release

| The release says | Verdict | Why |
|:--|:--|:--|
| F5 · Begun in 2008 | **Supported**, with a date | It began in October. |
| F18 · A taillight | **Not testable**: an image | No table counts them. |

## Another part

| F6 · Not here | **Supported** | It is another table. |
"""


def a_course(tmp_path: Path, **texts: str) -> Path:
    for name, text in texts.items():
        folder = tmp_path / f"{name[-2:]}-lesson"
        folder.mkdir()
        (folder / "lesson.md").write_text(text, "utf-8")
    return tmp_path


def test_the_rows_of_the_last_table_are_read_and_no_others() -> None:
    found = list(shown_in(TABLE, "03-lesson"))
    assert [(one.number, one.verdict) for one in found] == [("F5", "Supported"), ("F18", "Not testable")]
    assert found[1].said == "**Not testable**: an image"


def test_a_verdict_that_is_none_of_the_four_is_refused() -> None:
    with pytest.raises(KitError, match="the verdict on F5 is 'Perhaps'"):
        list(shown_in(TABLE.replace("**Supported**, with", "**Perhaps**, with"), "03-lesson"))


def test_two_lessons_with_two_verdicts_on_one_sentence_are_refused(tmp_path: Path) -> None:
    course = a_course(tmp_path, l03=TABLE, l04=TABLE.replace("**Supported**, with a date", "**Overtaken**"))
    with pytest.raises(KitError, match="F5 has two verdicts"):
        all_shown(course)


def test_two_lessons_with_one_verdict_both_tell_why(tmp_path: Path) -> None:
    course = a_course(tmp_path, l03=TABLE, l04=TABLE.replace("in October", "in a few counties"))
    (course / "03-lesson" / "evidence.toml").write_text('F5 = "A list of days."\n', "utf-8")
    page = verdicts_markdown(course, course / "03-lesson")
    row = next(line for line in page.splitlines() if line.startswith("| **F5**"))
    assert "It began in October. ([Lesson 3](../03-lesson/03-lesson.ipynb))" in row
    assert "It began in a few counties. ([Lesson 4](../04-lesson/04-lesson.ipynb))" in row
    assert "A list of days." in row


def test_only_a_block_of_its_own_becomes_the_page() -> None:
    assert with_verdicts("Nothing here.", FOLDER) == "Nothing here."
    assert with_verdicts("{verdicts}", FOLDER).startswith("| The release says |")


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in SOLUTIONS.glob("*/lesson.md")), ids=lambda one: one.name
)
def test_a_lesson_ends_with_a_verdict_on_each_sentence_that_it_says_it_tests(folder: Path) -> None:
    text = folder / "lesson.md"
    ends = [one.number for one in shown_in(text.read_text("utf-8"), folder.name)]
    assert ends == list(read_text(text).front.tests_of_the_seed)


def test_each_sentence_of_the_release_has_a_verdict_of_some_lesson() -> None:
    assert tuple(all_shown(SOLUTIONS)) == SENTENCES


def test_the_words_of_a_sentence_are_the_same_in_every_lesson() -> None:
    for number, rows in all_shown(SOLUTIONS).items():
        assert len({one.says for one in rows}) == 1, number


def test_each_sentence_has_claims_for_evidence_or_says_why_no_number_is() -> None:
    evidence = evidence_of(FOLDER)
    assert tuple(evidence) == SENTENCES
    assert all(evidence.values())
    with_claims = [number for number, one in evidence.items() if not isinstance(one, str)]
    assert len(with_claims) >= len(SENTENCES) // 2


def test_the_page_keeps_the_rules_for_numbers_and_for_both_sides() -> None:
    page = verdicts_markdown(SOLUTIONS, FOLDER)
    assert [str(one) for one in lint({"verdicts": page}, load)] == []
    assert all(any(f"**{one}" in line for one in VERDICTS) for line in page.splitlines()[2:])


def test_the_page_of_the_docs_is_what_the_lessons_make() -> None:
    assert not is_stale(KIT, load)
    assert (KIT / PAGE).read_text("utf-8") == page_of(KIT, load)
