"""Wide bars: as high as a share, as wide as its group, so that their area is people, with the rules that compare them."""

import pandas as pd
import pytest

from lessonkit.charts import wide_bars
from lessonkit.errors import KitError
from lessonkit.site.figure import svg

WORDS = {"finding": "The mean lies above", "units": "percent", "source": "DHS"}
MONTHS = pd.DataFrame({"Month": ["Oct", "Nov"], "Share": [40.0, 80.0], "People": [3000, 1000]})
RULES = {"mean of both:": 60.0, "share of all:": 50.0}


def drawn(months=MONTHS, **rules):
    return wide_bars(months, "Month", "Share", "People", rules=rules or RULES, **WORDS)


def test_a_bar_is_as_high_as_its_share_and_as_wide_as_its_people():
    bar = drawn().figure.data[0]
    assert list(bar.y) == [40.0, 80.0]
    assert list(bar.width) == [3000.0, 1000.0]


def test_bars_stand_side_by_side_without_a_gap():
    bar = drawn().figure.data[0]
    edges = [(at - wide / 2, at + wide / 2) for at, wide in zip(bar.x, bar.width, strict=True)]
    assert edges == [(0.0, 3000.0), (3000.0, 4000.0)]


def test_a_rule_crosses_all_bars_and_says_its_name_and_its_number():
    figure = drawn().figure
    assert [(rule.x, rule.y) for rule in figure.data[1:]] == [
        ((0.0, 4000.0), (60.0, 60.0)),
        ((0.0, 4000.0), (50.0, 50.0)),
    ]
    named = {note.text.replace("<br>", " ") for note in figure.layout.annotations}
    assert {"mean of both: 60.0", "share of all: 50.0"} <= named


def test_the_description_tells_both_numbers_of_a_bar_and_each_rule():
    alt = drawn().alt
    assert "Oct: 40.0 (3,000)." in alt
    assert "mean of both: 60.0 and share of all: 50.0" in alt


def test_a_blank_is_no_bar_of_zero():
    gap = MONTHS.astype({"People": "Int64"})
    gap.loc[1, "People"] = pd.NA
    with pytest.raises(KitError, match="needs both of its numbers"):
        drawn(gap)


def test_a_page_draws_the_same_widths_and_names_every_bar():
    picture = svg(drawn())
    wide, narrow = (float(piece.split('width="')[1].split('"')[0]) for piece in picture.split("<rect")[1:])
    assert wide == pytest.approx(3 * narrow, rel=0.01)
    assert ">Oct<" in picture
    assert ">Nov<" in picture
