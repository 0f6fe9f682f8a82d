"""The national estimates keep what was printed, and say from which report."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from scomm.data import load


def test_every_year_keeps_its_printed_estimate(raw: Path) -> None:
    printed = pd.read_csv(raw / "dhs-unauthorized-estimates" / "dhs_unauthorized_estimates.csv")
    table = load("unauthorized-population").set_index("year")["millions"]
    assert table.to_dict() == dict(zip(printed["year"], printed["unauthorized_millions"], strict=True))


def test_the_years_are_those_that_have_an_estimate() -> None:
    table = load("unauthorized-population")
    assert table["year"].tolist() == [1990, 2000, *range(2005, 2023)]
    known = table.set_index("year")["millions"]
    assert (known[1990], known[2007], known[2012], known[2022]) == (3.5, 12.2, 11.4, 11.0)


def test_a_number_and_its_report_agree_on_the_order_of_time() -> None:
    table = load("unauthorized-population").dropna(subset=["report_year"])
    assert len(table) == 19
    assert table["report_year"].is_monotonic_increasing
    assert (table["report_year"] >= table["year"]).all()
    assert table["report"].nunique() == 10
