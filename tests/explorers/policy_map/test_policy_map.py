"""The policy map against the table of policies and against what the model counts."""

import re
from itertools import pairwise

import numpy as np
import pytest

from lessonkit.data import load
from lessonkit.explorers import explorer
from lessonkit.tokens import PAGE_COLOURS
from scomm.explorers.counties.land import land, mapped_counties
from scomm.explorers.dated_policies.steps import DATES, on_dates, source
from scomm.explorers.dated_policies.steps import say as say_of_policies
from scomm.explorers.policy_map.looks import (
    CITY,
    COUNTY,
    LABEL,
    LEGEND,
    LOOKS,
    MANDATE,
    MAYBE_COUNTY,
    MAYBE_COUNTY_IN_STATE,
    MAYBE_MANDATE,
    MAYBE_STATE,
    NOTHING,
    STATE,
    UNDER_MANDATE,
    dress,
    looks,
)
from scomm.explorers.policy_map.on_a_date import say
from scomm.models.policy_dates import policies_of
from scomm.models.policy_dates.interval_words import say as say_when
from scomm.models.policy_dates.policy_words import DOES
from scomm.models.policy_dates.standings import STANDINGS, Bounds
from tests.models.policies_on_a_day import how_many
from tests.test_tokens import contrast

MAP = explorer("policy-map")
IN_COUNTRY, IN_STATE = say.group("columns.country"), say.group("columns.state")
SAY_STRIP = say.group("strip.events")
LIGHT = LOOKS[STATE].ground
AS_COUNTIES = {"San Francisco", "Philadelphia", "Baltimore"}


def mapped(date, place="United States"):
    return MAP.view({"place": place, "date": date})


def counted(noun, bounds):
    """Bounds and what they count."""
    return say(f"number.{noun}.{'one' if str(bounds) == '1' else 'many'}", n=bounds)


def look(county, date):
    """The look of a county, "Baker County, OR", on a date."""
    rows = mapped_counties()
    at = np.flatnonzero((rows["county"] + ", " + rows["state_code"]) == county)[0]
    return int(looks()[at, DATES.index(date)])


def told(county, date):
    """What the map tells of a county on a date, as its script puts it together."""
    step, rows = DATES.index(date), mapped_counties()
    at = (rows["county"] + ", " + rows["state"]).tolist().index(county)
    parts = [*dress().told[at], *dress().of_regions.get(land().of[at], [])]
    return " ".join(text for first, upto, text in parts if first <= step < upto)


@pytest.mark.parametrize(
    "date", ["2008-12-31", "2011-12-31", "2014-04-30", "2017-09-30", "2018-09-30", "2026-06-30"]
)
def test_the_map_counts_what_the_model_counts(date):
    row = mapped(date).table.iloc[0]
    counties, cities = how_many(date, levels=["county"]), how_many(date, levels=["city"])
    places, laws = how_many(date), how_many(date, "mandates")
    states = how_many(date, levels=["state"])
    of = (("county", counties), ("city", cities), ("state", states))
    surely, most = (
        ", ".join(counted(noun, getattr(found, end)) for noun, found in of) for end in ("certain", "possible")
    )
    first, *others = mapped(date).sentence.splitlines()
    assert f"surely {surely}; at most {most}." in first
    assert any(counted("state", laws) in line for line in others)
    assert mapped(date).chart.spoken.startswith(counted("place", places))
    shown = row.rename({name: id for id, name in IN_COUNTRY.items()})
    assert (shown["counties"], shown["counties-most"]) == (counties.certain, counties.possible)
    assert (shown["cities"], shown["cities-most"]) == (cities.certain, cities.possible)


def test_three_cities_are_counted_as_the_counties_that_they_are():
    places = on_dates().places.query("direction == 'limits'").set_index("place")["level"]
    assert set(places[list(AS_COUNTIES)]) == {"county"}
    cities = load("local-policies").query("level == 'city' and direction == 'limits'")["place"]
    assert set(places[places == "city"].index) == set(cities) - AS_COUNTIES


