"""The time line of policies against the table of policies: every stretch, mark and word."""

import re

import pandas as pd
import pytest

from lessonkit.data import load
from lessonkit.explorers import explorer
from scomm.explorers.dated_policies.names import listed
from scomm.explorers.dated_policies.steps import LAST_MONTH, MOMENTS, on_dates, source, source_of
from scomm.explorers.dated_policies.steps import say as say_of_policies
from scomm.explorers.policy_dates.explorer import WINDOWS, in_view, say
from scomm.explorers.policy_dates.rows import ALL_STATES, rows_of, spells
from scomm.explorers.policy_dates.waves import MANY, ruling_for, wave_of
from scomm.models.policy_dates.interval_words import OF_A_MOMENT
from scomm.models.policy_dates.policy_words import DOES
from scomm.models.policy_dates.standings import FIRST_DAY, LAST_DAY, STANDINGS, standings

EXPLORER = explorer("policy-dates")
PLACES = EXPLORER.control("place").values


def view(place, window="all"):
    return EXPLORER.view({"place": place, "window": window})


def days(written):
    return pd.to_datetime(written, format="%d %b %Y", errors="coerce")


def drawn(found):
    """For each row its stretches as the mark has them: first day, day after the last, and whether it is hatched."""
    mark = found.chart.marks[0]
    rows = {}
    for y, row in enumerate(mark.rows):
        cut = [
            one
            for one in row.stretches
            if one.start < one.upto and one.upto > mark.first and one.start < mark.last
        ]
        if cut:
            rows[y] = sorted(
                (
                    f"{max(one.start, mark.first):%Y-%m-%d}",
                    f"{min(one.upto, mark.last):%Y-%m-%d}",
                    not one.sure,
                )
                for one in cut
            )
    return rows


def spans_of(found, policy):
    return drawn(found)[list(found.table["Policy"]).index(policy)]


@pytest.mark.parametrize("place", PLACES)
def test_every_policy_of_the_place_is_one_row_by_date(place):
    table, policies = view(place).table, load("local-policies")
    wanted = policies["level"] == "state" if place == ALL_STATES else policies["state_code"] == place
    assert len(table) == wanted.sum()
    assert table["Policy"].is_unique
    assert days(table[say("columns.latest")]).dropna().is_monotonic_increasing


@pytest.mark.parametrize("place", PLACES)
def test_what_is_drawn_on_any_day_is_what_is_known_of_it(place):
    rows = rows_of(place)
    spans = list(spells(rows))
    for day in map(pd.Timestamp, ("2011-03-01", "2014-04-20", "2014-12-14", "2017-09-25", "2024-06-01")):
        codes = standings(rows, [day])[:, 0]
        for number, (row, code) in enumerate(zip(rows.itertuples(), codes, strict=True)):
            if row.direction in MOMENTS:
                continue
            here = [span for row_of, span in spans if row_of == number and span.start <= day < span.upto]
            assert len(here) == (STANDINGS[code] not in ("not yet", "ended")), (row.policy, day)
            if here and here[0].sure:
                assert STANDINGS[code] == "in force", (row.policy, day)


def test_oregons_interval_is_hatched_from_the_ruling_to_the_list():
    for window in WINDOWS:
        spans = spans_of(view("OR", window), "Baker County")
        assert spans[0] == ("2014-04-11", "2014-05-02", True)
        assert spans[1][0] == "2014-05-02"
        assert not spans[1][2]


def test_oregons_law_of_1987_lasts_from_before_the_view_and_its_interval_is_not_in_it():
    assert spans_of(view("OR"), "State law of 1987") == [("2008-01-01", LAST_DAY, False)]


def test_philadelphia_has_two_spells_and_a_step_back_between_them():
    found = view("PA")
    assert spans_of(found, "Philadelphia (city)") == [
        ("2014-04-16", "2015-12-01", False),
        ("2015-12-01", "2015-12-31", True),
    ]
    assert spans_of(found, "Philadelphia (city) (no. 2)")[-1] == ("2015-12-31", "2016-01-04", False)
    assert spans_of(found, "Philadelphia (city) (no. 3)") == [("2016-01-04", LAST_DAY, False)]


def test_under_a_mandate_a_countys_policy_is_no_longer_sure():
    found = view("TX")
    assert spans_of(found, "Travis County") == [
        ("2017-01-01", "2017-01-31", True),
        ("2017-01-31", "2017-09-25", False),
        ("2017-09-25", LAST_DAY, True),
    ]
    assert spans_of(found, "State law of 2017") == [("2017-09-25", LAST_DAY, False)]


