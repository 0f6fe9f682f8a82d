"""The policy builder: its numbers are those of the model, its rules read as they decide, and both sides speak."""

import json
import re
from itertools import combinations, product
from pathlib import Path

import pytest

from scomm.claims import claim, ledger
from scomm.claims.format import full_sentence
from scomm.claims.linter import unanswered
from scomm.data import load
from scomm.errors import ScommError
from scomm.explorers import explorer
from scomm.explorers.frame.live import Live
from scomm.explorers.policy_builder.arguments import (
    AGAINST,
    ARGUMENTS,
    FOR,
    abbreviated,
    arguments,
    in_full,
    kind_of,
)
from scomm.explorers.policy_builder.numbers import outcome
from scomm.explorers.policy_builder.read_back import LONGEST, MOST, without_effect
from scomm.explorers.policy_builder.read_back import say as say_of_builder
from scomm.explorers.policy_builder.rules import BESIDE, policy_of
from scomm.models.detainers import DETAINER_POLICIES, Terms, detainer_mix, policy_in_words, run_policy
from scomm.models.detainers.attributes import every_kind
from scomm.sources import LABELS
from tests.models.one_detainer import Detainer, decide, decide_alike

BUILDER = explorer("policy-builder")
LEDGER = {one.id: one for one in ledger()}
COST = say_of_builder("row.cost")
RULES = ("hold", "paper", "pay", "hours", "tell")


def at(**changed):
    return {**BUILDER.start, **changed}


def every_rule():
    values = [BUILDER.control(name).values for name in RULES]
    return [at(**dict(zip(RULES, chosen, strict=True))) for chosen in product(*values)]


def told(state):
    return BUILDER.view(state).sentence


def of_model(policy, mix, day=143):
    table = run_policy(policy, mix, Terms(day_costs=day)).query("group == 'everyone'")
    return table.set_index("outcome")[["low", "high"]].T.to_dict("list")


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
@pytest.mark.parametrize("hold", BUILDER.control("hold").values)
@pytest.mark.parametrize("paper", ["form", "judge"])
def test_the_ranges_are_those_of_the_model(mix, hold, paper):
    state = at(mix=mix, hold=hold, paper=paper, tell="serious", beside="connecticut-trust-2014")
    table = BUILDER.view(state).table.set_index("What happens")
    detainers = detainer_mix(mix).detainers
    for suffix, policy in (("", policy_of(state)), (": Connecticut", "connecticut-trust-2014")):
        model = of_model(policy, mix)
        for row, name in (("Held", "held"), ("Handed to ICE", "transferred"), ("Released", "released")):
            low, high, all_low, all_high = table.loc[row + suffix]
            assert [low, high] == [float(f"{100 * end / detainers:.2g}") for end in model[name]]
            assert [all_low, all_high] == [round(end) for end in model[name]]


@pytest.mark.parametrize("day", BUILDER.control("day").values)
def test_what_a_day_costs_moves_the_cost_and_nothing_else(day):
    table = BUILDER.view(at(hold="everyone", hours=24, day=day)).table.set_index("What happens")
    low, high = of_model(policy_of(at(hold="everyone", hours=24)), "us-2012", day)["cost-to-county"]
    yours = table.loc[COST]
    assert yours["Low, of 100"] == float(f"{100 * low / 347_691:.2g}")
    assert yours["High, of 100"] == float(f"{100 * high / 347_691:.2g}")
    first = BUILDER.view(at(hold="everyone", hours=24)).table.set_index("What happens")
    assert table.drop(COST).equals(first.drop(COST))


def test_the_published_cost_of_cook_county_is_one_of_the_steps_and_the_first():
    published = claim("cook-cost-per-day").value
    assert BUILDER.start["day"] == published
    assert BUILDER.control("day").said(published) == "$143 (Cook County)"
    assert BUILDER.control("day").slider


