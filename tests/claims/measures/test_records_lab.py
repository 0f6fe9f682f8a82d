"""Claims on the records lab are what its model gives, in whole people, and say that it is a model."""

from __future__ import annotations

import pytest

from lessonkit import data
from lessonkit.claims import ledger
from scomm.measures.records_lab import LabEnd, LabMachine, LabPeople, LabSearched
from scomm.models.records import (
    OUTCOMES,
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


def test_a_machine_errs_about_a_share_of_those_with_prints_there_and_about_a_share_of_the_others() -> None:
    there, others = (LabSearched(enrolled)(data.load) for enrolled in (True, False))
    assert there + others == record_rates().searches
    assert LabMachine("missed", "ident-found-2004", rest=True)(data.load) == pytest.approx(0.04 * there)
    assert LabMachine("named-wrongly", "ident-found-wrongly-2004")(data.load) == pytest.approx(
        0.0031 * others
    )


def test_what_the_lab_begins_with_lies_between_its_ends() -> None:
    for outcome in ("missed", "flagged-wrongly"):
        low, high = (LabEnd(outcome, end)(data.load) for end in ("fewest", "most"))
        assert low < run(record_rates()).people(outcome) < high


def test_every_claim_of_the_lab_says_that_it_is_a_model() -> None:
    claims = [one for one in ledger() if isinstance(one.compute, LabPeople | LabEnd)]
    assert len(claims) == 7
    for one in claims:
        assert one.note.startswith("A model.")
        assert "records lab" in one.sentence
