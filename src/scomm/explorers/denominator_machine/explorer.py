"""Denominator machine: the same question, asked of arrests, book-ins and removals."""

from __future__ import annotations

import pandas as pd

from scomm.charts import bars, stacked_bars
from scomm.explorers.denominator_machine.words import (
    GROUPS,
    KINDS,
    OFFICIAL,
    ROWS,
    SPLITS,
    TABLES,
    UNIVERSES,
    absent,
)
from scomm.explorers.denominators.published import (
    AGENCIES,
    ICE_DASHBOARD,
    ICE_STATEMENT,
    OHSS,
    YEARS,
    Crossed,
    annual,
    crossed,
    fiscal_year,
    months,
    shown_of,
)
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import count, percent

_STRONG = {"convicted", "cbp", "ice", *KINDS[:3]}
"""The rows that the finding speaks of; of the countries it is the first one."""


def _draw(state: State) -> View:
    universe, split, year = str(state["universe"]), str(state["split"]), int(state["year"])
    both = crossed(year) if split == "agency-conviction" else None
    return _draw_crossed(both, year) if both else _draw_split(universe, split, year)


def _draw_split(universe: str, split: str, year: int) -> View:
    counts = annual(universe, TABLES.get(split, split), year)
    total, when, people = counts["total"], fiscal_year(year), UNIVERSES[universe].people
    parts = _parts(split, counts)
    table = pd.DataFrame(
        {
            "Group": [GROUPS.get(name, name) for name in parts],
            "People": list(parts.values()),
            "Share (%)": [round(100 * number / total, 1) for number in parts.values()],
        }
    )
    if "criminality" in (split, TABLES.get(split)):
        table["Official label"] = [f"“{OFFICIAL[name]}”" for name in parts]
    finding, sentence = (
        _say_kinds(parts, total, when, people, UNIVERSES[universe].events)
        if split == "conviction-kind"
        else _SAY[split](parts, total, when, people)
    )
    chart = bars(
        table,
        "Group",
        "Share (%)",
        labels=[f"{count(number)} ({percent(number / total)})" for number in parts.values()],
        strong=[
            name in _STRONG or (split == "citizenship" and place == 0) for place, name in enumerate(parts)
        ],
        share=True,
        finding=finding,
        units=f"% of {count(total)} {people}",
        source=OHSS,
    )
    told = [
        sentence,
        f"The denominator is {UNIVERSES[universe].denominator}. One person can count more than once.",
    ]
    if months(year) < 12:
        told.append(
            f"FY{year} is {months(year)} months here: compare its shares, not its counts, with other years."
        )
    return View(chart, "\n".join(told))


def _parts(split: str, counts: dict[str, int]) -> dict[str, int]:
    if split == "criminality":
        names = ["convicted", "pending-charges", "other-violator"]
        return {
            name: counts[name] for name in (names if names[1] in counts else ["convicted", "not-convicted"])
        }
    if split == "conviction-kind":
        return {name: counts[name] for name in (*KINDS, "not-convicted")}
    if split == "arresting-agency":
        return {"cbp": counts["cbp"], "ice": counts["ice"]}
    named = {name: number for name, number in counts.items() if name not in ("total", "Other")}
    ordered = dict(sorted(named.items(), key=lambda item: -item[1]))
    return {**ordered, "Other": counts["Other"]}


def _say_record(parts: dict[str, int], total: int, when: str, people: str) -> tuple[str, str]:
    with_one = parts["convicted"]
    finding = f"{when}: {percent(with_one / total)} of {people} had a conviction"
    sentence = f"In {when}, {count(with_one)} of {count(total)} {people} had a conviction: {percent(with_one / total)}. "
    if "pending-charges" in parts:
        pending, neither = parts["pending-charges"], parts["other-violator"]
        return finding, sentence + (
            f"Another {count(pending)} ({percent(pending / total)}) had only pending charges, "
            f"and {count(neither)} ({percent(neither / total)}) had neither."
        )
    without = parts["not-convicted"]
    return finding, sentence + (
        f"The other {count(without)} ({percent(without / total)}) had none; "
        "how many of them had pending charges is not printed."
    )


def _say_kinds(parts: dict[str, int], total: int, when: str, people: str, events: str) -> tuple[str, str]:
    share = {name: percent(number / total) for name, number in parts.items()}
    aggravated, felony, misdemeanor, other = (f"{count(parts[kind])} ({share[kind]})" for kind in KINDS)
    return (
        f"{when}, {events}: {share[KINDS[0]]} aggravated felony, {share[KINDS[1]]} other felony, "
        f"{share[KINDS[2]]} misdemeanor",
        f"In {when}, of {count(total)} {people} DHS counted {aggravated} with an aggravated felony, {felony} with "
        f"another felony, {misdemeanor} with a misdemeanor and {other} with another or an unknown kind. "
        f"{count(parts['not-convicted'])} ({share['not-convicted']}) had no conviction.\n"
        "An aggravated felony is a crime on a list in immigration law; some on the list are neither aggravated nor "
        "felonies under state law.",
    )


