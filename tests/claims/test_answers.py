"""The numbers that answer each other: both exist, and a passage with one of them holds the other."""

import pytest

from scomm.claims import ledger
from scomm.claims.answers import ANSWERS, unanswered
from scomm.claims.linter import lint

KNOWN = {one.id for one in ledger()}


def test_every_claim_and_every_answer_is_in_the_ledger():
    assert set(ANSWERS) <= KNOWN
    assert {id for ids in ANSWERS.values() for id in ids} <= KNOWN
    assert all(id not in ids for id, ids in ANSWERS.items())


# What the lessons printed before the audit: one number of a pair, without the other.
ONE_SIDED = [
    "By his estimate {claim}`hausman-prevented` fewer, among them {claim}`hausman-prevented-no-conviction`.",
    "Of them {claim}`not-taken-residents-2011` were green-card holders.",
    "For {claim}`sc-share-charge-unknown-2012` ICE had not recorded what the arrest was for.",
    "Nearly {claim}`cis-rearrested` were arrested again.",
]


@pytest.mark.parametrize("text", ONE_SIDED)
def test_a_number_without_its_answer_fails(text):
    assert "unanswered" in {failure.rule for failure in lint({"lesson.md": text})}


def test_an_answer_in_another_paragraph_is_too_far_away():
    apart = "{claim}`not-taken-residents-2011`\n\n{claim}`not-taken-rearrested-2011`"
    together = apart.replace("\n\n", " ")
    assert [(one.rule, one.line) for one in lint({"a.md": apart})] == [("unanswered", 1), ("unanswered", 3)]
    assert lint({"a.md": together}) == ()


def test_one_answer_of_several_is_enough():
    assert not list(unanswered(["one", "other"], {"one": ("another", "other")}))
    assert list(unanswered(["one"], {"one": ("another", "other")})) == [("one", ("another", "other"))]
