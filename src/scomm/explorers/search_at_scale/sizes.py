"""How a size of a database, a chance and what is searched are written."""

from __future__ import annotations

from lessonkit.language import count, sentences_beside
from scomm.explorers.search_at_scale.chances import Search, often

say = sentences_beside(__file__)

MILLION, BILLION = 1_000_000, 1_000_000_000


def size(prints: int) -> str:
    """A number of prints or searches, a large one in millions or billions.

    >>> size(1_000), size(6_000_000)
    ('1,000', '6 million')
    """
    if prints >= BILLION:
        return say("billion", n=prints / BILLION)
    return say("million", n=prints / MILLION) if prints >= MILLION else count(prints)


def sized(search: Search, prints: int) -> str:
    """So many prints, or pairs, or sets of ten.

    >>> sized(Search(2, 18), 1_000)
    '1,000 pairs'
    """
    return say(f"sized.{search.fingers}", n=size(prints))


def in_searches(chance: float) -> str:
    """A chance as so many of 100 searches, or of as many as it takes.

    >>> in_searches(0.35), in_searches(0.9999)
    ('35 of 100 searches', 'more than 99 of 100 searches')
    """
    found = often(chance)
    return say(f"often.{found.sign or 'some'}", n=found.n, of=size(found.of))


def bounded(chance: float, few: bool) -> str:
    """A chance in searches; as a bound where too few errors were counted, and where they say nothing, of every search.

    >>> bounded(0.9999, True), bounded(1e-30, True)
    ('at most 100 of 100 searches', 'fewer than 1 of 1 billion searches')
    """
    found = often(chance)
    if not few or found.sign == "fewer":
        return in_searches(chance)
    return at_most(say("often.some", n=found.of, of=found.of) if found.sign else in_searches(chance), few)


def one_in(chance: float) -> str:
    """A rare chance as one in so many, in round numbers of two digits.

    >>> one_in(155 / 359_400)
    '1 in 2,300'
    """
    return say("one-in", n=size(rounded(1 / chance)))


def on_average(many: float, few: bool = False) -> str:
    """So many wrong prints in each search, on average; or where it is less than one, in how many searches there is one.

    As a bound where too `few` errors were counted, but for what is fewer than can be said.

    >>> on_average(431.3), on_average(0.0043), on_average(1e-22)
    ('431 wrong ones in every search', 'a wrong one in every 230 searches', 'fewer than a wrong one in every 1 billion searches')
    """
    if many >= 0.75:
        return at_most(say("average.many", n=size(round(many)), of=round(many)), few)
    searches = 1 / many
    if searches > BILLION:
        return say("average.fewer", n=size(BILLION))
    return at_most(say("average.rare", n=size(rounded(searches))), few)


def rounded(many: float) -> int:
    """A number in two digits.

    >>> rounded(2318.7), rounded(7.4)
    (2300, 7)
    """
    return int(round(many, min(0, 2 - len(str(int(many))))))


def at_most(words: str, few: bool) -> str:
    """The words, as a bound where too few errors were counted for a rate.

    >>> at_most("8 of 100 searches", True)
    'at most 8 of 100 searches'
    """
    return say("at-most", n=words) if few else words
