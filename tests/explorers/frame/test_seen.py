"""What a live explorer is told, as plain values: of a choice that exists, and of one that does not."""

import dataclasses
import json

from lessonkit.explorers import Control, explorer
from lessonkit.explorers.frame.seen import able, fixed, places, seen, shape, state_at


def test_what_is_fixed_names_every_control_with_its_values_in_words(tiny):
    told = fixed(tiny, tiny.view(tiny.start))
    assert [(one["name"], one["labels"], one["shape"]) for one in told["controls"]] == [
        ("who", ["Everyone", "some"], "radio"),
        ("year", ["1", "2"], "radio"),
    ]
    assert [part["kind"] for part in told["parts"]] == ["people"]
    assert json.loads(json.dumps(told)) == told


def test_a_choice_that_exists_shows_its_view_and_blames_nobody(tiny):
    told = seen(tiny, tiny.checked(tiny.start), tiny.view(tiny.start))
    assert (told["finding"], told["readout"], told["words"]) == (
        "2 people",
        "There were 2 people.",
        ["Everyone.", "More."],
    )
    assert (told["reason"], told["able"], told["at"]) == ("", [], [0, 0])
    assert told["missing"] == {}


def test_a_choice_that_does_not_exist_keeps_the_view_says_why_and_what_could_be_moved(tiny):
    before = tiny.view(tiny.start)
    refused = tiny.checked({"who": "some", "year": 2})
    told = seen(tiny, refused, before)
    assert told["finding"] == before.chart.finding
    assert (
        told["reason"]
        == "Not published: Nobody counted some in year 2. Headline and picture still show what you chose before."
    )
    assert (told["able"], told["at"]) == (["who", "year"], [1, 1])
    assert told["missing"] == {"who": [1], "year": [1]}


def test_a_control_that_cannot_mend_it_is_not_among_them():
    machine = explorer("denominator-machine")
    refused = machine.checked({"universe": "ero-removals", "split": "citizenship-conviction", "year": 2014})
    assert able(machine, refused) == ["split"]


def test_a_state_and_its_places_are_two_ways_to_say_the_same(tiny):
    for state in tiny.grid():
        assert state_at(tiny, places(tiny, state)) == state


def test_few_short_values_stand_side_by_side_and_more_become_a_list():
    few = Control("a", "A", ("x", "y"))
    assert shape(few, ["x", "y"]) == "radio"
    assert shape(few, ["x" * 40, "y" * 40]) == "list"
    assert shape(few, list("abcdef")) == "list"
    assert shape(dataclasses.replace(few, slider=True), ["x", "y"]) == "range"
