"""The known-truth lab: the truth stays hidden until a guess, and after it the words say what happened."""

import json
import re
from itertools import product

import pandas as pd
import pytest

from lessonkit.errors import KitError
from lessonkit.explorers import as_text, explorer
from lessonkit.explorers.frame.live import Live
from lessonkit.language import signed
from scomm.explorers.known_truth_lab import hit_or_miss as known_truth_hit_or_miss
from scomm.explorers.known_truth_lab import pictures as known_truth_pictures
from scomm.explorers.known_truth_lab import worlds as known_truth_worlds
from scomm.explorers.known_truth_lab.explorer import NOT_YET, SWITCHES
from scomm.explorers.known_truth_lab.hit_or_miss import WHY, say, words_for
from scomm.explorers.known_truth_lab.pictures import (
    ESTIMATES_AXIS,
    EVENTS_AXIS,
    GROUPS_AXIS,
    GUESSES,
    PICTURES,
)
from scomm.explorers.known_truth_lab.worlds import (
    DIFFERENCES,
    MORE,
    SEEDS,
    TRUTHS,
    Case,
    errors,
    estimates,
    events,
    groups,
    in_other_worlds,
    truth,
)
from scomm.models.estimators import NAMES
from scomm.models.lab import OUTCOMES, Switches, World, simulate
from scomm.models.lab_trials import ESTIMATORS

LAB = explorer("known-truth-lab")
METHODS, COLUMNS = say.group("method"), say.group("columns")
SEEN = ("transfers", "reporting", "recorded")
ONE_OR_NONE = [(), *((switch,) for switch in SWITCHES)]


UNTOLD = [(NOT_YET, "hidden"), (NOT_YET, "shown"), (-12, "hidden")]
"""A guess and what the truth is set to, wherever the truth must not be seen."""


def at(outcome="transfers", world=1, picture="estimates", guess=NOT_YET, truth="shown", on=(), worlds="one"):
    switches = {switch: "on" if switch in on else "off" for switch in SWITCHES}
    head = {"outcome": outcome, "world": world, "picture": picture}
    return {**head, **switches, "guess": guess, "truth": truth, "worlds": worlds}


def estimates_of(view):
    """The four estimates in a view."""
    return view.chart.marks[list(PICTURES).index("estimates")]


def lid_of(view):
    return view.chart.marks[-1]


def everything(state):
    """All that a state shows, as text: words, description, table, and the figure as JSON."""
    view = LAB.view(state)
    drawn = json.dumps(view.chart.shown(), ensure_ascii=False).replace('"truth": null', "")
    return "\n".join([as_text(LAB, state), view.chart.alt, view.chart.as_html(), drawn])


@pytest.mark.parametrize("picture", PICTURES)
def test_until_it_is_asked_for_after_a_guess_nothing_looks_up_the_truth(picture, monkeypatch):
    def refuse(*given):
        raise AssertionError("the truth was looked up")

    states = [at(outcome, 1, picture, on=on) for outcome in SEEN for on in ONE_OR_NONE]
    for state in states:
        LAB.view(state)  # the made-up counties need the truth, and are remembered
    for module in (known_truth_worlds, known_truth_hit_or_miss, known_truth_pictures):
        monkeypatch.setattr(module, "truth", refuse)
    for state, (guess, asked) in product(states, UNTOLD):
        LAB.view({**state, "guess": guess, "truth": asked})
    with pytest.raises(KitError, match="looked up"):
        LAB.view({**states[0], "guess": 0, "truth": "shown"})


ALLOWED = (
    "Known-truth lab",
    "Truth: hidden",
    "Truth: shown",
    say("guess.open"),
    say("guess.first"),
    say("guess.made", guess=-12),
    say("told.how-estimates-are-read"),
)


@pytest.mark.parametrize(("outcome", "picture"), list(product(SEEN, PICTURES)))
def test_until_then_chart_words_table_and_description_speak_of_no_truth_but_that_it_is_hidden(
    outcome, picture
):
    for world, (guess, asked) in product((1, 3, 4), UNTOLD):
        shown = everything(at(outcome, world, picture, guess, asked))
        for words in ALLOWED:
            shown = shown.replace(words, "")
        assert not re.search("truth|off by|had it not", shown, re.IGNORECASE)


def test_until_then_a_guess_adds_its_own_line_and_nothing_else():
    before, after = (LAB.view(at(guess=guess, truth="hidden")) for guess in (NOT_YET, -12))
    assert [(one.value, one.label) for one in estimates_of(after).across] == [(-12, say("line.guess"))]
    pd.testing.assert_frame_equal(after.table, before.table)
    assert after.chart.finding == before.chart.finding


