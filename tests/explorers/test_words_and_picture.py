"""Words of an explorer name only what its picture draws in that state, and a direction in words is that of the numbers."""

import re
from functools import cache
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


def test_every_mark_has_its_signs():
    assert {kind.split()[0] for kind in DRAWN} == set(kinds())
