"""Studies: every finding in one row, only percentages on the scale, and both sides of the dispute in the opening."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from scomm.data import load
from scomm.explorers import explorer

STUDIES = explorer("studies")


def view(**state):
    return STUDIES.view({**STUDIES.start, **state})


def effects(**state):
    (mark,) = view(**state).chart.marks
    return [(group.name, one) for group in mark.groups for one in group.effects]


def shown_of(about, enforcement):
    table = load("published-effects")
    return table[(table["about"] == about) & (table["enforcement"] == enforcement)]


def every(sort):
    for about in STUDIES.control("about").values:
        for enforcement in STUDIES.control("enforcement").values:
            yield about, enforcement, effects(about=about, enforcement=enforcement, sort=sort)


def test_each_finding_on_crime_and_enforcement_is_in_one_row_however_they_are_sorted():
    table = load("published-effects")
    printed = table[table["about"] != "other"]
    for sort in STUDIES.control("sort").values:
        found = [(one.by, one.line) for _, _, rows in every(sort) for _, one in rows]
        assert sorted(found) == sorted(zip(printed["study"], printed["outcome"], strict=True))


def test_sorted_by_their_way_all_findings_of_a_group_have_its_sign():
    for about in STUDIES.control("about").values:
        (mark,) = view(about=about, sort="direction").chart.marks
        did, said = mark.groups[:3], mark.groups[3:]
        for group, sign in zip(did, ("down", "none", "up"), strict=True):
            assert {one.sign for one in group.effects} <= {sign}
            assert not any(one.hollow for one in group.effects)
        assert len(said) == (about == "reporting")


def test_a_finding_stands_on_the_scale_exactly_where_a_percentage_is_printed():
    for about, enforcement, found in every("counted"):
        table = shown_of(about, enforcement)
        for row in table.to_dict("records"):
            (one,) = [o for _, o in found if (o.by, o.line) == (row["study"], row["outcome"])]
            if str(row["unit"]).startswith("share of"):
                assert one.value == pytest.approx(100 * row["estimate"])
            elif row["estimate"] == row["estimate"] or " percent" not in row["result"]:
                assert one.value is None
                assert one.label
            else:
                assert f"{abs(one.value):g} percent" in row["result"]
                assert (one.value < 0) == (row["direction"] == "decrease")


def test_the_opening_counts_every_study_that_it_shows_and_names_the_other_side_of_the_dispute():
    assert view().chart.finding == (
        "In 2 of 3 studies, Hispanics report a smaller share of crimes to police with more immigration enforcement "
        "(one: −30%); 1 saw no drop"
    )
    assert len({one.by for _, one in effects() if not one.hollow}) == 3
    assert view().chart.of == (
        "Change in the share of crimes that victims report to police. 1 more study asked what people would do: below."
    )
    assert len({one.by for _, one in effects()}) == 4
    (loud,) = [one for _, one in effects() if one.loud]
    assert (loud.said, loud.by) == ("−30%", "Gonçalves, Jácome and Weisburst (2024)")
    (other,) = [one for _, one in effects() if one.sign == "none"]
    assert other.by == "Vaughan, Camarota and Zeigler (2021)"
    assert other.value is None  # it compares two groups: no change, and so no bar


def test_a_finding_without_a_percentage_has_a_label_at_the_line_of_no_change():
    for _, _, found in every("counted"):
        for _, one in found:
            assert bool(one.label) == (one.value is None), one
    assert {one.by[:7]: (one.sign, one.label, one.note) for _, one in effects() if one.label} == {
        "Vaughan": ("none", "no drop found", "compares two groups"),
        "Dhingra": ("down", "smaller share, size not given", ""),
    }
    (points,) = [one.note for _, one in effects(enforcement="less") if one.label]
    assert points == "Up by close to 20 percentage points"


def test_a_size_is_said_to_be_missing_only_where_none_is_printed():
    for about, enforcement, found in every("counted"):
        for row in shown_of(about, enforcement).to_dict("records"):
            (one,) = [o for _, o in found if (o.by, o.line) == (row["study"], row["outcome"])]
            if "size not given" in one.label:
                assert row["estimate"] != row["estimate"]
            if "another unit" in one.label:
                assert row["estimate"] == row["estimate"]
                assert one.note


def test_those_that_went_the_way_of_the_headline_stand_together_before_the_others():
    ways = [one.sign for _, one in effects() if not one.hollow]
    assert ways == ["down", "down", "none"]


def test_a_row_says_briefly_whose_crimes_it_is_about_where_the_list_says_the_rest():
    for enforcement in STUDIES.control("enforcement").values:
        assert all(one.brief for _, one in effects(enforcement=enforcement))
    for about in ("victims", "recorded-crime", "enforcement"):
        assert not any(one.brief for _, one in effects(about=about))


def test_what_a_solid_and_a_hollow_bar_mean_is_said_where_no_heading_says_it():
    def key(**state):
        (mark,) = view(**state).chart.marks
        return mark.key

    assert key() == key(sort="direction") == ()
    assert key(sort="compared") == (
        ("solid", "people did report"),
        ("hollow", "people said that they would"),
    )
    assert key(sort="compared", enforcement="less") == ()
    assert key(about="victims", sort="compared") == ()


def test_what_people_did_stands_apart_from_what_they_say_that_they_would_do():
    groups = {name for name, one in effects() if one.hollow}
    assert groups == {"What people said they would do: 1 study"}
    assert {name for name, one in effects() if not one.hollow} == {"What people did: 3 studies"}
    said = [one.said for _, one in effects() if one.hollow]
    assert said == ["−42.9%", "−60.8%"]


def test_what_people_say_stands_apart_in_outline_and_on_the_same_scale():
    """Under one line of no change three of three readers compared bars of two scales, and were misled."""
    for sort in STUDIES.control("sort").values:
        (mark,) = view(sort=sort).chart.marks
        for group in mark.groups:
            hollow = {one.hollow for one in group.effects}
            assert hollow in (set(), {group.apart}), "no group mixes plans with deeds"
        assert any(group.apart for group in mark.groups)


def test_a_second_row_of_one_study_says_so():
    found = [one for _, one in effects()]
    assert [one.whose for one in found if one.hollow] == ["", "the same study"]
    for before, one in pairwise(found):
        assert bool(one.whose) == (one.by == before.by)


def test_a_headline_with_a_number_is_that_of_the_loudest_bar_and_others_count_studies():
    for about, enforcement, found in every("counted"):
        said = view(about=about, enforcement=enforcement).chart.finding
        loud = [one for _, one in found if one.loud]
        rows = shown_of(about, enforcement)
        did = rows[rows["counted_in"] != "stated-intention"]
        studies = did["study"].nunique()
        if loud:
            assert re.findall(r"[\d.]+%", said) == [f"{abs(loud[0].value):g}%"]
            most = did.groupby("direction")["study"].nunique().max()
            assert said.startswith(f"In {most} of {studies} studies, ")
            # Each study that the headline counts is about Hispanics, and the headline says so.
            assert "Hispanics" in said
            way = did[did["direction"] == {"down": "decrease", "up": "increase"}[loud[0].sign]]
            whom = way["outcome"] + way["design"]
            assert whom.str.contains("Hispanic|Latino").all()
        else:
            assert "%" not in said
            assert said.startswith("The one study") == (studies == 1)


def test_where_most_studies_see_no_change_the_headline_says_so_and_no_bar_is_loud():
    said = view(about="recorded-crime").chart.finding
    ways = shown_of("recorded-crime", "more").groupby("direction")["study"].nunique()
    assert said.startswith(f"{ways['none detected']} of ")
    assert f"{ways['decrease']} find fewer" in said
    assert not any(one.loud for _, one in effects(about="recorded-crime"))


def test_a_number_that_the_study_itself_rounds_says_so():
    said = {one.said for _, one in effects(about="recorded-crime")}
    assert "nearly −30%" in said


@pytest.mark.parametrize(
    ("about", "enforcement", "number"),
    [
        ("recorded-crime", "more", "0.017, from −0.028 to 0.062 log points"),
        ("reporting", "more", "−42.9 percent of those who would report otherwise"),
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


def test_where_a_percentage_has_no_printed_interval_the_card_says_so_and_the_picture_does_not():
    for _, _, found in every("counted"):
        for _, one in found:
            assert any("interval isn't printed" in line for line in one.told) == (one.value is not None)
            assert "interval" not in f"{one.label} {one.note} {one.said}"


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
