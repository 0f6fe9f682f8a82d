"""The records lab: each search has one outcome, each error raises only what it can raise, and luck agrees with the average."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonkit.data import load
from lessonkit.errors import KitError
from scomm.models.records import (
    ERRORS,
    OUTCOMES,
    RAISES,
    RATES,
    STATUSES,
    Outcomes,
    RecordRates,
    chance_flagged_given_removable,
    chance_removable_given_flag,
    chance_removable_given_match,
    missed_against_flagged,
    range_of,
    record_rates,
    run,
    searches,
    sensitivity,
    share_of_flags,
    simulate,
)

WRONG = ("flagged-wrongly", "missed")
SHARES = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))


@st.composite
def any_rates(draw: st.DrawFn) -> RecordRates:
    """Any number of searches, every rate anywhere from 0 to 1, nobody and everybody too."""
    values = {id: draw(SHARES) for id in RATES}
    return replace(record_rates(), searches=draw(st.integers(1, 20_000))).change(values)


@given(any_rates(), st.integers(0, 1_000))
@settings(deadline=None)
def test_every_search_has_one_outcome(rates: RecordRates, seed: int) -> None:
    for found in (run(rates), run(rates).whole(), simulate(rates, seed)):
        assert sum(found.counts.values()) == pytest.approx(rates.searches)
        assert sum(found.people(status=status) for status in STATUSES) == pytest.approx(rates.searches)
        assert all(cell.people >= 0 for cell in found.cells)


@given(any_rates(), st.integers(0, 1_000))
@settings(deadline=None)
def test_without_errors_nobody_is_flagged_wrongly_and_nobody_is_missed(rates: RecordRates, seed: int) -> None:
    right = rates.without_errors()
    for found in (run(right), run(right).whole(), simulate(right, seed)):
        assert [found.people(outcome) for outcome in WRONG] == [0, 0]


@given(any_rates(), st.sampled_from(list(ERRORS)), SHARES, SHARES, st.integers(0, 1_000))
@settings(deadline=None)
def test_an_error_raises_only_what_it_can_raise(
    rates: RecordRates, error: str, one: float, other: float, seed: int
) -> None:
    low, high = (rates.change({error: share}) for share in sorted((one, other)))
    for before, after in (
        (run(low), run(high)),
        (run(low).whole(), run(high).whole()),
        (simulate(low, seed), simulate(high, seed)),
    ):
        for outcome in WRONG:
            less, more = before.people(outcome), after.people(outcome)
            if outcome in RAISES[error]:
                assert less <= more + 1e-9
            else:
                assert less == pytest.approx(more)
        assert before.people("no-mate") == pytest.approx(after.people("no-mate"))
        assert before.people(status="removable") == pytest.approx(after.people(status="removable"))


@given(any_rates())
@settings(deadline=None)
def test_whole_people_are_the_average_to_within_one(rates: RecordRates) -> None:
    exact, whole = run(rates), run(rates).whole()
    for outcome, people in whole.counts.items():
        assert people == int(people)
        assert abs(people - exact.people(outcome)) < 1.51, outcome


@given(any_rates(), st.integers(0, 1_000_000))
@settings(deadline=None, max_examples=60)
def test_luck_agrees_with_the_average(rates: RecordRates, seed: int) -> None:
    """Within six standard deviations, which chance passes in none of a million trials."""
    exact, drawn = run(rates), simulate(rates, seed)
    for cell in exact.cells:
        people = drawn.people(cell.outcome, status=cell.status, cause=cell.cause) if cell.cause else None
        if people is None:
            people = drawn.people(cell.outcome, status=cell.status)
        share = cell.people / rates.searches
        spread = math.sqrt(max(rates.searches * share * (1 - share), 0))
        assert abs(people - cell.people) <= 6 * spread + 8, cell


def test_the_lesson_begins_with_ten_thousand_searches() -> None:
    """By hand: 597 of them met, 466 of these can be deported, 131 can't; the cards of 23 are missing."""
    found = run(record_rates()).whole()
    assert found.people("no-mate") == 10_000 - 597
    assert found.people(status="removable") == 466
    assert found.people("missed", cause="missing-card") == round(466 * 0.05)
    lawful = 131 - found.people("flagged-wrongly") - found.people("rightly-not-flagged")
    assert lawful == 0


def test_as_many_match_as_ice_counted() -> None:
    """The published share is of prints that match. Whose card is missing does not match, and comes on top."""
    row = load("program-counts").set_index("id").loc["us-2012-03"]
    published = row["matches"] / row["submissions"]
    found = run(record_rates())
    assert found.matches / found.searches == pytest.approx(published)
    assert found.whole().matches == round(10_000 * published) == 574


def test_errors_meet_in_their_order() -> None:
    """By hand: ten citizens on record, half out of date, half of the rest joined by name."""
    every = dict.fromkeys(RATES, 0.0) | {"on-record": 1, "citizen": 1, "stale-status": 0.5, "name-only": 0.5}
    found = run(replace(record_rates(), searches=10).change(every))
    wrong = {cause: found.people("flagged-wrongly", cause=cause) for cause in ERRORS}
    assert wrong == {"stale-status": 5, "missing-card": 0, "two-names": 0, "name-only": 2.5}
    assert found.people("rightly-not-flagged", status="citizen") == 2.5


def test_a_missing_card_is_no_match_and_a_second_name_is_one() -> None:
    removable = {"on-record": 1, "removable": 1, "missing-card": 0.2, "two-names": 0.5}
    found = run(replace(record_rates(), searches=100).change(removable))
    assert found.matches == pytest.approx(80)
    assert (found.people("missed"), found.flagged) == (pytest.approx(60), pytest.approx(40))


