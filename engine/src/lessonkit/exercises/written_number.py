"""A number as people write it in a text: with a percent sign, commas between thousands, a decimal comma, a unit behind it.

One rule for every place where a learner may write a number as text. A text is read only where one reading is possible:
two numbers, a comma that may mean two things, a sum to be worked out or words that change the number are never guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from msgspec import Struct

from lessonkit.exercises.written_share import counts_in_digits, in_digits, share_in
from lessonkit.exercises.written_units import PART_OF_ONE, unit_of
from lessonkit.language.in_force import spoken

LONGEST = 200
"""Characters; nobody writes one number in more."""

BEFORE = frozenset((
    "a", "about", "answer", "approximately", "are", "around", "ca", "circa", "confidence", "exactly",
    "fiscal", "fy", "guess", "i", "in", "is", "it", "its", "my", "nearly", "number", "of", "only",
    "roughly", "say", "sure", "the", "there", "think", "total", "was", "were", "year", "value",
))  # fmt: skip
"""Words before a number that don't change it."""

CHANGES = frozenset((
    "above", "and", "as", "at", "before", "after", "below", "billion", "billions", "bn", "between", "but",
    "decline", "decrease", "decreased", "decreases", "double", "down", "dozen", "dozens", "drop", "fell",
    "fewer", "from", "half", "halves", "halved", "hundred", "hundreds", "if", "increase", "k", "kilo",
    "least", "less", "lower", "m", "mill", "million", "millions", "minus", "mn", "more", "most", "negative",
    "no", "none", "nor", "not", "or", "over", "per", "plus", "quarter", "quarters", "smaller", "tenth",
    "tenths", "than", "higher", "larger", "rise", "rose", "gain", "fall", "dropped", "declined", "third", "thirds", "thousand", "thousands", "thousandth", "thousandths", "to",
    "twice", "under", "until", "up", "versus", "vs", "without", "zero", "thousandfold", "hundredth",
    "hundredths", "fifth", "fifths", "eighth", "tens",
))  # fmt: skip
"""Words beside a number that make another number of it, or that leave open which is meant."""

DIRECTIONS: Final = {
    **dict.fromkeys(("fewer", "less", "lower", "smaller", "down", "decrease", "decreased", "drop", "dropped", "decline", "declined", "fell", "fall", "below"), -1),
    **dict.fromkeys(("more", "higher", "larger", "up", "increase", "increased", "rise", "rose", "gain", "above"), 1),
}  # fmt: skip
"""Words beside a change that say whether it lies below zero or above."""
_LINKS = frozenset(("a", "an", "by", "of"))
"""Words that join such a word to its number."""

UNSETTLES = frozenset(
    ["or", "not", "no", "but", "if", "minus", "negative", "perhaps", "maybe", "k", "m", "x", "dozen"]
) | {f"{scale}{ending}" for scale in ("hundred", "thousand", "million", "billion") for ending in ("", "s")}
"""Words in brackets that make another number of the one before them, or leave open which is meant."""
_ASIDE = re.compile(r"(?P<number>[^()]*?)\s*\((?P<aside>[\w\s.,:%=\-]+)\)")
_COUNTED_PER = re.compile(
    r"(?P<part>[+-]?\s?[\d.,]+(?: [^\W\d]+){1,4}) (?:per|for every|of every|for each) (?P<base>1,?000|10,?000|100,?000)(?P<of>(?: [^\W\d]+){0,6})\.?"
)
"""As in "-5 calls per 1,000 people": the second number belongs to the unit."""
_EITHER_WAY = re.compile(r"(?:±|\+\s?/\s?-|\+-|plus-minus|plus or minus)\s?(?=[\d.])")
"""How a margin is said: the number behind it is how far it goes to one side."""