def test_where_nothing_tells_since_when_an_arrow_says_so():
    found = view("MN")
    row = list(found.table["Policy"]).index("Mower County")
    assert drawn(found)[row][0] == ("2008-01-01", "2014-07-09", True)
    assert found.chart.marks[0].rows[row].open_start
    assert found.table.loc[row, say("columns.earliest")] == say("cell.not-known")


def test_a_label_is_a_moment_and_never_lasts():
    found = view("FL")
    rows = found.chart.marks[0].rows
    moments = {y: one for y, row in enumerate(rows) for one in row.stretches if one.start == one.upto}
    labels = [row for row, does in enumerate(found.table["What it does"]) if "label" in does]
    assert sorted(moments) == labels
    assert {f"{one.start:%Y-%m-%d}" for one in moments.values()} == {"2015-07-18"}
    assert all(hatched for row in labels for _, _, hatched in drawn(found)[row])
    assert "deny it" in found.sentence


def test_mandates_have_their_own_colour_and_words():
    found = view(ALL_STATES)
    mark = found.chart.marks[0]
    assert len({look for _, _, look in mark.looks}) == 3
    laws = [y for y, row in enumerate(mark.rows) if {one.kind for one in row.stretches} == {"mandates"}]
    does = DOES["mandates"]
    assert {found.table.loc[row, say("columns.does")] for row in laws} == {does}
    policies = load("local-policies").query("level == 'state' and direction == 'mandates'")
    places = listed(sorted(set(policies["place"])))
    assert say("told.laws", n=15, places=places) in found.sentence.splitlines()


def test_the_view_reaches_from_before_the_program_to_the_last_day_told():
    assert WINDOWS["all"][0] < pd.Timestamp("2008-10-27")
    assert WINDOWS["all"][1] == pd.Timestamp(LAST_DAY)
    assert pd.Timestamp(FIRST_DAY) < WINDOWS["all"][0]


@pytest.mark.parametrize("place", PLACES)
def test_every_row_has_a_mark_in_every_view(place):
    for window in WINDOWS:
        found = view(place, window)
        mark = found.chart.marks[0]
        marked = set(drawn(found)) | {
            y
            for y, row in enumerate(mark.rows)
            if any(one.start == one.upto and mark.first <= one.start <= mark.last for one in row.stretches)
            or row.stretches[0].start > mark.last
        }
        begun = days(found.table["Began, at the latest"])
        ended = ~found.table["End"].isin(["no end was seen", "it did not succeed", OF_A_MOMENT])
        missing = set(range(len(found.table))) - marked
        # What was over before the view, or was said before it, has none.
        assert all(ended[row] or begun[row] < in_view(place, window)[0] for row in missing), missing


def test_the_source_line_counts_the_policies_and_their_sources():
    table = load("local-policies")
    sources = table["source_title"].nunique()
    assert source() == say_of_policies("source", policies=len(table), sources=sources)
    assert source_of(table.head(1)) == say_of_policies("source", policies=1, sources=1)


def test_the_years_in_view_end_with_the_last_month_of_the_collection():
    days = on_dates().table[["not_before", "not_after", "end_not_before", "end_not_after"]]
    assert LAST_MONTH == f"{days.max().max():%B %Y}" == "July 2026"
    assert EXPLORER.control("window").said("all").endswith(LAST_MONTH)


@pytest.mark.parametrize("place", PLACES)
def test_policies_with_the_same_dates_are_one_row_that_unfolds_and_none_is_lost(place):
    mark = view(place).chart.marks[0]
    groups = mark.shown()["rows"]
    assert sorted(name for group in groups for name in group["names"]) == sorted(
        row.name for row in mark.rows
    )
    assert len(
        {(str(group["parts"]), group["told"], group["kind"], group["open_start"]) for group in groups}
    ) == len(groups)


def test_oregons_counties_stand_in_few_rows_beside_the_ruling():
    mark = view("OR", "2014").chart.marks[0].shown()
    assert max(len(group["names"]) for group in mark["rows"]) == 21
    assert mark["event"]["said"] == f"11 Apr 2014: {say('ruled.miranda-olivares')}"
    [hatched] = {part["from"] for group in mark["rows"] for part in group["parts"] if not part["sure"]}
    assert hatched == mark["event"]["at"]