@pytest.mark.parametrize(("outcome", "picture"), list(product(SEEN, PICTURES)))
def test_after_a_guess_finding_words_description_and_figure_say_the_truth(outcome, picture):
    for world in TRUTHS:
        goal, view = truth(Case(world, outcome)), LAB.view(at(outcome, world, picture, guess=2))
        assert re.search(rf"[Tt]ruth (is )?{re.escape(signed(goal))}\b", view.chart.finding)
        off = abs(2 - goal)
        assert say("guess.off" if off else "guess.right", guess=2, off=off) in view.sentence
        drawn = json.dumps(view.chart.shown(), ensure_ascii=False)
        assert any(say(id) in drawn for id in ("line.truth", "line.both", "series.without"))
        assert lid_of(view).truth == goal


def test_another_world_outcome_or_switch_is_announced_with_its_numbers():
    for picture, (guess, lid) in product(PICTURES, [(NOT_YET, "hidden"), (-12, "hidden"), (-12, "shown")]):
        told = {}
        for outcome, world, on in product(SEEN, (1, 4, 6), ONE_OR_NONE):
            chart = LAB.view(at(outcome, world, picture, guess, lid, on)).chart
            told.setdefault((outcome, chart.finding), set()).add(chart.spoken)
            assert re.search(r"\d", chart.spoken)
        assert all(len(spoken) == 1 for spoken in told.values())
        if picture == "groups":
            assert len({one for spoken in told.values() for one in spoken}) == len(told)


def test_a_guess_is_spoken_of_as_a_line_only_once_it_is_drawn():
    before, after = (
        LAB.view(at(picture="groups", guess=guess, truth="hidden")).chart for guess in (NOT_YET, -12)
    )
    assert "line of your guess" not in before.readout
    assert "The line of your guess" in after.readout


def test_what_hollow_means_is_said_where_something_is_hollow():
    for outcome, world, on in product(SEEN, TRUTHS, ONE_OR_NONE):
        mark = estimates_of(LAB.view(at(outcome, world, guess=0, on=on)))
        assert ("hollow" in mark.key) == any(not one.strong for one in mark.items)


def test_the_truth_line_stands_at_the_truth_and_the_guess_line_at_the_guess():
    view = LAB.view(at(world=3, guess=-14))
    assert {one.label: one.value for one in estimates_of(view).across} == {
        say("line.truth"): -19,
        say("line.guess"): -14,
    }
    assert lid_of(view).truth == -19


@pytest.mark.parametrize("picture", PICTURES)
def test_one_picture_is_shown_and_the_others_keep_their_place(picture):
    *pictures, lid = LAB.view(at(picture=picture)).chart.shown()
    shown = [name for name, one in zip(PICTURES, pictures, strict=True) if not one.get("hidden")]
    assert shown == [picture]
    assert lid["more"] == ("worlds" if picture == "estimates" else "")


def test_twenty_more_worlds_are_rings_and_their_intervals_are_counted_once_the_truth_is_known():
    for on in ((), ("selection",)):
        view = LAB.view(at(guess=-12, on=on, worlds="twenty"))
        table = view.table.set_index("Estimator")
        for id, name in NAMES.items():
            if id not in ESTIMATORS:
                continue
            found = in_other_worlds(Case(1, "transfers", on))[id]
            item = next(one for one in estimates_of(view).items if one.label == name)
            assert item.dots == tuple(one.value for one in found)
            assert len(item.dots) == MORE
            held = sum(one.low <= -14 <= one.high for one in found)
            assert table.loc[name, COLUMNS["more-holds"]] == held
            assert say("more.one", method=METHODS[id], n=held) in view.sentence
    covered = LAB.view(at(guess=-12, truth="hidden", worlds="twenty"))
    assert COLUMNS["more-holds"] not in covered.table
    assert say("more.hidden", n=MORE) in covered.sentence


def test_where_nothing_is_broken_the_last_two_hold_the_truth_in_most_of_twenty_worlds_and_the_first_two_do_not():
    for world, outcome in product(TRUTHS, SEEN):
        goal = truth(Case(world, outcome))
        held = {
            name: sum(one.holds(goal) for one in found)
            for name, found in in_other_worlds(Case(world, outcome)).items()
        }
        assert min(held[name] for name in DIFFERENCES) >= 15, (world, outcome, held)
        assert held["with-and-without"] <= 2, (world, outcome, held)


