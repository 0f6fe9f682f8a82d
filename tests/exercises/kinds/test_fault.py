"""The form of an answer is described without giving the answer away, and in the kit's own words."""

from __future__ import annotations

import pytest

from lessonkit.exercises import Properties
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.kinds.table import coerce_table, say
from lessonkit.exercises.quote import Quote
from tests.exercises import tiny
from tests.exercises.kinds.test_same import chart


def misfit(kind, properties, value) -> str | None:
    fault = kind_of(kind).fault(properties, value)
    return fault.reply if fault else None


def look_alike(how_many: str) -> str:
    """What is said of a letter that only looks like an option."""
    return say("choice.strange.look-alike", said=say(f"choice.strange.{how_many}", options="a, b, c"))


ORDER, LETTER = tiny.RANK.properties, tiny.BASE.properties


@pytest.mark.parametrize(
    ("properties", "letters", "said"),
    [
        (LETTER, "d", "This is not one of the options. They are a, b, c."),
        (LETTER, ["a", "b"], say("choice.count.one", n=2)),
        (ORDER, "c", say("choice.count.several", n=1, wanted=3)),
        (ORDER, ["c", "a", "a"], say("choice.twice")),
        (ORDER, ["c", "a", "\u0431"], look_alike("among")),
        (ORDER, ["bc", "a"], say("choice.strange.joined")),
        (ORDER, ["data", "opinion"], say("choice.strange.all", options="a, b, c")),
        (LETTER, "\u0430", look_alike("alone")),
        (LETTER, "x" * 500, say("choice.strange.alone", options="a, b, c")),
    ],
)
def test_a_choice_that_can_not_be_right_is_told_why(properties, letters, said):
    assert misfit("choice", properties, letters) == said
    assert len(misfit("choice", properties, letters)) < 200


def test_a_well_formed_answer_fits_whether_it_is_right_or_not():
    assert misfit("choice", ORDER, ["a", "b", "c"]) is None
    assert misfit("number", tiny.SHARE.properties, 99) is None
    assert misfit("table", tiny.TIDY.properties, coerce_table(tiny.tidy()).value) is None
    assert misfit("chart", tiny.DRAW.properties, chart()) is None


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (tiny.tidy().set_index("shelf"), say("table.missing.column", column="shelf", n=2)),
        (tiny.tidy().iloc[:, :0], say("table.missing.empty", column="shelf")),
        (
            tiny.tidy(**{f"x{n}": 1 for n in range(9)}).drop(columns="shelf"),
            say("table.missing.column", column="shelf", n=11),
        ),
        (tiny.tidy(extra=1), say("table.extra", columns="shelf, colour, boxes")),
        (tiny.tidy().head(1), say("table.count.several", n=1, wanted=6)),
        (tiny.tidy(boxes=2), say("table.sum", column="boxes", found="12", total="38")),
        (tiny.tidy(boxes="3"), say("table.no-numbers", column="boxes")),
        (tiny.tidy(boxes=True), say("table.no-numbers", column="boxes")),
        (
            tiny.tidy()[["shelf", "colour", "boxes", "boxes"]],
            say("table.twice.wanted", column="boxes"),
        ),
    ],
)
def test_a_table_of_another_form_is_told_the_difference(table, said):
    assert said == misfit("table", tiny.TIDY.properties, coerce_table(table).value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"series": []}, say("chart.empty")),
        ({"title": " "}, say("chart.no-title")),
        ({"y_title": ""}, say("chart.no-unit")),
        ({"series": [{**one, "name": ""} for one in chart()["series"]]}, say("chart.nameless")),
        ({"series": chart()["series"][:1]}, say("chart.count.several", n=1, wanted=2)),
        (
            {"series": [{**one, "y": ["3", "4", "5"]} for one in chart()["series"]]},
            say("chart.text"),
        ),
        ({"series": [{**one, "y": [3]} for one in chart()["series"]]}, say("chart.uneven", x=3, y=1)),
    ],
)
def test_a_chart_of_another_form_is_told_the_difference(changes, said):
    assert said == misfit("chart", tiny.DRAW.properties, chart(**changes))


def quoted(kind, properties, value) -> list[str]:
    return [quote.as_text() for quote in kind_of(kind).fault(properties, value).quotes]


def quote(id: str, words: str) -> list[str]:
    return [Quote(say(id), words).as_text()]


def test_what_a_fault_is_about_stands_beside_the_reply_as_the_learners_own():
    table = coerce_table(tiny.tidy(**{f"x{n}": 1 for n in range(9)}).drop(columns="shelf")).value
    assert quoted("table", tiny.TIDY.properties, table) == quote(
        "table.quoted.columns",
        say("table.quoted.and-more", first="colour, boxes, x0, x1, x2, x3, x4, x5", n=3),
    )
    extra = coerce_table(tiny.tidy(extra=1)).value
    assert quoted("table", tiny.TIDY.properties, extra) == quote("table.quoted.column", "extra")
    assert quoted("choice", LETTER, "d") == quote("choice.quoted", "d")
    assert quoted("choice", LETTER, "x" * 500) == quote("choice.quoted", "x" * 40)


def test_a_column_that_the_exercise_does_not_name_is_not_named_in_the_reply():
    twice = {"columns": ["mine", "mine"], "rows": []}
    assert misfit("table", Properties(type="a table"), twice) == say("table.twice.unknown")
    assert quoted("table", Properties(type="a table"), twice) == quote("table.quoted.column", "mine")
    summed = Properties(type="a table", sums_to=("boxes", 38))
    assert misfit("table", summed, {"columns": ["mine"], "rows": [[1]]}) is None
