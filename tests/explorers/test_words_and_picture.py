"""Words of an explorer name only what its picture draws in that state, and a direction in words is that of the numbers."""

import re
from itertools import product

import pytest

from scomm.charts.marks import kinds
from scomm.explorers import explorer, ids
from tests.explorers.signs import DRAWN, named, own_words, ways
from tests.explorers.test_every_state import EXPLORERS, oracle, views


def seen_in(id, state, view):
    """For each mark of a state the ways in which it is seen."""
    found = explorer(id)
    return [ways(mark, step_of(found, state, mark.follows), state) for mark in view.chart.marks]


def step_of(found, state, control):
    return found.control(control).values.index(state[control]) if control else 0


def outside(view):
    """What is said of a picture outside its marks."""
    chart = view.chart
    yield from (chart.finding, chart.of, chart.readout or "", chart.spoken, chart.alt, view.sentence)
    for note in view.notes:
        yield from (note.heading, note.words, note.foot, note.more)


def not_drawn(id, state, view):
    """Every text of a state with the signs that it names and that are not drawn."""
    seen = seen_in(id, state, view)
    everywhere = [set().union(*(one.signs for one in together)) for together in product(*filter(None, seen))]
    for text in outside(view):
        for drawn in everywhere:
            if missing := named(text) - drawn:
                yield text, missing
    for one in (way for mark in seen for way in mark):
        for text in own_words(one):
            if missing := named(text) - one.signs:
                yield text, missing


@EXPLORERS
def test_words_name_only_signs_that_are_drawn(id):
    for state, view in views(id):
        for text, missing in not_drawn(id, state, view):
            sentences = [one for one in re.split(r"(?<=[.?!:])\s", text) if named(one) & missing]
            raise AssertionError(f"{id} {dict(state)}: {missing} is not drawn, but the words are {sentences}")


DIRECTION = re.compile(
    r"\b(?:more|fewer|too (?:high|low|near|far|small|large)|rose|rises?|fell|falls?|(?:near|far|high|low|wid|narrow|earli|lat)er"
    r"|as (?:many|high|low)|around it|nearly every|warning)\b",
    re.IGNORECASE,
)
"""Words that say which way something went, or that it went no way."""

WITH_DIRECTIONS = [id for id in ids() if hasattr(oracle(id), "directions")]


@pytest.mark.parametrize("id", WITH_DIRECTIONS)
def test_a_direction_in_words_is_that_of_the_numbers(id):
    """`directions(state, view)` of an oracle gives each phrase with a direction, as a pattern, and whether it is true now."""
    for state, view in views(id):
        phrases = oracle(id).directions(state, view)
        own = [text for mark in seen_in(id, state, view) for one in mark for text in own_words(one)]
        for text in {*outside(view), *own}:
            left = text
            for phrase, true in phrases.items():
                assert true or not re.search(phrase, text), (dict(state), phrase, text)
                left = re.sub(phrase, "", left)
            assert not DIRECTION.search(left), (dict(state), DIRECTION.findall(left), left)


def test_every_mark_has_its_signs():
    assert {kind.split()[0] for kind in DRAWN} == set(kinds()), (
        "Give each kind of mark its signs in signs.py."
    )
