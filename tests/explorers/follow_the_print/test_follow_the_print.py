"""Follow the print: the diagram, the words and the table tell the same steps, and who could change them."""

import re
from itertools import pairwise

import pytest

from lessonkit.explorers import explore, explorer
from scomm.explorers.follow_the_print.diagram import LINES, THE_PRINT
from scomm.explorers.follow_the_print.explorer import EXERCISE, STEPS, WHOLE, say
from scomm.models import COUNTY_CHOICES, FEDERAL_RULES, what_each_agency_learns
from scomm.models.sharing.arrows import say as say_of_arrows

PRINT = explorer("follow-the-print")
COLUMNS = say.group("columns")
WAYS = [(rule, choice) for rule in FEDERAL_RULES for choice in COUNTY_CHOICES]


SOLVED = {"solved": (EXERCISE,)}


def view(rule, choice, step, marks=SOLVED):
    """A view as it is once the exercise on DHS's position is solved, with every gate told apart; or with no marks, before."""
    return PRINT.view({"rule": rule, "choice": choice, "step": step}, marks)


def step_row(shown, step):
    """The table's row of one step, by the ids of its columns."""
    table = shown.table.rename(columns={name: id for id, name in COLUMNS.items()})
    return table.set_index("step").loc[step]


def look(shown, step):
    """How a step is drawn."""
    return shown.chart.marks[0].steps[STEPS.index(step)]


def route(shown):
    """The steps one after the other, each as happening or not by what the diagram draws."""
    rows = [(step, step_row(shown, step)) for step in STEPS]
    return "; ".join(
        say(
            "alt.step" if drawn.happens else "alt.not-under-this-rule",
            step=step,
            sender=row["from"],
            receiver=row["to"],
        )
        for (step, row), drawn in zip(rows, shown.chart.marks[0].steps, strict=True)
    )


def card_line(step, drawn):
    """How the card of the whole way names the gate of a step, by its number, or in words beside the line; nothing without a gate."""
    return say(f"can.{list(LINES)[STEPS.index(step)]}", step=step) if drawn.gate else None


def place(id):
    return STEPS[list(LINES).index(id)]


def named(step, row):
    """A step by its sign and its two agencies."""
    steps = sum(isinstance(one, int) for one in STEPS)
    aside = not isinstance(step, int)
    return say(
        f"told.{'aside' if aside else 'step'}", step=step, steps=steps, sender=row["from"], receiver=row["to"]
    )


def test_the_steps_are_those_of_the_model_and_each_has_its_line_in_the_diagram():
    assert sorted(LINES) == sorted(arrow.id for arrow in what_each_agency_learns().arrows)
    assert len(view("pep", "all", 1).chart.marks[0].lines) == len(STEPS)


@pytest.mark.parametrize(("rule", "choice"), WAYS)
def test_diagram_words_and_table_agree_on_what_happens(rule, choice):
    for step in STEPS:
        shown = view(rule, choice, step)
        row = step_row(shown, step)
        happens = look(shown, step).happens
        assert happens == (row["note"] != say("cell.does-not-happen"))
        told = say("told.not-under-this-rule", step=named(step, row), note=row["learned"])
        assert happens != (shown.sentence == told)
        assert shown.chart.alt == say("alt.diagram", route=route(shown), lit=say("alt.lit", step=step))
        if happens:
            assert row["goes"].removesuffix(".").lower() in shown.sentence.lower()
            assert row["learned"] in shown.sentence
            assert row["dhs"] in shown.sentence
            assert row["counties"] in shown.sentence


@pytest.mark.parametrize(("rule", "choice"), WAYS)
def test_a_gate_stands_where_the_words_say_that_a_county_can_act(rule, choice):
    for step in STEPS:
        shown = view(rule, choice, step)
        row = step_row(shown, step)
        says = (row["dhs"].split(".")[0], row["counties"].split(".")[0])
        drawn = look(shown, step)
        assert bool(drawn.gate) == (drawn.happens and says[1] == "Yes")
        assert drawn.disputed == (bool(drawn.gate) and says[0] == "No")


def test_what_the_county_does_opens_and_shuts_the_gate_at_its_reply_and_no_other():
    gates = {
        choice: [step.gate for step in view("secure-communities", choice, 1).chart.marks[0].steps]
        for choice in COUNTY_CHOICES
    }
    at = list(LINES).index("reply")
    assert {choice: found[at] for choice, found in gates.items()} == {
        "all": "open",
        "convictions-only": "half",
        "judicial-warrant-only": "half",
        "notification-only": "shut",
    }
    assert {tuple(found[:at] + found[at + 1 :]) for found in gates.values()} == {
        tuple(gates["all"][:at] + gates["all"][at + 1 :])
    }


