"""One year, two answers: the share convicted among arrests beside that among removals."""

from __future__ import annotations

from lessonkit.exercises.writing import Deal, Load, about, among, dealt, number, of_form, opens

from .exercises import months, people, share_of


def gap(
    load: Load,
    year: int,
    category: str = "convicted",
    first: str = "ero-arrests",
    second: str = "ero-removals",
) -> float:
    """Share in a category among one universe minus that among another, in percentage points."""
    return share_of(load, first, year, category) - share_of(load, second, year, category)


def with_one_denominator(load: Load, deal: Deal) -> float:
    """Both counts divided by the removals."""
    arrested, removed = (
        people(load, f"ero-{one}", "convicted", deal.year) for one in ("arrests", "removals")
    )
    return 100 * (arrested - removed) / people(load, "ero-removals", "total", deal.year)


def gap_with_charges(load: Load, deal: Deal) -> float:
    """The gap if pending charges count as convictions; the data have them from 2018 on."""
    return gap(load, deal.year) + gap(load, deal.year, "pending-charges")


def gap_of_calendar_years(load: Load, deal: Deal) -> float:
    """The gap from January to December; a `ValueError` where it is too near that of the fiscal year to be told from it."""
    arrested, removed = (
        share_of_calendar_year(load, deal.year, one) for one in ("ero-arrests", "ero-removals")
    )
    if abs(arrested - removed - gap(load, deal.year)) < 0.5:
        raise ValueError("too alike")
    return arrested - removed


def gap_of_odds(load: Load, deal: Deal) -> float:
    """Convicted for each hundred people who are not, in place of a share: once for each group, then subtracted."""
    arrested, removed = (
        100 * people(load, one, "convicted", deal.year) / people(load, one, "not-convicted", deal.year)
        for one in ("ero-arrests", "ero-removals")
    )
    return arrested - removed


def gap_of_crossed_totals(load: Load, deal: Deal) -> float:
    """Each group's convicted people as a share of the other group's total."""
    arrested, removed = (
        100 * people(load, one, "convicted", deal.year) / people(load, other, "total", deal.year)
        for one, other in (("ero-arrests", "ero-removals"), ("ero-removals", "ero-arrests"))
    )
    return arrested - removed


def where_the_lines_stand(load: Load, deal: Deal) -> str:
    """The case of a dealt year: in some, the share is the lower one among arrests."""
    return "below" if gap(load, deal.year) < 0 else ""


def two_universes(annual, deal):
    year = annual[(annual["fiscal_year"] == deal.year) & (annual["split"] == "criminality")]
    people = year.pivot(index="universe", columns="category", values="people")
    shares = 100 * people["convicted"] / people["total"]
    two_universes = shares["ero-arrests"] - shares["ero-removals"]
    return two_universes


TWO_UNIVERSES = number(
    "two-universes",
    about=about(
        gap,
        year=dealt("year", (2014, 2015, 2016, 2018, 2019, 2020, 2022)),
        category=among("convicted", ["pending-charges"]),
        first=among("ero-arrests", ["ice-bookins"]),
        second=among("ero-removals", ["ice-bookins", "dhs-removals"]),
        opens=opens("denominator-machine", year=2014),
        instead={"with-charges": gap_with_charges, "calendar-years": gap_of_calendar_years},
    ),
    mistakes={
        "reversed": of_form(lambda load, deal: -gap(load, deal.year)),
        "relative": lambda load, deal: 100 * gap(load, deal.year) / share_of(load, "ero-removals", deal.year),
        "relative-to-arrests": lambda load, deal: (
            100 * gap(load, deal.year) / share_of(load, "ero-arrests", deal.year)
        ),
        "as-fraction": of_form(lambda load, deal: gap(load, deal.year) / 100, tolerance=0.005),
        "one-denominator": with_one_denominator,
        "crossed-totals": gap_of_crossed_totals,
        "odds": gap_of_odds,
        "one-share": lambda load, deal: share_of(load, "ero-arrests", deal.year),
        "share-of-removals": lambda load, deal: share_of(load, "ero-removals", deal.year),
        "ratio": lambda load, deal: (
            share_of(load, "ero-arrests", deal.year) / share_of(load, "ero-removals", deal.year)
        ),
    },
    solution=two_universes,
    range=(-100, 100),
    tolerance=0.11,
    wide="each of the two shares is read off the machine to one decimal, so their difference can be a tenth off",
    uses=("year",),
    minutes=5,
    route="no-code",
    explain_when=where_the_lines_stand,
)


def share_of_calendar_year(load: Load, year: int, universe: str = "ero-removals") -> float:
    """Share convicted from January to December, in percent."""
    sums = [
        table.loc[table["calendar_year"] == year, "people"].sum()
        for table in (months(load, universe, "convicted"), months(load, universe, "total"))
    ]
    return float(100 * sums[0] / sums[1])
