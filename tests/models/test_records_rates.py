"""Every rate of the records lab has a source, a grade, a range and a few steps; what no source says is called an assumption."""

from __future__ import annotations

import math

import pytest

from lessonkit.claims.measures.intervals import wilson
from lessonkit.data import names
from lessonkit.data.published import figure
from lessonkit.errors import KitError
from lessonkit.sources import sources
from scomm.models import parameters
from scomm.models.records import ERRORS, RAISES, RATES, record_rates, run, share_of_flags
from scomm.models.records.rates import MOST_STEPS, Rate
from scomm.models.sharing.parameters import GRADES

RATES_NOW = record_rates()


@pytest.mark.parametrize("one", RATES_NOW.items, ids=lambda one: one.id)
def test_a_rate_says_where_it_comes_from_and_how_sure_it_is(one: Rate) -> None:
    assert one.grade in set(GRADES) - {"yours"}
    assert one.source
    assert set(one.source) <= set(sources()) | set(names())
    assert one.label
    assert one.how.endswith(".")
    assert one.low < one.high, "a number without doubt would be a fact"
    assert one.how.startswith("Assumed: ") == (one.grade == "assumed")


@pytest.mark.parametrize("one", RATES_NOW.items, ids=lambda one: one.id)
def test_a_slider_has_few_steps_from_one_end_of_the_range_to_the_other(one: Rate) -> None:
    assert 3 <= len(one.steps) <= MOST_STEPS
    assert one.value in one.steps
    assert one.steps[-1] == one.high
    assert one.steps[0] == (0 if one.id in ERRORS else one.low)


def test_each_error_is_a_rate_and_says_what_it_raises() -> None:
    assert set(ERRORS) == set(RAISES) < set(RATES)
    assert {outcome for raised in RAISES.values() for outcome in raised} == {"flagged-wrongly", "missed"}


def test_who_is_on_record_agrees_with_the_pipeline_of_lesson_1() -> None:
    pipeline = parameters("us-2012-03")
    with_prints = 1 - RATES_NOW["removable"] * RATES_NOW["missing-card"]
    assert RATES_NOW["on-record"] * with_prints == pytest.approx(pipeline["matched"])
    lawful = 1 - RATES_NOW["removable"]
    assert RATES_NOW["removable"] == pytest.approx(pipeline["share-no-status"], abs=0.01)
    residents = lawful * (1 - RATES_NOW["citizen"]) * RATES_NOW["resident"]
    assert residents == pytest.approx(pipeline["share-resident"], abs=0.01)


@pytest.mark.parametrize(
    ("stale", "share"),
    [
        (0.03, figure("detainers-on-citizens").value / figure("detainers-trac-2012").value),
        (0.55, figure("warren-citizens-share").value / 100),
    ],
    ids=["TRAC", "Warren Institute"],
)
def test_the_ends_of_stale_citizenship_give_the_shares_that_it_names(stale: float, share: float) -> None:
    alone = RATES_NOW.without_errors().change({"stale-status": stale})
    assert share_of_flags(run(alone), "citizen") == pytest.approx(share, rel=0.1)


def test_the_upper_end_of_the_warren_institutes_interval_needs_more_citizens_than_are_assumed_on_record() -> (
    None
):
    """Even if every citizen's record were out of date."""
    every = RATES_NOW.without_errors().change({"stale-status": 1.0})
    upper = wilson(int(figure("cis-citizen-records").value), int(figure("warren-cases").value))[1]
    assert share_of_flags(run(every), "citizen") < upper


def test_a_second_name_is_as_frequent_as_the_inspector_general_found() -> None:
    assert RATES_NOW["two-names"] == figure("two-identities-2012").value / 100


def test_a_changed_rate_is_yours_and_the_original_stays() -> None:
    mine = RATES_NOW.change({"name-only": 0.3})
    assert (mine["name-only"], mine.get("name-only").grade, mine.get("name-only").high) == (0.3, "yours", 0.3)
    assert RATES_NOW["name-only"] != 0.3
    assert mine.get("name-only").steps == RATES_NOW.get("name-only").steps
    assert RATES_NOW.change({"name-only": RATES_NOW["name-only"]}) == RATES_NOW


def test_without_errors_every_error_is_zero_and_the_people_stay() -> None:
    right = RATES_NOW.without_errors()
    assert {right[error] for error in ERRORS} == {0}
    assert all(right[id] == RATES_NOW[id] for id in set(RATES) - set(ERRORS))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"name-only": 5}, "can't be 5"),
        ({"name-only": -0.1}, "can't be -0.1"),
        ({"name-only": math.nan}, "can't be nan"),
        ({"name-only": "often"}, "is a number, not str"),
        ({"names": 0.1}, "There is no rate 'names'. Allowed: 'on-record', 'removable'"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_one_line(values: dict, says: str) -> None:
    with pytest.raises(KitError) as caught:
        RATES_NOW.change(values)
    assert says in str(caught.value)


@pytest.mark.parametrize("steps", [(0.0, 0.2), (0.2, 0.1, 0.0), (0.1, 0.1), tuple(n / 10 for n in range(7))])
def test_steps_without_the_value_out_of_order_or_too_many_are_refused(steps: tuple[float, ...]) -> None:
    with pytest.raises(KitError, match=r"up to 6 ascending values, 0\.1 among them"):
        Rate("name-only", 0.1, 0.0, 1.0, "assumed", (), "Assumed.", steps)
