"""Same data, two headlines: opposite sentences, both true, from the same published counts."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Answer, Answers, FrontPage, FrontPages
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside
from scomm.explorers.denominators.published import (
    ICE_DASHBOARD,
    OHSS,
    YEARS,
    annual,
    coverage,
    crossed,
    fiscal_year,
    ice_statement,
    months,
    spelled,
)
from scomm.explorers.same_data_two_headlines.choices import COUNTED, GROUPS, Choice, Key, choice

say = sentences_beside(__file__)

_COLUMNS = say.group("columns")


def _draw(state: State) -> View:
    group, counted, year = str(state["group"]), str(state["counted"]), int(state["year"])
    rows = {(g, c): choice(g, c, year) for g in GROUPS for c in COUNTED}
    here = rows[group, counted]
    assert isinstance(here, Choice), here
    known = {key: row for key, row in rows.items() if isinstance(row, Choice)}
    table = pd.DataFrame(
        {
            "choice": [say(f"row.{g}.{c}") for g, c in rows],
            "counted": pd.array([_known(row, "counted") for row in rows.values()], dtype="Int64"),
            "total": pd.array([_known(row, "total") for row in rows.values()], dtype="Int64"),
            "share": [
                round(100 * row.share, 1) if isinstance(row, Choice) else None for row in rows.values()
            ],
            "chosen": [
                say("label.chosen" if key == (group, counted) else "label.not-chosen") for key in rows
            ],
        }
    )
    key = (group, counted)
    other = _farthest(known, key)
    partial = any(row.dashboard for row in known.values())
    picture = Picture(
        finding=_finding(known, key, other, year),
        of=say("of-partial" if partial else "of", spelled=spelled(year, monthly=year >= 2014)),
        marks=(
            FrontPages(
                tuple(_front_page(*one, known[one], year) for one in (key, other)), name=say("page.both")
            ),
            _answers(rows, known, year, other),
        ),
        spoken=say(f"spoken.{counted}", people=say(f"people.{group}"), share=here.share, rest=here.rest),
        units=say("units.rows"),
        source=_sources(year),
        alt=say("alt-partial", alt=say("alt")) if partial else say("alt"),
        table=table.rename(columns=_COLUMNS),
        formats={_COLUMNS["share"]: "one decimal"},
    )
    return View(picture, "\n".join(_told(group, counted, year, here, known)))


def _farthest(known: Mapping[Key, Choice], key: Key) -> Key:
    """The published count of the same year whose share is farthest from this one's."""
    return max((one for one in known if one != key), key=lambda one: abs(known[one].share - known[key].share))


def _finding(known: Mapping[Key, Choice], key: Key, other: Key, year: int) -> str:
    """The two shares and what they count, and which of them rests on a partial count."""
    here, there = known[key], known[other]
    what, other_what = key[1], other[1]
    return say(
        "finding.same" if what == other_what else "finding.other",
        year=year,
        who=_who(key[0], here),
        share=here.share,
        had=say(f"had.{what}"),
        other_who=_who(other[0], there),
        other=there.share,
        other_had=say("had.or-charges-too" if other_what == "or-charges" else f"had.{other_what}"),
    )


def _who(group: str, row: Choice) -> str:
    return say(f"who.{group}-partial" if row.dashboard else f"who.{group}")


def _front_page(group: str, counted: str, row: Choice, year: int) -> FrontPage:
    """The headline that is true of one count."""
    return FrontPage(
        paper=say("page.counts", row=_inside(_row(group, counted, row))),
        headline=say(f"headline.with.{counted}", share=row.share, people=say(f"people.{group}")),
        numbers=say(
            f"page.numbers.{'partial' if row.dashboard else 'whole'}",
            when=fiscal_year(year, monthly=row.monthly),
            n=row.counted,
            total=row.total,
        ),
        share=row.share,
        unsure=row.dashboard,
    )


def _inside(words: str) -> str:
    """The name of a row inside a sentence."""
    return words[0].lower() + words[1:]


def _ranging(known: Mapping[Key, Choice], year: int) -> str:
    """From where to where the counts of a year run, and whether some of them are partial."""
    shares = [row.share for row in known.values()]
    which = "partial" if any(row.dashboard for row in known.values()) else "whole"
    return say(f"told.range.{which}", n=len(known), year=year, low=min(shares), high=max(shares))


