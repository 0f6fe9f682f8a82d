"""Lesson 6, *Opting out*: the logic of its exercises; their words stand in `lesson.md`.

Answers and mistakes are computed from the datasets, never typed in. A function that ends with the answer is the
reference code of its cell; it reaches the same answer in its own way.
"""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

from itertools import product

import pandas as pd
import plotly.graph_objects as go

from scomm.exercises.writing import (
    Deal,
    Load,
    chart,
    choice,
    dealt_counties,
    function,
    guess,
    half,
    lesson,
    nameless,
    names_swapped,
    number,
    table,
    untitled,
    written,
)
from scomm.models.policy_dates.standings import count_places

STATES = ("CA", "CO", "FL", "IL", "MD", "MN", "NM", "NV", "NY", "OR", "PA", "WA")
"""States with enough declined detainers that the mistakes can be told apart."""

DAYS = (
    "2012-12-31",
    "2014-02-28",
    "2014-04-30",
    "2014-05-31",
    "2014-06-30",
)
"""Steps of the map on which other numbers of counties are in doubt, and no state's mandate stands over any of them."""


def offices(load: Load) -> tuple[str, ...]:
    """The field offices of ICE with counted arrests."""
    return tuple(load("field-offices").query("in_arrests")["office"])


LESSON = lesson("1.2", pools={"county": dealt_counties, "state": STATES, "day": DAYS, "office": offices})

FIRST_GUESS = guess(
    "first-guess",
    example=(30, 50),
    misread=(30, 70),
    minutes=2,
    truth="declined-of-detainers-2014",
    near=5,
    earlier=("declined-of-detainers-2014",),
)


# --- three shares of one state --------------------------------------------------------------------

BOUNDS = ("lowest", "recorded", "highest")


def declined_percent(load: Load, deal: Deal, base: str = "all", *, country: bool = False) -> float:
    """Declined detainers of the dealt state in percent of all, of those with an outcome, or of the blank ones."""
    table = load("detainers-fy2015")
    here = table["outcome"] if country else table.loc[table["state_code"] == deal.state, "outcome"]
    declined, blank = (here == "declined").sum(), (here == "blank").sum()
    bases = {"all": len(here), "recorded": len(here) - blank, "blank": blank}
    return float(100 * declined / bases[base])


def highest_percent(load: Load, deal: Deal, *, country: bool = False) -> float:
    """Percent declined if every blank were a decline too."""
    table = load("detainers-fy2015")
    here = table["outcome"] if country else table.loc[table["state_code"] == deal.state, "outcome"]
    return float(100 * here.isin(["declined", "blank"]).mean())


def bounds(lowest: float, recorded: float, highest: float) -> pd.DataFrame:
    """The table of three shares."""
    return pd.DataFrame({"bound": BOUNDS, "percent": [lowest, recorded, highest]})


def right_bounds(load: Load, deal: Deal, *, country: bool = False) -> pd.DataFrame:
    """The three shares of the dealt state, or of the whole country."""
    return bounds(
        declined_percent(load, deal, country=country),
        declined_percent(load, deal, "recorded", country=country),
        highest_percent(load, deal, country=country),
    )


def without_brackets(load: Load, deal: Deal) -> pd.DataFrame:
    """The shares of someone who forgets that division comes first."""
    table = load("detainers-fy2015")
    here = table.loc[table["state_code"] == deal.state, "outcome"]
    declined, blank = (here == "declined").sum(), (here == "blank").sum()
    recorded, highest = declined / len(here) - blank, declined + blank / len(here)
    return bounds(declined_percent(load, deal), float(100 * recorded), float(100 * highest))


def blanks_alone_as_highest(load: Load, deal: Deal) -> pd.DataFrame:
    declined = declined_percent(load, deal)
    return bounds(declined, declined_percent(load, deal, "recorded"), highest_percent(load, deal) - declined)


def in_other_places(load: Load, deal: Deal, *places: int) -> pd.DataFrame:
    """The right shares, each in the row of another."""
    right = list(right_bounds(load, deal)["percent"])
    return bounds(*(right[place] for place in places))


def all_over_everyone(load: Load, deal: Deal) -> pd.DataFrame:
    return bounds(*[declined_percent(load, deal)] * 3)


