"""A learner's value is taken by its exact type, with a reply that says what to change."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from lessonkit.exercises import Properties
from lessonkit.exercises.kinds import choice
from lessonkit.exercises.kinds.number import coerce_number
from lessonkit.exercises.kinds.registry import every_kind, kind_of
from lessonkit.exercises.wire import BLANK, Plain
from tests.exercises import tiny
from tests.exercises.impostors import STRANGERS, RaisesAtEveryTouch

TAKEN = [kind for kind in every_kind() if kind != "function"]


@pytest.mark.parametrize("kind", TAKEN)
def test_whatever_is_taken_is_json_and_never_an_error(kind):
    for stranger, make in STRANGERS.items():
        taken = kind_of(kind).take(make())
        plain = taken.to_json()
        assert json.loads(json.dumps(plain, allow_nan=False, ensure_ascii=False).encode()) == plain, stranger
        assert taken.state != "refused" or taken.reply.endswith((".", "?")), stranger
        assert Plain.from_json(plain) == taken, stranger


@pytest.mark.parametrize("kind", TAKEN)
def test_an_untouched_cell_is_blank(kind):
    assert kind_of(kind).take(...) is BLANK


def test_none_is_told_apart_from_an_untouched_cell():
    assert kind_of("table").take(None).rule == "none"
    assert "inplace=True" in kind_of("table").take(None).reply


@given(st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False))
def test_every_ordinary_number_is_taken_as_it_is(number):
    assert coerce_number(number).value == number
    assert coerce_number(np.float64(number)).value == float(number)


@pytest.mark.parametrize(
    "number", [np.int8(3), np.uint64(3), np.int64(3), np.float16(3), np.longdouble(3), 3]
)
def test_every_number_type_of_numpy_is_taken(number):
    assert coerce_number(number).value == 3


@pytest.mark.parametrize(
    ("value", "rule", "said"),
    [
        ("plenty", "number-text", "without quotes"),
        ("53 sure, 76 in doubt", "number-text-several", "more than one number"),
        ("1,234 %", "number-text-comma", "two ways"),
        ("101741 / 197302", "number-text-worked-out", "Take the quotes away"),
        ("more than 1000", "number-text-words", "may change it"),
        ((280, 610), "number-several", "12500, not 12,500"),
        ("20.5 - 3.2", "number-text-dash", "Python should subtract"),
        (pd.Series([1, 2]).describe(), "number-described", "what .describe() tells"),
        (True, "number-true", "True or False"),
        (float("nan"), "number-nan", "missing"),
        (float("inf"), "number-infinite", "divide by 0"),
        (pd.NA, "number-missing", "missing value"),
        (pd.Series([1, 2]), "number-column", "one column (a Series)"),
        (10**400, "number-too-large", "far too large"),
        (pd.Series([1]).sum, "number-not-called", "Put () behind it."),
        (lambda: 3, "number-not-called-with", "with what it needs between them"),
        ([3, 4], "number-list", "give that one alone"),
        (["a", "b"], "number-many", "a list with sum(...)"),
        ({"a", "b"}, "number-many", "len(...) counts"),
        (pd.Series([], dtype=float), "number-no-row", "a filter leaves none"),
        (pd.DataFrame({"people": []}), "number-no-row", "a table (a DataFrame) without a row"),
        (pd.Series([1], index=[3]) / pd.Series([2], index=[5]), "number-all-missing", "pairs rows"),
        ("2014-05-31", "number-text-day", "This is a day"),
        (pd.Series(["1103970", "95450", "90990"] * 3 + ["X"]).sum(), "number-text-long", "joined end to end"),
        ([[3]], "number-many", "a list"),
        (1 + 2j, "number-other", "a complex"),
        (Decimal("NaN"), "number-nan", "missing"),
        (Decimal("1e400"), "number-too-large", "far too large"),
    ],
)
def test_a_wrong_type_is_named_in_the_reply(value, rule, said):
    assert coerce_number(value).rule == rule
    assert said in coerce_number(value).reply


def test_a_class_that_the_kit_has_no_word_for_is_quoted_and_not_said():
    class Full_marks_are_due:
        pass

    for kind in TAKEN:
        taken = kind_of(kind).take(Full_marks_are_due())
        assert "Full" not in json.dumps(taken.to_json()) + taken.reply
        if kind != "prediction":
            assert [quote.words for quote in taken.quotes] == ["Full_marks_are_due"]


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("b", "b"),
        (" B ", "b"),
        ("b)", "b"),
        ("(b)", "b"),
        ("b.", "b"),
        (("b",), "b"),
        (["B"], "b"),
        ("c, a, b", ["c", "a", "b"]),
        ("c > a > b", ["c", "a", "b"]),
        ("c→a→b", ["c", "a", "b"]),
        ("(c, a, b)", ["c", "a", "b"]),
        ('"c", "a"', ["c", "a"]),
        (("C", " a", "b "), ["c", "a", "b"]),
        ("c-a-b", ["c", "a", "b"]),
        ("option c", "c"),
        ("Case C", "c"),
        ("Sentence C.", "c"),
        ("la opción c", "c"),
        ("respuesta: C", "c"),
        (pd.Series(["B", "c"]), ["b", "c"]),
        (np.array(["b"]), "b"),
        ("ｂ", "b"),
        ("𝐛", "b"),
        ("ⓑ", "b"),
    ],
)
def test_a_letter_is_read_however_it_is_dressed(written, letters):
    assert kind_of("choice").coerce(written).value == letters


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("b: all boxes", "b"),
        ("b) All", "b"),
        ("all boxes", "b"),
        (["c: the other boxes"], ["c"]),
        ("bca", ["b", "c", "a"]),
        ("BCA", ["b", "c", "a"]),
        ("b: the red boxes", "b: the red boxes"),
        ("a or b", "a or b"),
        ("boxes", "boxes"),
        ("not a", "not a"),
    ],
)
def test_words_stand_for_a_letter_only_where_they_are_those_of_one_option(written, read):
    kind = kind_of("choice")
    taken = kind.take(written).value
    assert kind.in_terms_of(tiny.BASE, [taken] if isinstance(written, list) else taken) == read


@pytest.mark.parametrize("written", ["a or b, both speak of boxes", "b o c, las dos hablan de cajas"])
def test_two_letters_with_words_behind_them_leave_open_which_is_meant(written):
    kind = kind_of("choice")
    assert kind.fault(tiny.BASE.properties, kind.take(written).value).reply == choice.say("choice.open")


@pytest.mark.parametrize("written", ["", "   ", (), [], "()", ("", " "), (..., ...)])
def test_a_choice_without_letters_is_blank(written):
    assert kind_of("choice").coerce(written) == BLANK


def test_an_order_with_an_open_place_says_which_one():
    half = kind_of("choice").coerce(("b", ..., "a"))
    assert (half.state, half.reply) == (
        "refused",
        "Place 2 is still open: three dots stand where its letter belongs.",
    )


def test_a_set_of_letters_is_refused_because_it_has_no_order():
    assert "no order" in kind_of("choice").coerce({"a", "b"}).reply


@pytest.mark.parametrize(
    "number",
    [
        Decimal("3"),
        Fraction(6, 2),
        [3],
        (3,),
        np.array(3),
        np.array([3]),
        pd.Series([3]),
        pd.Series([3], dtype="Int64"),
        pd.Series([3], dtype="Int64").values,
        pd.Series([3.0], dtype="Float64").array,
        pd.Series(["3 people"]),
        pd.Index([3]),
        pd.DataFrame({"people": [3]}),
    ],
)
def test_a_number_that_stands_alone_in_something_larger_is_that_number(number):
    assert coerce_number(number).value == 3


def test_a_unit_that_is_not_the_units_of_the_exercise_is_not_taken_silently():
    people = structs.replace(tiny.SHARE, unit="people", properties=Properties(type="a count of people"))
    for exercise, text, state in (
        (tiny.SHARE, "50 %", "answer"),
        (tiny.SHARE, "50 people", "not-yet"),
        (people, "50 people", "answer"),
        (people, "50 %", "not-yet"),
        (people, "$50", "not-yet"),
    ):
        objection = exercise.answer_kind.objection(exercise, exercise.answer_kind.take(text))
        assert (objection.state if objection else "answer") == state, text


@pytest.mark.parametrize(
    "guess",
    [
        (50, 60),
        [50, 60],
        (np.int64(50), np.float64(60)),
        "50, 60",
        "50 , 60",
        "50; 60",
        "50 60",
        "(50, 60)",
        "50 %, 60 %",
        ("50", "60%"),
        np.array([50, 60]),
        pd.Series([50, 60]),
        (Decimal("50"), Fraction(60)),
    ],
)
def test_a_guess_and_a_confidence_are_two_numbers(guess):
    assert kind_of("prediction").coerce(guess).value == [50, 60]


def test_the_reply_to_a_prediction_says_which_of_its_numbers_is_wrong():
    assert kind_of("prediction").coerce((50, "sure")).rule == "confidence/number-text"
    assert (
        kind_of("prediction")
        .coerce((50, "sure"))
        .reply.startswith("Look at your confidence. This is text without")
    )
    assert kind_of("prediction").coerce(("plenty", 60)).reply.startswith("Look at your guess.")


@pytest.mark.parametrize("guess", [50, (50,), "50", {50: 60}])
def test_anything_but_two_numbers_is_shown_how_to_write_a_prediction(guess):
    assert kind_of("prediction").coerce(guess).rule == "pair"
    assert "(50, 60)" in kind_of("prediction").coerce(guess).reply


def test_a_comma_that_may_part_two_numbers_or_stand_in_one_is_asked_about():
    for text in ("12,55", "1,200,80", "45%,70%"):
        assert kind_of("prediction").coerce(text).rule == "pair-comma"


def test_a_prediction_of_dots_is_blank_and_a_half_filled_one_says_what_is_open():
    assert kind_of("prediction").coerce((..., ...)) == BLANK
    assert "Your guess is still open" in kind_of("prediction").coerce((..., 60)).reply
    assert "Your confidence is still open" in kind_of("prediction").coerce([40, ...]).reply


@pytest.mark.parametrize("guess", [(50, 60, 70), (5, 0, 60), [1, 2, 3, 4, 5]])
def test_more_than_two_numbers_are_counted_because_a_comma_may_have_made_them(guess):
    taken = kind_of("prediction").coerce(guess)
    assert taken.rule == "pair-several"
    assert taken.reply.startswith(f"Python reads {len(guess)} values here")


def test_a_text_of_spaces_is_blank_and_a_book_is_refused():
    assert kind_of("written").coerce(" \n\n ") == BLANK
    assert "20,001" in kind_of("written").coerce("x" * 20_001).reply


def test_a_value_that_breaks_when_it_is_read_gets_a_reply(monkeypatch):
    monkeypatch.setattr(pd.DataFrame, "itertuples", lambda *_, **__: RaisesAtEveryTouch())
    assert (
        kind_of("table").take(pd.DataFrame({"a": [1]})).reply
        == "This is a table (a DataFrame), and it could not be read."
    )
