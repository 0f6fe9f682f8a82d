"""Every county gets its dossier: from all tables, with each gap said in words, and nothing under ten below the state."""

from __future__ import annotations

import random
import re
import time
from html import unescape
from html.parser import HTMLParser

import pandas as pd
import pytest

from lessonkit.data import load
from lessonkit.errors import KitError
from scomm.county import dossier
from scomm.county.dossiers.facts import Dossier
from scomm.county.dossiers.gather import _dossier
from scomm.county.dossiers.pictures import shares_picture

LONGEST = 120
"""Seconds of the processor for all of them, on a slow machine; a table that is loaded for each would take ten times as long."""

SHOWN_BELOW_THE_STATE = ("detainers-fy2015", "detainers-county-run", "declined-fy2015", "blank-fy2015", "detainers-2007-2015", "noncitizens")  # fmt: skip
MAY_BE_MISSING_IN_THE_POOL = {"policies-county", "program-counts", "declined-fy2015", "blank-fy2015"}


@pytest.fixture(scope="module")
def every() -> dict[str, Dossier]:
    began = time.process_time()
    found = {fips: _dossier.__wrapped__(fips) for fips in load("county-activation")["fips"]}
    assert time.process_time() - began < LONGEST
    return found


def test_all_counties_have_one_and_all_have_the_same_sections(every: dict[str, Dossier]) -> None:
    assert len(every) == 3143
    assert len({tuple(section.id for section in one.sections) for one in every.values()}) == 1


def test_every_gap_says_why_and_every_number_is_written(every: dict[str, Dossier]) -> None:
    for one in every.values():
        for fact in one.facts:
            assert fact.said.strip(), (one.label, fact.id)
            assert fact.label.strip(), (one.label, fact.id)
            assert not any(sign in fact.said for sign in ("nan", "NaT", "<NA>", "None")), (one.label, fact)
            if fact.is_gap:
                assert len(fact.said) > 3, (one.label, fact.id)


def test_nothing_under_ten_is_shown_below_the_state(every: dict[str, Dossier]) -> None:
    for one in every.values():
        for fact in one.facts:
            if fact.id in SHOWN_BELOW_THE_STATE and fact.value is not None:
                assert isinstance(fact.value, int)
                assert fact.value >= 10, (one.label, fact.id)


def test_the_counties_of_the_deal_have_a_full_one(every: dict[str, Dossier]) -> None:
    for row in load("deal-counties").itertuples():
        one = every[row.fips]
        assert {fact.id for fact in one.gaps} <= MAY_BE_MISSING_IN_THE_POOL, one.label
        assert one["detainers-fy2015"].value == row.detainers_fy2015
        assert one["agreements-2025-12"].value == row.agreements_2025
        assert one["office"].value == row.office


def test_the_numbers_are_those_of_the_tables(every: dict[str, Dossier]) -> None:
    table = load("county-activation")
    assert sum(one["population"].value or 0 for one in every.values()) == int(table["population_2010"].sum())
    assert max(one["counties-before"].value for one in every.values()) < 3143
    facilities = load("detainers-facilities").dropna(subset=["fips", "fy2015"])
    assert sum(
        one["detainers-fy2015"].value or 0 for one in every.values() if one.state != "District of Columbia"
    ) == int(facilities["fy2015"].sum())
    roster = load("agreements-287g").dropna(subset="fips")
    roster = roster[roster["roster_date"] == pd.Timestamp("2025-12-31")]
    assert sum(one["agreements-2025-12"].value for one in every.values()) == len(roster)


def test_a_county_without_a_placed_facility_shows_its_state_and_says_so(every: dict[str, Dossier]) -> None:
    loving = every["48301"]
    assert loving["detainers-fy2015"].is_gap
    records = load("detainers-fy2015")
    assert loving["detainers-state-fy2015"].value == int(records["state_code"].eq("TX").sum())
    assert "Nothing is known of detainers in Loving County itself" in str(loving)


@pytest.mark.parametrize(
    ("county", "words"),
    [
        ("Hartford County, CT", "nine planning regions"),
        ("Baltimore city, MD", "independent city"),
        ("Clifton Forge city, VA", "counted its people in the county around it"),
        ("Prince of Wales-Outer Ketchikan Census Area, AK", "was retired in 2008"),
        ("Cameron County, TX", "Field office since October 2021"),
        ("Kalawao County, HI", "fewer than 10"),
        ("District of Columbia, DC", "a state and a county in one"),
        ("Centre County, PA", "pooled with others"),
    ],
)
def test_what_is_odd_about_a_county_is_said(county: str, words: str) -> None:
    assert words in str(dossier(county))


def test_an_unknown_place_is_answered_with_near_names() -> None:
    with pytest.raises(KitError, match='Did you mean "Travis County, TX"'):
        dossier("Travi County, TX")
    with pytest.raises(KitError, match="noncitizens"):
        dossier("Travis County, TX")["noncitizen"]


class _Shape(HTMLParser):
    """Headings in order, each tag closed, each picture named, each table headed and captioned."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[str] = []
        self.counts: dict[str, int] = {}
        self.unnamed = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag in ("h3", "h4"):
            self.headings.append(tag)
        if tag == "svg" and not given.get("aria-label"):
            self.unnamed += 1
        if tag not in ("path", "circle", "rect"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_sixty_counties_at_random_are_pages_that_a_screen_reader_can_walk(every: dict[str, Dossier]) -> None:
    for fips in random.Random(16).sample(sorted(every), 60):
        one = every[fips]
        page = _Shape(one._repr_html_())
        assert page.open == []
        assert page.headings == ["h3", *["h4"] * len(one.sections)]
        assert page.counts["caption"] == page.counts["table"]
        assert page.counts["figure"] == page.counts["svg"] == page.counts["details"]
        assert page.unnamed == 0
        assert "script" not in page.counts
        assert str(one).count("\n") > 40


def test_no_name_in_a_picture_is_cut_however_long(every: dict[str, Dossier]) -> None:
    longest = sorted({one.label for one in every.values()}, key=len)[-40:]
    for label in longest:
        svg = shares_picture(label, "Alaska", 5.0, 1.0, 4.0, 7.0).svg
        rows = [unescape(row) for row in re.findall(r"<tspan [^>]*>([^<]+)</tspan>", svg)]
        named = rows[: rows.index("Alaska")]
        assert " ".join(named) == label
        assert len(named) <= 2
        assert max(map(len, named)) <= 27


def test_its_table_has_one_row_a_fact() -> None:
    one = dossier("Travis County, TX")
    assert isinstance(one.table, pd.DataFrame)
    assert one.table["id"].tolist() == [fact.id for fact in one.facts]
    assert len(set(one.table["id"])) == len(one.table)
