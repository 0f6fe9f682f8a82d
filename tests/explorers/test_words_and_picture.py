"""Words of an explorer name only what its picture draws in that state, and a direction in words is that of the numbers."""

import re
from itertools import product

from lessonkit.charts.marks import kinds
from lessonkit.explorers import explorer
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


DIRECTION = re.compile(
    r"\b(?:more|fewer|too (?:high|low|near|far|small|large)|rose|rises?|fell|falls?|(?:near|far|high|low|wid|narrow|earli|lat)er"
    r"|as (?:many|high|low)|around it|nearly every|warning)\b",
    re.IGNORECASE,
)
"""Words that say which way something went, or that it went no way. The `directions(state, view)` of an oracle gives each phrase with
such a word, as a pattern, and whether it is true now."""

NUMBER = r"(\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?![\d,])"  # a year has four digits and no comma
MOVED = re.compile(
    rf"\b(rose|rises?|grew|grows?|fell|falls?|shrank|shrinks?|moved|stayed) (?:of [^.;:]*? )?from {NUMBER}%?[^.;:\d]*(?:\d{{4}}[^.;:\d]*)? to {NUMBER}"
)
"""A movement in words with the number that it begins with and the one that it comes to."""


def moved(text):
    """Each movement of a text: whether it is said to go up (1), down (-1) or nowhere (0), and both its numbers."""
    for word, before, after in MOVED.findall(text):
        way = 1 if word[0] in "rg" else -1 if word.startswith(("f", "sh")) else 0
        yield way, *(float(one.replace(",", "")) for one in (before, after))


def test_a_movement_is_read_with_both_its_numbers():
    said = "The share rose from 6.2% in 2024 to 42.2%, and people fell from 1,395 to 1,142."
    assert list(moved(said)) == [(1, 6.2, 42.2), (-1, 1395, 1142)]


@EXPLORERS
def test_words_are_those_of_the_picture(id):
    """In every state: signs that are named are drawn, and what rose or fell did so; see the rules below."""
    directions = getattr(oracle(id), "directions", None)
    for state, view in views(id):
        for text, missing in not_drawn(id, state, view):
            sentences = [one for one in re.split(r"(?<=[.?!:])\s", text) if named(one) & missing]
            raise AssertionError(f"{id} {dict(state)}: {missing} is not drawn, but the words are {sentences}")
        own = [text for mark in seen_in(id, state, view) for one in mark for text in own_words(one)]
        phrases = directions(state, view) if directions else {}
        for text in {*outside(view), *own}:
            for way, before, after in moved(text):
                assert way * (after - before) > 0 or (way == 0 and after == before), (dict(state), text)
            left = text
            for phrase, true in phrases.items():
                assert true or not re.search(phrase, text), (dict(state), phrase, text)
                left = re.sub(phrase, "", left)
            assert not phrases or not DIRECTION.search(left), (dict(state), DIRECTION.findall(left), left)


def test_every_mark_has_its_signs():
    assert {kind.split()[0] for kind in DRAWN} == set(kinds()), (
        "Give each kind of mark its signs in signs.py."
    )
