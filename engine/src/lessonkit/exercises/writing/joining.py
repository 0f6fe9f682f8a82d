"""Words and logic put together: the blocks of `lesson.md` and the builders' exercises make a lesson."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lessonkit.errors import KitError
from lessonkit.exercises.deal import left_to_deal
from lessonkit.exercises.guesses.truths import truth
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.properties import Properties
from lessonkit.exercises.spec import Exercise, Former, Lesson, Level, Load, Mistake, Mutant, variable_of
from lessonkit.exercises.writing.asking import with_pools
from lessonkit.exercises.writing.blocks import ExerciseBlock, LessonBlocks
from lessonkit.exercises.writing.code import body_code, whole_code
from lessonkit.exercises.writing.files import at_exercise
from lessonkit.exercises.writing.logic import LessonLogic, Logic
from lessonkit.exercises.writing.mistaken import left_in, mistaken_code
from lessonkit.language import nearest


def join_lesson(
    plan: LessonLogic,
    logics: Iterable[Logic],
    blocks: LessonBlocks,
    load: Load,
    former: tuple[Former, ...] = (),
) -> Lesson:
    """The lesson of a folder, its exercises in the order of their blocks; a `KitError` with file and line for a
    block without logic, logic without a block, or words that do not fit."""
    named: dict[str, Logic] = {}
    folder = blocks.path.parent
    for logic in logics:
        if logic.id in named:
            raise KitError(
                f"{at_exercise(folder, logic.id)}: two exercises are called {logic.id!r}.", do="Rename one."
            )
        named[logic.id] = logic
    ids = [block.id for block in blocks.exercises]
    for block in blocks.exercises:
        if block.id not in named:
            raise KitError(
                f"{blocks.at(block.line)}: exercises.py has no {block.id!r}.",
                allowed=sorted(named),
                do=nearest(block.id, named) or "Write its logic there, under a name of its own.",
            )
    for id in named:
        if id not in ids:
            raise KitError(
                f"{at_exercise(folder, id)}: lesson.md has no block ::::{{exercise}} {id}.",
                do=nearest(id, ids) or "Write its words there.",
            )
    pools = _pools(plan, load)
    return Lesson(
        id=blocks.path.parent.name,
        version=plan.version,
        exercises=tuple(_join(named[block.id], block, blocks, pools) for block in blocks.exercises),
        given=blocks.given,
        pools=pools,
        graded=plan.graded,
        not_dealt=plan.not_dealt,
        former=former,
    )


def _pools(plan: LessonLogic, load: Load) -> dict[str, tuple[Any, ...]]:
    """What is dealt from, without what is not dealt."""
    if unknown := sorted(set(plan.not_dealt) - set(plan.pools)):
        raise KitError(
            f"not_dealt in exercises.py names {unknown[0]!r}, which is no pool.", allowed=plan.pools
        )
    pools = {name: tuple(pool(load) if callable(pool) else pool) for name, pool in plan.pools.items()}
    return {name: left_to_deal(pool, plan.not_dealt.get(name, ())) for name, pool in pools.items()}


def _join(logic: Logic, block: ExerciseBlock, blocks: LessonBlocks, pools: Mapping[str, Any]) -> Exercise:
    def stop(section: str, wrong: str, allowed: Iterable[str] = (), do: str = "") -> KitError:
        line = block.lines.get(section, block.line)
        return KitError(f"{blocks.at(line)}: {wrong}", allowed=allowed, do=do)

    words = logic.defaults
    unit = block.unit or words.unit
    kind_of_answer = block.type or words.type.replace("{unit}", unit)
    if not kind_of_answer:
        raise stop(
            "",
            f"{logic.id} does not say what its answer is.",
            do="Write ## type and, say, a count of people.",
        )
    _fit_options(logic, block, stop)
    _fit_levels(logic, block, stop)
    choices: Mapping[str, Any] = {"choices": tuple(block.options)} if kind_of(logic.kind).has_options else {}
    places: Mapping[str, Any] = {"places": block.places} if block.places else {}
    solution = _code(logic)
    return Exercise(
        id=logic.id,
        kind=logic.kind,
        title=block.title,
        prompt=block.prompt,
        points=logic.points,
        minutes=logic.minutes,
        route=logic.route,
        properties=Properties(kind_of_answer, **logic.form, **choices, **places),
        starter=block.starter or words.starter,
        solution=solution,
        answer=logic.answer,
        tolerance=logic.tolerance,
        unit=unit,
        alternatives=logic.alternatives,
        mistakes=_mistakes(logic, block, solution, blocks, stop),
        mutants=_mutants(logic, solution, blocks),
        hints=block.hints or words.hints,
        uses=logic.uses,
        options=block.options,
        probes=logic.probes,
        rubric=block.levels,
        explain=block.explain,
        about=with_pools(logic.about, pools, block.called) if logic.about else None,
        shown=logic.shown,
        wide=logic.wide,
        explains=_explains(logic, block, stop),
        explain_when=logic.explain_when,
        truth=_truth(logic),
        near=logic.near,
        earlier=logic.earlier,
        answered_alone=logic.answered_alone,
    )


def _mistakes(
    logic: Logic, block: ExerciseBlock, solution: str, blocks: LessonBlocks, stop: Any
) -> tuple[Mistake, ...]:
    names = [mistake.name for mistake in logic.mistakes]
    for name in block.replies:
        if name not in names:
            raise stop(
                f"reply {name}",
                f"{logic.id} has no mistake {name!r} in exercises.py.",
                names,
                nearest(name, names) or "Name the mistake there, or take the reply out.",
            )
    replies = {**logic.defaults.replies, **block.replies}
    for name in names:
        if name not in replies:
            raise stop(
                "",
                f"the mistake {name!r} of {logic.id} has no reply.",
                do=f"Write ## reply {name} and what a learner should read.",
            )
    found = []
    for one in logic.mistakes:
        code, value = "", one.value
        if one.code is not None:
            code = mistaken_code(logic, one, solution, blocks.path)
            starter = block.starter or logic.defaults.starter
            value = left_in(variable_of(logic.id), f"{starter}\n{code}", blocks.given)
        elif one.typed and not kind_of(logic.kind).called:
            code = f"{variable_of(logic.id)} = {one.value(None, None)!r}"  # type: ignore[arg-type]
        found.append(Mistake(one.name, value, replies[one.name], one.score, one.tolerance, code, one.since))
    return tuple(found)


def _explains(logic: Logic, block: ExerciseBlock, stop: Any) -> Mapping[str, str]:
    """The words for each case of a deal; whether each case has its words, the proof of the lesson says."""
    if block.explains and logic.explain_when is None:
        first = next(iter(block.explains))
        raise stop(
            f"explain when {first}",
            f"exercises.py does not say when {logic.id} is explained so.",
            do="Give explain_when there, a function of load and deal that names the case.",
        )
    return block.explains


def _truth(logic: Logic) -> str:
    """The name of a guess's truth; a `KitError` if there is none of its name, or it is a number of another range."""
    for name in logic.earlier:
        if not truth(name).asked:
            raise KitError(f"{logic.id} can't answer {name!r} too: lesson 0 does not ask for it.")
    if unknown := set(logic.answered_alone) - set(logic.earlier):
        raise KitError(
            f"{logic.id} answers {min(unknown)!r} alone, which is no earlier guess.", allowed=logic.earlier
        )
    if logic.truth and truth(logic.truth).range != logic.form["range"]:
        raise KitError(
            f"{logic.id} has another range than its truth {logic.truth!r}.",
            allowed=(str(truth(logic.truth).range),),
            do="Mend one of them.",
        )
    return logic.truth


