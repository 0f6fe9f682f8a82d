"""A claim whose phrase leaves its number out says what it prints instead, and that is checked against the number."""

from __future__ import annotations

import re
from typing import Literal

Prints = Literal["", "words", "rounded", "finding"]

WAYS = {
    "words": "the number itself, in words: six, about half, two-thirds",
    "rounded": "the number rounded, with its unit: about 160 million",
    "finding": "what the source says instead of a number; the claim has none then",
}
"""What a phrase without {value} may print."""

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {
    **{word: float(number) for number, word in enumerate((*_ONES, "ten", "eleven", "twelve"), 1)},
    **{ten: 10.0 * tens for tens, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}-{one}": 10.0 * tens + n for tens, ten in enumerate(_TENS, 2) for n, one in enumerate(_ONES, 1)
    },
    "half": 50.0,
    "one-third": 100 / 3,
    "two-thirds": 200 / 3,
}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NEAR = 0.01


def misprint(phrase: str, prints: str, value: float | None) -> str:
    """What is wrong with a phrase, a value and what the phrase is said to print; nothing if all is well.

    >>> misprint("about 160 million", "rounded", 160_200_000), misprint("seventy-two", "words", 72)
    ('', '')
    >>> misprint("about 160 million", "rounded", 160.2)
    'it prints 160,000,000 and its value is 160.2'
    """
    if "{value}" in phrase:
        return "its phrase has {value}, so it prints nothing instead" if prints else ""
    if prints not in WAYS:
        return f"its phrase {phrase!r} does not print its value, and it does not say what it prints instead"
    printed = _in_words(phrase) if prints == "words" else _in_digits(phrase)
    if prints == "finding":
        if value is not None:
            return "it prints a finding and has a value too"
        return "" if _in_words(phrase) is None and printed is None else "its finding has a number in it"
    if printed is None:
        return f"its phrase {phrase!r} holds no number {'in words' if prints == 'words' else 'in digits'}"
    if value is None or abs(printed - value) > _NEAR * abs(value):
        return f"it prints {printed:,.0f} and its value is {value}"
    return ""


def _in_words(phrase: str) -> float | None:
    found = [WORDS[word] for word in re.findall(r"[a-z]+(?:-[a-z]+)?", phrase.lower()) if word in WORDS]
    return found[0] if len(found) == 1 else None


def _in_digits(phrase: str) -> float | None:
    found = re.search(r"(\d[\d,.]*)(?: (thousand|million|billion))?", phrase)
    if not found:
        return None
    return float(found[1].replace(",", "")) * _SCALES.get(found[2] or "", 1)
