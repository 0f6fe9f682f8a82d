"""A chart of both series, arrests and removals."""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

import plotly.graph_objects as go

from lessonkit.exercises.writing import Load, chart, half, in_code, of_form, slip

from .exercises import YEARS, share_of


def shares_convicted(
    load: Load,
    first: str = "ero-arrests",
    second: str = "ero-removals",
    category: str = "convicted",
) -> go.Figure:
    """The chart of two universes' shares, fiscal years 2014 to 2023."""
    figure = go.Figure()
    for universe in (first, second):
        shares = [share_of(load, universe, year, category) for year in YEARS]
        figure.add_scatter(x=list(YEARS), y=shares, name=universe)
    figure.update_layout(title_text="Share convicted in both series", yaxis_title_text="Percent of people")
    return figure


def both_series(annual):
    rows = annual[(annual["split"] == "criminality") & (annual["fiscal_year"] <= 2023)]
    people = rows.pivot(index=["universe", "fiscal_year"], columns="category", values="people")
    shares = 100 * people["convicted"] / people["total"]
    both_series = go.Figure()
    for universe in ["ero-arrests", "ero-removals"]:
        line = shares[universe]
        both_series.add_scatter(x=line.index.tolist(), y=line.tolist(), name=universe)
    both_series.update_layout(
        title_text="Arrests and removals give different shares convicted", yaxis_title_text="People convicted, percent"
    )  # fmt: skip
    return both_series


def means_of_months(monthly):
    rows = monthly[(monthly["split"] == "criminality") & (monthly["fiscal_year"] <= 2023)]
    index = ["universe", "fiscal_year", "month_start"]
    people = rows.pivot(index=index, columns="category", values="people").astype(float)
    shares = (100 * people["convicted"] / people["total"]).groupby(level=[0, 1]).mean()
    both_series = go.Figure()
    for universe in ["ero-arrests", "ero-removals"]:
        line = shares[universe]
        both_series.add_scatter(x=line.index.tolist(), y=line.tolist(), name=universe)
    both_series.update_layout(
        title_text="Arrests and removals, months averaged", yaxis_title_text="People convicted, percent"
    )
    return both_series


BOTH_SERIES = chart(
    "both-series",
    answer=shares_convicted,
    mistakes={
        "one-series": half(slip('["ero-arrests", "ero-removals"]', '["ero-removals"]')),
        "arrests-alone": half(slip('["ero-arrests", "ero-removals"]', '["ero-arrests"]')),
        "counts": slip('100 * people["convicted"] / people["total"]', 'people["convicted"]'),
        "as-fraction": of_form(slip("100 * ", ""), tolerance=0.002),
        "not-convicted": slip('people["convicted"]', 'people["not-convicted"]'),
        "rest-as-base": slip('/ people["total"]', '/ people["not-convicted"]'),
        "same-line-twice": half(slip("line = shares[universe]", 'line = shares["ero-arrests"]')),
        "removals-twice": half(slip("line = shares[universe]", 'line = shares["ero-removals"]')),
        "book-ins": slip(
            '["ero-arrests", "ero-removals"]',
            '["ice-bookins", "ero-removals"]',
            "name=universe",
            'name=universe.replace("ice-bookins", "arrests")',
        ),
        "mean-of-months": in_code(means_of_months),
        "last-year-missing": half(slip("<= 2023", "<= 2022")),
        "short-year": half(slip(' & (annual["fiscal_year"] <= 2023)', "")),
    },
    solution=both_series,
    series=2,
    drawn_as="line",
    unit="percent",
    names=True,
    tolerance=0.15,
    mutants={
        "one line": ('["ero-arrests", "ero-removals"]', '["ero-removals"]'),
        "wrong denominator": ('/ people["total"]', '/ people["not-convicted"]'),
        "counts": ('100 * people["convicted"] / people["total"]', 'people["convicted"]'),
        "off by one year": ("x=line.index.tolist()", "x=(line.index + 1).tolist()"),
        "another universe": ('"ero-arrests", "ero-removals"', '"ice-bookins", "ero-removals"'),
        "no words": ("both_series.update_layout", "dict"),
        "no names": (", name=universe)", ")"),
        "a year dropped": ("<= 2023", "<= 2022"),
    },
    minutes=7,
)
