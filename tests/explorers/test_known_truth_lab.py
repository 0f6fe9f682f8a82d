"""The known-truth lab: the truth stays hidden until a guess, and after it the words say what happened."""

import re
from itertools import product

import pytest

from scomm.charts.words import cell
from scomm.explorers import as_text, explorer, known_truth_pictures, known_truth_words, known_truth_worlds
from scomm.explorers.known_truth_lab import GUESSES, NOT_YET, SWITCHES
from scomm.explorers.known_truth_pictures import ESTIMATES_AXIS, EVENTS_AXIS, GROUPS_AXIS, PICTURES
from scomm.explorers.known_truth_words import WHY, signed
from scomm.explorers.known_truth_worlds import DIFFERENCES, NAMES, TRUTHS, Case, errors, estimates, truth
from scomm.explorers.live import Live
from scomm.models.lab import OUTCOMES, Switches, World, simulate
from scomm.models.lab_trials import ESTIMATORS

LAB = explorer("known-truth-lab")
SEEN = ("transfers", "reporting", "recorded")
ONE_OR_NONE = [(), *((switch,) for switch in SWITCHES)]


def at(outcome="transfers", world=1, picture="estimates", guess=NOT_YET, on=()):
    switches = {switch: "on" if switch in on else "off" for switch in SWITCHES}
    return {"outcome": outcome, "world": world, "picture": picture, **switches, "guess": guess}


def everything(state):
    """All that a state shows, as text: words, description, table, and the figure as JSON."""
    view = LAB.view(state)
    return "\n".join([as_text(LAB, state), view.chart.alt, view.chart.as_html(), view.figure.to_json()])


@pytest.mark.parametrize("picture", PICTURES)
def test_without_a_guess_nothing_looks_up_the_truth(picture, monkeypatch):
    def refuse(*given):
        raise AssertionError("the truth was looked up")

    states = [at(outcome, world, picture, on=on) for outcome in SEEN for on in ONE_OR_NONE for world in (1,)]
    for state in states:
        LAB.view(
            state
        )  # the estimates are made from the truth and remembered; from here on it is out of reach
    for module in (known_truth_worlds, known_truth_words, known_truth_pictures):
        monkeypatch.setattr(module, "truth", refuse)
    for state in states:
        LAB.view(state)
    with pytest.raises(AssertionError, match="looked up"):
        LAB.view({**states[0], "guess": 0})


@pytest.mark.parametrize(("outcome", "picture"), list(product(SEEN, PICTURES)))
def test_without_a_guess_nothing_speaks_of_the_truth_but_that_it_is_hidden(outcome, picture):
    for world in TRUTHS:
        shown = everything(at(outcome, world, picture)).replace("The truth stays hidden until you guess.", "")
        shown = shown.replace("should hold the truth in nineteen of twenty worlds", "")
        assert not re.search(
            "truth|guess(?!:)|off by|had they not", shown.replace("Known-truth", ""), re.IGNORECASE
        )


@pytest.mark.parametrize(("outcome", "picture"), list(product(SEEN, PICTURES)))
def test_after_a_guess_finding_words_description_and_figure_say_the_truth(outcome, picture):
    for world in TRUTHS:
        state = at(outcome, world, picture, guess=2)
        goal, view = truth(Case(world, outcome)), LAB.view(state)
        assert f"ruth is {signed(goal)}" in view.chart.finding
        off = abs(2 - goal)
        assert (f"Your guess of +2 was {cell(off)} off." if off else "Your guess was right.") in view.sentence
        drawn = view.figure.to_json()
        assert "the truth" in drawn or "had they not" in drawn.replace("<br>", " ")
        assert "truth" in view.chart.alt or "had they not" in view.chart.alt


def test_the_truth_line_stands_at_the_truth_and_the_guess_line_at_the_guess():
    figure = LAB.view(at(world=3, guess=-14)).figure
    assert sorted(shape.x0 for shape in figure.layout.shapes) == [-19, -14]
    named = {note.text: note.x for note in figure.layout.annotations if note.name != "source"}
    assert named == {"the truth": -19, "your guess": -14}


def test_the_table_says_how_far_off_each_estimate_was_and_whose_interval_holds_the_truth():
    for outcome, world, on in product(SEEN, TRUTHS, ONE_OR_NONE):
        table = LAB.view(at(outcome, world, guess=0, on=on)).table
        goal = truth(Case(world, outcome))
        assert (table["Truth"] == goal).all()
        assert table["Off by"].tolist() == pytest.approx((table["Estimate"] - goal).abs().tolist())
        inside = (table["Low"] <= goal) & (goal <= table["High"])
        assert (table["Interval holds the truth"] == inside.map({True: "yes", False: "no"})).all()


