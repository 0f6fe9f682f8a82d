"""One letter of several options, or letters in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pandas as pd

from lessonkit.exercises.kinds.kind import Fault, FormFault, Kind
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.refusals import Rule
from lessonkit.exercises.things import ARRAYS, TEXTS, is_a, legible
from lessonkit.exercises.wire import BLANK, Plain, answer, refused, refused_as
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.proof import Bench
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Exercise, Question

_ORDERED = frozenset(map(id, (list, tuple, pd.Series, pd.Index))) | ARRAYS
_BRACKETS_AND_QUOTES = "()[]{}.:!?\"'`“”‘’«»„* "
_FILLERS = frozenset([
    "answer", "case", "choice", "choose", "claim", "i", "is", "it", "letter", "letters", "my", "option", "pick", "place", "rate", "reply",
    "row", "say", "sentence", "statement", "step", "take", "the", "think", "caso", "elijo", "es", "frase", "la", "letra", "mi", "opción", "oración", "respuesta", "tasa",
])  # fmt: skip
"""Words beside a letter that name it and say nothing else."""
_EITHER = frozenset({"and", "either", "maybe", "or", "both", "perhaps", "o", "y", "ambas", "quizás"})
_BETWEEN = frozenset({"and", "then", "luego", "después"})
"""Words between letters in order."""
_TWO_LETTERS = re.compile(r"\W*(\w)\W+(?:and|or|o|y)\W+(\w)\b")
_ONE_AND_WORDS = re.compile(
    r"\W*(?P<letter>\w)(?:\s*[:;,().\]*=–—-]+\s*|\s+(?=(?:because|since|as|porque)\b))(?P<words>\w.*)"
    r"|(?P<before>\w.*\w)\s*[(:=]\s*(?P<last>\w)\W*"
)
"""A letter and words behind it, `b) because ...`, or before it, `the second (b)`."""
_SO = re.compile(r"\w.*\b(?:so|therefore|thus|hence)\s+(?P<letter>\w)\W*")
"""Words that end in a letter."""
_EXCLUDED = re.compile(r"\b(?:not|nor|no|ni)(?:[\s,/]+(?:[a-z]|and|or|nor|ni)\b)+")
"""Letters that a text says it does not mean."""
_ARTICLE = re.compile(r"\ba\s+(?!(?:and|or|nor|ni)\b)\w{2,}")
"""The word `a`, and the letter in no way."""
LONGEST = 300
"""Characters; no option needs more to be told."""

say = sentences_beside(__file__)
_SAID = say.later("choice.refused")


class ChoiceKind(Kind):
    """A letter, or a list of letters whose order counts."""

    name = "choice"
    form = str | list[str]
    rules = {
        "letters-set": Rule(_SAID["set"]),
        "letters-other": Rule(_SAID["other"], ("thing",)),
        "letters-open": Rule(_SAID["open"], ("count",)),
        "letters-among": Rule(_SAID["among"], ("thing",)),
    }
    has_options = True
    wants_mutants = False

    def coerce(self, value: object) -> Plain:
        """One letter, or several letters in order, lower-cased.

        >>> KIND.coerce(" B ").value, KIND.coerce(("c", "A")).value, KIND.coerce("c > a").value
        ('b', ['c', 'a'], ['c', 'a'])
        >>> KIND.coerce({2: "a", 1: "c"}).value
        ['c', 'a']
        """
        if is_a(value, TEXTS):
            items: list[Any] = _items_of(str(value))
        elif by_number := _in_order(value):
            items = by_number
        elif type(value) is set and len(value) == 1:  # one letter has no order
            items = list(value)
        elif is_a(value, _ORDERED):
            items = [value] if getattr(value, "ndim", 1) != 1 else list(value)[:200]  # type: ignore[call-overload]
        else:
            return _no_letters(value)
        strange = [item for item in items if not is_a(item, TEXTS)]
        if strange and all(item is ... for item in items):
            return BLANK
        if strange:
            opened = [place for place, item in enumerate(items, 1) if item is ...]
            return (
                refused("letters-open", count=opened[0])
                if opened
                else refused_as("letters-among", strange[0])
            )
        letters = [letter for letter in map(_letter, items) if letter]
        if not letters:
            return BLANK
        return answer(letters[0] if len(letters) == 1 else letters)

    def in_terms_of(self, question: Question, value: Any) -> Any:
        """The letters where an answer names options by their words, or writes all letters as one word.

        Words that fit no option, or more than one, stay as they are.
        """
        choices = question.properties.choices or ()
        if isinstance(value, str) and value not in choices:
            if 1 < len(value) <= len(choices) and set(value) <= set(choices):
                return list(value)
            words = [word for word in re.findall(r"\w+", value) if word not in _BETWEEN]
            if len(words) == question.properties.length and set(words) <= set(choices):
                return words
            return letter_of(value, question.options) or value
        if isinstance(value, list):
            return [one if one in choices else letter_of(one, question.options) or one for one in value]
        return value

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
        if strange and _leaves_open(strange[0], properties.choices):
            return Fault(say("choice.open"), (Quote(say("choice.quoted"), strange[0][:40]),))
        said = _ONE_AND_WORDS.fullmatch(strange[0]) if strange else None
        if said and (said["letter"] or said["last"]) in properties.choices:
            return Fault(say("choice.other-words"), (Quote(say("choice.quoted"), strange[0][:40]),))
        if strange:
            return _strange(strange, len(letters), properties.choices)
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


def _strange(strange: Sequence[str], given: int, choices: tuple[str, ...]) -> Fault:
    """Letters that are no options, of so many given: two in one text, all of them, or one among others."""
    letter, options = strange[0], ", ".join(choices)
    look_alike = len(letter) == 1 and not letter.isascii()
    if given > 1 and len(letter) > 1 and set(letter) <= set(choices):
        return Fault(say("choice.strange.joined"), (Quote(say("choice.quoted"), letter[:40]),))
    sort = "alone" if given == 1 else "all" if given == len(strange) else "among"
    reply = say(f"choice.strange.{sort}", options=options)
    if look_alike:
        reply = say("choice.strange.look-alike", said=reply)
    return Fault(reply, (Quote(say("choice.quoted"), letter[:40]),))


def letter_of(text: str, options: Mapping[str, str]) -> str:
    """The one option that a text names by its letter, with its words or a reason, or by its words alone; empty if there is none.

    Words beside a letter speak against it only where they name another letter, or are those of another option.

    >>> options = {"a": "The jail holds them.", "b": "Nobody does."}
    >>> letter_of("a: the jail", options), letter_of("nobody does", options), letter_of("b: the jail", options)
    ('a', 'b', '')
    >>> letter_of("b, for nobody was there", options), letter_of("b, not a", options), letter_of("b, maybe a", options)
    ('b', 'b', '')
    """
    if (ends := _SO.fullmatch(text)) and ends["letter"] in options:
        return ends["letter"]
    left = _EXCLUDED.sub("", text)
    alone = [word for word in _plain_words(left).split() if word not in _FILLERS] if left != text else []
    if len(alone) == 1 and alone[0] in options:  # what is left beside the letters that it excludes
        return alone[0]
    letter, words = _letter_and_words(left)
    if letter not in options:  # words alone, with a letter among them
        letter, words = "", _plain_words(text)
    fitting = [one for one, option in options.items() if _names(words, _plain_words(option), bool(letter))]
    if not letter:
        return fitting[0] if len(fitting) == 1 else ""
    if letter in fitting:  # words that more options share don't speak against it
        return letter
    others = {one for one in options if re.search(rf"\b{one}\b", words)} - {letter}
    return "" if fitting or others else letter


def _letter_and_words(text: str) -> tuple[str, str]:
    """The letter of a text and the words beside it, plain; no letter where a text is words alone."""
    said = _ONE_AND_WORDS.fullmatch(text)
    if not said:
        return "", _plain_words(text)
    words = said["words"] or said["before"]
    return said["letter"] or said["last"], _plain_words(_ARTICLE.sub("", words))


def _names(words: str, option: str, with_letter: bool) -> bool:
    """True if words are those of an option: all of them, its first ones, or beside its letter some that stand in it."""
    if not words:
        return False
    many = len(words.split())
    if with_letter:
        return set(words.split()) <= set(option.split())
    return words == option or (many >= 4 and option.startswith(f"{words} "))


def _plain_words(text: str) -> str:
    """Words in lower case without marks, as two texts are compared."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def _in_order(value: object) -> list[Any]:
    """The letters of a dictionary whose keys count from 1, in that order; nothing for any other thing."""
    if type(value) is not dict or not all(type(key) is int for key in value):
        return []
    places = sorted(value)
    return [value[place] for place in places] if places == list(range(1, len(places) + 1)) else []


