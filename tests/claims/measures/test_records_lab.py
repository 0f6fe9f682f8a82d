"""Claims on the records lab are what its model gives, in whole people, and say that it is a model."""

from __future__ import annotations

import pytest

from scomm import data
from scomm.claims import ledger
from scomm.claims.measures.records_lab import LabChance, LabPeople
from scomm.models.records import (
    OUTCOMES,
    chance_flagged_given_removable,
    chance_removable_given_flag,
    chance_removable_given_match,
    record_rates,
    run,
)


def test_the_outcomes_add_up_to_the_searches_in_whole_people() -> None:
    people = [LabPeople(outcome)(data.load) for outcome in OUTCOMES]
    assert sum(people) == record_rates().searches
    assert all(number == int(number) for number in people)


def test_people_on_record_are_all_outcomes_but_one() -> None:
    assert LabPeople()(data.load) == sum(
        LabPeople(outcome)(data.load) for outcome in OUTCOMES if outcome != "no-mate"
    )
    removable = LabPeople("rightly-flagged")(data.load) + LabPeople("missed")(data.load)
    assert LabPeople(status="removable")(data.load) == removable


@pytest.mark.parametrize(
    ("which", "chance"),
    [
        ("removable-given-match", chance_removable_given_match),
        ("removable-given-flag", chance_removable_given_flag),
        ("flagged-given-removable", chance_flagged_given_removable),
    ],
)
def test_a_chance_is_the_models_as_a_percentage(which, chance) -> None:
    assert LabChance(which)(data.load) == pytest.approx(100 * chance(run(record_rates())))


def test_every_claim_of_the_lab_says_that_it_is_a_model() -> None:
    claims = [one for one in ledger() if isinstance(one.compute, LabPeople | LabChance)]
    assert len(claims) == 8
    for one in claims:
        assert one.note.startswith("A model.")
        assert "records lab" in one.sentence
