"""What a table carries: the people left out, three claims, and a text on two sources."""

from __future__ import annotations

from lessonkit.exercises.writing import Load, Wrong, about, among, half, number, order, written

from .exercises import people


def shown_in_dashboard(load: Load, year: int, criminality: str | None = None) -> int:
    """People in the dashboard's rows of a year, all or of one kind."""
    table = load("agency-conviction")
    chosen = (table["fiscal_year"] == year) & (table["source"] == "dashboard")
    if criminality:
        chosen &= table["criminality"] == criminality
    return int(table.loc[chosen, "people"].sum())


def published_removals(load: Load, year: int) -> int:
    """All ICE removals of a year, as published."""
    table = load("agency-conviction")
    return int(table.loc[table["fiscal_year"] == year, "published_total"].iloc[0])


def left_out(load: Load, year: int) -> int:
    """People removed in a year who are in no row of the dashboard."""
    return published_removals(load, year) - shown_in_dashboard(load, year)


def most_convicted(load: Load, year: int = 2022, criminality: str = "convicted") -> int:
    """The largest number with such a record that is possible: those shown, and everyone left out."""
    return shown_in_dashboard(load, year, criminality) + left_out(load, year)


def scaled_up(load: Load) -> float:
    shown = shown_in_dashboard(load, 2022, "convicted") / shown_in_dashboard(load, 2022)
    return shown * published_removals(load, 2022)


def most_convicted_of(load: Load, agency: str) -> int:
    """Those shown with a conviction whom one agency had arrested, and everyone left out."""
    table = load("agency-conviction").query("fiscal_year == 2022 and source == 'dashboard'")
    table = table[(table["agency"] == agency) & (table["criminality"] == "convicted")]
    return int(table["people"].sum()) + left_out(load, 2022)


def nine_more(load: Load, cells: int) -> int:
    """Those shown with a conviction, and nine more for each of so many cells."""
    return shown_in_dashboard(load, 2022, "convicted") + 9 * cells


def suppressed_total(dashboard):
    rows = dashboard[(dashboard["fiscal_year"] == 2022) & (dashboard["source"] == "dashboard")]
    shown = rows["people"].sum()
    convicted = rows.loc[rows["criminality"] == "convicted", "people"].sum()
    left_out = rows["published_total"].iloc[0] - shown
    suppressed_total = convicted + left_out
    return suppressed_total


SUPPRESSED_TOTAL = number(
    "suppressed-total",
    about=about(
        most_convicted,
        year=among(2022, (2021, 2023, 2024)),
        criminality=among("convicted", ["pending-charges", "other-violator"]),
    ),
    mistakes={
        # Beside the 30,809 that the rows show, nine more are another thought: so this one is told apart finely.
        "blank-as-zero": Wrong(lambda load: shown_in_dashboard(load, 2022, "convicted"), tolerance=1),
        "one-cell": Wrong(lambda load: nine_more(load, 1), tolerance=1),
        "nine-for-two-rows": Wrong(lambda load: nine_more(load, 2), tolerance=1),
        "nine-a-row": Wrong(lambda load: nine_more(load, 6), tolerance=1),
        "scaled-up": Wrong(scaled_up, tolerance=60),
        "everyone": lambda load: published_removals(load, 2022),
        "left-out-only": lambda load: left_out(load, 2022),
        "monthly-table": lambda load: people(load, "ero-removals", "convicted", 2022),
        "not-convicted": lambda load: (
            published_removals(load, 2022) - shown_in_dashboard(load, 2022, "convicted")
        ),
        "arrested-by-ice-alone": lambda load: most_convicted_of(load, "ice"),
        "arrested-by-cbp-alone": lambda load: most_convicted_of(load, "cbp"),
        "shown-by-ice-alone": lambda load: most_convicted_of(load, "ice") - left_out(load, 2022),
        "shown-by-cbp-alone": lambda load: most_convicted_of(load, "cbp") - left_out(load, 2022),
        "total-of-each-row": lambda load: most_convicted(load) + 5 * published_removals(load, 2022),
        "total-added": lambda load: (
            shown_in_dashboard(load, 2022, "convicted") + published_removals(load, 2022)
        ),
        "charges-too": lambda load: most_convicted(load) + shown_in_dashboard(load, 2022, "pending-charges"),
        "rows-alone": lambda load: shown_in_dashboard(load, 2022),
        "shown-without": lambda load: (
            shown_in_dashboard(load, 2022) - shown_in_dashboard(load, 2022, "convicted")
        ),
        "as-a-share": Wrong(
            lambda load: 100 * most_convicted(load) / published_removals(load, 2022), tolerance=0.5
        ),
        "shown-as-a-share": Wrong(
            lambda load: 100 * shown_in_dashboard(load, 2022, "convicted") / shown_in_dashboard(load, 2022),
            tolerance=0.5,
        ),
        "half-of-the-gap": lambda load: (
            shown_in_dashboard(load, 2022, "convicted") + left_out(load, 2022) / 2
        ),
    },
    solution=suppressed_total,
    range=(0, 500_000),
    tolerance=0.5,
    minutes=5,
    route="no-code",
)

# --- what the tables carry ------------------------------------------------------------------------


RANK_CLAIMS = order(
    "rank-claims",
    right="cab",
    wrong={
        "acb": half("serious-assumed"),
        "cba": half("family-assumed"),
        "bac": "upside-down",
        "bca": "moved-first",
        "abc": "agreement",
    },
    minutes=4,
)

WHAT_CRIMINAL_MEANS = written("what-criminal-means", words=(80, 200), points=2, minutes=10)
