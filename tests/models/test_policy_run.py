"""A policy run over a population gives ranges that hold whatever the sources leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.sources import sources
from scomm.models import hold_expires
from scomm.models.detainers import (
    DETAINER_POLICIES,
    EVERYONE,
    MIXES,
    NOBODY,
    DetainerPolicy,
    Is,
    Terms,
    detainer_mix,
    run_policy,
)
from scomm.models.detainers.mix import Division
from scomm.models.detainers.policy_run import OUTCOME_UNITS, average_days
from tests.models.one_detainer import Detainer, decide


def everyone(policy, mix="us-2012", terms=None):
    return run_policy(policy, mix, terms).query("group == 'everyone'").set_index("outcome")


def divided(mix, attribute, shares):
    """A population that divides otherwise by one attribute."""
    mine = Division(attribute, (tuple(shares.items()),), "yours", (), "Set by you.")
    return replace(mix, divisions=tuple(mine if one.attribute == attribute else one for one in mix.divisions))


def ends(table, outcome):
    return table.loc[outcome, ["low", "high"]].to_list()


def test_worked_by_hand_a_hold_for_all_with_every_range_shut():
    terms = Terms(
        day_costs=143, taken_after_hold=(0.6, 0.6), taken_at_release=(0.2, 0.2), hold_used=(0.5, 0.5)
    )
    table = everyone(DetainerPolicy(EVERYONE), "us-2012", terms)
    n, days = 347_691, 20 / 7
    for outcome, each in (
        ("held", 1), ("transferred", 0.6), ("released", 0.4), ("jail-days", days * 0.7), ("cost", days * 0.7 * 143),
    ):  # fmt: skip
        assert ends(table, outcome) == pytest.approx([n * each] * 2)


def test_worked_by_hand_only_people_with_a_conviction_are_held():
    table = everyone(DetainerPolicy(~Is("conviction", "none")))
    assert ends(table, "held") == pytest.approx([347_691 * 0.523] * 2)
    serious = everyone(DetainerPolicy(Is("conviction", ("serious-older", "serious-recent"))))
    assert ends(serious, "held") == pytest.approx([0, 347_691 * 0.14])


@pytest.mark.parametrize("id", DETAINER_POLICIES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_world_that_the_sources_leave_possible_lies_in_the_range(id, seed):
    rng = np.random.default_rng(seed)
    mix, policy, terms = detainer_mix("us-2015"), DETAINER_POLICIES[id], Terms()
    if seed == 3:  # a population that ICE pays for in part
        mix = divided(mix, "reimbursed", {"yes": 0.4, "no": 0.6})
    case = {one.attribute: dict(one.cases[rng.integers(len(one.cases))]) for one in mix.divisions}
    collected, met, used = (
        rng.uniform(*getattr(terms, name)) for name in ("taken_after_hold", "taken_at_release", "hold_used")
    )
    total = dict.fromkeys(OUTCOME_UNITS, 0.0)
    kinds = [{}]
    for attribute, shares in case.items():
        kinds = [kind | {attribute: (value, share)} for kind in kinds for value, share in shares.items()]
    for kind in kinds:
        people = mix.detainers * np.prod([share for _, share in kind.values()])
        values = {attribute: value for attribute, (value, _) in kind.items()}
        record = Detainer(**values, hours=0 if values["form"] == "I-247N" else 48)
        said = decide(policy, record)
        hold, tell = ({"yes": 1, "no": 0, "open": rng.integers(2)}[a] for a in (said.hold, said.tell))
        taken = collected if hold else met * tell
        length = average_days(said.hours, record.form == "I-247")
        days = hold * length * (1 - collected + collected * used)
        own = 143 * (record.reimbursed == "no")
        for outcome, each in zip(
            OUTCOME_UNITS, (hold, taken, 1 - taken, days, days * 143, days * own), strict=True
        ):
            total[outcome] += people * each
    table = everyone(policy, mix)
    for outcome, value in total.items():
        low, high = ends(table, outcome)
        assert low - 1e-3 <= value <= high + 1e-3, outcome


@pytest.mark.parametrize("id", DETAINER_POLICIES)
@pytest.mark.parametrize("mix", MIXES)
def test_transfers_and_releases_add_up_crosswise_and_no_range_is_upside_down(id, mix):
    table = everyone(id, mix)
    n = detainer_mix(mix).detainers
    assert table.loc["transferred", "low"] + table.loc["released", "high"] == pytest.approx(n)
    assert table.loc["transferred", "high"] + table.loc["released", "low"] == pytest.approx(n)
    assert (table["low"] <= table["high"]).all()
    assert (table["low"] >= 0).all()
    assert table.loc["cost", "high"] == pytest.approx(table.loc["jail-days", "high"] * 143)


def test_groups_of_conviction_add_up_where_their_shares_are_known():
    table = run_policy("texas-sb4-2017").set_index(["group", "outcome"])
    none = table.loc[("none", "held")]
    assert none["low"] == none["high"] == pytest.approx(347_691 * 0.477)


def test_cook_county_holds_nobody_while_ice_pays_for_nobody_and_pays_nothing_if_it_does():
    assert ends(everyone("cook-2011"), "held") == [0, 0]
    paid = everyone("cook-2011", divided(detainer_mix(), "reimbursed", {"yes": 1.0}))
    assert ends(paid, "held") == [347_691, 347_691]
    assert paid.loc["cost", "low"] > 0
    assert ends(paid, "cost-to-county") == [0, 0]


def test_notice_only_forms_hold_nobody_in_2015():
    forms = load("detainers-fy2015", ["form"])["form"].astype(str)
    assert ends(everyone("texas-sb4-2017", "us-2015"), "held") == pytest.approx(
        [(forms != "I-247N").sum()] * 2
    )


def test_a_price_of_a_day_moves_the_cost_alone():
    cheap, dear = (everyone("oregon-2014", terms=Terms(day_costs=cost)) for cost in (100, 200))
    assert dear.loc["cost", "high"] == pytest.approx(2 * cheap.loc["cost", "high"])
    assert ends(dear, "held") == ends(cheap, "held")
    assert Terms().day_costs == 143


@pytest.mark.parametrize("hours", [1, 24, 48, 100, 130])
def test_average_days_are_those_of_a_week_of_holds(hours):
    long_enough = average_days(hours, weekends_left_out=True)
    if hours == 48:
        zone = ZoneInfo("America/Phoenix")  # no change of clocks; no federal holiday in these weeks
        start = datetime(2013, 6, 3, 0, 30, tzinfo=zone)
        starts = [start + timedelta(hours=h) for h in range(7 * 24)]
        days = [(hold_expires(one) - one) / timedelta(days=1) for one in starts]
        assert long_enough == pytest.approx(np.mean(days))
    assert long_enough == pytest.approx(np.mean([_counted(hours, h + 0.5) for h in range(7 * 24)]), abs=0.02)


def _counted(hours, start):
    """Days until so many weekday hours are over, stepped by the tenth of an hour; hour 0 is Monday 0:00."""
    now, left = round(start * 10), hours * 10
    while left:
        left -= (now // 10) % 168 < 120
        now += 1
    return (now - round(start * 10)) / 240


@pytest.mark.parametrize("mix", MIXES)
def test_a_mix_says_of_each_share_where_it_comes_from(mix):
    people = detainer_mix(mix)
    for one in people.divisions:
        assert one.how
        assert one.source or one.grade == "assumed"
        for key in one.source:
            assert key in {"detainers-by-form", "detainers-fy2015"} or key in sources()
    shares = [dict(case).get("serious-recent", 0) for case in people.division("conviction").cases]
    assert (min(shares), max(shares)) == (0, 0.14)
    assert len(run_policy("new-york-city-2014", mix)) == 6 * len(OUTCOME_UNITS)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: run_policy("texas"), "There is no detainer policy"),
        (lambda: run_policy("oregon-2014", "us-1999"), "There is no mix 'us-1999'"),
        (lambda: Terms(day_costs=-143), "can't cost -143"),
        (lambda: Terms(day_costs=float("nan")), "can't cost nan"),
        (lambda: Terms(day_costs="143"), "can't cost '143'"),
        (lambda: Terms(taken_after_hold=(0.7, 0.5)), "ends at 0.5 before"),
        (lambda: Terms(taken_at_release=(0, 20)), "write 0.2"),
        (lambda: Terms(hold_used=0.5), "range of two shares"),
        (lambda: divided(detainer_mix(), "age", {"old": 1}), "There is no attribute 'age'"),
        (lambda: divided(detainer_mix(), "paper", {"none": 0.5}), "sum to 0.500"),
        (lambda: divided(detainer_mix(), "paper", {"fax": 1}), "There is no value of paper"),
        (lambda: divided(detainer_mix(), "paper", {"none": 1.5, "ice-warrant": -0.5}), "can't be 1.5"),
        (lambda: replace(detainer_mix(), detainers=-5), "can't be -5"),
        (lambda: replace(detainer_mix(), divisions=()), "one division by each attribute"),
        (lambda: Division("paper", (), "yours", (), ""), "There is no case"),
        (lambda: Division("paper", ((("none", 1.0),),), "sure", (), ""), "There is no grade"),
    ],
)
def test_what_cannot_be_meant_is_refused(build, message):
    with pytest.raises(KitError, match=message):
        build()


def test_nobody_held_and_nobody_told_is_a_policy_too():
    table = everyone(DetainerPolicy(NOBODY))
    assert ends(table, "released") == [347_691, 347_691]
