"""Who lived in the county about 2010: all, born abroad, Hispanic, and not citizens, with their margin of error."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lessonkit.language import sentences_beside
from scomm.county.dossiers.facts import Fact, Section
from scomm.county.dossiers.pictures import Strip, shares_picture
from scomm.county.dossiers.rollout import TABLE
from scomm.county.dossiers.tables import Place, shares

say = sentences_beside(__file__)


def people(place: Place) -> Section:
    """The section of the people."""
    row = place.row
    whose = "" if row.figures in ("own", "none") else say(f"figures.{row.figures}")
    facts = [
        _count("population", row.population_2010, say("gap.population"), whose),
        _percent("foreign-born", row.foreign_born_pct, whose),
        _percent("hispanic", row.hispanic_pct, whose),
    ]
    words = [say("people.when")]
    if pd.isna(row.noncitizens):
        small = str(row.noncitizens_under_10) == "True"
        why = say("gap.noncitizens-small" if small else "gap.noncitizens")
        facts += [_gap("noncitizens", why), _gap("noncitizens-per-100", why)]
        return Section("people", say("heading.people"), tuple(facts), tuple(words))
    count, margin = int(row.noncitizens), int(row.noncitizens_moe)
    facts.append(
        Fact("noncitizens", say("label.noncitizens"), f"{count:,} ± {margin:,}", TABLE, count)
    )  # fmt: skip
    words.append(say("people.wide" if margin > count else "people.margin"))
    words.append(say("people.noncitizens"))
    if pd.isna(row.population_2010):
        facts.append(_gap("noncitizens-per-100", say("gap.population")))
        return Section("people", say("heading.people"), tuple(facts), tuple(words))
    per_100 = 100 * count / int(row.population_2010)
    facts.append(
        Fact("noncitizens-per-100", say("label.noncitizens-per-100"), f"{per_100:.1f}", TABLE, per_100, "percent")
    )  # fmt: skip
    margin_per_100 = 100 * margin / int(row.population_2010)
    return Section(
        "people",
        say("heading.people"),
        tuple(facts),
        tuple(words),
        draw=lambda: (_picture(place, per_100, margin_per_100),),
    )


def _picture(place: Place, per_100: float, margin: float) -> Strip:
    of_state, of_all = (
        100 * non / everyone for everyone, non in (shares().get(place.state, (1.0, 0.0)), shares()["US"])
    )
    return shares_picture(place.label, place.state, per_100, margin, of_state, of_all)


def _count(id: str, value: Any, gap: str, note: str) -> Fact:
    if pd.isna(value):
        return _gap(id, gap)
    return Fact(id, say(f"label.{id}"), f"{int(value):,}", TABLE, int(value), note=note)


def _percent(id: str, value: float, note: str) -> Fact:
    if pd.isna(value):
        return _gap(id, say("gap.shares"))
    return Fact(id, say(f"label.{id}"), f"{value:.1f}%", TABLE, float(value), "percent", note=note)


def _gap(id: str, why: str) -> Fact:
    return Fact(id, say(f"label.{id}"), why, TABLE)
