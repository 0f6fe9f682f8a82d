"""What a claim must have before it can exist."""

import pytest

from lessonkit.claims import Claim
from lessonkit.claims.claim import PRINTABLE
from lessonkit.errors import KitError
from lessonkit.sources import source


def a_claim(**changes):
    fields = {
        "id": "boxes-red",
        "sentence": "Of the boxes, {value} are red.",
        "grade": "P",
        "publisher": "gao",
        "source": source("GAO-12"),
        "value": 3,
    }
    return Claim(**(fields | changes))


def a_computed_claim(**changes):
    return a_claim(**({"grade": "C", "value": None, "compute": lambda load: 3, "how": "counted"} | changes))


@pytest.mark.parametrize("grade", ["P", "S"])
def test_a_claim_whose_source_was_seen_can_be_made(grade):
    assert a_claim(grade=grade).value == 3


@pytest.mark.parametrize("grade", ["M", "W", "X", ""])
def test_a_claim_that_is_unverified_or_weakly_sourced_cannot_be_made(grade):
    with pytest.raises(KitError, match=r"may not be printed.*Allowed: P .*, S .*, C "):
        a_claim(grade=grade)


def test_no_printable_grade_means_unverified_or_weak():
    assert set(PRINTABLE) == {"P", "S", "C"}


@pytest.mark.parametrize("changes", [{"value": None}, {"compute": lambda load: 3, "how": "counted"}])
def test_a_claim_has_a_computation_or_a_printed_value_and_never_both(changes):
    with pytest.raises(KitError, match="either compute or value"):
        a_claim(**changes)


def test_a_printed_value_cannot_pass_as_computed():
    with pytest.raises(KitError, match="grade C is for computed"):
        a_claim(grade="C")


def test_a_computation_cannot_pass_as_seen():
    with pytest.raises(KitError, match="grade C is for computed"):
        a_computed_claim(grade="P")


def test_a_computed_claim_says_how():
    assert a_computed_claim().how == "counted"
    with pytest.raises(KitError, match="how it is computed"):
        a_computed_claim(how="")


def test_a_sentence_has_a_place_for_the_number():
    with pytest.raises(KitError, match=r"has no \{value\}"):
        a_claim(sentence="Three boxes are red.")


def test_a_claim_says_who_makes_it():
    assert a_claim(publisher="gao").said_by == "US Government Accountability Office (GAO)"
    with pytest.raises(KitError, match=r"no publisher 'ICE'.*ice"):
        a_claim(publisher="ICE")


@pytest.mark.parametrize("id", ["Boxes", "boxes_red", "", "boxes red"])
def test_an_id_that_is_no_slug_is_refused(id):
    with pytest.raises(KitError, match="not a slug"):
        a_claim(id=id)
