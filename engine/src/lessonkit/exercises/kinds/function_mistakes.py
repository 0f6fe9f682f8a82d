"""The mistakes that account for the wrong results of a function: those that an exercise names, and those of any function."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.kinds.calls import call, unpacked
from lessonkit.exercises.kinds.function_results import Result, same_result
from lessonkit.exercises.prices import price_of
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.judge import Key
    from lessonkit.exercises.spec import Exercise

say = sentences_beside(__file__)


class Candidate(Struct, frozen=True):
    """Something that may have gone wrong, and what would come out at each call if it alone had."""

    reply: str
    results: Sequence[Result]
    tolerance: float
    score: float = 0.0
    name: str | None = None
    rank: int = 0
    here_and_there: bool = False
    """It may show on some examples and not on others, such as a missing value that was foreseen in one place only."""
    may_follow: bool = False
    """It may come of a named mistake alone, so beside one it is no second thing that went wrong."""


def candidates(exercise: Exercise, right: Sequence[Result], key: Key) -> Iterator[Candidate]:
    """All that may have gone wrong: each named mistake, each rule of any function, and a rule together with a mistake."""
    mistakes = [
        Candidate(
            mistake.reply,
            value,
            exercise.tolerance if mistake.tolerance is None else mistake.tolerance,
            mistake.score,
            mistake.name,
        )
        for mistake, value in key.mistakes
    ]
    yield from mistakes
    for id, of_missing in (
        ("zero-for-missing", _zero_for_missing),
        ("missing-for-number", _missing_for_number),
    ):
        results = [of_missing(one) for one in right]
        follows = of_missing is _missing_for_number
        yield Candidate(say(f"function.{id}"), results, 0, rank=1, here_and_there=True, may_follow=follows)
    yield from _with_inputs_swapped(exercise, key)
    for slip, reply, change, finer in _by_rule(exercise):
        results = [change(one) for one in right]
        price = price_of(slip) if exercise.priced else 0.0
        yield Candidate(reply, results, exercise.tolerance * finer, price, rank=1)
        if finer:
            for one in mistakes:
                both = say("function.two", first=one.reply, second=reply)
                changed = [change(result) for result in one.results]
                yield Candidate(both, changed, one.tolerance * finer, one.score * price, one.name, rank=2)


def _with_inputs_swapped(exercise: Exercise, key: Key) -> Iterator[Candidate]:
    """The right function with two of its inputs in each other's place, where it can be called so and looks at them."""
    if exercise.answer is None or not key.probes:
        return
    function = exercise.answer(None, Deal())  # type: ignore[arg-type]
    probes = unpacked(key.probes)
    for one, other in combinations(range(len(probes[0])), 2):
        results = []
        for probe in probes:
            swapped = list(probe)
            swapped[one], swapped[other] = probe[other], probe[one]
            results.append(call(function, swapped)[0])
        if any(result["type"] in ("error", "other", "blank") for result in results):
            continue
        if (
            len({str(result.get("value")) for result in results}) > 1
        ):  # always the same is what any careless function gives back
            names = ", ".join(function.__code__.co_varnames[: len(probes[0])])
            yield Candidate(say("function.inputs-swapped", names=names), results, exercise.tolerance, rank=1)


def _by_rule(exercise: Exercise) -> Iterator[tuple[str, str, Callable[[Result], Result], float]]:
    """What can go wrong with any result: the slip, what is said, what it makes of a right one, and how that changes a tolerance.

    Where the last is not 0, it may come together with a named mistake.
    """

    def scaled(factor: float) -> Callable[[Result], Result]:
        return lambda one: {**one, "value": one["value"] * factor} if one["type"] == "number" else one

    words = f"{exercise.unit} {exercise.properties.type} {exercise.prompt}".casefold()
    percent = "percent" in words or "%" in words
    yield "hundredth", say("function.fraction" if percent else "function.too-small"), scaled(0.01), 0.01
    yield "hundredfold", say("function.too-large"), scaled(100), 100
    yield "sign", say("function.negative"), scaled(-1), 1
    for digits in (4, 3, 2, 1, 0):
        yield (
            "rounded",
            say("function.rounded", n=digits) if digits else say("function.rounded-whole"),
            _rounded(digits),
            0,
        )
    yield "cut", say("function.cut"), _cut, 0
    if percent:
        yield "complement", say("function.the-rest"), _the_rest, 1


def _rounded(digits: int) -> Callable[[Result], Result]:
    return lambda one: {**one, "value": round(one["value"], digits)} if one["type"] == "number" else one


def _cut(one: Result) -> Result:
    return {**one, "value": float(math.trunc(one["value"]))} if one["type"] == "number" else one


def _the_rest(one: Result) -> Result:
    return {**one, "value": 100 - one["value"]} if one["type"] == "number" else one


def _zero_for_missing(one: Result) -> Result:
    return {"type": "number", "value": 0} if one["type"] == "missing" else one


def _missing_for_number(one: Result) -> Result:
    return {"type": "missing", "value": None} if one["type"] == "number" else one


def covers(one: Candidate, given: Sequence[Result], i: int) -> bool:
    """True if a mistake gives at this call what the learner's function gave."""
    return i < len(one.results) and same_result(given[i], one.results[i], one.tolerance)


def covering(
    possible: Iterator[Candidate],
    given: Sequence[Result],
    right: Sequence[Result],
    wrong: Sequence[int],
    tolerance: float,
) -> list[Candidate]:
    """One mistake, or two, that account for the most of the wrong results; none where nothing does."""
    fine = [i for i in range(len(given)) if same_result(given[i], right[i], tolerance)]
    fitting = [
        one
        for one in possible
        if one.here_and_there
        or all(same_result(one.results[i], right[i], tolerance) for i in fine if i < len(one.results))
    ]
    found: list[Candidate] = []
    open_ = list(wrong)
    while open_ and fitting and len(found) < 2:

        def worth(one: Candidate, open_: list[int] = open_) -> tuple[int, int, int]:
            covered = sum(covers(one, given, i) for i in open_)
            missed = sum(
                not covers(one, given, i) and not same_result(one.results[i], right[i], tolerance)
                for i in wrong
            )
            return covered, -one.rank, -missed

        best = max(fitting, key=worth)
        left = [i for i in open_ if not covers(best, given, i)]
        if len(left) == len(open_):
            break
        found.append(best)
        open_ = left
    return found
