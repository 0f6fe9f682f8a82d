"""What every guess earns, and what is said once its data are shown: one sentence for each sort of guess, with places for its numbers.

A sort is where a guess and a confidence lie between the few numbers at which the kind's rules turn. The kind itself is asked about one
guess of each sort, and the numbers in its reply become places.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import Struct

from lessonkit.exercises.guesses.answered import SURE, UNSURE, Answered
from lessonkit.exercises.guesses.truths import truths
from lessonkit.exercises.kinds.number import counted
from lessonkit.exercises.spec import Exercise, Load
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain, answer

GUESS, CONFIDENCE, OFF = "{guess}", "{confidence}", "{off}"
_ODD = 7.8125
"""Part of a number that stands in no sentence of the kit."""
_CONFIDENCES = (0.0, 1.0, 100.0)


class Sorts(Struct, frozen=True):
    """The verdict on each sort of guess: by `GUESS CONFIDENCE`, each a place between the cuts, with a `w` for a whole guess.

    Place 0 lies below the first cut, 1 is the first cut itself, 2 lies between it and the second, and so on.
    """

    guess_cuts: tuple[float, ...]
    confidence_cuts: tuple[float, ...]
    verdicts: dict[str, Verdict]


class Told(Struct, frozen=True):
    """What is said of a guess once its data are shown: the truth, and by `GUESS CONFIDENCE` the sentences.

    `low` and `high` are the truth's ends as they are written, from which `{off}` is counted.
    """

    truth: tuple[float, ...]
    low: float
    high: float
    guess_cuts: tuple[float, ...]
    confidence_cuts: tuple[float, ...]
    heading: str
    source: str
    sentences: dict[str, str]


def sorts(exercise: Exercise, verdict: Callable[[Plain], Verdict]) -> Sorts:
    """The verdicts on a guess; `verdict` is what the lesson says of one."""
    cuts = tuple(sorted({0.0, 1.0, *map(float, exercise.properties.range or ())}))
    found = {}
    for place, guess in _samples(cuts):
        for at, confidence in _places(_CONFIDENCES):
            one = verdict(answer([guess, confidence]))
            reply = _with_places(one.reply, {GUESS: (guess, counted), CONFIDENCE: (confidence, _short)})
            found[f"{place}{'w' if guess == int(guess) else ''} {at}"] = replace(one, reply=reply)
    return Sorts(cuts, _CONFIDENCES, found)


def told(exercise: Exercise, load: Load) -> Told | None:
    """What is said once the data are shown; None where no truth is known."""
    if exercise.truth not in truths():
        return None
    truth = truths()[exercise.truth]
    found = truth.found(load)

    def of(guess: float, confidence: float) -> Answered:
        return Answered(
            truth_name=exercise.truth,
            guess=guess,
            confidence=confidence,
            truth=found,
            range=truth.range,
            near=exercise.near,
        )

    any_guess = of(0, 60)
    low, high = min(any_guess.shown), max(any_guess.shown)
    within = any_guess.within
    cuts = _turning(lambda guess: _sort_of(of(guess, 60)), [low - within, low, high, high + within])
    sentences = {}
    for place, guess in _places(cuts):
        for at, confidence in _places((float(UNSURE), float(SURE))):
            one = of(guess, confidence)
            compared, calibrated, _ = one.sentences
            places = {
                GUESS: (guess, counted),
                CONFIDENCE: (confidence, _short),
                OFF: (abs(one.off), counted),
            }
            sentences[f"{place} {at}"] = _with_places(f"{compared} {calibrated}".strip(), places)
    source = any_guess.sentences[2]
    return Told(found, low, high, cuts, (float(UNSURE), float(SURE)), any_guess.heading, source, sentences)


def _sort_of(one: Answered) -> tuple[bool, bool, bool]:
    return one.off < 0, one.off > 0, one.is_near


def _turning(sort: Callable[[float], object], about: Sequence[float]) -> tuple[float, ...]:
    """The first numbers of the stretches in which guesses are of one sort, near the places where they may turn."""
    found = set()
    for inside, outside in ((at + step / 10, at + (step + 1) / 10) for at in about for step in range(-2, 2)):
        before = sort(inside)
        if sort(outside) == before:
            continue
        while (middle := inside + (outside - inside) / 2) not in (inside, outside):
            inside, outside = (middle, outside) if sort(middle) == before else (inside, middle)
        found.add(outside)
    return tuple(sorted(found))


def _places(cuts: Sequence[float]) -> Iterator[tuple[int, float]]:
    """One number of each place between the cuts, with the place."""
    for n, cut in enumerate(cuts):
        before = cuts[n - 1] if n else -math.inf
        yield 2 * n, _between(before, cut)
        yield 2 * n + 1, cut
    yield 2 * len(cuts), _between(cuts[-1], math.inf)


def _samples(cuts: Sequence[float]) -> Iterator[tuple[int, float]]:
    """As `_places`, with a whole number too where a place between two cuts has one."""
    for place, number in _places(cuts):
        yield place, number
        whole = float(round(number))
        inside = place % 2 == 0 and 2 * sum(cut < whole for cut in cuts) == place and whole not in cuts
        if inside and whole != number:
            yield place, whole


def _between(low: float, high: float) -> float:
    """An odd number between two."""
    if math.isinf(low):
        return high - 10 * _ODD
    return low + 10 * _ODD if math.isinf(high) else low + (high - low) * _ODD / 13


def _short(number: float) -> str:
    return f"{number:g}"


def _with_places(reply: str, numbers: Mapping[str, tuple[float, Callable[[float], str]]]) -> str:
    """A reply with a place for each number that stands in it."""
    for place, (number, written) in numbers.items():
        reply = re.sub(rf"(?<![\d.,])-?{re.escape(written(abs(number)))}(?!\d|[.,]\d)", place, reply)
    return reply
