"""A picture without words gives nothing away to eye, pointer or screen reader; the same picture with words is one call away."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from lessonkit.charts import bars, lines
from lessonkit.charts.marks import kinds
from lessonkit.charts.wordless import wordless
from lessonkit.errors import KitError
from lessonkit.explorers import explorer, ids, notice
from lessonkit.explorers.frame.notice import as_notice, say, shape
from lessonkit.explorers.frame.noticed import NoticedChart

YEARS = pd.DataFrame({"year": ["2012", "2013", "2014"], "people": [12, 34, 25]})


def chart() -> object:
    return lines(
        YEARS,
        "year",
        {"people": "Detainers"},
        finding="It rose and fell",
        units="sent in a year",
        source="ICE, 2015",
    )


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_mark_has_a_shape_in_words(kind: str) -> None:
    assert say(f"shape.{kind}", n=2, number="2")


@pytest.mark.parametrize("id", ids())
def test_the_shape_of_a_picture_does_not_give_its_finding_away(id: str) -> None:
    found = explorer(id)
    view = found.view(found.start)
    told = shape(view)
    finding = set(re.findall(r"[a-z]{5,}", view.chart.finding.lower()))
    assert told.startswith("A picture whose words are taken out.")
    assert not re.search(r"\b(?:ris|fall|fell|rose|more|fewer|less|high|large|most)\w*", told)
    assert not set(re.findall(r"\d{2,}", view.chart.finding)) & set(re.findall(r"\d+", told))
    assert len(finding & set(re.findall(r"[a-z]{5,}", told.lower()))) <= 1


def test_the_page_asks_nothing_of_any_server_and_starts_nothing_by_itself() -> None:
    page = as_notice(explorer("county-after-county"), explorer("county-after-county").start)
    assert not re.findall(r"<script[^>]+src=|<link|@import|url\(.?http", page)
    assert "one.plays = false" in page


def test_a_state_that_does_not_exist_has_no_page() -> None:
    with pytest.raises(KitError):
        notice("denominator-machine", year=1492)


def test_a_cell_shows_an_explorer_as_a_page_inside_of_it() -> None:
    shown = notice("pipeline")._repr_mimebundle_()
    assert shown["text/html"].startswith("<iframe")
    assert explorer("pipeline").title not in shown["text/plain"]


@pytest.mark.parametrize(
    "made",
    [
        chart(),
        bars(
            YEARS,
            "year",
            "people",
            finding="It rose and fell",
            units="sent in a year",
            source="ICE, 2015",
            share=False,
        ),
    ],
    ids=["lines", "bars"],
)
def test_a_chart_without_words_has_its_shapes_and_nothing_to_read(made: object) -> None:
    figure = json.loads(wordless(made).to_json())
    figure["layout"].pop("template")
    text = json.dumps(figure)
    for words in ("rose", "Detainers", "sent in a year", "ICE"):
        assert words not in text
    assert len(figure["data"]) == len(made.figure.data)
    assert not figure["layout"].get("annotations")
    assert all(not figure["layout"][axis]["showticklabels"] for axis in ("xaxis", "yaxis"))
    assert all(trace["hoverinfo"] == "skip" for trace in figure["data"])


def test_a_chart_is_revealed_whole() -> None:
    made = chart()
    noticed = notice(made)
    assert isinstance(noticed, NoticedChart)
    assert "rose" not in json.dumps(noticed._repr_mimebundle_())
    assert noticed.reveal() is made
