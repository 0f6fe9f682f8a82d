"""The Yearbook's counts by country, as they were printed."""

import re

import pandas as pd
import pytest

from lessonkit.explorers import explorer
from scomm.explorers.nationality_over_time.countries import ALL
from scomm.explorers.nationality_over_time.explorer import say

ID = "nationality-over-time"
YEARS = list(range(1993, 2015))


def said(**state):
    return explorer(ID).view(state).sentence


def reason(**state):
    return explorer(ID).reason(state)


def test_mexico_is_counted_as_the_yearbook_printed_it():
    words = said(country="Mexico", show="people")
    first = say("told.year", country="Mexico", year=1993, n=21_094, total=27_118, share=0.778)
    assert words.startswith(first)


def test_removals_of_2013_are_the_yearbooks_438_421():
    told = said(country="All countries", show="since-1892")
    assert say("told.yearbook", year=2013, removals=438_421, returns=178_371) in told
    # The run of more removals ended: a series that stops in 2013 would not know it.
    latest = say(
        "told.more-removals",
        since=2011,
        until=2020,
        last=2024,
        months=11,
        removals=315_480,
        returns=421_140,
        peak=2000,
        peak_returns=1_675_876,
    )
    assert latest in told.splitlines()


def test_the_series_since_1892_is_not_split_by_country():
    assert reason(country="Mexico", show="since-1892") == say("absent.since-1892")


def test_every_country_has_a_figure_for_every_year():
    people = explorer(ID).view({"country": "Haiti", "show": "people"}).table
    assert list(people["Fiscal year"]) == YEARS
    shares = explorer(ID).view({"country": ALL, "show": "share"}).table
    assert [column for column in shares if column.startswith("FY")] == [f"FY{year} (%)" for year in YEARS]
    assert len(shares) == 1 + 20
    assert people.notna().all(axis=None)
    assert shares.notna().all(axis=None)


def test_the_finding_answers_whether_the_share_moved_the_same_way_for_every_country():
    for country in (ALL, "Haiti"):
        found = explorer(ID).view({"country": country, "show": "share"})
        table = found.table.set_index("Country").drop(ALL)
        fell = int((table["FY2008 (%)"] < table["FY1993 (%)"]).sum())
        assert fell == 17
        assert f"fell for {fell} of 20 countries" in found.chart.finding
        assert found.chart.marks[0].fixed()["together"]["others"] == f"{fell} countries fell (gray)"


def test_the_finding_compares_years_on_one_side_of_the_break_alone():
    found = explorer(ID).view({"country": ALL, "show": "share"}).chart.finding
    assert found == (
        "Of people deported, the share with a conviction fell from 69% in 1993 to 29% in 2008; "
        "it fell for 17 of 20 countries"
    )
    for country in explorer(ID).control("country").values:
        view = explorer(ID).view({"country": country, "show": "share"})
        (mark,) = view.chart.marks
        panels = [mark.whole, *mark.panels]
        (panel,) = [one for one in panels if one.line.label == country]
        assert re.findall(r"\d+%", view.chart.finding) == [panel.begin, panel.sides[0]]
        after = re.findall(r"\d+%", view.chart.of)
        assert after == [panel.sides[1], panel.end], "what was counted in another way is told apart"


def test_the_change_of_a_country_is_that_of_the_years_before_the_break():
    rows = explorer(ID).view({"country": ALL, "show": "share"}).table.set_index("Country")
    counted = (rows["FY2008 (%)"] - rows["FY1993 (%)"]).round(1)
    assert list(rows["Change 1993–2008 (points)"]) == list(counted)


def test_each_small_picture_draws_the_shares_of_its_row_and_says_the_first_and_the_last():
    found = explorer(ID).view({"country": ALL, "show": "share"})
    (mark,) = found.chart.marks
    rows = found.table.set_index("Country").drop(columns=["People removed", "Change 1993–2008 (points)"])
    fixed = mark.fixed()
    assert fixed["behind"]["values"] == rows.loc[ALL].tolist()
    assert {panel["line"]["label"]: panel["line"]["values"] for panel in fixed["panels"]} == {
        name: row.tolist() for name, row in rows.drop(ALL).iterrows()
    }
    haiti = next(panel for panel in fixed["panels"] if panel["line"]["label"] == "Haiti")
    assert haiti["name"] == "Haiti: 60% in 1993, 26% in 2008; redefined: 26% in 2010, 89% in 2014"


def test_the_orders_are_by_change_by_people_and_by_name():
    found = explorer(ID).view({"country": ALL, "show": "share"})
    fixed = found.chart.marks[0].fixed()
    names = [panel["line"]["label"] for panel in fixed["panels"]]
    ordered = {way: [names[place] for place in places] for way, places, _ in fixed["orders"]}
    rows = found.table.set_index("Country").drop(ALL)
    assert ordered["by change"] == list(
        rows.sort_values("Change 1993–2008 (points)", ascending=False, kind="stable").index
    )
    assert ordered["by people"] == list(rows.sort_values("People removed", ascending=False).index)
    assert ordered["A–Z"] == sorted(names)


def test_the_chosen_and_the_dealt_country_are_told_apart():
    own = explorer(ID).view({"country": "Mexico", "show": "share"}, {"country": "Haiti"})
    (mark,) = own.chart.marks
    shown, panels = mark.shown(), mark.fixed()["panels"]
    assert panels[shown["yours"]]["line"]["label"] == "Haiti"
    assert explorer(ID).control("country").values[shown["chosen"]] == "Mexico"
    assert own.sentence.endswith(say("own.told", country="Haiti"))