def test_each_rule_does_what_its_label_says():
    serious = Detainer(conviction="serious-older", paper="probable-cause")
    minor = Detainer(conviction="misdemeanor", paper="ice-warrant")
    clean = Detainer(paper="judicial-warrant", reimbursed="yes")
    kinds = (serious, minor, clean)

    def held(**rules):
        return [decide(policy_of(at(**rules)), kind).hold for kind in kinds]

    assert held(hold="everyone") == ["yes", "yes", "yes"]
    assert held(hold="convicted") == ["yes", "yes", "no"]
    assert held(hold="felony") == held(hold="serious") == ["yes", "no", "no"]
    assert held(hold="nobody", paper="any") == ["no", "no", "no"]
    assert held(hold="everyone", paper="any") == ["yes", "yes", "yes"]
    assert held(hold="everyone", paper="reason") == ["yes", "no", "yes"]
    assert held(hold="everyone", paper="judge") == ["no", "no", "yes"]
    assert held(hold="everyone", pay="yes") == ["no", "no", "yes"]
    assert held(hold="convicted", pay="yes") == ["no", "no", "no"]
    assert [decide(policy_of(at(tell="convicted")), kind).tell for kind in kinds] == ["yes", "yes", "no"]
    assert decide(policy_of(at(hours=24)), serious).hours == 24


def test_two_sets_of_rules_that_decide_differently_anywhere_read_differently():
    """Rules that read alike are compared on every kind of detainer; the others read differently already."""
    read = {}
    for state in every_rule():
        read.setdefault(policy_in_words(policy_of(state)), set()).add(policy_of(state))
    assert len(read) > 300
    for alike in read.values():
        assert all(
            decide_alike(one, other, every_kind([1, 24, 25, 48])) for one, other in combinations(alike, 2)
        )


def test_rules_that_are_set_to_nothing_by_another_say_so():
    by_shown = {}
    for state in every_rule():
        said = tuple(without_effect(state, outcome(policy_of(state), "us-2012", 143)))
        key = (policy_in_words(policy_of(state)), said)
        by_shown.setdefault(key, []).append(state)
    for (_, said), states in by_shown.items():
        if len(states) > 1:
            assert {state["hold"] for state in states} == {"nobody"}
            assert said[0] == say_of_builder("idle.nobody-held")


def test_a_rule_that_reads_otherwise_but_changes_no_number_says_so():
    hours = say_of_builder("idle.hours", hours=48)
    telling = say_of_builder("idle.telling")
    assert LONGEST == 48
    assert hours in told(at(hours=48))
    assert hours not in told(at(hours=24))
    assert say_of_builder("idle.payment") in told(at(pay="yes"))
    assert telling in told(at(hold="everyone"))
    assert telling in told(at(hold="convicted", tell="serious"))
    assert telling not in told(at(hold="serious", tell="convicted"))
    assert say_of_builder("told.no-cost") in told(at(hold="nobody"))


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_telling_is_called_idle_exactly_where_it_is(mix):
    for hold, paper in product(BUILDER.control("hold").values, BUILDER.control("paper").values):
        for tell in ("everyone", "convicted", "serious"):
            state = at(hold=hold, paper=paper, tell=tell, mix=mix)
            changes = of_model(policy_of(state), mix) != of_model(policy_of({**state, "tell": "nobody"}), mix)
            assert changes == (say_of_builder("idle.telling") not in told(state)), state


@pytest.mark.parametrize("name", [one.name for one in BUILDER.controls])
def test_each_value_of_each_control_changes_what_is_seen(name):
    seen = set()
    for value in BUILDER.control(name).values:
        view = BUILDER.view({**BUILDER.start, name: value})
        seen.add((view.sentence, json.dumps(view.chart.shown()), view.notes))
    assert len(seen) == len(BUILDER.control(name).values)


def test_the_policy_is_read_back_in_plain_english():
    for state in every_rule()[::17]:
        assert told(state).splitlines()[0] == policy_in_words(policy_of(state))


@pytest.mark.parametrize("id", DETAINER_POLICIES)
def test_a_real_policy_stands_beside_with_its_words_its_date_and_what_is_left_open(id):
    real = DETAINER_POLICIES[id]
    view = BUILDER.view(at(beside=id))
    (line,) = (line for line in view.sentence.splitlines() if line.startswith(f"Beside it: {real.label}."))
    assert policy_in_words(real) in line
    assert real.date[1:] in line
    assert all(question in line for question in real.left_open)
    assert f"Beside it, {BESIDE[id]}:" in view.sentence
    (people,) = view.chart.marks
    assert people.beside.caption.startswith(f"{BESIDE[id]}:")


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_a_hundred_people_are_drawn_and_those_who_are_open_are_the_width_of_the_range(mix):
    for state in every_rule()[::7]:
        view = BUILDER.view({**state, "mix": mix})
        handed, released = view.table.set_index("What happens").loc[["Handed to ICE", "Released"]].to_numpy()
        sure, unknown, free = (group.n for group in view.chart.marks[0].groups)
        assert sure + unknown + free == 100
        assert (sure, free) == (round(handed[0]), round(released[0]))
        assert abs(sure + unknown - handed[1]) <= 1


