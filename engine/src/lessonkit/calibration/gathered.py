"""Every guess that a learner's passports remember, each with its truth; and which passports are missing, and why."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from lessonkit.calibration.scored import Guessed
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.guesses.answered import Answered
from lessonkit.exercises.guesses.truths import LESSON_0, truths
from lessonkit.exercises.kinds.prediction import RATE_OF
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.opening import find_lesson
from lessonkit.exercises.learner.passport import Passport, Prediction
from lessonkit.exercises.learner.the_end import lessons_in
from lessonkit.exercises.locate import COURSE_FILE
from lessonkit.exercises.properties import Properties
from lessonkit.exercises.spec import Question
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


class Gathered(Struct, frozen=True):
    """What was found: guesses that have met their truth, and the numbers of lessons by why theirs are not among them.

    `missing`: no passport; `unread`: a damaged one; `strange`: one of another learner code; `waiting`: a guess whose data the
    learner has not opened yet. `with_map` says whether a course map told which lessons there are. `drawn`: lines that were drawn
    before the true ones were shown, by lesson, with their gap in words; they have no sureness, so no score.
    """

    made: tuple[Guessed, ...]
    missing: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    strange: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    with_map: bool = True
    drawn: tuple[tuple[int, str], ...] = ()


def gathered(folder: Path, learner: str) -> Gathered:
    """The guesses in the passports beside the lesson in `folder`, those of this learner code alone.

    A guess whose data were not opened yet is not scored, so that its lesson can still answer it.
    """
    root = folder.parent
    found: dict[str, Passport] = {}
    problems: dict[str, list[int]] = {"missing": [], "unread": [], "strange": []}
    mapped = [id for id in lessons_in(root / COURSE_FILE) if id < folder.name]
    for id in mapped or _with_passports(root, folder.name):
        kept = _passport(root, id, learner)
        if isinstance(kept, Passport):
            found[id] = kept
        else:
            problems[kept].append(number_of(id))
    made, waiting = [], []
    for lesson, question, guess in _guesses(found, root):
        if guess.seen:
            made.append(Guessed(number_of(lesson), answered(question, guess, earlier=lesson == LESSON_0)))
        else:
            waiting.append(number_of(lesson))
    told = {name: tuple(numbers) for name, numbers in problems.items()}
    drawn = tuple((number_of(id), one.gap) for id, kept in found.items() for one in kept.drawings.values())
    return Gathered(
        tuple(made), **told, waiting=tuple(dict.fromkeys(waiting)), with_map=bool(mapped), drawn=drawn
    )


def first_guesses(folder: Path, learner: str) -> dict[str, Prediction]:
    """The guesses of lesson 0 as the passports beside the lesson in `folder` have them, by their questions."""
    root = folder.parent
    ids = lessons_in(root / COURSE_FILE) or [LESSON_0, *_with_passports(root, folder.name)]
    read = {id: _passport(root, id, learner) for id in ids}
    return _of_lesson_0({id: kept for id, kept in read.items() if isinstance(kept, Passport)})


def answered(question: Question, guess: Prediction, *, earlier: bool = False) -> Answered:
    """A guess beside its truth."""
    truth = truths()[question.truth]
    return Answered(
        truth_name=question.truth,
        guess=guess.guess,
        confidence=guess.confidence,
        truth=truth.found(load),
        range=truth.range,
        near=question.near,
        earlier=earlier,
    )


def survey_question(name: str) -> Question:
    """The question of lesson 0 about the truth of this name, as a form asks it."""
    truth = truths()[name]
    return Question(
        id=truth.asked,
        kind="prediction",
        title=truth.asked,
        points=0,
        minutes=1,
        route="no-code",
        properties=Properties(type=say("again.type"), range=truth.range, whole=truth.range[1] not in RATE_OF),
        truth=name,
    )


def number_of(lesson: str) -> int:
    """The number of a lesson by its id.

    >>> number_of("04-who-is-deported")
    4
    """
    number = lesson.split("-")[0]
    return int(number) if number.isdigit() else 0


def _with_passports(root: Path, here: str) -> list[str]:
    """Lessons that have a passport, where no course map says which lessons there are."""
    names = {path.parent.name for path in root.glob("*/passport-*.json")}
    return sorted(name for name in names if name != here and passports.path_for(name, root / name).is_file())


def _passport(root: Path, id: str, learner: str) -> Passport | str:
    """The passport of a lesson, or why there is none to read."""
    try:
        kept = passports.read(passports.path_for(id, root / id))
    except passports.Damaged:
        return "unread"
    if kept is None:
        return "missing"
    return kept if kept.learner in ("", learner) else "strange"


def _guesses(found: Mapping[str, Passport], root: Path) -> Iterator[tuple[str, Question, Prediction]]:
    """Each recorded guess that has a truth: the lesson, the question, the guess."""
    firsts = _of_lesson_0(found)
    for name, truth in truths().items():
        if truth.asked in firsts:
            yield LESSON_0, survey_question(name), firsts[truth.asked]
    for id, passport in found.items():
        for question in _questions(id, root) if id != LESSON_0 else ():
            guess = passport.predictions.get(question.id)
            if guess is not None and question.answer_kind.is_guess and question.truth in truths():
                yield id, question, guess


def _of_lesson_0(found: Mapping[str, Passport]) -> dict[str, Prediction]:
    """The guesses of lesson 0: as a later lesson answered them, else as lesson 0 has them."""
    kept = found[LESSON_0].predictions if LESSON_0 in found else {}
    answered_later = {
        key.removeprefix(f"{LESSON_0}/"): guess
        for passport in found.values()
        for key, guess in passport.predictions.items()
        if key.startswith(f"{LESSON_0}/")
    }
    asked = [truth.asked for truth in truths().values() if truth.asked]
    both = {**kept, **answered_later}
    return {id: both[id] for id in asked if id in both}


def _questions(id: str, root: Path) -> tuple[Question, ...]:
    """The questions of a lesson, in full or for practice; none where they are not here."""
    with contextlib.suppress(KitError):
        return tuple(find_lesson(id, root / id).exercises)
    return ()
