"""A poll while it runs: who answers which question, what anybody may know of it, and what the leader does."""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import secrets
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from lessonkit.errors import KitError
from lessonkit.exercises.deal import WORDS
from lessonkit.language import sentences_beside
from lessonkit.teaching.workshop.guesses import Guess
from lessonkit.teaching.workshop.poll.pages import question_html, result_html
from lessonkit.teaching.workshop.poll.tally import Asked
from lessonkit.wholefile import write_whole

say = sentences_beside(__file__)

OFTEN, WITHIN = 20, 10.0
"""So many answers may come from one address within so many seconds."""


class Sent(Struct, forbid_unknown_fields=True):
    """A guess, as a phone sends it: which question, the number, and a word where the laptop is passed round."""

    question: int
    guess: float
    word: str = ""


class Poll:
    """The questions of a poll, who answers them, and whom they are shown to.

    A person is a device of the network, known by its address, so that one phone has one guess however often it sends. Where
    the laptop is passed round, a person is known by a word that the first guess gives. Neither is kept as it is.
    """

    def __init__(self, guesses: Sequence[Guess], *, lan: bool, save: Path | None = None) -> None:
        """A poll on these guesses."""
        self.asked = [Asked(one) for one in guesses]
        self.lan, self.save = lan, save
        self._secret = secrets.token_bytes(32)
        self._words = list(WORDS)
        secrets.SystemRandom().shuffle(self._words)
        self._lately: dict[str, list[float]] = {}

    @property
    def current(self) -> int | None:
        """The question that phones see: the one that is open, else the one that was shown last."""
        phases = [one.phase for one in self.asked]
        for phase in ("before", "after"):
            if phase in phases:
                return phases.index(phase)  # type: ignore[arg-type]
        shown = [place for place, phase in enumerate(phases) if phase == "shown"]
        return shown[-1] if shown else None

    def step(self, question: int, to: str) -> None:
        """The leader goes on; a round that is open elsewhere is closed first. What is shown is saved if that was asked."""
        one = self._question(question)
        if to in ("before", "after"):
            for other in self.asked:
                if other is not one and other.phase in ("before", "after"):
                    other.step("paused")
        one.step(to)
        if to == "shown" and self.save:
            write_whole(self.save, json.dumps(self._sums(), indent=1).encode())

    def answer(self, sent: Sent, address: str) -> str:
        """Keep a guess; gives the word of a person who has none yet, where the laptop is passed round."""
        self._not_too_often(address)
        one = self._question(sent.question)
        if not math.isfinite(sent.guess):
            raise KitError(say("refused.form"))
        if self.lan:
            one.answer(self._person(address), sent.guess)
            return ""
        word = sent.word.strip().casefold()
        if one.phase == "after" and not one.knows(self._person(word)):
            raise KitError(say("refused.word"))
        if one.phase == "before" and not (word and one.knows(self._person(word))):
            if not self._words:
                raise KitError(say("refused.full"))
            word = self._words[-1]
            one.answer(self._person(word), sent.guess)
            return self._words.pop()
        one.answer(self._person(word), sent.guess)
        return word

    def state(self) -> dict[str, Any]:
        """All that anybody may know now: the question, its phase, and sums once they are shown."""
        place = self.current
        if place is None:
            return {"question": None, "phase": "wait"}
        one = self.asked[place]
        return {
            "question": place,
            "phase": one.phase,
            "prompt": question_html(one.guess),
            "low": one.guess.low,
            "high": one.guess.high,
            "answered": one.answered,
            "shown": result_html(one) if one.shown else None,
            "passed": not self.lan,
        }

    def desk(self) -> dict[str, Any]:
        """What the leader sees besides: the phase of each question."""
        return {"phases": [one.phase for one in self.asked], **self.state()}

    def _question(self, place: int) -> Asked:
        if not 0 <= place < len(self.asked):
            raise KitError(say("refused.form"))
        return self.asked[place]

    def _person(self, known_by: str) -> bytes:
        return hmac.new(self._secret, known_by.encode(), hashlib.sha256).digest()

    def _not_too_often(self, address: str) -> None:
        now = time.monotonic()
        if len(self._lately) > 2000:
            self._lately.clear()
        lately = [then for then in self._lately.get(address, []) if now - then < WITHIN]
        self._lately[address] = lately
        if len(lately) >= OFTEN:
            raise KitError(say("refused.often"))
        lately.append(now)

    def _sums(self) -> list[dict[str, Any]]:
        return [
            {
                "guess": one.guess.id,
                "people": one.shown.people,
                "edges": one.shown.edges,
                "before": one.shown.before,
                "after": one.shown.after,
                "nearer": one.shown.nearer,
                "true": one.shown.true,
            }
            for one in self.asked
            if one.shown
        ]
