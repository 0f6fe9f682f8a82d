"""`scomm claims`: everything recomputed, every source and question told, and drift in one line."""

import pytest

from lessonkit import data
from lessonkit.claims import claim, ledger, questions
from lessonkit.claims.report import report
from lessonkit.errors import KitError
from tests.claims.data_changes import cell, load_with

WHERE = {"universe": "ero-arrests", "split": "criminality", "category": "convicted", "fiscal_year": 2014}


@pytest.fixture(scope="module")
def text():
    return report(data.load)


def test_every_claim_stands_under_its_source(text):
    for one in ledger():
        assert f"\n  {one.id} ({one.grade}): " in text
    for one in {each.source.key: each.source for each in ledger()}.values():
        assert f"{one.short}. {one.title}" in text
        assert f" {one.url} [" in text


def test_every_open_question_is_told_with_its_reason(text):
    for one in questions():
        assert one.question in text
        assert f"Open because: {one.why_open}" in text
        assert f"Would settle it: {one.would_settle}" in text


def test_every_dispute_names_both_publishers_once(text):
    section = text.split("DISPUTES")[1].split("OPEN QUESTIONS")[0]
    line = next(row for row in section.splitlines() if "miranda-hours" in row)
    assert "Fifth Circuit" in line
    assert "District of Oregon" in line
    pairs = {frozenset((one.id, other)) for one in ledger() for other in one.disputed_by}
    assert section.count(" against ") == len(pairs)


def test_it_says_how_many_were_computed_again(text):
    computed = sum(one.compute is not None for one in ledger())
    assert f"{len(ledger())} claims: " in text
    assert f"{computed} were computed again" in text


def test_drift_fails_with_one_line_that_names_the_claim_and_both_numbers():
    load = load_with("dhs-annual", cell("people", 120_000, **WHERE))
    with pytest.raises(KitError) as caught:
        report(load)
    assert "\n" not in str(caught.value)
    assert "arrests-share-convicted-2014 printed '73.3 percent', now '65.3 percent'" in str(caught.value)


def test_a_claim_whose_rows_are_gone_fails_with_one_line():
    load = load_with("dhs-annual", lambda table: table[table["fiscal_year"] != 2014])
    with pytest.raises(KitError, match=r"\AClaim '.*2014' can't be computed: .*\Z"):
        report(load)


def test_a_part_of_the_ledger_can_be_reported():
    text = report(data.load, [claim("hold-hours")])
    assert "1 claims: 1 P" in text
    assert "BIBLIOGRAPHY: 1 sources" in text