def _leaves_open(text: str, choices: tuple[str, ...]) -> bool:
    """True for a text that names more than one letter and leaves open which is meant, such as "a or b"."""
    if (said := _TWO_LETTERS.match(text)) and said[1] != said[2] and {said[1], said[2]} <= set(choices):
        return True
    words = set(re.findall(r"\w+", text))
    return len(words & set(choices)) > 1 and bool(words & _EITHER) and words <= {*choices, *_EITHER}


def _items_of(text: str) -> list[str]:
    """The letters that a text lists; a text with words is one item, to be compared with the options."""
    tidy = unicodedata.normalize("NFKC", legible(text)[:LONGEST]).strip()
    listed = [piece.strip() for piece in re.split(r"[>,;→/|]+|\s-+\s|(?<=\b\w)-(?=\w\b)", tidy)]
    spaced = [piece for piece in re.split(r"[\s>,;→/|-]+", tidy) if _letter(piece)]
    bare = [piece for piece in spaced if _letter(piece) not in _FILLERS]
    counted = [_letter(piece) for piece in bare if _letter(piece).isdecimal()]
    if counted == [str(n) for n in range(1, len(bare) // 2 + 1)]:  # as in "1 b, 2 a, 3 c"
        bare = [piece for piece in bare if not _letter(piece).isdecimal()]
    if all(len(_letter(piece)) == 1 for piece in bare):
        return bare
    return listed if all(len(piece.split()) < 2 for piece in listed) else [tidy]


def _letter(text: str) -> str:
    """A letter, or the words of an option, without case, brackets, quotes or typographic dress."""
    plain = unicodedata.normalize("NFKC", legible(text)).casefold()
    return " ".join(plain.strip(_BRACKETS_AND_QUOTES)[:LONGEST].split())


def _no_letters(value: object) -> Plain:
    return refused("letters-set") if type(value) is set else refused_as("letters-other", value)


KIND = ChoiceKind()
