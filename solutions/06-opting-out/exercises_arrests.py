"""Arrests by a field office and in the country, each in percent of its own first year."""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

import pandas as pd
import plotly.graph_objects as go

from lessonkit.exercises.writing import (
    Deal,
    Load,
    about,
    among,
    chart,
    dealt,
    half,
    in_code,
    number,
    of_form,
    slip,
)

from .exercises import offices

YEARS = range(2013, 2018)
"""The fiscal years of the paragraph above the exercise."""


def country_index(load: Load, year: int = 2016, base: int = 2013) -> float:
    """Arrests in the country in percent of those of another fiscal year."""
    counts = load("ero-arrests-total").set_index("fiscal_year")["published_total"].astype(float)
    return float(100 * counts[year] / counts[base])


def index_of_the_country(country):
    counts = country.set_index("fiscal_year")["arrests"]
    index_of_the_country = 100 * counts[2016] / counts[2013]
    return index_of_the_country


INDEX_OF_THE_COUNTRY = number(
    "index-of-the-country",
    about=about(country_index, year=among(2016, (2014, 2015, 2017)), base=2013),
    mistakes={
        "how-much-it-fell": lambda load: 100 - country_index(load),
        "change": lambda load: country_index(load) - 100,
        "base-of-the-last-year": lambda load: country_index(load, 2016, 2017),
        "turned-round": lambda load: country_index(load, 2013, 2016),
        "as-fraction": of_form(lambda load: country_index(load) / 100, tolerance=0.006),
        "fall-over-the-later-year": lambda load: 200 - country_index(load, 2013, 2016),
        "share-of-all-years": lambda load: 100 / sum(country_index(load, year, 2016) / 100 for year in YEARS),
        "mean-step": lambda load: 100 * (country_index(load) / 100) ** (1 / 3),
    },
    solution=index_of_the_country,
    range=(-100, 1_000),
    tolerance=0.06,
    shown=1,
    points=0.5,
    minutes=3,
    route="no-code",
)


def counts_of(load: Load, office: str) -> tuple[pd.Series, pd.Series]:
    """Arrests of a field office and of the country, by fiscal year."""
    here = load("ero-arrests-by-office").query("office == @office").set_index("fiscal_year")["arrests"]
    total = load("ero-arrests-total").set_index("fiscal_year")["published_total"]
    return here.astype(float), total.astype(float)


def points_apart(load: Load, deal: Deal, year: int = 2016, base: int = 2013) -> float:
    """How many points the index of the dealt office stands above that of the country."""
    here, total = counts_of(load, deal.office)
    return float(100 * here[year] / here[base] - 100 * total[year] / total[base])


def office_index(load: Load, deal: Deal) -> float:
    here, _ = counts_of(load, deal.office)
    return float(100 * here[2016] / here[2013])


def over_one_base(load: Load, deal: Deal) -> float:
    here, total = counts_of(load, deal.office)
    return float(100 * (here[2016] - total[2016]) / total[2013])


def part_of_the_country(load: Load, deal: Deal) -> float:
    here, total = counts_of(load, deal.office)
    return float(100 * here[2016] / total[2016] - 100 * here[2013] / total[2013])


def office_beside_the_country(arrests, country, deal):
    office = arrests[arrests["office"] == deal.office].set_index("fiscal_year")["arrests"]
    whole = country.set_index("fiscal_year")["arrests"]
    office_beside_the_country = 100 * office[2016] / office[2013] - 100 * whole[2016] / whole[2013]
    return office_beside_the_country


OFFICE_BESIDE_THE_COUNTRY = number(
    "office-beside-the-country",
    # In some offices two of these are one number, so they stand behind the named mistakes.
    about=about(
        lambda load, office, year: points_apart(load, Deal(office=office), year),
        office=dealt("office", None),
        year=among(2016, (2014, 2015, 2017)),
        instead={"part-of-the-country": part_of_the_country},
    ),
    mistakes={
        "office-alone": office_index,
        "country-alone": lambda load: country_index(load),
        "one-base-for-both": over_one_base,
        "how-many-times": lambda load, deal: 100 * office_index(load, deal) / country_index(load),
        "in-percent-of-the-country": lambda load, deal: (
            100 * office_index(load, deal) / country_index(load) - 100
        ),
        "as-fraction": of_form(lambda load, deal: points_apart(load, deal) / 100, tolerance=0.003),
        "base-of-the-last-year": lambda load, deal: points_apart(load, deal, 2016, 2017),
    },
    solution=office_beside_the_country,
    range=(-100, 1_000),
    tolerance=0.15,
    wide="each of the two indexes is read to one decimal, so their difference can be a tenth off",
    shown=1,
    uses=("office",),
    points=0.5,
    minutes=4,
    route="no-code",
)


