"""The musts of an exercise, proved for every deal: what the build and the tests demand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from lessonkit.course import in_words
from lessonkit.exercises.answer_cell import left_by, names_after, silence
from lessonkit.exercises.deal import Deal, every_deal
from lessonkit.exercises.key.judge import Key, judge, key_for, packed_probes, told_together, tolerance_of
from lessonkit.exercises.key.proof_of_form import faults_of_form
from lessonkit.exercises.key.proof_of_mistakes import (
    APART,
    collisions,
    faults_of_mistakes,
    never_apart,
    never_made,
    tells,
    too_near,
    with_starter,
)
from lessonkit.exercises.spec import Exercise, Lesson, Load, Mistake
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import answer


def prove(lesson: Lesson, load: Load) -> list[str]:
    """Every must that an exercise of the lesson breaks, one line each; empty if all hold."""
    faults = [
        f"{exercise.id}: {fault.do}" for exercise in lesson.exercises for fault in faults_of_form(exercise)
    ]
    for exercise in lesson.exercises:
        try:
            for fault in _faults_of_all_deals(lesson, exercise, load):
                faults.append(f"{exercise.id}{fault}")  # one by one: those before a stop are kept
        except Exception as error:  # a course's own code
            faults.append(f"{exercise.id}: its proof stops: {in_words(error)}")
    return faults + [
        f"{pool} {value} is not dealt, and collides with nothing: take it out of not_dealt in LESSON"
        for pool, value, why in not_dealt(lesson, load)
        if not why
    ]


def _faults_of_all_deals(lesson: Lesson, exercise: Exercise, load: Load) -> Iterator[str]:
    """Every must that an exercise breaks for a deal, then what only all deals together show: nothing where a key can't be computed."""
    benches = [Bench(lesson, exercise, deal, load) for deal in every_deal(lesson.pools, exercise.uses)]
    for bench in benches:
        yield from (f"{_dealt(bench.deal)}: {fault}" for fault in _faults(bench))
    if any(bench.stops for bench in benches):
        return
    keys = [bench.key for bench in benches]
    for fault in (
        *never_made(exercise, keys),
        *never_apart(exercise, keys),
        *_unexplained(lesson, exercise, load),
    ):
        yield f": {fault}"


def _unexplained(lesson: Lesson, exercise: Exercise, load: Load) -> Iterator[str]:
    """Every deal has words to explain it by, and every such words some deal."""
    if exercise.explain_when is None:
        return
    deals = list(every_deal(lesson.pools, exercise.uses))
    named = [exercise.explain_when(load, deal) for deal in deals]
    for deal, when in zip(deals, named, strict=True):
        if when not in exercise.explains and (when or not exercise.explain):
            yield f"nothing explains it{_dealt(deal)}: there is no '## explain when {when}'"
    yield from (f"no deal is explained 'when {when}'" for when in exercise.explains if when not in named)
    if exercise.explain and "" not in named:
        yield "no deal is explained by its plain '## explain'"


def not_dealt(lesson: Lesson, load: Load) -> Iterator[tuple[str, Any, str]]:
    """Each value that a lesson does not deal, with its pool, and the first thing that would collide if it did."""
    for pool, values in lesson.not_dealt.items():
        for value in values:
            pools = {**lesson.pools, pool: (value,)}
            found = (
                f"{exercise.id}{_dealt(deal)}: {fault}"
                for exercise in lesson.exercises
                if pool in exercise.uses and exercise.answer is not None
                for deal in every_deal(pools, exercise.uses)
                for fault in _collisions(Bench(lesson, exercise, deal, load))
            )
            yield pool, value, next(found, "")


def _collisions(bench: Bench) -> Iterator[str]:
    """What would collide for a deal; that its key can't be computed, if it can't."""
    try:
        yield from collisions(bench)
    except Exception as error:  # a course's own code
        yield f"its key can't be computed: {in_words(error)}{bench.not_in_tables()}"


