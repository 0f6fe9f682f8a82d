"""The passport: a learner's answers, predictions and verdicts in a small readable file.

It lies beside the notebook, is written at each check and is read in the first cell. It is
keyed by exercise id, so it survives a new version of the lesson. A damaged passport is set
aside under another name, never overwritten.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scomm.exercises.plain import Plain
from scomm.exercises.verdict import Verdict

FORMAT = 1
LARGEST = 5_000_000
"""Bytes; a larger file is not a passport."""


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
        """The passport after one more check; an untouched answer changes nothing."""
        if given.state == "blank":
            return self
        before = self.entries.get(exercise)
        entry = Entry(
            answer=given,
            state=verdict.state,
            score=verdict.score,
            points=verdict.points,
            attempts=(before.attempts if before else 0) + 1,
            at=_now(),
            source=source,
        )
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
        return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


class Damaged(Exception):
    """The file is there but is not a passport; the message says why in a few words."""


def path_for(lesson: str, folder: Path) -> Path:
    """Where the passport of a lesson lies."""
    return folder / f"passport-{lesson}.json"


def read(path: Path) -> Passport | None:
    """The passport in a file; None if there is none; `Damaged` if it can't be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise Damaged("it is far too large")
        return from_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise Damaged(f"it cannot be opened as text ({type(error).__name__})") from error


def from_json(text: str) -> Passport:
    """Parse a passport's text; `Damaged` says what is wrong with it."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "somewhere"
        raise Damaged(f"it is not JSON ({where})") from error
    if not isinstance(data, dict) or data.get("passport") != FORMAT:
        raise Damaged(f"it is not a passport of format {FORMAT}")
    try:
        return Passport(
            lesson=_text(data["lesson"]),
            version=_text(data["version"]),
            learner=_text(data["learner"]),
            entries={_text(name): _entry(item) for name, item in data["exercises"].items()},
            predictions={_text(name): _prediction(item) for name, item in data["predictions"].items()},
            hints={_text(name): int(count) for name, count in data.get("hints", {}).items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Damaged(f"a part is missing or has the wrong type ({error})") from error


def write(passport: Passport, path: Path) -> None:
    """Write a passport whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".passport-", suffix=".json")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(passport.to_json())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> Path:
    """Rename a damaged passport to the first free `.damaged-N.json`, and return the new path."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}.json")).exists():
        number += 1
    return path.rename(aside)


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(
        answer=Plain.from_json(data["answer"]),
        state=_text(data["state"]),
        score=float(data["score"]),
        points=float(data["points"]),
        attempts=int(data["attempts"]),
        at=_text(data["at"]),
        source=_text(data.get("source", "")),
    )


def _prediction(data: dict[str, Any]) -> Prediction:
    return Prediction(
        float(data["guess"]), float(data["confidence"]), _text(data["at"]), _text(data.get("seen", ""))
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, found {type(value).__name__}")
    return value


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
