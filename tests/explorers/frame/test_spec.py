"""The spec of an explorer: finite states, one pure view each, and a reason for each that does not exist."""

import dataclasses

import pytest

from lessonkit.errors import KitError
from lessonkit.explorers import as_text, explore, explorer, ids


def test_the_states_are_those_that_exist(tiny):
    assert [tuple(state.values()) for state in tiny.states()] == [("all", 1), ("all", 2), ("some", 1)]
    assert len(list(tiny.grid())) == 4


def test_a_value_that_does_not_exist_beside_the_others_has_its_reason(tiny):
    reason = "Nobody counted some in year 2."
    assert tiny.unavailable({"who": "some", "year": 1}) == {"who": {}, "year": {2: reason}}
    assert tiny.unavailable({"who": "all", "year": 2}) == {"who": {"some": reason}, "year": {}}


def test_a_state_that_does_not_exist_is_never_drawn(tiny):
    with pytest.raises(KitError, match="Not published: Nobody counted some in year 2"):
        tiny.view({"who": "some", "year": 2})


@pytest.mark.parametrize("value", [3, "1", 1.0, True, None])
def test_a_wrong_value_is_refused_with_what_is_allowed(tiny, value):
    with pytest.raises(KitError, match=r"'Year' can't be .* Allowed: 1, 2\."):
        tiny.view({"who": "all", "year": value})


def test_a_wrong_or_missing_control_is_refused_with_what_is_allowed(tiny):
    with pytest.raises(KitError, match=r"no control 'when'. Allowed: who, year"):
        tiny.view({"who": "all", "year": 1, "when": 1})
    with pytest.raises(KitError, match=r"does not set 'year'. Allowed: 1, 2"):
        tiny.view({"who": "all"})


@pytest.mark.parametrize(
    "place", [{"start": {"who": "some", "year": 2}}, {"scenes": {"x": {"who": "some", "year": 2}}}]
)
def test_an_explorer_cannot_start_or_stop_at_a_state_that_does_not_exist(tiny, place):
    with pytest.raises(KitError, match=r"does not exist\. Nobody counted"):
        dataclasses.replace(tiny, **place)


def test_a_control_resets_only_what_stands_after_it(tiny):
    who, year = tiny.controls
    resetting = dataclasses.replace(tiny, controls=(dataclasses.replace(who, resets=("year",)), year))
    assert resetting.chosen({"who": "some", "year": 1}, "who", "all") == {"who": "all", "year": 1}
    assert resetting.chosen({"who": "all", "year": 2}, "who", "some") == {"who": "some", "year": 1}
    assert resetting.chosen({"who": "all", "year": 2}, "who", "all") == {"who": "all", "year": 2}
    with pytest.raises(KitError, match="'year' can't reset 'who'"):
        dataclasses.replace(tiny, controls=(who, dataclasses.replace(year, resets=("who",))))
    with pytest.raises(KitError, match="no control 'guess'"):
        dataclasses.replace(tiny, controls=(who, dataclasses.replace(year, resets=("guess",))))


def test_an_explorer_as_text_says_title_state_finding_table_and_source(tiny):
    text = as_text(tiny, {"who": "all", "year": 2})
    for piece in (
        "Tiny",
        "How many?",
        "Who: Everyone; Year: 2",
        "4 people",
        "There were 4 people.",
        "Source: a test",
    ):
        assert piece in text
    assert "Not published: Nobody counted" in as_text(tiny, {"who": "some", "year": 2})


def test_an_unknown_explorer_is_refused_with_those_that_exist():
    with pytest.raises(KitError, match=r"no explorer 'denominators'\. Allowed: activation-curves, "):
        explore("denominators")


def test_an_explorer_is_found_by_its_own_id():
    assert [explorer(id).id for id in ids()] == list(ids())
