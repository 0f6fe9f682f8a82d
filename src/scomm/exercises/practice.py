"""The practice check of a graded course: what can be said of an answer without its key."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scomm.errors import ScommError
from scomm.exercises.calls import call_all, unpack
from scomm.exercises.compare import same
from scomm.exercises.deal import Deal, deal_for, every_deal
from scomm.exercises.judge import (
    NO_ANSWER,
    NOT_ATTEMPTED,
    guess_reply,
    key_for,
    packed_probes,
    tolerance_of,
    written_reply,
)
from scomm.exercises.misfit import misfit
from scomm.exercises.older import upgraded
from scomm.exercises.plain import Plain
from scomm.exercises.properties import prediction_fault
from scomm.exercises.shape import has_shape
from scomm.exercises.spec import Exercise, Lesson, Load, Properties
from scomm.exercises.take import take
from scomm.exercises.verdict import Verdict

FEEDBACK = ("practice", "full")


@dataclass(frozen=True)
class Practice:
    """The public side of a lesson: exercises without answers, as read from `practice.json`."""

    lesson: str
    version: str
    exercises: tuple[Exercise, ...]
    entries: dict[str, dict[str, Any]]
    pools: dict[str, tuple[Any, ...]]
    graded: bool = True

    def exercise(self, id: str) -> Exercise:
        """The public side of one exercise; a `ScommError` that lists the others if there is none."""
        return Lesson(self.lesson, self.version, self.exercises, pools=self.pools).exercise(id)

    def take_answer(self, exercise: Exercise, namespace: dict[str, Any]) -> Plain:
        """A learner's answer as plain data, with the public example inputs for a function."""
        value = namespace.get(exercise.variable, ...)
        if exercise.kind == "function":
            return call_all(value, self.entries[exercise.id]["probes"])
        return take(exercise.kind, value)


def to_practice(lesson: Lesson, load: Load, feedback: str = "practice") -> dict[str, Any]:
    """A lesson without its answers, as JSON types; `feedback="full"` adds the named mistakes.

    A mistake is shipped as the value that it gives for each deal, with its reply. No right
    answer, no alternative and no solution code is in it. Yet whoever reads the values of the
    mistakes can work the right one out: `full` is for courses that can live with that.
    """
    if feedback not in FEEDBACK:
        raise ScommError(f"No feedback {feedback!r}.", allowed=FEEDBACK)
    return {
        "practice": 1,
        "lesson": lesson.id,
        "version": lesson.version,
        "graded": lesson.graded,
        "feedback": feedback,
        "pools": {name: list(values) for name, values in lesson.pools.items()},
        "exercises": [_entry(exercise, lesson, load, feedback) for exercise in lesson.exercises],
    }


def _entry(exercise: Exercise, lesson: Lesson, load: Load, feedback: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": exercise.id,
        "kind": exercise.kind,
        "title": exercise.title,
        "points": exercise.points,
        "minutes": exercise.minutes,
        "route": exercise.route,
        "unit": exercise.unit,
        "tolerance": exercise.tolerance,
        "options": dict(exercise.options),
        "properties": asdict(exercise.properties),
        "hints": list(exercise.hints),
        "uses": list(exercise.uses),
        "checks": 1 + len(exercise.alternatives) + len(exercise.mistakes),
        # one example input is public; the inputs that count are sent when graded
        "probes": packed_probes(exercise, load)[:1],
        "mistakes": [],
    }
    if feedback == "full" and exercise.answer is not None:
        for deal in every_deal(lesson.pools, exercise.uses):
            entry["mistakes"] += _mistakes(exercise, deal, load)
    return entry


def _mistakes(exercise: Exercise, deal: Deal, load: Load) -> list[dict[str, Any]]:
    """Each named mistake's value for one deal; of a function, its result on the public input.

    A mistake that cannot be told from the right answer on that input stays at home.
    """
    key = key_for(exercise, deal, load)
    shown = (lambda value: value[:1]) if exercise.kind == "function" else (lambda value: value)
    right = [shown(value) for value in key.right]
    return [
        {
            "deal": deal.as_dict(),
            "value": shown(value),
            "tolerance": tolerance_of(mistake, exercise),
            "reply": mistake.reply,
        }
        for mistake, value in key.mistakes
        if not any(same(exercise.kind, shown(value), one, exercise.tolerance) for one in right)
    ]


