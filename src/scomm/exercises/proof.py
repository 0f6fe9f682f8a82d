"""The musts of an exercise, proved for every deal: what the build and the tests demand."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from itertools import combinations, permutations
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from scomm.exercises.compare import same
from scomm.exercises.deal import Deal, every_deal
from scomm.exercises.judge import Key, judge, key_for, take_answer
from scomm.exercises.plain import answer
from scomm.exercises.spec import Exercise, Lesson, Load
from scomm.exercises.verdict import Verdict

APART = 3
"""Right answers and mistakes lie more than this many tolerances apart."""

MUTANTS = 6
"""A code answer is proved against at least this many small changes to its reference."""


def prove(lesson: Lesson, load: Load) -> list[str]:
    """Every must that an exercise of the lesson breaks, one line each; empty if all hold."""
    return [
        f"{exercise.id}{_dealt(deal)}: {fault}"
        for exercise in lesson.exercises
        for deal in every_deal(lesson.pools, exercise.uses)
        for fault in (*_faults_of_form(exercise), *_faults(lesson, exercise, deal, load))
    ]


def run_answer(lesson: Lesson, exercise: Exercise, code: str, deal: Deal, load: Load) -> Verdict:
    """The verdict on the value that answer-cell `code` leaves behind, after the lesson's given code."""
    namespace: dict[str, Any] = {"load": load, "deal": deal, "pd": pd, "np": np, "go": go}
    with _silence():
        exec(compile(lesson.given, "<given>", "exec"), namespace)
        for other in lesson.exercises:
            if other.variable in namespace:
                raise AssertionError(f"the given code sets {other.variable}, an answer")
        exec(compile(code, f"<{exercise.id}>", "exec"), namespace)
        return judge(exercise, take_answer(exercise, namespace, load), deal, load)


def _faults_of_form(exercise: Exercise) -> Iterator[str]:
    if exercise.kind == "written":
        if len(exercise.rubric) < 3:
            yield "a written answer needs a rubric of three levels or more, each with a sample"
        return
    if len(exercise.mistakes) < 2:
        yield "names fewer than two mistakes"
    if len(exercise.hints) < 2:
        yield "has fewer than two hints"
    replies = [mistake.reply for mistake in exercise.mistakes]
    if len(set(replies)) != len(replies):
        yield "two mistakes get the same reply"
    for mistake in exercise.mistakes:
        if not 0 <= mistake.score < 1:
            yield f"mistake {mistake.name!r} earns {mistake.score:g} of the points; it must be under 1"
    if exercise.route == "code" and exercise.kind != "choice" and len(exercise.mutants) < MUTANTS:
        yield f"has {len(exercise.mutants)} mutants; a code answer needs {MUTANTS}"


def _faults(lesson: Lesson, exercise: Exercise, deal: Deal, load: Load) -> Iterator[str]:
    yield from _faults_of_stub_and_solution(lesson, exercise, deal, load)
    if exercise.kind == "written":
        return
    if exercise.kind == "prediction":
        yield from _faults_of_prediction(exercise, deal, load)
        return
    key = key_for(exercise, deal, load)
    yield from _faults_of_key(exercise, key, deal, load)
    for mutant in exercise.mutants:
        if mutant.old not in exercise.solution:
            yield f"mutant {mutant.name!r} changes code that is not in the solution"
            continue
        changed = exercise.solution.replace(mutant.old, mutant.new)
        with contextlib.suppress(Exception):  # a mutant that stops with an error leaves no answer
            if run_answer(lesson, exercise, changed, deal, load).score >= exercise.points:
                yield f"mutant {mutant.name!r} gets full marks"
    if exercise.kind == "choice" and isinstance(key.right[0], list):
        for order in permutations(sorted(exercise.options), len(key.right[0])):
            verdict = _judged(exercise, list(order), deal, load)
            if list(order) not in key.right and (verdict.mistake is None or verdict.score >= exercise.points):
                yield f"wrong order {', '.join(order)} has no reply of its own, or gets full marks"
    for letter in exercise.options if isinstance(key.right[0], str) else ():
        verdict = run_answer(lesson, exercise, f"{exercise.variable} = {letter!r}", deal, load)
        if letter not in key.right and verdict.mistake is None:
            yield f"wrong option {letter!r} has no reply of its own"


def _faults_of_stub_and_solution(lesson: Lesson, exercise: Exercise, deal: Deal, load: Load) -> Iterator[str]:
    stub = run_answer(lesson, exercise, exercise.starter, deal, load)
    if stub.state != "not-attempted" or stub.score != 0:
        yield f"the untouched stub gets {stub.state} and {stub.score:g} points"
    solved = run_answer(lesson, exercise, exercise.starter + "\n" + exercise.reference, deal, load)
    wanted = 0 if exercise.graded_by_hand else exercise.points
    if solved.score != wanted or solved.state not in ("right", "recorded"):
        yield f"the reference solution gets {solved.score:g} of {exercise.points:g}: {solved.reply}"


def _faults_of_key(exercise: Exercise, key: Key, deal: Deal, load: Load) -> Iterator[str]:
    for value in key.right:
        if _judged(exercise, value, deal, load).score != exercise.points:
            yield "a right answer does not get full marks"
    for mistake, value in key.mistakes:
        verdict = _judged(exercise, value, deal, load)
        if verdict.mistake != mistake.name or verdict.score >= exercise.points:
            yield f"mistake {mistake.name!r} is taken for {verdict.mistake or verdict.state!r}"
    named = [("the right answer", value) for value in key.right]
    named += [(f"mistake {mistake.name!r}", value) for mistake, value in key.mistakes]
    for (one, a), (other, b) in combinations(named, 2):
        both_right = one == other == "the right answer"
        if not both_right and same(exercise.kind, a, b, exercise.tolerance * APART):
            yield f"{one} and {other} lie within {APART} tolerances of each other"


def _faults_of_prediction(exercise: Exercise, deal: Deal, load: Load) -> Iterator[str]:
    for mistake in exercise.mistakes:
        verdict = _judged(exercise, list(mistake.value(load, deal)), deal, load)
        if verdict.mistake != mistake.name or verdict.score:
            yield f"mistake {mistake.name!r} is taken for {verdict.mistake or verdict.state!r}"


def _judged(exercise: Exercise, value: Any, deal: Deal, load: Load) -> Verdict:
    return judge(exercise, answer(value), deal, load)


def _dealt(deal: Deal) -> str:
    return f" ({', '.join(str(value) for _, value in deal.items)})" if deal.items else ""


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
