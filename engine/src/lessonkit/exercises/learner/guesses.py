"""A learner's guesses once their data are open: those of this lesson, and those of lesson 0 that the same data answer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from lessonkit.data import load
from lessonkit.exercises.guesses.answered import Answered
from lessonkit.exercises.guesses.truths import LESSON_0, truths
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.passport import Passport, Prediction
from lessonkit.exercises.spec import Question


def answers_of(
    question: Question, passport: Passport, folder: Path | None, *, alone: bool = False
) -> tuple[list[Answered], Passport]:
    """What was guessed beside what is true, and the passport that remembers it.

    `alone` is true where the guess is asked for without its data: then what an exercise below those data asks for is told too.
    `folder` is that of the lesson; lesson 0 lies beside it. A truth that this version of the kit doesn't know is passed over.
    """
    answered = []
    for name, key, guessed in _guessed(question, passport, folder):
        if name in question.answered_alone and not alone:
            continue
        truth = truths()[name]
        found = truth.found(load)
        passport = passport.with_truth(key, found, guessed)
        mine = key == question.id
        answered.append(
            Answered(
                truth_name=name,
                guess=guessed.guess,
                confidence=guessed.confidence,
                truth=found,
                range=truth.range,
                near=question.near if mine else None,
                earlier=not mine,
            )
        )
    return answered, passport


def guesses_shown(questions: Sequence[Question], passport: Passport) -> dict[str, float]:
    """The guesses that have been answered, by the name of their truth."""
    keys = {question.id: question.truth for question in questions if question.truth}
    keys |= {_key_in_lesson_0(name): name for name, one in truths().items() if one.asked}
    return {keys[key]: one.guess for key, one in passport.predictions.items() if one.truth and key in keys}


def _guessed(
    question: Question, passport: Passport, folder: Path | None
) -> Iterator[tuple[str, str, Prediction]]:
    """The name of each truth, the key of its guess in this passport, and the guess."""
    mine = passport.predictions.get(question.id)
    if mine is not None and question.truth in truths():
        yield question.truth, question.id, mine
    if not question.earlier:
        return
    there = _lesson_0(folder)
    for name in question.earlier:
        if name in truths():
            key = _key_in_lesson_0(name)
            before = passport.predictions.get(key) or there.get(truths()[name].asked)
            if before is not None:
                yield name, key, before


def _key_in_lesson_0(name: str) -> str:
    return f"{LESSON_0}/{truths()[name].asked}"


def _lesson_0(folder: Path | None) -> dict[str, Prediction]:
    """The guesses in lesson 0's passport, if it lies beside this lesson and can be read."""
    if folder is None:
        return {}
    with contextlib.suppress(passports.Damaged):
        found = passports.read(passports.path_for(LESSON_0, folder.parent / LESSON_0))
        if found is not None:
            return found.predictions
    return {}
