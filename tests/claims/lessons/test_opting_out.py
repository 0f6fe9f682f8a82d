"""The claims of lesson 6: bounds where outcomes are blank, and disputes with distinct publishers."""

import pytest

from lessonkit import data
from lessonkit.claims import claim, ledger, say, value_of
from lessonkit.claims.ledger import owners
from lessonkit.sources import labels

SUBJECT = {id for id, owner in owners().items() if owner == "06-opting-out"}
PUBLISHED = {
    "policies-all": 242,
    "policies-on-or-before": 120,
    "policies-exact-day": 65,
    "declined-pennsylvania-2013-4": 4,
    "declined-pennsylvania-2014-1": 14,
    "declined-pennsylvania-2014-2": 53,
    "declined-pennsylvania-2014-3": 62,
    "declined-pennsylvania-2014-4": 40,
    "declined-oregon-2012": 7,
    "declined-oregon-2014": 201,
    "declined-illinois-2012": 2,
    "declined-illinois-2014": 447,
    "ero-arrests-2013": 232_287,
    "ero-arrests-2016": 110_104,
    "ero-arrests-2017": 143_470,
    "agreements-287g-2025-07-18": 832,
    "agreements-287g-2025-12-31": 1_274,
}


@pytest.mark.parametrize(("id", "number"), PUBLISHED.items())
def test_a_count_equals_the_published_figure(id, number):
    assert value_of(claim(id), data.load) == number


def test_there_are_at_least_two_disputes_with_distinct_publishers():
    disputed = [one for one in ledger() if one.id in SUBJECT and one.disputed_by]
    pairs = {
        frozenset((one.publisher, claim(other).publisher)) for one in disputed for other in one.disputed_by
    }
    assert all(len(pair) == 2 for pair in pairs)
    assert len(pairs) >= 2


def test_courts_safety_and_lists_each_have_two_sides():
    for id, other in (
        ("miranda-hours", "el-cenizo-blocked"),
        ("cis-rearrested", "hausman-crime"),
        ("oig-crimes-2019", "hausman-crime"),
        ("ice-detainers-one-week", "attorneys-general"),
    ):
        assert other in claim(id).disputed_by
        assert id in claim(other).disputed_by


def test_the_sides_of_the_subject_are_heard():
    found = {one.source.label for one in ledger() if one.id in SUBJECT}
    assert {"GOV", "COURT", "ACAD", "ADV-R", "NEWS"} <= found <= set(labels())


def test_a_blank_outcome_makes_the_declined_share_a_range():
    low, high = (value_of(claim(f"declined-share-2014-{end}"), data.load) for end in ("low", "high"))
    assert 0 < low < high < 100


def test_the_share_of_known_outcomes_of_fy2015_is_that_of_the_records():
    known = 79_053 - 52_263
    assert value_of(claim("declined-share-fy2015-high"), data.load) == pytest.approx(100 * 5_501 / known)


def test_the_lower_bound_of_2014_is_the_published_share():
    assert say(claim("declined-share-2014-low"), data.load) == "9.2 percent"


def test_nothing_weak_or_unverified_is_in_the_ledger():
    assert {one.grade for one in ledger()} <= {"P", "S", "C"}