def test_the_finding_begins_with_whom_the_rule_holds_and_the_key_says_why_so_many_are_open_or_free():
    view = BUILDER.view(BUILDER.start)
    (people,) = view.chart.marks
    sure, unknown, free = people.groups
    assert view.chart.finding == say_of_builder(
        "finding.held",
        rule=say_of_builder("rule.serious"),
        held=people.of_them[0].said,
        gets=say_of_builder("finding.gets-told", open=unknown.n),
    )
    least, most = (round(100 * end) for end in Terms().taken_after_hold)
    assert free.n == 100 - most
    assert free.note == say_of_builder("why.free-most", most=most)
    assert unknown.note == say_of_builder("why.open-told")
    assert (sure.n, sure.note) == (0, "")
    held = BUILDER.view(at(hold="everyone")).chart.marks[0].groups
    assert held[0].note == say_of_builder("why.sure", least=least)
    apart = BUILDER.view(at(hold="nobody", tell="nobody")).chart.marks[0].groups
    assert (apart[2].n, apart[2].note) == (100, say_of_builder("why.free-all"))


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_the_finding_says_what_the_rule_does_and_never_what_ice_does_under_every_rule(mix):
    for state in every_rule()[::7]:
        state = {**state, "mix": mix}
        view = BUILDER.view(state)
        (people,) = view.chart.marks
        sure, unknown, _ = (group.n for group in people.groups)
        before, _, gets = view.chart.finding.rpartition(": ")[2].rpartition("; ")
        assert before == ("" if state["hold"] == "nobody" else f"{people.of_them[0].said} of 100 held")
        if unknown > MOST and not sure:
            assert gets in [say_of_builder(f"finding.gets-{why}", open=unknown) for why in ("told", "paper")]
        else:
            handed = outcome(policy_of(state), mix, 143).transferred.said
            assert gets == say_of_builder("finding.gets", transferred=handed)


def test_as_many_as_may_be_held_past_their_release_are_framed_among_the_others_and_counted_in_the_key():
    (people,) = BUILDER.view(BUILDER.start).chart.marks
    held = outcome(policy_of(BUILDER.start), "us-2012", 143).held
    assert (people.of_them[0].n, people.of_them[0].said) == (round(held.high), held.said)
    assert sum(group.n for group in people.groups) == 100


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_what_is_folded_is_told_with_the_cards(mix):
    for state in every_rule()[::23]:
        assert told({**state, "mix": mix}).splitlines()[-2:] == list(in_full(kind_of(state)))


def test_both_sides_speak_in_every_state_at_equal_length_from_distinct_publishers():
    states = {kind_of(state): state for state in every_rule()}
    assert set(states) == set(ARGUMENTS)
    for kind, state in states.items():
        one, other = BUILDER.view(state).notes
        assert (one, other) == arguments(kind)
        assert (one.heading, other.heading) == (FOR, AGAINST)
        assert abs(len(one.words) - len(other.words)) <= 0.15 * max(len(one.words), len(other.words)), kind
        publishers = [{claim(id).publisher for id in ids} for _, ids in ARGUMENTS[kind]]
        assert [len(side) for side in publishers] == [1, 1]
        assert publishers[0] != publishers[1]


def test_a_disputed_claim_stands_beside_one_that_disputes_it():
    for sides in ARGUMENTS.values():
        (_, one), (_, other) = sides
        for ids, across in ((one, other), (other, one)):
            for disputed in (claim(id) for id in ids if claim(id).disputed_by):
                assert set(disputed.disputed_by) & set(across), disputed.id


def test_a_number_stands_beside_the_one_that_answers_it():
    for kind, sides in ARGUMENTS.items():
        together = [id for _, ids in sides for id in ids]
        assert not list(unanswered(together, LEDGER)), kind


