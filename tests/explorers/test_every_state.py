"""What must hold in every state of every explorer: the same numbers everywhere, and never an estimate."""

import json
import re
from functools import cache
from importlib import import_module
from textwrap import wrap

import pandas as pd
import pytest

from lessonkit.errors import KitError
from lessonkit.explorers import as_text, explorer, ids
from lessonkit.explorers.frame.text import view_as_text
from scomm.explorers.denominator_machine.universes import UNIVERSES
from tests.explorers.written_numbers import numbers, shown

WHOLE = 300
"""A grid of at most so many states is tested, and shown on a static page, as a whole."""

LONGEST = 700
"""Characters in a state's sentences; an oracle can allow more."""

TITLE_LINES, TITLE_WIDTH = 2, 46
"""Lines of a finding, and letters in each; an oracle can allow as many as a notebook of 900 pixels has room for."""


def folder(id):
    """An explorer's folder, among the tests as in the package."""
    return id.replace("-", "_")


def oracle(id):
    """The `oracle.py` beside an explorer's tests; a new explorer without one fails in words."""
    name = f"tests.explorers.{folder(id)}.oracle"
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if not name.startswith(str(error.name)):
            raise
        pytest.fail(
            f"The explorer {id!r} has no oracle. Write tests/explorers/{folder(id)}/oracle.py: its also_true(state, view) "
            "gives the numbers that the words may say beside those of the table, worked out anew."
        )


MOST_SPOKEN = 15
"""Words that a screen reader speaks after a change."""

EXPLORERS = pytest.mark.parametrize("id", ids())
WITH_GAPS = pytest.mark.parametrize("id", [id for id in ids() if explorer(id).absent is not None])


def test_an_explorer_without_an_oracle_is_told_to_bring_one():
    with pytest.raises(
        pytest.fail.Exception,
        match=r"'no-such-machine' has no oracle\. Write tests/explorers/no_such_machine/",
    ):
        oracle("no-such-machine")


@cache
def views(id):
    """Every state that exists with its view, drawn once; of a large grid the scenes and each value once."""
    found = explorer(id)
    return [(state, found.view(state)) for state in looked_at(found)]


def looked_at(found):
    if len(list(found.grid())) <= WHOLE:
        return list(found.states())
    one_step = [
        {**found.start, control.name: value} for control in found.controls for value in control.values
    ]
    several = [dict(found.checked(state)) for state in [*found.scenes.values(), *one_step]]
    return [state for place, state in enumerate(several) if state not in several[:place]]


@EXPLORERS
def test_finding_sentence_and_table_have_the_same_numbers(id):
    for state, view in views(id):
        known = shown(view.chart) | oracle(id).also_true(state, view)
        for said in (view.chart.finding, view.sentence):
            assert numbers(said) <= known, (state, numbers(said) - known, said)


@EXPLORERS
def test_the_text_of_a_state_has_its_finding_its_words_and_every_number_of_its_table(id):
    found = explorer(id)
    assert as_text(found, views(id)[0][0]) == view_as_text(found, *views(id)[0])
    for state, view in views(id):
        text = view_as_text(found, state, view)
        assert view.chart.finding in text
        assert view.sentence in text
        assert {number.rstrip("%") for number in shown(view.chart)} <= {
            n.rstrip("%") for n in numbers(text)
        } | set(re.findall(r"\d+", text))


@EXPLORERS
def test_each_state_is_told_in_its_own_words(id):
    words = [(view.chart.finding, view.chart.of, view.sentence) for _, view in views(id)]
    assert len(set(words)) == len(words)


@EXPLORERS
def test_a_view_is_pure(id):
    found = explorer(id)
    for state, view in views(id)[::25]:
        again = found.view(state)
        assert (again.chart.shown(), again.chart.fixed()) == (view.chart.shown(), view.chart.fixed())
        assert again.sentence == view.sentence
        pd.testing.assert_frame_equal(again.table, view.table)


@WITH_GAPS
def test_a_state_that_does_not_exist_has_a_reason_and_no_view(id):
    found = explorer(id)
    missing = [state for state in found.grid() if found.reason(state)]
    for state in missing:
        reason = found.reason(state)
        assert reason[0].isupper()
        assert reason.endswith(".")
        with pytest.raises(KitError, match=re.escape(reason.split("“")[0])):
            found.view(state)


@WITH_GAPS
def test_every_marked_value_has_the_reason_of_the_state_it_would_lead_to(id):
    found = explorer(id)
    for state in found.grid():
        for name, reasons in found.unavailable(state).items():
            for value, reason in reasons.items():
                assert reason == found.reason({**state, name: value})


@EXPLORERS
def test_every_control_and_every_value_has_its_own_label(id):
    for control in explorer(id).controls:
        assert control.label.strip()
        said = [control.said(value) for value in control.values]
        assert len(set(said)) == len(control.values)


@EXPLORERS
def test_six_to_twelve_scenes_are_chosen_for_teaching(id):
    assert 6 <= len(explorer(id).scenes) <= 12


@EXPLORERS
def test_a_change_is_spoken_in_few_words_and_they_say_numbers_of_the_table(id):
    for state, view in views(id):
        spoken = view.chart.spoken or view.chart.finding
        assert len(spoken.split()) <= MOST_SPOKEN, (state, spoken)
        assert numbers(spoken) <= shown(view.chart) | oracle(id).also_true(state, view), (state, spoken)


@EXPLORERS
def test_marks_are_plain_data_and_what_is_fixed_is_the_same_in_every_state(id):
    first = views(id)[0][1].chart
    for state, view in views(id):
        assert view.chart.fixed() == first.fixed(), state
        assert json.loads(json.dumps(view.chart.shown())) == view.chart.shown(), state
        assert view.chart.of, state


@EXPLORERS
def test_words_are_short_enough_for_their_place(id):
    for state, view in views(id):
        assert len(view.sentence) <= getattr(oracle(id), "LONGEST", LONGEST), (state, len(view.sentence))
        lines = wrap(view.chart.finding, getattr(oracle(id), "TITLE_WIDTH", TITLE_WIDTH))
        assert len(lines) <= TITLE_LINES, (state, view.chart.finding)


def test_the_denominator_is_named_in_words_wherever_there_is_one():
    for state, view in views("denominator-machine"):
        if state["split"] != "agency-conviction":
            assert UNIVERSES[state["universe"]].denominator in view.sentence
            assert UNIVERSES[state["universe"]].people in view.chart.units


def test_a_short_year_says_so_wherever_it_is_shown():
    for id in ("denominator-machine", "same-data-two-headlines"):
        for state, view in views(id):
            monthly = state["year"] == 2024 and "agency-conviction" not in state.values()
            assert ("11 months" in view.sentence) == monthly, (id, state)
