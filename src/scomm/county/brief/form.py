"""The form of a brief as plain values: what stands in its fields, what can be chosen, and what Python says of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import lessonkit.claims as claims
from lessonkit.claims import shared_ledger
from lessonkit.data import load
from lessonkit.data.describing import describe
from lessonkit.data.registry import names
from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from scomm.county.brief.charts import controls, menu
from scomm.county.brief.making import Made, made
from scomm.county.brief.parts import (
    FULL,
    MOST_WORDS,
    PROSE,
    SIZES,
    TIES,
    Brief,
    BriefChart,
    BriefClaim,
    OwnChart,
    Pin,
    Size,
)
from scomm.county.brief.reading import read_brief, written
from scomm.county.dossiers.gather import dossier

say = sentences_beside(__file__)

MOST_ROWS = 300
"""So many rows of a chart's table are offered for a note; of a longer one a row can be typed."""


def fields_of(brief: Brief) -> dict[str, Any]:
    """What stands in the fields: plain values that a script can show and send back."""
    return {
        "county": brief.county,
        "size": brief.size.name,
        "prose": dict(zip(PROSE, brief.prose, strict=True)),
        "charts": [
            {
                "explorer": "own" if one.own else one.explorer,
                "chosen": dict(one.chosen),
                "row": one.pin.row,
                "across": one.pin.across,
                "down": one.pin.down,
                "words": one.pin.words,
            }
            for one in brief.charts
        ],
        "claims": [
            {
                "tie": one.tie,
                "key": one.key,
                "column": one.column,
                "where": "; ".join(f"{name}={value}" for name, value in one.where),
                "words": one.words,
            }
            for one in brief.claims
        ],
    }


def brief_of(fields: object, own: OwnChart | None = None) -> Brief:
    """The brief in the fields, whatever a page sent: what is no text is taken for empty."""
    given = fields if isinstance(fields, dict) else {}
    size = SIZES.get(_text(given.get("size")), FULL)
    charts = [_chart(one, own) for one in _list(given.get("charts"), size.charts)]
    claims = [_claim(one) for one in _list(given.get("claims"), size.claims)]
    prose = given.get("prose")
    said = tuple(_text(prose.get(part)) if isinstance(prose, dict) else "" for part in PROSE)
    brief = Brief(_text(given.get("county")), tuple(charts), tuple(claims), said, size)
    return read_brief(written(brief))  # as it will be read from the cell


def told(brief: Brief, own: OwnChart | None = None) -> dict[str, Any]:
    """What the form shows beside its fields: menus, rows, recomputed numbers, and what is to be mended."""
    now = made(brief)
    return {
        "text": written(brief),
        "charts": [
            {
                "controls": controls(one, now.county),
                "rows": list(drawn.picture.rows[:MOST_ROWS]) if drawn.picture else [],
                "finding": drawn.picture.finding if drawn.picture else "",
            }
            for one, drawn in zip(brief.charts, now.charts, strict=True)
        ],
        "claims": [
            {"said": drawn.said, "columns": _columns(one.key) if one.tie == "cell" else []}
            for one, drawn in zip(brief.claims, now.claims, strict=True)
        ],
        "facts": _facts(now),
        "problems": [[one.part, one.words, one.is_remark] for one in now.problems],
        "whole": now.is_whole,
        "state": f"{now.standing} "
        + say(
            "form.whole" if now.is_whole else "form.mend", n=sum(not one.is_remark for one in now.problems)
        ),
    }


def fixed(own: OwnChart | None, size: Size = FULL) -> dict[str, Any]:
    """What is the same all the time: words, explorers, datasets, the ledger and how long each part may be.

    `explorers` are those that know a place, and an own chart; `others` are offered once they are asked for.
    """
    of_places, others = menu()
    return {
        "words": say.group("form"),
        "explorers": [*of_places, *([("own", own.title)] if own else [])],
        "others": others,
        "datasets": list(names()),
        "ledger": _ledger(),
        "ties": list(TIES),
        "most": MOST_WORDS,
        "prose": list(size.prose),
        "labels": {part: say(f"heading.{part.replace(' ', '-')}") for part in PROSE if part != "title"},
    }


@cache
def _ledger() -> list[list[str]]:
    return [
        [one.id, one.sentence.format(value=claims.say(one, load))]
        for one in shared_ledger()
        if one.prints != "finding"
    ]


def _facts(now: Made) -> list[list[str]]:
    try:
        known = dossier(now.brief.county)
    except KitError:
        return []
    return [[fact.id, f"{fact.label}: {fact.said}"] for fact in known.facts if not fact.is_gap]


def _columns(dataset: str) -> list[str]:
    return list(describe(dataset).columns) if dataset in names() else []


def _chart(one: dict[str, Any], own: OwnChart | None) -> BriefChart:
    pin = Pin(_text(one.get("row")).replace("|", "/"), _percent(one.get("across")), _percent(one.get("down")), _text(one.get("words")))  # fmt: skip
    if one.get("explorer") == "own" and own is not None:
        return BriefChart(own=own, pin=pin)
    chosen = one.get("chosen")
    pairs = (
        tuple((_text(key), _text(value)) for key, value in chosen.items()) if isinstance(chosen, dict) else ()
    )
    return BriefChart(_text(one.get("explorer")), pairs, None, pin)


def _claim(one: dict[str, Any]) -> BriefClaim:
    where = tuple(
        (key.strip(), value.strip())
        for key, equals, value in (part.partition("=") for part in _text(one.get("where")).split(";"))
        if equals and key.strip()
    )
    tie = _text(one.get("tie"))
    of_cell = tie == "cell"
    return BriefClaim(tie, _text(one.get("key")), _text(one.get("column")) if of_cell else "", where if of_cell else (), _text(one.get("words")))  # fmt: skip


def _list(given: object, n: int) -> list[dict[str, Any]]:
    items = given if isinstance(given, list) else []
    return [one if isinstance(one, dict) else {} for one in [*items[:n], *[{}] * (n - len(items[:n]))]]


def _text(given: object) -> str:
    return " ".join(given.split()) if isinstance(given, str) else ""


def _percent(given: object) -> int:
    return max(0, min(100, int(given))) if isinstance(given, int | float) and given == given else 50


def with_county(brief: Brief, county: str) -> Brief:
    """The brief, on this county where it names none."""
    return brief if brief.county else replace(brief, county=county)
