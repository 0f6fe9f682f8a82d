"""A share in another unit than the one asked for is turned into it, and what can't be turned or can be read in two ways is asked about."""

from __future__ import annotations

import pytest
from msgspec import structs

from lessonkit.data import load
from lessonkit.exercises import Properties
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.kinds.prediction import KIND as PREDICTION
from lessonkit.exercises.kinds.units import all_are, factors
from lessonkit.exercises.kinds.units import say as said
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.written_number import PART_OF_ONE
from lessonkit.language.in_force import speaking
from tests.exercises import tiny
from tests.lessons.test_nothing_given_away import SOLUTIONS

LESSONS = sorted(path.parent.name for path in SOLUTIONS.glob("*/exercises.py"))
ONE = load_lesson(SOLUTIONS / "01-booking-to-deportation")
FIRST, BAR = ONE.exercise("first-guess"), ONE.exercise("length-of-a-bar")
COUNTIES = load_lesson(SOLUTIONS / "00-start-here").exercise("guess-counties")


def taken(exercise, value):
    """An answer as a notebook takes it, with the verdict on its form and unit."""
    lesson = LessonInFull(structs.replace(ONE, exercises=(exercise,)), load)
    given = lesson.take(exercise, value)
    return given, exercise.answer_kind.objection(exercise, given) if given.state == "answer" else None


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("10%", 100),
        ("10 percent", 100),
        ("2.73 %", 27.3),
        ("14.1 per thousand", 14.1),
        ("14.1 ‰", 14.1),
        ("14 in a hundred", 140),
        ("1 in 70", 1000 / 70),
        ("one third", 1000 / 3),
        ("27", 27),
        ("27.313", 27.313),
    ],
)
def test_a_guess_of_a_thousand_is_read_in_every_form_of_a_share(text, guess):
    given, objection = taken(FIRST, (text, 60))
    assert given.value == pytest.approx([guess, 60])
    assert objection is None


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("10 por ciento", 100),
        ("14.1 por mil", 14.1),
        ("14 de cada 100", 140),
        ("una de cada 70", 1000 / 70),
        ("un tercio", 1000 / 3),
    ],
)
def test_a_spanish_notebook_reads_them_too(text, guess):
    with speaking("es"):
        asked = load_lesson(SOLUTIONS / "01-booking-to-deportation").exercise("first-guess")
        assert asked.unit != FIRST.unit, "the exercise is in Spanish"
        given, objection = taken(asked, (text, 60))
    assert given.value == pytest.approx([guess, 60])
    assert objection is None


def test_a_share_that_was_turned_is_told_so_and_is_kept_as_what_was_asked_for():
    given, _ = taken(FIRST, ("10%", 60))
    assert "percent" in given.reply
    assert "turned into the unit of the exercise" in given.reply
    assert PREDICTION.as_code("first_guess", given.value) == "first_guess = (100, 60)"
    assert FIRST.answer_kind.as_asked(FIRST, given) == given, "asked once more, it stays"


def test_a_confidence_may_be_a_share_in_words():
    assert taken(FIRST, (27, "three quarters"))[0].value == [27, 75]
    assert taken(FIRST, (27, "7 in 10"))[0].value == [27, 70]
    assert taken(FIRST, (27, "60 counties"))[0].rule == "confidence/number-text-words"


def test_the_right_share_is_right_in_each_unit():
    deal = next(every_deal(ONE.pools, BAR.uses))
    right = BAR.answer(load, deal)
    whole = LessonInFull(ONE, load)
    for text in (f"{right}", f"{right} per thousand", f"{right / 10:.4f} %", f"{right / 1000:.6f}"):
        given = whole.take(BAR, text)
        state = whole.reply(BAR, given, deal).state
        assert (state == "right") == (not text.startswith("0.")), text


@pytest.mark.parametrize("text", ["10%", "14.1 ‰", "1 in 70", "one third"])
def test_a_count_is_no_share_so_it_is_asked_about(text):
    _given, objection = taken(COUNTIES, (text, 60))
    assert objection.state == "not-yet"
    assert "counties" in objection.reply


@pytest.mark.parametrize(
    ("exercise", "text", "asked"),
    [
        (FIRST, "1.000", "1000 or 1."),
        (COUNTIES, "1.000", "1000 or 1."),
        (COUNTIES, "2.884", "2884 or 2.8840."),
        (COUNTIES, "1.500 counties", "1500 or 1.5."),
        (FIRST, "27.313", None),
        (COUNTIES, "2.88", None),
        (COUNTIES, "2.8840", None),
    ],
)
def test_a_point_is_asked_about_where_so_many_thousands_make_sense(exercise, text, asked):
    _, objection = taken(exercise, (text, 60))
    if asked is None:
        assert objection is None
    else:
        assert objection.state == "unreadable"
        assert objection.reply.endswith(f"Write {asked}")


def test_a_point_in_a_number_is_asked_about_too():
    count = structs.replace(
        tiny.SHARE, uses=(), unit="people", properties=Properties(type="a count", range=(0, 5_000))
    )
    given, objection = taken(count, "1.234")
    assert objection.reply == said("number.open-point", thousands="1234", decimal="1.2340")
    assert taken(count, "1.2340")[1] is None
    assert taken(count, 1.234)[1] is None, "Python has read a number already"
    assert given.value == 1.234
    assert taken(structs.replace(tiny.SHARE, uses=()), "14.125")[1] is None, "14125 is no share of a hundred"


def test_every_exercise_of_a_share_says_what_all_of_them_are():
    """So that a share in another unit is read everywhere: a range from 0 to a round number and a unit of it go together."""
    found = {
        (lesson, exercise.id): all_are(exercise)
        for lesson in LESSONS
        for exercise in load_lesson(SOLUTIONS / lesson).exercises
        if exercise.kind in ("number", "prediction")
    }
    assert set(found.values()) == {None, 1, 100, 1000, 10000}
    for (lesson, id), whole in found.items():
        exercise = load_lesson(SOLUTIONS / lesson).exercise(id)
        if exercise.kind == "prediction" and exercise.properties.range == (0, 100):
            assert whole == 100, id
        if whole:
            units = factors(exercise)
            assert units[PART_OF_ONE] == whole
            assert units["percent"] == whole / 100
            assert units["per thousand"] == whole / 1000
        else:
            assert (PART_OF_ONE in factors(exercise)) == ("ratio" in exercise.properties.type), id
