"""What every number earns in one exercise: stretches of numbers, each with the verdict that the judge gives there.

Nothing is judged here. The ends of a stretch are the last numbers that still count as the same answer, found by halving, and the judge
itself speaks of one number of each stretch. So a page that only looks a number up replies as the notebook does.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from msgspec import Struct

from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.coarse import coarse_places
from lessonkit.exercises.key.judge import Key, judge, key_for, tolerance_of
from lessonkit.exercises.key.nearly import places_besides, places_of
from lessonkit.exercises.key.neighbours import Neighbour
from lessonkit.exercises.kinds.number import in_figures, same_cell
from lessonkit.exercises.spec import Exercise, Load
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import answer

Span = tuple[float, float]
"""The lowest and the highest number of a stretch; both belong to it."""

VALUE = "{value}"
"""Where the number that was given stands in a reply."""
_STEP = 1234.5678
_MOST_TRIED = 200


class Stretches(Struct, frozen=True):
    """The verdict on each number: of `spans` in rising order, else on any other below, within or above the range that makes sense.

    The reply of a verdict may have the number itself in it, as `{value}`.
    """

    spans: tuple[tuple[float, float, Verdict], ...]
    below: Verdict
    within: Verdict
    above: Verdict
    range: Span


def stretches(exercise: Exercise, deal: Deal, load: Load) -> Stretches:
    """The verdicts of a number exercise with its key, for one deal; a `KitError` where a range leaves no number to try."""
    key = key_for(exercise, deal, load)
    known = list(_known(exercise, key))
    near = [_reach(*place) for right in key.right for place in places_of(exercise, right)]
    near += [_reach(*place) for _, wrong in key.mistakes for place in places_besides(exercise, wrong)]
    near += [_reach(at, 0.0) for _, wrong in key.mistakes for at in coarse_places(wrong)]
    ends = [(number, number) for number in (0.0, 1.0, 100.0)]
    verdict = partial(_judged, exercise, deal, load, key)
    return _of_spans(exercise, [*known, *near, *ends], verdict)


def stretches_without_key(exercise: Exercise, verdict: Callable[[float], Verdict]) -> Stretches:
    """The verdicts of a number exercise where no key is: below, within and above its range."""
    return _of_spans(exercise, [], verdict)


def _of_spans(exercise: Exercise, spans: list[Span], verdict: Callable[[float], Verdict]) -> Stretches:
    low, high = exercise.properties.range or (-math.inf, math.inf)
    starts = {low, high, _after(high)} | {at for a, b in spans for at in (a, _after(b))}
    cuts = sorted(number for number in starts if math.isfinite(number))
    pieces = [(cut, _before(after)) for cut, after in zip(cuts, [*cuts[1:], math.inf], strict=True)]
    found = [(a, b, verdict(a)) for a, b in pieces]
    others = {
        "below": _other(spans, verdict, low, -_STEP),
        "within": _other(spans, verdict, *_inside(low, high)),
        "above": _other(spans, verdict, high, _STEP),
    }

    def usual(at: float) -> Verdict:
        return _at(others["below" if at < low else "above" if at > high else "within"], at)

    kept = tuple((a, b, one) for a, b, one in found if one != usual(a))
    return Stretches(_joined(kept), others["below"], others["within"], others["above"], (low, high))


def _joined(spans: tuple[tuple[float, float, Verdict], ...]) -> tuple[tuple[float, float, Verdict], ...]:
    """Stretches side by side with one verdict made one."""
    joined: list[tuple[float, float, Verdict]] = []
    for a, b, one in spans:
        if joined and joined[-1][2] == one and _after(joined[-1][1]) == a:
            joined[-1] = (joined[-1][0], b, one)
        else:
            joined.append((a, b, one))
    return tuple(joined)


def _judged(exercise: Exercise, deal: Deal, load: Load, key: Key, number: float) -> Verdict:
    return judge(exercise, answer(number), deal, load, key)


def _known(exercise: Exercise, key: Key) -> Iterator[Span]:
    """Where the right numbers, the mistakes' and those of neighbours lie."""
    beside: list[Neighbour] = list(key.neighbours)
    for right in key.right:
        yield _around(right, exercise.tolerance)
    for mistake, value in key.mistakes:
        yield _around(value, tolerance_of(mistake, exercise))
    for one in beside:
        yield _around(one.value, exercise.tolerance)


def _around(wanted: float, tolerance: float) -> Span:
    """All numbers that are the same as one, within a tolerance.

    >>> _around(56.3, 0.05)[0] < 56.25 < 56.35 < _around(56.3, 0.05)[1] < 56.3500001
    True
    """
    wide = 2 * tolerance + 1e-9 * max(abs(wanted), 1)

    def same(number: float) -> bool:
        return same_cell(number, wanted, tolerance)

    return _edge(same, wanted, wanted - wide), _edge(same, wanted, wanted + wide)


def _reach(middle: float, wide: float) -> Span:
    """All numbers no more than so far from one."""

    def near(number: float) -> bool:
        return abs(number - middle) <= wide

    out = 2 * wide + 1e-9 * abs(middle)
    return _edge(near, middle, middle - out), _edge(near, middle, middle + out)


def _edge(holds: Callable[[float], bool], inside: float, outside: float) -> float:
    """The last number on the way from one inside to one outside of which something still holds."""
    inside, outside = float(inside), float(outside)
    while (middle := inside + (outside - inside) / 2) not in (inside, outside):
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    return inside


def _other(spans: list[Span], verdict: Callable[[float], Verdict], start: float, step: float) -> Verdict:
    """The verdict on a number from `start` on in steps that no stretch holds, with a place for the number where it is told."""
    if not math.isfinite(start):
        start = 0.0
    for n in range(1, _MOST_TRIED):
        number = start + n * step
        if not any(a <= number <= b for a, b in spans):
            return _with_place(verdict(number), number)
    raise KitError("Every number of a range is taken by a mistake.", do="Give the mistakes finer tolerances.")


def _inside(low: float, high: float) -> Span:
    """A start and a step that stay within a range; they are so odd that no mistake lies on them."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return 0.0, math.pi
    return low, (high - low) / (_MOST_TRIED + math.pi)


def _with_place(one: Verdict, number: float) -> Verdict:
    return _replaced(one, in_figures(number), VALUE)


def _at(one: Verdict, number: float) -> Verdict:
    return _replaced(one, VALUE, in_figures(number))


def _replaced(one: Verdict, old: str, new: str) -> Verdict:
    return replace(one, reply=one.reply.replace(old, new))


def _after(number: float) -> float:
    return math.nextafter(number, math.inf)


def _before(number: float) -> float:
    return math.nextafter(number, -math.inf)
