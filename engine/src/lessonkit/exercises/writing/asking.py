"""What an answer is about, as `exercises.py` says it: the kit then knows by rule who took another year, place or universe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from lessonkit.errors import KitError
from lessonkit.exercises.about import About, Asked, Opening
from lessonkit.exercises.spec import Load
from lessonkit.exercises.writing.computing import computed


def about(
    compute: Callable[..., Any],
    *,
    opens: Opening | None = None,
    worked: Mapping[str, Any] | None = None,
    instead: Mapping[str, Any] | None = None,
    **asked: Any,
) -> About:
    """An answer as `compute(load, **asked)`: each thing is a value, `among(...)` or `dealt(...)`.

    `opens` is the state in which the exercise's explorer opens; `worked` are the worked example's values, where they are
    other ones; `instead` has answers to another question by name, such as the whole country's number.

    >>> about(lambda load, year: year + 1, year=2011).answer(None, None)
    2012
    """
    things = {name: one if isinstance(one, Asked) else Asked(one) for name, one in asked.items()}
    for what, values in (("opens", opens.values if opens else {}), ("worked", worked or {})):
        if unknown := sorted(set(values) - set(things)):
            raise KitError(
                f"{what} in exercises.py names {unknown[0]!r}, which the answer is not about.", allowed=things
            )
    others = {name: computed(value) for name, value in (instead or {}).items()}
    return About(compute, things, opens, dict(worked or {}), others)


def among(value: Any, others: Iterable[Any] | Callable[[Load], Iterable[Any]]) -> Asked:
    """A thing that an answer is about, and the other values that a learner may take; they may be a function of `load`.

    >>> among("ero-removals", ["ero-arrests"]).value
    'ero-removals'
    """
    return Asked(value, others=others)


def dealt(
    pool: str,
    others: Iterable[Any] | Callable[[Load], Iterable[Any]] | None = (),
    *,
    answers: Callable[[Load], Mapping[Any, Any]] | None = None,
) -> Asked:
    """What a learner was dealt; the other values are those of the pool, and `others` beside them;
    None where several of the pool share one answer, so that no other value would be a mistake.

    `answers` computes all answers at once, by value: for a pool of hundreds of places.
    """
    return Asked(pool=pool, others=others, answers=answers)


def opens(explorer: str, *, controls: Mapping[str, str] | None = None, **values: Any) -> Opening:
    """The state in which an explorer opens, as far as the answer is about it; a test compares it with the explorer's start.

    `controls` names the control of a thing, where it has another name: `controls={"state": "place"}`.
    """
    return Opening(explorer, values, dict(controls or {}))


def with_pools(one: About, pools: Mapping[str, tuple[Any, ...]], called: Mapping[str, str]) -> About:
    """What an answer is about, with the values that can be dealt, and the lesson's words for values."""
    asked = {name: _with_pool(thing, pools) for name, thing in one.asked.items()}
    return replace(one, asked=asked, called=dict(called))


def _with_pool(thing: Asked, pools: Mapping[str, tuple[Any, ...]]) -> Asked:
    if thing.pool not in pools or thing.others is None:
        return thing
    values, others = pools[thing.pool], thing.others

    def both(load: Load) -> Iterable[Any]:
        return (*values, *(others(load) if callable(others) else others))

    return replace(thing, others=both)
