"""A table that is not right is told which columns, rows and cells differ; rows that are right earn part of the points."""

from __future__ import annotations

import pandas as pd
import pytest
from msgspec.structs import replace

from lessonkit.exercises import Exercise, Mistake, Properties
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.judge import judge
from lessonkit.exercises.kinds import table_said
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.kinds.table_cells import keys_of
from lessonkit.exercises.kinds.table_proof import faults_of_tables
from lessonkit.exercises.prices import PRICES
from lessonkit.exercises.verdict import Verdict
from tests.exercises import tiny

say = table_said.say
RIGHT = pd.DataFrame(
    {
        "county": ["Cook", "Kane", "Will", "Lake"],
        "days": [10, 20, 30, 40],
        "share": [56.32, 40.08, 7.5, 91.25],
    }
)
EXERCISE = replace(
    tiny.TIDY,
    id="days-of-counties",
    points=2,
    tolerance=0.05,
    prompt="A row each for `Cook`, `Kane`, `Will` and one more.",
    properties=Properties(type="a table", columns=("county", "days", "share")),
    answer=lambda load, deal: RIGHT,
    mistakes=(
        Mistake("from-1", lambda load, deal: RIGHT.assign(days=RIGHT["days"] + 1), "Count from 0."),
        Mistake("of-the-rest", lambda load, deal: RIGHT.assign(share=100 - RIGHT["share"]), "Of whom?"),
    ),
)


def verdict(table: object, exercise: Exercise = EXERCISE) -> Verdict:
    return judge(exercise, exercise.answer_kind.take(table), Deal(), tiny.load)


def told(table: object) -> tuple[str | None, float]:
    found = verdict(table)
    return found.mistake, found.score


def changed(column: str, **cells: object) -> pd.DataFrame:
    table = RIGHT.astype({column: object})
    for county, cell in cells.items():
        table.loc[table["county"] == county, column] = cell
    return table


@pytest.mark.parametrize(
    "table",
    [
        RIGHT.iloc[::-1],
        RIGHT[["share", "county", "days"]],
        RIGHT.assign(share=["56.32%", "40.08 %", "7.5", "91.25"]),
        RIGHT.round({"share": 1}),
        RIGHT.astype({"county": "category", "days": float}),
    ],
)
def test_order_and_equal_forms_of_cells_are_right(table):
    assert verdict(table).state == "right"


def test_the_columns_and_rows_that_differ_are_named_and_the_others_earn_their_part():
    found = verdict(changed("days", Kane=21, Will=33))
    assert (found.mistake, found.score) == ("cells-differ", 1)
    assert found.reply == say("table.differs.somewhere", column="days", n=2, of=4, rows="Kane, Will")


def test_part_of_the_points_is_rounded_down_to_halves():
    assert verdict(changed("days", Kane=21)).score == 1.5
    assert verdict(changed("days", Kane=21), replace(EXERCISE, points=1)).score == 0.5


def test_right_keys_beside_wrong_values_earn_nothing():
    assert told(RIGHT.assign(days=[11, 25, 33, 47])) == ("cells-differ", 0)
    assert told(RIGHT.assign(days=0, share=0.0)) == ("cells-differ", 0)


@pytest.mark.parametrize(
    ("table", "slip"),
    [
        (RIGHT.assign(share=RIGHT["share"] / 100), "hundredth"),
        (RIGHT.assign(share=RIGHT["share"] * 1000), "thousandfold"),
        (RIGHT.assign(share=[56, 40, 8, 91]), "rounded"),
        (RIGHT.assign(share=-RIGHT["share"]), "sign-reversed"),
    ],
)
def test_a_slip_of_form_has_its_price_and_earned_nothing_before_slips_had_one(table, slip):
    assert told(table) == (slip, PRICES["form"] * EXERCISE.points)
    assert verdict(table, replace(EXERCISE, priced=False)).score == 0


