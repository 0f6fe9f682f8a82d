"""What a page's script knows of an exercise, as JSON: its control, its hints, and what each answer earns."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any

from lessonkit.authoring.answer_controls import answer_control
from lessonkit.authoring.quiz.prose import plain
from lessonkit.exercises.deal import Deal, every_deal
from lessonkit.exercises.key.judge import judge, key_for, settle, verdict_on
from lessonkit.exercises.kinds.number import NumberKind, in_figures
from lessonkit.exercises.spec import Exercise, Lesson, Load
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain, answer
from lessonkit.exercises.written_units import units
from lessonkit.language.sentences import sentences_beside
from lessonkit.site.practice.guesses import sorts, told
from lessonkit.site.practice.prose import html_of
from lessonkit.site.practice.stretches import stretches, stretches_without_key

Judge = Callable[[Plain], Verdict]
"""What the lesson says of a plain answer, for one deal."""

MOST_ORDERS = 4096
"""Ways to fill the places of an order that a page holds."""

OPEN = 1
"""Stands behind a verdict that names no mistake: its reply leads nowhere alone, so the page opens the next hint with it."""

say = sentences_beside(__file__)


def is_here(exercise: Exercise) -> bool:
    """Whether an exercise can be answered in a page: what is computed in Python can't be."""
    kind = exercise.answer_kind
    by_control = kind.has_options or kind.is_guess or kind.by_hand or kind.name == "number"
    too_many = len(exercise.options) ** (exercise.properties.length or 1) > MOST_ORDERS
    return exercise.route == "no-code" and by_control and not (kind.has_options and too_many)


def known(exercise: Exercise, lesson: Lesson, load: Load, *, replies: bool) -> dict[str, Any]:
    """All that the script needs for an exercise that is answered in the page.

    `verdicts` has each verdict once, as state, score, reply, and `OPEN`; everywhere else stands its place there. `ways` has, by deal, one
    right answer and why, for who has read every hint.
    """
    table = _Verdicts()
    control = answer_control(exercise)
    control["options"] = {letter: plain(words, load) for letter, words in exercise.options.items()}
    found = {
        "id": exercise.id,
        "lesson": lesson.id,
        "version": lesson.version,
        "graded": lesson.graded,
        "points": exercise.points,
        "replies": replies,
        "control": {
            name: part
            for name, part in control.items()
            if name not in ("starter", "hints", "variable", "dealt")
        },
        "hints": [html_of(hint, load) for hint in exercise.hints],
        "pools": {name: list(map(str, lesson.pools[name])) for name in sorted(exercise.uses)},
    }
    if exercise.answer_kind.is_guess:
        found |= _guess(exercise, load, table, replies)
    elif not exercise.answer_kind.by_hand:
        deals = list(every_deal(lesson.pools, exercise.uses)) if replies else [Deal()]
        if replies:
            found["ways"] = {name_of(deal): _way(exercise, deal, load) for deal in deals}
        answers = _number if isinstance(exercise.answer_kind, NumberKind) else _letters
        found["deals"] = {name_of(deal): answers(exercise, deal, load, table, replies) for deal in deals}
        if isinstance(exercise.answer_kind, NumberKind):
            found["units"] = _units(exercise, table, _judge(exercise, deals[0], load, replies))
    return found | {"verdicts": table.listed}


def name_of(deal: Deal) -> str:
    """A deal as the page's script names it."""
    return "|".join(str(value) for value in vars(deal).values())


class _Verdicts:
    """Verdicts, each listed once."""

    def __init__(self) -> None:
        self.listed: list[list[Any]] = []

    def place(self, one: Verdict) -> int:
        told = [
            one.state,
            one.score,
            one.reply,
            *([OPEN] if one.state == "not-yet" and not one.mistake else []),
        ]
        if told not in self.listed:
            self.listed.append(told)
        return self.listed.index(told)


def without_key(exercise: Exercise, given: Plain) -> Verdict:
    """What can be said of an answer where no key is: its form, or that it is kept; never a mark."""

    def decide(value: Any) -> Verdict:
        if fault := exercise.answer_kind.fault(exercise.properties, value):
            return verdict_on(exercise, "not-yet", fault.reply)
        return verdict_on(exercise, "practice", say("kept"))

    return replace(settle(exercise, given, decide), score=0)


def _judge(exercise: Exercise, deal: Deal, load: Load, replies: bool) -> Judge:
    if not replies:
        return partial(without_key, exercise)
    key = key_for(exercise, deal, load)
    return lambda given: judge(exercise, given, deal, load, key)


def _number(exercise: Exercise, deal: Deal, load: Load, table: _Verdicts, replies: bool) -> dict[str, Any]:
    if replies:
        found = stretches(exercise, deal, load)
    else:
        found = stretches_without_key(exercise, lambda number: without_key(exercise, answer(number)))
    return {
        "spans": [[low, high, table.place(one)] for low, high, one in found.spans],
        "others": [table.place(one) for one in (found.below, found.within, found.above)],
        "range": [number if math.isfinite(number) else None for number in found.range],
    }


def _way(exercise: Exercise, deal: Deal, load: Load) -> list[str]:
    """One right answer as a reader writes it, and why it is right."""
    right = key_for(exercise, deal, load).right[0]
    if type(right) in (int, float):
        shown = f"{in_figures(float(f'{right:.7g}'))} {exercise.unit}".strip()
    else:
        shown = ", ".join(right)
    return [shown, exercise.explanation(load, deal) or ""]


def _units(exercise: Exercise, table: _Verdicts, judge: Judge) -> dict[str, int]:
    """The verdict on a number with a unit that the exercise does not ask for, by the unit."""
    told = {}
    for unit in units():
        given = replace(answer(1), rule="number-with-unit", facts={"unit": unit})
        given = exercise.answer_kind.as_asked(exercise, given)
        if exercise.answer_kind.objection(exercise, given):
            told[unit] = table.place(judge(given))
    return told


def _letters(exercise: Exercise, deal: Deal, load: Load, table: _Verdicts, replies: bool) -> dict[str, int]:
    judge = _judge(exercise, deal, load, replies)
    length = exercise.properties.length or 1
    orders = product(sorted(exercise.options), repeat=length)
    return {"".join(one): table.place(judge(answer(list(one) if length > 1 else one[0]))) for one in orders}


def _guess(exercise: Exercise, load: Load, table: _Verdicts, replies: bool) -> dict[str, Any]:
    found = sorts(exercise, _judge(exercise, Deal(), load, replies))
    after = told(exercise, load)
    given: dict[str, Any] = {
        "guessCuts": found.guess_cuts,
        "sureCuts": found.confidence_cuts,
        "sorts": {sort: table.place(one) for sort, one in found.verdicts.items()},
    }
    if after is not None:
        given["told"] = {
            "truth": after.truth,
            "ends": [after.low, after.high],
            "guessCuts": after.guess_cuts,
            "sureCuts": after.confidence_cuts,
            "heading": after.heading,
            "source": after.source,
            "sentences": after.sentences,
        }
    return given
