"""The expected flows lose nobody, follow the rule and the policy, and rise with every rate."""

from __future__ import annotations

import math
from itertools import product

import pandas as pd
import pytest

from lessonkit.errors import KitError
from scomm.models import COUNTY_CHOICES, FEDERAL_RULES, flows, funnel, parameters
from scomm.models.sharing.federal_rules import LEVELS, STATUSES
from scomm.models.sharing.parameters import RATES
from tests.models.drawn_parameters import drawn

EVERY_WAY = list(product(FEDERAL_RULES, COUNTY_CHOICES))


def reached(table: pd.DataFrame, place: str, **where: str) -> float:
    rows = table[table["target"] == place]
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return float(rows["people"].sum())


def removals(rule: str, policy: str, model=None, bookings=1_000_000) -> float:
    return reached(flows(rule, policy, model or parameters(), bookings), "removals")


def conserved(table: pd.DataFrame, tolerance: float) -> None:
    """Everyone who comes to a place leaves it, or ends there; at every level and status."""
    known = ["level", "status"]
    for place in set(table["source"]) - {"bookings", "prints"}:
        came = table[table["target"] == place].groupby(known)["people"].sum()
        left = table[table["source"] == place].groupby(known)["people"].sum()
        pd.testing.assert_series_equal(came, left, check_dtype=False, rtol=1e-9, atol=tolerance)
    assert math.isclose(
        reached(table, "prints"), table.loc[table["source"] == "prints", "people"].sum(), abs_tol=tolerance
    )


@pytest.mark.parametrize(("rule", "policy"), EVERY_WAY)
def test_nobody_is_lost_under_any_rule_and_policy(rule, policy):
    table = flows(rule, policy)
    conserved(table, 1e-6)
    assert math.isclose(table.loc[table["source"] == "bookings", "people"].sum(), 7_225_393)
    ends = set(table["target"]) - set(table["source"])
    assert math.isclose(sum(reached(table, place) for place in ends), 7_225_393)


@pytest.mark.parametrize("seed", range(60))
def test_nobody_is_lost_with_random_parameters(seed):
    rule, policy, model = drawn(seed)
    table = flows(rule, policy, model, 1_000_000)
    conserved(table, 1e-6)
    assert table["people"].min() > -1e-9


def test_the_calibrated_model_gives_the_published_totals_back():
    known = {
        "us-2011-03": {"prints": 7_225_393, "custody": 197_302, "removals": 101_741, "removals-convicted": 72_445},
        "us-2012-03": {"prints": 15_382_805, "matches": 883_270, "removals": 182_896},
        "ca-2011-03": {"prints": 1_785_488, "custody": 78_407, "removals": 38_828, "removals-convicted": 27_899,
                       "removals-level-1": 11_946},
    }  # fmt: skip
    for id, totals in known.items():
        assert dict(parameters(id).published) == totals
        modelled = as_published(flows(parameters=id))
        assert {stage: round(modelled[stage], 3) for stage in totals} == totals


def as_published(table: pd.DataFrame) -> dict[str, float]:
    """The stages of a table of flows, with the two parts of the removals that are published."""
    stages = funnel(table).set_index("stage")["people"].to_dict()
    none, grave = (reached(table, "removals", level=level) for level in ("no-conviction", "level-1"))
    return {**stages, "removals-convicted": stages["removals"] - none, "removals-level-1": grave}


def test_a_match_in_eighteen_prints_is_the_rate_of_march_2012():
    stages = funnel(flows(parameters="us-2012-03")).set_index("stage")
    assert round(100 * stages.loc["matches", "of_prints"], 1) == 5.7


def test_people_at_every_level_are_removed_as_often_as_published():
    table = flows()
    none = reached(table, "removals", level="no-conviction") / reached(table, "removals")
    assert round(none, 3) == 0.288


def test_every_rule_and_policy_has_the_same_rows():
    arrows = [flows(rule, policy).drop(columns="people") for rule, policy in EVERY_WAY]
    assert all(one.equals(arrows[0]) for one in arrows)
    assert set(arrows[0]["target"]) - set(arrows[0]["source"]) == {
        "removals", "not-sent", "no-match", "not-checked", "not-reviewed", "no-request", "released", "not-removed",
    }  # fmt: skip
    assert set(arrows[0]["level"]) == {*LEVELS, "not-known"}
    assert set(arrows[0]["status"]) == {*STATUSES, "not-known"}


def test_before_2008_dhs_hears_only_of_people_about_whom_someone_asks():
    table = flows("before-2008", "all")
    assert reached(table, "no-match") == 0
    assert reached(table, "not-checked") > 0.97 * 7_225_393
    nobody_asks = parameters().change({"found-by-asking": 0})
    assert removals("before-2008", "all", nobody_asks) == 0
    assert removals("secure-communities", "all", nobody_asks) == removals("secure-communities", "all")


def test_if_everybody_is_found_by_asking_sharing_prints_changes_nothing():
    asked = parameters().change({"found-by-asking": 1})
    assert math.isclose(removals("before-2008", "all", asked), removals("secure-communities", "all", asked))


def test_the_matching_did_not_change_with_pep_or_in_2017():
    found = [reached(flows(rule), "matches") for rule in ("secure-communities", "pep", "from-2017")]
    assert found[0] == found[1] == found[2] > 0


def test_a_county_that_holds_only_people_with_a_conviction_holds_nobody_else():
    table = flows("secure-communities", "convictions-only")
    assert reached(table, "held", level="no-conviction") == 0
    whole = flows("secure-communities", "all")
    for level in ("level-1", "level-2", "level-3"):
        assert reached(table, "held", level=level) == reached(whole, "held", level=level)