def _fit_options(logic: Logic, block: ExerciseBlock, stop: Any) -> None:
    places, length = len(block.places), logic.form.get("length") if kind_of(logic.kind).has_options else None
    if places and places != length:
        raise stop(
            "place 1",
            f"{logic.id} has {places} places named, and its answer has {length or 'none'}.",
            do="Write one ## place for each letter of the order, or none.",
        )
    if not kind_of(logic.kind).has_options:
        if block.options:
            raise stop(f"option {next(iter(block.options))}", f"{logic.id} is no choice and has no options.")
        return
    for letter in logic.letters:
        if letter not in block.options:
            raise stop(
                "",
                f"{logic.id} has no option {letter!r}, which exercises.py names.",
                block.options,
                f"Write ## option {letter} and its words.",
            )


def _fit_levels(logic: Logic, block: ExerciseBlock, stop: Any) -> None:
    levels: tuple[Level, ...] = block.levels
    if not levels:
        return
    first = next(section for section in block.lines if section.startswith("level "))
    if not kind_of(logic.kind).by_hand:
        raise stop(first, f"{logic.id} is graded by its check.", do="Keep levels for written answers.")
    points = [level.points for level in levels]
    if points != sorted(set(points), reverse=True) or points[0] != logic.points:
        raise stop(
            first,
            f"the levels of {logic.id} give {', '.join(f'{one:g}' for one in points)} points.",
            (f"fewer at each level, from {logic.points:g} down",),
        )


def _code(logic: Logic) -> str:
    """The reference code of the answer cell."""
    if isinstance(logic.solution, str):
        return logic.solution
    if kind_of(logic.kind).called:
        return whole_code(logic.solution)
    return body_code(logic.solution, variable_of(logic.id))


def _mutants(logic: Logic, solution: str, blocks: LessonBlocks) -> tuple[Mutant, ...]:
    found = []
    for name, change in logic.mutants.items():
        if callable(change):
            whole = kind_of(logic.kind).called
            found.append(
                Mutant(
                    name, solution, whole_code(change) if whole else body_code(change, variable_of(logic.id))
                )
            )
            continue
        old, new = change
        if old not in solution:
            place = at_exercise(blocks.path.parent, logic.id)
            raise KitError(
                f"{place}: the mutant {name!r} of {logic.id} changes {old!r}, which its solution does not have.",
                do="Copy the piece from the solution as it stands there.",
            )
        found.append(Mutant(name, old, new))
    return tuple(found)
