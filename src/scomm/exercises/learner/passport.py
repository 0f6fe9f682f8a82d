"""The passport: a learner's answers, predictions and verdicts in a small readable file.

It lies beside the notebook, is written at each check and is read in the first cell. It is
keyed by exercise id, so it survives a new version of the lesson. A damaged passport is set
aside under another name, never overwritten.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import asdict, replace

from scomm.exercises.older import kept_answer
from scomm.exercises.verdict import Verdict
from scomm.exercises.wire import Finite, Plain, answer
from scomm.language.sentences import sentences_beside
from scomm.wholefile import write_whole

FORMAT = 1
LARGEST = 5_000_000
"""Bytes; a larger file is not a passport."""
LARGEST_ANSWER = 200_000
"""Characters; a larger answer is not kept, so that a passport never grows past `LARGEST`."""

_MISSING = re.compile(r"missing required field `(\w+)`")
_LINE_BREAK = re.compile(r"\n\s+")
_FLAT_LIST = re.compile(r"\[\n\s+([^\[\]{}]*?)\n\s*\]")


say = sentences_beside(__file__)

KeptAnswer = dict[str, Any]
Number = int | Finite
Count = Annotated[int, Meta(ge=0, lt=1_000_000)]


class Entry(Struct, frozen=True):
    """What is remembered of one exercise."""

    answer: Plain
    state: str
    score: float
    points: float
    attempts: int
    at: str
    source: str = ""
    last: Plain | None = None
    """A later answer that earned less: the one above is the best."""


class Prediction(Struct, frozen=True):
    """A guess as it was first recorded; `seen` is when the data were shown after it, and `truth` what they said.

    The truth is one number, the lowest and the highest where it is open, or nothing where no truth is known.
    """

    guess: Number
    confidence: Number
    at: str
    seen: str = ""
    truth: tuple[Number, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The prediction as a file has it, its truth only once it is known."""
        known = asdict(self)
        return known if self.truth else {name: part for name, part in known.items() if name != "truth"}


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

    def numbers(self) -> Iterator[float]:
        """The scores, points and guesses in it."""
        for entry in self.exercises.values():
            yield from (entry.score, entry.points)
        for prediction in self.predictions.values():
            yield from (prediction.guess, prediction.confidence, *prediction.truth)


class Passport(Struct, frozen=True):
    """All that is remembered of one learner in one lesson."""

    lesson: str
    version: str
    learner: str = ""
    entries: dict[str, Entry] = {}
    predictions: dict[str, Prediction] = {}
    hints: dict[str, int] = {}

    def with_check(self, exercise: str, given: Plain, verdict: Verdict, source: str = "") -> Passport:
        """The passport after one more check; an untouched answer changes nothing.

        An answer that can't be read counts as an attempt and leaves an earlier, readable one in place.
        """
        if given.state == "blank":
            return self
        before = self.entries.get(exercise)
        attempts = (before.attempts if before else 0) + 1
        if before and before.answer.state == "answer" and given.state == "refused":
            return self._with_entry(exercise, replace(before, attempts=attempts))
        if before and _is_better(before, verdict):
            return self._with_entry(exercise, replace(before, attempts=attempts, last=_small(given)))
        entry = Entry(
            answer=_small(given),
            state=verdict.state,
            score=verdict.score,
            points=verdict.points,
            attempts=attempts,
            at=_now(),
            source=source,
        )
        return self._with_entry(exercise, entry)

    def with_verdict(self, exercise: str, verdict: Verdict) -> Passport:
        """The passport after a remembered answer was judged once more: no new attempt."""
        entry = replace(
            self.entries[exercise], state=verdict.state, score=verdict.score, points=verdict.points
        )
        return self._with_entry(exercise, entry)

    def _with_entry(self, exercise: str, entry: Entry) -> Passport:
        return replace(self, entries={**self.entries, exercise: entry})

    def with_prediction(self, exercise: str, guess: float, confidence: float) -> Passport:
        """The passport with this guess, unless the data were already shown after an earlier one."""
        before = self.predictions.get(exercise)
        if before and before.seen:
            return self
        prediction = Prediction(guess, confidence, _now())
        return replace(self, predictions={**self.predictions, exercise: prediction})

    def with_data_seen(self, exercise: str) -> Passport:
        """The passport once the data behind a prediction were shown: from now on the guess stands."""
        before = self.predictions[exercise]
        if before.seen:
            return self
        return replace(self, predictions={**self.predictions, exercise: replace(before, seen=_now())})

    def with_truth(
        self, exercise: str, truth: tuple[float, ...], shown: Prediction | None = None
    ) -> Passport:
        """The passport with the true number beside a guess whose data are shown.

        `shown` is a guess of another lesson, kept here from now on as it stood when it was answered; `exercise` then
        names that lesson too.
        """
        before = self.predictions.get(exercise) or shown
        if before is None or (exercise in self.predictions and before.truth == truth):
            return self
        answered = replace(before, truth=truth, seen=before.seen or _now())
        return replace(self, predictions={**self.predictions, exercise: answered})

    def with_hint(self, exercise: str) -> Passport:
        """The passport with one more hint taken."""
        return replace(self, hints={**self.hints, exercise: self.hints.get(exercise, 0) + 1})

    def to_json(self) -> str:
        """The file's text: indented, with sorted keys."""
        data = {
            "passport": FORMAT,
            "lesson": self.lesson,
            "version": self.version,
            "learner": self.learner,
            "exercises": {name: _as_json(entry) for name, entry in self.entries.items()},
            "predictions": {name: one.to_json() for name, one in self.predictions.items()},
            "hints": self.hints,
        }
        text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"
        # rows and pairs on one line each; a line break never stands inside a JSON text
        return _FLAT_LIST.sub(lambda found: f"[{_LINE_BREAK.sub(' ', found[1])}]", text)


class Damaged(Exception):
    """The file is there but is not a passport; the message says why in a few words."""


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
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
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
        )
        passport.to_json().encode()  # what can be read must be fit to be written again
    except (TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        missing = _MISSING.search(str(error))
        raise Damaged(say("damage.missing", part=missing[1]) if missing else say("damage.wrong")) from error
    return passport


def write(passport: Passport, path: Path) -> None:
    """Write a passport whole or not at all."""
    write_whole(path, passport.to_json().encode())


def set_aside(path: Path) -> Path:
    """Rename a damaged passport to the first free `.damaged-N.json`, and return the new path."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.stem}.damaged-{number}.json")):
        number += 1
    return path.rename(aside)


def _is_better(before: Entry, verdict: Verdict) -> bool:
    """True where an earlier answer earned more: to try again costs nothing."""
    worth = {"right": 2, "recorded": 1, "partly": 1}
    now, then = worth.get(verdict.state, 0), worth.get(before.state, 0)
    return then > now or (then == now == 1 and before.score > verdict.score)


def _as_json(entry: Entry) -> dict[str, Any]:
    kept = {**asdict(entry), "answer": entry.answer.to_json()}
    last = kept.pop("last")
    return {**kept, "last": last.to_json()} if last is not None else kept


def _small(given: Plain) -> Plain:
    """The answer, unless it is too large to keep; how its cell ended is of this run alone."""
    if len(json.dumps(given.value)) > LARGEST_ANSWER:
        return Plain("blank")
    return answer(given.value) if given.state == "answer" else given


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