def test_the_months_around_oregons_wave_are_drawn_large_with_a_bracket_over_the_hatched_part():
    assert [f"{day:%Y-%m-%d}" for day in in_view("OR", "2014")] == ["2014-03-01", "2014-06-30"]
    assert in_view("OR", "all") == WINDOWS["all"]
    found = view("OR", "2014")
    shown = found.chart.marks[0].shown()
    hatched = [part for group in shown["rows"] for part in group["parts"] if not part["sure"]]
    bracket = shown["bracket"]
    assert (bracket["from"], bracket["to"]) == (
        min(part["from"] for part in hatched),
        max(part["to"] for part in hatched),
    )
    wave = wave_of("OR")
    days_between = (wave["not_after"].max() - wave["not_before"].min()).days
    assert bracket["said"] == say("bracket", days=days_between)
    assert bracket["said"] in found.chart.finding
    assert found.chart.of.startswith("March to June 2014")


@pytest.mark.parametrize("place", PLACES)
def test_without_a_wave_all_of_2014_is_in_view_and_no_bracket(place):
    mark = view(place, "2014").chart.marks[0]
    assert (mark.bracket is None) == ((mark.first, mark.last) == WINDOWS["2014"])
    assert (mark.bracket is None) == (len(wave_of(place)) < MANY or ruling_for(place).day.year != 2014)


def test_each_ruling_in_a_picture_is_said_in_plain_words_and_elsewhere_with_its_state():
    for place in PLACES:
        ruling = ruling_for(place)
        said = ruling.said_in(place)
        assert " v. " not in said
        assert say(f"ruled.{ruling.id}") in said
        assert (", in Oregon" in said) == (ruling.place != place)


def test_the_finding_is_the_wave_that_came_with_the_states_own_ruling_and_its_numbers_are_those_of_the_rows():
    wave, table = wave_of("OR"), view("OR").table
    began = days(table[say("columns.earliest")]).ge("2014-04-11") & days(table[say("columns.latest")]).le(
        "2014-06-10"
    )
    assert len(wave) == began.sum() == 31
    assert set(table.loc[began, "Terms"]) == {"judicial warrant only"}
    longest = (days(table.loc[began, say("columns.latest")]) - pd.Timestamp("2014-04-11")).dt.days.max()
    assert view("OR").chart.finding == say("finding.wave-warrant", days=longest, n=31, place="Oregon")
    parts = [int(n) for n in re.findall(r"(\d+) (?:count|cit)", view("OR").chart.of)]
    assert (len(parts), sum(parts)) == (3, 31)


def test_without_a_wave_the_finding_is_the_largest_group_with_the_same_dates_or_how_many_days_are_known():
    assert view("IA").chart.finding.startswith("Iowa: 22 of 25 policies began between")
    assert view("TX").chart.finding == "Texas: the first day is known for 1 of 2 policies"
    assert all(wave_of(place).empty for place in PLACES if ruling_for(place).place != place)


def test_a_known_first_day_is_marked_where_it_lies_in_view_and_rows_outside_are_named_not_drawn():
    rows = {tuple(row["names"]): row for row in view("OR").chart.marks[0].shown()["rows"]}
    assert [names for names, row in rows.items() if row["dated"]] == [
        ("State law of 2017",),
        ("State law of 2021",),
    ]
    assert rows["State law of 1987",]["since"] == "since 1987"
    narrow = view("OR", "2014").chart.marks[0].shown()["rows"]
    assert [row["names"] for row in narrow if not row["parts"]] == [
        ["State law of 2017"],
        ["State law of 2021"],
    ]


SIGNS = ("Diamond:", "Hatched:", "Pointed at the right:", "Pointed at the left:", "Black edge:")


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("place", PLACES)
def test_words_explain_the_signs_that_are_drawn_and_no_others(place, window):
    """In a window in which nothing lies, no sign is explained."""
    found = view(place, window)
    rows = found.chart.marks[0].shown()["rows"]
    parts = [part for row in rows for part in row["parts"]]
    there = (
        any(part["from"] == part["to"] for part in parts),
        any(not part["sure"] for part in parts),
        any(row["open_end"] for row in rows),
        any(row["open_start"] for row in rows),
        any(row["dated"] for row in rows),
    )
    assert tuple(sign in found.sentence for sign in SIGNS) == there
    assert "of 0 " not in found.sentence
