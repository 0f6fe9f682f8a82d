"""Which rate matters most depends on what is asked: a point, a percent, or the whole range."""

from __future__ import annotations

import math

import pytest

from scomm.errors import ScommError
from scomm.models import POLICIES, RULES, flows, funnel, parameters, sensitivity

WAYS = [*((rule, "all") for rule in RULES), *(("pep", policy) for policy in list(POLICIES)[1:])]


def removals(model, rule="secure-communities", policy="all") -> float:
    return funnel(flows(rule, policy, model))["people"].iloc[-1]


@pytest.mark.parametrize(("rule", "policy"), WAYS)
def test_each_rate_moves_removals_as_far_as_the_table_says(rule, policy):
    model = parameters()
    now = removals(model, rule, policy)
    for row in sensitivity(rule, policy).itertuples():
        step = 0.01 if row.value <= 0.99 else -0.01
        moved = removals(model.change({row.rate: row.value + step}), rule, policy) - now
        assert math.isclose(moved, row.per_point * step * 100, rel_tol=1e-6, abs_tol=1e-6)
        for value, told in ((row.low, row.removals_at_low), (row.high, row.removals_at_high)):
            assert math.isclose(removals(model.change({row.rate: value}), rule, policy), told, rel_tol=1e-9)


def test_rates_in_one_chain_all_have_the_same_percent_and_the_smallest_has_the_largest_point():
    table = sensitivity().set_index("rate")
    chain = ["submitted", "matched", "reviewed"]
    assert all(math.isclose(percent, 1) for percent in table.loc[chain, "per_percent"])
    assert table["per_point"].idxmax() == "matched"
    assert table.loc[["removed-convicted", "removed-no-conviction"], "per_percent"].sum() == pytest.approx(1)


def test_the_range_says_something_else_than_the_point():
    table = sensitivity().set_index("rate")
    width = table["removals_at_high"] - table["removals_at_low"]
    assert width.idxmax() == "removed-convicted"


def test_only_rates_that_a_rule_and_policy_use_are_listed():
    assert "found-by-asking" not in set(sensitivity()["rate"])
    assert "found-by-asking" in set(sensitivity("before-2008")["rate"])
    assert "pep-notice" in set(sensitivity("pep")["rate"])
    assert "warrant" in set(sensitivity(policy="judicial-warrant-only")["rate"])
    assert "collected" not in set(sensitivity(policy="notification-only")["rate"])


def test_it_scales_with_bookings_and_refuses_what_flows_refuse():
    one, two = sensitivity(bookings=1000), sensitivity(bookings=2000)
    assert one["per_point"].to_list() == pytest.approx((two["per_point"] / 2).to_list())
    assert sensitivity(bookings=0).empty
    with pytest.raises(ScommError, match="There is no rule"):
        sensitivity("2018")
