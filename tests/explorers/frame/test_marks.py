"""What is a learner's own is marked in the picture, in its description and in words, and nowhere without it."""

import dataclasses

import pytest

from lessonkit.charts.marks import Group, Map
from lessonkit.exercises.guesses.truths import truths
from lessonkit.explorers import as_text, explore, explorer, ids, render
from lessonkit.explorers.frame.live import Live
from scomm.explorers.counties.own_county import place_on_map

OWN = {
    "county": "Kane County, IL",
    "state": "OR",
    "country": "Guatemala",
    "year": 2019,
    "convicted-of-removed-2014": 80,
    "convicted-of-removed-2023": 20,
    "solved": ("which-rate", "county-can-change"),
}
MARKING = [id for id in ids() if explorer(id).marks]
DEALT = {"county", "state", "country", "year", "place", "day", "office"}
SOLVED = {"solved"}


def mark(view, state, marks):
    (people,) = view.chart.marks
    own = dataclasses.replace(people, groups=(*people.groups, Group(marks["guess"], "yours", "outline")))
    return view.told(view.chart.marked("Yours.", own), "Yours.")


def drawn_own(view):
    """The people of a view that are a learner's own."""
    return [group.n for group in view.chart.marks[0].groups if group.label == "yours"]


@pytest.fixture
def marking(tiny):
    return dataclasses.replace(
        tiny, marks=("guess",), mark=mark, start_for=lambda marks: {"year": min(2, marks["guess"])}
    )


def test_marks_are_in_the_words_the_description_and_the_picture(marking):
    view = marking.view(marking.start, {"guess": 2})
    assert view.sentence.splitlines()[-1] == "Yours."
    assert view.chart.alt.endswith("Yours.")
    assert drawn_own(view) == [2]
    assert "Yours." in as_text(marking, marking.start, {"guess": 2})
    assert "Yours." in render(marking, marking.start, "page", {"guess": 2})


def test_without_marks_and_with_those_of_others_a_view_is_as_ever(marking, tiny):
    for marks in ({}, {"county": "Kane County, IL"}):
        view = marking.view(marking.start, marks)
        assert view.sentence == tiny.view(tiny.start).sentence
        assert view.chart.shown() == tiny.view(tiny.start).chart.shown()
    for name in ("page", "text"):
        assert "Yours." not in render(marking, marking.start, name)


def test_marks_stay_when_a_control_moves(marking):
    live = Live(marking, marking.start, {"guess": 2})
    live.choose(year=2)
    assert live.view.sentence.splitlines()[-1] == "Yours."
    assert drawn_own(live.view) == [2]


def test_marks_may_choose_the_first_state_and_what_is_asked_for_comes_first(marking):
    assert marking.first({"guess": 7}) == {"who": "all", "year": 2}
    assert marking.first({}) == marking.start
    assert explore("nationality-over-time", marks=OWN).shown["country"] == "Guatemala"
    assert explore("nationality-over-time", marks=OWN, country="Mexico").shown["country"] == "Mexico"


def test_marking_changes_no_view_that_was_drawn_before(marking):
    before = marking.view(marking.start)
    told = before.chart.alt
    marking.view(marking.start, {"guess": 2})
    mark(before, marking.start, {"guess": 2})
    assert (before.chart.alt, drawn_own(before)) == (told, [])


@pytest.mark.parametrize("id", MARKING)
def test_every_mark_is_something_that_is_dealt_guessed_or_solved(id):
    assert set(explorer(id).marks) <= DEALT | SOLVED | set(truths())


@pytest.mark.parametrize("id", MARKING)
def test_a_marked_view_is_pure_and_says_more_than_a_plain_one(id):
    found = explorer(id)
    state = found.first(OWN)
    plain, one, other = found.view(state), found.view(state, OWN), found.view(state, OWN)
    assert one.sentence == other.sentence
    assert one.sentence.startswith(plain.sentence + "\n")
    assert one.chart.shown() == other.chart.shown()


@pytest.mark.parametrize("id", MARKING)
def test_a_place_that_no_longer_exists_marks_nothing(id):
    found = explorer(id)
    lost = {"county": "Atlantis County, XX", "country": "Atlantis", "state": "XX"}
    assert found.view(found.first(lost), lost).sentence == found.view(found.start).sentence


@pytest.mark.parametrize("id", ["rollout-map", "policy-map"])
def test_a_map_puts_the_dealt_county_in_a_ring_and_names_it(id):
    found = explorer(id)
    own = found.view(found.start, OWN)
    assert [one.own for one in own.chart.marks if isinstance(one, Map)] == [place_on_map("Kane County, IL")]
    assert "Kane County, IL" in own.chart.alt
    elsewhere = found.view({**found.start, "place": "Texas"}, OWN)
    assert [one.own for one in elsewhere.chart.marks if isinstance(one, Map)] == [-1]
    assert elsewhere.sentence.endswith("Kane County, IL, lies in Illinois.")


def test_the_machine_marks_a_guess_among_the_people_that_answer_it_and_nowhere_else():
    found = explorer("denominator-machine")
    for year in (2014, 2023):
        (line,) = found.view({**found.start, "year": year}, OWN).chart.marks[0].lines
        assert line.at == OWN[f"convicted-of-removed-{year}"]
    for other in ({"universe": "ero-arrests"}, {"year": 2019}, {"split": "arresting-agency"}):
        assert not found.view({**found.start, **other}, OWN).chart.marks[0].lines


def test_the_dates_frame_the_rows_of_the_county_and_of_its_state():
    found = explorer("policy-dates")
    broward = {"county": "Broward County, FL"}
    for place in ("FL", "whole states"):
        own = found.view({**found.start, "place": place}, broward)
        plain = found.view({**found.start, "place": place})
        framed = [row.name for row in own.chart.marks[0].rows if row.own]
        assert framed
        assert not any(row.own for row in plain.chart.marks[0].rows)
        assert "Broward County, FL" in own.chart.alt
    assert found.view({**found.start, "place": "OR"}, broward).sentence == found.view(found.start).sentence
