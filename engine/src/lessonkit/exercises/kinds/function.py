"""A function of the learner's: called on inputs, judged by what it gives back."""

from __future__ import annotations

import contextlib
import inspect
from types import FunctionType
from typing import TYPE_CHECKING, Any

import msgspec

from lessonkit.exercises.kinds.calls import call, takes, unpacked
from lessonkit.exercises.kinds.function_aspects import explanation
from lessonkit.exercises.kinds.function_results import as_words, same_result
from lessonkit.exercises.kinds.kind import Explained, Fault, Kind, Probes
from lessonkit.exercises.kinds.table import Table, is_square
from lessonkit.exercises.prices import PRICES
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.refusals import Rule, fits, sentence
from lessonkit.exercises.things import legible
from lessonkit.exercises.wire import BLANK, Number, Plain, answer, refused, refused_as
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.judge import Key
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Exercise
    from lessonkit.exercises.verdict import Verdict

UNFINISHED = Plain("blank", rule="function-unfinished")
LONGEST_SOURCE = 10_000

say = sentences_beside(__file__)
_SAID = say.later("function.refused")


class Told(msgspec.Struct):
    """A rule of the kit that says what came in place of a value."""

    rule: str
    facts: dict[str, Any]


class NumberResult(msgspec.Struct, tag_field="type", tag="number"):
    """One number."""

    value: Number


class TextResult(msgspec.Struct, tag_field="type", tag="text"):
    """One text."""

    value: str


class TableResult(msgspec.Struct, tag_field="type", tag="table"):
    """One table."""

    value: Table


class MissingResult(msgspec.Struct, tag_field="type", tag="missing"):
    """A missing value, such as NaN."""

    value: None


class BlankResult(msgspec.Struct, tag_field="type", tag="blank"):
    """Nothing was given back."""

    value: None


class ErrorResult(msgspec.Struct, tag_field="type", tag="error"):
    """The call ended in an error."""

    value: Told


class OtherResult(msgspec.Struct, tag_field="type", tag="other"):
    """Something that no exercise asks for."""

    value: Told


Result = NumberResult | TextResult | TableResult | MissingResult | BlankResult | ErrorResult | OtherResult
"""What came of one call, told apart by its `type`."""


class FunctionKind(Kind):
    """A function defined with def, tried on probes."""

    name = "function"
    form = list[Result]
    rules = {
        "function-other": Rule(_SAID["other"], ("thing",)),
        "function-unfinished": Rule(_SAID["unfinished"], roles=("blank",)),
        "result-true": Rule(_SAID["result-true"], roles=("other",)),
        "result-kept": Rule(_SAID["result-kept"], roles=("other",)),
        "function-parameters": Rule(_SAID["parameters"], ("count", "wanted")),
        "result-printed": Rule(_SAID["result-printed"], roles=("other",)),
        "result-changes-input": Rule(_SAID["result-changes-input"], roles=("other",)),
        "function-error": Rule(_SAID["error"], ("error",), roles=("error",)),
    }
    called = True
    in_a_line = False
    explains_form = True

    def take(self, value: object, probes: Probes = ()) -> Plain:
        """The learner's function called on every probe: a list of results, or a refusal.

        What the function prints or warns is kept out of the notebook; an error is a result.
        """
        if value is ...:
            return BLANK
        if type(value) is not FunctionType:
            return self.coerce(value)
        strange = next((probe for probe in probes if not takes(value, len(probe))), None)
        if strange is not None:
            return refused("function-parameters", count=value.__code__.co_argcount, wanted=len(strange))
        called = [call(value, arguments) for arguments in unpacked(probes)]
        results = [result for result, _ in called]
        if all(result["type"] == "blank" for result in results):
            return UNFINISHED
        # an error is what a learner must see first
        called.sort(key=lambda one: one[0]["type"] != "error")
        return answer(results, quotes=next((quotes for _, quotes in called if quotes), ()))

    def coerce(self, value: object) -> Plain:
        """What is no function is refused."""
        return refused_as("function-other", value)

    def fits(self, value: Any) -> bool:
        """True for a list of results, each of a known type, each rule with the facts that it needs."""
        try:
            results = msgspec.convert(value, self.form)
        except msgspec.ValidationError:
            return False
        return all(map(_is_whole, results))

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """True if both gave the same back at each call."""
        return len(given) == len(wanted) and all(
            same_result(one, other, tolerance) for one, other in zip(given, wanted, strict=True)
        )

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """A call that ended in an error, gave nothing back, or gave something that no exercise asks for."""
        errors = [result["value"] for result in value if result["type"] == "error"]
        if errors:
            return Fault(say("function.stopped", said=sentence(**errors[0])))
        if any(result["type"] == "blank" for result in value):
            return Fault(say("function.nothing"))
        other = [result["value"] for result in value if result["type"] == "other"]
        return Fault(say("function.gives", said=sentence(**other[0]))) if other else None

    def marred(self, exercise: Exercise, value: Any) -> Explained | None:
        """Texts in other letters than the exercise prints them: "Hold" is not "hold" to whoever compares."""
        if not exercise.priced:  # earlier versions took them
            return None
        texts = {result["value"] for result in value if result["type"] == "text"}
        told = exercise.prompt
        other = any(
            f'"{one}"' not in told and f'"{one.strip().casefold()}"' in told.casefold() for one in texts
        )
        return Explained(say("function.other-letters"), PRICES["form"], "other-letters") if other else None

    def explain(self, exercise: Exercise, value: Any, key: Key) -> Explained | None:
        """What goes wrong with a function, each aspect by itself, and one example on which it does."""
        return explanation(exercise, value, key)

    def quotes(self, properties: Properties, given: Plain, verdict: Verdict) -> tuple[Quote, ...]:
        """The words of an error, or what was given back, where the answer is not right."""
        if verdict.state not in ("not-yet", "partly"):
            return ()
        if verdict.example is None:
            return given.quotes
        result = given.value[verdict.example.number]
        if result["type"] in ("error", "other"):
            return given.quotes
        return (Quote(say("function.gave"), as_words(result)),)

    def public(self, value: Any) -> Any:
        """The result on the one public input."""
        return value[:1]

    def block(self, value: Any) -> str:
        """The key shows the function itself in the cell above."""
        return "The function above."

    def source_of(self, value: object) -> str:
        """The source of a function answer, so that a passport can give it back."""
        if type(value) is FunctionType:
            with contextlib.suppress(Exception):  # typed at a prompt, or wrapped by something odd
                return legible(inspect.getsource(value))[:LONGEST_SOURCE]
        return ""


def _is_whole(result: Result) -> bool:
    if isinstance(result, ErrorResult | OtherResult):
        role = "error" if isinstance(result, ErrorResult) else "other"
        return fits(role, result.value.rule, result.value.facts)
    return not isinstance(result, TableResult) or is_square(result.value)


KIND = FunctionKind()
