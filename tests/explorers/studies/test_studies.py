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
    for sort in STUDIES.control("sort").values:
        found = [
            card.title
            for about in STUDIES.control("about").values
            for enforcement in STUDIES.control("enforcement").values
            for _, card in cards(about=about, enforcement=enforcement, sort=sort)
        ]
        table = load("published-effects")
        assert sorted(found) == sorted(table.loc[table["about"] != "other", "study"])


def test_a_card_lies_in_the_column_of_its_sign():
    signs = {"▼": "down", "○": "none", "▲": "up"}
    for about in STUDIES.control("about").values:
        for name, card in cards(about=about):
            assert signs[name[0]] == card.sign


def test_the_dispute_over_reporting_has_both_sides_on_the_board():
    signs = {card.sign: card.title for _, card in cards()}
    assert {"down", "none"} <= set(signs)
    assert signs["none"] == "Vaughan, Camarota and Zeigler (2021)"


def test_the_finding_counts_the_cards_of_each_column():
    for about in STUDIES.control("about").values:
        for enforcement in STUDIES.control("enforcement").values:
            rows = shown_of(about, enforcement)
            ways = rows["direction"].value_counts()
            said = view(about=about, enforcement=enforcement).chart.finding
            assert f"{ways.get('decrease', 0)} of {len(rows)} findings" in said
            assert f"{ways.get('none detected', 0)} found no change" in said
            assert f"{ways.get('increase', 0)} more" in said


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
        without = sum("none printed" in line for _, card in cards(about=about) for line in card.told)
        assert without == rows["estimate"].isna().sum() > 0


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
