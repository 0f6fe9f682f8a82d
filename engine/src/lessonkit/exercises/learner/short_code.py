"""A code short enough to type: the choices, numbers and guesses of one lesson, and the learner code.

It says nothing of marks. It is read in any version of a lesson, because an exercise stands in it by a number made of its
id (`tag_of`) and never by its place. Any language can write and read it; the whole of it is this:

- Its letters are those of Crockford's base 32 (Douglas Crockford, 2019): no I, L, O or U, so that none is mistaken for another.
  A reader takes small letters too, I and L as 1, O as 0, and passes over everything that is neither a letter nor a digit.
- They stand in groups of 8, seven letters and a check letter; the last group may be shorter. The check letter is the sum of the
  letters' values times 1, 3, 5 …, plus the number of the group (from 0), modulo 32: one mistyped letter is always found, and
  in which group.
- Without the check letters: 1 letter for the version of this form, 2 for the lesson (`CRC-32` of its id, modulo 1024), 3 for
  `CRC-32` of lesson id, a blank and all letters that follow, modulo 32768; the letters that follow are one whole number.
- That number holds, the first one lowest, fields that have `size` values each: number = field + size × (the rest). They are the
  learner code (0 for none, else 1 + the places of its words in `deal.WORDS` as one number), how many answers there are (64), and for each
  answer, by rising tag, the tag (minus the one before, minus 1; of as many as are left below 2039) and its value.
- A value is its sort (5), then: a letter a to h (8); or letters, how many less 1 (16), the last of the alphabet among them (26),
  each (up to that one); or a number; or a guess, as a number and a confidence (0 to 100, or 101 and a number); sort 3 is a guess
  whose data are not yet seen, sort 4 one whose data are.
- A number is digits times a power of ten; a decimal is first rounded to 7 digits, a whole number is not. How many digits less 1 and the sign (9: up to 7 digits above zero; 7 and 8 for any other
  number above and below zero). Up to 7 digits: the power plus 4 (9), the digits. Any other: how many digits less 1 (17), the power plus 350
  (701), the digits. The digits never end in 0, but for the number 0 itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from lessonkit.exercises.deal import WORDS
from lessonkit.exercises.learner.letters_to_type import (
    ALPHABET,
    Unreadable,
    dressed,
    in_letters,
    number_of,
    undressed,
)
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.wire import LARGEST_WHOLE
from lessonkit.language.sentences import sentences_beside

VERSION = 1
MOST = 63
"""Answers in a code."""

_TAGS = 2039
_LEARNERS = len(WORDS) ** 3 + 1
_LETTER = re.compile(r"[a-z]")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_LETTERS, _ONE_LETTER, _NUMBER, _GUESS, _GUESS_SEEN = 1, 0, 2, 3, 4

say = sentences_beside(__file__)

Value = str | list[str] | int | float | list[int | float]


class Answer(Struct, frozen=True):
    """One answer of a code: a letter, letters, a number, or a guess with its confidence, whose data may have been seen."""

    value: Any
    is_guess: bool = False
    seen: bool = False


class Code(Struct, frozen=True):
    """What a code says: the learner code, and each answer by the tag of its exercise."""

    learner: str
    answers: Mapping[int, Answer]


def tag_of(exercise: str) -> int:
    """The number by which a code names an exercise, from its id alone.

    >>> tag_of("first-answer")
    1752
    """
    return zlib.crc32(exercise.encode()) % _TAGS


def write(passport: Passport) -> str:
    """The short code of a passport: groups of letters with a blank between them; answers of other forms are left out."""
    return dressed(_letters_of(passport.lesson, passport.learner, answers_in(passport)))


def read(text: str, lesson: str, others: tuple[str, ...] = ()) -> Code:
    """What a code of this lesson says; `Unreadable` for any other text. `others` are the lessons that can be named."""
    letters = undressed(text)
    if ALPHABET.index(letters[0]) != VERSION:
        raise Unreadable(say("short-code.version"))
    if letters[1:3] != _mark_of(lesson):
        named = next((one for one in others if letters[1:3] == _mark_of(one)), "")
        raise Unreadable(say("short-code.lesson-named", lesson=named) if named else say("short-code.lesson"))
    if letters[3:6] != _check_of(lesson, letters[6:]):
        raise Unreadable(say("short-code.check"))
    try:
        code = _read_number(number_of(letters[6:]))
    except (ValueError, OverflowError) as error:
        raise Unreadable(say("short-code.check")) from error
    if _letters_of(lesson, code.learner, code.answers) != letters:  # one way to write each code, and no other
        raise Unreadable(say("short-code.check"))
    return code


def answers_in(passport: Passport) -> dict[int, Answer]:
    """The answers of a passport that a code can hold, by tag; where two ids have one tag, neither is held."""
    found: dict[int, list[Answer]] = {}
    for id in {*passport.entries, *passport.predictions}:
        answer = _answer(passport, id) if _ID.fullmatch(id) else None
        if answer is not None:
            found.setdefault(tag_of(id), []).append(answer)
    alone = {tag: answers[0] for tag, answers in found.items() if len(answers) == 1}
    return dict(sorted(alone.items())[:MOST])


def _answer(passport: Passport, id: str) -> Answer | None:
    guess = passport.predictions.get(id)
    if guess is not None:
        pair = [guess.guess, guess.confidence]
        return Answer([*map(_rounded, pair)], True, bool(guess.seen)) if all(map(_is_number, pair)) else None
    given = passport.entries[id].answer
    if given.state != "answer":
        return None
    value = given.value
    if _is_number(value):
        return Answer(_rounded(value))
    if _is_letter(value):
        return Answer(value)
    return (
        Answer(value)
        if isinstance(value, list) and 1 < len(value) <= 16 and all(map(_is_letter, value))
        else None
    )


def _is_letter(value: Any) -> bool:
    return isinstance(value, str) and bool(_LETTER.fullmatch(value))


def _rounded(value: float) -> float:
    """A decimal with seven digits, which is finer than any check looks; a whole number as it is."""
    return value if value == int(value) else float(f"{value:.7g}")


def _is_number(value: Any) -> bool:
    if type(value) is int:
        return abs(value) < LARGEST_WHOLE
    return type(value) is float and value - value == 0  # neither NaN nor infinite


# the whole number, field by field


def _fields(learner: str, answers: Mapping[int, Answer]) -> Iterator[tuple[int, int]]:
    """Each field of a code with how many values it can have, the first one lowest."""
    yield _place_of(learner), _LEARNERS
    yield len(answers), MOST + 1
    before = -1
    for tag, answer in sorted(answers.items()):
        yield tag - before - 1, _TAGS - before - 1
        yield from _fields_of_answer(answer)
        before = tag


def _fields_of_answer(answer: Answer) -> Iterator[tuple[int, int]]:
    value = answer.value
    if answer.is_guess:
        guess, confidence = value
        yield _GUESS_SEEN if answer.seen else _GUESS, 5
        yield from _fields_of_number(guess)
        whole = confidence == int(confidence) and 0 <= confidence <= 100
        yield int(confidence) if whole else 101, 102
        if not whole:
            yield from _fields_of_number(confidence)
    elif isinstance(value, str) and value <= "h":
        yield _ONE_LETTER, 5
        yield ord(value) - ord("a"), 8
    elif isinstance(value, str | list):
        places = [ord(letter) - ord("a") for letter in value]
        yield _LETTERS, 5
        yield len(places) - 1, 16
        yield max(places), 26
        yield from ((place, max(places) + 1) for place in places)
    else:
        yield _NUMBER, 5
        yield from _fields_of_number(value)


def _fields_of_number(value: float) -> Iterator[tuple[int, int]]:
    sign, digits, power = Decimal(repr(value)).normalize().as_tuple()
    assert isinstance(power, int)
    number, many = int("".join(map(str, digits))), len(digits)
    power = 0 if number == 0 else power
    if number == 0 or (not sign and many <= 7 and -4 <= power <= 4):
        yield many - 1, 9
        yield power + 4, 9
    else:
        yield 8 if sign else 7, 9
        yield many - 1, 17
        yield power + 350, 701
    yield number, 10**many


class _Reader:
    """Takes field after field from a number."""

    def __init__(self, number: int) -> None:
        self.rest = number

    def take(self, size: int) -> int:
        self.rest, field = divmod(self.rest, size)
        return field

    def answer(self) -> Answer:
        sort = self.take(5)
        if sort == _ONE_LETTER:
            return Answer("abcdefgh"[self.take(8)])
        if sort == _LETTERS:
            many, last = self.take(16) + 1, self.take(26)
            letters = [chr(ord("a") + self.take(last + 1)) for _ in range(many)]
            return Answer(letters if many > 1 else letters[0])
        if sort == _NUMBER:
            return Answer(self.number())
        guess, confidence = self.number(), self.take(102)
        sure = confidence if confidence <= 100 else self.number()
        return Answer([guess, sure], True, sort == _GUESS_SEEN)

    def number(self) -> int | float:
        head = self.take(9)
        many, power = (head + 1, self.take(9) - 4) if head < 7 else (self.take(17) + 1, self.take(701) - 350)
        found = Decimal((head == 8, tuple(map(int, str(self.take(10**many)))), power))
        value = float(found)
        if not _is_number(value):
            raise ValueError("no plain number")
        return int(found) if value == int(value) and abs(value) < LARGEST_WHOLE else value


def _read_number(number: int) -> Code:
    reader = _Reader(number)
    learner, many = _learner_at(reader.take(_LEARNERS)), reader.take(MOST + 1)
    answers: dict[int, Answer] = {}
    before = -1
    for _ in range(many):
        if before + 1 >= _TAGS:
            raise ValueError("no tag is left")
        before += 1 + reader.take(_TAGS - before - 1)
        answers[before] = reader.answer()
    if reader.rest:
        raise ValueError("more than the answers")
    return Code(learner, answers)


def _place_of(learner: str) -> int:
    words = learner.split("-") if learner else []
    if len(words) != 3 or not set(words) <= set(WORDS):
        return 0
    first, second, third = map(WORDS.index, words)
    return 1 + (first * len(WORDS) + second) * len(WORDS) + third


def _learner_at(place: int) -> str:
    if not place:
        return ""
    rest, third = divmod(place - 1, len(WORDS))
    first, second = divmod(rest, len(WORDS))
    return "-".join(WORDS[at] for at in (first, second, third))


# letters and their checks


def _letters_of(lesson: str, learner: str, answers: Mapping[int, Answer]) -> str:
    number = 0
    for field, size in reversed(list(_fields(learner, answers))):
        number = field + size * number
    letters = in_letters(number)
    return ALPHABET[VERSION] + _mark_of(lesson) + _check_of(lesson, letters) + letters


def _mark_of(lesson: str) -> str:
    return in_letters(zlib.crc32(lesson.encode()) % 1024, 2)


def _check_of(lesson: str, letters: str) -> str:
    return in_letters(zlib.crc32(f"{lesson} {letters}".encode()) % 32768, 3)
