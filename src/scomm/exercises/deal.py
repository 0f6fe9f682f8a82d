"""Learner codes made of random words, and what each code is dealt."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from scomm.errors import ScommError
from scomm.exercises.things import what_is
from scomm.language import nearest

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

_CODE_HELP = "three words from the kit's list joined by hyphens, such as otter-maple-river"


def new_code() -> str:
    """A fresh learner code of three random words.

    >>> code = new_code()
    >>> len(code.split("-"))
    3
    """
    return "-".join(secrets.choice(WORDS) for _ in range(3))


def read_code(text: object) -> str:
    """The learner code in `text`, tidied; a `ScommError` if it is not one.

    >>> read_code(" Otter-Maple-River ")
    'otter-maple-river'
    """
    if type(text) is not str:
        raise ScommError(
            f"A learner code is text, not {what_is(text)}.",
            allowed=_CODE_HELP,
            do="Put it in quotes, or leave the quotes empty to get a new one.",
        )
    words = words_of(text)
    if not words:
        raise ScommError(
            "The learner code is empty.",
            allowed=_CODE_HELP,
            do=f"Paste your code between the quotes, or take this new one: {new_code()}",
        )
    for word in words:
        if word not in WORDS:
            raise ScommError(
                f"{word[:40]!r} is not a word of a learner code.",
                allowed=_CODE_HELP,
                do=f"{nearest(word[:40], WORDS)} Use the code you were given, never a name.",
            )
    if len(words) != 3:
        raise ScommError(
            f"A learner code has three words, this one has {len(words)}.",
            allowed=_CODE_HELP,
            do="Copy all three from your passport or your notebook.",
        )
    return "-".join(words)


def words_of(text: str) -> list[str]:
    """The words of a text that is meant as a code, in lower case.

    >>> words_of("Otter – maple_river")
    ['otter', 'maple', 'river']
    """
    return [word for word in _BETWEEN_WORDS.split(text.lower()) if word]


@dataclass(frozen=True)
class Deal:
    """What a learner code was dealt, by name.

    >>> deal = Deal.of(year=2019, country="Mexico")
    >>> deal.year, deal.country
    (2019, 'Mexico')
    """

    items: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, **values: Any) -> Deal:
        """A deal with exactly these values."""
        return cls(tuple(sorted(values.items())))

    def __getattr__(self, name: str) -> Any:
        for key, value in object.__getattribute__(self, "items"):
            if key == name:
                return value
        raise AttributeError(f"This deal has no {name!r}; it has {', '.join(key for key, _ in self.items)}.")

    def as_dict(self) -> dict[str, Any]:
        """The dealt values by name."""
        return dict(self.items)


def deal_for(code: str, pools: Mapping[str, tuple[Any, ...]]) -> Deal:
    """What `code` is dealt from each pool: the same code is always dealt the same.

    >>> pools = {"year": (2018, 2019), "country": ("Mexico", "Peru")}
    >>> deal_for("otter-maple-river", pools) == deal_for("Otter-Maple-River", pools)
    True
    """
    code = read_code(code)
    return Deal.of(**{name: _pick(f"{name}:{code}", values) for name, values in pools.items()})


def every_deal(pools: Mapping[str, tuple[Any, ...]], uses: Iterable[str]) -> Iterator[Deal]:
    """Every deal that matters to an exercise that uses these names."""
    names = sorted(uses)
    for values in product(*(pools[name] for name in names)):
        yield Deal.of(**dict(zip(names, values, strict=True)))


def _pick(text: str, values: tuple[Any, ...]) -> Any:
    digest = hashlib.sha256(text.encode()).digest()
    return values[int.from_bytes(digest[:8], "big") % len(values)]