def test_words_name_exactly_the_intervals_that_hold_the_truth():
    for outcome, world, on in product(SEEN, TRUTHS, ONE_OR_NONE):
        view = LAB.view(at(outcome, world, guess=0, on=on))
        (line,) = [one for one in view.sentence.splitlines() if one.startswith("Intervals that hold")]
        held = view.table[view.table["Interval holds the truth"] == "yes"]["Estimator"]
        assert [name for name in NAMES.values() if name.lower() in line.lower()] == held.tolist()
        words = ("none", "one", "two", "three", "all four")[len(held)]
        assert f": {words} " in view.chart.finding


def test_one_switch_that_is_on_explains_the_miss_of_both_differences():
    for outcome, world, switch in product(SEEN, (1, 2, 5, 6), ("selection", "spillover", "anticipation")):
        case = Case(world, outcome, (switch,))
        moved = estimates(case) != estimates(case.without(switch))
        words = LAB.view(at(outcome, world, guess=0, on=(switch,))).sentence
        missed = [name for name in DIFFERENCES if not estimates(case)[name].holds(truth(case))]
        closer = sum(errors(case)[name] - errors(case.without(switch))[name] for name in missed)
        assert (f"{switch.capitalize()} explains the miss: {WHY[switch]}." in words) == (closer > 0 and moved)


def test_of_several_switches_the_one_without_which_the_miss_shrinks_most_is_named():
    words = LAB.view(at("recorded", 1, guess=0, on=("spillover", "reporting"))).sentence
    assert "Reporting explains most of the miss" in words
    assert "Spillover explains" not in words


def test_a_miss_where_nothing_is_broken_is_told_as_chance():
    words = LAB.view(at("recorded", 3, guess=0)).sentence
    assert "2×2 differences: no broken assumption explains this miss. About one interval in twenty" in words
    assert "chance" not in LAB.view(at("recorded", 1, guess=0)).sentence


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
        assert not found["naive"].holds(truth(Case(world, outcome)))
        assert not found["before-after"].holds(truth(Case(world, outcome)))


def test_the_estimates_shown_are_those_of_the_models():
    panel = simulate(World(seed=5), TRUTHS[5], Switches(spillover=True))
    table = LAB.view(at("reporting", 5, on=("spillover",))).table.set_index("Estimator")
    for id, estimator in ESTIMATORS.items():
        found = estimator(panel, "reporting")
        assert table.loc[NAMES[id]].tolist() == [round(n, 1) for n in (found.value, found.low, found.high)]


def test_the_gap_between_the_adopting_counties_and_themselves_without_the_policy_is_the_truth():
    table = LAB.view(at(world=3, picture="groups", guess=0)).table
    now = table["Quarter since the policy"] >= 0
    gap = table["Counties that adopt"] - table["The first, had they not"]
    assert gap[now].tolist() == pytest.approx([-19] * 14, abs=0.11)
    assert gap[~now].tolist() == pytest.approx([0] * 14)


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
        events = LAB.view(at(outcome, world, "events", on=on)).table
        low, high = EVENTS_AXIS[outcome]
        assert low < events["Low"].min() <= events["High"].max() < high
        groups = LAB.view(at(outcome, world, "groups", guess=0, on=on)).table.iloc[:, 1:]
        low, high = GROUPS_AXIS[outcome]
        assert low < groups.min().min() <= groups.max().max() < high
    assert set(ESTIMATES_AXIS) == set(SEEN) < set(OUTCOMES)


@pytest.mark.parametrize(("control", "value"), [("world", 2), ("outcome", "recorded")])
def test_another_world_or_outcome_hides_the_truth_again(control, value):
    live = Live(LAB, at(guess=-12))
    assert "The truth is" in live.told.html
    live.choose(**{control: value})
    assert live.shown["guess"] == live.controls["guess"].value == NOT_YET
    assert "The truth stays hidden" in live.told.html
    assert "ruth" not in live.data.value


@pytest.mark.parametrize(("control", "value"), [("selection", "on"), ("picture", "events")])
def test_a_switch_or_another_picture_keeps_the_guess(control, value):
    live = Live(LAB, at(guess=-12))
    live.choose(**{control: value})
    assert live.shown["guess"] == -12
