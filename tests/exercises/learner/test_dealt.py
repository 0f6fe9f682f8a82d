"""What a learner was dealt stands in words beside each answer that depends on it."""

from __future__ import annotations

import re
from pathlib import Path

from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.learner import session
from lessonkit.exercises.learner.dealt import deal_in_words
from lessonkit.exercises.locate import load_lesson
from lessonkit.language.in_force import speaking
from lessonkit.language.sentences import of_the_course
from tests.exercises import tiny

LESSONS = [load_lesson(one) for one in sorted((Path(__file__).parents[3] / "solutions").glob("0*"))]


def test_the_open_lesson_tells_each_exercise_what_it_depends_on(notebook) -> None:
    deal = notebook.begin()
    told = session.dealt()._repr_json_()["dealt"]
    assert told == {one.id: f"shelf: {deal.shelf}" for one in tiny.LESSON.exercises if one.uses}


def test_all_that_a_lesson_deals_has_a_name_in_words() -> None:
    dealt = {pool for lesson in LESSONS for pool in lesson.pools}
    assert dealt == set(of_the_course().group("dealt"))


def test_an_exercise_that_names_what_was_dealt_says_that_it_depends_on_it() -> None:
    named = [
        (one.id, name, one.uses)
        for lesson in LESSONS
        for one in lesson.exercises
        for name in re.findall(r"\bdeal\.(\w+)", one.prompt)
    ]
    assert len(named) > 15
    assert [(id, name) for id, name, uses in named if name not in uses] == []


def test_a_day_a_large_number_and_a_year_are_written_as_people_read_them() -> None:
    deal = deal_for("otter-maple-river", {"day": ("2014-05-31",), "fingers": (40_000,), "year": (2019,)})
    english = "day: 31 May 2014; fingers in the database: 40,000; year: 2019"
    assert deal_in_words(deal, vars(deal)) == english
    with speaking("es"):
        spanish = "día: 31 de mayo de 2014; dedos en la base de datos: 40,000; año: 2019"
        assert deal_in_words(deal, vars(deal)) == spanish
