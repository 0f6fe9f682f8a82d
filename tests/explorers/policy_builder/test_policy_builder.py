"""The policy builder: its numbers are those of the model, its rules read as they decide, and both sides speak."""

import json
import re
from dataclasses import replace
from itertools import combinations, product
from math import ceil, floor
from pathlib import Path

import pytest

from lessonkit.claims import claim, ledger
from lessonkit.claims.format import full_sentence
from lessonkit.claims.linter import unanswered
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.explorers import as_text, explorer
from lessonkit.explorers.frame.live import Live
from lessonkit.sources import labels
from scomm.explorers.policy_builder.arguments import (
    AGAINST,
    ARGUMENTS,
    FOR,
    abbreviated,
    arguments,
    kind_of,
)
from scomm.explorers.policy_builder.numbers import Span, outcome
from scomm.explorers.policy_builder.read_back import LONGEST, how_many, without_effect
from scomm.explorers.policy_builder.read_back import say as say_of_builder
from scomm.explorers.policy_builder.rules import BESIDE, policy_of
from scomm.models.detainers import DETAINER_POLICIES, Terms, detainer_mix, policy_in_words, run_policy
from scomm.models.detainers.attributes import every_kind
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
        for row, name in (
            ("Held past their release", "held"),
            ("Taken by ICE", "transferred"),
            ("Not taken by ICE", "released"),
        ):
            low, high, all_low, all_high = table.loc[row + suffix]
            assert [low, high] == [float(f"{100 * end / detainers:.2g}") for end in model[name]]
            assert [all_low, all_high] == [round(end) for end in model[name]]
        held, on_time = (
            table.loc["Held past their release" + suffix],
            table.loc["Leave jail on time" + suffix],
        )
        assert list(on_time) == [
            pytest.approx(100 - held["High, of 100"]),
            pytest.approx(100 - held["Low, of 100"]),
            detainers - held["High, all detainers"],
            detainers - held["Low, all detainers"],
        ]


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
    assert telling in told(at(hold="everyone", tell="everyone"))
    assert telling in told(at(hold="convicted", tell="serious"))
    assert telling not in told(at(hold="serious", tell="convicted"))
    assert say_of_builder("told.no-cost") in told(at(hold="nobody"))


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_telling_is_called_idle_exactly_where_it_is(mix):
    for hold, paper in product(BUILDER.control("hold").values, BUILDER.control("paper").values):
        for tell in ("everyone", "convicted", "serious"):
            state = at(hold=hold, paper=paper, tell=tell, mix=mix)
            changes = of_model(policy_of(state), mix) != of_model(policy_of({**state, "tell": "nobody"}), mix)
            held = say_of_builder("idle.telling") in told(state)
            perhaps = say_of_builder("idle.telling-perhaps") in told(state)
            assert changes == (not held and not perhaps), state
            span = outcome(policy_of(state), mix, 143).held
            assert not held or span.low == span.high, (
                "only of whoever is held for sure is it said to be so anyway"
            )


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
    people, taken = view.chart.marks
    assert people.beside.caption.startswith(f"{BESIDE[id]}:")
    assert taken.beside.label == BESIDE[id]


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_a_hundred_people_are_those_who_are_held_those_who_may_be_and_those_who_leave_on_time(mix):
    for state in every_rule()[::7]:
        view = BUILDER.view({**state, "mix": mix})
        low, high, *_ = view.table.set_index("What happens").loc["Held past their release"]
        groups = view.chart.marks[0].groups
        assert [one.look for one in groups] == ["solid", "hatch", "outline"]
        assert [one.n for one in groups] == [floor(low), ceil(high) - floor(low), 100 - ceil(high)]


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_whom_ice_takes_is_a_bar_of_its_own_and_no_one_among_the_people_is_marked_with_it(mix):
    for state in every_rule()[::7]:
        view = BUILDER.view({**state, "mix": mix})
        low, high, *_ = view.table.set_index("What happens").loc["Taken by ICE"]
        people, taken = view.chart.marks
        assert (taken.own.low, taken.own.high) == (floor(low), ceil(high))
        silent = BUILDER.view({**state, "mix": mix, "tell": "nobody"}).chart.marks[0]
        assert [one.n for one in people.groups] == [one.n for one in silent.groups]


