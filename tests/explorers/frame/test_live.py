"""The live rendering, without a browser: choosing, keeping, marking, telling, and what stays without widgets."""

import dataclasses
import html

import nbformat
import pytest
from nbconvert import HTMLExporter

from scomm.errors import ScommError
from scomm.explorers import Control, Explorer, explore, ids
from scomm.explorers.denominator_machine.universes import say as say_of_machine
from scomm.explorers.frame.live import Live, say
from scomm.explorers.frame.widgets.live_region import LiveRegion

MARK = say("marked.value", value="")
"""What stands behind a value that was not published."""


def moved(live, name, before, after):
    """What is said where a control went from one value to another."""
    return say("changed.one", label=live.explorer.control(name).label, before=before, after=after)


@pytest.fixture
def machine():
    return explore("denominator-machine", year=2023)


def plain(figure):
    """A figure as plain values, without the marks that Plotly gives a live one (an id, an empty list or part for none)."""
    given = figure.to_plotly_json()
    for trace in given["data"]:
        trace.pop("uid", None)
    return {
        **given,
        "layout": {key: value for key, value in given["layout"].items() if value not in ([], {})},
    }


def test_a_choice_moves_figure_words_and_table_together(machine):
    machine.choose(year=2014)
    view = machine.explorer.view({"universe": "ero-removals", "split": "criminality", "year": 2014})
    assert plain(machine.figure) == plain(view.figure)
    assert moved(machine, "year", "FY2023", "FY2014") in machine.region.html
    assert "177,960 of 315,940" in machine.region.html
    assert "177,960" in machine.data.value


@pytest.mark.parametrize(
    "id",
    [
        id
        for id in ids()
        if id not in ("rollout-map", "follow-the-print", "policy-map", "county-after-county")
    ],
)
def test_the_live_figure_equals_the_view_after_any_walk_through_the_states(id):
    live = explore(id)
    for state in [*live.explorer.scenes.values(), live.explorer.start]:
        live.choose(**state)
        assert live.shown == live.explorer.checked(state)
        assert plain(live.figure) == plain(live.explorer.view(state).figure)


def test_a_choice_that_does_not_exist_keeps_the_figure_and_gives_the_reason(machine):
    before = plain(machine.figure)
    machine.choose(split="citizenship-conviction")
    assert plain(machine.figure) == before
    assert machine.controls["split"].value == "citizenship-conviction"
    shown = machine.explorer.said({"universe": "ero-removals", "split": "criminality", "year": 2023})
    for told in (
        say("not_published", reason=say_of_machine("absent.citizenship-conviction")),
        say("still_shown", state=shown),
    ):
        assert html.escape(told) in machine.region.html
    machine.choose(split="citizenship")
    assert "citizens of Mexico" in machine.region.html


def test_values_that_do_not_exist_stay_in_the_list_and_are_marked(machine):
    def marked(name):
        return [value for label, value in machine.controls[name].options if label.endswith(MARK)]

    assert marked("split") == ["citizenship-conviction"]
    machine.choose(split="agency-conviction")
    assert marked("year") == [2015, 2016, 2017, 2018, 2019, 2020]
    assert marked("universe") == ["ero-arrests", "ice-bookins", "dhs-removals"]
    assert len(machine.controls["year"].options) == 12
    assert machine.controls["year"].value == 2023, "marking is nobody's choice"


@pytest.mark.parametrize("id", ids())
def test_every_control_has_a_visible_label_and_is_a_native_list_or_range(id):
    live = explore(id)
    for control in live.explorer.controls:
        shown = live.controls[control.name]
        if control.slider:
            assert (shown.label, len(shown.texts)) == (control.label, len(control.values))
        else:
            assert (shown.description, shown._view_name) == (control.label, "DropdownView")


def test_the_words_stand_in_a_region_that_is_spoken_when_they_change(machine):
    assert 'el.setAttribute("role", "status")' in str(LiveRegion._esm)
    assert 'el.setAttribute("aria-live", "polite")' in str(LiveRegion._esm)
    assert isinstance(machine.region, LiveRegion)


def test_a_click_draws_once_and_validates_the_chosen_value_alone(tiny, monkeypatch):
    drawn, asked = [], []
    draw, value = tiny.draw, Explorer._value
    counting = dataclasses.replace(tiny, draw=lambda state: drawn.append(dict(state)) or draw(state))
    live = Live(counting, counting.start)
    live._repr_mimebundle_()
    assert drawn == [counting.start], "a display draws once"
    monkeypatch.setattr(Explorer, "_value", lambda *given: asked.append(given[2]) or value(*given))
    live.controls["year"].value = 2
    assert drawn == [counting.start, {"who": "all", "year": 2}]
    assert asked == [2]
    live.controls["who"].value = "some"
    assert len(drawn) == 2, "what does not exist is not drawn"


