"""Same data, two headlines: opposite sentences, both true, from the same published counts."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from scomm.charts import bars
from scomm.explorers.denominators.published import (
    ICE_DASHBOARD,
    ICE_STATEMENT,
    OHSS,
    YEARS,
    annual,
    coverage,
    crossed,
    fiscal_year,
    months,
)
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import count, percent

GROUPS = {
    "removals": "All removals by ICE",
    "interior": "Interior removals by ICE",
    "arrests": "Arrests by ICE (ERO)",
}
SHORT = {"removals": "removals by ICE", "interior": "interior removals", "arrests": "arrests by ICE"}
PEOPLE = {
    "removals": "people removed by ICE",
    "interior": "people removed from the interior",
    "arrests": "people arrested by ICE",
}
COUNTED = {"conviction": "A conviction", "or-charges": "A conviction or pending charges"}
ROWS = {"removals": "Removals", "interior": "Interior", "arrests": "Arrests"}
WHAT = {"conviction": ", convicted", "or-charges": ", + charges"}
HAD = {"conviction": "a conviction", "or-charges": "a conviction or charges"}


@dataclass(frozen=True)
class Choice:
    """One way to count one year: how many people, and how many of them have what is counted."""

    counted: int
    total: int
    monthly: bool = False
    dashboard: bool = False

    @property
    def share(self) -> float:
        """The counted people as a share of all, 0 to 1."""
        return self.counted / self.total


def choice(group: str, counted: str, year: int) -> Choice | str:
    """The published numbers of one choice, or the reason why there are none."""
    if group == "interior":
        people = _interior(year)
        if people is None:
            return (
                "The kit has counts of interior removals by criminal record for FY2013–14 (from ICE) and FY2021–24 "
                f"(from its dashboard), none for FY{year}."
            )
    elif group == "removals":
        people = annual("ero-removals", "criminality", year) or _all_places(year)
    else:
        people = annual("ero-arrests", "criminality", year)
        if not people:
            return (
                "DHS's monthly tables begin in FY2014. For FY2013 there is only ICE's own count of removals."
            )
    if counted == "conviction":
        number = people["convicted"]
    elif "pending-charges" in people:
        number = people["convicted"] + people["pending-charges"]
    else:
        return f"For FY{year} pending charges were not published apart for this group. They are unknown, not zero."
    both = crossed(year)
    if group == "interior" and both is not None:
        return Choice(
            number,
            people["total"],
            dashboard=both.source == "dashboard",
        )
    return Choice(number, people["total"], monthly=year >= 2014)


def _interior(year: int) -> dict[str, int] | None:
    """Removals after an ICE arrest, or from the interior, by criminal record."""
    both = crossed(year)
    if both is None:
        return None
    place = "ice" if both.source == "dashboard" else "interior"
    return {**both.people[place], "total": both.total(place)}


def _all_places(year: int) -> dict[str, int]:
    """All removals by criminal record where ICE's own statement is the only source: FY2013."""
    both = crossed(year)
    assert both is not None, f"no source for FY{year}"
    convicted = sum(people["convicted"] for people in both.people.values())
    return {"convicted": convicted, "total": both.published_total}


def _draw(state: State) -> View:
    group, counted, year = str(state["group"]), str(state["counted"]), int(state["year"])
    rows = {(g, c): choice(g, c, year) for g in GROUPS for c in COUNTED}
    here = rows[group, counted]
    assert isinstance(here, Choice), "a state that does not exist is never drawn"
    when, without = fiscal_year(year, monthly=here.monthly), here.total - here.counted
    known = {key: row for key, row in rows.items() if isinstance(row, Choice)}
    table = pd.DataFrame(
        {
            "Choice": [ROWS[g] + WHAT[c] for g, c in rows],
            "People counted": pd.array([_known(row, "counted") for row in rows.values()], dtype="Int64"),
            "Out of": pd.array([_known(row, "total") for row in rows.values()], dtype="Int64"),
            "Share (%)": [
                round(100 * row.share, 1) if isinstance(row, Choice) else None for row in rows.values()
            ],
            "Chosen": ["yes" if key == (group, counted) else "no" for key in rows],
        }
    )
    share, rest = percent(here.share), percent(without / here.total)
    chart = bars(
        table,
        "Choice",
        "Share (%)",
        labels=[
            f"{percent(row.share)} of {count(row.total)}" if isinstance(row, Choice) else ""
            for row in rows.values()
        ],
        strong=[key == (group, counted) for key in rows],
        share=True,
        finding=f"{when}, {SHORT[group]}: {share} with {HAD[counted]}, {rest} without",
        units="% of each row (+ charges: or pending charges)",
        source=_sources(year),
    )
    return View(chart, "\n".join(_told(group, counted, year, here, known)))