def test_the_states_add_up_to_the_country():
    for date in DATES[::6]:
        table = mapped(date).table.set_index(IN_COUNTRY["state"])
        parts = table.drop(index="United States")
        for id in ("counties", "counties-most", "cities-most", "labels"):
            column = IN_COUNTRY[id]
            assert parts[column].sum() == table.loc["United States", column], (date, column)


@pytest.mark.parametrize("date", ["2014-04-30", "2016-12-31"])
def test_the_colours_are_the_counties_that_the_words_count(date):
    step = DATES.index(date)
    shown = np.bincount(looks()[:, step], minlength=len(LOOKS))
    row = mapped(date).table.iloc[0]
    maybe = shown[MAYBE_COUNTY] + shown[MAYBE_COUNTY_IN_STATE] + shown[UNDER_MANDATE]
    assert shown[COUNTY] == row[IN_COUNTRY["counties"]]
    assert shown[COUNTY] + maybe == row[IN_COUNTRY["counties-most"]]


@pytest.mark.parametrize(
    ("county", "date", "kind"),
    [
        ("Baker County, OR", "2014-03-31", STATE),
        ("Baker County, OR", "2014-04-30", MAYBE_COUNTY_IN_STATE),
        ("Baker County, OR", "2014-05-31", COUNTY),
        ("Harney County, OR", "2014-05-31", STATE),
        ("Mower County, MN", "2008-12-31", MAYBE_COUNTY),
        ("Alpine County, CA", "2012-03-31", MAYBE_STATE),
        ("Travis County, TX", "2017-06-30", COUNTY),
        ("Travis County, TX", "2017-09-30", UNDER_MANDATE),
        ("Harris County, TX", "2017-09-30", MANDATE),
        ("Pima County, AZ", "2026-06-30", MAYBE_MANDATE),
        ("Pinellas County, FL", "2015-06-30", NOTHING),
        ("Pinellas County, FL", "2015-09-30", LABEL),
        ("Pinellas County, FL", "2019-09-30", MANDATE),
        ("Hennepin County, MN", "2024-06-30", COUNTY),
        ("Suffolk County, NY", "2014-12-31", COUNTY),
        ("Suffolk County, NY", "2016-12-31", NOTHING),
        ("Ada County, ID", "2026-06-30", NOTHING),
        # A city is not painted over its county; but Philadelphia is one.
        ("Boulder County, CO", "2013-12-31", NOTHING),
        ("Kings County, NY", "2014-12-31", NOTHING),
        ("Philadelphia County, PA", "2014-12-31", COUNTY),
        ("Philadelphia County, PA", "2015-12-31", NOTHING),
        ("Philadelphia County, PA", "2016-03-31", COUNTY),
    ],
)
def test_a_county_looks_as_the_table_knows_it(county, date, kind):
    assert LOOKS[look(county, date)].label == LOOKS[kind].label


def test_a_mandate_is_over_every_county_of_its_state():
    iowa = (mapped_counties()["state_code"] == "IA").to_numpy()
    assert set(looks()[iowa, DATES.index("2018-09-30")]) == {MANDATE, UNDER_MANDATE}
    assert (looks()[iowa, DATES.index("2018-09-30")] == UNDER_MANDATE).sum() == 21


def test_a_look_that_only_may_be_is_hatched_and_a_sure_one_is_not():
    for one in LOOKS:
        hatched = bool(one.lines) and not one.dotted
        assert hatched == ("may" in one.label or "under such a law" in one.label), one.label
    assert len({(one.ground, one.lines, one.dotted) for one in LOOKS}) == len(LOOKS)


def test_the_legend_says_who_and_in_one_row_for_all_that_hatching_is_doubt():
    assert "hatched" in LEGEND.doubt
    listed = [look for _, cells in LEGEND.rows for look in cells]
    assert sorted(listed) == [look for look in range(len(LOOKS)) if look != NOTHING]
    for _, cells in LEGEND.rows:
        for sure, *others in [cells] if len(cells) > 1 else []:
            assert " may " not in LOOKS[sure].label
            assert all(" may " in LOOKS[one].label and LOOKS[one].lines for one in others)


