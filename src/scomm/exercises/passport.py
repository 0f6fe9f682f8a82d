"""The passport: a learner's answers, predictions and verdicts in a small readable file.

It lies beside the notebook, is written at each check and is read in the first cell. It is
keyed by exercise id, so it survives a new version of the lesson. A damaged passport is set
aside under another name, never overwritten.
"""

from __future__ import annotations

import json
import math
import os
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scomm.exercises.older import kept_answer
from scomm.exercises.plain import Plain, answer
from scomm.exercises.verdict import Verdict
from scomm.wholefile import write_whole

FORMAT = 1
LARGEST = 5_000_000
"""Bytes; a larger file is not a passport."""
LARGEST_ANSWER = 200_000
"""Characters; a larger answer is not kept, so that a passport never grows past `LARGEST`."""

_LINE_BREAK = re.compile(r"\n\s+")
_FLAT_LIST = re.compile(r"\[\n\s+([^\[\]{}]*?)\n\s*\]")


@dataclass(frozen=True)
class Entry:
    """What is remembered of one exercise."""

    answer: Plain
    state: str
    score: float
    points: float
    attempts: int
    at: str
    source: str = ""


@dataclass(frozen=True)
class Prediction:
    """A guess as it was first recorded; `seen` is when the data were shown after it."""

    guess: float
    confidence: float
    at: str
    seen: str = ""


@dataclass(frozen=True)
class Passport:
    """All that is remembered of one learner in one lesson."""

    lesson: str
    version: str
    learner: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    predictions: dict[str, Prediction] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)

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
            "exercises": {
                name: {**vars(entry), "answer": entry.answer.to_json()}
                for name, entry in self.entries.items()
            },
            "predictions": {name: vars(prediction) for name, prediction in self.predictions.items()},
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
            raise Damaged("it is not a file")
        if path.stat().st_size > LARGEST:
            raise Damaged("it is far too large")
        return from_json(path.read_text(encoding="utf-8-sig"))  # some editors put a mark before the text
    except UnicodeDecodeError as error:
        raise Damaged("it is not text") from error
    except OSError as error:
        raise Damaged(f"it can't be opened ({error.strerror or type(error).__name__})") from error


def from_json(text: str) -> Passport:
    """Parse a passport's text; `Damaged` says what is wrong with it."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" from line {error.lineno} on" if isinstance(error, json.JSONDecodeError) else ""
        raise Damaged(f"its text is broken{where}") from error
    if not isinstance(data, dict) or data.get("passport") != FORMAT:
        raise Damaged("it is not a passport that this version of the kit knows")
    try:
        passport = Passport(
            lesson=_text(data["lesson"]),
            version=_text(data["version"]),
            learner=_text(data["learner"]),
            entries={_text(name): _entry(item) for name, item in data["exercises"].items()},
            predictions={_text(name): _prediction(item) for name, item in data["predictions"].items()},
            hints={_text(name): _count(count) for name, count in data.get("hints", {}).items()},
        )
        passport.to_json().encode()  # what can be read must be fit to be written again
    except KeyError as error:
        raise Damaged(f"the part {str(error)[:40]} is missing") from error
    except (TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise Damaged("one of its parts is not what it should be") from error
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


def _entry(data: dict[str, Any]) -> Entry:
    if not isinstance(data["answer"], dict) or "state" not in data["answer"]:
        raise TypeError("no answer")
    return Entry(
        answer=kept_answer(data["answer"]),
        state=_text(data["state"]),
        score=_number(data["score"]),
        points=_number(data["points"]),
        attempts=_count(data["attempts"]),
        at=_text(data["at"]),
        source=_text(data.get("source", "")),
    )


def _prediction(data: dict[str, Any]) -> Prediction:
    return Prediction(
        _number(data["guess"]), _number(data["confidence"]), _text(data["at"]), _text(data.get("seen", ""))
    )


def _small(given: Plain) -> Plain:
    """The answer, unless it is too large to keep; how its cell ended is of this run alone."""
    if len(json.dumps(given.value)) > LARGEST_ANSWER:
        return Plain("blank")
    return answer(given.value) if given.state == "answer" else given


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"number expected, found {type(value).__name__}")
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1_000_000:
        raise TypeError(f"count expected, found {type(value).__name__}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, found {type(value).__name__}")
    return value


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