def test_a_second_name_flags_only_where_it_carries_an_order() -> None:
    lawful = record_rates().without_errors().change({"removable": 0, "two-names": 0.5})
    assert run(lawful.change({"old-order": 0})).people("flagged-wrongly") == 0
    assert run(lawful.change({"old-order": 1})).people("flagged-wrongly") == pytest.approx(
        0.5 * 10_000 * record_rates()["on-record"]
    )


def test_three_chances_are_three_numbers() -> None:
    """By hand: 100 on record, 50 can be deported; 10 cards missing, 5 of the others flagged by name."""
    rates = {"on-record": 1, "removable": 0.5, "missing-card": 0.2, "name-only": 0.1}
    found = run(replace(record_rates().without_errors(), searches=100).change(rates))
    assert chance_removable_given_match(found) == pytest.approx(40 / 90)
    assert chance_removable_given_flag(found) == pytest.approx(40 / 45)
    assert chance_flagged_given_removable(found) == pytest.approx(40 / 50)
    assert share_of_flags(found, "removable") == pytest.approx(40 / 45)


@pytest.mark.parametrize(
    "chance", [chance_removable_given_match, chance_removable_given_flag, chance_flagged_given_removable]
)
def test_a_share_of_nobody_is_refused(chance) -> None:
    with pytest.raises(KitError, match=r"nobody to take a share of\. Change the rates"):
        chance(run(record_rates().change({"on-record": 0})))


def test_every_row_of_the_searches_tells_one_story() -> None:
    often = dict.fromkeys(ERRORS, 0.3) | {"on-record": 0.5, "old-order": 0.5}
    table = searches(record_rates().change(often), 7)
    assert table["search"].tolist() == list(range(1, 10_001))
    assert set(table["outcome"]) == set(OUTCOMES)
    assert set(table["cause"]) == {"", *ERRORS}
    removable = table["status"] == "removable"
    expected = pd.Series("rightly-not-flagged", index=table.index)
    expected[removable & table["flagged"]] = "rightly-flagged"
    expected[removable & ~table["flagged"]] = "missed"
    expected[~removable & table["flagged"]] = "flagged-wrongly"
    expected[~table["on_record"]] = "no-mate"
    assert (table["outcome"] == expected).all()
    assert (table["mate"] == table["on_record"] & (table["cause"] != "missing-card")).all()
    assert ((table["cause"] != "") == table["outcome"].isin(WRONG)).all()


def test_the_same_seed_draws_the_same_and_another_seed_others() -> None:
    assert simulate(record_rates(), 1) == simulate(record_rates(), 1)
    assert simulate(record_rates(), 1) != simulate(record_rates(), 2)


def test_each_swing_is_that_of_two_runs_with_the_others_as_they_are() -> None:
    rates = record_rates().change({"missing-card": 0.15})
    for swing in sensitivity(rates):
        one = rates.get(swing.error)
        assert (swing.low, swing.high) == (one.low, one.high)
        for end, share in enumerate((one.low, one.high)):
            found: Outcomes = run(rates.change({swing.error: share}))
            assert swing.flagged_wrongly[end] == found.people("flagged-wrongly")
            assert swing.missed[end] == found.people("missed")
        still = set(WRONG) - set(RAISES[swing.error])
        assert all(before == pytest.approx(after) for before, after in map(swing.people, still))


def test_the_sources_leave_open_whether_more_are_missed_or_flagged_wrongly() -> None:
    """One change within two ranges turns it round."""
    found = missed_against_flagged(record_rates())
    assert found.open
    assert found.value == pytest.approx(
        run(record_rates()).people("missed") - run(record_rates()).people("flagged-wrongly")
    )
    other_way = run(record_rates().change({"stale-status": 0.55, "missing-card": 0.01}))
    assert other_way.people("flagged-wrongly") > other_way.people("missed")
    turned = {id: (one.low, one.high) for one in record_rates().items if (id := one.id) in found.turned_by}
    assert any(
        run(rates).people("flagged-wrongly") > run(rates).people("missed")
        for ends in product(*turned.values())
        if (rates := record_rates().change(dict(zip(turned, ends, strict=True))))
    )


@given(st.data())
@settings(deadline=None)
def test_no_rates_within_their_ranges_leave_the_range_of_an_outcome(data: st.DataObject) -> None:
    drawn = {
        one.id: data.draw(st.floats(one.low, one.high))
        for one in record_rates().items
        if one.id != "on-record"
    }
    for outcome in WRONG:
        low, high = range_of(record_rates(), outcome)
        assert low - 1e-9 <= run(record_rates().change(drawn)).people(outcome) <= high + 1e-9


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: run(record_rates()).people("lost"), "There is no outcome 'lost'. Allowed: 'no-mate'"),
        (lambda: run(record_rates()).people(status="alien"), "There is no status 'alien'"),
        (lambda: run(record_rates()).people(cause="luck"), "There is no cause 'luck'"),
        (lambda: share_of_flags(run(record_rates()), "alien"), "There is no status 'alien'"),
        (lambda: searches(record_rates(), -1), "The seed can't be -1"),
        (lambda: searches(record_rates(), "today"), "The seed is a number, not str"),
        (lambda: replace(record_rates(), searches=0), "The number of searches can't be 0"),
        (lambda: replace(record_rates(), searches=10**7), "The number of searches can't be 10,000,000"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(call, says: str) -> None:
    with pytest.raises(KitError) as caught:
        call()
    assert says in str(caught.value)
