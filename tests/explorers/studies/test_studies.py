"""Studies: every finding on one card, no number without its unit, and both sides of the dispute on the board."""

from __future__ import annotations

import pytest

from scomm.data import load
from scomm.explorers import explorer

STUDIES = explorer("studies")


def view(**state):
    return STUDIES.view({**STUDIES.start, **state})


def cards(**state):
    (mark,) = view(**state).chart.marks
    return [(column.name, card) for column in mark.columns for card in column.cards]


def shown_of(about, enforcement):
    table = load("published-effects")
    return table[(table["about"] == about) & (table["enforcement"] == enforcement)]


def test_each_finding_on_crime_and_enforcement_is_on_one_card_however_they_are_sorted():
    table = load("published-effects")
    printed = table[table["about"] != "other"]
    for sort in STUDIES.control("sort").values:
        found = [
            (card.title, one.line)
            for about in STUDIES.control("about").values
            for enforcement in STUDIES.control("enforcement").values
            for _, card in cards(about=about, enforcement=enforcement, sort=sort)
            for one in card.found
        ]
        assert sorted(found) == sorted(zip(printed["study"], printed["outcome"], strict=True))


def test_a_study_is_one_card_of_each_way_in_a_column_with_its_sign():
    for about in STUDIES.control("about").values:
        (mark,) = view(about=about).chart.marks
        assert [{card.sign for card in column.cards} - {sign} for column, sign in columns(mark)] == [
            set()
        ] * 3
        for column in mark.columns:
            studies = [card.title for card in column.cards]
            assert len(set(studies)) == len(studies) == int(column.count)


def columns(mark):
    return zip(mark.columns, ("down", "none", "up"), strict=True)


def test_the_number_of_the_finding_is_the_loudest_of_the_picture():
    for about in STUDIES.control("about").values:
        for enforcement in STUDIES.control("enforcement").values:
            chart = view(about=about, enforcement=enforcement).chart
            (loud,) = [column for column in chart.marks[0].columns if column.strong]
            studies = shown_of(about, enforcement)["study"].nunique()
            begin = f"{loud.count} of {studies} studies" if studies > 1 else "The one study"
            assert chart.finding.startswith(begin)


def test_a_card_says_how_much_was_found():
    found = {one.result for _, card in cards() for one in card.found}
    assert {"Down by 42.9%", "Down by 60.8%", "Down by 30%"} < found


def test_the_dispute_over_reporting_has_both_sides_on_the_board():
    signs = {card.sign: card.title for _, card in cards()}
    assert {"down", "none"} <= set(signs)
    assert signs["none"] == "Vaughan, Camarota and Zeigler (2021)"


def test_the_finding_counts_the_studies_of_each_column():
    words = {"decrease": "fewer", "none detected": "no change", "increase": "more"}
    for about in ("reporting", "victims", "recorded-crime"):
        rows = shown_of(about, "more")
        ways = rows.groupby("direction")["study"].nunique()
        said = view(about=about).chart.finding
        most, *others = ways.sort_values(ascending=False).items()
        assert said.startswith(f"{most[1]} of {rows['study'].nunique()} studies find")
        assert words[most[0]] in said.split(";")[0]
        for way, n in others:
            assert f"{n} find{'s' if n == 1 else ''} {words[way]}" in said


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
    told = [line for _, card in cards(about=about, enforcement=enforcement) for line in card.told]
    assert f"Number: {number}." in told


def test_a_number_that_was_not_read_is_said_to_be_missing():
    for about in ("reporting", "victims", "recorded-crime"):
        rows = shown_of(about, "more")
        without = {
            card.title for _, card in cards(about=about) for line in card.told if "none printed" in line
        }
        assert without == set(rows.loc[rows["estimate"].isna(), "study"])


def test_each_card_says_what_its_records_can_and_cannot_see():
    for about in ("reporting", "victims", "recorded-crime"):
        for _, card in cards(about=about):
            assert any(
                "It sees" in line or "can't tell" in line or "not say where" in line for line in card.told
            )


def test_no_mark_of_the_board_has_an_axis():
    for state in STUDIES.states():
        (mark,) = STUDIES.view(state).chart.marks
        assert not {"axis", "levels", "xs"} & set(mark.shown())