def test_as_the_subtitle_says_a_county_acts_where_the_print_leaves_it_and_comes_back():
    """Each gate that DHS grants is at a step from or to the county; the one that it does not grant is between others."""
    for rule, choice in WAYS:
        steps = what_each_agency_learns(rule, choice).arrows
        for step, drawn in zip(steps, view(rule, choice, 1).chart.marks[0].steps, strict=True):
            if drawn.gate:
                assert drawn.disputed == ({step.sender, step.receiver}.isdisjoint({"police", "jail"}))


def test_the_way_ends_in_custody_or_in_freedom_as_the_words_of_the_last_step_have_it():
    ends = {
        choice: view("secure-communities", choice, place("transfer")).chart.marks[0].steps[-1].ends
        for choice in COUNTY_CHOICES
    }
    assert ends == {
        "all": ("custody",),
        "convictions-only": ("free", "custody"),
        "judicial-warrant-only": ("free",),
        "notification-only": ("free",),
    }
    forks = {id for _, id, *_ in view("pep", "all", 1).chart.marks[0].lines[-1].forks}
    assert forks == {one for some in ends.values() for one in some}


def test_before_2008_the_prints_stop_at_the_fbi_and_afterward_they_never_do():
    step = place("prints-to-dhs")
    stops = say_of_arrows("note.stops-at-the-fbi")
    assert view("before-2008", "all", step).sentence.endswith(stops)
    carried = say_of_arrows("carries.prints-to-dhs")
    for rule in list(FEDERAL_RULES)[1:]:
        assert f"{carried[0].upper()}{carried[1:]}." in view(rule, "all", step).sentence


def test_the_thick_way_is_that_of_the_print_and_ends_where_the_rule_ends_it():
    def thick(rule):
        return [
            id for id, step in zip(LINES, view(rule, "all", 1).chart.marks[0].steps, strict=True) if step.main
        ]

    assert thick("before-2008") == ["booking", "prints-to-state", "prints-to-fbi"]
    lines = dict(zip(LINES, view("pep", "all", 1).chart.marks[0].lines, strict=True))
    for rule in list(FEDERAL_RULES)[1:]:
        way = [lines[id] for id in thick(rule)]
        assert (way[0].sender, way[-1].receiver) == ("police", "outcome")
        to_the_jail = way[:-2]  # then it answers, and in the end the person goes
        assert all(one.receiver == next_one.sender for one, next_one in pairwise(to_the_jail))


def test_every_arrow_says_in_the_drawing_what_goes_along_it():
    assert all(line.says for line in view("pep", "all", 1).chart.marks[0].lines)


def test_the_dispute_is_over_the_one_step_that_dhs_and_the_counties_answer_differently():
    looks = view("secure-communities", "all", 1).chart.marks[0].steps
    assert [step for step, one in zip(STEPS, looks, strict=True) if one.disputed] == [place("prints-to-dhs")]


def test_a_local_choice_changes_what_the_jail_replies_and_where_the_way_ends():
    def told(id):
        shown = [view("secure-communities", choice, place(id)) for choice in COUNTY_CHOICES]
        return {one.chart.marks[0].words for one in shown}

    for id in ("reply", "transfer"):
        assert len(told(id)) == len(COUNTY_CHOICES)
    assert len(told("request")) == 1


def test_before_2008_the_answer_follows_from_a_question_and_not_from_a_check():
    step = place("answer-to-field-office")
    assert say("asked-by-name") in view("before-2008", "all", step).sentence
    for rule in list(FEDERAL_RULES)[1:]:
        assert say_of_arrows("position.follows") in view(rule, "all", step).sentence


def test_how_a_hold_ends_is_said_only_where_a_jail_holds():
    for rule, choice in WAYS:
        shown = view(rule, choice, place("transfer"))
        assert (say_of_arrows("note.transfer") in shown.sentence) == (choice != "notification-only")


def test_the_line_is_numbered_in_the_order_of_its_stops_and_a_branch_has_a_letter():
    assert [step for step in STEPS if isinstance(step, int)] == list(range(1, len(THE_PRINT) + 1))
    asides = {id for id, leg in LINES.items() if leg.aside}
    assert {place(id) for id in asides} == {"A", "B"}
    assert asides == set(LINES) - set(THE_PRINT)


def test_the_jail_stands_twice_where_the_line_leaves_it_and_where_it_comes_back():
    jails = [one for one in view("pep", "all", WHOLE).chart.marks[0].stations if one.id.startswith("jail")]
    assert [one.x for one in jails] == [jails[0].x] * 2
    assert {one.shape for one in jails} == {"barred"}
    assert (LINES["prints-to-state"].sender, LINES["request"].receiver) == tuple(one.id for one in jails)