def _told(
    group: str, counted: str, year: int, here: Choice, known: dict[tuple[str, str], Choice]
) -> list[str]:
    when, without = fiscal_year(year, monthly=here.monthly), here.total - here.counted
    out_of = f"{count(here.total)} on the dashboard" if here.dashboard else count(here.total)
    had = {"conviction": "a conviction", "or-charges": "a conviction or pending charges"}[counted]
    had_not = {"conviction": "no conviction", "or-charges": "neither a conviction nor pending charges"}[
        counted
    ]
    low, high = min(known.values(), key=lambda row: row.share), max(known.values(), key=lambda row: row.share)
    told = [
        f"To stress convictions, one can fairly write: “{when}: {percent(here.share)} of {PEOPLE[group]} had {had} "
        f"({count(here.counted)} of {out_of}).”",
        f"To stress the others: “{when}: {percent(without / here.total)} of {PEOPLE[group]} had {had_not} "
        f"({count(without)} of {out_of}).”",
        f"The {len(known)} choices published for FY{year} give from {percent(low.share)} to {percent(high.share)}"
        + (
            "; the interior ones rest on a partial count."
            if any(row.dashboard for row in known.values())
            else "."
        ),
    ]
    if group == "interior":
        told.append(_said_of_interior(year, here))
    if year >= 2014 and months(year) < 12:
        told.append(f"DHS's monthly tables cover {months(year)} months of FY{year}, ICE's dashboard all 12.")
    return told


def _said_of_interior(year: int, here: Choice) -> str:
    if not here.dashboard:
        return "Interior means here: apprehended inside the country, by ICE's own count."
    counted_by_dhs = annual("ero-removals", "arresting-agency", year)["ice"]
    shown = (
        f"It shows {count(here.total)} of the {count(counted_by_dhs)} such removals that DHS counted "
        f"({percent(here.total / counted_by_dhs)})"
        if months(year) == 12
        else f"From October to August it shows {coverage('ice', year)} of the {count(counted_by_dhs)} such removals that DHS counted"
    )
    return f"Interior means here: ICE made the arrest, by ICE's dashboard. {shown}, and not a fair sample of them."


def _sources(year: int) -> str:
    if year < 2014:
        return ICE_STATEMENT.format(year=year)
    if crossed(year) is None:
        return OHSS
    return f"{OHSS} Interior: {ICE_STATEMENT.format(year=year) if year == 2014 else ICE_DASHBOARD}"


def _known(row: Choice | str, part: str) -> int | None:
    return getattr(row, part) if isinstance(row, Choice) else None


def _absent(state: State) -> str:
    found = choice(str(state["group"]), str(state["counted"]), int(state["year"]))
    return found if isinstance(found, str) else ""


def _at(group: str, counted: str, year: int) -> State:
    return {"group": group, "counted": counted, "year": year}


EXPLORER = Explorer(
    id="same-data-two-headlines",
    title="Same data, two headlines",
    question="How can both headlines be true?",
    controls=(
        Control("group", "Out of whom", tuple(GROUPS), GROUPS),
        Control("counted", "What counts", tuple(COUNTED), COUNTED),
        Control("year", "Fiscal year", YEARS, {year: fiscal_year(year) for year in YEARS}),
    ),
    draw=_draw,
    absent=_absent,
    start=_at("removals", "conviction", 2014),
    scenes={
        "All removals, FY2014": _at("removals", "conviction", 2014),
        "Only the interior, FY2014": _at("interior", "conviction", 2014),
        "Arrests instead of removals, FY2014": _at("arrests", "conviction", 2014),
        "All removals, FY2024": _at("removals", "conviction", 2024),
        "With pending charges, FY2024": _at("removals", "or-charges", 2024),
        "Only the interior, with charges, FY2024": _at("interior", "or-charges", 2024),
        "Arrests with charges, FY2023": _at("arrests", "or-charges", 2023),
        "With pending charges, FY2022": _at("removals", "or-charges", 2022),
    },
)
