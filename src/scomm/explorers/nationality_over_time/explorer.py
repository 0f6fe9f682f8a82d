"""Nationality over time: removals with and without a conviction by country, FY1993 to FY2014, and removals and returns since 1892."""

from __future__ import annotations

from functools import cache

import pandas as pd

from scomm.charts import lines
from scomm.claims.measures.runs import RunOfMoreRemovals
from scomm.data import load
from scomm.data.source_line import source_line
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import count, percent

ALL = "All countries"
SHOW = {
    "people": "People, FY1993–2014",
    "share": "Share with a conviction, FY1993–2014",
    "since-1892": "Removals and returns since 1892",
}
SOURCE = source_line(["YEARBOOK-COUNTRIES"])
SOURCE_1892 = "DHS, Yearbook of Immigration Statistics 2013, table 39 (to 2013), and monthly tables (FY2014–24). All agencies."
REDEFINED = (2008, 2010, "“convicted” redefined")
COUNTRIES = 20
LATEST, SINCE = RunOfMoreRemovals("last"), RunOfMoreRemovals("first")


@cache
def by_country() -> dict[str, pd.DataFrame]:
    """Fiscal year, convicted and not convicted for all countries together, and for the largest ones.

    A country is in it if both figures are published for every year; the largest are those with
    the most removals over all years.
    """
    table = load("yearbook-convictions").dropna(subset=["convicted", "not_convicted"])
    years = table["fiscal_year"].nunique()
    sums = table.groupby("country")[["convicted", "not_convicted"]].sum().sum(axis=1)
    whole = table.groupby("country")["fiscal_year"].nunique().eq(years)
    largest = sorted(sums[whole].nlargest(COUNTRIES).index)
    everyone = table.groupby("fiscal_year", as_index=False)[["convicted", "not_convicted"]].sum()
    frames = {country: table[table["country"] == country] for country in largest}
    return {name: _tidy(frame) for name, frame in {ALL: everyone, **frames}.items()}


@cache
def since_1892() -> pd.DataFrame:
    """Year, removals and returns, from 1892 to the last year that the kit holds; returns are missing before 1927."""
    old = load("yearbook-removals", ["year", "removals", "returns"])
    newer = LATEST.years(load).rename_axis("year").reset_index()
    return pd.concat([old, newer[newer["year"] > old["year"].max()]], ignore_index=True)


def _tidy(frame: pd.DataFrame) -> pd.DataFrame:
    tidy = frame[["fiscal_year", "convicted", "not_convicted"]].sort_values("fiscal_year", ignore_index=True)
    total = tidy["convicted"] + tidy["not_convicted"]
    return tidy.assign(share=(100 * tidy["convicted"] / total).astype(float).round(1))


def _draw(state: State) -> View:
    country, show = str(state["country"]), str(state["show"])
    if show == "since-1892":
        return _draw_since_1892()
    table = by_country()[country]
    first, last = table.iloc[0], table.iloc[-1]
    return (
        _draw_share(country, table, first, last)
        if show == "share"
        else _draw_people(country, table, first, last)
    )


def _draw_people(country: str, table: pd.DataFrame, first: pd.Series, last: pd.Series) -> View:
    chart = lines(
        table,
        "fiscal_year",
        {"convicted": "With a conviction", "not_convicted": "Without a conviction"},
        finding=f"{country}: removals with a conviction {_went(first.convicted, last.convicted)} "
        f"{count(first.convicted)} (FY{first.fiscal_year:.0f}) to {count(last.convicted)} (FY{last.fiscal_year:.0f})",
        units="people removed",
        source=SOURCE,
        band=REDEFINED,
    )
    return View(chart, "\n".join([*_compared(country, first, last), *_caveats(country)]))