@pytest.mark.parametrize(("show", "columns"), [("people", 2), ("since-1892", 2)])
def test_two_lines_large_are_the_columns_of_the_table(show, columns):
    found = explorer(ID).view({"country": ALL, "show": show})
    large = found.chart.marks[0].shown()["large"]
    drawn = {line["label"]: line["values"] for line in large["lines"]}
    assert len(drawn) == columns
    for label, values in drawn.items():
        assert values == [None if pd.isna(value) else float(value) for value in found.table[label]]


def test_whoever_compares_the_first_and_the_last_year_is_told_of_the_change_of_definition():
    of = explorer(ID).view({"country": ALL, "show": "people"}).chart.of
    assert "across a change of definition in 2008–10" in of
    assert "redefined" in explorer(ID).view({"country": ALL, "show": "share"}).chart.of


def test_the_lines_end_at_the_break_and_it_is_said_that_the_first_and_the_last_year_compare_roughly_alone():
    found = explorer(ID).view({"country": ALL, "show": "share"})
    (mark,) = found.chart.marks
    assert (mark.band.first, mark.band.last, mark.band.broken) == (2008, 2010, True)
    assert mark.together.after == "“convicted” redefined"
    assert "compare only roughly" in found.sentence


def test_no_name_in_a_box_is_longer_than_its_room():
    panels = explorer(ID).view({"country": ALL, "show": "share"}).chart.marks[0].fixed()["panels"]
    assert max(len(panel["short"]) for panel in panels) <= 12
    assert {"Dominican R.", "UK"} <= {panel["short"] for panel in panels}


def test_the_countries_whose_share_did_not_fall_stand_under_a_heading_in_a_tone_of_their_own_before_those_where_it_fell():
    fixed = explorer(ID).view({"country": ALL, "show": "share"}).chart.marks[0].fixed()
    (_, order, ((rose, n), (fell, others))) = fixed["orders"][0]
    assert (n, n + others) == (3, 20)
    assert rose.startswith("1993–2008: share did not fall for 3: 1 rose, 2 about the same")
    assert fell.startswith("1993–2008: share fell for 17 ")
    tones = [fixed["panels"][place]["tone"] for place in order]
    assert tones == ["counter"] * n + ["ink"] * others
    assert all(not parts for _, _, parts in fixed["orders"][1:])


def test_all_countries_have_a_panel_of_their_own_and_the_words_say_that_they_are_all_of_dhs():
    found = explorer(ID).view({"country": ALL, "show": "share"})
    whole = found.chart.marks[0].fixed()["whole"]
    assert (whole["begin"], *whole["sides"], whole["end"]) == ("69%", "29%", "44%", "40%")
    assert "all of DHS" in found.chart.of
    assert say("told.agency") in found.sentence


def test_those_whose_share_did_not_fall_stand_out_and_a_small_move_is_called_about_the_same():
    (mark,) = explorer(ID).view(explorer(ID).start).chart.marks
    rows = explorer(ID).view(explorer(ID).start).table.set_index("Country").drop(ALL)
    change = rows["Change 1993–2008 (points)"]
    named = {mark.panels[place].line.label: verdict for place, verdict, _ in mark.together.named}
    assert set(named) == set(change[change >= 0].index)
    for country, verdict in named.items():
        assert verdict == ("about the same" if change[country] < 2 else "rose")
    assert [dashed for _, verdict, dashed in mark.together.named] == [
        verdict == "about the same" for _, verdict, _ in mark.together.named
    ]
    assert change[change < 0].max() <= -2, "what is called a fall is none of those that are about the same"
    assert "less than 2 points is “about the same”" in explorer(ID).view(explorer(ID).start).chart.alt


def test_the_line_below_says_what_the_picture_does_not_how_many_of_all_people_a_country_had():
    for country in (ALL, "Haiti"):
        view = explorer(ID).view({"country": country, "show": "share"})
        people = view.table.set_index("Country")["People removed"]
        part = 100 * people["Mexico" if country == ALL else country] / people[ALL]
        first = view.sentence.splitlines()[0]
        assert f" had {part:.1f}% of all people deported" in first
    assert people.drop(ALL).idxmax() == "Mexico"


def test_the_words_on_the_break_are_those_of_the_lines_that_are_drawn():
    """Lines of shares end where the definition changed; lines of people go on after a gap."""
    found = explorer(ID)
    for state in found.states():
        told = found.view(state).sentence
        assert ("the lines end there" in told) == (state["show"] == "share")
        assert ("the lines are broken there" in told) == (state["show"] == "people")


def test_each_direction_in_words_is_that_of_the_numbers_beside_it():
    found = explorer(ID)
    for state in found.states():
        finding = found.view(state).chart.finding.replace(",", "")
        for way, first, last in re.findall(r"(rose|fell) from (\d+)%? .*?to (\d+)", finding):
            assert (int(last) > int(first)) == (way == "rose"), finding


def test_the_line_that_is_said_to_run_close_to_all_runs_close_to_it_at_both_ends():
    shares = explorer(ID).view({"country": "All countries", "show": "share"}).table.set_index("Country")
    for year in (1993, 2008):
        column = shares[f"FY{year} (%)"]
        assert abs(column["Mexico"] - column["All countries"]) < 10
