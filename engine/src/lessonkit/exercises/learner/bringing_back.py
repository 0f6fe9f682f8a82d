"""Progress that comes from elsewhere: a passport's file or a short code, judged once more and joined with what is here.

Nothing that somebody wrote into a file is believed: it gives answers, and every mark is made anew. Nothing that is here is lost: of two
answers to one exercise the better one stays, and `progress` keeps the older file aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal, read_code
from lessonkit.exercises.learner import short_code
from lessonkit.exercises.learner.passport import Drawing, Entry, Passport, Prediction, is_better
from lessonkit.exercises.learner.passport_file import LARGEST, Damaged, from_json, must_belong
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.exercises.spec import Question
from lessonkit.exercises.wire import answer
from lessonkit.language.sentences import sentences_beside

UNJUDGED = "no-key"
"""The state of an answer that no check of this lesson has seen."""
MOST_UNKNOWN = 200
"""Answers, guesses and drawings of other versions that one passport keeps."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?")

say = sentences_beside(__file__)


class Joined(Struct, frozen=True):
    """The passport with what came back; the exercises whose answer was taken, those whose better answer stood here, and those
    that this version of the lesson does not have, by id; answers of a code whose exercise nobody can name are counted."""

    passport: Passport
    taken: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    nameless: int = 0


class Found(Struct, frozen=True):
    """What a text gave: a passport without marks, and how many answers of a code no exercise of this lesson has."""

    passport: Passport
    nameless: int = 0


def read_progress(text: str, lesson: OpenLesson, others: Sequence[str] = ()) -> Found:
    """The progress in a text, a passport's file or a short code; a `KitError` says in one line what is wrong with it.

    `others` are the lessons that may be named where the text belongs to one of them.
    """
    try:
        if len(text.encode(errors="replace")) > LARGEST:
            raise Damaged(say("damage.too-large"))
        if not text.strip():
            raise Damaged(say("damage.empty"))
        if is_file(text):
            return Found(_of_file(text, lesson))
        return _of_code(text, lesson, tuple(others))
    except short_code.Unreadable as why:
        wrong, do = str(why), say("restore.do-code")
    except Damaged as why:
        wrong, do = say("restore.no-passport", why=why), say("restore.do-file")
    raise KitError(wrong, allowed=say("restore.allowed", lesson=lesson.id), do=do)


def is_file(text: str) -> bool:
    """True for the text of a file, whatever is in it, and not a short code."""
    return text.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def _of_file(text: str, lesson: OpenLesson) -> Passport:
    found = from_json(text.lstrip("\ufeff \t\r\n"))
    must_belong(found, lesson.id)
    return without_marks(found)


def _of_code(text: str, lesson: OpenLesson, others: tuple[str, ...]) -> Found:
    code = short_code.read(text, lesson.id, others)
    passport, placed = Passport(lesson.id, lesson.version, code.learner, course=course().id), 0
    tags = [short_code.tag_of(question.id) for question in lesson.exercises]
    for question, tag in zip(lesson.exercises, tags, strict=True):
        given = code.answers.get(tag)
        if given is None or tags.count(tag) > 1 or not _is_of(question, given):
            continue
        placed += 1
        if given.is_guess:
            passport = passport.with_prediction(question.id, *given.value)
            passport = passport.with_data_seen(question.id) if given.seen else passport
        entry = Entry(answer(given.value), UNJUDGED, 0, 0, 1, _when(""))
        passport = replace(passport, entries={**passport.entries, question.id: entry})
    return Found(passport, len(code.answers) - placed)


def _is_of(question: Question, given: short_code.Answer) -> bool:
    kind = question.answer_kind
    return kind.is_guess == given.is_guess and kind.fits(given.value)


def without_marks(passport: Passport) -> Passport:
    """A passport as it may come from anywhere: its answers without a mark, its guesses without a truth, names that can be ids."""
    known = {id: one for id, one in passport.entries.items() if _NAME.fullmatch(id)}
    return Passport(
        passport.lesson,
        passport.version,
        _code(passport.learner),
        {id: _unmarked(one) for id, one in known.items()},
        {id: _unanswered(one) for id, one in passport.predictions.items() if _NAME.fullmatch(id)},
        {id: taken for id, taken in passport.hints.items() if _NAME.fullmatch(id)},
        {about[:200]: _short(one) for about, one in passport.drawings.items()},
        passport.course,
    )


