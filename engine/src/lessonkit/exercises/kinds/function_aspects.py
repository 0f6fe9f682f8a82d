"""What goes wrong with a learner's function, aspect by aspect: each may be one of several things at once.

A wrong result is laid beside what each known mistake gives there, alone or with a scale that is off. The mistake that accounts
for most of the wrong results is named, then a second one for the rest, never against the evidence: a mistake that would show
on an example that came out right is not made.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.example import Example
from lessonkit.exercises.kinds.function_mistakes import Candidate, candidates, covering, covers
from lessonkit.exercises.kinds.function_results import Result, named, same_result, shown_result
from lessonkit.exercises.kinds.kind import Explained
from lessonkit.exercises.refusals import sentence
from lessonkit.exercises.things import thing
from lessonkit.exercises.written_number import written_number
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.judge import Key
    from lessonkit.exercises.spec import Exercise

say = sentences_beside(__file__)
_MISSING_IN_WORDS = frozenset({"nan", "none", "na", "n/a", "missing", "null", "<na>", ""})
_SEVERAL = ("number-several", "number-many")
A_COMPLEX_NUMBER = thing(0j)
_FEWEST_ALIKE = 3
"""Calls that must give one result before it is called the same whatever goes in."""


def explanation(exercise: Exercise, given: Sequence[Result], key: Key) -> Explained | None:
    """What is wrong with the results of a learner's function, and the first example that shows it."""
    if not given or any(len(right) != len(given) for right in key.right):
        return None

    def wrong_beside(right: Sequence[Result]) -> list[int]:
        return [i for i, one in enumerate(given) if not same_result(one, right[i], exercise.tolerance)]

    right = min(key.right, key=lambda one: len(wrong_beside(one)))
    wrong = wrong_beside(right)
    stopped, said = _of_form(given, right, wrong)
    rest = [i for i in wrong if i not in stopped]
    found = covering(candidates(exercise, right, key), given, right, rest, exercise.tolerance)
    accounted = all(any(covers(one, given, i) for one in found) for i in rest)
    if any(one.name for one in found):
        found = [one for one in found if not one.may_follow]
    unexplained = [i for i in rest if not any(covers(one, given, i) for one in found)]
    parts = list(said)
    share, mistake = 0.0, None
    mistake_told = False
    alike = _alike(exercise, given, right, key)
    if alike and not stopped and (unexplained or len(found) != 1):
        parts, unexplained = [alike], rest
    elif found and (accounted or _is_most(found[0], given, rest)):
        found = found[:1] if unexplained else found
        unexplained = [i for i in rest if not any(covers(one, given, i) for one in found)]
        parts += _told(found, bool(parts))
        mistake_told = True  # the example then shows what the words name, and no other fault
        named_ones = [one.name for one in found if one.name]
        mistake = named_ones[0] if named_ones else None
        share = 1.0 if not (unexplained or stopped) else 0.0
        for one in found:
            share *= one.score
        if unexplained:
            parts.append(say("function.and-more", n=len(unexplained)))
    elif not parts:
        parts = [say("function.unknown", right=len(given) - len(wrong), of=len(given))]
    elif rest:
        parts.append(say("function.also-wrong", n=len(rest)))
    told = [i for i in rest if mistake_told and covers(found[0], given, i)]
    first = (stopped or told or unexplained or wrong)[0]
    return Explained(" ".join(parts), share, mistake, _example(exercise, first, right, key))


def _is_most(one: Candidate, given: Sequence[Result], wrong: Sequence[int]) -> bool:
    """True if a mistake accounts for so many of the wrong results that it was made, whatever else was."""
    covered = sum(covers(one, given, i) for i in wrong)
    return covered >= _FEWEST_ALIKE and 3 * covered >= 2 * len(wrong)


def _told(found: Sequence[Candidate], further: bool) -> list[str]:
    if len(found) == 1:
        return [say("function.besides", said=found[0].reply) if further else found[0].reply]
    return [say("function.two", first=found[0].reply, second=found[1].reply)]


# --- what is no value that the exercise asks for


