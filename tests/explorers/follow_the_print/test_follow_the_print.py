"""Follow the print: the diagram, the words and the table tell the same steps, and who could change them."""

import re

import pytest

from scomm.explorers import explore, explorer
from scomm.explorers.follow_the_print.explorer import LINES, STEPS
from scomm.models import COUNTY_CHOICES, FEDERAL_RULES, what_each_agency_learns

PRINT = explorer("follow-the-print")
WAYS = [(rule, choice) for rule in FEDERAL_RULES for choice in COUNTY_CHOICES]


def view(rule, choice, step):
    return PRINT.view({"rule": rule, "choice": choice, "step": step})


def place(id):
    return list(LINES).index(id) + 1


def test_the_steps_are_those_of_the_model_and_each_has_its_line_in_the_diagram():
    assert sorted(LINES) == sorted(arrow.id for arrow in what_each_agency_learns().arrows)
    assert len(view("pep", "all", 1).chart.fixed["arrows"]) == len(STEPS)


@pytest.mark.parametrize(("rule", "choice"), WAYS)
def test_diagram_words_and_table_agree_on_what_happens(rule, choice):
    for step in STEPS:
        shown = view(rule, choice, step)
        row = shown.table.set_index("Step").loc[step]
        happens = shown.chart.shown["arrows"][step - 1]["happens"]
        assert happens == (row["Note"] != "does not happen")
        assert happens != ("does not happen" in shown.sentence)
        assert ("(not under this rule)" in shown.chart.alt.split("; ")[step - 1]) == (not happens)
        if happens:
            assert row["What goes"].removesuffix(".").lower() in shown.sentence.lower()
            assert row["What is learned"] in shown.sentence
            assert row["Can a county change it? DHS, 2010–11"] in shown.sentence
            assert row["The counties"] in shown.sentence


@pytest.mark.parametrize(("rule", "choice"), WAYS)
def test_the_marks_in_the_diagram_are_the_answers_in_words(rule, choice):
    for step in STEPS:
        shown = view(rule, choice, step)
        row = shown.table.set_index("Step").loc[step]
        says = (row["Can a county change it? DHS, 2010–11"].split(".")[0], row["The counties"].split(".")[0])
        mark = {("yes", "yes"): "◆", ("no", "yes"): "◇", ("no", "no"): ""}[says]
        assert shown.chart.shown["arrows"][step - 1]["can"] == mark


def test_before_2008_the_prints_stop_at_the_fbi_and_afterward_they_never_do():
    step = place("prints-to-dhs")
    assert "does not happen" in view("before-2008", "all", step).sentence
    for rule in list(FEDERAL_RULES)[1:]:
        assert "The same prints, at once and without anyone's decision." in view(rule, "all", step).sentence


def test_the_dispute_is_over_the_one_step_that_dhs_and_the_counties_answer_differently():
    looks = view("secure-communities", "all", 1).chart.shown["arrows"]
    assert [i + 1 for i, look in enumerate(looks) if look["can"] == "◇"] == [place("prints-to-dhs")]


def test_a_local_choice_changes_what_the_jail_replies_and_where_the_way_ends():
    for id in ("reply", "transfer"):
        assert len(
            {view("secure-communities", choice, place(id)).sentence for choice in COUNTY_CHOICES}
        ) == len(COUNTY_CHOICES)
    assert (
        len({view("secure-communities", choice, place("request")).sentence for choice in COUNTY_CHOICES}) == 1
    )


def test_before_2008_the_answer_follows_from_a_question_and_not_from_a_check():
    step = place("answer-to-field-office")
    assert "It follows from the question" in view("before-2008", "all", step).sentence
    for rule in list(FEDERAL_RULES)[1:]:
        assert "It follows from the check at DHS" in view(rule, "all", step).sentence


def test_how_a_hold_ends_is_said_only_where_a_jail_holds():
    for rule, choice in WAYS:
        shown = view(rule, choice, place("transfer"))
        assert ("A hold without ICE coming" in shown.sentence) == (choice != "notification-only")


def test_every_step_names_its_source():
    for rule, choice in WAYS:
        for step in STEPS:
            assert re.search(r"\d{4}", view(rule, choice, step).chart.source)


def test_the_live_diagram_follows_rule_choice_and_step():
    live = explore("follow-the-print")
    live.choose(rule="before-2008", step=place("question-to-ice"))
    assert live.figure.shown["arrows"][place("prints-to-dhs") - 1]["happens"] is False
    assert live.figure.words["finding"].startswith("Before Secure Communities: prints stop at the FBI")
    assert "A name and a date of birth" in live.region.html
    assert "Step: from 1 of 11" in live.region.html