def judged_again(passport: Passport, lesson: OpenLesson, deal: Deal) -> Passport:
    """The passport with every answer judged by this lesson; one that it does not ask for any more has no mark."""
    entries = {
        id: _judged(lesson.exercise(id), entry, lesson, deal) if id in lesson.ids else _unmarked(entry)
        for id, entry in passport.entries.items()
    }
    return replace(passport, entries=entries)


def join(found: Passport, here: Passport, lesson: OpenLesson, deal: Deal) -> Joined:
    """What came back and what is here, in one passport: of two answers the better one, of two guesses the one that stands."""
    here, found = judged_again(here, lesson, deal), judged_again(found, lesson, deal)
    taken, stayed = {}, []
    for id, entry in found.entries.items():
        before = here.entries.get(id)
        if entry.answer.state == "blank":
            continue
        if before is None or before.answer.state == "blank" or is_better(entry, before):
            taken[id] = replace(entry, attempts=max(entry.attempts, before.attempts if before else 0))
        elif before.answer != entry.answer:
            stayed.append(id)
    guesses = {
        id: guess
        for id, guess in found.predictions.items()
        if _is_recorded(id, guess, lesson, deal)
        and (id not in here.predictions or _stands(guess, here.predictions[id]))
    }
    for id in guesses.keys() & here.entries.keys() & found.entries.keys():  # the answer goes with its guess
        taken[id] = found.entries[id]
    hints = {
        id: min(max(n, here.hints.get(id, 0)), len(lesson.exercise(id).hints))
        for id, n in found.hints.items()
        if id in lesson.ids
    }
    unknown = sorted(id for id in {*found.entries, *found.predictions} - set(lesson.ids) if "/" not in id)
    drawings = {about: one for about, one in found.drawings.items() if about not in here.drawings}
    passport = replace(
        here,
        entries={**here.entries, **taken},
        predictions={**here.predictions, **guesses},
        hints={**here.hints, **hints},
        drawings={**drawings, **here.drawings},
    )
    new = {*taken, *(id for id in guesses if id in lesson.ids)} & set(lesson.ids)
    in_order = tuple(id for id in lesson.ids if id in new)
    return Joined(passport, in_order, tuple(id for id in stayed if id in lesson.ids), tuple(unknown))


def has_work(passport: Passport) -> bool:
    """True if somebody has answered, guessed or drawn in it."""
    return bool(passport.entries or passport.predictions or passport.drawings)


def too_many(passport: Passport, lesson: OpenLesson) -> bool:
    """True for a passport of more foreign names than any lesson ever had."""
    names = {*passport.entries, *passport.predictions, *passport.hints, *passport.drawings}
    return len(names - set(lesson.ids)) > MOST_UNKNOWN


def _judged(question: Question, entry: Entry, lesson: OpenLesson, deal: Deal) -> Entry:
    try:
        verdict = lesson.reply(question, entry.answer, deal)
    except Exception:  # an answer that somebody made up must not stop the others
        return _unmarked(entry)
    return replace(entry, state=verdict.state, score=verdict.score, points=verdict.points)


def _is_recorded(id: str, guess: Prediction, lesson: OpenLesson, deal: Deal) -> bool:
    """True for a guess that its exercise would record; one of another lesson is kept as it is."""
    if id not in lesson.ids:
        return True
    question = lesson.exercise(id)
    if not question.answer_kind.is_guess:
        return False
    return lesson.reply(question, answer([guess.guess, guess.confidence]), deal).state == "recorded"


def _stands(guess: Prediction, here: Prediction) -> bool:
    """True if a guess takes the place of the one here: that one's data were not shown yet, and this one's were."""
    return bool(guess.seen) and not here.seen


def _unmarked(entry: Entry) -> Entry:
    return replace(entry, state=UNJUDGED, score=0, points=0, at=_when(entry.at))


def _unanswered(guess: Prediction) -> Prediction:
    return replace(guess, truth=(), at=_when(guess.at), seen=_when(guess.seen) if guess.seen else "")


def _short(drawing: Drawing) -> Drawing:
    return replace(drawing, gap=drawing.gap[:500], at=_when(drawing.at))


def _when(told: str) -> str:
    """The time that a file tells, or now where it tells none."""
    try:
        return datetime.fromisoformat(told[:40]).isoformat(timespec="seconds")
    except ValueError:
        return datetime.now().astimezone().isoformat(timespec="seconds")


def _code(told: str) -> str:
    try:
        return read_code(told)
    except KitError:
        return ""