@pytest.mark.parametrize("page", PAGE_COLOURS)
def test_what_limits_or_demands_stands_out_from_the_page(page):
    colours = PAGE_COLOURS[page]
    for look in LOOKS[1:]:
        tones = {look.ground, look.lines} - {"", "page", LIGHT}
        assert all(contrast(colours[tone], colours["page"]) >= 3 for tone in tones), look.label
    # A whole state is light, so that its counties show; it has an outline beside its tone.
    assert contrast(colours[LIGHT], colours["page"]) >= 2.8
    assert contrast(colours["edge"], colours["page"]) >= 3


def test_a_city_in_one_county_is_a_dot_and_as_sure_as_the_words_count_it():
    named = {dot.name for dot in dress().dots}
    assert {"Boston", "Newark", "Los Angeles"} <= named
    assert not named & AS_COUNTIES
    counted = how_many("2018-03-31", levels=["city"])
    step = DATES.index("2018-03-31")
    looks_now = [max(change for change in dot.changes if change[0] <= step)[1] for dot in dress().dots]
    several = len(set(on_dates().places.query("level == 'city' and direction == 'limits'")["place"]) - named)
    assert looks_now.count(CITY) <= counted.certain <= looks_now.count(CITY) + several


@pytest.mark.parametrize("place", ["United States", "Oregon", "Texas"])
def test_the_strip_has_the_numbers_of_the_words_on_each_date(place):
    for step, date in enumerate(DATES[::9]):
        strip, _ = mapped(date, place).chart.marks
        surely, perhaps = (layer[9 * step] for layer in strip.values)
        if place == "United States":
            assert Bounds(surely, surely + perhaps) == how_many(date)
            assert counted("place", how_many(date)) in mapped(date).chart.spoken


def test_a_city_of_several_counties_has_its_dot_where_its_city_hall_is():
    rows = mapped_counties()
    where = {dot.name: rows["county"].iloc[dot.area] for dot in dress().dots}
    assert (where["New York City"], where["Aurora"]) == ("New York County", "Arapahoe County")


@pytest.mark.parametrize("date", ["2009-12-31", "2014-04-30", "2014-12-31", "2016-06-30", "2026-06-30"])
def test_the_finding_goes_to_a_date_from_a_year_before_and_says_what_is_sure(date):
    earlier = f"{int(date[:4]) - 1}{date[4:]}"
    one = max(i for i, day in enumerate(DATES) if day <= earlier)
    before, after = how_many(DATES[one]), how_many(date)
    which = (
        "rose" if after.certain > before.possible else "fell" if after.possible < before.certain else "near"
    )
    numbers = {
        "rose": (before.possible, after.certain),
        "fell": (before.certain, after.possible),
        "near": (before, after),
    }[which]
    assert mapped(date).chart.finding == say(f"country.{which}", when=date, before=numbers[0], now=numbers[1])
    points = mapped(date).chart.marks[0].points
    assert [one.words for one in points] == [str(number) for number in numbers]
    ends = {"rose": ("at-most", "at-least"), "fell": ("at-least", "at-most"), "near": ("about", "about")}[
        which
    ]
    days = (DATES[one], date)
    assert [point.note for point in points] == [
        say(f"numbers.{end}", when=day) for end, day in zip(ends, days, strict=True)
    ]


def test_in_the_first_year_there_is_no_year_before_to_compare_with():
    shown = mapped(DATES[0])
    assert shown.chart.finding == say("country.first", when=DATES[0], now=how_many(DATES[0]))
    assert len(shown.chart.marks[0].points) == 1


def test_the_strip_names_rulings_of_courts_on_the_first_date_after_their_days_by_their_months():
    strip, _ = mapped("2014-04-30").chart.marks
    events = load("timeline").set_index("id")
    for one, id in zip(strip.mentions, SAY_STRIP, strict=True):
        assert events.loc[id, "kind"] == "court"
        assert one.words.startswith(f"{events.loc[id, 'date']:%b %Y}: ")
        assert DATES[one.step] >= f"{events.loc[id, 'date']:%Y-%m-%d}" > DATES[one.step - 1]


