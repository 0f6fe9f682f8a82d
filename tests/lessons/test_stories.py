"""Every place that a learner can be dealt has something to show in each lesson, and in each explorer that marks it."""

from __future__ import annotations

import pytest

from lessonkit.data import load
from lessonkit.explorers import explorer
from scomm.explorers.counties.own_county import place_on_map
from scomm.explorers.dated_policies.steps import DATES as DATES_OF_MAP
from scomm.explorers.policy_map.looks import LOOKS, NOTHING, looks
from scomm.models.policy_dates import policies_of
from tests.lessons.test_exercises import LESSONS

DEALT = [
    (name, value)
    for lesson in LESSONS.values()
    if lesson.id != "90-tiny"
    for name, values in lesson.pools.items()
    for value in values
]
COUNTIES = sorted({value for name, value in DEALT if name == "county"})
MAP, CURVES, POLICIES, DATES = map(
    explorer, ("rollout-map", "activation-curves", "policy-map", "policy-dates")
)


def test_one_code_gives_one_county_in_every_lesson() -> None:
    pools = {lesson.pools["county"] for lesson in LESSONS.values() if "county" in lesson.pools}
    assert len(pools) == 1


@pytest.mark.parametrize("county", COUNTIES)
def test_a_dealt_county_has_a_policy_of_its_own_or_of_its_state(county: str) -> None:
    whose = set(policies_of(county).table["whose"])
    own, state = whose & {"the county"}, whose & {"its state"}
    assert own or state


@pytest.mark.parametrize("county", COUNTIES)
def test_a_dealt_county_is_marked_with_a_day_of_its_own_on_the_map_and_beside_the_curves(county: str) -> None:
    marks = {"county": county}
    for found in (MAP, CURVES):
        plain, own = found.view(found.start), found.view(found.start, marks)
        assert county in own.sentence.removeprefix(plain.sentence)
        assert county in own.chart.alt
    counties = load("county-activation")
    row = counties[(counties["county"] + ", " + counties["state_code"]) == county].iloc[0]
    assert row["activation_date"] < row["statewide_date"]


@pytest.mark.parametrize("county", COUNTIES)
def test_the_map_of_policies_has_something_to_show_of_a_dealt_county(county: str) -> None:
    own = looks()[place_on_map(county)]
    assert (own != NOTHING).any()
    last = DATES_OF_MAP[-1]
    told = POLICIES.view({**POLICIES.start, "date": last}, {"county": county}).sentence.splitlines()[-1]
    assert county in told
    assert LOOKS[own[-1]].label in told


@pytest.mark.parametrize("county", COUNTIES)
def test_the_dates_of_its_state_tell_of_a_dealt_county(county: str) -> None:
    state = county[-2:]
    view = DATES.view({**DATES.start, "place": state}, {"county": county})
    assert county in view.sentence


@pytest.mark.parametrize("state", sorted({value for name, value in DEALT if name == "state"}))
def test_a_dealt_state_has_policies_and_is_told_to_be_the_learners(state: str) -> None:
    plain = DATES.view({**DATES.start, "place": state})
    assert DATES.view({**DATES.start, "place": state}, {"state": state}).sentence != plain.sentence


@pytest.mark.parametrize("office", sorted({value for name, value in DEALT if name == "office"}))
def test_a_dealt_office_has_arrests_in_every_year(office: str) -> None:
    arrests = load("ero-arrests-by-office")
    assert arrests.loc[arrests["office"] == office, "arrests"].notna().sum() == 5


@pytest.mark.parametrize("country", sorted({value for name, value in DEALT if name == "country"}))
def test_a_dealt_country_is_the_one_that_its_explorer_opens_on(country: str) -> None:
    found = explorer("nationality-over-time")
    assert found.first({"country": country})["country"] == country
