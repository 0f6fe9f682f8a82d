"""A learner code is three plain words, and is dealt the same for ever."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.errors import KitError
from lessonkit.exercises.deal import WORDS, Deal, deal_for, every_deal, new_code, read_code
from tests.exercises.impostors import STRANGERS

CODES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=3).map("-".join)
POOLS = {"year": tuple(range(2014, 2024)), "country": ("Mexico", "Guatemala", "Honduras", "El Salvador")}


@given(CODES)
def test_a_code_is_dealt_the_same_every_time_and_in_any_order_of_the_pools(code):
    turned = dict(reversed(POOLS.items()))
    assert deal_for(code, POOLS) == deal_for(code.upper(), turned)


def test_a_deal_is_the_same_in_every_release_of_the_kit():
    assert vars(deal_for("otter-maple-river", POOLS)) == {"country": "Guatemala", "year": 2019}
    assert vars(deal_for("fox-fox-fox", POOLS)) == {"country": "Guatemala", "year": 2017}


def test_another_pool_does_not_change_what_the_first_one_deals():
    more = {**POOLS, "shelf": ("top", "bottom")}
    assert deal_for("otter-maple-river", more).year == deal_for("otter-maple-river", POOLS).year


def test_every_value_of_every_pool_is_dealt_to_someone():
    dealt = [deal_for(f"{one}-{other}-fox", POOLS) for one in WORDS[:20] for other in WORDS[:20]]
    for name, values in POOLS.items():
        counts = [sum(getattr(deal, name) == value for deal in dealt) for value in values]
        assert min(counts) > 400 / len(values) / 2, f"{name}: {counts}"


def test_every_deal_that_matters_is_named_once():
    assert len(set(every_deal(POOLS, ("year", "country")))) == 40
    assert list(every_deal(POOLS, ())) == [Deal()]
    assert list(every_deal({"shelf": ("top", "low", "top")}, ("shelf",))) == [
        Deal(shelf="top"),
        Deal(shelf="low"),
    ]


@given(CODES)
def test_a_code_is_read_however_a_phone_writes_it(code):
    first, second, third = code.split("-")
    for written in (
        f"  {code} ",
        code.title(),
        code.replace("-", " "),
        f"{first}–{second}—{third}",
        f"{first}, {second} {third}.",
    ):
        assert read_code(written) == code


def test_a_new_code_is_a_code_and_another_each_time():
    codes = {new_code() for _ in range(20)}
    assert len(codes) > 15
    assert all(read_code(code) == code for code in codes)


@pytest.mark.parametrize(
    ("text", "wrong", "do"),
    [
        ("", "The learner code is empty.", "take this new one: "),
        (" - ", "The learner code is empty.", "Paste your code between the quotes"),
        ("otter-mapel-river", "'mapel' is not a word of a learner code.", "Did you mean 'maple'?"),
        ("jane-doe-1999", "'jane' is not a word of a learner code.", "never a name"),
        ("otter-maple", "this one has 2.", "Copy all three"),
        ("otter-maple-river-fox", "this one has 4.", "Copy all three"),
        (7, "A learner code is text, not a number.", "Put it in quotes"),
        (None, "A learner code is text, not None, which means nothing.", "Put it in quotes"),
        ("x" * 100_000, "is not a word of a learner code.", "never a name"),
    ],
)
def test_a_wrong_code_is_answered_in_one_line(text, wrong, do):
    with pytest.raises(KitError) as caught:
        read_code(text)
    line = str(caught.value)
    assert wrong in line
    assert "Allowed: three words from the kit's list" in line
    assert do in line
    assert "\n" not in line
    assert len(line) < 300


def test_the_code_that_an_empty_one_is_offered_can_be_used():
    with pytest.raises(KitError) as caught:
        read_code("")
    assert read_code(str(caught.value).rsplit(" ", 1)[1])


def test_no_stranger_is_a_code():
    for make in STRANGERS.values():
        with pytest.raises(KitError):
            read_code(make())


def test_the_words_are_plain_and_each_stands_once():
    assert len(set(WORDS)) == len(WORDS)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)


def test_a_deal_says_what_it_has_when_asked_for_something_else():
    with pytest.raises(AttributeError, match="no 'yaer'; it has country, year"):
        _ = Deal(year=2014, country="Peru").yaer


def test_a_deal_can_be_copied():
    deal = Deal(year=2014)
    assert copy.deepcopy(deal) == pickle.loads(pickle.dumps(deal)) == deal


@pytest.mark.parametrize("name", ["items", "of", "as_dict", "values", "keys", "self", "name"])
def test_a_pool_may_be_called_anything(name):
    assert getattr(deal_for("otter-maple-river", {name: ("here",)}), name) == "here"
    assert [getattr(deal, name) for deal in every_deal({name: ("here", "there")}, (name,))] == [
        "here",
        "there",
    ]


def test_a_deal_stands():
    deal = Deal(year=2014)
    with pytest.raises(AttributeError, match="A deal stands"):
        deal.year = 2015
    with pytest.raises(AttributeError, match="A deal stands"):
        del deal.year
    assert deal == Deal(year=2014)
