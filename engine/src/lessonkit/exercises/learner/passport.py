"""The passport: all that is remembered of one learner in one lesson, answers, guesses and hints.

It is keyed by exercise id, so it survives a new version of the lesson. Its file is `passport_file`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Finite, Plain, answer
from lessonkit.json_limits import Limits, TooMuch, write_json

ANSWER = Limits(200_000, depth=40)
"""Characters; a larger answer is not kept, so that a file of a passport never grows too large to be read."""

Number = int | Finite


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


class Drawing(Struct, frozen=True):
    """A line that was drawn before the true one was shown: what was guessed at each place, what was true there, and the gap in words."""

    guesses: dict[str, Number]
    truth: dict[str, Number]
    gap: str
    at: str


class Passport(Struct, frozen=True):
    """All that is remembered of one learner in one lesson."""

    lesson: str
    version: str
    learner: str = ""
    entries: dict[str, Entry] = {}
    predictions: dict[str, Prediction] = {}
    hints: dict[str, int] = {}
    drawings: dict[str, Drawing] = {}
    """By the explorer and what was drawn in it, such as "reported-against-real: 20 40"."""
    course: str = ""
    """The id of its course; passports of before two courses could meet have none."""

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
        if before and is_better(before, verdict):
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

    def with_drawing(
        self, about: str, guesses: dict[str, float], truth: dict[str, float], gap: str
    ) -> Passport:
        """The passport with a line that was drawn before the true one was shown; a later drawing of the same changes nothing."""
        if about in self.drawings:
            return self
        return replace(self, drawings={**self.drawings, about: Drawing(guesses, truth, gap, _now())})

    def with_hint(self, exercise: str) -> Passport:
        """The passport with one more hint taken."""
        return replace(self, hints={**self.hints, exercise: self.hints.get(exercise, 0) + 1})


def is_better(one: Entry | Verdict, other: Entry | Verdict) -> bool:
    """True where one answer earned more than another: to try again costs nothing."""
    worth = {"right": 2, "recorded": 1, "partly": 1}
    mine, its = worth.get(one.state, 0), worth.get(other.state, 0)
    return mine > its or (mine == its == 1 and one.score > other.score)


def _small(given: Plain) -> Plain:
    """The answer, unless it is too large to keep; how its cell ended is of this run alone."""
    try:
        write_json(given.value, ANSWER)
    except TooMuch:
        return Plain("blank")
    return answer(given.value) if given.state == "answer" else given


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