def _draw_share(country: str, table: pd.DataFrame, first: pd.Series, last: pd.Series) -> View:
    chart = lines(
        table,
        "fiscal_year",
        {"share": "With a conviction (%)"},
        finding=f"{country}: of people removed, {last.share:.1f}% had a conviction in FY{last.fiscal_year:.0f}, "
        f"{first.share:.1f}% in FY{first.fiscal_year:.0f}",
        units="% of people removed",
        source=SOURCE,
        share=True,
        band=REDEFINED,
    )
    by_share = table.sort_values("share")
    low, high = by_share.iloc[0], by_share.iloc[-1]
    range_ = (
        f"The share was highest in FY{high.fiscal_year:.0f} ({high.share:.1f}%) "
        f"and lowest in FY{low.fiscal_year:.0f} ({low.share:.1f}%)."
    )
    return View(chart, "\n".join([*_compared(country, first, last), range_, *_caveats(country)]))


def _draw_since_1892() -> View:
    table = since_1892()
    last, yearbook = table.iloc[-1], table[table["year"] == load("yearbook-removals")["year"].max()].iloc[0]
    since, until = SINCE(load), LATEST(load)
    led = "removals" if LATEST.goes_on(load) else "returns"
    fewer, more = (count(number) for number in sorted([last.removals, last.returns]))
    peak = table.sort_values("returns", na_position="first").iloc[-1]
    chart = lines(
        table,
        "year",
        {"removals": "Removals", "returns": "Returns"},
        finding=f"Removals led from {since} to {until}; in FY{last.year:.0f} {led} led, {more} to {fewer}",
        units="removals and returns in a year",
        source=SOURCE_1892,
    )
    told = [
        "A removal is a departure on an order of removal; a return is one without such an order.",
        f"From {since} to {until} there were more removals than returns. In FY{last.year:.0f}, of which {_months(last.year)} months "
        f"are counted, there were {count(last.removals)} removals and {count(last.returns)} returns. Returns were highest in "
        f"{peak.year:.0f}: {count(peak.returns)}.",
        f"The years to {yearbook.year:.0f} are the Yearbook's: in {yearbook.year:.0f}, {count(yearbook.removals)} removals and "
        f"{count(yearbook.returns)} returns. The later ones are DHS's monthly tables', rounded to ten.",
        "Returns before 1927 are missing, not zero. One person can count more than once. Expulsions for public health, from March 2020 "
        "to May 2023, are neither.",
    ]
    return View(chart, "\n".join(told))


def _months(year: int) -> int:
    table = load("dhs-annual")
    return int(table.loc[table["fiscal_year"] == year, "months"].iloc[0])


def _compared(country: str, first: pd.Series, last: pd.Series) -> list[str]:
    return [
        f"{country}: in FY{year.fiscal_year:.0f}, {count(year.convicted)} of "
        f"{count(year.convicted + year.not_convicted)} people removed had a conviction "
        f"({percent(year.convicted / (year.convicted + year.not_convicted))})."
        for year in (first, last)
    ]


def _caveats(country: str) -> list[str]:
    caveats = [
        "What counts as convicted changed between 2008 and 2010 (grey band): compare neighboring years. "
        "A conviction can be for an immigration or a traffic offense."
    ]
    if country == ALL:
        caveats.append("Countries with a withheld small count are left out of that year's sum.")
    return caveats


def _went(first: float, last: float) -> str:
    return "rose from" if last > first else "fell from"


def _absent(state: State) -> str:
    if state["show"] == "since-1892" and state["country"] != ALL:
        return (
            "The series since 1892 counts all countries together; the Yearbook doesn't split it by country."
        )
    return ""


def _at(country: str, show: str) -> State:
    return {"country": country, "show": show}


EXPLORER = Explorer(
    id="nationality-over-time",
    title="Nationality over time",
    question="Did the share with a conviction move the same way for every country?",
    controls=(
        Control("country", "Country of nationality", tuple(by_country())),
        Control("show", "Show", tuple(SHOW), SHOW),
    ),
    draw=_draw,
    absent=_absent,
    start=_at(ALL, "people"),
    scenes={
        "All countries: people": _at(ALL, "people"),
        "All countries: share with a conviction": _at(ALL, "share"),
        "Removals and returns since 1892": _at(ALL, "since-1892"),
        "Mexico: people": _at("Mexico", "people"),
        "Mexico: share": _at("Mexico", "share"),
        "Guatemala: share": _at("Guatemala", "share"),
        "Dominican Republic: share": _at("Dominican Republic", "share"),
        "Brazil: people": _at("Brazil", "people"),
    },
)