@pytest.mark.parametrize(
    ("table", "mistake"),
    [
        (RIGHT.assign(share=None), "blank-for-value"),
        (RIGHT.assign(days=RIGHT["days"].to_numpy()[::-1]), "values-in-other-rows"),
        (RIGHT.assign(days=["some", "many", "few", "none"]), "text-for-numbers"),
        (RIGHT.assign(county=["cook", "KANE", "Will ", "la-ke"]), "labels-written-otherwise"),
        (RIGHT.assign(county=["A", "B", "C", "D"]), "other-labels"),
        (RIGHT.assign(county=None), "blank-labels"),
        (RIGHT.head(3), "rows-missing"),
        (pd.concat([RIGHT, RIGHT.head(1)]), "rows-twice"),
        (pd.concat([RIGHT, RIGHT.head(1).assign(county="Total")]), "rows-too-many"),
        (RIGHT.set_index("county")[["days"]].T, "wide-for-long"),
        (RIGHT.set_index("county").T.reset_index(names="fact"), "turned"),
    ],
)
def test_what_is_wrong_has_a_name_and_earns_nothing(table, mistake):
    assert told(table) == (mistake, 0)


@pytest.mark.parametrize(
    ("table", "mistake"),
    [
        (RIGHT.set_index("county"), "key-in-index"),
        (RIGHT.rename(columns={"days": "Tage"}), "renamed-column"),
        (RIGHT.assign(more=1), "extra-column"),
    ],
)
def test_a_fault_of_form_beside_right_values_leaves_half_of_the_points(table, mistake):
    assert told(table) == (mistake, 1)


def test_one_column_with_its_key_in_the_index_is_read_as_a_table():
    counts = RIGHT[["county", "days"]]
    exercise = replace(
        EXERCISE, answer=lambda load, deal: counts, mistakes=(), properties=Properties(type="a table")
    )
    found = verdict(counts.set_index("county")["days"], exercise)
    assert (found.mistake, found.score) == ("key-in-index", 1)


def test_right_values_in_each_others_rows_are_no_named_mistakes_of_those_rows():
    turned = (
        Mistake("cook-low", lambda load, deal: changed("days", Cook=20), "Cook is low."),
        Mistake("kane-low", lambda load, deal: changed("days", Kane=30), "Kane is low."),
        Mistake("will-high", lambda load, deal: changed("days", Will=10), "Will is high."),
    )
    found = verdict(changed("days", Cook=20, Kane=30, Will=10), replace(EXERCISE, mistakes=turned))
    assert found.mistake == "values-in-other-rows"


def test_a_hundred_that_anyone_can_type_is_no_number_rounded_to_hundreds():
    assert told(changed("share", Lake=100))[0] == "cells-differ"


def test_a_named_mistake_in_one_column_is_named_beside_another_one():
    both = RIGHT.assign(days=RIGHT["days"] + 1, share=100 - RIGHT["share"])
    assert verdict(both).reply == "Count from 0. Of whom?"
    beside = verdict(changed("share", Lake=1.0).assign(days=RIGHT["days"] + 1))
    assert beside.reply.startswith("Count from 0.")
    assert "Lake" in beside.reply


def test_a_missing_row_is_named_only_where_the_prompt_names_it():
    assert verdict(RIGHT[1:]).reply == say("table.rows.missing-named", n=1, rows="Cook")
    assert verdict(RIGHT[:3]).reply == say("table.rows.missing", n=1)


def test_rows_that_are_to_be_added_up_first_are_not_called_doubles():
    halves = pd.concat([RIGHT.assign(days=RIGHT["days"] / 2, share=RIGHT["share"] / 2)] * 2)
    found = verdict(halves)
    assert (found.mistake, found.reply) == (
        "rows-not-added-up",
        say("table.rows.not-added-up", columns=["county"]),
    )
    doubled = verdict(pd.concat([RIGHT, RIGHT.head(1)]))
    assert (doubled.mistake, doubled.reply) == ("rows-twice", say("table.rows.twice", columns=["county"]))


def test_a_running_total_is_named():
    assert verdict(RIGHT.assign(days=RIGHT["days"].cumsum())).mistake == "running-total"


