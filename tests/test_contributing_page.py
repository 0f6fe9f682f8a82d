"""CONTRIBUTING.md proposes a fact that the kit has, as the kit has it."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from lessonkit.claims.disputes import sides
from lessonkit.data import load
from lessonkit.sources import source

KIT = Path(__file__).parents[1]
PAGE = (KIT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TOLD = dict(re.findall(r"^\| \*\*([^*]+)\*\*[^|]* \| (.+) \|$", PAGE, re.M))


def test_the_proposed_number_is_a_row_of_the_figures_with_its_document() -> None:
    figures = load("published-figures")
    (row,) = figures[
        (figures["seen_in"] == "ICE-FY15") & (figures["unit"] == "percent") & (figures["value"] == 91)
    ].to_dict("records")
    assert f"{row['value']:g} percent" in TOLD["The sentence"]
    assert f"`{row['said_by']}`" in TOLD["Who says so"]
    assert f"`{row['grade']}`" in TOLD["How you read it"]
    document = source("ICE-FY15")
    assert f"*{document.place}*" in TOLD["How you read it"]
    days = [pd.Timestamp(str(row[name])) for name in ("period_from", "period_to")]
    assert f"{days[0].day} {days[0]:%B %Y} to {days[1].day} {days[1]:%B %Y}" in TOLD["What it counts"]


def test_the_dispute_and_the_card_that_it_names_are_in_the_lesson() -> None:
    (dispute,) = re.findall(r"`([a-z-]+)` of lesson 4", TOLD["Who disagrees"])
    (card,) = re.findall(r"lesson 4, the card \*(\w+)\*", TOLD["Where it belongs"])
    text = (KIT / "solutions/04-who-is-deported/lesson.md").read_text(encoding="utf-8")
    assert (dispute, card) in {(side.dispute, side.name) for side in sides(text)}


def test_the_house_on_one_page_is_linked() -> None:
    assert "[docs/house.md](docs/house.md)" in PAGE
    assert "A number that somebody printed" in PAGE
