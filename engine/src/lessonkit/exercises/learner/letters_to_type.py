"""A whole number as letters that somebody can type from paper, with checks that name the place of a mistyped one.

How they are made stands in `short_code`, which writes and reads them.
"""

from __future__ import annotations

from lessonkit.language.sentences import sentences_beside

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LONGEST = 2000
"""Letters; no code of 63 answers is as long."""

_GROUP = 7
_ALIKE = str.maketrans("ILO", "110")

say = sentences_beside(__file__)


class Unreadable(Exception):
    """The text is no code of this lesson; the message says why in one line."""


def in_letters(number: int, at_least: int = 1) -> str:
    """A whole number in letters, the highest first, with zeros before it where it has fewer than `at_least`.

    >>> in_letters(40), in_letters(40, 3), number_of("18")
    ('18', '018', 40)
    """
    letters = ""
    while number or len(letters) < at_least:
        number, value = divmod(number, 32)
        letters = ALPHABET[value] + letters
    return letters


def number_of(letters: str) -> int:
    """The whole number that letters of the alphabet write."""
    number = 0
    for letter in letters:
        number = 32 * number + ALPHABET.index(letter)
    return number


def _check_letter(letters: str, group: int) -> str:
    return ALPHABET[(group + sum((2 * at + 1) * ALPHABET.index(one) for at, one in enumerate(letters))) % 32]


def dressed(letters: str) -> str:
    """The letters in groups, each with its check letter."""
    groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    return " ".join(group + _check_letter(group, at) for at, group in enumerate(groups))


def undressed(text: str) -> str:
    """The letters of a code without their checks; `Unreadable` says what is wrong, and in which group."""
    if len(text) > 4 * LONGEST:
        raise Unreadable(say("short-code.too-long"))
    typed = "".join(one for one in text.upper() if one.isalnum()).translate(_ALIKE)
    strange = next((one for one in typed if one not in ALPHABET), "")
    if strange:
        raise Unreadable(say("short-code.strange", letter=strange))
    if not 8 <= len(typed) <= LONGEST:
        raise Unreadable(say("short-code.too-short" if len(typed) < 8 else "short-code.too-long"))
    found = ""
    for number, at in enumerate(range(0, len(typed), _GROUP + 1)):
        group, check = typed[at : at + _GROUP + 1][:-1], typed[at : at + _GROUP + 1][-1]
        if not group or check != _check_letter(group, number):
            raise Unreadable(say("short-code.group", number=number + 1, group=group + check))
        found += group
    return found