def _of_form(
    given: Sequence[Result], right: Sequence[Result], wrong: Sequence[int]
) -> tuple[list[int], list[str]]:
    """The calls that gave no value of the kind asked for, those of the worst sort first, and what is said of that sort."""

    def of(fits: Callable[[int], bool]) -> list[int]:
        return [i for i in wrong if fits(i)]

    def rule(i: int) -> str:
        return given[i]["value"]["rule"] if given[i]["type"] in ("error", "other") else ""

    errors = of(lambda i: given[i]["type"] == "error")
    changes = of(lambda i: rule(i) == "result-changes-input")
    printed = of(lambda i: rule(i) == "result-printed")
    blank = of(lambda i: given[i]["type"] == "blank")
    other = of(lambda i: given[i]["type"] == "other" and i not in {*changes, *printed})
    texts = of(lambda i: given[i]["type"] == "text" and right[i]["type"] != "text")
    words = [one for one in right if one["type"] == "text"]
    listed = not any(character.isdigit() for one in words for character in one["value"])
    strange = of(
        lambda i: (
            listed and given[i]["type"] == right[i]["type"] == "text" and not _is_one_of(given[i], words)
        )
    )
    kinds = of(lambda i: _of_another_kind(given[i], right[i]))
    everything = [*errors, *changes, *printed, *blank, *other, *texts, *strange, *kinds]
    if errors:
        told = given[errors[0]]["value"]
        error = told["facts"]["error"]
        meanings = say.group("function.error-means")
        means = meanings.get(error, meanings["other"])
        said = say("function.stopped-on", n=len(errors), of=len(given), said=sentence(**told), means=means)
    elif changes:
        said = say("function.changes-input")
    elif printed:
        said = say("function.printed", n=len(printed), of=len(given))
    elif blank and all(right[i]["type"] == "missing" for i in blank):
        said = say("function.text.none")
    elif blank:
        said = say("function.nothing-on", n=len(blank), of=len(given))
    elif other:
        said = _of_another_thing(given[other[0]], right[other[0]])
        if said == say("function.complex"):  # the real numbers beside them come of the same slip
            return list(wrong), [said]
    elif texts:
        said = say(f"function.text.{_sort_of_text([given[i]['value'] for i in texts])}")
    elif strange:
        said = say("function.text.strange")
    elif kinds:
        gives = say.group("function.given").get(given[kinds[0]]["type"], "")
        said = say(f"function.kind.{right[kinds[0]]['type']}", gives=gives)
    else:
        return [], []
    return everything, [said]


def _of_another_thing(given: Result, right: Result) -> str:
    """What is said of a thing that no exercise asks for; where no number is wanted, nothing is said of numbers."""
    rule, wanted = given["value"]["rule"], right["type"]
    if given["value"]["facts"].get("thing") == A_COMPLEX_NUMBER:
        return say("function.complex")
    if wanted not in ("text", "table") or not rule.startswith("number-"):
        return say("function.gives", said=sentence(**given["value"]))
    if rule in _SEVERAL:
        return say(f"function.several.{wanted}")
    return say(f"function.kind.{wanted}", gives=say("function.given.other"))


def _is_one_of(one: Result, right: Sequence[Result]) -> bool:
    """True for a result that is right for some example."""
    return any(same_result(one, other, 0) for other in right)


def _of_another_kind(given: Result, right: Result) -> bool:
    """True for a number, a text or a table where one of the other two is wanted."""
    values = {"number", "text", "table"}
    return (
        given["type"] in values
        and right["type"] in values
        and given["type"] != right["type"]
        and given["type"] != "text"
    )


def _sort_of_text(texts: Sequence[str]) -> str:
    """What texts in place of numbers are: missing values in words, numbers with a unit, numbers, or words."""
    if all(text.strip().casefold() in _MISSING_IN_WORDS for text in texts):
        return "missing"
    numbers = [written_number(text) for text in texts if text.strip().casefold() not in _MISSING_IN_WORDS]
    if any(number.why for number in numbers):
        return "words"
    return "unit" if any(number.unit for number in numbers) else "number"


# --- what never changes


def _alike(exercise: Exercise, given: Sequence[Result], right: Sequence[Result], key: Key) -> str:
    """What is said of a function that gives one result whatever goes in, or whatever one of its inputs is."""

    def same(i: int, j: int, results: Sequence[Result]) -> bool:
        return same_result(results[i], results[j], exercise.tolerance)

    everywhere = range(1, len(given))
    if any(one["type"] in ("error", "other", "blank") for one in given):
        return ""
    if len(given) >= _FEWEST_ALIKE and all(same(0, i, given) for i in everywhere):
        return say("function.always-the-same") if not all(same(0, i, right) for i in everywhere) else ""
    ignored = []
    for place in range(max(map(len, key.probes), default=0)):
        pairs = [
            (i, j)
            for i, j in combinations(range(len(given)), 2)
            if _differ_only_in(place, key.probes[i], key.probes[j])
        ]
        turning = sum(not same(i, j, right) for i, j in pairs)
        if turning and all(same(i, j, given) for i, j in pairs):
            ignored.append((place, turning))
    if not any(pairs > 1 for _, pairs in ignored):
        return ""
    names = _parameters(exercise)
    return say("function.ignores", parameters=[_name_of(names, place) for place, _ in ignored])


def _differ_only_in(place: int, one: Sequence[Any], other: Sequence[Any]) -> bool:
    if len(one) != len(other):
        return False
    return [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if not _is_same_input(a, b)] == [place]


def _is_same_input(one: Any, other: Any) -> bool:
    return type(one) is type(other) and (one == other or repr(one) == repr(other))


# --- one example


def _example(exercise: Exercise, number: int, right: Sequence[Result], key: Key) -> Example:
    names = _parameters(exercise)
    inputs = tuple(named(_name_of(names, place), value) for place, value in enumerate(key.probes[number]))
    return Example(number, inputs, shown_result(say("function.expected"), right[number]))


def _parameters(exercise: Exercise) -> list[str]:
    """The names of the inputs as the reference has them."""
    for source in (exercise.solution, exercise.starter):
        try:
            tree = ast.parse(textwrap.dedent(source))
        except SyntaxError:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name == exercise.variable:
                return [one.arg for one in node.args.args]
    return []


def _name_of(names: Sequence[str], place: int) -> str:
    return names[place] if place < len(names) else say("function.input", n=place + 1)
