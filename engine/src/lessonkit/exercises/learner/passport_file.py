"""The file of a passport: small, readable, written whole or not at all.

It lies beside the notebook, is written at each check and is read in the first cell. A damaged passport is set
aside under another name, never overwritten.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import asdict

from lessonkit.course import course
from lessonkit.exercises.learner.passport import Drawing, Entry, Number, Passport, Prediction
from lessonkit.exercises.older import kept_answer
from lessonkit.json_limits import Limits, TooMuch, read_json
from lessonkit.language.sentences import sentences_beside
from lessonkit.wholefile import write_whole

FORMAT = 1
LARGEST = 5_000_000
"""Bytes; a larger file is not a passport."""

_MISSING = re.compile(r"missing required field `(\w+)`")
_LINE_BREAK = re.compile(r"\n\s+")
_FLAT_LIST = re.compile(r"\[\n\s+([^\[\]{}]*?)\n\s*\]")

say = sentences_beside(__file__)

KeptAnswer = dict[str, Any]
Count = Annotated[int, Meta(ge=0, lt=1_000_000)]


class EntryInFile(Struct):
    """What a file remembers of one exercise; its answer may be of an earlier version of the kit."""

    answer: KeptAnswer
    state: str
    score: Number
    points: Number
    attempts: Count
    at: str
    source: str = ""
    last: KeptAnswer | None = None

    def read(self) -> Entry:
        """The entry, its answers as this version of the kit writes them."""
        last = kept_answer(self.last) if self.last is not None else None
        return Entry(**{**asdict(self), "answer": kept_answer(self.answer), "last": last})


class PassportFile(Struct):
    """A passport as its file has it."""

    lesson: str
    version: str
    learner: str
    exercises: dict[str, EntryInFile]
    predictions: dict[str, Prediction]
    hints: dict[str, Count] = {}
    drawings: dict[str, Drawing] = {}
    course: str = ""

    def numbers(self) -> Iterator[float]:
        """The scores, points and guesses in it."""
        for entry in self.exercises.values():
            yield from (entry.score, entry.points)
        for prediction in self.predictions.values():
            yield from (prediction.guess, prediction.confidence, *prediction.truth)
        for drawing in self.drawings.values():
            yield from (*drawing.guesses.values(), *drawing.truth.values())


class Damaged(Exception):
    """The file is there but is not a passport; the message says why in a few words."""


def to_json(passport: Passport) -> str:
    """The text of a passport's file: indented, with sorted keys."""
    data = {
        "passport": FORMAT,
        "lesson": passport.lesson,
        "version": passport.version,
        "learner": passport.learner,
        "exercises": {name: _as_json(entry) for name, entry in passport.entries.items()},
        "predictions": {name: _guess_as_json(one) for name, one in passport.predictions.items()},
        "hints": passport.hints,
    }
    if passport.course:
        data["course"] = passport.course
    if passport.drawings:
        data["drawings"] = {name: asdict(one) for name, one in passport.drawings.items()}
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"
    # rows and pairs on one line each; a line break never stands inside a JSON text
    return _FLAT_LIST.sub(lambda found: f"[{_LINE_BREAK.sub(' ', found[1])}]", text)


def path_for(lesson: str, folder: Path) -> Path:
    """Where the passport of a lesson lies."""
    return folder / f"passport-{lesson}.json"


def read(path: Path) -> Passport | None:
    """The passport in a file; None if there is none; `Damaged` if it can't be read."""
    if not os.path.lexists(path):
        return None
    try:
        if not path.is_file():
            raise Damaged(say("damage.no-file"))
        if path.stat().st_size > LARGEST:
            raise Damaged(say("damage.too-large"))
        return from_json(path.read_text(encoding="utf-8-sig"))  # some editors put a mark before the text
    except UnicodeDecodeError as error:
        raise Damaged(say("damage.no-text")) from error
    except OSError as error:
        raise Damaged(say("damage.not-opened", why=error.strerror or type(error).__name__)) from error


def from_json(text: str) -> Passport:
    """Parse a passport's text; `Damaged` says what is wrong with it."""
    try:
        data = read_json(text, Limits(LARGEST))
    except TooMuch as error:
        raise Damaged(say("damage.too-large" if error.what == "size" else "damage.too-much")) from error
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise Damaged(say("damage.broken-from", line=line) if line else say("damage.broken")) from error
    if not isinstance(data, dict) or data.get("passport") != FORMAT:
        raise Damaged(say("damage.other-format"))
    try:
        found = msgspec.convert(data, PassportFile)
        for number in found.numbers():
            float(number)  # an OverflowError where no decimal is as large
        passport = Passport(
            found.lesson,
            found.version,
            found.learner,
            {name: entry.read() for name, entry in found.exercises.items()},
            found.predictions,
            found.hints,
            found.drawings,
            found.course,
        )
        to_json(passport).encode()  # what can be read must be fit to be written again
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        missing = _MISSING.search(str(error))
        raise Damaged(say("damage.missing", part=missing[1]) if missing else say("damage.wrong")) from error
    return passport


def must_belong(passport: Passport, lesson: str) -> None:
    """Refuse, as damaged, the passport of another lesson, or of a lesson of this name in another course."""
    if passport.lesson != lesson:
        raise Damaged(say("damage.of-another-lesson", lesson=passport.lesson[:60]))
    if passport.course and passport.course != course().id:
        raise Damaged(say("damage.of-another-course", course=passport.course[:60]))


def write(passport: Passport, path: Path) -> None:
    """Write a passport whole or not at all."""
    write_whole(path, to_json(passport).encode())


def set_aside(path: Path) -> Path:
    """Rename a damaged passport to the first free `.damaged-N.json`, and return the new path."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.stem}.damaged-{number}.json")):
        number += 1
    return path.rename(aside)


def _as_json(entry: Entry) -> dict[str, Any]:
    kept = {**asdict(entry), "answer": entry.answer.to_json()}
    last = kept.pop("last")
    return {**kept, "last": last.to_json()} if last is not None else kept


def _guess_as_json(guess: Prediction) -> dict[str, Any]:
    """A guess as a file has it, its truth only once it is known."""
    known = asdict(guess)
    return known if guess.truth else {name: part for name, part in known.items() if name != "truth"}