class Bench:
    """One exercise under proof, for one deal: its key is computed once."""

    def __init__(self, lesson: Lesson, exercise: Exercise, deal: Deal, load: Load) -> None:
        self.lesson, self.exercise, self.deal, self.from_data = lesson, exercise, deal, load
        self.stops, self.read = "", dict[str, pd.DataFrame]()
        self.probes = packed_probes(exercise, self.load)
        self.key: Key = key_for(exercise, deal, self.load, lambda: self.probes)

    def load(self, name: str, *columns: Any) -> pd.DataFrame:
        """A dataset by name; which were asked for is kept."""
        self.read[name] = self.from_data(name, *columns)
        return self.read[name]

    def not_in_tables(self) -> str:
        """Each value of the deal that a column of its name lacks, in a table that was read: what a key that stops most often lacks."""
        return "".join(
            f"; the column {name!r} of {table!r} has no {value!r}"
            for table, rows in self.read.items()
            for name, value in vars(self.deal).items()
            if name in rows and not (rows[name] == value).any()
        )

    def judge(self, value: Any) -> Verdict:
        """The verdict on a plain value."""
        return judge(self.exercise, answer(value), self.deal, self.load, self.key)

    def full_marks(self, verdict: Verdict) -> bool:
        """True for all points, and for a right answer in a lesson that gives none."""
        return verdict.score == verdict.points if verdict.points else verdict.state == "right"

    def run(self, code: str) -> tuple[Verdict, set[str]]:
        """The verdict on what answer-cell code leaves, and the names of the lesson's answers that it set."""
        answers = {exercise.variable for exercise in self.lesson.exercises}
        before = answers & names_after(self.lesson.given, self.deal, self.load)
        space = left_by(self.lesson.given, code, self.deal, self.load)
        with silence():
            given = self.exercise.answer_kind.take(space.get(self.exercise.variable, ...), self.probes)
            verdict = judge(self.exercise, given, self.deal, self.load, self.key)
        return verdict, before | (answers & space.keys()) - {self.exercise.variable}


def _faults(bench: Bench) -> Iterator[str]:
    exercise = bench.exercise
    if exercise.answer is not None:
        try:
            named = bench.key.right, bench.key.mistakes
        except Exception as error:
            bench.stops = f"its key can't be computed: {in_words(error)}{bench.not_in_tables()}"
            yield bench.stops
            return
        yield from _faults_of_key(bench, *named)
    yield from exercise.answer_kind.faults(bench)
    yield from _faults_of_mutants(bench)
    yield from _faults_of_stub_and_solution(bench)
    if exercise.answer is not None:
        yield from faults_of_mistakes(bench)


def _faults_of_stub_and_solution(bench: Bench) -> Iterator[str]:
    exercise = bench.exercise
    try:
        stub, stub_sets = bench.run(exercise.starter)
        solved, solution_sets = bench.run(with_starter(exercise, exercise.reference))
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


def _faults_of_key(
    bench: Bench, right: tuple[Any, ...], mistakes: tuple[tuple[Mistake, Any], ...]
) -> Iterator[str]:
    exercise = bench.exercise
    for value in right:
        if not bench.full_marks(bench.judge(value)):
            yield "a right answer does not get full marks"
    for mistake, value in mistakes:
        verdict = bench.judge(value)
        if not tells(verdict, mistake) or bench.full_marks(verdict):
            yield f"mistake {mistake.name!r} is taken for {verdict.mistake or verdict.state!r}"
    named = [("the right answer", value, exercise.tolerance, True) for value in right]
    named += [
        (f"mistake {mistake.name!r}", value, tolerance_of(mistake, exercise), bool(mistake.score))
        for mistake, value in mistakes
    ]
    for (one, a, near, earns), (other, b, also, earns_too) in combinations(named, 2):
        both_right = one == other == "the right answer"
        if told_together(exercise) and not (earns or earns_too) and exercise.answer_kind.same(a, b, near):
            continue
        # two mistakes that are both known finely may lie nearer than right and wrong
        tolerance = min(exercise.tolerance, max(near, also))
        if not both_right and too_near(exercise, a, b, tolerance):
            yield f"{one} and {other} lie within {APART} tolerances of each other"


def _faults_of_mutants(bench: Bench) -> Iterator[str]:
    exercise = bench.exercise
    for mutant in exercise.mutants:
        if mutant.old not in exercise.solution:
            yield f"mutant {mutant.name!r} changes code that is not in the solution"
            continue
        try:
            verdict, _ = bench.run(with_starter(exercise, exercise.solution.replace(mutant.old, mutant.new)))
        except Exception as error:
            yield f"mutant {mutant.name!r} proves nothing, it stops: {type(error).__name__}: {error}"
            continue
        if bench.full_marks(verdict):
            yield f"mutant {mutant.name!r} gets full marks"


def _dealt(deal: Deal) -> str:
    return f" ({', '.join(map(str, vars(deal).values()))})" if vars(deal) else ""