def test_it_opens_with_a_rule_whose_answer_is_one_number_and_one_word_moves_it_far():
    opening = BUILDER.view(BUILDER.start).chart
    sure, may_be, left = opening.marks[0].groups
    assert (may_be.n, sure.n + left.n) == (0, 100)
    assert opening.finding == (
        f"Hold only people with a conviction: {sure.n} of 100 held, {left.n} leave jail on time"
    )
    most = {
        hold: sum(group.n for group in BUILDER.view(at(hold=hold)).chart.marks[0].groups[:2])
        for hold in ("everyone", "serious", "nobody")
    }
    assert most["everyone"] > sure.n > most["serious"] > most["nobody"] == 0


@pytest.mark.parametrize(
    ("low", "high", "known"),
    [
        (100, 100, "all"),
        (52, 52, "one"),
        (0, 0, "none"),
        (0, 1.4, "most"),
        (0, 99.5, "any"),
        (0.6, 4, "most"),
        (12, 40, "range"),
    ],
)
def test_what_is_known_of_how_many_are_held_is_told_in_whole_people(low, high, known):
    held = Span(low, high, 0, 0)
    assert how_many(replace(outcome(policy_of(BUILDER.start), "us-2012", 143), held=held)) == known


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_the_title_the_key_and_the_people_say_the_same_number_of_people(mix):
    for state in every_rule()[::7]:
        chart = BUILDER.view({**state, "mix": mix}).chart
        sure, may_be, left = chart.marks[0].groups
        (held,) = (one for one in (sure, may_be) if one.label)
        for words in (chart.finding, held.said, chart.spoken):
            said = re.findall(r"\d+|nobody|none", words)
            assert str(sure.n + may_be.n) in said or ("nobody" in said and not may_be.n), words
        if may_be.n:
            assert re.search("[Nn]obody (counted|published)", may_be.note), state
            assert re.match("at most|none", held.said)
            assert re.search(r"at\smost|from none", chart.finding)
        if may_be.n < 100:
            assert str(left.n) in chart.finding or not left.n


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, "comes"),
        ({"tell": "everyone"}, "told"),
        ({"hold": "everyone", "tell": "everyone"}, "comes"),
        ({"hold": "everyone", "paper": "judge", "tell": "serious"}, "told"),
        ({"hold": "nobody"}, "nothing"),
        ({"hold": "nobody", "tell": "serious"}, "told"),
        ({"pay": "yes"}, "nothing"),
    ],
)
def test_below_the_people_and_beside_the_bar_stands_why_ice_takes_no_more_or_why_nobody_knows(changed, why):
    chart = BUILDER.view(at(**changed)).chart
    assert chart.marks[1].own.note == say_of_builder(f"why.{why}")
    assert chart.readout.endswith(say_of_builder(f"why.{why}"))


def test_how_many_ice_takes_is_a_line_and_its_bar_is_folded():
    for state in every_rule()[::23]:
        chart = BUILDER.view(state).chart
        people, taken = chart.marks
        assert (people.fold, taken.fold) == ("", say_of_builder("taken.fold"))
        assert f"takes {taken.own.said}." in chart.readout


def test_what_the_held_cost_stands_beside_their_number():
    view = BUILDER.view(at(hours=24, day=200))
    cost = outcome(policy_of(at(hours=24)), "us-2012", 200).cost.said
    note = view.chart.marks[0].groups[0].note
    costs = say_of_builder(
        "why.costs", hours=say_of_builder("why.hours-limit", hours=24), cost=cost, whom="all 52", day=200
    )
    assert note == f"{say_of_builder('why.convicted')} {costs}"