def test_a_county_is_told_with_its_interval_its_city_and_its_state():
    assert told("Baker County, Oregon", "2014-04-30") == (
        "The county limits cooperation (judicial warrant only): began between 11 April 2014 and 2 May 2014; no end was seen. "
        "Oregon limits cooperation (inquiry and resource limits): began in 1987; no end was seen."
    )
    boulder = f"{say('county.city-inside', city='Boulder')} {DOES['limits']}"
    assert boulder in told("Boulder County, Colorado", "2017-03-31")
    new_york = say("county.city-of-several", city="New York City")
    assert new_york in told("Kings County, New York", "2014-12-31")
    assert DOES["reversal"] in told("Suffolk County, New York", "2017-03-31")
    assert DOES["opt-out-attempt"] in told("Santa Clara County, California", "2010-12-31")
    assert told("Ada County, Idaho", "2014-12-31") == ""


def test_no_county_is_told_more_than_fits():
    rows = mapped_counties()
    names = (rows["county"] + ", " + rows["state"]).tolist()
    longest = max(len(told(name, date)) for name in names[::7] for date in ("2014-12-31", "2026-06-30"))
    assert longest < 620


def test_what_became_sure_is_named():
    assert "41 places (31 in Colorado) became sure" in mapped("2014-06-30").sentence
    iowa = say("changed.stopped", places=say("who.all", n=21, state="Iowa"))
    law = say("changed.law", places="Iowa")
    assert f"{iowa}; {law}." in mapped("2018-09-30").sentence
    philadelphia = say("changed.stopped", places=say("who.place", place="Philadelphia", code="PA"))
    assert philadelphia in mapped("2015-12-31", "Pennsylvania").sentence


def test_a_state_lists_each_policy_once_with_its_interval_and_what_is_known():
    table = mapped("2017-09-30", "Texas").table
    assert table[IN_STATE["place"]].tolist() == ["Texas", "Travis County"]
    _, _, in_force, may_have_ended, _ = STANDINGS
    assert table[say("columns.on", when="2017-09-30")].tolist() == [
        in_force,
        say_of_policies("under-mandate", standing=may_have_ended),
    ]
    assert say("state.under") in mapped("2017-09-30", "Texas").sentence.splitlines()
    for place, code in (("Oregon", "OR"), ("Florida", "FL")):
        assert len(mapped("2015-06-30", place).table) == load("local-policies")["state_code"].eq(code).sum()


@pytest.mark.parametrize(
    ("state", "place"),
    [("Pennsylvania", "Pennsylvania"), ("Virginia", "Virginia"), ("Colorado", "Arapahoe County")],
)
def test_a_count_an_opinion_or_a_settlement_is_never_in_force(state, place):
    table = mapped("2026-06-30", state).table
    [known_of_it] = table.loc[
        (table[IN_STATE["place"]] == place) & table[IN_STATE["does"]].eq(DOES["other"])
    ].iloc[:, -1]
    assert known_of_it == say_when("done.other")


def test_the_source_counts_the_policies_and_their_sources():
    table = load("local-policies")
    assert source() == say_of_policies("source", policies=len(table), sources=table["source_title"].nunique())


def test_a_label_is_told_as_one_and_counts_as_no_limit():
    found = mapped("2024-06-30", "Minnesota")
    labels = say("state.labels", counties=say("number.county.many", n=13))
    assert labels in found.sentence.splitlines()
    assert say_when("done.label") in set(found.table[say("columns.on", when="2024-06-30")])
    florida = mapped("2015-09-30", "Florida").table
    denied = say("cell.denied", does=DOES["label"])
    assert (florida[IN_STATE["does"]] == denied).sum() == 4


def test_a_state_without_a_row_is_not_called_one_without_a_policy():
    found = mapped("2014-12-31", "Idaho")
    assert found.chart.finding == say("finding.none", place="Idaho")
    assert say("state.no-policy-is-no-proof") in found.sentence.splitlines()


def test_the_caveats_stand_in_every_view():
    for place, caveat in (
        ("United States", "country.no-census"),
        ("Oregon", "state.no-census"),
        ("Texas", "state.no-census"),
    ):
        assert say(caveat) in mapped("2020-12-31", place).sentence.splitlines()


def test_the_map_and_the_lookup_by_county_know_the_same_policies():
    for county, name in (
        ("Clackamas County, OR", "Clackamas County, Oregon"),
        ("48453", "Travis County, Texas"),
    ):
        found = policies_of(county).table
        for row in found[found["whose"] == "the county"].itertuples():
            assert f"{row.began}; {row.end}" in told(name, "2017-12-31")