def test_what_is_said_of_people_without_a_grave_record_rests_on_no_count_of_all():
    """Most of the people in the count of rearrests had a record: it can't argue about those who have none."""
    (_, against_the_line), _ = ARGUMENTS["conviction"]
    assert "cis-rearrested" not in against_the_line
    assert "charge of homicide" in arguments("conviction")[0].words


def test_every_number_of_an_argument_is_a_claim():
    for kind, sides in ARGUMENTS.items():
        for note, (words, ids) in zip(arguments(kind), sides, strict=True):
            assert not re.search(r"\d", words)
            assert note.words.startswith(words)
            first, *others = (claim(id) for id in ids)
            assert note.words == f"{words} {full_sentence(first, load)}"
            assert abbreviated(first.said_by) in note.foot
            assert str(first.source.year) in note.foot
            (folded,) = (line for line in in_full(kind) if line.startswith(f"{note.heading}."))
            assert all(full_sentence(one, load) in folded for one in others)
            for one in (first, *others):
                assert one.said_by in folded
                assert one.note in folded
                assert LABELS[one.source.label] in folded or one.source.label == "NEWS"


def test_a_mandate_a_line_by_conviction_and_notice_alone_meet_different_arguments():
    assert kind_of(at(hold="everyone")) == "everyone"
    assert kind_of(at(hold="everyone", paper="judge")) == "paper"
    assert kind_of(at(hold="convicted")) == "conviction"
    assert kind_of(at(pay="yes")) == "pay"
    assert kind_of(at(hold="nobody", pay="yes", paper="judge")) == "told"
    assert kind_of(at(hold="nobody", tell="nobody")) == "apart"
    assert "Fifth Circuit" in BUILDER.view(at(hold="everyone")).notes[0].words


def test_the_ranges_that_a_workshop_leader_is_told_are_those_of_the_builder():
    page = (Path(__file__).parents[3] / "docs" / "workshops.md").read_text("utf-8").replace("\n", " ")
    for state, told in (
        ({}, "serious felonies alone leaves 0 to 14"),
        ({"hold": "everyone", "paper": "judge"}, "warrant 0 to 10"),
    ):
        low, high = re.search(r"(\d+) to (\d+)$", told).groups()
        held, *_ = BUILDER.view(at(**state)).table.itertuples(index=False)
        assert held[:3] == (say_of_builder("row.held"), int(low), int(high))
        assert told in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"hold": "felons"}, r"'Hold past release' can't be 'felons'. Allowed: 'everyone', 'convicted', "),
        ({"hours": 72}, r"'Hold for at most' can't be 72. Allowed: 0, 48, 24"),
        ({"day": 143.0}, r"'A day in jail costs' can't be 143.0. Allowed: 50, 100, 143, 200, 250"),
        ({"beside": "boston"}, r"'Compare with' can't be 'boston'. Allowed: 'nothing', 'cook-2011'"),
        ({"payment": "yes"}, r"no control 'payment'. Allowed: hold, paper, pay"),
    ],
)
def test_a_bad_state_is_refused_with_what_is_allowed(changed, said):
    with pytest.raises(ScommError, match=said):
        BUILDER.view(at(**changed))


def test_rules_that_undo_each_other_trap_nobody():
    live = Live(BUILDER, BUILDER.start)
    live.choose(hold="nobody", pay="yes", paper="judge", hours=24)
    assert say_of_builder("idle.nobody-held") in live.widget.seen["words"]
    live.choose(hold="everyone")
    assert say_of_builder("idle.payment") in live.widget.seen["words"]
    live.choose(pay="no")
    assert live.shown["paper"] == "judge"
    assert say_of_builder("argument.paper.against") in live.widget.seen["notes"][1]["words"]


def test_a_count_of_ice_seen_in_an_advocates_report_is_called_ices_and_not_advocacy():
    note, _ = arguments("pay")
    assert "by ICE's count, which CIS obtained" in note.words
    assert note.foot == say_of_builder("argument.line.seen-in", publisher="ICE", year=2015)
    folded, _ = in_full("pay")
    assert folded == say_of_builder(
        "argument.foot.seen-in",
        heading=FOR,
        publisher="Immigration and Customs Enforcement (ICE)",
        year=2015,
        by="Center for Immigration Studies (CIS)",
        kind=LABELS["ADV-R"],
    )