def recorded_as_highest(load: Load, deal: Deal) -> pd.DataFrame:
    return bounds(declined_percent(load, deal), *[declined_percent(load, deal, "recorded")] * 2)


def blanks_kept_in_the_base(load: Load, deal: Deal) -> pd.DataFrame:
    return bounds(*[declined_percent(load, deal)] * 2, highest_percent(load, deal))


def blank_as_base(load: Load, deal: Deal) -> pd.DataFrame:
    blank = declined_percent(load, deal, "blank")
    return bounds(declined_percent(load, deal), blank, highest_percent(load, deal))


def bounds_as_fractions(load: Load, deal: Deal) -> pd.DataFrame:
    return bounds(*(right_bounds(load, deal)["percent"] / 100))


def declined_bounds(detainers, deal):
    here = detainers.loc[detainers["state_code"] == deal.state, "outcome"]
    declined, blank = (here == "declined").sum(), (here == "blank").sum()
    shares = [declined / len(here), declined / (len(here) - blank), (declined + blank) / len(here)]
    declined_bounds = pd.DataFrame({"bound": ["lowest", "recorded", "highest"], "percent": shares})
    declined_bounds["percent"] = 100 * declined_bounds["percent"]
    return declined_bounds


DECLINED_BOUNDS = table(
    "declined-bounds",
    answer=right_bounds,
    mistakes={
        "blank-as-honored": all_over_everyone,
        "recorded-as-highest": half(recorded_as_highest),
        "blanks-alone-as-highest": half(blanks_alone_as_highest),
        "blanks-kept-in-the-base": half(blanks_kept_in_the_base),
        "ends-swapped": half(lambda load, deal: in_other_places(load, deal, 2, 1, 0)),
        "blank-as-base": half(blank_as_base),
        "no-brackets": half(without_brackets),
        "last-two-swapped": half(lambda load, deal: in_other_places(load, deal, 0, 2, 1)),
        "whole-country": lambda load, deal: right_bounds(load, deal, country=True),
        "as-fraction": half(bounds_as_fractions, tolerance=0.001),
    },
    solution=declined_bounds,
    columns=("bound", "percent"),
    length=3,
    tolerance=0.1,
    mutants={
        "whole country": ('.loc[detainers["state_code"] == deal.state, "outcome"]', '["outcome"]'),
        "another state": ('== deal.state, "outcome"', '!= deal.state, "outcome"'),
        "blank as honored": ("(len(here) - blank)", "len(here)"),
        "highest without blanks": ("(declined + blank)", "declined"),
        "blanks alone": ("(declined + blank)", "blank"),
        "withdrawn for declined": ('here == "declined"', 'here == "lifted"'),
        "fraction": ('declined_bounds["percent"] = 100 * ', 'declined_bounds["percent"] = 1 * '),
        "highest without the base": ("(declined + blank) / len(here)", "(declined + blank) / blank"),
    },
    uses=("state",),
    points=2,
    minutes=7,
)


# --- the rule of New York City, and the ways in which it goes wrong ------------------------------


def right_rule(paper, conviction, years, watch_list):
    reason = (conviction == "serious" and years <= 5) or watch_list == "yes"
    return "hold" if paper == "judge" and reason else "release"


def rule_with_or(paper, conviction, years, watch_list):
    reason = (conviction == "serious" and years <= 5) or watch_list == "yes"
    return "hold" if paper == "judge" or reason else "release"


def rule_of_any_paper(paper, conviction, years, watch_list):
    return right_rule("judge" if paper in ("judge", "ice-officer") else paper, conviction, years, watch_list)


def rule_of_any_age(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, min(years, 1), watch_list)


def rule_without_watch_list(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, "no")


def rule_of_any_conviction(paper, conviction, years, watch_list):
    return right_rule(paper, "none" if conviction == "none" else "serious", years, watch_list)


def rule_of_no_paper(paper, conviction, years, watch_list):
    return right_rule("judge", conviction, years, watch_list)


def rule_of_both(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, "no") if watch_list == "yes" else "release"


def rule_of_fewer_years(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years + 1 if years == 5 else years, watch_list)


def rule_turned_round(paper, conviction, years, watch_list):
    return "release" if right_rule(paper, conviction, years, watch_list) == "hold" else "hold"


def rule_without_paper_for_the_list(paper, conviction, years, watch_list):
    return "hold" if watch_list == "yes" else right_rule(paper, conviction, years, watch_list)


