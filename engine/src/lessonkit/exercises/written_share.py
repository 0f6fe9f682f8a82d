"""A share in words: so many in a hundred or for every thousand, one in seventy, two thirds.

The text is one that `written_number.py` has tidied: lower case, plain spaces, English words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

_UNDER_TWENTY = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

COUNTS: Final = {
    **{word: number for number, word in enumerate(_UNDER_TWENTY, 1)},
    **{ten: number for number, ten in zip(range(20, 100, 10), _TENS, strict=True)},
    **{
        f"{ten}{between}{one}": tens + number
        for tens, ten in zip(range(20, 100, 10), _TENS, strict=True)
        for number, one in enumerate(_UNDER_TWENTY[:9], 1)
        for between in ("-", " ")
    },
    "a hundred": 100,
    "one hundred": 100,
}
"""Numbers that people write as words, up to a hundred."""

PARTS: Final = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
"""Parts of one by their names, without the s of several."""

POWERS: Final = {
    "hundred": "100", "thousand": "1000", "mil": "1000", "mille": "1000", "ten thousand": "10000",
    "hundred thousand": "100000",
}  # fmt: skip
"""Round numbers that stand as words behind "in" or "per"."""

LEADS: Final = frozenset((
    "about", "answer", "approximately", "around", "ca", "circa", "exactly", "guess", "i", "is", "it", "its", "my",
    "nearly", "only", "roughly", "say", "think",
))  # fmt: skip
"""Words before a share that don't change it."""

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""A number between these, behind "in" or "of", may be a year."""

_LETTER = r"[^\W\d_]"
_UNITS = "|".join(_UNDER_TWENTY[:9])
# longer words before those that they begin with; listed one by one they take ten milliseconds of a learner's first reply to compile
_COUNT = (
    f"(?:{'|'.join(_TENS)})(?:[- ](?:{_UNITS}))?|(?:a|one) hundred|{'|'.join(_UNDER_TWENTY[9:])}|{_UNITS}"
)
_NAMES_OF_POWERS = "|".join(sorted(POWERS, key=len, reverse=True))
_FOR_EVERY = r"(?:out of|of|in|per|for)(?: (?:every|each))?"
_COUNT_ALONE = re.compile(rf"(?<!{_LETTER})(?:{_COUNT})(?!{_LETTER}|[ -](?:{_COUNT})(?!{_LETTER}))")
_MONTH = re.compile(
    rf"(?P<before>^|[ \d,])(?:{'|'.join(f'{one[:3]}(?:{one[3:]})?' for one in MONTHS)})\.?,?(?: of)? (?=(?:1[89]|20|21)\d\d(?![\d.,]))"
)
_PER_CENT = re.compile(rf"(?P<before>^|[ \d])per cent(?!{_LETTER})")
_POWER = re.compile(
    rf"(?P<head>(?:^| )(?:of|in|per|every|each))(?: (?:a|one|every|each))*"
    rf" (?P<power>{_NAMES_OF_POWERS})(?!{_LETTER})"
)
_RATE = re.compile(
    rf"(?P<part>(?:[+-] ?|minus )?[\d.,]+|{_COUNT}) {_FOR_EVERY} (?P<base>\d+(?:,\d{{3}})*|{_COUNT})(?P<of>(?: {_LETTER}+){{0,6}})\.?"
)
_PART = re.compile(
    rf"(?:(?P<n>an?|{_COUNT}|\d{{1,3}})[ \-]|(?:the )?(?=half))"
    rf"(?P<part>{'|'.join(PARTS)})s?(?P<of>(?: (?:of|the)(?: {_LETTER}+){{1,6}})?)\.?"
)
_ONE = re.compile(rf"(?:(?:{'|'.join(sorted(LEADS))}|only|minus) )*one(?: {_LETTER}+)?\.?")
"""A text in which "one" is a number and no word for a thing."""
_RATES = {100: "percent", 1000: "per thousand"}


class Share(Struct, frozen=True):
    """So many of so many: the part as it is written, of how many, and the words behind them."""

    part: str
    base: int
    of: tuple[str, ...]

    @property
    def unit(self) -> str:
        """The name of its unit, and empty where it is a part of one."""
        return _RATES.get(self.base, "")


def in_digits(tidy: str) -> str:
    """A text with the round number behind "in", "of", "per" or "every" in digits, "per cent" as one word, and a year without its month.

    >>> in_digits("October 2008"), in_digits("since may 2008"), in_digits("october 12")
    ('October 2008', 'since 2008', 'october 12')
    >>> in_digits("14 in a hundred"), in_digits("14.1 per thousand prints"), in_digits("a hundred people")
    ('14 in 100', '14.1 per 1000 prints', 'a hundred people')
    """
    tidy = _MONTH.sub(r"\g<before>", tidy)
    tidy = _PER_CENT.sub(r"\g<before>percent", tidy)
    return _POWER.sub(lambda found: f"{found['head']} {POWERS[found['power']]}", tidy)


def counts_in_digits(tidy: str) -> str:
    """A text without digits whose one number stands in words, with that number in digits; any other text as it is.

    >>> counts_in_digits("about forty-seven people"), counts_in_digits("four or five"), counts_in_digits("the one that fell")
    ('about 47 people', 'four or five', 'the one that fell')
    """
    found = [] if re.search(r"\d", tidy) else list(_COUNT_ALONE.finditer(tidy))
    if len(found) != 1 or (found[0][0] == "one" and not _ONE.fullmatch(tidy)):
        return tidy
    (one,) = found
    return f"{tidy[: one.start()]}{COUNTS[one[0]]}{tidy[one.end() :]}"


def share_in(tidy: str, changes: Callable[[str], bool]) -> Share | None:
    """The share that a text says and nothing else; None where it says none, or words beside it change it.

    >>> share_in("about 1 in 70", set().__contains__), share_in("two thirds of them", set().__contains__)
    (Share(part='1', base=70, of=()), Share(part='2', base=3, of=('of', 'them')))
    """
    words = tidy.split(" ")
    while len(words) > 1 and words[0] in LEADS:
        words = words[1:]
    alone = " ".join(words)
    if rate := _RATE.fullmatch(alone):
        base = COUNTS.get(rate["base"]) or int(rate["base"].replace(",", ""))
        part = str(COUNTS.get(rate["part"], rate["part"]))
        found = Share(part, base, tuple(rate["of"].split()))
        if base < 2 or (FIRST_YEAR <= base <= LAST_YEAR):
            return None
    elif named := _PART.fullmatch(alone):
        said = named["n"] or "a"
        part = "1" if said in ("a", "an") else str(COUNTS.get(said, said))
        found = Share(part, PARTS[named["part"]], tuple(named["of"].split()))
    else:
        return None
    return None if any(map(changes, found.of)) else found
