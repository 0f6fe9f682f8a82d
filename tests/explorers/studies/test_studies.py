"""Studies: every finding in one row, only estimates on the scale, and a headline that counts each finding once."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from lessonkit.data import load
from lessonkit.explorers import explorer

STUDIES = explorer("studies")
SAID, LEVELS = "What people said", "Two groups"


def view(**state):
    return STUDIES.view({**STUDIES.start, **state})


def groups(**state):
    (mark,) = view(**state).chart.marks
    return mark.groups


def effects(**state):
    return [(group.name, one) for group in groups(**state) for one in group.effects]


@cache
def shown_of(about, enforcement):
    table = load("published-effects")
    return table[(table["about"] == about) & table["enforcement"].isin([enforcement, "none"])]


def counted(about, enforcement):
    """What the headline is about: neither what people say that they would do nor levels of two groups."""
    rows = shown_of(about, enforcement)
    return rows[(rows["counted_in"] != "stated-intention") & (rows["compared"] != "groups-at-one-time")]


def every(sort):
    for about in STUDIES.control("about").values:
        for enforcement in STUDIES.control("enforcement").values:
            yield about, enforcement, effects(about=about, enforcement=enforcement, sort=sort)


def row_of(one, about, enforcement):
    rows = shown_of(about, enforcement)
    (row,) = rows[(rows["study"] == one.by) & (rows["outcome"] == one.line)].to_dict("records")
    return row


@cache
def in_every_state():
    """Each finding that is drawn anywhere, with its row in the table."""
    return [
        (name, one, row_of(one, about, enforcement))
        for sort in STUDIES.control("sort").values
        for about, enforcement, found in every(sort)
        for name, one in found
    ]


def test_each_finding_is_in_one_row_however_they_are_sorted():
    for sort in STUDIES.control("sort").values:
        for about, enforcement, found in every(sort):
            printed = shown_of(about, enforcement)
            assert sorted((one.by, one.line) for _, one in found) == sorted(
                zip(printed["study"], printed["outcome"], strict=True)
            )


def test_a_finding_has_a_point_on_the_scale_only_where_the_table_has_an_estimate_in_percent():
    for _, one, row in in_every_state():
        share = str(row["unit"]).startswith("share of") or row["unit"] == "log points"
        if row["estimate"] == row["estimate"] and share:
            assert one.value == pytest.approx(100 * row["estimate"], abs=0.05)
            assert one.shape == ("ring" if row["std_error"] != row["std_error"] else "dot")
        else:
            assert one.value is None
            assert one.shape in ("band", "side", "words")


def test_nothing_stands_at_no_change_unless_no_change_was_estimated():
    """A ring on the line of zero says that zero was found, where a wide interval around it is all that may have been."""
    for _, one, row in in_every_state():
        if one.value == 0:
            assert row["estimate"] == 0
        if row["direction"] == "none detected" and row["estimate"] != row["estimate"]:
            assert one.shape in ("band", "words")
            assert one.label in ("none detected, range not given", "compares groups, measures no change:")


def test_a_printed_error_is_drawn_as_its_interval_and_where_none_was_seen_the_row_says_so():
    for _, one, row in in_every_state():
        if one.value is None:
            continue
        if row["std_error"] == row["std_error"]:
            reach = 195.9964 * row["std_error"]
            assert (one.low, one.high) == pytest.approx((one.value - reach, one.value + reach), abs=0.1)
            assert one.said == f"{one.low:+.1f}% to {one.high:+.1f}%".replace("-", "−")
        else:
            assert (one.low, one.high) == (None, None)
            assert one.note == "range not seen"
            assert any("Its error is in nothing that we read" in line for line in one.told)


def test_no_number_is_taken_from_a_sentence():
    """A percentage that was seen only second-hand stands in the words of its row and nowhere on the scale."""
    second_hand = {"martinez-schuldt-2021-reporting", "guterbock-2010-assaults"}
    found = {row["id"]: one for _, one, row in in_every_state() if row["id"] in second_hand}
    assert set(found) == second_hand
    for one in found.values():
        assert " percent" in one.told[0]
        assert one.value is None
        assert one.label.endswith("size only second-hand")
        assert not re.search(r"\d", one.label + one.note)


def test_a_fall_that_is_ruled_out_is_drawn_on_the_other_side_and_not_as_no_change():
    (one,) = [one for _, one in effects(about="victims") if one.by.startswith("Dhingra")]
    assert (one.sign, one.shape) == ("not-down", "side")
    assert one.label == "a fall is ruled out, a rise is not"
    assert "rather than by decreased crime commission or victimization" in one.told[0]
    assert "1 rules out fewer" in view(about="victims").chart.finding


def test_the_opening_counts_its_findings_and_says_that_the_range_of_its_one_size_was_not_seen():
    assert view().chart.finding == (
        "With more enforcement, 2 of 2 findings see a smaller share of crimes reported; the range around −30% was not seen"
    )
    (loud,) = [one for _, one in effects() if one.loud]
    assert (loud.said, loud.by, loud.shape) == ("−30%", "Gonçalves, Jácome and Weisburst (2024)", "ring")


def test_every_headline_counts_each_finding_once_and_no_study():
    for about, enforcement, _ in every("counted"):
        said = view(about=about, enforcement=enforcement).chart.finding
        rows = counted(about, enforcement)
        assert "stud" not in said.replace("study's", "")
        before, _ = said.split(";")
        numbers = [int(n) for n in re.findall(r"\b\d+\b", before)]
        if len(rows) == 1:
            assert "the one finding" in said
            assert not numbers
        else:
            first, whole, *others = numbers
            assert whole == len(rows)
            assert sorted([first, *others]) == sorted(rows["direction"].value_counts())


def test_a_headline_chooses_no_example_it_names_every_interval_or_every_size():
    for about, enforcement, found in every("counted"):
        chart = view(about=about, enforcement=enforcement).chart
        plain = [one for name, one in found if not name.startswith("Apart")]
        ranged = [one for one in plain if one.shape == "dot"]
        sized = [one for one in plain if one.value is not None]
        named = ranged or sized
        assert [one.loud for one in plain] == [one in named for one in plain]
        for one in named:
            assert one.said in chart.finding
        assert len(re.findall(r"[−+][\d.]+%", chart.finding)) == (2 if ranged else 1) * len(named)


def test_what_compares_groups_is_counted_in_no_headline_and_stands_apart_without_a_scale():
    for sort in STUDIES.control("sort").values:
        for enforcement in STUDIES.control("enforcement").values:
            (box,) = [one for one in groups(sort=sort, enforcement=enforcement) if LEVELS.lower() in one.name]
            assert box.apart
            assert [(one.by, one.shape) for one in box.effects] == [
                ("Vaughan, Camarota and Zeigler (2021)", "words")
            ]


def test_what_people_say_stands_apart_on_the_same_scale():
    """Under one line of no change three of three readers compared bars of two scales, and were misled."""
    for sort in STUDIES.control("sort").values:
        (box,) = [one for one in groups(sort=sort) if SAID.lower() in one.name.lower()]
        assert box.apart
        assert [one.said for one in box.effects] == ["−42.9%", "−60.8%"]
        assert not any(one.loud for one in box.effects)


def test_sorted_by_their_way_all_findings_of_a_group_have_its_sign():
    for about in STUDIES.control("about").values:
        for group in groups(about=about, sort="direction"):
            assert group.effects
            assert len({one.sign for one in group.effects}) == 1


def test_what_is_spoken_names_each_number_with_its_noun_and_differs_with_the_finding():
    spoken = {}
    for state in STUDIES.states():
        chart = STUDIES.view(state).chart
        assert re.findall(r"\d+ (\w+)", chart.spoken) == [
            "finding" if n == "1" else "findings" for n in re.findall(r"\d+", chart.spoken)
        ]
        rows = counted(state["about"], state["enforcement"])
        assert sum(int(n) for n in re.findall(r"\d+", chart.spoken)) == len(rows)
        spoken.setdefault(chart.spoken, set()).add(chart.finding)
    assert all(len(findings) == 1 for findings in spoken.values())


def test_a_size_is_said_to_be_missing_only_where_none_is_printed():
    for _, one, row in in_every_state():
        assert bool(one.label) == (one.value is None)
        if "size not given" in one.label:
            assert row["estimate"] != row["estimate"]
        if "another unit" in one.label:
            assert row["estimate"] == row["estimate"]
            assert one.note


def test_a_row_says_briefly_whose_crimes_it_is_about_where_the_list_says_the_rest():
    for enforcement in STUDIES.control("enforcement").values:
        assert all(one.brief for _, one in effects(enforcement=enforcement))
    for about in ("victims", "recorded-crime", "enforcement"):
        assert not any(one.brief for _, one in effects(about=about))


def test_a_second_row_of_one_study_says_so():
    for _, _, found in every("counted"):
        for (before, one), (after, other) in pairwise(found):
            if before == after:
                assert bool(other.whose) == (one.by == other.by)


@pytest.mark.parametrize(
    ("about", "enforcement", "number"),
    [
        ("recorded-crime", "more", "0.017, from −0.028 to 0.062 log points"),
        ("reporting", "more", "−42.9 percent of those who would report otherwise"),
        ("reporting", "more", "−30 percent of how likely victims are to report"),
        ("reporting", "less", "+20 percentage points"),
        ("enforcement", "less", "−22,300 people"),
    ],
)
def test_a_printed_number_stands_in_its_own_unit(about, enforcement, number):
    told = [line for _, one in effects(about=about, enforcement=enforcement) for line in one.told]
    assert f"Number: {number}." in told


def test_a_number_that_was_not_read_is_said_to_be_missing():
    for about in ("reporting", "victims", "recorded-crime"):
        rows = shown_of(about, "more")
        without = {one.by for _, one in effects(about=about) for line in one.told if "none printed" in line}
        assert without == set(rows.loc[rows["estimate"].isna(), "study"])


def test_each_card_says_what_its_records_can_and_cannot_see():
    for about in ("reporting", "victims", "recorded-crime"):
        for _, one in effects(about=about):
            assert any(
                "It sees" in line or "can't tell" in line or "not say where" in line for line in one.told
            )


def test_every_state_has_the_same_scale():
    scales = set()
    for state in STUDIES.states():
        (mark,) = STUDIES.view(state).chart.marks
        scales.add((mark.axis, mark.levels))
    assert len(scales) == 1
