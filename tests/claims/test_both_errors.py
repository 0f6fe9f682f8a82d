"""A rate of misses, or of hits, is never printed without how often the same matcher names somebody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.claims.claim import Claim
from lessonkit.claims.ledger import ledger
from lessonkit.claims.linter import lint
from lessonkit.explorers import explorer

LESSONS = Path(__file__).parents[2] / "solutions"
KNOWN = {one.id: one for one in ledger()}
OF_FINGERS = re.compile(r"fingers?|prints?|traces?|records lab", re.IGNORECASE)
HITS = re.compile(
    r"missed \{value\}|miss(es)? \{value\}|found \{value\} of the people|right answer|\{value\} right|"
    r"accuracy of|two people's in|miss somebody|records miss"
)
FALSE_ALARMS = re.compile(r"somebody else|names? somebody|wrong(ly)?\b|one person's in", re.IGNORECASE)


def of_hits() -> list[Claim]:
    """Claims that say how often a matcher, or the records behind it, find whom they should."""
    return [
        one
        for one in ledger()
        if OF_FINGERS.search(one.sentence) and HITS.search(one.sentence) and one.prints != "finding"
    ]


def test_the_net_finds_what_lesson_2_prints() -> None:
    ids = {one.id for one in of_hits()}
    assert {"ident-found-2004", "best-system-2003-1", "frifte-rolled-on-rolled-median", "lab-missed"} <= ids
    assert {"ngi-right-2014", "ident-found-strict-2004"} <= ids
    assert len(ids) >= 12


@pytest.mark.parametrize("one", of_hits(), ids=lambda one: one.id)
def test_a_rate_of_hits_stands_with_one_of_false_alarms(one: Claim) -> None:
    """`answered_by` holds in the same paragraph (the linter's rule `unanswered`)."""
    assert one.answered_by
    for id in one.answered_by:
        assert FALSE_ALARMS.search(KNOWN[id].sentence), KNOWN[id].sentence


@pytest.mark.parametrize(
    "id",
    [
        "best-system-2003-1",
        "frifte-rolled-on-rolled-best",
        "ident-found-2004",
        "ngi-right-2014",
        "lab-missed",
    ],
)
def test_a_lesson_that_leaves_the_other_error_out_fails(id: str) -> None:
    alone = f"It was {{claim}}`{id}`."
    assert {one.rule for one in lint({"lesson.md": alone})} == {"unanswered"}
    with_both = alone + "".join(f" And {{claim}}`{other}`." for other in KNOWN[id].answered_by)
    others = [other for other in KNOWN[id].answered_by if KNOWN[other].answered_by]
    assert lint({"lesson.md": with_both}) == () or others


@pytest.mark.parametrize("id", ["match-threshold", "search-at-scale"])
def test_an_explorer_that_says_how_often_prints_are_found_says_how_often_wrong_ones_come_up(id: str) -> None:
    found = explorer(id)
    for state in found.states():
        finding = found.view(state).chart.finding
        if re.search(r"\bfound\b|\bfind\b|\bmiss", finding):
            assert re.search(r"wrong|mistake|different|false", finding), (state, finding)