_CORE = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d+(?:[.,'_]\d+)*|[.,]\d+"
_NUMBER = re.compile(rf"(?<![\w.])(?P<fy>fy|')?\s?(?P<sign>[+-]\s?|minus )?(?:{_CORE})(?:e[+-]?\d+)?")
_SIGN = re.compile(r"^(?:fy|')?\s?(?:(?P<sign>[+-]|minus)\s?)?(?P<core>.*?)(?P<power>e[+-]?\d+)?$")
_PLAIN = re.compile(r"\d+")
_ENDLESS = re.compile(r"\d{40}")
"""Digits of many numbers that were joined end to end."""
_WORKED_OUT = re.compile(r"/|\*|\+|\*\*|//|÷|:|(?:minus|plus|times|over|divided by|x|×) ?[+-]?")
"""What stands between two numbers of a sum that nobody did."""
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
WITH_DECIMALS = frozenset(("percent", "percentage points", "per thousand", PART_OF_ONE, "times"))
"""Units of which thousands are not to be expected."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[ t]\d\d:\d\d(?::\d\d)?)?")
SCALES: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_SCALE = re.compile(rf" (?P<scale>{'|'.join(SCALES)})s?(?![^\W\d_])")
"""A word behind a number that makes thousands or millions of it."""
_THOUSANDS = {
    mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in (",", ".", "'", " ", "_")
}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-")
_QUIET = '()[]{}"“”‘’`!?:;=~≈→*. ,'


class Written(Struct, frozen=True):
    """What a text says: a number with its unit (empty: none, or one that the kit has no name for), or why it is not read.

    `thousands` is the number that it would be if its one point parted thousands, as in Europe; 0 where it can't.
    `direction` is -1 or 1 where the only words that change it say fewer or more: it is read where a change is asked for.
    `why` is empty for a number; else "no-number", "several", "comma" (two readings are possible), "worked-out" (a sum that
    nobody did), "dash" (a span, or a subtraction that nobody did), "words" (words that change the number), "long" (no one number takes so many characters), "day" or "large".
    """

    value: int | float = 0
    unit: str = ""
    why: str = ""
    thousands: int = 0
    direction: int = 0


def written_number(text: str) -> Written:
    """The one number that a text says.

    >>> [written_number(text).value for text in ("-16.9%", "280,610", "51,6", "1.261,7", "55390 people", "\\u22125", "1 234")]
    [-16.9, 280610, 51.6, 1261.7, 55390, -5, 1234]
    >>> written_number("17 months (August 2011 to December 2012)").value, written_number("14.1 of 1,000").unit
    (17, 'per thousand')
    >>> [written_number(text).value for text in ("-5 calls per 1,000 people", "± 3.3 points")]
    [-5, 3.3]
    >>> written_number("1 in 4").value, written_number("a third").unit, written_number("1.000").thousands
    (0.25, 'part of one', 1000)
    >>> written_number("forty-seven").value, written_number("5 points lower").direction
    (47, -1)
    >>> [written_number(text).why for text in ("plenty", "53 sure, 76 in doubt", "101741 / 197302", "more than 1000", "1,234%")]
    ['no-number', 'several', 'worked-out', 'words', 'comma']
    """
    if len(text) > LONGEST or _ENDLESS.search(text):
        return Written(why="long")
    tidy = _tidy(text)
    if _DAY.fullmatch(tidy):
        return Written(why="day")
    tidy = in_digits(_without_aside(tidy))
    if share := _share(tidy):
        return share
    if rate := _COUNTED_PER.fullmatch(tidy):
        alone = Written(why="words") if set(rate["of"].split()) & CHANGES else written_number(rate["part"])
        per_thousand = rate["base"].replace(",", "") == "1000"
        return alone if alone.why else Written(alone.value, "per thousand" if per_thousand else "")
    tidy = counts_in_digits(_EITHER_WAY.sub("", tidy, count=1) if _EITHER_WAY.match(tidy) else tidy)
    found = list(_NUMBER.finditer(tidy))
    if not found:
        return Written(why="words" if re.search(r"\d", tidy) else "no-number")
    if len(found) > 1:
        between = tidy[found[0].end() : found[1].start()].strip() + (found[1]["sign"] or "").strip()
        if between == "-":
            return Written(why="dash")
        return Written(why="worked-out" if _WORKED_OUT.fullmatch(between) else "several")
    (one,) = found
    before, after = tidy[: one.start()], tidy[one.end() :]
    if re.match(r"[\d'_]", after) or re.search(r"\d", before + after):
        return Written(why="several")
    scale = _SCALE.match(after)
    after = after[scale.end() :] if scale else after
    unit = _unit(before, after)
    glued = re.match(r"[^\W\d_]+", after)  # as in 3rd and 12k
    if glued and glued[0] not in unit_of():
        return Written(why="words")
    if scale:
        return _in_thousands(one[0], unit, SCALES[scale["scale"]])
    return _directed(one[0], before, after) if unit is None else _value(one[0], unit)


def _in_thousands(number: str, unit: str | None, scale: int) -> Written:
    """A number behind which "thousand" or "million" stands, in full; not read where a unit of shares follows, or its point may part thousands."""
    found = Written(why="words") if unit is None or unit in WITH_DECIMALS else _value(number, unit)
    if found.why or found.thousands:
        return found if found.why else Written(why="words")
    value = float(f"{found.value * scale:.12g}")
    if abs(value) >= 2**53:
        return Written(why="large")
    return Written(int(value) if value == int(value) else value, found.unit)


def _directed(number: str, before: str, after: str) -> Written:
    """A number beside which one word says that something is fewer or more, and no other word changes it."""
    ahead, behind = (re.findall(r"[^\W\d_]+|[^\w\s]", part) for part in (before, after))
    said = [word for word in (*ahead, *behind) if word in DIRECTIONS]
    if len(said) != 1 or number[0] in "+-m":
        return Written(why="words")
    if said[0] in behind:
        at = behind.index(said[0])
        behind = behind[:at] + behind[at + 1 + (behind[at + 1 : at + 2] == ["than"]) :]
    else:
        ahead = [word for word in ahead if word not in (*said, *_LINKS)]
    unit = _unit(" ".join(ahead), " ".join(behind))
    found = Written(why="words") if unit is None else _value(number, unit)
    if unit is None or found.why:
        return found
    return Written(DIRECTIONS[said[0]] * found.value, unit, "words", direction=DIRECTIONS[said[0]])


def _share(tidy: str) -> Written | None:
    """A share that a text says in words; None where it says none, or more parts than there are of the whole."""
    share = share_in(tidy, CHANGES.__contains__)
    if share is None:
        return None
    alone = written_number(share.part)
    if alone.why or share.unit:
        return alone if alone.why else Written(alone.value, share.unit)
    return Written(alone.value / share.base, PART_OF_ONE) if alone.value <= share.base else None


def _without_aside(tidy: str) -> str:
    """A text without what stands behind its number in brackets, where that holds a number of its own and makes no other one of it."""
    said = _ASIDE.fullmatch(tidy)
    if not said or not re.search(r"\d", said["number"]) or not re.search(r"\d", said["aside"]):
        return tidy
    words = set(re.findall(r"[^\W\d_]+", said["aside"]))
    return tidy if words & UNSETTLES else said["number"]


def _tidy(text: str) -> str:
    """A text in lower case, with plain spaces, plain digits and one kind of minus."""
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).casefold().replace("’", "'")
    return in_english_words(" ".join(plain.split()).strip("'\" "))


def in_english_words(text: str) -> str:
    """A text in lower case with the words that are read here in English, whatever language is in force."""
    if spoken() != "es":
        return text
    from lessonkit.exercises.written_spanish import in_english  # only a Spanish notebook needs it

    return in_english(text)


def _unit(before: str, after: str) -> str | None:
    """The unit that stands beside a number, empty for none that has a name here; None where other words change the number."""
    ahead, behind = (re.findall(r"[^\W\d_]+|[^\w\s]", part) for part in (before, after))
    known = unit_of()
    named = [known[word] for word in (*ahead, *behind) if word in known and word not in BEFORE]
    for word in (*ahead, *behind):
        if word in CHANGES or (not word[0].isalpha() and word not in known and word not in _QUIET + "-"):
            return None
    if any(word[0].isalpha() and word not in BEFORE and word not in known for word in ahead):
        return None
    if "-" in ahead or len(behind) > 8:
        return None
    # "percentage points" are named by two words, "17 % of people" by the first of them
    return ("percentage points" if "percentage points" in named else named[0]) if named else ""


def _value(written: str, unit: str) -> Written:
    parts = _SIGN.match(written)
    assert parts is not None
    core, power = parts["core"], parts["power"] or ""
    if _is_open(core, unit):
        return Written(why="comma")
    plain = _without_thousands(core)
    if plain is None:
        return Written(why="several")
    sign = "-" if parts["sign"] in ("-", "minus") else ""
    number = float(sign + plain + power)
    if abs(number) >= 2**53:
        return Written(why="large")
    whole = _PLAIN.fullmatch(plain) and not power
    parted = _POINTED.fullmatch(core) and not power and unit not in WITH_DECIMALS
    thousands = int(sign + core.replace(".", "")) if parted else 0
    return Written(int(sign + plain) if whole else number, unit, thousands=thousands)


def _is_open(core: str, unit: str) -> bool:
    """True for a comma that may part thousands or be a decimal comma: where thousands are not to be expected."""
    return bool(re.fullmatch(r"[1-9]\d{0,2},\d{3}", core)) and unit in WITH_DECIMALS


def _without_thousands(core: str) -> str | None:
    """The digits with a decimal point, or None where the marks between them make no number.

    A comma before three digits parts thousands; it is a decimal comma only where it can't do that. A point is a decimal point
    unless there are several.
    """
    marks = {mark for mark in core if not mark.isdigit()}
    if not marks:
        return core
    if len(marks) == 2 and marks <= {",", ".", " ", "'"}:
        last = max(marks, key=core.rindex)
        (other,) = marks - {last}
        head, _, tail = core.rpartition(last)
        fits = last in ",." and last not in head and _THOUSANDS[other].fullmatch(head)
        return head.replace(other, "") + "." + tail if fits else None
    if len(marks) > 1:
        return None
    (mark,) = marks
    if mark == "_":
        return core.replace("_", "")
    if (mark != "." or core.count(".") > 1) and _THOUSANDS[mark].fullmatch(core):
        return core.replace(mark, "")
    if mark in ",." and core.count(mark) == 1:
        return core.replace(",", ".")
    return None