def indexed(load: Load, office: str) -> go.Figure:
    """Arrests of a field office and of the country, each in percent of its own FY2013."""
    figure = go.Figure()
    for name, counts in zip((office, "whole country"), counts_of(load, office), strict=True):
        figure.add_scatter(x=counts.index.tolist(), y=(100 * counts / counts[2013]).tolist(), name=name)
    figure.update_layout(
        title_text="Arrests by the office and in the country", yaxis_title_text="Arrests, FY2013 = 100"
    )
    return figure


def arrests_chart(arrests, deal, country):
    office = arrests[arrests["office"] == deal.office]
    arrests_chart = go.Figure()
    for name, table in [(deal.office, office), ("whole country", country)]:
        counts = table.set_index("fiscal_year")["arrests"]
        arrests_chart.add_scatter(x=counts.index.tolist(), y=(100 * counts / counts[2013]).tolist(), name=name)  # fmt: skip
    arrests_chart.update_layout(
        title_text=f"Arrests in {deal.office} and in the country",
        yaxis_title_text="Arrests, FY2013 = 100",
        xaxis_dtick=1,
    )
    return arrests_chart


def share_of_the_country(arrests, deal, country):
    office = arrests.loc[arrests["office"] == deal.office, "arrests"].tolist()
    shares = [100 * here / everywhere for here, everywhere in zip(office, country["arrests"], strict=True)]
    arrests_chart = go.Figure()
    arrests_chart.add_scatter(x=country["fiscal_year"].tolist(), y=shares, name=deal.office)
    arrests_chart.add_scatter(x=country["fiscal_year"].tolist(), y=[100] * 5, name="whole country")
    arrests_chart.update_layout(
        title_text="The office and the country", yaxis_title_text="percent of the country"
    )
    return arrests_chart


def every_office_in_one_line(arrests, deal, country):
    arrests_chart = go.Figure()
    for name, rows in [(deal.office, arrests), ("whole country", country)]:
        heights = 100 * rows["arrests"] / rows["arrests"].iloc[0]
        arrests_chart.add_scatter(x=rows["fiscal_year"].tolist(), y=heights.tolist(), name=name)
    arrests_chart.update_layout(
        title_text="The office and the country", yaxis_title_text="Arrests, FY2013 = 100"
    )
    return arrests_chart


_BASE = "counts[2013]"
_LINES = '[(deal.office, office), ("whole country", country)]'

ARRESTS_CHART = chart(
    "arrests-chart",
    about=about(indexed, office=dealt("office", offices)),
    mistakes={
        "counts": slip("100 * counts / counts[2013]", "counts"),
        "one-base-for-both": half(slip(_BASE, 'country.set_index("fiscal_year")["arrests"][2013]')),
        "office-base-for-both": half(slip(_BASE, 'office.set_index("fiscal_year")["arrests"][2013]')),
        "upside-down": slip("counts / counts[2013]", "counts[2013] / counts"),
        "change-from-year-to-year": slip("counts / counts[2013]", "counts.pct_change()"),
        "last-year-as-base": slip(_BASE, "counts[2017]"),
        "second-year-as-base": slip(_BASE, "counts[2014]"),
        "third-year-as-base": slip(_BASE, "counts[2015]"),
        "fourth-year-as-base": slip(_BASE, "counts[2016]"),
        "mean-as-base": slip(_BASE, "counts.mean()"),
        "year-before-as-base": slip(_BASE, "counts.shift().fillna(counts[2013])"),
        "percent-of-all-years": slip(_BASE, "counts.sum()"),
        "share-of-the-country": in_code(share_of_the_country),
        "every-office": in_code(every_office_in_one_line),
        "one-line": half(slip(_LINES, "[(deal.office, office)]")),
        "country-twice": slip("(deal.office, office)", "(deal.office, country)"),
        "rows-without-a-partner": slip(_BASE, "counts[counts.index == 2013]"),
        "as-fraction": of_form(slip("100 * counts", "counts"), tolerance=0.002),
    },
    solution=arrests_chart,
    series=2,
    drawn_as="line",
    unit=("index", "percent"),
    names=True,
    tolerance=1e-6,
    mutants={
        "counts": ("(100 * counts / counts[2013]).tolist()", "counts.tolist()"),
        "another base": ("counts[2013]", "counts[2014]"),
        "mean as base": ("counts[2013]", "counts.mean()"),
        "one line": (', ("whole country", country)]', "]"),
        "fraction": ("100 * counts", "counts"),
        "another office": ("== deal.office]", "!= deal.office].drop_duplicates('fiscal_year')"),
        "off by one year": ("x=counts.index.tolist()", "x=(counts.index + 1).tolist()"),
        "no words": ("arrests_chart.update_layout", "dict"),
        "no names": (", name=name)", ")"),
    },
    uses=("office",),
    minutes=7,
)
