"""A passport with two answers, a guess and a hint, for tests of what it remembers and of its file."""

from __future__ import annotations

from lessonkit.exercises import Verdict
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.wire import answer


def verdict(state="right", score=2.0) -> Verdict:
    return Verdict("share-red", state, score, 2, "")


def _full() -> Passport:
    passport = Passport("90-tiny", "1.0", "otter-maple-river")
    passport = passport.with_check("share-red", answer(30.0), verdict())
    passport = passport.with_check("rank-shelves", answer(["c", "a", "b"]), verdict())
    return passport.with_prediction("guess-red", 50, 60).with_hint("share-red")


FULL = _full()
