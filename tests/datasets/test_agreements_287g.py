"""The rosters keep ICE's counts, and no agreement gets a county that nobody printed."""

from __future__ import annotations

import pandas as pd
import pytest

from lessonkit.data import load, root

JULY, DECEMBER = pd.Timestamp("2025-07-18"), pd.Timestamp("2025-12-31")
FOUND = {"printed-county", "by-hand", "other-roster"}


@pytest.fixture(scope="module")
def agreements() -> pd.DataFrame:
    return load("agreements-287g")


def test_both_rosters_have_as_many_agreements_as_ice_lists(agreements: pd.DataFrame) -> None:
    assert agreements.groupby("roster_date").size().to_dict() == {JULY: 832, DECEMBER: 1274}
    assert not agreements.duplicated(["roster_date", "state", "agency", "support_type"]).any()


@pytest.mark.parametrize(
    ("day", "task_force", "warrant_service", "jail"), [(JULY, 415, 300, 117), (DECEMBER, 684, 445, 145)]
)
def test_kinds_of_support_are_counted_without_trailing_spaces(
    agreements: pd.DataFrame, day: pd.Timestamp, task_force: int, warrant_service: int, jail: int
) -> None:
    found = agreements[agreements["roster_date"] == day]["support_type"].value_counts().to_dict()
    assert found == {"task-force": task_force, "warrant-service": warrant_service, "jail": jail}


def test_signing_years_of_december_are_those_of_the_roster(agreements: pd.DataFrame) -> None:
    december = agreements[agreements["roster_date"] == DECEMBER]
    assert december.groupby(december["signed_date"].dt.year).size().to_dict() == {
        2019: 45,
        2020: 89,
        2025: 1140,
    }


def test_nobody_signs_after_the_day_of_the_roster(agreements: pd.DataFrame) -> None:
    assert (agreements["signed_date"] <= agreements["roster_date"]).all()


def test_every_mistyped_date_is_mended(agreements: pd.DataFrame) -> None:
    july = agreements[agreements["roster_date"] == JULY].set_index(["agency", "support_type"])["signed_date"]
    assert july["Grundy County Sheriff's Office", "warrant-service"] == pd.Timestamp("2025-07-07")
    assert july["Tooele County Sheriff's Office", "warrant-service"] == pd.Timestamp("2025-07-07")
    assert july["Campbell County Sheriff's Office", "task-force"] == pd.Timestamp("2025-05-08")


def test_labels_have_no_spaces_at_their_ends(agreements: pd.DataFrame) -> None:
    for column in agreements.select_dtypes("str"):
        text = agreements[column].dropna()
        assert (text == text.str.split().str.join(" ")).all()


def test_a_county_has_a_code_exactly_where_a_rule_found_one(agreements: pd.DataFrame) -> None:
    found = agreements["rule"].isin(FOUND)
    assert (agreements["fips"].notna() == found).all()
    assert (agreements["confidence"].notna() == found).all()
    assert agreements.groupby("roster_date")["fips"].count().to_dict() == {JULY: 602, DECEMBER: 1018}
    assert set(agreements.loc[agreements["agency_type"] == "state-agency", "rule"]) == {"statewide"}


def test_the_codes_lie_in_the_state_of_the_agency_and_carry_the_printed_name(
    agreements: pd.DataFrame,
) -> None:
    found = agreements.dropna(subset=["fips"]).merge(load("county-activation"), on="fips")
    assert len(found) == 602 + 1018
    assert (found["state_x"] == found["state_y"]).all()
    printed = found[found["rule"] == "printed-county"]
    same = (
        printed["county_printed"].str.replace(" ", "").str.casefold()
        == printed["county"].str.replace(" ", "").str.casefold()
    )
    # ICE writes county for a few Louisiana parishes, leaves out a dot or an apostrophe.
    assert same.mean() > 0.97


def test_every_decision_by_hand_is_used(agreements: pd.DataFrame) -> None:
    hand = pd.read_csv(root() / "agreements-287g" / "hand" / "counties.csv")
    used = agreements[agreements["rule"] == "by-hand"][["state", "agency", "county_printed"]]
    assert set(used.itertuples(index=False, name=None)) == set(
        hand[["state", "agency", "printed"]].itertuples(index=False, name=None)
    )


def test_agreements_that_press_lists_kept_but_ice_ended_are_not_here(agreements: pd.DataFrame) -> None:
    december = agreements[agreements["roster_date"] == DECEMBER]
    assert not december["fips"].isin(["04013", "37183"]).any()  # Maricopa in Arizona, Wake in North Carolina


def test_the_readme_counts_every_rule_and_every_moved_date(agreements: pd.DataFrame) -> None:
    text = " ".join((root() / "agreements-287g" / "README.md").read_text("utf-8").split())
    for rule, rows in agreements.groupby("rule"):
        july, december = (sum(rows["roster_date"] == day) for day in (JULY, DECEMBER))
        line = text.split(f"| `{rule}`")[1].split("| |")[0]
        assert f"| {july:,} | {december:,}" in line
    july, december = (agreements[agreements["roster_date"] == day] for day in (JULY, DECEMBER))
    both = july.merge(december, on=["state", "agency", "support_type"])
    moved = both["signed_date_x"] != both["signed_date_y"]
    assert f"For {moved.sum()} of the {len(both)} agreements on both lists" in text
