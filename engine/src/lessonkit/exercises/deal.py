"""Learner codes made of random words, and what each code is dealt."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from lessonkit.errors import KitError
from lessonkit.exercises.things import what_is
from lessonkit.language.sentences import sentences_beside
from lessonkit.language.words import nearest

_TEXT = """
acorn amber anchor apple arrow aspen autumn badger bamboo basil beacon birch bison blossom bramble
breeze bridge brook butter cactus candle canoe canyon cedar cherry chestnut cinder citrus clover cobalt
comet copper coral cotton cricket crystal daisy dolphin dragonfly drizzle dune eagle echo elm ember
falcon feather fern fiddle finch firefly flint forest fossil fox galaxy garden garnet ginger glacier
granite grove harbor hazel heron hickory honey horizon iris island ivory jade jasmine juniper kettle
kite lagoon lantern lark lavender lemon lichen lilac lotus lunar magnet mango maple marble meadow melon
mint mirror moss nectar nutmeg oak ocean olive onyx orbit orchid otter owl paddle papaya pebble pepper
pine planet plum pond poppy prairie quartz quill rain raven reef ribbon river robin saffron sage sail
sequoia shell silver sparrow spruce summit sunrise teal thistle thunder tulip umber valley velvet violet
walnut wave willow winter wren yarrow zephyr
"""
WORDS = _TEXT.split()
"""Plain nature words: a code says nothing about the person who holds it."""

_BETWEEN_WORDS = re.compile(r"[\s_,.\u2010-\u2015\u2212-]+")
"""Hyphens, and what a phone or a word processor makes of them."""

say = sentences_beside(__file__)


def new_code() -> str:
    """A fresh learner code of three random words.

    >>> code = new_code()
    >>> len(code.split("-"))
    3
    """
    return "-".join(secrets.choice(WORDS) for _ in range(3))


def read_code(text: object) -> str:
    """The learner code in `text`, tidied; a `KitError` if it is not one.

    >>> read_code(" Otter-Maple-River ")
    'otter-maple-river'
    """
    if type(text) is not str:
        raise KitError(
            say("code.no-text", thing=what_is(text)), allowed=say("code.allowed"), do=say("code.no-text-do")
        )
    words = words_of(text)
    if not words:
        raise KitError(
            say("code.empty"), allowed=say("code.allowed"), do=say("code.empty-do", code=new_code())
        )
    for word in words:
        if word not in WORDS:
            raise KitError(
                say("code.no-word", word=word[:40]),
                allowed=say("code.allowed"),
                do=say("code.no-word-do", nearest=nearest(word[:40], WORDS)),
            )
    if len(words) != 3:
        raise KitError(
            say("code.length", n=len(words)), allowed=say("code.allowed"), do=say("code.length-do")
        )
    return "-".join(words)


def words_of(text: str) -> list[str]:
    """The words of a text that is meant as a code, in lower case.

    >>> words_of("Otter – maple_river")
    ['otter', 'maple', 'river']
    """
    return [word for word in _BETWEEN_WORDS.split(text.lower()) if word]


class Deal:
    """What a learner code was dealt, by name; `vars(deal)` has all of it, in the names' order.

    It has no names of its own, so a pool can be called anything.

    >>> deal = Deal(year=2019, country="Mexico")
    >>> deal.year, deal.country, vars(deal)
    (2019, 'Mexico', {'country': 'Mexico', 'year': 2019})
    """

    def __init__(self, /, **values: Any) -> None:
        """A deal with exactly these values."""
        vars(self).update(sorted(values.items()))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(say("deal.has-no", name=name, names=", ".join(vars(self))))

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(say("deal.stands"))

    def __delattr__(self, name: str) -> None:
        raise AttributeError(say("deal.stands"))

    def __eq__(self, other: object) -> bool:
        return type(other) is Deal and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).items()))

    def __repr__(self) -> str:
        return f"Deal({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


def deal_for(code: str, pools: Mapping[str, tuple[Any, ...]]) -> Deal:
    """What `code` is dealt from each pool: the same code is always dealt the same.

    >>> pools = {"year": (2018, 2019), "country": ("Mexico", "Peru")}
    >>> deal_for("otter-maple-river", pools) == deal_for("Otter-Maple-River", pools)
    True
    """
    code = read_code(code)
    return Deal(**{name: _pick(f"{name}:{code}", values) for name, values in pools.items()})


def left_to_deal(values: tuple[Any, ...], not_dealt: Iterable[Any]) -> tuple[Any, ...]:
    """A pool without the values that are not dealt: each gives its place to the next that is.

    So the pool keeps its length, and no learner is dealt another value who was not dealt one of these.

    >>> left_to_deal((2020, 2021, 2022), [2021])
    (2020, 2022, 2022)
    """
    out = set(not_dealt)
    if unknown := sorted(map(str, out - set(values))):
        raise KitError(
            f"{', '.join(unknown)} can't be taken out of a pool that does not have it.", allowed=values
        )
    left = tuple(value for value in values if value not in out)
    if not left:
        raise KitError("A pool has nothing left to deal.", do="Leave a value in it.")
    places = [next((one for one in values[at:] if one not in out), left[0]) for at in range(len(values))]
    return tuple(places)


def every_deal(pools: Mapping[str, tuple[Any, ...]], uses: Iterable[str]) -> Iterator[Deal]:
    """Every deal that matters to an exercise that uses these names, once: a pool may hold a value twice."""
    names = sorted(uses)
    for values in product(*(dict.fromkeys(pools[name]) for name in names)):
        yield Deal(**dict(zip(names, values, strict=True)))


def _pick(text: str, values: tuple[Any, ...]) -> Any:
    digest = hashlib.sha256(text.encode()).digest()
    return values[int.from_bytes(digest[:8], "big") % len(values)]
