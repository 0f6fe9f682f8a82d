"""A run of years is followed to the last year that the kit holds, and "from … on" is said only while it lasts."""

import pandas as pd
import pytest

from lessonkit import data
from lessonkit.claims import claim, ledger, value_of
from lessonkit.claims.linter import lint
from lessonkit.claims.measures.runs import stops_early
from lessonkit.errors import KitError
from scomm.measures.runs import RunOfMoreRemovals
from tests.claims.test_claim import a_computed_claim


def made_up(late):
    """Four old years with more removals in 2001 and 2004, then the given ones (year: removals, returns)."""
    old = pd.DataFrame({"year": [2000, 2001, 2002, 2004], "removals": [1, 9, 1, 9], "returns": [5, 5, 5, 5]})
    rows = [
        (year, category, number)
        for year, (removals, returns) in late.items()
        for category, number in (
            ("removals", removals),
            ("administrative-returns", returns),
            ("enforcement-returns", 0),
        )
    ]
    new = pd.DataFrame(rows, columns=["fiscal_year", "category", "people"])
    new = new.assign(universe="dhs-repatriations", split="type")
    return lambda name: {"yearbook-removals": old, "dhs-annual": new}[name].copy()


def test_a_run_is_followed_over_both_tables():
    load = made_up({2005: (9, 5), 2006: (5, 9)})
    assert [RunOfMoreRemovals(end)(load) for end in ("first", "last", "before")] == [2004, 2005, 2001]
    assert RunOfMoreRemovals("first").through(load) == 2006


def test_a_run_that_reaches_the_last_year_goes_on():
    assert RunOfMoreRemovals("first").goes_on(made_up({2005: (9, 5), 2006: (9, 5)}))
    assert not RunOfMoreRemovals("first").goes_on(made_up({2005: (9, 5), 2006: (5, 9)}))


def test_a_year_that_stands_in_both_tables_is_the_older_tables():
    assert RunOfMoreRemovals("last")(made_up({2004: (1, 5), 2005: (1, 5)})) == 2004


def test_no_run_at_all_is_an_error():
    load = made_up({2005: (1, 2)})
    with pytest.raises(KitError, match="In no year"):
        RunOfMoreRemovals("first")(
            lambda name: load(name).assign(removals=0) if name == "yearbook-removals" else load(name)
        )


def test_removals_exceeded_returns_from_2011_to_2020_and_not_since():
    ends = {end: value_of(claim(id), data.load) for end, id in (
        ("first", "removals-overtake-returns"), ("last", "removals-above-returns-until"))}  # fmt: skip
    assert ends == {"first": 2011, "last": 2020}
    years = RunOfMoreRemovals("first").years(data.load)
    since = years[years.index > 2020]
    assert since["returns"].tolist() == [178_030, 261_210, 443_290, 421_140]
    assert (since["returns"] > since["removals"]).all()
    assert RunOfMoreRemovals("first").through(data.load) == 2024


def test_a_year_computed_from_one_table_alone_stops_early():
    class UntilTheYearbookEnds(RunOfMoreRemovals):
        def through(self, load):
            return 2013

    old = a_computed_claim(unit="year", compute=UntilTheYearbookEnds("first"))
    assert stops_early([old], data.load) == ("boxes-red looks as far as 2013, and the kit holds 2024.",)
    assert "over which series" in stops_early([a_computed_claim(unit="year")], data.load)[0]
    assert stops_early(ledger(), data.load) == ()


def test_from_a_year_on_is_refused_when_the_run_has_ended():
    text = "Removals outnumbered returns from {claim}`removals-overtake-returns` on."
    assert [one.rule for one in lint({"a.md": text}, data.load)] == ["trend-ended"]
    mended = "From {claim}`removals-overtake-returns` to {claim}`removals-above-returns-until` removals led."
    assert lint({"a.md": mended}, data.load) == ()
