"""In detention on a day: the printed shares, each with its own day, and no word that makes a stock a year."""

import re

import pytest

from lessonkit.charts.marks.scales import day_number
from lessonkit.explorers import explorer

EXPLORER = explorer("in-detention")


def view(**state):
    return EXPLORER.view({**EXPLORER.start, **state})


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "64.0% had a conviction on 3 Oct 2024 and 29.7% on 13 Dec 2025"),
        ({}, "with neither, 6.2% and then 42.2%"),
        ({"show": "people"}, "8,724 had a conviction on 3 Oct 2024 and 16,737 on 13 Dec 2025"),
        ({"show": "people"}, "with neither, 848 and then 23,825"),
        ({"agency": "both"}, "26.9% had a conviction on 3 Oct 2024 and 26.1% on 13 Dec 2025"),
    ],
)
def test_the_shares_and_the_people_are_those_of_the_workbooks(state, words):
    assert words in view(**state).sentence


def test_the_share_fell_while_the_number_rose():
    share, people = view().table, view(show="people").table
    assert share["Conviction (%)"].iloc[-1] < share["Conviction (%)"].iloc[-3]
    assert people["Conviction"].iloc[-1] > people["Conviction"].iloc[-3]


def test_the_words_below_say_whether_the_share_fell_while_the_number_grew():
    told = view().sentence.splitlines()[0]
    assert "64.0% on 3 Oct 2024, 29.7% on 13 Dec 2025; but their number grew, from 8,724 of 13,633" in told
    for state in EXPLORER.states():
        shares, people = (view(agency=state["agency"], show=show).table for show in ("share", "people"))
        fell = shares["Conviction (%)"].iloc[-1] < shares["Conviction (%)"].iloc[5]
        grew = people["Conviction"].iloc[-1] > people["Conviction"].iloc[5]
        said = f"{'but' if fell == grew else 'and'} their number {'grew' if grew else 'shrank'}"
        assert said in EXPLORER.view(state).sentence


def test_both_movements_are_told_in_both_views_above_the_picture_in_its_description_and_aloud():
    """The number with a conviction grew while their share fell: whoever names one of the two movements alone has chosen."""
    for state in EXPLORER.states():
        shown = EXPLORER.view(state)
        unit, written = ("%", "{:.1f}") if state["show"] == "share" else ("", "{:,.0f}")
        for named, column in (
            ("convicted", "Conviction"),
            ("no conviction or charge", "No conviction, no charge"),
        ):
            record = shown.table.filter(regex=f"^{column}").iloc[:, 0]
            then, now = (written.format(record.iloc[place]) + unit for place in (5, -1))
            verb = "rose" if record.iloc[-1] > record.iloc[5] else "fell"
            assert f"{named} {verb} from {then} to {now}" in shown.chart.finding
            assert f"{verb} from {then} to {now}" in shown.chart.alt
            assert re.search(rf"{named} {re.escape(then)} to {re.escape(now)}", shown.chart.spoken, re.I)
        for told in (shown.chart.finding, shown.chart.alt):
            assert re.search("3 Oct 2024 to 13 Dec 2025", told)


def test_every_number_has_its_day_and_none_is_of_a_fiscal_year():
    for state in EXPLORER.states():
        shown = EXPLORER.view(state)
        everything = f"{shown.chart.finding} {shown.sentence}"
        assert not re.search(r"FY\d", everything)
        assert not re.search(r"\bin (?:FY)?20\d\d", everything)
        assert "13 Dec 2025" in shown.chart.finding
        assert "a stock" in shown.sentence


def test_each_day_is_one_row_and_the_lines_go_to_the_last_workbook():
    days = view().table.iloc[:, 0].tolist()
    assert len(days) == 8
    assert (days[0], days[-1]) == ("2019-10-04", "2025-12-13")


def test_the_dots_are_the_numbers_of_the_table_at_their_days():
    for state in EXPLORER.states():
        shown = EXPLORER.view(state)
        (mark,) = shown.chart.marks
        drawn = mark.shown()
        assert drawn["xs"] == [day_number(day) for day in shown.table["As of"]]
        assert drawn["points"]
        assert drawn["named"] == [[0, "4 Oct 2019"], [5, "3 Oct 2024"], [7, "13 Dec 2025"]]
        assert drawn["valued"] == [5]
        for line, column in zip(drawn["lines"], shown.table.columns[1:], strict=True):
            assert column.startswith(line["label"])
            assert line["values"] == shown.table[column].astype(float).tolist()