def test_the_headline_is_the_rule_and_the_cost_says_for_whom_it_is():
    for state in every_rule():
        chart = BUILDER.view(state).chart
        rule, _ = chart.finding.split(": ", 1)
        assert rule.startswith("Hold ")
        held = state["hold"] != "nobody"
        assert ("judge's warrant" in rule) == (held and state["paper"] == "judge")
        assert ("if ICE pays" in rule) == (held and state["pay"] == "yes")
        low, high = (sum(group.n for group in chart.marks[0].groups[:upto]) for upto in (1, 2))
        if high:
            (note,) = (group.note for group in chart.marks[0].groups[:2] if group.label)
            assert ("for them all (" if low < high else f"for all {high} (") in note


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_that_the_held_have_a_conviction_is_said_only_where_they_alone_are_held(mix):
    for state in every_rule():
        sure, may_be, _ = BUILDER.view({**state, "mix": mix}).chart.marks[0].groups
        said = any(say_of_builder("why.convicted") in one.note for one in (sure, may_be))
        assert said == (state["hold"] == "convicted" and sure.n > 0 and not may_be.n), state


def test_a_number_that_a_card_says_is_none_of_the_picture():
    for kind, state in {kind_of(state): state for state in every_rule()}.items():
        for tell in BUILDER.control("tell").values:
            view = BUILDER.view({**state, "tell": tell})
            drawn = {str(group.n) for group in view.chart.marks[0].groups}
            drawn |= {str(end) for end in (view.chart.marks[1].own.low, view.chart.marks[1].own.high)}
            for note in view.notes:
                assert not drawn & set(re.findall(r"\b\d+\b", note.words)), (kind, note.words)


@pytest.mark.parametrize("mix", ["us-2012", "us-2015"])
def test_what_is_folded_is_told_with_the_cards(mix):
    for state in every_rule()[::23]:
        view = BUILDER.view({**state, "mix": mix})
        folded = [note.more for note in view.notes]
        live = Live(BUILDER, {**state, "mix": mix})
        assert live.widget.seen["words"][-2:] == folded
        text = as_text(BUILDER, {**state, "mix": mix})
        assert all(more in text for more in folded)


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
            assert note.more.startswith(f"{note.heading}.")
            assert all(full_sentence(one, load) in note.more for one in others)
            for one in (first, *others):
                assert one.said_by in note.more
                assert one.note in note.more
                assert labels()[one.source.label] in note.more or one.source.label == "NEWS"


def test_a_mandate_a_line_by_conviction_and_notice_alone_meet_different_arguments():
    assert kind_of(at(hold="everyone")) == "everyone"
    assert kind_of(at(hold="everyone", paper="judge")) == "paper"
    assert kind_of(at(hold="convicted")) == "conviction"
    assert kind_of(at(pay="yes")) == "pay"
    assert kind_of(at(hold="nobody", pay="yes", paper="judge", tell="everyone")) == "told"
    assert kind_of(at(hold="nobody", tell="nobody")) == "apart"
    assert "Fifth Circuit" in BUILDER.view(at(hold="everyone")).notes[0].words


def test_the_ranges_that_a_workshop_leader_is_told_are_those_of_the_builder():
    page = (Path(__file__).parents[3] / "docs" / "workshops.md").read_text("utf-8").replace("\n", " ")
    for state, told in (
        ({"hold": "serious"}, "serious felonies alone leaves 0 to 14"),
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
    with pytest.raises(KitError, match=said):
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
    assert note.more == say_of_builder(
        "argument.foot.seen-in",
        heading=FOR,
        publisher="Immigration and Customs Enforcement (ICE)",
        year=2015,
        by="Center for Immigration Studies (CIS)",
        kind=labels()["ADV-R"],
    )
