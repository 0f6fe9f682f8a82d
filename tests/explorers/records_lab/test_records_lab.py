"""The records lab: fingers never err, records do, and everybody is counted once."""

import re
from functools import cache

import pytest

from lessonkit.explorers import explorer
from scomm.explorers.records_lab.explorer import _finding, _ranges, say
from scomm.explorers.records_lab.rates import ASSUMPTIONS, begun_at, grade_of, value_at
from scomm.models.over_ranges import OverRanges
from scomm.models.records import ERRORS, RAISES, missed_against_flagged, range_of, record_rates, searches

LAB = explorer("records-lab")
START = dict(LAB.start)
RIGHT = dict.fromkeys(ERRORS, 0)
WRONG = {"flagged-wrongly": "Flagged wrongly", "missed": "Missed"}


@cache
def _view(changed):
    return LAB.view({**START, **dict(changed)})


def view(changed=()):
    return _view(tuple(dict(changed).items()))


def people(changed=()):
    """Whole people by the words of the table."""
    table = view(changed).table
    return {what: int(n) for what, n in zip(table["What"], table["Number"], strict=True) if "%" not in what}


def wrong(told):
    """How many people are harmed by a wrong record, on both sides."""
    return told["Flagged wrongly"] + told["Missed"]


def steps(id):
    return range(len(record_rates().get(id).steps))


def some_states():
    yield from ({id: step} for id in (*ERRORS, *ASSUMPTIONS) for step in steps(id))
    yield from LAB.scenes.values()


def test_everybody_on_record_is_one_dot():
    for changed in some_states():
        on_record, _ = view(changed).chart.marks
        assert sum(group.n for group in on_record.groups) == people(changed)["On record at DHS"]
        told = people(changed)
        assert [group.n for group in on_record.groups] == [
            told["Missed"],
            told["Flagged wrongly"],
            told["Flagged rightly"] + told["Rightly not flagged"],
        ]


def test_the_numbers_of_the_finding_are_the_loudest_of_the_picture_and_no_note_repeats_one():
    for changed in some_states():
        on_record, _ = view(changed).chart.marks
        assert on_record.loud == 2
        assert wrong(people(changed)) == sum(g.n for g in on_record.groups[:2])
        assert on_record.heading.endswith("Fingers never err in this lab.")
        assert not any(map(str.isdigit, "".join(note.heading for note in view(changed).notes)))


def test_prints_match_of_those_who_were_met_and_whose_card_is_in_the_database():
    for changed in some_states():
        told = people(changed)
        assert told["Prints match"] + told["missed: prints missing"] == told["On record at DHS"]
        met = told["On record at DHS"]
        of = view(changed).chart.of
        without = told["missed: prints missing"]
        assert f"prints of 10,000 people. DHS met {met} before; {without} " in of
        assert of.endswith("on record by name or file, but without prints.")
        finding = view(changed).chart.finding
        assert f"of {met} people " in finding or not wrong(told)


def test_what_each_error_brings_about_adds_up_to_whole_people_on_both_sides():
    for changed in some_states():
        _, tally = view(changed).chart.marks
        for side, name in zip(tally.sides, WRONG.values(), strict=True):
            assert sum(int(n) for n in side.counts if n is not None) == people(changed)[name]


def test_where_every_record_is_right_nobody_is_flagged_wrongly_and_nobody_missed():
    told = people(RIGHT)
    assert (told["Flagged wrongly"], told["Missed"]) == (0, 0)
    assert told["Flagged rightly"] == told["On record, can be deported"]
    assert "nobody is missed" in view(RIGHT).chart.finding


def test_a_perfect_match_flags_wrongly_and_misses_and_the_picture_says_so_with_both_numbers():
    told = people()
    assert told["Flagged wrongly"] > 0
    assert told["Missed"] > 0
    finding = view().chart.finding
    assert f"{told['Missed']} of {told['On record at DHS']} people are missed" in finding
    assert f"{told['Flagged wrongly']} flagged wrongly" in finding
    labels = [f"{group.said} {group.label}" for group in view().chart.marks[0].groups]
    assert labels[0].startswith(f"{told['Missed']} missed")
    assert labels[1].startswith(f"{told['Flagged wrongly']} flagged")