def read_practice(path: Path) -> Practice:
    """Read a `practice.json`; a `ScommError` if it is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        entries = {entry["id"]: _of_today(entry) for entry in data["exercises"]}
        lesson = Lesson(
            id=str(data["lesson"]),
            version=str(data["version"]),
            exercises=tuple(_public(entry) for entry in entries.values()),
            pools={name: _pool(values) for name, values in data["pools"].items()},
            graded=data.get("graded", True) is not False,
        )
        return Practice(
            lesson.id, lesson.version, lesson.exercises, entries, dict(lesson.pools), lesson.graded
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, ScommError) as error:
        raise ScommError(
            f"{path.name} is damaged ({type(error).__name__}).",
            allowed="the file as your instructor handed it out",
            do="Copy it from the bundle once more.",
        ) from error


def _of_today(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry as this version of the kit writes it, so that a bundle of an earlier one still opens."""
    mistakes = [{**mistake, "value": upgraded(mistake["value"])} for mistake in entry["mistakes"]]
    return {**entry, "mistakes": mistakes}


def _pool(values: list[Any]) -> tuple[Any, ...]:
    if not isinstance(values, list) or not values:
        raise ValueError("a pool without values")
    return tuple(values)


def _public(entry: dict[str, Any]) -> Exercise:
    """The public side of an exercise; an error if a check could stumble over its entry."""
    properties: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in entry["properties"].items()
    }
    exercise = Exercise(
        id=entry["id"],
        kind=entry["kind"],
        title=_of(str, entry["title"]),
        prompt="",
        points=_of((int, float), entry["points"]),
        minutes=entry["minutes"],
        route=entry["route"],
        properties=Properties(**properties),
        starter="",
        answer=lambda load, deal: None,
        probes=lambda load: (),
        tolerance=_of((int, float), entry["tolerance"]),
        unit=_of(str, entry["unit"]),
        hints=tuple(_of(str, hint) for hint in _of(list, entry["hints"])),
        uses=tuple(_of(str, name) for name in _of(list, entry["uses"])),
        options=_of(dict, entry["options"]),
    )
    _of(int, entry["checks"])
    probes = [_of(list, probe) for probe in _of(list, entry["probes"])]
    if exercise.kind == "function" and not [unpack(probe) for probe in probes]:
        raise ValueError("no example input")
    for mistake in _of(list, entry["mistakes"]):
        _of(dict, mistake["deal"])
        _of(str, mistake["reply"])
        if not (has_shape(exercise.kind, mistake["value"]) and has_shape("number", mistake["tolerance"])):
            raise ValueError("a mistake of another kind")
    return exercise


def _of(types: Any, value: Any) -> Any:
    if not isinstance(value, types) or isinstance(value, bool):
        raise TypeError(f"{types} expected")
    return value


def practice_check(practice: Practice, exercise: Exercise, given: Plain, code: str) -> Verdict:
    """What can be said of an answer in a graded course, before it is graded; never a mark."""
    entry = practice.entries[exercise.id]

    def verdict(state: Any, reply: str) -> Verdict:
        notes = (given.reply,) if given.state == "answer" and given.reply else ()
        return Verdict(exercise.id, state, 0, exercise.points, reply, notes=notes)

    if given.state == "blank":
        return verdict("not-attempted", given.reply or NOT_ATTEMPTED)
    if given.state == "refused":
        return verdict("unreadable", given.reply or NO_ANSWER)
    if not has_shape(exercise.kind, given.value):
        return verdict("unreadable", NO_ANSWER)
    if exercise.kind == "prediction":
        guess_fault = prediction_fault(exercise.properties, given.value)
        if guess_fault:
            return verdict("not-yet", guess_fault[1])
        return verdict("recorded", guess_reply(*given.value))
    if exercise.graded_by_hand:
        return verdict("recorded", written_reply(exercise, given))
    deal = deal_for(code, practice.pools) if code else Deal()
    for mistake in entry["mistakes"]:
        dealt = all(deal.as_dict().get(name) == value for name, value in mistake["deal"].items())
        if dealt and same(exercise.kind, given.value, mistake["value"], mistake["tolerance"]):
            return verdict("not-yet", mistake["reply"])
    fault = misfit(exercise.kind, exercise.properties, given.value)
    if fault:
        return verdict("not-yet", fault)
    return verdict(
        "practice",
        f"The form is good: {exercise.properties.type}. {entry['checks']} checks run when it is graded.",
    )
