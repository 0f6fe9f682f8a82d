"""A guess with a confidence, recorded before the data are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

from scomm.exercises.kinds.kind import Fault, Kind, Outcome
from scomm.exercises.kinds.number import NUMBER_RULES, coerce_number, in_figures
from scomm.exercises.refusals import Rule
from scomm.exercises.things import is_a
from scomm.exercises.wire import BLANK, Number, Plain, answer, refused
from scomm.language.sentences import sentences_beside

if TYPE_CHECKING:
    from scomm.exercises.key.proof import Bench
    from scomm.exercises.properties import Properties
    from scomm.exercises.spec import Question

_PAIRS = frozenset(map(id, (list, tuple)))

say = sentences_beside(__file__)


def _of_a_part(part: str, id: str, rule: Rule) -> tuple[str, Rule]:
    """A rule for a number, said of one of the two numbers."""
    said = say(f"prediction.part.{part}", said=rule.sentence)
    return f"{part}/{id}", Rule(said, rule.facts, rule.roles)


_RULES: Mapping[str, Rule] = {
    "pair": Rule(say("prediction.refused.pair")),
    **dict(
        _of_a_part(part, id, rule) for part in ("guess", "confidence") for id, rule in NUMBER_RULES.items()
    ),
}


class PredictionKind(Kind):
    """Two numbers: what a learner guesses, and how sure they are in percent."""

    name = "prediction"
    form = Annotated[list[Number], Meta(min_length=2, max_length=2)]
    rules = _RULES
    keyed = False
    is_guess = True

    def coerce(self, value: object) -> Plain:
        """A guess with a confidence, both numbers."""
        if not is_a(value, _PAIRS) or len(value) != 2:  # type: ignore[arg-type]
            return refused("pair")
        if any(item is ... for item in value):  # type: ignore[attr-defined]
            return BLANK
        parts = [coerce_number(item) for item in value]  # type: ignore[attr-defined]
        for name, part in zip(("guess", "confidence"), parts, strict=True):
            if part.state != "answer":
                return replace(part, rule=f"{name}/{part.rule}")
        return answer([part.value for part in parts])

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """True if both numbers are the same."""
        return bool(given == wanted)

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """A confidence or a guess that is no percentage, or out of range; its name is that of the mistake.

        >>> from scomm.exercises.properties import Properties
        >>> KIND.fault(Properties(type="a percentage", range=(0, 100)), [0.6, 70]).name
        'guess-as-fraction'
        """
        guess, confidence = value
        low, high = properties.range or (float("-inf"), float("inf"))
        if 0 < confidence < 1:
            return Fault(say("prediction.confidence-as-fraction"), name="confidence-as-fraction")
        if not 0 <= confidence <= 100:
            return Fault(say("prediction.confidence-out-of-range"), name="confidence-out-of-range")
        if high == 100 and 0 < guess < 1:
            return Fault(say("prediction.guess-as-fraction"), name="guess-as-fraction")
        if not low <= guess <= high:
            words = {"guess": in_figures(guess), "low": in_figures(low), "high": in_figures(high)}
            return Fault(say("prediction.guess-out-of-range", **words), name="guess-out-of-range")
        return None

    def without_key(self, question: Question, value: Any) -> Outcome:
        """A guess earns its points for being made, never for being close."""
        fault = self.fault(question.properties, value)
        if fault is None:
            guess, confidence = value
            sure = f"{confidence:g}"
            return Outcome("recorded", 1, say("prediction.kept", guess=in_figures(guess), confidence=sure))
        return Outcome("not-yet", 0, fault.reply, fault.name)

    def faults(self, bench: Bench) -> Iterator[str]:
        """Each named mistake is told, and earns nothing."""
        for mistake in bench.exercise.mistakes:
            verdict = bench.judge(list(mistake.value(bench.load, bench.deal)))
            if verdict.mistake != mistake.name or verdict.score:
                yield f"mistake {mistake.name!r} is taken for {verdict.mistake or verdict.state!r}"


KIND = PredictionKind()
