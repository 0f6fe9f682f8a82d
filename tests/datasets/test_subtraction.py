"""No two shipped tables, one subtracted from the other, give back what a table hides below the state."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

from lessonkit.data import describe, load, names

FY2015 = "2014-10-01"
PLACES = ("facility", "office", "fips", "city_fips", "fips_old", "county_2019")
COUNTS_NOBODY = {
    "county-fips-changes",  # codes
    "county-activation-second-coding",  # codes and months
    "county-office",  # codes and names
    "field-offices",  # names
    "agreements-287g",  # agreements, not people
    "local-policies",  # policies, not people
    "county-shapes",
}
"""Tables with a place in them that count no person: nothing can be subtracted from them."""


def below_the_state() -> list[str]:
    """The tables that count people or what happened to them at a place."""
    return [
        name for name in names() if set(PLACES) & set(describe(name).columns) and name not in COUNTS_NOBODY
    ]


def records(name: str) -> pd.DataFrame:
    """One of the two record tables with its calendar year."""
    table = load(name)
    return table.assign(calendar_year=table["month_start"].dt.year)


def small(differences: pd.Series) -> pd.Series:
    """Differences that are a count under ten: neither nothing nor ten or more."""
    return differences[(differences != 0) & (differences.abs() < 10)]


def fy2015_and_pennsylvania() -> pd.Series:
    """Detainers by facility of October 2014 to July 2015 in the one table less those in the other."""
    ours = records("detainers-fy2015").query("state_code == 'PA'")
    theirs = records("detainers-pennsylvania").query(f"month_start >= '{FY2015}'")
    ours = ours[ours["month_start"].notna()]
    return ours["facility"].value_counts().sub(theirs["facility"].value_counts(), fill_value=0)


def declined_and(name: str) -> pd.Series:
    """Declined detainers of a place and year less those that the records show there, in every year of the records.

    A place is a facility that both tables name, or what is left of its state beside those: the two pools hide different
    facilities, so only the sum of what one of them hides can be told from both.
    """
    named = load("detainers-facilities").query("level == 'facility'")["facility"]
    table, there = load("detainers-declined"), records(name).query("outcome == 'declined'")
    by_year = ["calendar_year", "state_code", "facility"]
    table = table[table["level"].isin(["facility", "pool"])].set_index(by_year)["declined"]
    shown = there[there["facility"].isin(named)].groupby(by_year).size()
    both = table.index.intersection(shown.index)
    of_both = table[both].sub(shown[both])

    def left(counts: pd.Series) -> pd.Series:
        return counts[~counts.index.isin(both)].groupby(["calendar_year", "state_code"]).sum()

    rest = left(table).sub(left(there.groupby(by_year).size())).dropna()
    return pd.concat([of_both, rest]).astype(int)


def facilities_and(name: str, column: str) -> pd.Series:
    """The number of rows that a list of facilities gives less the rows that are there."""
    listed = load("detainers-facilities").set_index("facility")[column].dropna()
    return listed.sub(load(name)["facility"].value_counts(), fill_value=0)


def deals_and_facilities() -> pd.Series:
    """Detainers of a county that can be dealt less those of its named facilities."""
    dealt = load("deal-counties").set_index("fips")["detainers_fy2015"]
    named = load("detainers-facilities").groupby("fips")["fy2015"].sum()
    return dealt.sub(named.reindex(dealt.index))


COMPARED = {
    ("detainers-fy2015", "detainers-pennsylvania"): fy2015_and_pennsylvania,
    ("detainers-declined", "detainers-fy2015"): lambda: declined_and("detainers-fy2015"),
    ("detainers-declined", "detainers-pennsylvania"): lambda: declined_and("detainers-pennsylvania"),
    ("detainers-facilities", "detainers-fy2015"): lambda: facilities_and("detainers-fy2015", "fy2015"),
    ("detainers-facilities", "detainers-pennsylvania"): lambda: facilities_and(
        "detainers-pennsylvania", "pennsylvania"
    ),
    ("deal-counties", "detainers-facilities"): deals_and_facilities,
    ("deal-counties", "detainers-fy2015"): lambda: deals_and_facilities(),
}
"""Each pair of tables with a common total at a place, and one less the other."""

SUBJECT = {
    "county-activation": "residents",
    "deal-counties": "detainers",
    "detainers-declined": "detainers",
    "detainers-facilities": "detainers",
    "detainers-fy2015": "detainers",
    "detainers-pennsylvania": "detainers",
    "ero-arrests-by-office": "arrests by field office",
    "removals-by-office": "removals by field office",
    "program-counts": "prints, matches and removals of one program",
}
"""What a table counts: counts of different things have no common total."""

NO_COMMON_TOTAL = {
    ("deal-counties", "detainers-declined"),  # all detainers of FY2015, declined ones of a calendar year
    ("deal-counties", "detainers-pennsylvania"),  # the same rows as with detainers-fy2015
    ("detainers-declined", "detainers-facilities"),  # declined ones of a year, all of all years
}


@pytest.mark.parametrize("pair", COMPARED, ids=" and ".join)
def test_no_difference_of_two_tables_is_a_small_count_at_a_place(pair: tuple[str, str]) -> None:
    assert small(COMPARED[pair]()).to_dict() == {}


def test_every_pair_of_tables_that_count_the_same_at_a_place_is_compared_or_has_a_reason() -> None:
    alike = {
        pair for pair in combinations(sorted(below_the_state()), 2) if SUBJECT[pair[0]] == SUBJECT[pair[1]]
    }
    assert alike == set(COMPARED) | NO_COMMON_TOTAL


def test_what_one_record_table_pools_the_other_does_not_name() -> None:
    ours = records("detainers-fy2015").query("state_code == 'PA'")
    theirs = records("detainers-pennsylvania").query(f"month_start >= '{FY2015}'")
    assert set(theirs["facility"]) <= set(ours["facility"])


@pytest.mark.parametrize("name", ["detainers-fy2015", "detainers-pennsylvania"])
@pytest.mark.parametrize("early", [True, False])
def test_a_named_facility_has_ten_records_in_each_part_that_can_be_told_apart(name: str, early: bool) -> None:
    table = load(name)
    part = table[(table["month_start"] < FY2015) == early]
    named = part[part["facility"].str.contains(r"^[A-Z]{2}-(?:\d+|other)$")]["facility"].value_counts()
    assert named.empty or named.min() >= 10


def test_no_table_counts_other_outcomes_beside_the_declined_ones() -> None:
    assert "other_outcomes" not in describe("detainers-declined").columns


def test_one_row_of_a_state_does_not_say_that_it_is_one_jail() -> None:
    table = load("detainers-declined")
    assert table.loc[table["level"].isin(["state", "not-given"]), "facilities"].isna().all()
    assert table.loc[table["level"] == "pool", "facilities"].min() > 1


@pytest.mark.parametrize("name", ["detainers-fy2015", "detainers-pennsylvania"])
def test_records_show_a_month_and_of_the_rare_outcomes_not_even_that(name: str) -> None:
    table = load(name)
    hidden = table["outcome"].isin(["citizen", "not-deportable", "died"])
    assert set(table.loc[hidden, "outcome"]) == {"citizen", "not-deportable", "died"}
    assert table.loc[hidden, "month_start"].isna().all()
    assert (table.loc[~hidden, "month_start"].dt.day == 1).all()


def test_the_months_sums_less_the_records_say_in_no_month_that_someone_died() -> None:
    table = load("detainers-fy2015")
    sums = load("detainers-monthly").query("fiscal_year == 2015").set_index("month_start")["detainers"]
    rest = sums.sub(table["month_start"].value_counts())
    died = (table["outcome"] == "died").sum()
    # With so many of other kinds missing, each month might be one in which nobody died.
    assert rest.min() > died > 0