def test_the_table_says_how_far_off_each_estimate_was_and_whose_interval_holds_the_truth():
    for outcome, world, on in product(SEEN, TRUTHS, ONE_OR_NONE):
        table = LAB.view(at(outcome, world, guess=0, on=on)).table
        goal = truth(Case(world, outcome))
        assert (table[COLUMNS["truth"]] == goal).all()
        off = (table[COLUMNS["estimate"]] - goal).abs()
        assert table[COLUMNS["off"]].tolist() == pytest.approx(off.tolist())
        inside = (table[COLUMNS["low"]] <= goal) & (goal <= table[COLUMNS["high"]])
        held = inside.map({True: say("cell.yes"), False: say("cell.no")})
        assert (table[COLUMNS["holds"]] == held).all()


def test_words_name_exactly_the_intervals_that_hold_the_truth():
    for outcome, world, on in product(SEEN, TRUTHS, ONE_OR_NONE):
        view = LAB.view(at(outcome, world, guess=0, on=on))
        holding = view.table[COLUMNS["holds"]] == say("cell.yes")
        held = view.table[holding][COLUMNS["estimator"]].tolist()
        named = [METHODS[id] for id, name in NAMES.items() if name in held]
        line = say("why.held" if held else "why.none-held", methods=named)
        assert line in view.sentence.splitlines()
        goal = truth(Case(world, outcome))
        assert view.chart.finding == say(f"finding.held.{len(held)}", truth=goal)


def blamed(words, switch, name):
    """To what the words lay the miss of one estimator: "all", "most" or "part" of it to the switch, "chance", or ""."""

    def said(id, **fields):
        together = ([name], DIFFERENCES)
        return any(say(id, methods=[METHODS[one] for one in them], **fields) in words for them in together)

    label = say(f"controls.{switch}.label")
    found = [
        much
        for much in ("all", "most", "part")
        if said(f"why.explained.{much}", switch=label, why=WHY[switch])
    ]
    found += ["chance"] if said("why.chance") else []
    assert len(found) <= 1, words
    return found[0] if found else ""


@pytest.mark.parametrize("name", DIFFERENCES)
def test_each_miss_is_laid_to_the_switch_as_far_as_it_goes_without_it_or_else_to_chance(name):
    found = set()
    for outcome, world, switch in product(SEEN, TRUTHS, SWITCHES):
        case = Case(world, outcome, (switch,))
        words = LAB.view(at(outcome, world, guess=0, on=(switch,))).sentence
        with_it, without, goal = estimates(case)[name], estimates(case.without(switch))[name], truth(case)
        off, left = (round(abs(one.value - goal), 1) for one in (with_it, without))
        if with_it.holds(goal):
            expected = ""
        elif left > 0.9 * off:
            expected = "chance"
        elif without.holds(goal):
            expected = "all"
        else:
            expected = "most" if left <= off / 2 else "part"
        assert blamed(words, switch, name) == expected, (case, words)
        found.add(expected)
    assert {"", "all"} <= found


def test_of_several_switches_each_miss_is_laid_to_the_one_without_which_it_shrinks_most_or_to_none():
    case = Case(1, "transfers", ("selection", "anticipation"))
    words = LAB.view(at("transfers", 1, guess=0, on=case.on)).sentence
    with_both = errors(case)
    alone, other = errors(case.without("anticipation")), errors(case.without("selection"))
    assert alone["2x2"] < min(other["2x2"], with_both["2x2"] / 2)
    why = {"switch": say("controls.anticipation.label"), "why": WHY["anticipation"]}
    assert say("why.explained.most", methods=[METHODS["2x2"]], **why) in words
    assert with_both["twfe"] < min(alone["twfe"], other["twfe"])
    assert say("why.no-single-switch", methods=[METHODS["twfe"]]) in words


def test_a_miss_where_nothing_is_broken_is_told_as_chance():
    words = LAB.view(at("recorded", 3, guess=0)).sentence
    assert say("why.chance", methods=[METHODS["2x2"]]) in words
    assert "chance" not in LAB.view(at("recorded", 1, guess=0)).sentence


def test_with_every_switch_on_the_words_still_fit():
    for outcome, world, picture in product(SEEN, TRUTHS, PICTURES):
        words = words_for(Case(world, outcome, tuple(SWITCHES)), picture, 0, True)
        assert len("\n".join(words.lines)) <= 700
        assert len(words.finding) <= 108


def test_where_nothing_is_broken_both_differences_find_the_truth_but_for_a_chance_miss():
    missed = [
        (outcome, world, name)
        for outcome, world, name in product(SEEN, TRUTHS, DIFFERENCES)
        if not estimates(Case(world, outcome))[name].holds(truth(Case(world, outcome)))
    ]
    assert missed == [("recorded", 3, "2x2")]


