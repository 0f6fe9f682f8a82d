"""A comparison on assumed numbers is open where another end of their ranges turns it round; the lessons' own are tried here."""

from __future__ import annotations

import pytest

from scomm.models import parameters
from scomm.models.over_ranges import over_ranges
from scomm.models.sharing.parameters import Parameter
from scomm.models.sharing.sensitivity import STEP_RATES, change_step_rate, one_point_more, step_rate


def a_number(id: str, value: float, low: float, high: float) -> Parameter:
    return Parameter(id, value, low, high, "assumed", (), "")


FEW, SOME, MANY = (
    a_number("few", 0.1, 0.05, 0.2),
    a_number("some", 0.3, 0.1, 0.5),
    a_number("many", 0.9, 0.8, 1),
)


def test_a_sign_that_holds_at_every_end_is_not_open() -> None:
    found = over_ranges([FEW, MANY], lambda at: at["many"] - at["few"])
    assert not found.open
    assert found.turned_by == ()
    assert (found.least, found.most) == pytest.approx((0.6, 0.95))


def test_a_sign_that_one_number_turns_names_that_one() -> None:
    found = over_ranges([SOME, MANY], lambda at: at["some"] - 0.2 * at["many"])
    assert found.open
    assert found.turned_by == ("some",)


def test_a_sign_that_only_two_together_turn_names_both() -> None:
    found = over_ranges([FEW, SOME, MANY], lambda at: at["some"] - 0.6 * at["few"] * at["many"])
    assert found.open
    assert found.turned_by == ("few", "some")


def test_the_other_way_round_the_same_numbers_turn_it() -> None:
    one = over_ranges([FEW, SOME], lambda at: at["few"] - at["some"])
    other = over_ranges([FEW, SOME], lambda at: at["some"] - at["few"])
    assert one.turned_by == other.turned_by
    assert (one.least, one.most) == pytest.approx((-other.most, -other.least))


def test_a_point_more_of_the_matches_adds_most_at_both_ends_of_every_range_of_the_pipeline() -> None:
    """Lesson 1 says which rate matters most, and how often ICE asks is assumed."""
    model = parameters()
    ends = {
        "matched": (model.get("matched").low, model.get("matched").high),
        "asked": tuple(step_rate(model, "asked") * part for part in (0.5, 1.0)),
        "collected": (model.get("collected").low, model.get("collected").high),
        "removed": (model.get("removed-convicted").low, model.get("removed-convicted").high),
    }
    items = [
        a_number(
            rate, step_rate(model, rate), min(*at, step_rate(model, rate)), max(*at, step_rate(model, rate))
        )
        for rate, at in ends.items()
    ]
    for other in set(STEP_RATES) - {"matched"}:

        def difference(at, other=other):
            changed = model
            for rate, share in at.items():
                changed = change_step_rate(changed, rate, share)
            return one_point_more(changed, "matched") - one_point_more(changed, other)

        assert not over_ranges(items, difference).open, other