def _answers(rows: Mapping[Key, Choice | str], known: Mapping[Key, Choice], year: int, other: Key) -> Answers:
    """The published counts of one year on one scale."""
    missing = [say(f"row.{g}.{c}") for g, c in rows if (g, c) not in known]
    heading, partial = (
        say("strip.heading", n=len(known), year=year),
        any(one.dashboard for one in known.values()),
    )
    return Answers(
        tuple(
            Answer(
                round(100 * row.share, 1),
                say("label.share", share=row.share),
                _row(g, c, row),
                {"group": GROUPS.index(g), "counted": COUNTED.index(c)},
                unsure=row.dashboard,
                other=(g, c) == other,
            )
            for (g, c), row in known.items()
        ),
        heading=say("strip.hatched", heading=heading) if partial else heading,
        missing=say("strip.missing", year=year, names=missing) if missing else "",
    )


def _row(group: str, counted: str, row: Choice) -> str:
    who = say(f"dot.group.{group}-partial" if row.dashboard else f"dot.group.{group}")
    return say("dot.row", group=who, counted=say(f"dot.counted.{counted}"))


def _told(group: str, counted: str, year: int, here: Choice, known: Mapping[Key, Choice]) -> list[str]:
    when, people = fiscal_year(year, monthly=here.monthly), say(f"people.{group}")
    n, rest, total = here.counted, here.total - here.counted, here.total
    variant = f"{counted}-on-dashboard" if here.dashboard else counted
    charges = "included" if (group, "or-charges") in known else "not-published"
    told = [
        say(
            f"told.turned.{counted}",
            people=people,
            share=here.rest,
            n=rest,
            total=total,
            charges=say(f"told.charges.{charges}"),
        ),
        say(f"told.with.{variant}", when=when, people=people, share=here.share, n=n, total=total),
        _ranging(known, year),
    ]
    if group == "interior":
        told.append(_said_of_interior(year, here))
    if year >= 2014 and months(year) < 12:
        told.append(say("told.short-year", months=months(year), year=year))
    return told


def _said_of_interior(year: int, here: Choice) -> str:
    if not here.dashboard:
        return say("told.interior.ice")
    everyone = annual("ero-removals", "arresting-agency", year)["ice"]
    if months(year) < 12:
        return say("told.interior.dashboard-to-august", coverage=coverage("ice", year), everyone=everyone)
    return say("told.interior.dashboard", n=here.total, everyone=everyone, share=here.total / everyone)


def _sources(year: int) -> str:
    if year < 2014:
        return ice_statement(year)
    if crossed(year) is None:
        return OHSS
    interior = ice_statement(year) if year == 2014 else ICE_DASHBOARD
    return say("source.with-interior", source=OHSS, interior=interior)


def _known(row: Choice | str, part: str) -> int | None:
    return getattr(row, part) if isinstance(row, Choice) else None


def _absent(state: State) -> str:
    found = choice(str(state["group"]), str(state["counted"]), int(state["year"]))
    return found if isinstance(found, str) else ""


def _at(group: str, counted: str, year: int) -> State:
    return {"group": group, "counted": counted, "year": year}


EXPLORER = Explorer(
    id="same-data-two-headlines",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("group", say("controls.group.label"), GROUPS, say.group("controls.group")),
        Control("counted", say("controls.counted.label"), COUNTED, say.group("controls.counted")),
        Control("year", say("controls.year.label"), YEARS, {year: fiscal_year(year) for year in YEARS}),
    ),
    draw=_draw,
    absent=_absent,
    sentence=say.group("reads")["sentence"],
    start=_at("arrests", "conviction", 2022),
    roomiest=(
        _at("interior", "or-charges", 2024),
        _at("removals", "conviction", 2014),
    ),
    scenes={
        say("scene.removals-2014"): _at("removals", "conviction", 2014),
        say("scene.interior-2014"): _at("interior", "conviction", 2014),
        say("scene.arrests-2014"): _at("arrests", "conviction", 2014),
        say("scene.removals-2024"): _at("removals", "conviction", 2024),
        say("scene.charges-2024"): _at("removals", "or-charges", 2024),
        say("scene.interior-charges-2024"): _at("interior", "or-charges", 2024),
        say("scene.arrests-charges-2023"): _at("arrests", "or-charges", 2023),
        say("scene.charges-2022"): _at("removals", "or-charges", 2022),
    },
)
