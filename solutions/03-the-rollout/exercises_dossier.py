"""The dossier of a county."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Load, Wrong, about, among, dealt, half, of_form, slip, table
from scomm.pools import dealt_counties, labels

from .exercises import FIRST_DAY
from .exercises_two_counts import day_of, percent_connected, row_of


def facts_of(load: Load, county: str, until: str = "own-day") -> pd.DataFrame:
    """The dossier of a county, with the shares of its own day or of another that a learner may take.

    A `LookupError` for another day on which the shares are the same: then it is no mistake that shows.
    """
    row, table = row_of(load, county), load("county-activation")
    day = row["activation_date"]
    end = day - pd.Timedelta(days=1) if until == "day-before" else day_of(load, county, until)
    own, found = (
        [percent_connected(table, one, weight) for weight in ("", "population_2010")] for one in (day, end)
    )
    if until != "own-day" and all(abs(a - b) <= 3 * FINE for a, b in zip(own, found, strict=True)):
        raise LookupError(until)
    estimate, margin = int(row["noncitizens"]), int(row["noncitizens_moe"])
    facts = {
        "days": (day - FIRST_DAY).days,
        "counties_pct": found[0],
        "people_pct": found[1],
        "noncitizens_low": estimate - margin,
        "noncitizens_high": estimate + margin,
    }
    return pd.DataFrame({"fact": facts.keys(), "value": facts.values()})


FINE = 0.055
"""How far off a value of the dossier may be: a little more than rounding to one decimal takes."""


def namesakes(load: Load) -> list[str]:
    """Counties of other states that bear the name of one that can be dealt."""
    table = load("county-activation")
    names = {one.rpartition(", ")[0] for one in dealt_counties(load)}
    known = table[table["county"].isin(names) & table["noncitizens"].notna()]
    return labels(known).tolist()


def one_row(value: object, tolerance: float | None = None) -> Wrong:
    """A mistake in one of the five rows: the other four earn their points."""
    return Wrong(value, 0.75, tolerance)


def dossier(counties, deal, first_day):
    row = counties[counties["label"] == deal.county].iloc[0]
    day = row["activation_date"]
    connected = counties["activation_date"] <= day
    people = counties["population_2010"]
    facts = {
        "days": (day - first_day).days,
        "counties_pct": 100 * connected.mean(),
        "people_pct": 100 * people[connected].sum() / people.sum(),
        "noncitizens_low": row["noncitizens"] - row["noncitizens_moe"],
        "noncitizens_high": row["noncitizens"] + row["noncitizens_moe"],
    }
    dossier = pd.DataFrame({"fact": facts.keys(), "value": facts.values()})
    return dossier


DOSSIER = table(
    "dossier",
    about=about(
        facts_of,
        county=dealt("county", namesakes),
        until=among("own-day", ["month-end", "day-before"]),
    ),
    mistakes={
        "state-day": Wrong(slip('row["activation_date"]', 'row["statewide_date"]'), 0.25),
        "counties-as-people": one_row(
            slip("100 * people[connected].sum() / people.sum()", "100 * connected.mean()")
        ),
        "people-as-counties": one_row(
            slip("100 * connected.mean()", "100 * people[connected].sum() / people.sum()")
        ),
        "shares-swapped": half(
            slip('"counties_pct"', '"swapped"', '"people_pct"', '"counties_pct"', '"swapped"', '"people_pct"')
        ),
        "noncitizens-for-people": one_row(
            slip('people = counties["population_2010"]', 'people = counties["noncitizens"]')
        ),
        "own-share": one_row(slip("people[connected].sum()", 'row["population_2010"]')),
        "shares-of-the-state": half(
            slip(
                "connected = counties",
                'counties = counties[counties["state"] == row["state"]]; connected = counties',
            )
        ),
        "not-yet": half(slip("<= day", "> day")),
        "that-day-alone": half(slip("<= day", "== day"), tolerance=0.01),
        "margin-forgotten": half(slip(' - row["noncitizens_moe"]', "", ' + row["noncitizens_moe"]', "")),
        "margin-halved": half(slip('row["noncitizens_moe"]', 'row["noncitizens_moe"] / 2')),
        "margin-doubled": half(slip('row["noncitizens_moe"]', '2 * row["noncitizens_moe"]')),
        "margin-alone": half(slip('row["noncitizens"] - row', "row", 'row["noncitizens"] + row', "row")),
        "low-and-high-swapped": half(
            slip(
                '["noncitizens"] -',
                '["noncitizens"] minus',
                '["noncitizens"] +',
                '["noncitizens"] -',
                "minus",
                "+",
            )
        ),
        "estimate-and-margin": half(
            slip(
                'row["noncitizens"] - row["noncitizens_moe"]',
                'row["noncitizens"]',
                'row["noncitizens"] + row',
                "row",
            )
        ),
        "fractions": of_form(slip("100 * ", ""), tolerance=0.01),
        "counts-for-percents": half(
            slip(
                "100 * connected.mean()",
                "connected.sum()",
                "100 * people[connected].sum() / people.sum()",
                "people[connected].sum()",
            )
        ),
        "count-of-counties": one_row(slip("100 * connected.mean()", "connected.sum()")),
        "count-of-people": one_row(
            slip("100 * people[connected].sum() / people.sum()", "people[connected].sum()")
        ),
        "first-day-counted": one_row(slip("(day - first_day).days", "(day - first_day).days + 1")),
        "length-of-time": one_row(slip("(day - first_day).days", "str(day - first_day)")),
        "date-for-days": one_row(slip("(day - first_day).days", "day")),
        "months-for-days": one_row(
            slip("(day - first_day).days", "(day - first_day).days / 30.44"), tolerance=0.5
        ),
        "days-from-january": one_row(slip("day - first_day", 'day - pd.Timestamp("2008-01-01")')),
        "days-to-the-state": one_row(slip("day - first_day", 'row["statewide_date"] - day')),
    },
    solution=dossier,
    columns=("fact", "value"),
    length=5,
    tolerance=FINE,
    mutants={
        "the state's day": ('row["activation_date"]', 'row["statewide_date"]'),
        "counties as people": ("100 * people[connected].sum() / people.sum()", "100 * connected.mean()"),
        "margin forgotten": (' - row["noncitizens_moe"]', ""),
        "margin twice": ('+ row["noncitizens_moe"]', '+ 2 * row["noncitizens_moe"]'),
        "fraction": ("100 * connected.mean()", "connected.mean()"),
        "mean for sum": ("people[connected].sum()", "people[connected].mean()"),
        "off by one day": ("(day - first_day).days", "(day - first_day).days + 1"),
        "another county": ("== deal.county].iloc[0]", "!= deal.county].iloc[0]"),
    },
    uses=("county",),
    points=2,
    minutes=9,
)
