"""The form of an answer is described without giving the answer away."""

from __future__ import annotations

import pytest

from scomm.exercises import Properties
from scomm.exercises.properties import misfit, prediction_fault, word_count
from scomm.exercises.tables import take_table
from scomm.exercises.take import take
from tests.exercises import tiny
from tests.exercises.test_compare import chart

ORDER, LETTER = tiny.RANK.properties, tiny.BASE.properties


@pytest.mark.parametrize(
    ("properties", "letters", "said"),
    [
        (LETTER, "d", "'d' is not one of the options. They are a, b, c."),
        (LETTER, ["a", "b"], "You gave 2 letters. 1 is wanted."),
        (ORDER, "c", "You gave 1 letter. 3 are wanted, in order."),
        (ORDER, ["c", "a", "a"], "You used one letter twice. Use each once."),
        (ORDER, ["c", "a", "\u0431"], "it is a letter of another alphabet"),
        (LETTER, "\u0430", "it is a letter of another alphabet"),
        (LETTER, "x" * 500, "is not one of the options"),
    ],
)
def test_a_choice_that_can_not_be_right_is_told_why(properties, letters, said):
    assert said in misfit("choice", properties, letters)
    assert len(misfit("choice", properties, letters)) < 200


def test_a_well_formed_answer_fits_whether_it_is_right_or_not():
    assert misfit("choice", ORDER, ["a", "b", "c"]) is None
    assert misfit("number", tiny.SHARE.properties, 99) is None
    assert misfit("table", tiny.TIDY.properties, take_table(tiny.tidy()).value) is None
    assert misfit("chart", tiny.DRAW.properties, chart()) is None


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (tiny.tidy().set_index("shelf"), "no column 'shelf'. It has: colour, boxes. If it is the index"),
        (tiny.tidy().iloc[:, :0], "It is empty."),
        (tiny.tidy(**{f"x{n}": 1 for n in range(9)}).drop(columns="shelf"), "x4, x5 and 3 more. If it is"),
        (tiny.tidy(extra=1), "not asked for: 'extra'. Keep shelf, colour, boxes."),
        (tiny.tidy().head(1), "The table has 1 row. 6 are wanted."),
        (tiny.tidy(boxes=2), "The column 'boxes' adds up to 12. It should add up to 38."),
        (tiny.tidy(boxes="3"), "'boxes' holds something other than numbers"),
        (tiny.tidy(boxes=True), "'boxes' holds something other than numbers"),
        (tiny.tidy()[["shelf", "colour", "boxes", "boxes"]], "two columns called 'boxes'. Keep one."),
    ],
)
def test_a_table_of_another_form_is_told_the_difference(table, said):
    assert said in misfit("table", tiny.TIDY.properties, take_table(table).value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"series": []}, "The chart is empty."),
        ({"title": " "}, "The chart has no title."),
        ({"y_title": ""}, "The upright (y) axis has no title."),
        ({"series": [{**one, "name": ""} for one in chart()["series"]]}, "Not every series has a name"),
        ({"series": chart()["series"][:1]}, "The chart shows 1 series. 2 are wanted."),
        (
            {"series": [{**one, "y": ["3", "4", "5"]} for one in chart()["series"]]},
            "holds text on the upright (y) axis",
        ),
        ({"series": [{**one, "y": [3]} for one in chart()["series"]]}, "has 3 x values and 1 y values"),
    ],
)
def test_a_chart_of_another_form_is_told_the_difference(changes, said):
    assert said in misfit("chart", tiny.DRAW.properties, chart(**changes))


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ([0.6, 70], "guess-as-fraction"),
        ([60, 0.7], "confidence-as-fraction"),
        ([60, 170], "confidence-out-of-range"),
        ([160, 70], "guess-out-of-range"),
        ([60], "not-two-numbers"),
        ("60", "not-two-numbers"),
    ],
)
def test_a_prediction_that_can_not_be_meant_is_named(value, fault):
    name, reply = prediction_fault(tiny.GUESS.properties, value)
    assert (name, bool(reply)) == (fault, True)


def test_a_small_guess_may_be_meant_where_the_range_does_not_end_at_a_hundred():
    assert prediction_fault(Properties(type="a count", range=(0, 1000)), [0.6, 70]) is None
    assert prediction_fault(Properties(type="a number"), [-5, 70]) is None


def test_words_are_counted_as_a_reader_counts_them():
    assert word_count("One  two\nthree — four.") == 5
    assert word_count(take("written", "  ").value or "") == 0
