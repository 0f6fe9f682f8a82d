"""The published figures: each with who said it, where it was seen, and how good that is."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load
from lessonkit.data.published import figure, published_share
from lessonkit.errors import KitError
from lessonkit.sources import publishers, source, sources


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("published-figures").set_index("id")


def test_every_figure_of_the_transcription_is_here_but_the_one_from_a_page_that_is_ruled_out(
    table: pd.DataFrame, raw: Path
) -> None:
    printed = pd.read_csv(raw / "published-figures" / "published_figures.csv").set_index("figure_id")
    printed.index = printed.index.str.replace("_", "-")
    assert set(printed.index) - set(table.index) == {"oregon-2014"}
    here = printed.index.intersection(table.index)
    assert table.loc[here, "value"].tolist() == printed.loc[here, "value"].tolist()


def test_the_page_of_a_figure_is_that_of_its_source(table: pd.DataFrame) -> None:
    assert table["source_url"].tolist() == [source(key).url for key in table["seen_in"]]


def test_a_figure_is_read_with_its_publisher_and_place() -> None:
    found = figure("ice-priorities-2014")
    assert (found.value, found.unit, found.said_by, found.grade) == (98, "percent", "ice", "S")
    assert found.seen_in.key == "ICE-FY14"
    assert "list of FY2014 figures" in found.seen_in.place
    assert figure("ident-found-wrongly-2004").value == 0.31


def test_an_unknown_figure_names_near_ones_and_where_to_add_it() -> None:
    with pytest.raises(
        KitError, match=r"no published figure 'ice-priority-2014'.*ice-priorities-2014.*hand/figures.csv"
    ):
        figure("ice-priority-2014")


def test_a_count_is_no_share() -> None:
    assert published_share("ended-in-custody-2010") == 0.577
    with pytest.raises(KitError, match="counts detainers"):
        published_share("detainers-fy2012")


def test_every_publisher_and_document_is_one_of_the_kits(table: pd.DataFrame) -> None:
    assert set(table["said_by"]) <= set(publishers())
    assert set(table["seen_in"]) <= set(sources())


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("ice-removals-fy2011", 396_906),
        ("ice-removals-fy2012", 409_849),
        ("sc-jurisdictions-fy2010q4", 658),
        ("sc-prints-us-2011q1", 7_225_393),
        ("detainers-fy2012", 276_181),
        ("detainers-week-2017", 3_083),
    ],
)
def test_a_figure_is_as_printed(table: pd.DataFrame, id: str, value: int) -> None:
    assert table.loc[id, "value"] == value


def test_the_figures_agree_with_the_tables_of_agencies_and_of_the_program(table: pd.DataFrame) -> None:
    agencies = load("agency-conviction")
    for year in (2013, 2014):
        rows = agencies[agencies["fiscal_year"] == year]
        assert table.loc[f"ice-removals-fy{year}", "value"] == rows["people"].sum()
    program = load("program-counts").set_index("id")
    for place, id in (("us", "us-2011-03"), ("ca", "ca-2011-03")):
        assert table.loc[f"sc-prints-{place}-2011q1", "value"] == program.loc[id, "submissions"]
        assert table.loc[f"sc-removed-{place}-2011q1", "value"] == program.loc[id, "removals"]


def test_a_fiscal_year_has_its_first_and_last_day(table: pd.DataFrame) -> None:
    row = table.loc["ice-removals-fy2013"]
    assert (row["fiscal_year"], row["period_from"], row["period_to"]) == (2013, "2012-10-01", "2013-09-30")
    month = table.loc["sc-removals-apr2019"]
    assert (month["period_from"], month["period_to"]) == ("2019-04", "2019-04")
    assert month.isna()["fiscal_year"]


def test_every_row_is_graded_and_only_one_is_weak(table: pd.DataFrame) -> None:
    assert table[["said_by", "seen_in", "source_url", "grade"]].notna().all(axis=None)
    assert table.index[table["grade"] == "W"].tolist() == ["alien-declined-2014-15"]
    assert "don't print" in table.loc["alien-declined-2014-15", "note"]


def test_what_the_press_reported_of_a_report_is_second_hand(table: pd.DataFrame) -> None:
    press = table["seen_in"].isin(["DEMING-14", "STABROEK-13", "HSNW-11"])
    assert press.sum() == 12
    assert set(table.loc[press, "grade"]) == {"S"}


def test_a_period_does_not_end_before_it_begins(table: pd.DataFrame) -> None:
    both = table[["period_from", "period_to"]].dropna()
    shared = both.map(len).min(axis=1)  # a year is compared with a month by its year
    starts, ends = (
        [text[:length] for text, length in zip(both[column], shared, strict=True)]
        for column in ("period_from", "period_to")
    )
    assert [id for id, start, end in zip(both.index, starts, ends, strict=True) if start > end] == []


def test_detainers_counted_over_fifty_months_end_with_the_fiftieth(table: pd.DataFrame) -> None:
    row = table.loc["detainers-trac-2012"]
    months = pd.period_range(row["period_from"], row["period_to"], freq="M")
    assert len(months) == 50


def test_a_rounded_number_says_so_in_the_words_of_its_source(table: pd.DataFrame) -> None:
    notes = table["note"].dropna()
    assert notes[notes.str.contains("the kit")].empty
    for id, words in (
        ("not-taken-charges-2011", "nearly 58,000"),
        ("nyt-minor-or-none", "two-thirds"),
        ("nashville-license-bookings", "at least 9,709"),
    ):
        assert words in notes[id]
