"""The folded pictures of a threshold: the scores that it cuts, and its point on the curve of errors."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from lessonkit.charts.marks import Curve, Curves, Cut, Dash, Heap, Here
from lessonkit.charts.marks.scales import Marked
from lessonkit.language import count, sentences_beside
from scomm.explorers.match_threshold.thresholds import VALUES, written
from scomm.explorers.synthetic_prints.scores import CONDITIONS, by_score, curve, errors
from scomm.fingerprints.errors_of_matching import LEAST_ERRORS

say = sentences_beside(__file__)

DASHES: dict[str, Dash] = {"easy": "dot", "medium": "solid", "hard": "dash"}
HEIGHT = 374
"""Of the curve of errors, in pixels: as high as the scores beside it."""
_DEEPEST = {"across": 5, "up": 2}
"""The rarest errors that are named on the axes: 1 in 100,000 by mistake, 1 in 100 missed."""


@cache
def _by_point(conditions: str) -> dict[str, tuple[int, ...]]:
    """Comparisons by whole points of score, up to the last ten that occur under any conditions."""
    table = by_score(conditions)
    points = table.groupby(np.floor(table["score"]).astype(int))[["mates", "non_mates"]].sum()
    every = points.reindex(range(_end()), fill_value=0)
    return {kind: tuple(int(n) for n in every[kind]) for kind in ("mates", "non_mates")}


@cache
def _end() -> int:
    """Where the axis of scores ends: at the first ten that no score reaches."""
    tables = [by_score(one) for one in CONDITIONS]
    highest = max(float(one.loc[one["mates"] + one["non_mates"] > 0, "score"].max()) for one in tables)
    return 10 * (math.floor(highest / 10) + 1)


@cache
def _most(kind: str) -> int:
    """The highest bar under any conditions: the scale is the same under all."""
    return max(max(_by_point(one)[kind]) for one in CONDITIONS)


def heaps(conditions: str, threshold: float) -> Cut:
    """The scores of the same finger above those of different ones, cut at the threshold."""
    here, counts = errors(conditions, threshold), _by_point(conditions)
    return Cut(
        follows="threshold",
        fold=say("fold"),
        values=VALUES,
        heaps=(
            Heap(
                say("heaps.same", n=here.mates),
                counts["mates"],
                "below",
                say("heaps.missed", n=here.misses),
                say("heaps.found", n=here.mates - here.misses),
                _most("mates"),
            ),
            Heap(
                say("heaps.different", n=here.non_mates),
                counts["non_mates"],
                "above",
                say("heaps.apart", n=here.non_mates - here.false_matches),
                say("heaps.by-mistake", n=here.false_matches),
                _most("non_mates"),
            ),
        ),
        ticks=tuple((float(at), str(at)) for at in range(0, _end() + 1, 10)),
        name=say("heaps.name", here=here, threshold=threshold),
        across=say("heaps.across"),
        up=say("heaps.up"),
        stamp=say("stamp"),
    )


def errors_curve(conditions: str, threshold: float) -> Curves:
    """The curve of errors under each of the conditions, and the point of the threshold, on axes of tenfold steps.

    A point is drawn only where enough errors of each kind stand behind it.
    """
    here = errors(conditions, threshold)
    few = [
        kind for kind, n in (("missed", here.misses), ("by-mistake", here.false_matches)) if n < LEAST_ERRORS
    ]
    return Curves(
        curves=tuple(
            Curve(
                say(f"curve.{one}"),
                _points(one),
                "accent" if one == conditions else "edge",
                DASHES[one],
            )
            for one in sorted(CONDITIONS, key=lambda one: one == conditions)
        ),
        here=None
        if few
        else Here(_place(here.fmr, here.fnmr), say("curve.here", threshold=written(threshold))),
        without=say(f"curve.without.{'-and-'.join(few)}", here=here, least=LEAST_ERRORS) if few else "",
        ticks=_tenfold("across"),
        levels=_tenfold("up"),
        start=_place(LEAST_ERRORS / here.non_mates, LEAST_ERRORS / here.mates),
        across=say("curve.across"),
        up=say("curve.up"),
        name=say("curve.name", conditions=say(f"curve.{conditions}"), least=LEAST_ERRORS),
        stamp=say("stamp"),
        fold=say("fold"),
        height=HEIGHT,
        wide=False,
    )


def _points(conditions: str) -> tuple[tuple[float, float], ...]:
    found = curve(conditions)
    return tuple(
        _place(fmr, fnmr) for fmr, fnmr in zip(found.fmr[found.drawn], found.fnmr[found.drawn], strict=True)
    )


def _place(fmr: float, fnmr: float) -> tuple[float, float]:
    return round(math.log10(fmr), 3), round(math.log10(fnmr), 3)


def _tenfold(axis: str) -> tuple[Marked, ...]:
    """From the rarest to every time, ten times as often at each step."""
    return tuple((float(-power), count(10**power)) for power in range(_DEEPEST[axis], -1, -1))
