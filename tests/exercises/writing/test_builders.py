"""Each builder makes the form of its kind, and takes values and functions as they come."""

from __future__ import annotations

from functools import partial

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.writing import (
    Wrong,
    chart,
    choice,
    function,
    guess,
    half,
    number,
    order,
    percent,
    table,
    written,
)
from lessonkit.exercises.writing.computing import computed, constant
from lessonkit.exercises.writing.logic import Logic
from scomm.pools import dealt_counties


def values(logic: Logic, load: object = None, deal: Deal | None = None) -> dict[str, object]:
    return {mistake.name: mistake.value(load, deal) for mistake in logic.mistakes}  # type: ignore[arg-type]


def test_a_choice_names_a_mistake_behind_each_wrong_letter() -> None:
    logic = choice("base", right="b", wrong={"a": "part", "c": half("rest")}, also_right="d", minutes=3)
    assert values(logic) == {"part": "a", "rest": "c"}
    assert [mistake.score for mistake in logic.mistakes] == [0, 0.5]
    assert logic.answer(None, None) == "b"  # type: ignore[misc, arg-type]
    assert [one(None, None) for one in logic.alternatives] == ["d"]  # type: ignore[arg-type]
    assert set(logic.letters) == {"a", "b", "c", "d"}


def test_a_right_letter_may_be_computed() -> None:
    logic = choice("rate", right="a", answer=lambda load: load("best"), wrong={"b": "x"}, minutes=1)
    assert logic.answer(str.upper, None) == "BEST"  # type: ignore[misc, arg-type]
    assert logic.solution == 'rate = "a"'


def test_an_order_is_told_by_its_letters() -> None:
    logic = order("rank", right="cab", wrong={"abc": "agreement"}, minutes=4)
    assert logic.answer(None, None) == ("c", "a", "b")  # type: ignore[misc, arg-type]
    assert values(logic) == {"agreement": ("a", "b", "c")}
    assert logic.defaults.starter == 'rank = ...    # for example ("a", "b", "c")'
    assert (logic.defaults.type, logic.form["length"]) == ("three letters in order", 3)


def test_a_guess_in_percent_can_be_misread_as_a_fraction() -> None:
    logic = guess("first", misread=(60, 70))
    assert values(logic) == {"guess-as-fraction": (0.6, 0.7), "confidence-as-fraction": (60, 0.7)}
    assert logic.solution == "first = (50, 60)"
    assert set(logic.defaults.replies) == set(values(logic))


def test_a_guess_of_a_count_can_be_out_of_range() -> None:
    assert values(guess("count", range=(0, 1000)))["guess-out-of-range"] == (1001, 60)
    assert values(guess("count", range=(0, 1000), too_large=9999))["guess-out-of-range"] == (9999, 60)


def test_a_plain_answer_needs_no_solution() -> None:
    assert number("year", answer=2008, mistakes={}, range=(0, 1), minutes=1).solution == "year = 2008"


def test_a_percentage_has_its_words_and_its_range() -> None:
    logic = percent("rate", answer=5.0, mistakes={}, solution="rate = 5", tolerance=0.1, minutes=1)
    assert (logic.form, logic.defaults.type, logic.defaults.unit) == (
        {"range": (0, 100)},
        "a percentage",
        "percent",
    )
    assert logic.defaults.starter == "rate = ...    # percent"


def test_a_function_takes_functions_as_they_are() -> None:
    logic = function(
        "double", answer=abs, mistakes={"half": half(round)}, alternatives=(int,), probes=((3,),), solution=abs, minutes=1
    )  # fmt: skip
    assert logic.answer(None, None) is abs  # type: ignore[misc, arg-type]
    assert logic.alternatives[0](None, None) is int  # type: ignore[arg-type]
    assert values(logic) == {"half": round}
    assert logic.probes(None) == ((3,),)  # type: ignore[misc, arg-type]


def test_tables_charts_and_texts_tell_their_form() -> None:
    some = {"answer": 1, "mistakes": {}, "solution": "x = 1", "minutes": 1}
    assert table("x", columns=("a",), length=2, **some).form == {"length": 2, "columns": ("a",)}  # type: ignore[arg-type]
    assert chart("x", series=2, **some).form == {"series": 2}  # type: ignore[arg-type]
    assert written("x", words=(5, 9), points=2, minutes=1).form == {"words": (5, 9)}


def test_a_mistake_may_have_a_tolerance_of_its_own() -> None:
    logic = number("x", answer=1, mistakes={"near": Wrong(2, tolerance=0.01)}, range=(0, 9), minutes=1)
    assert (logic.mistakes[0].tolerance, logic.mistakes[0].score) == (0.01, 0)


def test_a_value_depends_on_what_it_asks_for() -> None:
    def both(load: object, deal: object) -> object:
        return (load, deal)

    def changed(load: object, *, twice: bool = False) -> object:
        return (load, load) if twice else load

    given = ("data", "dealt")
    for value, result in (
        (2008, 2008),
        (lambda: 1, 1),
        (lambda load: load, "data"),
        (lambda deal: deal, "dealt"),
        (lambda deal, load: (deal, load), ("dealt", "data")),
        (both, given),
        (changed, "data"),
        (partial(changed, twice=True), ("data", "data")),
    ):
        assert computed(value)(*given) == result  # type: ignore[arg-type]
    assert constant(both)(*given) is both  # type: ignore[arg-type]


def test_a_value_that_asks_for_more_is_refused() -> None:
    with pytest.raises(KitError, match=r"asks for year\. Allowed: a function of load"):
        computed(lambda load, year: year)


def test_counties_are_dealt_by_name_and_state() -> None:
    from lessonkit.data import load

    assert "Pima County, AZ" in dealt_counties(load)


def test_a_county_without_a_story_gives_its_place_away_and_the_others_keep_theirs() -> None:
    from lessonkit.data import load

    table, dealt = load("deal-counties"), dealt_counties(load)
    days = load("county-activation", ["fips", "activation_date"]).set_index("fips")["activation_date"]
    assert len(dealt) == len(table)
    for row, name in zip(table.itertuples(), dealt, strict=True):
        mine = f"{row.county}, {row.state_code}"
        alike = "2010-07" <= f"{days[row.fips]:%Y-%m}" <= "2010-10"
        assert (name == mine) is (row.policy != "none-listed" and not alike)
    assert max(dealt.count(name) for name in dealt) == 2
