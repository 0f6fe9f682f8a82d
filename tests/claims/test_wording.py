"""A claim that does not print its value says what it prints instead, and that fits the value."""

import pytest

from lessonkit.claims import ledger, say, value_of
from lessonkit.claims.wording import misprint
from lessonkit.errors import KitError
from tests.claims.test_claim import a_claim


@pytest.mark.parametrize(
    ("phrase", "prints", "value"),
    [
        ("nearly {value}", "", 3),
        ("about 160 million", "rounded", 160_200_000),
        ("six", "words", 6),
        ("about one-third", "words", 100 / 3),
        ("no effect that he could measure", "finding", None),
    ],
)
def test_a_phrase_that_fits_its_value_is_let_through(phrase, prints, value):
    assert misprint(phrase, prints, value) == ""


@pytest.mark.parametrize(
    ("phrase", "prints", "value", "wrong"),
    [
        ("about 160 million", "", 160_200_000, "does not say what it prints instead"),
        ("about 160 million", "rounded", 160.2, "prints 160,000,000 and its value is 160.2"),
        ("no change", "finding", 0, "a finding and has a value too"),
        ("no change", "words", 0, "holds no number in words"),
        ("six", "words", 7, "prints 6 and its value is 7"),
        ("half of them", "finding", None, "has a number in it"),
        ("{value}", "words", 6, "prints nothing instead"),
    ],
)
def test_a_phrase_that_says_something_else_than_its_value_is_refused(phrase, prints, value, wrong):
    assert wrong in misprint(phrase, prints, value)
    with pytest.raises(KitError, match=wrong.replace(".", r"\.")):
        a_claim(phrase=phrase, prints=prints, value=value)


def test_a_finding_has_no_number_and_is_printed_as_it_stands():
    finding = a_claim(value=None, phrase="no effect", prints="finding")
    assert say(finding, lambda name: None) == "no effect"
    with pytest.raises(KitError, match="a finding without a number"):
        value_of(finding, lambda name: None)


def test_the_ledgers_phrases_without_a_number_all_say_what_they_print():
    without = [one for one in ledger() if "{value}" not in one.phrase]
    assert len(without) > 10
    assert all(one.prints for one in without)