def _say_agency(parts: dict[str, int], total: int, when: str, people: str) -> tuple[str, str]:
    cbp, ice = parts["cbp"], parts["ice"]
    return f"{when}: CBP had arrested {percent(cbp / total)} of {people}, ICE {percent(ice / total)}", (
        f"In {when}, the border agency CBP had arrested {count(cbp)} of {count(total)} {people} "
        f"({percent(cbp / total)}), ICE {count(ice)} ({percent(ice / total)}). A small remainder is not printed."
    )


def _say_citizenship(parts: dict[str, int], total: int, when: str, people: str) -> tuple[str, str]:
    (first, most), (second, next_most), *_ = parts.items()
    return f"{when}: {percent(most / total)} of {people} were citizens of {first}", (
        f"In {when}, {count(most)} of {count(total)} {people} were citizens of {first} ({percent(most / total)}), "
        f"{count(next_most)} of {second} ({percent(next_most / total)}). DHS names ten countries; "
        f"{count(parts['Other'])} ({percent(parts['Other'] / total)}) came from all others."
    )


_SAY = {"criminality": _say_record, "arresting-agency": _say_agency, "citizenship": _say_citizenship}


def _draw_crossed(both: Crossed, year: int) -> View:
    names = list(next(iter(both.people.values())))
    rows = []
    for agency, people in both.people.items():
        total = both.total(agency)
        shares = {f"{GROUPS[name]} (%)": round(100 * people[name] / total, 1) for name in names}
        rows.append(
            {"Group": ROWS[agency], "Everyone": total, **{GROUPS[n]: people[n] for n in names}, **shares}
        )
    one, other = both.people
    (with_one, all_one), (with_other, all_other) = (
        (both.people[agency]["convicted"], both.total(agency)) for agency in (one, other)
    )
    dashboard = both.source == "dashboard"
    where = (
        ("arrested by ICE", "arrested by CBP")
        if dashboard
        else ("removed from the interior", "removed at the border")
    )
    other_place = "by CBP" if dashboard else "at the border"
    chart = stacked_bars(
        pd.DataFrame(rows),
        "Group",
        {f"{GROUPS[name]} (%)": GROUPS[name] for name in names},
        finding=f"FY{year}: {percent(with_one / all_one)} of those {where[0]} had a conviction, "
        f"{percent(with_other / all_other)} {other_place}",
        units="% of the people in each row",
        source=ICE_DASHBOARD if dashboard else ICE_STATEMENT.format(year=year),
    )
    among = "among the removals that ICE's dashboard shows, " if dashboard else ""
    told = [
        f"In FY{year}, {among}{count(with_one)} of {count(all_one)} people {where[0]} had a conviction "
        f"({percent(with_one / all_one)}), and {count(with_other)} of {count(all_other)} {where[1]} "
        f"({percent(with_other / all_other)}).",
        "There are two denominators: each row is a share of its own people.",
    ]
    if dashboard:
        told += [shown_of(agency, year) for agency in AGENCIES]
        told.append(
            "What the dashboard leaves out is not a fair sample, so more than such a range can't be said."
        )
    return View(chart, "\n".join(told))


def _at(universe: str, split: str, year: int) -> State:
    return {"universe": universe, "split": split, "year": year}


EXPLORER = Explorer(
    id="denominator-machine",
    title="Denominator machine",
    question="Who is counted, and out of whom?",
    controls=(
        Control("universe", "Count", tuple(UNIVERSES), {id: one.name for id, one in UNIVERSES.items()}),
        Control("split", "Split by", tuple(SPLITS), SPLITS),
        Control("year", "Fiscal year", YEARS, {year: fiscal_year(year) for year in YEARS}),
    ),
    draw=_draw,
    absent=lambda state: absent(str(state["universe"]), str(state["split"]), int(state["year"])),
    start=_at("ero-removals", "criminality", 2014),
    scenes={
        "Removals by ICE, FY2014": _at("ero-removals", "criminality", 2014),
        "Arrests by ICE, FY2014: a higher share": _at("ero-arrests", "criminality", 2014),
        "Who had made the arrests, FY2014": _at("ero-removals", "arresting-agency", 2014),
        "Interior and border, FY2014: published together": _at("ero-removals", "agency-conviction", 2014),
        "Removals by ICE, FY2024: a lower share": _at("ero-removals", "criminality", 2024),
        "Kinds of conviction, FY2023": _at("ero-removals", "conviction-kind", 2023),
        "Book-ins, FY2024": _at("ice-bookins", "criminality", 2024),
        "Removals by all of DHS, FY2019": _at("dhs-removals", "criminality", 2019),
        "The dashboard, FY2021: what a partial count shows": _at("ero-removals", "agency-conviction", 2021),
        "Citizenship of the people removed, FY2023": _at("ero-removals", "citizenship", 2023),
    },
)