@pytest.mark.parametrize("place", ["United States", "Iowa", "Pennsylvania", "Texas"])
def test_on_no_date_the_words_are_too_long(place):
    longest = max(DATES, key=lambda date: len(mapped(date, place).sentence))
    assert len(mapped(longest, place).sentence) <= 700, longest


def test_the_dates_are_quarters_and_in_2014_months():
    assert (DATES[0], DATES[-1], len(DATES)) == ("2008-12-31", "2026-06-30", 79)
    assert sum(date.startswith("2014") for date in DATES) == 12
    assert sum(date.startswith("2015") for date in DATES) == 4


def test_a_year_begins_the_day_after_the_date_that_ends_the_last_one():
    strip, _ = mapped("2014-04-30").chart.marks
    for at, year in strip.ticks:
        assert DATES[int(at)] == f"{int(year) - 1}-12-31"
        assert 0 < at - int(at) < 0.05
    assert strip.peak == "", "its number would stand above those of the finding"
    oregon, _ = mapped("2014-04-30", "Oregon").chart.marks
    assert oregon.peak == f"{max(sum(pair) for pair in zip(*oregon.values, strict=True))} places"


def test_each_year_of_the_strip_is_as_wide_as_another_though_2014_has_months():
    strip, _ = mapped("2014-04-30").chart.marks
    ends = [place for place, date in zip(strip.times, DATES, strict=True) if date.endswith("12-31")]
    assert ends == sorted(ends)
    wide = [after - before for before, after in pairwise(ends)]
    assert max(wide) - min(wide) < 0.01 * max(wide)
    assert (strip.times[0], strip.times[-1]) == (0, 1)


@pytest.mark.parametrize("date", ["2013-12-31", "2015-06-30", "2018-09-30", DATES[-1]])
def test_the_dots_of_the_strip_carry_the_numbers_of_the_finding_as_high_as_they_stand(date):
    shown = mapped(date)
    strip, _ = shown.chart.marks
    assert len(strip.points) == 2
    sure, perhaps = strip.values
    for point in strip.points:
        assert point.words in shown.chart.finding
        assert point.value in (sure[point.step], sure[point.step] + perhaps[point.step])
        assert point.words.endswith(str(point.value))


def test_a_state_has_no_dots_for_its_finding_counts_counties_alone():
    assert mapped("2013-12-31", "Oregon").chart.marks[0].points == ()


def test_what_a_law_may_demand_has_dots_beside_its_lines_and_cities_are_round():
    assert [look.between for look in LOOKS] == [number == MAYBE_MANDATE for number in range(len(LOOKS))]
    assert {number for number, look in enumerate(LOOKS) if look.round} == {
        look for dot in dress().dots for _, look in dot.changes if look != NOTHING
    }


def test_a_whole_state_is_lighter_than_a_county_so_that_its_counties_show():
    for colours in PAGE_COLOURS.values():
        state, county = (colours[LOOKS[look].ground] for look in (STATE, COUNTY))
        assert contrast(county, colours["page"]) > contrast(state, colours["page"])
        assert contrast(county, state) >= 2.8


def test_what_is_spoken_has_its_verbs_in_number():
    for place in MAP.control("place").values:
        for date in MAP.control("date").values[::4]:
            spoken = mapped(date, place).chart.spoken
            if not spoken:  # of a state it is the finding
                continue
            limits, demands = re.fullmatch(r"(.*) help in \w+ \d+; (.*) it\.", spoken).groups()
            assert (limits == "1 place limits") == (not limits.endswith("limit")), spoken
            assert (demands == "1 state demands") == (not demands.endswith("demand")), spoken


def test_bounds_are_spoken_of_below_the_finding_only_where_it_has_two():
    for place in MAP.control("place").values:
        for date in MAP.control("date").values[::4]:
            chart = mapped(date, place).chart
            if " counties limit help" in chart.finding:
                two = re.search(r"\d to \d+ of", chart.finding) is not None
                assert ("so many surely" in chart.of) == two, chart.finding
