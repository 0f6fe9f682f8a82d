"""The musts of an exercise, proved for every deal: what the build and the tests demand."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from itertools import combinations, permutations
from textwrap import dedent
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from scomm.exercises.compare import same
from scomm.exercises.deal import Deal, every_deal
from scomm.exercises.judge import Key, judge, key_for, packed_probes, take_answer
from scomm.exercises.plain import answer
from scomm.exercises.proof_of_form import faults_of_form
from scomm.exercises.spec import Exercise, Lesson, Load
from scomm.exercises.take import take
from scomm.exercises.verdict import Verdict

APART = 3
"""Right answers and mistakes lie more than this many tolerances apart."""

IDLE = (0, 1, 100)
"""Numbers that anyone can type."""


def prove(lesson: Lesson, load: Load) -> list[str]:
    """Every must that an exercise of the lesson breaks, one line each; empty if all hold."""
    faults = [
        f"{exercise.id}: {fault}" for exercise in lesson.exercises for fault in faults_of_form(exercise)
    ]
    return faults + [
        f"{exercise.id}{_dealt(deal)}: {fault}"
        for exercise in lesson.exercises
        for deal in every_deal(lesson.pools, exercise.uses)
        for fault in _faults(_Bench(lesson, exercise, deal, load))
    ]


def run_answer(lesson: Lesson, exercise: Exercise, code: str, deal: Deal, load: Load) -> Verdict:
    """The verdict on the value that answer-cell `code` leaves behind, after the lesson's given code."""
    return _Bench(lesson, exercise, deal, load).run(code)[0]


class _Bench:
    """One exercise under proof, for one deal: its key is computed once."""

    def __init__(self, lesson: Lesson, exercise: Exercise, deal: Deal, load: Load) -> None:
        self.lesson, self.exercise, self.deal, self.load = lesson, exercise, deal, load
        self.probes = packed_probes(exercise, load)
        self.key: Key | None = None

    def judge(self, value: Any) -> Verdict:
        """The verdict on a plain value."""
        return judge(self.exercise, answer(value), self.deal, self.load, self.key)

    def run(self, code: str) -> tuple[Verdict, set[str]]:
        """The verdict on what answer-cell code leaves, and the names of the lesson's answers that it set."""
        space: dict[str, Any] = {"load": self.load, "deal": self.deal, "pd": pd, "np": np, "go": go}
        answers = {exercise.variable for exercise in self.lesson.exercises}
        with _silence():
            exec(compile(dedent(self.lesson.given), "<given>", "exec"), space)
            before = answers & space.keys()
            exec(compile(dedent(code), f"<{self.exercise.id}>", "exec"), space)
            given = take_answer(self.exercise, space, self.load, self.probes)
            verdict = judge(self.exercise, given, self.deal, self.load, self.key)
        return verdict, before | (answers & space.keys()) - {self.exercise.variable}


def _faults(bench: _Bench) -> Iterator[str]:
    exercise = bench.exercise
    if exercise.answer is not None:
        try:
            bench.key = key_for(exercise, bench.deal, bench.load)
        except Exception as error:
            yield f"its key can't be computed: {type(error).__name__}: {error}"
            return
        yield from _faults_of_key(bench, bench.key)
        if exercise.kind == "number":
            yield from _faults_of_idle_numbers(bench, bench.key)
        if exercise.kind == "choice":
            yield from _faults_of_choice(bench, bench.key)
        yield from _faults_of_mutants(bench)
    elif exercise.kind == "prediction":
        yield from _faults_of_prediction(bench)
    yield from _faults_of_stub_and_solution(bench)


def _faults_of_stub_and_solution(bench: _Bench) -> Iterator[str]:
    exercise = bench.exercise
    try:
        stub, stub_sets = bench.run(exercise.starter)
        solved, solution_sets = bench.run(dedent(exercise.starter) + "\n" + dedent(exercise.reference))
    except Exception as error:
        yield f"the stub or the reference solution stops: {type(error).__name__}: {error}"
        return
    if stub.state != "not-attempted" or stub.score != 0:
        yield f"the untouched stub gets {stub.state} and {stub.score:g} points"
    wanted = 0 if exercise.graded_by_hand else exercise.points
    if solved.score != wanted or solved.state not in ("right", "recorded"):
        yield f"the reference solution gets {solved.score:g} of {exercise.points:g}: {solved.reply}"
    for name in sorted(stub_sets | solution_sets):
        yield f"the code sets {name}, which is another exercise's answer"


def _faults_of_key(bench: _Bench, key: Key) -> Iterator[str]:
    exercise = bench.exercise
    for value in key.right:
        if not _full_marks(bench.judge(value)):
            yield "a right answer does not get full marks"
    for mistake, value in key.mistakes:
        verdict = bench.judge(value)
        if verdict.mistake != mistake.name or _full_marks(verdict):
            yield f"mistake {mistake.name!r} is taken for {verdict.mistake or verdict.state!r}"
    named = [("the right answer", value) for value in key.right]
    named += [(f"mistake {mistake.name!r}", value) for mistake, value in key.mistakes]
    for (one, a), (other, b) in combinations(named, 2):
        both_right = one == other == "the right answer"
        if not both_right and same(exercise.kind, a, b, exercise.tolerance * APART):
            yield f"{one} and {other} lie within {APART} tolerances of each other"


def _faults_of_idle_numbers(bench: _Bench, key: Key) -> Iterator[str]:
    """A number that takes no thought earns nothing by lying near a mistake with marks."""
    values = {mistake.name: value for mistake, value in key.mistakes}
    for number in IDLE:
        verdict = bench.judge(number)
        if verdict.score and verdict.mistake and not same("number", number, values[verdict.mistake], 0):
            yield f"{number} earns {verdict.score:g} points as {verdict.mistake!r}: give that mistake a finer tolerance"


def _faults_of_mutants(bench: _Bench) -> Iterator[str]:
    exercise = bench.exercise
    for mutant in exercise.mutants:
        if mutant.old not in exercise.solution:
            yield f"mutant {mutant.name!r} changes code that is not in the solution"
            continue
        try:
            verdict, _ = bench.run(exercise.solution.replace(mutant.old, mutant.new))
        except Exception as error:
            yield f"mutant {mutant.name!r} proves nothing, it stops: {type(error).__name__}: {error}"
            continue
        if _full_marks(verdict):
            yield f"mutant {mutant.name!r} gets full marks"


def _faults_of_choice(bench: _Bench, key: Key) -> Iterator[str]:
    """Every wrong letter, and every wrong order of letters, is caught and has its reply."""
    letters = sorted(bench.exercise.options)
    length = len(key.right[0]) if isinstance(key.right[0], list) else 1
    for order in permutations(letters, length):
        given = take("choice", order).value
        verdict = bench.judge(given)
        if given not in key.right and (verdict.mistake is None or _full_marks(verdict)):
            yield f"wrong choice {', '.join(order)} has no reply of its own, or gets full marks"


def _faults_of_prediction(bench: _Bench) -> Iterator[str]:
    for mistake in bench.exercise.mistakes:
        verdict = bench.judge(list(mistake.value(bench.load, bench.deal)))
        if verdict.mistake != mistake.name or verdict.score:
            yield f"mistake {mistake.name!r} is taken for {verdict.mistake or verdict.state!r}"


def _full_marks(verdict: Verdict) -> bool:
    """Also in a lesson that gives no points."""
    return verdict.score == verdict.points if verdict.points else verdict.state == "right"


def _dealt(deal: Deal) -> str:
    return f" ({', '.join(str(value) for _, value in deal.items)})" if deal.items else ""


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
