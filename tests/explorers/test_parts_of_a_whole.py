"""Parts of "k of n" are disjoint: what a sentence says of one n adds up to no more than n, in every state of every explorer."""

import re

import pytest

from lessonkit.explorers import ids
from tests.explorers.test_every_state import views
from tests.explorers.written_numbers import NOT_COUNTS

NUMBER = r"\d[\d,]*(?!\S*[%.]\d)(?![\d,.]*%)"
OF = re.compile(rf"(?<![\d.,±−-])({NUMBER}) of (?:the |these |all |them )?({NUMBER})\b(?! [mb]illion)")
OTHER = re.compile(rf"[,;:] (?:and |but )?({NUMBER}) (?!of\b|percent|points|years|months|days|times)[a-z]")
"""A later clause that begins with a number: another part of the same whole."""


def parts(sentence):
    """Each whole that a sentence names as "k of n" with the parts that it names, those of later clauses among them."""
    plain = NOT_COUNTS.sub("", sentence)
    found = list(OF.finditer(plain))
    wholes = []
    for place, one in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(plain)
        later = OTHER.findall(plain[one.end() : end]) if len(found) == 1 or place + 1 == len(found) else []
        k, n = (int(number.replace(",", "")) for number in one.groups())
        same = [whole for whole in wholes if whole[0] == n]
        whole = same[0] if same else (n, [])
        if not same:
            wholes.append(whole)
        whole[1].extend([k, *(int(number.replace(",", "")) for number in later)])
    return wholes


def said(view):
    """The sentences of a state that say what was found."""
    chart = view.chart
    yield chart.finding
    for told in (chart.spoken or "", view.sentence):
        yield from re.split(r"(?<=[.?!])\s|\n", told)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("7 of 10 studies find no change; 4 find fewer", [(10, [7, 4])]),
        ("In 2 of 3 studies, people report less (one: −30%); 1 saw no drop", [(3, [2, 1])]),
        ("1,200 of 3,143 counties are connected, 47% of them early", [(3143, [1200])]),
        ("70% of those asked, and 28% of others", []),
        ("12 of 1,000 prints match, 3 of 1,000 by mistake", [(1000, [12, 3])]),
    ],
)
def test_parts_and_their_whole_are_read_from_a_sentence(sentence, expected):
    assert parts(sentence) == expected


@pytest.mark.parametrize("id", ids())
def test_parts_of_one_whole_add_up_to_no_more_than_it(id):
    for state, view in views(id):
        for sentence in said(view):
            for whole, numbers in parts(sentence):
                assert sum(numbers) <= whole, (state, sentence)
