"""Lying bars on a page: each part is as long as its number, and no colour alone tells the parts apart."""

from __future__ import annotations

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag

from lessonkit import charts
from lessonkit.site.figure import svg

ROWS = pd.DataFrame(
    {"jails": ["listed counties", "other counties"], "sure": [40.0, 5.0], "perhaps": [20.0, 60.0]}
)


@pytest.fixture(scope="module")
def drawn() -> BeautifulSoup:
    chart = charts.stacked_bars(
        ROWS,
        "jails",
        {"sure": "surely declined", "perhaps": "perhaps declined"},
        finding="Listed counties surely declined more",
        units="percent",
        source="made up",
    )
    return BeautifulSoup(svg(chart), "html.parser")


def bars(drawn: BeautifulSoup) -> list[Tag]:
    return [one for one in drawn("rect") if one.get("height") == "28"]


def test_each_part_is_as_long_as_its_number_and_begins_where_the_one_before_ends(
    drawn: BeautifulSoup,
) -> None:
    lengths = [float(one["width"]) for one in bars(drawn)]
    assert lengths[0] / lengths[1] == pytest.approx(40 / 20, rel=0.01)
    assert lengths[3] / lengths[0] == pytest.approx(60 / 40, rel=0.01)
    first, second = bars(drawn)[:2]
    assert float(second["x"]) == pytest.approx(float(first["x"]) + lengths[0], abs=0.2)


def test_the_second_part_is_hatched_and_the_first_is_not(drawn: BeautifulSoup) -> None:
    names = {one["id"] for one in drawn("pattern")}
    looks = [one["fill"] for one in bars(drawn)]
    assert [look.startswith("url(#") for look in looks] == [False, True, False, True]
    assert {look[5:-1] for look in looks if look.startswith("url")} <= names


def test_each_row_and_each_part_is_named_and_a_narrow_part_has_no_number(drawn: BeautifulSoup) -> None:
    words = [one.text for one in drawn("text")]
    assert {"listed counties", "other counties", "surely declined", "perhaps declined"} <= set(words)
    assert "40.0%" in words
    assert "5.0%" not in words


def test_bars_that_have_no_parts_are_drawn_with_their_numbers_at_their_ends() -> None:
    table = pd.DataFrame({"stage": ["prints", "removals"], "people": [4000, 1000]})
    chart = charts.bars(
        table, "stage", "people", finding="Few led to a removal", units="people", source="made up"
    )
    page = BeautifulSoup(svg(chart), "html.parser")
    long, short = bars(page)
    assert float(short["width"]) / float(long["width"]) == pytest.approx(1 / 4, rel=0.01)
    (end,) = [one for one in page("text") if one.text == "1,000" and float(one["y"]) < 100]
    assert float(end["x"]) > float(short["x"]) + float(short["width"])