@pytest.mark.parametrize("id", ids())
def test_a_list_keeps_room_for_the_mark_only_where_a_value_can_be_marked(id):
    live = explore(id)
    gaps = live.explorer.absent is not None and any(map(live.explorer.reason, live.explorer.grid()))
    for control in (one for one in live.explorer.controls if not one.slider):
        longest = max(len(control.said(value)) for value in control.values)
        room = 40 + 7 * len(MARK) if gaps else 52
        assert live.controls[control.name].layout.width == f"{8 * len(control.label) + 7 * longest + room}px"


def test_running_the_cell_again_starts_anew(machine):
    machine.choose(year=2014)
    again = explore("denominator-machine")
    assert again.shown == again.explorer.checked(again.explorer.start)
    assert machine.shown["year"] == 2014


def test_a_start_that_does_not_exist_is_refused_with_the_reason():
    with pytest.raises(ScommError, match="only from FY2018"):
        explore("denominator-machine", universe="ice-bookins", year=2015)


def test_a_page_without_widgets_shows_title_words_and_table(machine):
    bundle = machine._repr_mimebundle_()
    output = nbformat.v4.new_output("execute_result", data=bundle, execution_count=1)
    cell = nbformat.v4.new_code_cell("explore('denominator-machine')", outputs=[output])
    page, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    for piece in (
        "<strong>Denominator machine</strong>",
        "57,020 of 142,580",
        "<td>57,020</td>",
        "Source: DHS Office",
    ):
        assert piece in page
    assert "Denominator machine" in bundle["text/plain"]


@pytest.fixture
def rollout():
    return explore("rollout-map", date="2008-12-31")


def test_a_drawing_follows_its_slider_and_its_words_and_table_follow_too(rollout):
    rollout.choose(date="2010-09-30")
    view = rollout.explorer.view({"place": "United States", "date": "2010-09-30"})
    assert rollout.figure.shown == dict(view.chart.shown)
    assert rollout.figure.words["finding"] == view.chart.finding
    assert moved(rollout, "date", "31 Dec 2008", "30 Sep 2010") in rollout.region.html
    assert "661" in rollout.data.value


def test_a_slider_is_moved_by_its_place_as_by_its_value(rollout):
    slider = rollout.controls["date"]
    slider.index += 1
    assert (slider.value, rollout.shown["date"]) == ("2009-01-31", "2009-01-31")


def test_playing_is_quiet_and_at_its_end_says_what_changed_since_its_start(rollout):
    slider = rollout.controls["date"]
    slider.playing = True
    for _ in range(3):
        slider.index += 1
    assert rollout.region.quiet
    slider.playing = False
    assert not rollout.region.quiet
    assert moved(rollout, "date", "31 Dec 2008", "31 Mar 2009") in rollout.region.html


def test_the_outlines_are_sent_once(rollout):
    sent = []
    rollout.figure.observe(lambda change: sent.append(change["name"]))
    rollout.choose(date="2011-12-31", place="Texas")
    assert "fixed" not in sent
    assert "shown" in sent


@pytest.fixture
def guessing(tiny):
    """The tiny explorer with a guess that goes back to "not yet" whenever the year changes."""
    who, year = tiny.controls
    guess = Control("guess", "Your guess", ("not yet", 1, 2))
    state = {**tiny.start, "guess": 2}
    return dataclasses.replace(
        tiny, controls=(who, dataclasses.replace(year, resets=("guess",)), guess), start=state, scenes={}
    )


def test_a_control_that_resets_another_moves_it_back_with_figure_words_and_list(guessing):
    live = Live(guessing, guessing.start)
    live.choose(year=2)
    assert live.chosen == live.shown == {"who": "all", "year": 2, "guess": "not yet"}
    assert live.controls["guess"].value == "not yet"
    both = f"{moved(live, 'year', '1', '2')} {moved(live, 'guess', '2', 'not yet')}"
    assert say("changed.all", moves=both) in live.region.html
    live.choose(guess=1)
    assert live.shown["guess"] == 1


def test_a_control_that_resets_nothing_or_does_not_move_leaves_the_guess(guessing):
    live = Live(guessing, guessing.start)
    live.choose(year=1)
    assert live.shown["guess"] == 2
    live.choose(who="some")
    assert live.shown["guess"] == 2


def test_several_choices_at_once_are_made_in_the_order_of_the_controls(guessing):
    live = Live(guessing, guessing.start)
    live.choose(guess=1, year=2)
    assert live.shown == {"who": "all", "year": 2, "guess": 1}


def test_a_reset_also_happens_where_the_new_choice_does_not_exist(guessing):
    live = Live(guessing, {**guessing.start, "who": "some"})
    absent = dataclasses.replace(
        guessing, absent=lambda state: "Nobody counted." if state["year"] == 2 else ""
    )
    live.explorer = absent
    live.choose(year=2)
    assert live.chosen["guess"] == live.controls["guess"].value == "not yet"
    assert live.shown["guess"] == 2
