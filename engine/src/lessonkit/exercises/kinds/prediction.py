"""A guess with a confidence, recorded before the data are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import pandas as pd
from msgspec import Meta

from lessonkit.exercises.guesses.near import said_before
from lessonkit.exercises.kinds import units
from lessonkit.exercises.kinds.kind import Fault, Kind, Outcome
from lessonkit.exercises.kinds.number import (
    NUMBER_RULES,
    coerce_number,
    counted,
)
from lessonkit.exercises.kinds.units import RATES, SHARES, turned
from lessonkit.exercises.refusals import LARGEST_COUNT, Rule
from lessonkit.exercises.things import TEXTS, is_a, legible
from lessonkit.exercises.wire import BLANK, Number, Plain, answer, refused
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.proof import Bench
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Question

_PAIRS = frozenset(map(id, (list, tuple, np.ndarray, pd.Series, pd.Index)))
_PARTED = re.compile(r"\s*[;\n]\s*|\s*,\s+|\s+,\s*|\s+and\s+")
"""What parts two numbers in one text: a comma with a space beside it, a semicolon, a line; a comma alone may be part of a number."""

_MARGIN = re.compile(
    r"\s*(?:±|\+/-|plus or minus\b)|.*(?<!percentage )(?<!percent )\b(?:points?|puntos?)\b", re.IGNORECASE
)
"""What says of a number that it is a margin, and not how sure somebody is."""

say = sentences_beside(__file__)


def _of_a_part(part: str, id: str, rule: Rule) -> tuple[str, Rule]:
    """A rule for a number, said of one of the two numbers."""
    # a rule that comes with a readable answer finds no fault in it
    fine = "answer" in rule.roles

    def said() -> str:
        return rule.sentence if fine else say(f"prediction.part.{part}", said=rule.sentence)

    return f"{part}/{id}", Rule(said, rule.facts, rule.roles)


_SAID = say.later("prediction.refused")
_RULES: Mapping[str, Rule] = {
    "pair": Rule(_SAID["pair"]),
    "pair-comma": Rule(_SAID["pair-comma"]),
    "guess-open": Rule(_SAID["guess-open"]),
    "confidence-open": Rule(_SAID["confidence-open"]),
    "confidence-margin": Rule(_SAID["confidence-margin"]),
    "pair-several": Rule(_SAID["pair-several"], ("count",)),
    **dict(
        _of_a_part(part, id, rule) for part in ("guess", "confidence") for id, rule in NUMBER_RULES.items()
    ),
}


_GUESS = "guess/"
"""Begins the rules of the first of the two numbers."""

RATE_OF = (100, 1000)
"""Where a range ends that a rate is out of: so many in a hundred, so many in a thousand."""


class PredictionKind(Kind):
    """Two numbers: what a learner guesses, and how sure they are in percent."""

    name = "prediction"
    form = Annotated[list[Number], Meta(min_length=2, max_length=2)]
    rules = _RULES
    keyed = False
    is_guess = True

    def coerce(self, value: object) -> Plain:
        """A guess with a confidence, both numbers; they may stand in one text.

        >>> KIND.coerce("45 %, 70 %").value, KIND.coerce(("1,200", "80")).value, KIND.coerce("12,55").rule
        ([45, 70], [1200, 80], 'pair-comma')
        """
        if is_a(value, TEXTS):
            return self._of_text(legible(str(value))[:200])
        if not is_a(value, _PAIRS) or getattr(value, "ndim", 1) != 1:
            return refused("pair")
        if (count := len(value)) != 2:  # type: ignore[arg-type]
            several = type(value) in (tuple, list) and 2 < count <= LARGEST_COUNT
            return refused("pair-several", count=count) if several else refused("pair")
        return self._of_parts(list(value))  # type: ignore[call-overload]

    def _of_text(self, text: str) -> Plain:
        """Two numbers in one text; a comma without a space may part them or stand in one of them."""
        inner = text.strip().strip("()[]").strip().rstrip(",;")
        parts = [part for part in _PARTED.split(inner) if part]
        if len(parts) == 2 and all(re.search(r"\d", part) for part in parts):
            return self._of_parts(parts)
        if re.fullmatch(r"\d+(?:\s*%)?\s+\d+(?:\s*%)?", inner) and not re.fullmatch(r"\d{1,3} \d{3}", inner):
            return self._of_parts(re.findall(r"\d+\s*%?", inner))
        return refused("pair-comma" if re.fullmatch(r"[\d.%\s]+,[\d.,%\s]+", inner) else "pair")

    def _of_parts(self, items: list[Any]) -> Plain:
        open_ones = [item is ... for item in items]
        if all(open_ones):
            return BLANK
        if any(open_ones):
            return refused("guess-open" if open_ones[0] else "confidence-open")
        if is_a(items[1], TEXTS) and _MARGIN.match(legible(str(items[1]))[:200]):
            return refused("confidence-margin")
        parts = [coerce_number(item) for item in items]
        for name, part in zip(("guess", "confidence"), parts, strict=True):
            # a list or a set in place of a number: what to add up is not the question
            if part.rule == "number-many":
                return refused("pair")
            if part.state != "answer":
                return replace(part, rule=f"{name}/{part.rule}")
        guess, confidence = parts
        unit = confidence.facts.get("unit", "percent")
        if unit not in RATES and unit not in SHARES:
            return refused("confidence/number-text-words")
        found = answer([guess.value, turned(confidence.value, 100 / SHARES.get(unit, 100))])
        return replace(found, rule=f"{_GUESS}{guess.rule}", facts=guess.facts) if guess.rule else found

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """True if both numbers are the same."""
        return bool(given == wanted)

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """A confidence or a guess that is no percentage, or out of range; its name is that of the mistake.

        >>> from lessonkit.exercises.properties import Properties
        >>> KIND.fault(Properties(type="a percentage", range=(0, 100)), [0.6, 0.7]).name
        'guess-as-fraction'
        """
        guess, confidence = value
        low, high = properties.range or (float("-inf"), float("inf"))
        if 0 < confidence < 1 and high in RATE_OF and 0 < guess < 1:
            return Fault(say("prediction.both-as-fractions", of=counted(high)), name="guess-as-fraction")
        if 0 < confidence < 1:
            return Fault(say("prediction.confidence-as-fraction"), name="confidence-as-fraction")
        if not 0 <= confidence <= 100:
            return Fault(say("prediction.confidence-out-of-range"), name="confidence-out-of-range")
        words = {"guess": counted(guess), "low": counted(low), "high": counted(high)}
        if guess < low:
            return Fault(say("prediction.guess-too-low", **words), name="guess-too-low")
        if guess > high:
            return Fault(say("prediction.guess-out-of-range", **words), name="guess-out-of-range")
        if high == 1000 and 0 < guess < 1:
            return Fault(say("prediction.guess-as-fraction", of=words["high"]), name="guess-as-fraction")
        if properties.whole and guess != int(guess):
            return Fault(say("prediction.guess-not-whole", guess=words["guess"]), name="guess-not-whole")
        return None

    def as_asked(self, question: Question, given: Plain) -> Plain:
        """A guess in the unit of the exercise: 10 percent is 100 of 1000."""
        return units.as_asked(question, given, _GUESS)

    def objection(self, question: Question, given: Plain) -> Outcome | None:
        """A unit beside the guess that is not the unit asked for, or a point in it that may part thousands."""
        return units.objection(question, given, given.value[0], _GUESS)

    def without_key(self, question: Question, value: Any) -> Outcome:
        """A guess earns its points for being made, never for being close."""
        fault = self.fault(question.properties, value)
        if fault is not None:
            return Outcome("not-yet", 0, fault.reply, fault.name)
        guess, confidence = value
        span = question.properties.range or (0, 100)
        near = said_before(span, question.near)
        words = {"guess": counted(guess), "confidence": f"{confidence:g}", "near": near}
        high = span[1]
        small = high == 100 and 0 < guess < 1
        return Outcome("recorded", 1, say("prediction.kept-small" if small else "prediction.kept", **words))

    def faults(self, bench: Bench) -> Iterator[str]:
        """Each named mistake is told, and earns nothing."""
        for mistake in bench.exercise.mistakes:
            verdict = bench.judge(list(mistake.value(bench.load, bench.deal)))
            if verdict.mistake != mistake.name or verdict.score:
                yield f"mistake {mistake.name!r} is taken for {verdict.mistake or verdict.state!r}"


KIND = PredictionKind()