def test_where_nothing_is_broken_the_first_two_are_off_in_every_world():
    for outcome, world in product(SEEN, TRUTHS):
        found = estimates(Case(world, outcome))
        assert not found["with-and-without"].holds(truth(Case(world, outcome)))
        assert not found["before-after"].holds(truth(Case(world, outcome)))


def test_the_estimates_shown_are_those_of_the_models():
    panel = simulate(World(seed=SEEDS[5]), TRUTHS[5], Switches(spillover=True))
    table = LAB.view(at("reporting", 5, on=("spillover",))).table.set_index("Estimator")
    for id, estimator in ESTIMATORS.items():
        found = estimator(panel, "reporting")
        assert table.loc[NAMES[id]].tolist() == [round(n, 1) for n in (found.value, found.low, found.high)]


def test_the_gap_between_the_adopting_counties_and_themselves_without_the_policy_is_the_truth():
    table = LAB.view(at(world=3, picture="groups", guess=0)).table
    now = table["Quarter since the policy"] >= 0
    gap = table["Where the policy began"] - table["Had it not begun"]
    assert gap[now].tolist() == pytest.approx([-19] * 14, abs=0.11)
    assert gap[~now].tolist() == pytest.approx([0] * 14)


def test_the_truth_of_an_event_study_begins_a_year_early_where_it_is_anticipated():
    for on, year_before in ((), 0), (("anticipation",), -9.5):
        table = LAB.view(at(world=3, picture="events", guess=0, on=on)).table
        true = table.set_index("Quarter since the policy")["Truth"]
        assert true.loc[:-5].tolist() == [0] * 10
        assert true.loc[-4:-1].tolist() == [year_before] * 4
        assert true.loc[0:].tolist() == [-19] * 14


def test_one_world_has_no_effect_at_all_and_the_others_differ():
    none = [world for world in TRUTHS if not any(truth(Case(world, outcome)) for outcome in SEEN)]
    assert none == [4]
    assert len(set(TRUTHS.values())) == len(TRUTHS)


def test_every_number_and_guess_fits_the_axis_that_the_states_of_an_outcome_share():
    for outcome, world, on in product(SEEN, TRUTHS, [(), tuple(SWITCHES), *ONE_OR_NONE]):
        low, high = ESTIMATES_AXIS[outcome]
        for one in estimates(Case(world, outcome, on)).values():
            assert low < one.low <= one.high < high
        assert low < min(GUESSES) <= max(GUESSES) < high
    for outcome, world, on in product(SEEN, TRUTHS, [(), ("selection", "reporting")]):
        case = Case(world, outcome, on)
        low, high = EVENTS_AXIS[outcome]
        assert low < events(case)["low"].min() <= events(case)["high"].max() < high
        assert low < truth(case) < high
        means = groups(case).drop(columns="relative")
        low, high = GROUPS_AXIS[outcome]
        assert low < means.min().min() <= means.max().max() < high
    assert set(ESTIMATES_AXIS) == set(SEEN) < set(OUTCOMES)


@pytest.mark.parametrize(("control", "value"), [("world", 2), ("outcome", "recorded")])
def test_another_world_or_outcome_hides_the_truth_again(control, value):
    live = Live(LAB, at(guess=-12))
    assert "The truth is" in live.widget.seen["readout"]
    live.choose(**{control: value})
    assert (live.shown["guess"], live.shown["truth"]) == (NOT_YET, "hidden")
    assert live.widget.chosen == live.widget.seen["at"]
    assert say("guess.open") in live.widget.seen["words"]
    assert "ruth" not in live.widget.seen["table"]


@pytest.mark.parametrize(("control", "value"), [("selection", "on"), ("picture", "events")])
def test_a_switch_or_another_picture_keeps_the_guess(control, value):
    live = Live(LAB, at(guess=-12))
    live.choose(**{control: value})
    assert live.shown["guess"] == -12


def test_an_estimate_that_several_broken_assumptions_leave_right_is_called_luck():
    lab = explorer("known-truth-lab")
    four = dict.fromkeys(("selection", "spillover", "anticipation", "reporting"), "on")
    words = lab.view({**lab.start, **four, "guess": -14, "truth": "shown"}).sentence
    assert say("why.held", methods=[METHODS["twfe"]]) in words
    assert say("why.saved-one", methods=NAMES["twfe"]) in words
    alone = lab.view({**lab.start, "selection": "on", "guess": -14, "truth": "shown"}).sentence
    assert "luck" not in alone
