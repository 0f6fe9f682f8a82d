"""A claim is borne by one place in the data, or it is left out with the reason."""

from __future__ import annotations

import pytest

from lessonkit.claims import shared_ledger
from lessonkit.data import load
from lessonkit.errors import KitError
from scomm.county import dossier
from scomm.county.brief.parts import BriefClaim
from scomm.county.brief.reading import read_brief
from scomm.county.brief.ties import Borne, looked_up, says, sentence, untied

TRAVIS = dossier("Travis County, TX")
LOVING = dossier("Loving County, TX")


def claim(line: str) -> BriefClaim:
    return read_brief(f"claim 1: {line}").claims[0]


def printed(line: str) -> str:
    one = claim(line)
    return sentence(one, looked_up(one, TRAVIS))


def test_the_number_is_looked_up_where_the_claim_points() -> None:
    population = int(load("state-crime").query("state == 'Texas' and year == 2010")["population"].iloc[0])
    assert (
        printed("[cell state-crime population; state=Texas; year=2010] {number} people")
        == f"{population:,} people"
    )
    assert printed("[dossier activation-date] On {number}.") == "On 16 June 2009."
    day = printed("[cell county-activation activation_date; fips=48453] On {number}.")
    assert day == "On 16 June 2009."
    assert printed("[ledger sc-removals-2012] {number}") == "about 183,000"


@pytest.mark.parametrize(
    "words",
    [
        "130,962 people",
        "130962 people",
        "131,000 people",
        "130 thousand people",
        "0.13 million people",
        "130,000 people",
    ],
)
def test_the_number_may_be_rounded_fairly(words: str) -> None:
    assert says(words, Borne(130962, "130,962", "count", ""))


@pytest.mark.parametrize(
    "words", ["131,962", "140,000", "100,000", "1,309", "13", "no number", "130,962,000", "1.3 million"]
)
def test_another_number_is_not_the_number_of_the_data(words: str) -> None:
    assert not says(words, Borne(130962, "130,962", "count", ""))


@pytest.mark.parametrize(
    "words", ["on 16 June 2009", "June 16, 2009", "in June 2009", "in 2009", "2009-06-16"]
)
def test_a_day_may_be_written_in_several_ways(words: str) -> None:
    assert says(words, Borne("2009-06-16", "16 June 2009", "day", ""))


@pytest.mark.parametrize("words", ["on 17 June 2009", "in July 2009", "in 2010", "early"])
def test_another_day_is_not_the_day_of_the_data(words: str) -> None:
    assert not says(words, Borne("2009-06-16", "16 June 2009", "day", ""))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[dossier detainers-fy2015] 1,900 detainers", "The data say 1,214"),
        ("[dossier detainers-fy2015] Many detainers", "does not say what the data say: 1,214"),
        ("[dossier detainers-fy2015]", "a number and no sentence"),
        ("[dossier detainers] {number}", "A dossier has no fact 'detainers'"),
        ("[dossier] {number}", "Name a fact"),
        ("[dossier program-counts] {number}", "has no number there"),
        ("[cell state-crimes population; state=Texas] {number}", "Did you mean 'state-crime'"),
        ("[cell state-crime people; state=Texas] {number}", "no column 'people'"),
        ("[cell state-crime population; state=Texas] {number}", "53 rows of the table fit"),
        ("[cell state-crime population; state=Narnia; year=2010] {number}", "No row of the table fits"),
        ("[cell county-activation population_2010; fips=51560] {number}", "That cell is empty"),
        ("[cell county-activation population_2010] {number}", "3,143 rows"),
        ("[ledger sc-removals] {number}", "There is no claim"),
        ("[hearsay x] {number}", "can't be tied to"),
    ],
)
def test_a_claim_that_the_data_do_not_bear_is_refused_with_the_reason(line: str, reason: str) -> None:
    with pytest.raises(KitError) as told:
        printed(line)
    assert reason in str(told.value)
    assert "\n" not in str(told.value)


def test_a_gap_of_a_dossier_bears_no_claim() -> None:
    with pytest.raises(KitError, match="no facility could be placed"):
        looked_up(claim("[dossier detainers-fy2015] {number}"), LOVING)


def test_every_fact_with_a_value_can_bear_a_claim_and_every_gap_can_not() -> None:
    for known in (TRAVIS, LOVING):
        for fact in known.facts:
            one = BriefClaim("dossier", fact.id, words="It is {number}.")
            if fact.is_gap:
                with pytest.raises(KitError):
                    looked_up(one, known)
            else:
                found = looked_up(one, known)
                assert says(sentence(one, found), found), fact.id


def test_every_number_of_the_shared_ledger_can_bear_a_claim() -> None:
    for known in shared_ledger():
        if known.prints != "finding":
            found = looked_up(BriefClaim("ledger", known.id), TRAVIS)
            assert found.said
            assert found.disputed == bool(known.disputed_by)


def test_numbers_beside_the_one_that_is_borne_are_named() -> None:
    assert untied("1,214 detainers, 62 of them declined, in 2015", Borne(1214, "1,214", "count", "")) == (
        "62",
    )


def test_days_and_the_numbers_of_the_facts_own_label_are_borne() -> None:
    words = "From October 2014 to 19 July 2015 ICE sent {number} detainers, by August 5, 2025."
    one = claim(f"[dossier detainers-fy2015] {words}")
    assert untied(words, looked_up(one, TRAVIS)) == ()
    assert untied("19 of 1,214", Borne(1214, "1,214", "count", "")) == ("19",)


def test_a_tie_may_stand_behind_its_sentence() -> None:
    words = "In 2010, {number} people lived here."
    last = claim("In 2010, {number} people lived here [dossier population].")
    assert last == claim(f"[dossier population] {words}")
    assert claim("They said so [sic].").tie == ""
