"""The live explorer without a browser: choosing, keeping, telling, and what stays without widgets."""

import dataclasses
import re

import nbformat
import pytest
from nbconvert import HTMLExporter

from lessonkit.errors import KitError
from lessonkit.explorers import Control, Explorer, explore, ids
from lessonkit.explorers.frame.live import STILL, Live


@pytest.fixture
def live(tiny):
    return Live(tiny, tiny.start)


def moved(live, *at):
    """A learner's controls now stand at these places."""
    live.widget.chosen = list(at)


def test_a_choice_moves_picture_words_and_table_together(live):
    moved(live, 0, 1)
    seen = live.widget.seen
    assert live.shown == live.chosen == {"who": "all", "year": 2}
    assert (seen["finding"], seen["readout"], seen["at"]) == ("4 people", "There were 4 people.", [0, 1])
    assert seen["parts"][0]["groups"][0]["n"] == 4
    assert "<td>4</td>" in seen["table"]


def test_a_choice_that_does_not_exist_keeps_the_picture_and_gives_the_reason(live):
    moved(live, 0, 1)
    before = dict(live.widget.seen)
    moved(live, 1, 1)
    seen = live.widget.seen
    assert (
        seen["reason"]
        == "Not published: Nobody counted some in year 2. Headline and picture still show what you chose before."
    )
    assert {part: seen[part] for part in ("finding", "parts", "readout", "table")} == {
        part: before[part] for part in ("finding", "parts", "readout", "table")
    }
    assert (live.chosen["who"], live.shown["who"]) == ("some", "all")
    moved(live, 1, 0)
    assert (live.widget.seen["reason"], live.shown["who"]) == ("", "some")


@pytest.mark.parametrize("id", ids())
def test_menus_and_picture_are_equal_after_any_walk_through_the_states(id):
    live = explore(id)
    for state in [*live.explorer.scenes.values(), live.explorer.start]:
        live.choose(**state)
        assert live.shown == live.explorer.checked(state)
        assert live.widget.seen["at"] == live.widget.chosen
        assert live.widget.seen["parts"] == live.explorer.view(state).chart.shown()


def test_a_click_draws_once_and_a_display_draws_nothing(tiny):
    drawn = []
    counting = dataclasses.replace(tiny, draw=lambda state: drawn.append(dict(state)) or tiny.draw(state))
    live = Live(counting, counting.start)
    live._repr_mimebundle_()
    assert drawn == [counting.start]
    moved(live, 0, 1)
    assert drawn == [counting.start, {"who": "all", "year": 2}]
    moved(live, 1, 1)
    assert len(drawn) == 2, "what does not exist is not drawn"


def test_what_is_fixed_is_sent_once(live):
    sent = []
    live.widget.observe(lambda change: sent.append(change["name"]))
    moved(live, 0, 1)
    assert set(sent) == {"chosen", "seen"}


def test_running_the_cell_again_starts_anew(live, tiny):
    moved(live, 0, 1)
    assert Live(tiny, tiny.start).shown == tiny.start
    assert live.shown["year"] == 2


def test_a_start_that_does_not_exist_is_refused_with_the_reason():
    with pytest.raises(KitError, match="only from FY2018"):
        explore("denominator-machine", universe="ice-bookins", year=2015)


def test_a_page_without_widgets_shows_title_words_and_table(live):
    bundle = live._repr_mimebundle_()
    output = nbformat.v4.new_output("execute_result", data=bundle, execution_count=1)
    cell = nbformat.v4.new_code_cell("explore('tiny')", outputs=[output])
    page, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    for piece in ("<strong>Tiny</strong>", "There were 2 people.", "<td>2</td>", "Source: a test"):
        assert piece in page
    assert "Tiny" in bundle["text/plain"]


def test_a_notebook_keeps_what_a_still_picture_needs(live):
    kept = live._repr_mimebundle_()[STILL]
    assert kept["fixed"] == live.widget.fixed
    assert kept["seen"] == live.widget.seen


@pytest.fixture
def guessing(tiny):
    """The tiny explorer with a guess that goes back to "not yet" whenever the year changes."""
    who, year = tiny.controls
    guess = Control("guess", "Your guess", ("not yet", 1, 2))
    state = {**tiny.start, "guess": 2}
    controls = (who, dataclasses.replace(year, resets=("guess",)), guess)
    return dataclasses.replace(tiny, controls=controls, start=state, scenes={})


def test_a_control_that_resets_another_moves_it_back_in_the_menus_too(guessing):
    live = Live(guessing, guessing.start)
    moved(live, 0, 1, 2)
    assert live.chosen == live.shown == {"who": "all", "year": 2, "guess": "not yet"}
    assert live.widget.chosen == live.widget.seen["at"] == [0, 1, 0]
    moved(live, 0, 1, 1)
    assert live.shown["guess"] == 1


def test_several_choices_at_once_are_made_in_the_order_of_the_controls(guessing):
    live = Live(guessing, guessing.start)
    live.choose(guess=1, year=2)
    assert live.shown == {"who": "all", "year": 2, "guess": 1}


def test_a_sentence_names_controls_that_exist(tiny):
    with pytest.raises(KitError, match=re.escape("no control 'whom'")):
        dataclasses.replace(tiny, sentence="Count {whom}.")
    assert isinstance(dataclasses.replace(tiny, sentence="Count {who}."), Explorer)
