"""The claims on detention in 2024 and 2025: as ICE prints them, each with its day, and they follow the table."""

import pandas as pd
import pytest

from lessonkit import data
from lessonkit.claims import claim, ledger, say
from lessonkit.claims.format import full_sentence
from tests.claims.data_changes import cell, load_with

# As printed in the workbooks: convicted, charged, neither, of those whom ICE had arrested.
PRINTED = {
    "2024-10": (8_724, 4_061, 848),
    "2025-12": (16_737, 15_831, 23_825),
}


SAID = ("3 October 2024", "13 December 2025")


def about_detention():
    return [one for one in ledger() if "detention-by-agency-and-record" in one.datasets]


@pytest.mark.parametrize("day", PRINTED)
def test_a_share_is_that_of_the_printed_counts(day):
    convicted, _, neither = PRINTED[day]
    everyone = sum(PRINTED[day])
    assert (
        say(claim(f"detained-convicted-share-{day}"), data.load)
        == f"{100 * convicted / everyone:.1f} percent"
    )
    assert (
        say(claim(f"detained-other-violator-share-{day}"), data.load)
        == f"{100 * neither / everyone:.1f} percent"
    )


def test_the_growth_is_that_of_the_printed_counts():
    before, after = PRINTED["2024-10"], PRINTED["2025-12"]
    grown = sum(after) - sum(before)
    for record, place in (("convicted", 0), ("other-violator", 2)):
        share = 100 * (after[place] - before[place]) / grown
        assert say(claim(f"detained-growth-{record}"), data.load) == f"{share:.1f} percent"


def test_every_claim_says_its_day_and_none_a_fiscal_year():
    assert len(about_detention()) >= 13
    for one in about_detention():
        sentence = full_sentence(one, data.load)
        assert any(day in sentence for day in SAID), sentence
        assert "FY" not in sentence


def test_a_claim_follows_the_table():
    where = {"as_of": pd.Timestamp("2025-12-13"), "agency": "ice", "criminality": "convicted"}
    load = load_with("detention-by-agency-and-record", cell("people", 1_000, **where))
    assert say(claim("detained-convicted-2025-12"), load) == "1,000"
    assert say(claim("detained-convicted-share-2025-12"), load) != "29.7 percent"
