"""From a plain answer to a verdict: the one place where marks are decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from scomm.exercises.calls import call_all, pack
from scomm.exercises.compare import same
from scomm.exercises.deal import Deal
from scomm.exercises.misfit import misfit
from scomm.exercises.plain import Plain
from scomm.exercises.properties import prediction_fault, word_count, written
from scomm.exercises.shape import has_shape
from scomm.exercises.spec import Exercise, Load, Mistake
from scomm.exercises.take import take
from scomm.exercises.verdict import Verdict

NOT_ATTEMPTED = "Write your answer in the cell above, run it, then run this check."
UNKNOWN = "This is not the answer, and not a mistake that the kit knows. Try a hint."
NO_ANSWER = "No answer that the kit can read came out of the notebook. Run the answer cell once more."


@dataclass(frozen=True)
class Key:
    """The plain answers to one exercise for one deal: the right ones, and each named mistake's."""

    right: tuple[Any, ...]
    mistakes: tuple[tuple[Mistake, Any], ...]


def packed_probes(exercise: Exercise, load: Load) -> list[list[Any]]:
    """The inputs on which a function exercise is tried, as JSON; none for other kinds."""
    return [pack(probe) for probe in exercise.probes(load)] if exercise.probes else []


def take_answer(
    exercise: Exercise, namespace: dict[str, Any], load: Load, probes: list[list[Any]] | None = None
) -> Plain:
    """A learner's answer as plain data, whatever its kind; `probes` spares packing them once more."""
    value = namespace.get(exercise.variable, ...)
    if exercise.kind == "function":
        return call_all(value, packed_probes(exercise, load) if probes is None else probes)
    return take(exercise.kind, value)


def key_for(exercise: Exercise, deal: Deal, load: Load) -> Key:
    """Compute the key of an auto-graded exercise from the data."""
    probes = packed_probes(exercise, load)

    def plain(value: Any) -> Any:
        taken = take_answer(exercise, {exercise.variable: value}, load, probes)
        if taken.state != "answer":
            raise ValueError(
                f"The key of {exercise.id} is not an answer of its kind: {taken.reply or taken.state}"
            )
        return taken.value

    assert exercise.answer is not None
    return Key(
        right=tuple(plain(answer(load, deal)) for answer in (exercise.answer, *exercise.alternatives)),
        mistakes=tuple((mistake, plain(mistake.value(load, deal))) for mistake in exercise.mistakes),
    )


def judge(exercise: Exercise, given: Plain, deal: Deal, load: Load, key: Key | None = None) -> Verdict:
    """The verdict on a plain answer: right, partly, not yet, not attempted, or unreadable.

    `key` is the exercise's key for this deal where it is known; else it is computed. No word of the
    learner's stands in a verdict made here: only `session` adds them, as quotes.
    """
    if given.state == "blank":
        return _verdict(exercise, "not-attempted", 0, given.reply or NOT_ATTEMPTED)
    if given.state == "refused":
        return _verdict(exercise, "unreadable", 0, given.reply or NO_ANSWER)
    if not has_shape(exercise.kind, given.value):
        return _verdict(exercise, "unreadable", 0, NO_ANSWER)
    notes = (given.reply,) if given.reply else ()
    return replace(_judge_value(exercise, given, deal, load, key), notes=notes)


def _judge_value(exercise: Exercise, given: Plain, deal: Deal, load: Load, key: Key | None) -> Verdict:
    if exercise.kind == "prediction":
        return _judge_prediction(exercise, given)
    if exercise.kind == "written":
        return _verdict(exercise, "recorded", 0, written_reply(exercise, given))
    return _judge_by_key(exercise, given, deal, key or key_for(exercise, deal, load))


def _judge_by_key(exercise: Exercise, given: Plain, deal: Deal, key: Key) -> Verdict:
    if any(same(exercise.kind, given.value, right, exercise.tolerance) for right in key.right):
        return _verdict(exercise, "right", exercise.points, exercise.explain or "That is the answer.")
    for mistake, wrong in key.mistakes:
        if same(exercise.kind, given.value, wrong, tolerance_of(mistake, exercise)):
            score = round(exercise.points * mistake.score, 4)
            return _verdict(exercise, "partly" if score else "not-yet", score, mistake.reply, mistake.name)
    fault = misfit(exercise.kind, exercise.properties, given.value)
    return _verdict(exercise, "not-yet", 0, fault or UNKNOWN + _checked_for(exercise, deal))


def _checked_for(exercise: Exercise, deal: Deal) -> str:
    """For whose deal an answer was checked: it may have been worked out for another one."""
    dealt = [str(value) for name, value in deal.items if name in exercise.uses]
    return f" It was checked for your deal: {', '.join(dealt)}." if dealt else ""


def _judge_prediction(exercise: Exercise, given: Plain) -> Verdict:
    """A guess earns its points for being made, never for being close."""
    fault = prediction_fault(exercise.properties, given.value)
    if fault is None:
        guess, confidence = given.value
        return _verdict(exercise, "recorded", exercise.points, guess_reply(guess, confidence))
    name, reply = fault
    named = next((mistake for mistake in exercise.mistakes if mistake.name == name), None)
    return _verdict(exercise, "not-yet", 0, named.reply if named else reply, named.name if named else None)


def tolerance_of(mistake: Mistake, exercise: Exercise) -> float:
    """How near an answer must come to be taken for this mistake."""
    return exercise.tolerance if mistake.tolerance is None else mistake.tolerance


def guess_reply(guess: float, confidence: float) -> str:
    """A guess read back, so that a slip of the keyboard shows."""
    return f"Your guess: {written(guess)}. You are {confidence:g}% sure."


def written_reply(exercise: Exercise, given: Plain) -> str:
    """What can be said at once of a written answer: its length, and who reads it."""
    words = word_count(given.value)
    fewest, most = exercise.properties.words or (1, 1000)
    asked = "" if fewest <= words <= most else f" Between {fewest} and {most} are asked for."
    return f"You wrote {words} word{'' if words == 1 else 's'}.{asked} A person reads this answer and gives the points."


def _verdict(exercise: Exercise, state: Any, score: float, reply: str, mistake: str | None = None) -> Verdict:
    return Verdict(exercise.id, state, score, exercise.points, reply, mistake)
