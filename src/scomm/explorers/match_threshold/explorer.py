"""Match threshold: where a score begins to count as a match, and what that costs on either side."""

from __future__ import annotations

from functools import cache

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.data.source_line import source_line
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside
from scomm.explorers.match_threshold.pictures import errors_curve, heaps
from scomm.explorers.match_threshold.thousand import fields, of_thousand
from scomm.explorers.match_threshold.thresholds import THRESHOLDS, conditions_of, written
from scomm.explorers.synthetic_prints.scores import CONDITIONS, SCORES, curve, errors
from scomm.fingerprints.errors_of_matching import LEAST_ERRORS

say = sentences_beside(__file__)

_COLUMNS = say.group("columns")
ROWS = range(10, 41)
"""Thresholds of the table, beside the one that is chosen."""


def _draw(state: State) -> View:
    conditions, threshold = conditions_of(state)
    here = errors(conditions, threshold)
    missed, wrong = of_thousand(here.misses, here.mates), of_thousand(here.false_matches, here.non_mates)
    counted = {"threshold": threshold, "missed": missed.said, "wrong": wrong.said}
    picture = Picture(
        finding=say("finding", **counted),
        of=say("of", conditions=say(f"pressed.{conditions}")),
        marks=(*fields(here), heaps(conditions, threshold), errors_curve(conditions, threshold)),
        spoken=say(
            "spoken.said",
            threshold=threshold,
            missed=say(f"spoken.missed.{missed.kind}", n=missed.n),
            wrong=say(f"spoken.wrong.{wrong.kind}", n=wrong.n),
        ),
        units=say("units"),
        source=source_line([SCORES]),
        alt=_described(conditions, {**counted, "errors": say("alt-errors") if missed.n or wrong.n else ""}),
        table=_table(conditions, threshold),
        formats={_COLUMNS["misses"]: "count", _COLUMNS["false"]: "count", _COLUMNS["fnmr"]: "one decimal"},
    )
    told = [say("told.counts", here=here), _one_point(conditions, threshold)]
    told.append(say("told.trade", **{one: errors(one, threshold) for one in CONDITIONS}))
    return View(
        picture,
        "\n".join([*told, say("told.curve", least=LEAST_ERRORS), *_no_curve(), say("told.synthetic")]),
    )


def _one_point(conditions: str, threshold: float) -> str:
    """What a threshold one point higher would cost and save, and one that is lower."""
    lower, here, higher = (errors(conditions, threshold + step) for step in (-1, 0, 1))
    return say(
        "told.one-point",
        missed=higher.misses - here.misses,
        saved=here.false_matches - higher.false_matches,
        found=here.misses - lower.misses,
        added=lower.false_matches - here.false_matches,
    )


def _no_curve() -> list[str]:
    """The conditions that nowhere have enough errors of both kinds, if there are any."""
    without = [say(f"pressed.{one}") for one in CONDITIONS if not curve(one).drawn.any()]
    return [say("told.no-curve", conditions=without)] if without else []


def _described(conditions: str, counted: dict[str, object]) -> str:
    found = curve(conditions)
    middles = (int(abs(counts - of / 2).argmin()) for counts, of in (
        (found.misses, found.mates), (found.non_mates - found.false_matches, found.non_mates)))  # fmt: skip
    mates, others = (float(found.threshold[place]) for place in middles)
    return say("alt", mates=mates, others=others, **counted)


@cache
def _table(conditions: str, threshold: float) -> pd.DataFrame:
    rows = sorted({float(one) for one in ROWS} | {threshold})
    found = [errors(conditions, one) for one in rows]
    return pd.DataFrame(
        {
            _COLUMNS["threshold"]: [written(one) for one in rows],
            _COLUMNS["misses"]: [one.misses for one in found],
            _COLUMNS["fnmr"]: [100 * one.fnmr for one in found],
            _COLUMNS["false"]: [one.false_matches for one in found],
            _COLUMNS["fmr"]: [100_000 * one.fmr for one in found],
        }
    )


def _at(conditions: str, threshold: str) -> State:
    return {"conditions": conditions, "threshold": threshold}


EXPLORER = Explorer(
    id="match-threshold",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("conditions", say("controls.conditions.label"), CONDITIONS, say.group("controls.conditions")),
        Control("threshold", say("controls.threshold.label"), THRESHOLDS, slider=True, played=False),
    ),
    draw=_draw,
    start=_at("medium", "15"),
    roomiest=(_at("medium", "10"), _at("hard", "13.5"), _at("medium", "28.5")),
    scenes={
        say("scene.medium"): _at("medium", "18"),
        say("scene.low"): _at("medium", "14"),
        say("scene.high"): _at("medium", "24"),
        say("scene.none-by-mistake"): _at("medium", "30"),
        say("scene.easy"): _at("easy", "18"),
        say("scene.easy-high"): _at("easy", "30"),
        say("scene.hard"): _at("hard", "18"),
        say("scene.hard-low"): _at("hard", "14"),
    },
)
