"""The way of a print: whole for every rule and policy, and true about who can change what."""

from __future__ import annotations

from itertools import product

import pytest

from scomm.errors import ScommError
from scomm.models import AGENCIES, POLICIES, RULES, what_each_agency_learns

EVERY_WAY = list(product(RULES, POLICIES))


def happens(rule: str, policy: str = "all") -> set[str]:
    return {arrow.id for arrow in what_each_agency_learns(rule, policy).steps}


@pytest.mark.parametrize(("rule", "policy"), EVERY_WAY)
def test_a_way_leads_from_the_arrest_to_the_end_without_a_gap(rule, policy):
    steps = what_each_agency_learns(rule, policy).steps
    reached = {"police"}
    for arrow in steps:
        assert arrow.sender in reached, arrow.id
        reached.add(arrow.receiver)
    assert steps[-1].receiver == "outcome"
    assert reached == set(AGENCIES) - (set() if RULES[rule].automatic else {"dhs"})


@pytest.mark.parametrize(("rule", "policy"), EVERY_WAY)
def test_the_table_says_everything_in_words(rule, policy):
    table = what_each_agency_learns(rule, policy).table()
    assert len(table) == 11
    assert not table.drop(columns="note").isna().any().any()
    for column in ("carries", "learns", "source", "dhs_says", "counties_say", "position_source"):
        assert table[column].str.strip().all()
    assert set(table["grade"]) | set(table["position_grade"]) <= {"P", "S"}
    assert table.loc[~table["happens"], "note"].all(), "a step that is missing says why"


def test_prints_reach_dhs_under_every_rule_but_the_first():
    assert "prints-to-dhs" not in happens("before-2008")
    assert "question-to-ice" in happens("before-2008")
    for rule in ("secure-communities", "pep", "from-2017"):
        assert "prints-to-dhs" in happens(rule)
        assert "question-to-ice" not in happens(rule)


@pytest.mark.parametrize("rule", RULES)
def test_no_local_policy_changes_which_steps_exist_or_what_happens_before_the_reply(rule):
    ways = [what_each_agency_learns(rule, policy).arrows for policy in POLICIES]
    for arrows in zip(*ways, strict=True):
        assert len({arrow.happens for arrow in arrows}) == 1
        if arrows[0].id not in ("reply", "transfer"):
            assert len(set(arrows)) == 1
        else:
            assert len({arrow.carries + arrow.learns for arrow in arrows}) == len(POLICIES)


def test_the_sharing_itself_is_the_step_on_which_dhs_and_the_counties_disagree():
    route = what_each_agency_learns()
    assert route.can_change("dhs") == ("booking", "answer-to-jail", "reply")
    assert set(route.can_change("counties")) - set(route.can_change("dhs")) == {"prints-to-dhs"}


def test_before_2008_asking_was_a_local_choice():
    assert what_each_agency_learns("before-2008").can_change("dhs") == ("booking", "question-to-ice", "reply")


def test_the_forms_are_those_of_the_rule():
    for rule, forms in (
        ("secure-communities", "I-247"),
        ("pep", "I-247D or I-247N"),
        ("from-2017", "I-247A"),
    ):
        request = next(arrow for arrow in what_each_agency_learns(rule).steps if arrow.id == "request")
        assert request.carries == f"a detainer: form {forms}"


def test_an_agency_learns_what_its_arrows_bring():
    assert what_each_agency_learns().learns("dhs") == (
        "whether this person is one whose prints DHS took before, lawful residents and citizens among them",
    )
    assert what_each_agency_learns("before-2008").learns("dhs") == ()
    assert len(what_each_agency_learns().learns("jail")) == 3


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: what_each_agency_learns("now"), "There is no rule 'now'"),
        (lambda: what_each_agency_learns("pep", "sanctuary"), "There is no local policy 'sanctuary'"),
        (lambda: what_each_agency_learns().learns("cia"), "There is no agency 'cia'"),
        (
            lambda: what_each_agency_learns().can_change("ice"),
            "There is no position 'ice'. Allowed: 'dhs', 'counties'",
        ),
    ],
)
def test_an_unknown_id_is_refused(call, says):
    with pytest.raises(ScommError) as caught:
        call()
    assert says in str(caught.value)