@pytest.mark.parametrize(("rule", "choice"), WAYS)
def test_before_a_step_is_lit_the_card_lists_every_gate_on_the_side_of_who_agrees(rule, choice):
    shown = view(rule, choice, WHOLE)
    told = dict(shown.chart.marks[0].words[2:])
    for step in STEPS:
        drawn = look(shown, step)
        for label, there in (
            ("whole.agreed", bool(drawn.gate) and not drawn.disputed),
            ("whole.disputed", drawn.disputed),
        ):
            assert (card_line(step, drawn) in told[say(label)].splitlines()) == there
    assert shown.chart.alt.startswith(say("alt.diagram", route=route(shown), lit=say("alt.whole")))


@pytest.mark.parametrize(("rule", "choice"), WAYS)
def test_before_the_exercise_is_solved_only_the_gate_of_the_lit_step_tells_who_agrees(rule, choice):
    """The exercise asks at which step DHS says that a county can act: each step tells, and none of the others with it."""
    for lit in (WHOLE, *STEPS):
        shown, solved = view(rule, choice, lit, {}), view(rule, choice, lit)
        for step, drawn, after in zip(
            STEPS, shown.chart.marks[0].steps, solved.chart.marks[0].steps, strict=True
        ):
            assert bool(drawn.gate) == bool(after.gate)
            if step == lit:
                assert drawn == after
                continue
            assert not drawn.disputed
            assert not drawn.gate or drawn.gate_says.startswith(say("gate.some") + "\n")
            assert set(step_row(shown, step)[["dhs", "counties"]]) == {say("cell.at-its-step")}
        gates = sum(n for kind, n, _ in solved.chart.marks[0].counts if kind in ("can", "disputed"))
        assert {kind: n for kind, n, _ in shown.chart.marks[0].counts}["can"] == gates
        assert str(gates) in shown.chart.finding


def test_what_is_spoken_says_how_many_gates_or_which_step_and_changes_with_rule_and_county():
    spoken = {(rule, choice): view(rule, choice, WHOLE, {}).chart.spoken for rule, choice in WAYS}
    assert len(set(spoken.values())) == len(WAYS)
    assert all(re.match(r"\d+ gates in \d+ steps", words) for words in spoken.values())
    for step in STEPS:
        by_finding = {}
        for rule, choice in WAYS:
            shown = view(rule, choice, step, {}).chart
            by_finding.setdefault(shown.spoken, set()).add(shown.finding)
        assert {len(findings) for findings in by_finding.values()} == {1}


@pytest.mark.parametrize(("rule", "choice"), WAYS)
def test_the_headline_and_the_key_count_what_the_table_answers(rule, choice):
    """Of the steps on the line, and of a branch that the line comes from: what both sides grant, one does, and none."""
    shown = view(rule, choice, WHOLE)
    found = {"can": 0, "disputed": 0, "cannot": 0, "never": 0}
    for step in STEPS:
        row, drawn = step_row(shown, step), look(shown, step)
        if not isinstance(step, int) and not (drawn.happens and rule == "before-2008"):
            continue
        says = tuple(row[side].split(".")[0] == "Yes" for side in ("dhs", "counties"))
        kind = {(True, True): "can", (False, True): "disputed", (False, False): "cannot"}[says]
        found[kind if drawn.happens else "never"] += 1
    assert {kind: n for kind, n, _ in shown.chart.marks[0].counts} == {k: n for k, n in found.items() if n}
    happening = sum(found.values()) - found["never"]
    assert set(re.findall(r"\d+", shown.chart.finding)) <= {str(n) for n in (*found.values(), happening)}
    assert str(found["can"]) in shown.chart.finding


def test_the_explorer_opens_with_the_whole_way():
    assert PRINT.start["step"] == WHOLE
    assert PRINT.control("step").values == (WHOLE, *STEPS)


def test_a_verdict_says_whether_both_sides_answer_alike():
    for step in STEPS:
        row = step_row(view("secure-communities", "all", step), step)
        answers = [row[side].split(".")[0].lower() for side in ("dhs", "counties")]
        for rule, choice in WAYS:
            shown = view(rule, choice, step)
            assert not look(shown, step).happens or say(f"verdict.{'-'.join(answers)}") in shown.sentence


def test_every_step_names_its_source():
    for rule, choice in WAYS:
        for step in STEPS:
            assert re.search(r"\d{4}", view(rule, choice, step).chart.source)


def test_the_live_diagram_follows_rule_choice_and_step():
    live = explore("follow-the-print")
    live.choose(rule="before-2008", step=place("question-to-ice"))
    seen = live.widget.seen
    assert seen["parts"][0]["steps"][STEPS.index(place("prints-to-dhs"))]["happens"] is False
    assert seen["finding"] == say("finding.gates.asked", can=3, steps=8)
    assert say("rule-says.before-2008") in seen["of"]
    assert say("choice-says.all") in seen["of"]
    assert say_of_arrows("carries.question-to-ice")[1:] in seen["parts"][0]["words"][0][1]
