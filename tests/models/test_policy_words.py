"""Two detainer policies that decide differently anywhere read differently, over all combinations of attributes."""

from __future__ import annotations

import ast
from functools import lru_cache
from itertools import combinations, permutations, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from lessonkit.errors import KitError
from scomm.models.detainers import (
    DETAINER_POLICIES,
    EVERYONE,
    NOBODY,
    DetainerPolicy,
    Is,
    condition_words,
    detainer_policy,
    policy_in_words,
)
from scomm.models.detainers.attributes import every_kind
from scomm.models.detainers.condition_words import condition_in_words
from scomm.models.detainers.conditions import All, AnyOf, HoursAtMost, Not, Unless
from scomm.models.detainers.detainer_policy import decisions
from tests.models.conditions_drawn import DEEP, HOURS, SINGLE
from tests.models.one_detainer import decide_alike

KINDS = every_kind(HOURS)
FELONY, PAID, JUDGE = Is("conviction", "felony"), Is("reimbursed", "yes"), Is("paper", "judicial-warrant")


def signature(policy):
    """Every decision of the policy on every kind of detainer."""
    return hash(_holds(policy.holds, policy.most_hours) + _tells(policy.tells))


@lru_cache
def _holds(rule, most):
    said = decisions(DetainerPolicy(rule, most_hours=most), KINDS)
    return said.hold.tobytes() + said.hours.tobytes()


@lru_cache
def _tells(rule):
    return decisions(DetainerPolicy(NOBODY, tells=rule), KINDS).tell.tobytes()


def allowed(holds, tells=NOBODY, most=None):
    try:
        return DetainerPolicy(holds=holds, tells=tells, most_hours=most)
    except KitError:  # contradictory, or always so
        return None


def assert_words_decide(policies):
    seen, reads = {}, set()
    for policy in policies:
        words, decides = policy_in_words(policy), signature(policy)
        assert seen.setdefault(words, decides) == decides, words
        reads.add(decides)
    return len(reads)


def test_every_policy_of_a_large_menu_that_decides_differently_reads_differently():
    few = [
        FELONY, PAID, JUDGE, HoursAtMost(24), Is("form", "I-247N"),
        Is("charge", ("none", "misdemeanor")), Is("watch_list", "no"),
    ]  # fmt: skip
    rules = [EVERYONE, NOBODY, *few, *(~one for one in few)]
    for a, b in combinations(few, 2):
        rules += [a & b, a | b, a.unless(b), b.unless(a), ~(a & b)]
    holds = [rule for rule in rules if allowed(rule)]
    tells = [EVERYONE, NOBODY, FELONY, PAID & JUDGE, PAID | JUDGE]
    menu = [DetainerPolicy(h, t, most) for h, t, most in product(holds, tells, (None, 24, 48))]
    assert assert_words_decide(menu) > 900


def test_three_conditions_nested_in_any_way_read_as_they_decide():
    few = [FELONY, PAID, JUDGE, Is("watch_list", "yes"), HoursAtMost(24)]
    joins = [lambda a, b: All((a, b)), lambda a, b: AnyOf((a, b)), Unless]
    rules = [
        rule
        for (a, b, c), inner, outer in product(permutations(few, 3), joins, joins)
        for nested in (inner(b, c), Not(inner(b, c)))
        for rule in (outer(a, nested), outer(nested, a))
    ]
    assert assert_words_decide(DetainerPolicy(rule) for rule in rules) > 200


def test_every_single_condition_and_its_opposite_reads_as_it_decides():
    menu = [policy for rule in SINGLE for one in (rule, ~rule) if (policy := allowed(one))]
    assert assert_words_decide(menu) > 70


def test_no_two_pairs_of_conditions_share_their_words():
    words = {}
    for a, b in product(SINGLE, SINGLE):
        for rule in (All((a, b)), AnyOf((a, b)), Unless(a, b)):
            assert words.setdefault(condition_in_words(rule), rule) == rule
    assert len(words) == 3 * len(SINGLE) ** 2


@settings(max_examples=150, deadline=None)
@given(DEEP, DEEP)
def test_deep_conditions_that_answer_differently_read_differently(a, b):
    if not np.array_equal(a.answers(KINDS), b.answers(KINDS)):
        assert condition_in_words(a) != condition_in_words(b)


def test_brackets_keep_and_and_or_apart():
    one, other = FELONY & (PAID | JUDGE), (FELONY & PAID) | JUDGE
    assert condition_in_words(one) == (
        "the gravest conviction is a lesser felony, and (ICE has agreed in writing to pay, "
        "or ICE shows a warrant signed by a judge with the form)"
    )
    assert condition_in_words(other).startswith("(the gravest conviction is a lesser felony, and ICE has")
    assert Not(Not(FELONY)).answers(KINDS).tolist() == FELONY.answers(KINDS).tolist()


def test_the_ready_policies_read_differently_where_they_decide_differently():
    for a, b in combinations(DETAINER_POLICIES.values(), 2):
        assert not decide_alike(a, b, KINDS)
        assert policy_in_words(a) != policy_in_words(b)


def test_a_policy_reads_as_plain_sentences():
    assert policy_in_words(DETAINER_POLICIES["oregon-2014"]) == (
        "The jail holds a person past the release that is due if ICE shows a warrant signed by a judge with the form. "
        "No limit on the hours is stated, so it holds for as long as ICE asks. On a form that asks for notice only, nobody is held. "
        "What the jail tells ICE is left open by the sources: whether the policy limits notice."
    )
    assert policy_in_words(DetainerPolicy(NOBODY)) == (
        "The jail holds nobody past the release that is due. The jail tells ICE of no release."
    )


@pytest.mark.parametrize("most", [None, 24, 48])
def test_a_limit_on_hours_is_read_back(most):
    words = policy_in_words(DetainerPolicy(EVERYONE, most_hours=most))
    assert ("at most" in words) == bool(most)
    assert str(most or "as long as ICE asks.") in words


def test_a_policy_needs_the_words_of_conditions_and_not_its_own():
    for module in (detainer_policy, condition_words):
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        wanted = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert "scomm.models.detainers.policy_words" not in wanted
