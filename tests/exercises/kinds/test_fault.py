"""The form of an answer is described without giving the answer away, and in the kit's own words."""

from __future__ import annotations

import pytest

from scomm.exercises import Properties
from scomm.exercises.kinds.registry import kind_of
from scomm.exercises.kinds.table import coerce_table
from tests.exercises import tiny
from tests.exercises.kinds.test_same import chart


def misfit(kind, properties, value) -> str | None:
    fault = kind_of(kind).fault(properties, value)
    return fault.reply if fault else None


ORDER, LETTER = tiny.RANK.properties, tiny.BASE.properties


@pytest.mark.parametrize(
    ("properties", "letters", "said"),
    [
        (LETTER, "d", "This is not one of the options. They are a, b, c."),
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
    assert misfit("table", tiny.TIDY.properties, coerce_table(tiny.tidy()).value) is None
    assert misfit("chart", tiny.DRAW.properties, chart()) is None


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (tiny.tidy().set_index("shelf"), "no column 'shelf'. It has 2 columns. If it is the index"),
        (tiny.tidy().iloc[:, :0], "It is empty."),
        (tiny.tidy(**{f"x{n}": 1 for n in range(9)}).drop(columns="shelf"), "It has 11 columns. If it is"),
        (tiny.tidy(extra=1), "a column that was not asked for. Keep shelf, colour, boxes."),
        (tiny.tidy().head(1), "The table has 1 row. 6 are wanted."),
        (tiny.tidy(boxes=2), "The column 'boxes' adds up to 12. It should add up to 38."),
        (tiny.tidy(boxes="3"), "'boxes' holds something other than numbers"),
        (tiny.tidy(boxes=True), "'boxes' holds something other than numbers"),
        (tiny.tidy()[["shelf", "colour", "boxes", "boxes"]], "two columns called 'boxes'. Keep one."),
    ],
)
def test_a_table_of_another_form_is_told_the_difference(table, said):
    assert said in misfit("table", tiny.TIDY.properties, coerce_table(table).value)


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


def quoted(kind, properties, value) -> list[str]:
    return [quote.as_text() for quote in kind_of(kind).fault(properties, value).quotes]


def test_what_a_fault_is_about_stands_beside_the_reply_as_the_learners_own():
    table = coerce_table(tiny.tidy(**{f"x{n}": 1 for n in range(9)}).drop(columns="shelf")).value
    assert quoted("table", tiny.TIDY.properties, table) == [
        "From your notebook, the columns: colour, boxes, x0, x1, x2, x3, x4, x5 and 3 more"
    ]
    extra = coerce_table(tiny.tidy(extra=1)).value
    assert quoted("table", tiny.TIDY.properties, extra) == ["From your notebook, the column: extra"]
    assert quoted("choice", LETTER, "d") == ["From your notebook, the letter: d"]
    assert quoted("choice", LETTER, "x" * 500) == [f"From your notebook, the letter: {'x' * 40}"]


def test_a_column_that_the_exercise_does_not_name_is_not_named_in_the_reply():
    twice = {"columns": ["mine", "mine"], "rows": []}
    assert (
        misfit("table", Properties(type="a table"), twice)
        == "The table has two columns with one name. Keep one."
    )
    assert quoted("table", Properties(type="a table"), twice) == ["From your notebook, the column: mine"]
    summed = Properties(type="a table", sums_to=("boxes", 38))
    assert misfit("table", summed, {"columns": ["mine"], "rows": [[1]]}) is None