def test_a_table_on_its_side_is_told_that_its_columns_have_no_names():
    assert verdict(RIGHT.T).reply == say("table.missing.numbered", column="county")


def test_numbered_rows_say_that_nothing_was_grouped():
    alone = RIGHT.drop(columns="county").reset_index()
    assert verdict(alone).reply == say("table.missing.ungrouped", column="county")


def test_of_a_key_of_two_columns_the_one_is_named_whose_value_is_in_no_row():
    both = pd.DataFrame({"place": ["US", "US", "CA", "CA"], "stage": ["in", "out"] * 2, "n": [4, 3, 2, 2]})
    other = replace(
        EXERCISE,
        prompt="Two places.",
        answer=lambda load, deal: both,
        mistakes=(),
        properties=Properties("a table"),
    )
    assert verdict(both.head(2), other).reply == say(
        "table.rows.missing-values", n=2, column="place", values=1
    )
    more = pd.concat([both, pd.DataFrame({"place": ["US", "CA"], "stage": "all", "n": [9, 8]})])
    assert verdict(more, other).reply == say("table.rows.extra-values", n=2, column="stage", values=1)


def test_no_right_value_is_given_away():
    for table in (RIGHT.assign(days=0), RIGHT.assign(share=0), changed("days", Kane=99)):
        assert not any(value in verdict(table).reply for value in ("56.32", "40.08", "20", "91"))


def test_the_key_of_a_table_is_the_fewest_columns_of_text_or_years_that_tell_its_rows_apart():
    rows = [[2014, "May", 1], [2014, "June", 2], [2015, "May", 3]]
    assert keys_of({"columns": ["year", "month", "n"], "rows": rows}) == (0, 1)
    assert keys_of({"columns": ["year", "month", "n"], "rows": rows}, ("n",)) == (2,)


@pytest.mark.parametrize("years", [["FY2014", "FY2015"], ["2014", "2015"], [2014.0, 2015.0]])
def test_a_year_is_the_same_year_in_every_form(years):
    wanted = {"columns": ["year", "n"], "rows": [[2014, 1], [2015, 2]]}
    given = {"columns": ["year", "n"], "rows": [[year, n] for year, n in zip(years, (1, 2), strict=True)]}
    assert kind_of("table").same(given, wanted, 0)


def test_where_numbers_are_asked_for_texts_that_say_them_earn_half():
    asked = Properties(type="a table", columns=("county", "days", "share"), as_numbers=("days",))
    found = verdict(RIGHT.astype({"days": str}), replace(EXERCISE, properties=asked))
    assert (found.mistake, found.score) == ("text-for-numbers", 1)


def test_the_build_tries_spoilt_tables_and_tells_which_gets_full_marks():
    class Generous:
        exercise, key = EXERCISE, type("Key", (), {"right": (kind_of("table").take(RIGHT).value,)})

        def judge(self, value):
            return Verdict("x", "right", 2, 2, "")

        def full_marks(self, verdict):
            return True

    found = list(faults_of_tables(Generous()))  # type: ignore[arg-type]
    for part in ("its first row dropped", "words in 'days'", "two values of 'share' swapped", "only county"):
        assert any(part in fault for fault in found)


def test_a_table_that_lies_on_its_side_is_told_to_turn_and_not_to_melt():
    found = verdict(RIGHT.set_index("county").T)
    assert (found.mistake, found.reply) == ("turned", say("table.turned"))


def test_what_is_true_of_two_columns_is_said_once():
    assert verdict(RIGHT.assign(days=17, share=18.5)).reply.count(say("table.cell.alike")) == 1


@pytest.mark.parametrize(
    ("table", "mistake"),
    [
        (RIGHT.assign(days=17), "one-number-in-all"),
        (RIGHT.assign(share=100 - RIGHT["days"]), "rest-of-another"),
        (RIGHT.assign(days=0), "cells-differ"),
    ],
)
def test_what_is_seen_of_all_rows_of_a_column_is_said(table, mistake):
    assert verdict(table).mistake == mistake
