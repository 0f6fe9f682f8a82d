"""One letter of several options, or letters in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING, Any

from scomm.exercises.kinds.kind import Fault, FormFault, Kind
from scomm.exercises.quote import Quote
from scomm.exercises.refusals import Rule
from scomm.exercises.things import TEXTS, is_a, legible
from scomm.exercises.wire import BLANK, Plain, answer, refused, refused_as
from scomm.language.sentences import sentences_beside

if TYPE_CHECKING:
    from scomm.exercises.key.proof import Bench
    from scomm.exercises.properties import Properties
    from scomm.exercises.spec import Exercise

_ORDERED = frozenset(map(id, (list, tuple)))
_BRACKETS_AND_QUOTES = "()[]{}.:\"'`“”‘’ "

say = sentences_beside(__file__)
_SAID = say.group("choice.refused")


class ChoiceKind(Kind):
    """A letter, or a list of letters whose order counts."""

    name = "choice"
    form = str | list[str]
    rules = {"letters-set": Rule(_SAID["set"]), "letters-other": Rule(_SAID["other"], ("thing",))}
    has_options = True
    wants_mutants = False

    def coerce(self, value: object) -> Plain:
        """One letter, or several letters in order, lower-cased.

        >>> KIND.coerce(" B ").value, KIND.coerce(("c", "A")).value, KIND.coerce("c > a").value
        ('b', ['c', 'a'], ['c', 'a'])
        """
        if is_a(value, TEXTS):
            items: list[Any] = re.split(r"[\s>,;→]+", str(value)[:200])
        elif is_a(value, _ORDERED):
            items = list(value)[:200]  # type: ignore[call-overload]
        else:
            return _no_letters(value)
        strange = [item for item in items if not is_a(item, TEXTS)]
        if strange:
            return BLANK if any(item is ... for item in items) else _no_letters(strange[0])
        letters = [letter for letter in map(_letter, items) if letter]
        if not letters:
            return BLANK
        return answer(letters[0] if len(letters) == 1 else letters)

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """True if the letters are the same, in the same order."""
        return bool(given == wanted)

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """A letter that is no option, or letters that are too many, too few or given twice."""
        if not properties.choices:
            return None
        letters = [value] if isinstance(value, str) else value
        wanted = properties.length or 1
        strange = [letter for letter in letters if letter not in properties.choices]
        if strange:
            return _strange(strange[0], len(letters), properties.choices)
        if len(letters) != wanted:
            return Fault(
                say("choice.count.one", n=len(letters))
                if wanted == 1
                else say("choice.count.several", n=len(letters), wanted=wanted)
            )
        return Fault(say("choice.twice")) if len(set(letters)) != len(letters) else None

    def faults_of_form(self, exercise: Exercise) -> Iterator[FormFault]:
        """Options and properties name the same letters."""
        if tuple(exercise.options) != exercise.properties.choices:
            yield FormFault("Let the options and Properties.choices name the same letters.")

    def faults(self, bench: Bench) -> Iterator[str]:
        """Every wrong letter, and every wrong order of letters, is caught and has its reply."""
        letters = sorted(bench.exercise.options)
        right = bench.key.right
        length = len(right[0]) if isinstance(right[0], list) else 1
        for order in permutations(letters, length):
            given = self.take(order).value
            verdict = bench.judge(given)
            if given not in right and (verdict.mistake is None or bench.full_marks(verdict)):
                yield f"wrong choice {', '.join(order)} has no reply of its own, or gets full marks"


def _strange(letter: str, given: int, choices: tuple[str, ...]) -> Fault:
    options = ", ".join(choices)
    look_alike = len(letter) == 1 and not letter.isascii()
    reply = say("choice.strange.alone" if given == 1 else "choice.strange.among", options=options)
    if look_alike:
        reply = say("choice.strange.look-alike", said=reply)
    return Fault(reply, (Quote(say("choice.quoted"), letter[:40]),))


def _letter(text: str) -> str:
    """A letter without case, brackets, quotes or typographic dress."""
    return unicodedata.normalize("NFKC", legible(text)).casefold().strip(_BRACKETS_AND_QUOTES)[:60]


def _no_letters(value: object) -> Plain:
    return refused("letters-set") if type(value) is set else refused_as("letters-other", value)


KIND = ChoiceKind()