def rule_cases(load: Load) -> tuple:
    """Made-up cases on which a learner's rule is tried: every paper, conviction, age and list."""
    papers, convictions = ("none", "ice-officer", "judge"), (("none", 0), ("other", 2), ("serious", 2))
    cases = [
        (paper, conviction, years, listed)
        for paper, (conviction, years), listed in product(papers, convictions, ("no", "yes"))
    ]
    return (
        *cases,
        ("judge", "serious", 5, "no"),
        ("judge", "serious", 6, "no"),
        ("judge", "serious", 9, "yes"),
    )


def new_york_rule(paper, conviction, years, watch_list):
    serious_and_recent = conviction == "serious" and years <= 5
    if paper == "judge" and (serious_and_recent or watch_list == "yes"):
        return "hold"
    return "release"


NEW_YORK_RULE = function(
    "new-york-rule",
    answer=right_rule,
    probes=rule_cases,
    mistakes={
        "or-for-and": half(rule_with_or),
        "any-warrant": half(rule_of_any_paper),
        "any-age": half(rule_of_any_age),
        "watch-list-forgotten": half(rule_without_watch_list),
        "any-conviction": half(rule_of_any_conviction),
        "no-paper": half(rule_of_no_paper),
        "both-for-either": half(rule_of_both),
        "five-years-left-out": half(rule_of_fewer_years),
        "list-without-paper": half(rule_without_paper_for_the_list),
        "turned-round": rule_turned_round,
    },
    solution=new_york_rule,
    mutants={
        "or for and": ('"judge" and (', '"judge" or ('),
        "any age": (" and years <= 5", ""),
        "five years not counted": ("years <= 5", "years < 5"),
        "six years counted": ("years <= 5", "years <= 6"),
        "any paper": ('paper == "judge"', 'paper != "none"'),
        "list forgotten": (' or watch_list == "yes"', ""),
        "list turned round": ('watch_list == "yes"', 'watch_list == "no"'),
        "both for either": ("serious_and_recent or", "serious_and_recent and"),
        "turned round": ('return "release"', 'return "hold"'),
    },
    points=2,
    minutes=7,
)


# --- counties in doubt ------------------------------------------------------------------------------


def limiting_counties(load: Load, day: str) -> tuple[int, int, int]:
    """Counties whose own limit was surely in force on a day; that may have had one; and these without blank starts."""
    table, on = load("local-policies"), pd.Timestamp(day)
    own = table[table["fips"].notna() & (table["direction"] == "limits")]
    earliest_end = own["end_not_before"].where(own["end_not_after"].notna(), pd.NaT)
    surely = own[(own["not_after"] <= on) & (earliest_end.isna() | (earliest_end > on))]
    not_over = own["end_not_after"].isna() | (own["end_not_after"] > on)
    dated = own[(own["not_before"] <= on) & not_over]
    may = own[(own["not_before"].isna() | (own["not_before"] <= on)) & not_over]
    sure = set(surely["fips"])
    return len(sure), len(sure | set(may["fips"])), len(sure | set(dated["fips"]))


def places_in_doubt(load: Load, deal: Deal) -> float:
    """The same for counties, cities and states together."""
    places = count_places(load("local-policies"), deal.day, "limits", ("county", "city", "state"))
    return float(places.possible - places.certain)


def counties_in_doubt(load: Load, deal: Deal) -> float:
    """For how many counties nobody can say whether their limit was in force on the dealt day."""
    sure, may, _ = limiting_counties(load, deal.day)
    return float(may - sure)


def surely_limited(load: Load, deal: Deal) -> int:
    return limiting_counties(load, deal.day)[0]


def maybe_limited(load: Load, deal: Deal) -> int:
    return limiting_counties(load, deal.day)[1]


def dated_counties_in_doubt(load: Load, deal: Deal) -> int:
    """The same without the counties whose earliest day is not known."""
    sure, _, dated = limiting_counties(load, deal.day)
    return dated - sure


def in_doubt(deal, policies):
    day = pd.Timestamp(deal.day)
    own = policies[policies["fips"].notna() & (policies["direction"] == "limits")]
    not_over = own["end_not_after"].isna() | (own["end_not_after"] > day)
    may = own[(own["not_before"].isna() | (own["not_before"] <= day)) & not_over]
    sure = own[(own["not_after"] <= day) & (own["end_not_before"].isna() | (own["end_not_before"] > day))]
    in_doubt = may["fips"].nunique() - sure["fips"].nunique()
    return in_doubt