def test_which_wrong_outcome_is_larger_is_called_open_as_long_as_the_ranges_of_the_rates_leave_it_open():
    order = missed_against_flagged(record_rates())
    assert order.open
    for changed in some_states():
        if wrong(people(changed)):
            assert view(changed).chart.finding.endswith("which is more, nobody knows")
            sentence = view(changed).sentence
            assert "Which is more depends above all on " in sentence
            for outcome in WRONG:
                low, high = (round(n) for n in range_of(record_rates(), outcome))
                assert f"{low} to {high} " in sentence


def test_a_settled_order_is_not_called_open():
    told = {"wrong": 27, "missed": 24, "wrongly": 3, "met": 597}
    finding = _finding(told, OverRanges(21.0, 1.0, 40.0, ()))
    assert "24 of 597 people are missed and 3 flagged wrongly" in finding
    assert "nobody knows" not in finding
    assert list(_ranges(OverRanges(21.0, 1.0, 40.0, ()))) == list(_ranges(OverRanges(21.0, -1.0, 40.0, ())))


def test_every_rate_that_may_turn_the_order_has_words():
    assert set(say.group("turns")) == {one.id for one in record_rates().items} - {"on-record"}


def test_a_change_is_announced_with_each_number_beside_its_noun():
    for changed in some_states():
        told = people(changed)
        spoken = view(changed).chart.spoken
        assert spoken.startswith(f"Of {told['On record at DHS']} people on record ")
        assert re.search(rf"\b{told['Flagged wrongly']} (?:person|people) flagged wrongly", spoken)


@pytest.mark.parametrize("error", ERRORS)
def test_more_of_an_error_harms_more_people_on_its_own_sides_and_nobody_on_the_other(error):
    alone = [people({**RIGHT, error: step}) for step in steps(error)]
    for outcome, name in WRONG.items():
        counts = [told[name] for told in alone]
        assert counts == sorted(counts)
        assert (counts[-1] > 0) == (outcome in RAISES[error])


def test_an_error_that_can_bring_nobody_to_a_side_has_no_number_there():
    _, tally = view().chart.marks
    for side, outcome in zip(tally.sides, WRONG, strict=True):
        assert [n is not None for n in side.counts] == [outcome in RAISES[error] for error in ERRORS]


def test_the_counts_are_those_of_searches_with_luck_on_average():
    drawn = [searches(record_rates(), seed)["outcome"].value_counts() for seed in range(30)]
    for outcome, name in WRONG.items():
        mean = sum(one.get(outcome, 0) for one in drawn) / len(drawn)
        assert people()[name] == pytest.approx(mean, abs=max(1.5, 0.1 * mean))


def test_the_value_that_the_lab_begins_with_says_how_it_is_known_and_others_do_not():
    for control in LAB.controls:
        begun, rate = begun_at(control.name), record_rates().get(control.name)
        for step in control.values:
            assert ("(" in control.said(step)) == (step == begun)
            assert control.said(step).startswith(f"{100 * value_at(control.name, step):.3g}%")
        assert control.said(begun).endswith(f"({grade_of(rate)})")
    assert "(published)" in LAB.control("two-names").said(begun_at("two-names"))
    assert "(assumed)" in LAB.control("stale-status").said(begun_at("stale-status"))


def test_each_rate_is_in_the_table_with_its_evidence_and_a_moved_one_is_the_learners():
    def evidence(changed=()):
        return view(changed).table.set_index("What")["How it is known"]

    for rate in record_rates().items:
        row = next(what for what in evidence().index if rate.label[1:] in what)
        assert evidence()[row] != "follows from the rates"
        assert evidence()[row].startswith("assumed") == (rate.grade == "assumed")
    cards = next(what for what in evidence().index if "card is not in the database" in what)
    assert evidence({"missing-card": 4})[cards] == "set by you"


def test_both_errors_have_a_note_alike_in_length_that_says_for_whom_it_counts():
    wrongly, missed = view().notes
    assert (wrongly.heading, missed.heading) == ("Flagged wrongly", "Missed")
    lengths = [len(note.words.split()) for note in (wrongly, missed)]
    assert max(lengths) <= 1.15 * min(lengths)


def test_a_match_alone_does_not_say_who_can_be_deported():
    told = people()
    lawful = told["On record at DHS"] - told["On record, can be deported"]
    assert f"{lawful} of these {told['Prints match']} can’t be deported." in view().sentence
