"""The way of a print: whole for every rule and policy, and true about who can change what."""

from __future__ import annotations

from itertools import product

import pytest

from lessonkit.errors import KitError
from scomm.models import COUNTY_CHOICES, FEDERAL_RULES, Arrow, what_each_agency_learns

EVERY_WAY = list(product(FEDERAL_RULES, COUNTY_CHOICES))


AGENCIES = {"police", "jail", "state-bureau", "fbi", "dhs", "support-center", "field-office", "outcome"}


def steps_of(rule: str = "secure-communities", choice: str = "all") -> list[Arrow]:
    """The arrows that exist under a rule, in order."""
    return [arrow for arrow in what_each_agency_learns(rule, choice).arrows if arrow.happens]


def happens(rule: str, choice: str = "all") -> set[str]:
    return {arrow.id for arrow in steps_of(rule, choice)}


def can_change(position: str, rule: str = "secure-communities") -> tuple[str, ...]:
    """Ids of the steps that a county can change, by the position of dhs or of the counties."""
    return tuple(arrow.id for arrow in steps_of(rule) if getattr(arrow.position, position))


def learns(agency: str, rule: str = "secure-communities") -> tuple[str, ...]:
    """What an agency learns, one sentence for each arrow that reaches it."""
    return tuple(arrow.learns for arrow in steps_of(rule) if arrow.receiver == agency)


@pytest.mark.parametrize(("rule", "policy"), EVERY_WAY)
def test_a_way_leads_from_the_arrest_to_the_end_without_a_gap(rule, policy):
    steps = steps_of(rule, policy)
    reached = {"police"}
    for arrow in steps:
        assert arrow.sender in reached, arrow.id
        reached.add(arrow.receiver)
    assert steps[-1].receiver == "outcome"
    assert reached == AGENCIES - (set() if FEDERAL_RULES[rule].automatic else {"dhs"})


@pytest.mark.parametrize(("rule", "policy"), EVERY_WAY)
def test_every_arrow_says_everything_in_words(rule, policy):
    arrows = what_each_agency_learns(rule, policy).arrows
    assert len(arrows) == 11
    for arrow in arrows:
        here = arrow.position
        for words in (arrow.carries, arrow.learns, here.dhs_says, here.counties_say):
            assert words.strip()
        assert arrow.source
        assert here.source
        assert {arrow.grade, here.grade} <= {"P", "S"}
        assert arrow.happens or arrow.note, "a step that is missing says why"


def test_prints_reach_dhs_under_every_rule_but_the_first():
    assert "prints-to-dhs" not in happens("before-2008")
    assert "question-to-ice" in happens("before-2008")
    for rule in ("secure-communities", "pep", "from-2017"):
        assert "prints-to-dhs" in happens(rule)
        assert "question-to-ice" not in happens(rule)


@pytest.mark.parametrize("rule", FEDERAL_RULES)
def test_no_local_policy_changes_which_steps_exist_or_what_happens_before_the_reply(rule):
    ways = [what_each_agency_learns(rule, policy).arrows for policy in COUNTY_CHOICES]
    for arrows in zip(*ways, strict=True):
        assert len({arrow.happens for arrow in arrows}) == 1
        if arrows[0].id not in ("reply", "transfer"):
            assert len(set(arrows)) == 1
        else:
            assert len({arrow.carries + arrow.learns for arrow in arrows}) == len(COUNTY_CHOICES)


def test_the_sharing_itself_is_the_step_on_which_dhs_and_the_counties_disagree():
    assert can_change("dhs") == ("booking", "answer-to-jail", "reply")
    assert set(can_change("counties")) - set(can_change("dhs")) == {"prints-to-dhs"}


def test_before_2008_asking_was_a_local_choice():
    assert can_change("dhs", "before-2008") == ("booking", "question-to-ice", "reply")


def test_the_forms_are_those_of_the_rule():
    for rule, forms in (
        ("secure-communities", "I-247"),
        ("pep", "I-247D or I-247N"),
        ("from-2017", "I-247A"),
    ):
        request = next(arrow for arrow in steps_of(rule) if arrow.id == "request")
        assert request.carries == f"a detainer: form {forms}"


def test_an_agency_learns_what_its_arrows_bring():
    assert learns("dhs") == (
        "whether this person is one whose prints DHS took before, lawful residents and citizens among them",
    )
    assert learns("dhs", "before-2008") == ()
    assert len(learns("jail")) == 3


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: what_each_agency_learns("now"), "There is no rule 'now'"),
        (lambda: what_each_agency_learns("pep", "sanctuary"), "There is no county choice 'sanctuary'"),
    ],
)
def test_an_unknown_id_is_refused(call, says):
    with pytest.raises(KitError) as caught:
        call()
    assert says in str(caught.value)
