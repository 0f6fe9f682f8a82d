"""A detainer policy decides as its source says, and refuses what can't be meant."""

from __future__ import annotations

import pytest

from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.sources import source
from scomm.models.detainers import DETAINER_POLICIES, EVERYONE, NOBODY, DetainerPolicy, Is
from scomm.models.detainers.attributes import ATTRIBUTES, every_kind
from scomm.models.detainers.condition_words import condition_in_words
from scomm.models.detainers.conditions import All, HoursAtMost, OpenQuestion
from scomm.models.detainers.real_policies import detainer_policy
from tests.models.one_detainer import Detainer, decide, decide_alike

JUDGE, PAID, FELONY = Is("paper", "judicial-warrant"), Is("reimbursed", "yes"), Is("conviction", "felony")

GRAVE = {"serious-older", "serious-recent"}


def yes(met: bool) -> str:
    return "yes" if met else "no"


def listed(record, otherwise="no") -> str:
    if record.conviction in GRAVE:
        return "yes"
    return "open" if record.conviction != "none" else otherwise


BY_HAND = {
    "cook-2011": lambda r: (yes(r.reimbursed == "yes"), "no"),
    "santa-clara-2011": lambda r: (yes(r.reimbursed == "yes" and r.conviction in GRAVE), "open"),
    "california-trust-2014": lambda r: (listed(r, "open"), "open"),
    "connecticut-trust-2014": lambda r: (listed(r), "open"),
    "oregon-2014": lambda r: (yes(r.paper == "judicial-warrant"), "open"),
    "new-york-city-2014": lambda r: (
        (yes(r.paper == "judicial-warrant" and (r.conviction == "serious-recent" or r.watch_list == "yes")),)
        * 2
    ),
    "texas-sb4-2017": lambda r: ("yes", "open"),
    "california-sb54-2018": lambda r: ("no", "yes" if r.paper == "judicial-warrant" else listed(r)),
}
"""Hold and notice, written out a second time."""


def records():
    kinds = every_kind()
    for i in range(len(kinds["hours"])):
        yield Detainer(**{id: str(kinds[id][i]) for id in ATTRIBUTES}, hours=int(kinds["hours"][i]))


@pytest.mark.parametrize("id", DETAINER_POLICIES)
def test_a_ready_policy_decides_every_kind_of_detainer_as_written_out_by_hand(id):
    for record in records():
        hold, tell = BY_HAND[id](record)
        said = decide(DETAINER_POLICIES[id], record)
        hold = "no" if record.form == "I-247N" else hold
        assert (said.hold, said.tell, said.hours) == (hold, tell, record.hours if hold != "no" else 0)


@pytest.mark.parametrize("policy", DETAINER_POLICIES.values(), ids=lambda policy: policy.id)
def test_a_ready_policy_names_its_rows_its_sources_and_what_they_leave_open(policy):
    table = load("local-policies").set_index("policy")
    assert policy.grade in {"P", "S"}
    assert policy.rows
    assert set(policy.rows) <= set(table.index)
    assert policy.left_open
    assert len(policy.left_open) == len(set(policy.left_open))
    for key in policy.source:
        assert source(key).url.startswith("http")
    if set(table.loc[list(policy.rows), "evidence"]) == {"secondary"} and not policy.source:
        assert policy.grade == "S"


def test_every_kind_has_each_combination_once():
    seen = list(records())
    assert len(seen) == len(set(seen)) == 4 * 5 * 4 * 4 * 2 * 2


def test_an_open_question_stays_open_only_where_it_matters():
    policy = DetainerPolicy(JUDGE & OpenQuestion("whether it is enough") | PAID)
    assert decide(policy, Detainer()).hold == "no"
    assert decide(policy, Detainer(paper="judicial-warrant")).hold == "open"
    assert decide(policy, Detainer(paper="judicial-warrant", reimbursed="yes")).hold == "yes"


def test_unless_lets_the_exception_go():
    policy = DetainerPolicy(FELONY.unless(JUDGE))
    assert decide(policy, Detainer(conviction="felony")).hold == "yes"
    assert decide(policy, Detainer(conviction="felony", paper="judicial-warrant")).hold == "no"


def test_a_limit_cuts_a_hold_short_but_asks_for_none():
    policy = DetainerPolicy(EVERYONE, most_hours=24)
    assert [decide(policy, Detainer(hours=hours)).hours for hours in (12, 24, 48)] == [12, 24, 24]
    assert decide(policy, Detainer(form="I-247N", hours=0)).hold == "no"


def test_policies_that_differ_for_a_single_hour_are_told_apart():
    one, other = DetainerPolicy(HoursAtMost(47)), DetainerPolicy(HoursAtMost(48))
    assert not decide_alike(one, other, every_kind([48]))
    assert decide_alike(one, other, every_kind([47, 49]))
    assert decide_alike(one, DetainerPolicy(~~HoursAtMost(47)), every_kind([47, 48, 49]))


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: DetainerPolicy(JUDGE & Is("paper", "none")), "contradicts itself"),
        (lambda: DetainerPolicy(FELONY | (PAID & ~PAID)), "contradicts itself"),
        (lambda: DetainerPolicy(EVERYONE, tells=PAID.unless(PAID)), "jail tells contradicts itself"),
        (lambda: DetainerPolicy(Is("form", "I-247N")), "contradicts itself"),
        (lambda: DetainerPolicy(HoursAtMost(24) & ~HoursAtMost(48)), "contradicts itself"),
        (lambda: DetainerPolicy(PAID | ~PAID), "rules nobody out"),
        (lambda: DetainerPolicy(EVERYONE & PAID), "can't be a part"),
        (lambda: DetainerPolicy(None), "rule for whom the jail holds is missing"),
        (lambda: DetainerPolicy(EVERYONE, tells="all"), "rule for whom the jail tells is missing"),
        (lambda: DetainerPolicy(EVERYONE, most_hours=0), "Write holds=NOBODY"),
        (lambda: DetainerPolicy(EVERYONE, most_hours=-24), "can't be -24"),
        (lambda: DetainerPolicy(EVERYONE, most_hours=337), "can't be 337"),
        (lambda: Is("nationality", "x"), "There is no attribute 'nationality'"),
        (lambda: Is("paper", "a letter"), "There is no value of paper 'a letter'"),
        (lambda: Is("paper", ()), "names no value"),
        (lambda: Is("paper", 3), "3 is no value of paper"),
        (lambda: Is("reimbursed", ("yes", "no")), "names every value"),
        (lambda: HoursAtMost(-1), "can't be -1"),
        (lambda: HoursAtMost(1.5), "can't be 1.5"),
        (lambda: HoursAtMost("48"), "is a number, not str"),
        (lambda: All((PAID,)), "at least two"),
        (lambda: PAID & True, "True is none"),
        (lambda: PAID and FELONY, "can't join conditions"),
        (lambda: OpenQuestion(" "), "open question"),
        (lambda: OpenQuestion("a) or (b"), "open question"),
        (lambda: detainer_policy("chicago"), "There is no detainer policy 'chicago'"),
        (lambda: every_kind([0]), "can't be 0"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(build, message):
    with pytest.raises(KitError, match=message) as told:
        build()
    assert "\n" not in str(told.value)


def test_a_contradiction_is_quoted():
    with pytest.raises(KitError, match="shows nothing") as told:
        DetainerPolicy(JUDGE & Is("paper", "none"))
    assert condition_in_words(JUDGE & Is("paper", "none")) in str(told.value)
    assert DetainerPolicy(NOBODY).holds is NOBODY