IN_DOUBT = number(
    "in-doubt",
    answer=counties_in_doubt,
    mistakes={
        "sure-ones": surely_limited,
        "all-that-may": half(maybe_limited),
        "places-for-counties": half(places_in_doubt),
        "blank-left-out": dated_counties_in_doubt,
    },
    solution=in_doubt,
    range=(0, 200),
    tolerance=0.25,
    uses=("day",),
    minutes=4,
    route="no-code",
)


# --- what the tables can't show ---------------------------------------------------------------------

WHAT_CHANGED = choice(
    "what-changed",
    right="c",
    wrong={
        "a": "ruling-alone",
        "b": "date-of-the-answer",
        "d": "nothing-at-all",
    },
    minutes=3,
)

LISTED_AND_OTHERS = choice(
    "listed-and-others",
    right="b",
    wrong={
        "a": "others-without-limits",
        "c": half("blanks-end-it"),
        "d": "effect-worn-off",
    },
    minutes=3,
)

FLAT_START = choice(
    "flat-start",
    right="b",
    wrong={
        "a": "selection",
        "c": "anticipation",
        "d": "flat-means-right",
    },
    minutes=4,
)


# --- arrests by a field office ----------------------------------------------------------------------


def indexed(
    load: Load, deal: Deal, *, base: int | None = 2013, national: bool = True, scale: float = 100
) -> go.Figure:
    """Arrests of the dealt field office and of the country in percent of a year, or one of the ways it goes wrong."""
    table = load("ero-arrests-by-office")
    office = table[table["office"] == deal.office].set_index("fiscal_year")["arrests"].astype(float)
    total = load("ero-arrests-total").set_index("fiscal_year")["published_total"].astype(float)
    figure = go.Figure()
    for name, counts in ((deal.office, office), ("whole country", total))[: 2 if national else 1]:
        heights = counts if base is None else scale * counts / counts[base]
        figure.add_scatter(x=heights.index.tolist(), y=heights.tolist(), name=name)
    figure.update_layout(
        title_text="Arrests by the office and in the country", yaxis_title_text="Arrests, FY2013 = 100"
    )
    return figure


def with_shared_base(load: Load, deal: Deal) -> go.Figure:
    """Both lines divided by the country's first year, so that the office lies on the floor."""
    figure = indexed(load, deal, base=None)
    first = figure.data[1].y[0]
    for line in figure.data:
        line.y = [100 * value / first for value in line.y]
    return figure


def arrests_chart(arrests, deal, country):
    office = arrests[arrests["office"] == deal.office]
    arrests_chart = go.Figure()
    for name, table in [(deal.office, office), ("whole country", country)]:  # noqa: F402
        counts = table.set_index("fiscal_year")["arrests"]
        arrests_chart.add_scatter(x=counts.index.tolist(), y=(100 * counts / counts[2013]).tolist(), name=name)  # fmt: skip
    arrests_chart.update_layout(
        title_text=f"Arrests in {deal.office} and in the country",
        yaxis_title_text="Arrests, FY2013 = 100",
        xaxis_dtick=1,
    )
    return arrests_chart


ARRESTS_CHART = chart(
    "arrests-chart",
    answer=indexed,
    mistakes={
        "counts": lambda load, deal: indexed(load, deal, base=None),
        "one-base-for-both": half(with_shared_base),
        "last-year-as-base": half(lambda load, deal: indexed(load, deal, base=2017)),
        "one-line": half(lambda load, deal: indexed(load, deal, national=False)),
        "as-fraction": half(lambda load, deal: indexed(load, deal, scale=1), tolerance=0.002),
        "no-words": half(lambda load, deal: untitled(indexed(load, deal))),
        "names-swapped": half(lambda load, deal: names_swapped(indexed(load, deal))),
        "no-names": half(lambda load, deal: nameless(indexed(load, deal))),
    },
    solution=arrests_chart,
    series=2,
    drawn_as="line",
    unit=("index", "percent"),
    names=True,
    tolerance=0.15,
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
    points=2,
    minutes=7,
)

BOARD_LETTER = written("board-letter", words=(120, 250), points=2, minutes=10)