def test_a_county_that_only_tells_holds_nobody_and_tells_of_everyone():
    table = flows("secure-communities", "notification-only")
    assert reached(table, "held") == 0
    assert math.isclose(reached(table, "notified"), reached(table, "hold-requests") * parameters()["honored"])


def test_only_pep_asks_for_notice_only():
    assert {rule for rule in FEDERAL_RULES if reached(flows(rule), "notice-requests") > 0} == {"pep"}


def test_pep_asks_for_the_share_of_detainers_that_trac_counted():
    asked = {
        rule: reached(flows(rule), "hold-requests") + reached(flows(rule), "notice-requests")
        for rule in ("secure-communities", "pep", "from-2017")
    }
    assert math.isclose(asked["pep"] / asked["secure-communities"], 85_720 / 276_181)
    assert math.isclose(asked["from-2017"] / asked["secure-communities"], 13_971 * 12 / 276_181)


def test_requests_under_later_rules_have_the_conviction_mix_of_ice_arrests():
    for rule, share in (("pep", 94_750 / 110_100), ("from-2017", 105_140 / 158_580)):
        table = flows(rule)
        asked = table[table["target"].isin(["hold-requests", "notice-requests"])]
        none = asked.loc[asked["level"] == "no-conviction", "people"].sum()
        assert math.isclose(1 - none / asked["people"].sum(), share)


@pytest.mark.parametrize(("rule", "policy"), EVERY_WAY)
def test_removals_never_fall_when_a_rate_rises(rule, policy):
    model = parameters()
    for id in set(RATES) - {"pep-notice"}:
        values = (model[id] / 2, model[id], (1 + model[id]) / 2)
        few, now, many = (removals(rule, policy, model.change({id: value})) for value in values)
        assert few <= now + 1e-9, id
        assert now <= many + 1e-9, id


def test_notice_in_place_of_a_hold_lowers_removals_where_the_jail_would_hold_and_only_there():
    often, never = (parameters().change({"pep-notice": value}) for value in (0.9, 0.0))
    assert removals("pep", "all", often) < removals("pep", "all", never)
    assert math.isclose(
        removals("pep", "notification-only", often), removals("pep", "notification-only", never)
    )


@pytest.mark.parametrize("rule", FEDERAL_RULES)
def test_each_limit_of_the_county_lowers_removals(rule):
    every = {policy: removals(rule, policy) for policy in COUNTY_CHOICES}
    assert every["all"] > every["convictions-only"] > every["judicial-warrant-only"]
    assert every["all"] > every["notification-only"] > every["judicial-warrant-only"]


def test_no_policy_of_a_county_changes_how_many_prints_match():
    assert len({reached(flows("secure-communities", policy), "matches") for policy in COUNTY_CHOICES}) == 1


@pytest.mark.parametrize("rule", FEDERAL_RULES)
def test_refusal_alone_does_not_save_everyone_if_ice_arrests_people_later(rule):
    never = parameters().change({"found-later": 0, "warrant": 0})
    assert removals(rule, "judicial-warrant-only", never) == 0
    always = parameters().change({"found-later": parameters()["collected"], "warrant": 0, "pep-notice": 0})
    assert math.isclose(removals(rule, "judicial-warrant-only", always), removals(rule, "all", always))


def test_flows_grow_with_bookings_and_nobody_booked_is_nobody_removed():
    assert math.isclose(removals("pep", "all", bookings=40_000), 2 * removals("pep", "all", bookings=20_000))
    assert removals("pep", "all", bookings=0) == 0
    assert funnel(flows(bookings=0))[["of_base", "of_prints"]].isna().all(axis=None)


@pytest.mark.parametrize(("rule", "policy"), EVERY_WAY)
def test_every_share_of_a_funnel_is_a_share(rule, policy):
    table = funnel(flows(rule, policy)).set_index("stage")
    assert table["of_base"].iloc[1:].between(0, 1).all()
    assert table["of_prints"].between(0, 1).all()
    for stage, row in table.iloc[1:].iterrows():
        assert math.isclose(row["people"], row["of_base"] * table.loc[row["base"], "people"]), stage


def test_of_a_hundred_requests_58_end_in_custody_as_trac_counted():
    table = funnel(flows()).set_index("stage")
    assert round(table.loc["custody", "of_base"], 4) == 0.577
    assert (
        round(100 * table.loc["custody", "of_prints"], 1),
        round(100 * table.loc["removals", "of_prints"], 1),
    ) == (2.7, 1.4)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: flows("s-comm"), "There is no rule 's-comm'. Allowed: 'before-2008', 'secure-communities'"),
        (lambda: flows(choice="none"), "There is no county choice 'none'"),
        (lambda: flows(choice=None), "There is no county choice None"),
        (lambda: flows(rule=["pep"]), "There is no rule"),
        (lambda: flows(parameters="us-2013"), "There is no calibration 'us-2013'. Allowed: 'us-2011-03'"),
        (lambda: flows(bookings=-1), "The number of bookings can't be -1"),
        (lambda: flows(bookings=10.5), "can't be 10.5"),
        (lambda: flows(bookings=math.nan), "can't be nan"),
        (lambda: flows(bookings=math.inf), "can't be inf"),
        (lambda: flows(bookings="many"), "is a number, not str"),
        (lambda: flows(bookings=True), "is a number, not bool"),
        (lambda: funnel(pd.DataFrame({"stage": []})), "not a table of flows"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(call, says):
    with pytest.raises(KitError) as caught:
        call()
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
