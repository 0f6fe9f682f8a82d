"""The card at the end of a lesson: points, what is open, guesses beside their truths, what is next."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lessonkit.exercises.key.practice import to_practice
from lessonkit.exercises.learner.session import say, the_end
from lessonkit.exercises.learner.the_end import EndCard, Place
from lessonkit.exercises.locate import COURSE_FILE, GRADING
from tests.exercises import tiny
from tests.exercises.learner.test_session import RIGHT, kept

NUMBERS = {exercise.id: number for number, exercise in enumerate(tiny.LESSON.exercises, 1)}
BY_HAND = sum(one.points for one in tiny.LESSON.exercises if one.graded_by_hand)
CHECKED = sum(one.points for one in tiny.LESSON.exercises) - BY_HAND


def card(notebook) -> str:
    return notebook.run("from scomm import the_end\n\nthe_end()").as_text()


def test_an_untouched_lesson_ends_without_an_error_and_says_where_to_begin(notebook) -> None:
    notebook.begin()
    text = card(notebook)
    assert say("end.done", done=0, n=len(NUMBERS)) in text
    assert say("end.points", score="0", n=CHECKED) in text
    assert say("end.none-done") in text


def test_it_counts_what_is_done_and_names_what_is_open(notebook) -> None:
    notebook.begin()
    notebook.run(f"share_red = {RIGHT}\ncheck('share-red')")
    notebook.run("which_base = 'a'\ncheck('which-base')")
    notebook.run("what_is_hidden = 'It hides the boxes.'\ncheck('what-is-hidden')")
    text, page = card(notebook), the_end()._repr_html_()
    assert say("end.done", done=2, n=len(NUMBERS)) in text
    assert say("end.points", score="2", n=CHECKED) in text
    assert say("end.by-hand", n=BY_HAND) in text
    for id, number in NUMBERS.items():
        open_or_begun = id not in ("share-red", "what-is-hidden")
        title = say("end.exercise", number=number, title=tiny.LESSON.exercise(id).title)
        assert (title in text) == open_or_begun, id
    label = say("end.picture", done=2, begun=1, n=len(NUMBERS))
    assert f"role='img' aria-label='{label}'" in page
    assert page.count("<title>") == len(NUMBERS)


def test_it_leads_to_the_next_lesson_of_the_course_map_and_to_none_without_one(notebook, here: Path) -> None:
    notebook.begin()
    assert say("end.no-next") in card(notebook)
    lessons = [
        {"id": "90-tiny", "number": 90, "title": "Tiny", "notebook": "90-tiny/90-tiny.ipynb"},
        {"id": "91-more", "number": 91, "title": "More <of> it", "notebook": "91-more/91-more.ipynb"},
    ]
    (here.parent / COURSE_FILE).write_text(json.dumps({"course": 1, "lessons": lessons}))
    title = say("end.lesson", number=91, title="More <of> it")
    assert say("end.next", title=title) in card(notebook)
    assert "<a href='../91-more/91-more.ipynb'>" in the_end()._repr_html_()
    assert "<of>" not in the_end()._repr_html_()
    for broken in ("{", "[]", '{"lessons": 3}', '{"lessons": [3]}'):
        (here.parent / COURSE_FILE).write_text(broken)
        assert say("end.no-next") in card(notebook)


def test_a_graded_course_shows_no_points(notebook, here: Path) -> None:
    (here / "practice.json").write_text(json.dumps(to_practice(tiny.LESSON, tiny.load)))
    notebook.begin()
    notebook.run(f"share_red = {RIGHT}\ncheck('share-red')")
    text = card(notebook)
    assert say("end.later") in text
    assert not re.search(say("end.points", score=r"\d", n=CHECKED).replace(".", r"\."), text)
    assert say("end.done", done=1, n=len(NUMBERS)) in text


def test_it_writes_nothing_that_was_not_shown_before(notebook, here: Path) -> None:
    notebook.begin()
    notebook.run("guess_red = (50, 60)\ncheck('guess-red')")
    before = kept(here)
    assert the_end().guesses is None  # its data were not shown yet
    assert kept(here) == before


@pytest.mark.parametrize("variable", ["NBGRADER_EXECUTION", GRADING])
def test_it_says_nothing_while_a_notebook_is_graded(
    notebook, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    notebook.begin()
    monkeypatch.setenv(variable, "validate")
    assert the_end() is None


def test_who_needs_no_code_reads_that_this_way_is_complete_and_what_needs_code() -> None:
    places = (Place(1, "Guess", "done"), Place(2, "Count", "open", needs_code=True), Place(3, "Why", "done"))
    text = EndCard((), places).as_text()
    assert say("end.no-code-complete", done=2, n=2) in text
    assert say("end.open-code", n=1, exercises=[say("end.exercise", number=2, title="Count")]) in text
    half = EndCard((), (*places[:2], Place(3, "Why", "open"))).as_text()
    assert say("end.no-code", done=1, n=2) in half
    assert say("end.open", exercises=[say("end.exercise", number=3, title="Why")]) in half
