"""Counties of which nobody can say whether their limit was in force on a day."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Deal, Load, about, dealt, number
from scomm.models.policy_dates.standings import count_places


def own_limits(load: Load) -> pd.DataFrame:
    """The limits that counties gave themselves, one row a policy."""
    known = load("local-policies")
    return known[known["fips"].notna() & (known["direction"] == "limits")]


def sure_and_possible(load: Load, day: str) -> tuple[set[str], set[str]]:
    """Counties whose own limit was surely in force on a day, and all for which it may have been."""
    own, on = own_limits(load), pd.Timestamp(day)
    over = own["end_not_after"].notna() & (own["end_not_after"] <= on)
    perhaps_over = own["end_not_before"].notna() & (own["end_not_before"] <= on)
    sure = own[(own["not_after"] <= on) & ~perhaps_over]
    possible = own[(own["not_before"].isna() | (own["not_before"] <= on)) & ~over]
    return set(sure["fips"]), set(possible["fips"])


def counties_in_doubt(load: Load, day: str) -> float:
    """For how many counties nobody can say whether their limit was in force on a day."""
    sure, possible = sure_and_possible(load, day)
    return float(len(possible - sure))


def ends_of_months(load: Load) -> tuple[str, ...]:
    """Days that a learner may set the map to in place of the dealt one."""
    return tuple(f"{day:%Y-%m-%d}" for day in pd.date_range("2010-12-31", "2016-12-31", freq="ME"))


def surely_limited(load: Load, deal: Deal) -> int:
    return len(sure_and_possible(load, deal.day)[0])


def maybe_limited(load: Load, deal: Deal) -> int:
    return len(set.union(*sure_and_possible(load, deal.day)))


def begin_in_doubt(load: Load, deal: Deal) -> pd.DataFrame:
    """The policies of all places that may have begun by the dealt day, and not surely."""
    known, on = load("local-policies"), pd.Timestamp(deal.day)
    begun = known["not_before"].isna() | (known["not_before"] <= on)
    return known[begun & (known["not_after"] > on) & (known["direction"] == "limits")]


def dated_counties_in_doubt(load: Load, deal: Deal) -> int:
    """Those in doubt without the counties whose earliest day is not known."""
    rows = begin_in_doubt(load, deal)
    dated = rows[rows["not_before"].notna() & rows["fips"].notna()]
    return len(set(dated["fips"]) - sure_and_possible(load, deal.day)[0])


def undated_counties(load: Load, deal: Deal) -> int:
    """Counties without an earliest day alone."""
    rows = begin_in_doubt(load, deal)
    return int(rows.loc[rows["not_before"].isna(), "fips"].nunique())


def last_day_in_doubt(load: Load, deal: Deal) -> int:
    """The same for someone to whom a limit of this month is not yet sure on the month's last day."""
    sure, possible = sure_and_possible(load, deal.day)
    begun_before = own_limits(load).query("not_after < @deal.day")["fips"]
    return len((sure | possible) - (sure & set(begun_before)))


def places_in_doubt(load: Load, deal: Deal) -> float:
    """Counties, cities and states together."""
    places = count_places(load("local-policies"), deal.day, "limits", ("county", "city", "state"))
    return float(places.possible - places.certain)


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
    about=about(counties_in_doubt, day=dealt("day", ends_of_months)),
    mistakes={
        "sure-ones": surely_limited,
        "all-that-may": maybe_limited,
        "sure-and-all-added": lambda load, deal: surely_limited(load, deal) + maybe_limited(load, deal),
        "places-for-counties": places_in_doubt,
        "policies-for-counties": lambda load, deal: int(begin_in_doubt(load, deal)["fips"].notna().sum()),
        "policies-of-all-places": lambda load, deal: len(begin_in_doubt(load, deal)),
        "blank-left-out": dated_counties_in_doubt,
        "blank-alone": undated_counties,
        "last-day-in-doubt": last_day_in_doubt,
        "on-or-before-at-any-time": lambda load: int(
            (load("local-policies")["precision"] == "on-or-before").sum()
        ),
        "no-earliest-day-at-any-time": lambda load: int(
            load("local-policies").query("precision == 'on-or-before'")["not_before"].isna().sum()
        ),
        "not-to-the-day-at-any-time": lambda load: int((own_limits(load)["precision"] != "day").sum()),
        "policies-of-all-sorts-at-any-time": lambda load: len(load("local-policies")),
        "limits-of-all-places-at-any-time": lambda load: len(
            load("local-policies").query("direction == 'limits'")
        ),
        "exact-day-at-any-time": lambda load: int((load("local-policies")["precision"] == "day").sum()),
        "policies-of-counties-at-any-time": lambda load: len(own_limits(load)),
        "limited-at-any-time": lambda load: own_limits(load)["fips"].nunique(),
        "percent-of-all": lambda load, deal: (
            100 * counties_in_doubt(load, deal.day) / maybe_limited(load, deal)
        ),
    },
    solution=in_doubt,
    range=(0, 300),
    tolerance=0.5,
    shown=0,
    uses=("day",),
    minutes=4,
    route="no-code",
)
