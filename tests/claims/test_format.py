"""How the number of a claim is written, and how a change is seen."""

import pytest

from lessonkit import data
from lessonkit.claims import claim, drift, ledger, say, value_of
from lessonkit.claims.format import full_sentence
from lessonkit.errors import KitError
from tests.claims.data_changes import cell, load_with
from tests.claims.test_claim import a_claim, a_computed_claim


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({"value": 315943}, "315,943"),
        ({"value": 74, "unit": "percent"}, "74 percent"),
        ({"value": 56.349, "unit": "percent", "decimals": 1}, "56.3 percent"),
        ({"value": 205_000, "phrase": "nearly {value}"}, "nearly 205,000"),
        ({"value": 200 / 3, "unit": "percent", "phrase": "two-thirds", "prints": "words"}, "two-thirds"),
        ({"value": 2011, "unit": "year"}, "2011"),
    ],
)
def test_a_number_is_written_as_prose_prints_it(changes, printed):
    assert say(a_claim(**changes), data.load) == printed


def test_every_claim_prints_a_full_sentence():
    for one in ledger():
        sentence = full_sentence(one, data.load)
        assert say(one, data.load) in sentence
        assert sentence.endswith("."), one.id
        assert "{" not in sentence, one.id


def test_a_claim_without_a_number_is_an_error():
    with pytest.raises(KitError, match="'boxes-red' has no value"):
        value_of(a_computed_claim(compute=lambda load: float("nan")), data.load)


@pytest.mark.parametrize(
    ("compute", "says"),
    [
        (lambda load: load("trust-surveys")["peple"].sum(), "KeyError: 'peple'"),
        (lambda load: load("trust-survys")["people"].sum(), "There is no dataset 'trust-survys'"),
        (lambda load: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda load: [][0], "IndexError: list index out of range"),
    ],
)
def test_a_claim_that_stops_is_one_line_with_its_id(compute, says):
    with pytest.raises(KitError) as caught:
        value_of(a_computed_claim(compute=compute), data.load)
    told = str(caught.value)
    assert told.startswith(f"Claim 'boxes-red' can't be computed: {says}")
    assert "\n" not in told


def test_a_column_that_a_claim_misspells_is_told_with_the_tables_that_it_reads():
    misspelt = a_computed_claim(
        compute=lambda load: load("trust-surveys")["peple"].sum(), datasets=("trust-surveys",)
    )
    with pytest.raises(KitError, match=r"Allowed: trust-surveys has \w+, \w+"):
        value_of(misspelt, data.load)


def test_every_computed_claim_says_what_its_author_saw():
    assert [one.id for one in ledger() if one.compute and not one.expected] == []


def test_nothing_has_drifted():
    assert drift(ledger(), data.load) == ()


def test_a_changed_cell_is_seen_as_drift():
    where = {"universe": "ero-arrests", "split": "criminality", "category": "convicted", "fiscal_year": 2014}
    load = load_with("dhs-annual", cell("people", 120_000, **where))
    one = claim("arrests-share-convicted-2014")
    assert say(one, load) == "65.3 percent"
    assert [(change.id, change.found) for change in drift(ledger(), load)] == [(one.id, "65.3 percent")]


def test_a_change_too_small_to_print_is_no_drift():
    where = {"universe": "ero-arrests", "split": "criminality", "category": "convicted", "fiscal_year": 2014}
    assert drift(ledger(), load_with("dhs-annual", cell("people", 134_740, **where))) == ()
