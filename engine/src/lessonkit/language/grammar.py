"""What a language writes in its own way: the names of months, a day in words, and the word before a list's last one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pandas as pd
from msgspec import Struct

from lessonkit.language.in_force import spoken


class Grammar(Struct, frozen=True):
    """How one language writes days and lists; numbers are written as in the United States in all of them.

    The patterns have the fields day, month, short and year; `link` gives the word between the last two of a list,
    from the English "and" or "or" and the last one. `percent` stands behind a number in a text.
    """

    months: tuple[str, ...]
    short: tuple[str, ...]
    day: str
    day_in_full: str
    month: str
    month_in_short: str
    link: Callable[[str, str], str]
    percent: str

    def write(self, pattern: str, value: str | pd.Timestamp) -> str:
        """A day by one of the patterns."""
        date = pd.Timestamp(value)
        return pattern.format(
            day=date.day, month=self.months[date.month - 1], short=self.short[date.month - 1], year=date.year
        )


def grammar() -> Grammar:
    """The grammar of the language in force."""
    return _GRAMMARS[spoken()]


def spanish_link(word: str, last: str) -> str:
    """ "y" and "o", which become "e" and "u" before their own sounds; any other word as it is.

    >>> spanish_link("and", "Texas"), spanish_link("and", "Illinois"), spanish_link("and", "hielo")
    ('y', 'e', 'y')
    >>> spanish_link("or", "otro"), spanish_link("or", "ocho"), spanish_link("or", "Ohio"), spanish_link("or", "tres")
    ('u', 'u', 'u', 'o')
    """
    if word == "and":
        return "e" if re.match(r"\W*(?:i|hi|í|hí|y(?![aeiouáéíóú]))(?!e)", last.casefold()) else "y"
    if word == "or":
        return "u" if re.match(r"\W*(?:h?[oó]|8|11(?!\d))", last.casefold()) else "o"
    return word


def _english_months() -> tuple[str, ...]:
    names = "January February March April May June July August September October November December"
    return tuple(names.split())


def _spanish_months() -> tuple[str, ...]:
    names = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    return tuple(names.split())


_GRAMMARS: Mapping[str, Grammar] = {
    "en": Grammar(
        months=_english_months(),
        short=tuple(name[:3] for name in _english_months()),
        day="{day} {short} {year}",
        day_in_full="{day} {month} {year}",
        month="{month} {year}",
        month_in_short="{short} {year}",
        link=lambda word, last: word,
        percent="percent",
    ),
    "es": Grammar(
        months=_spanish_months(),
        short=tuple(name[:3] for name in _spanish_months()),
        day="{day} {short} {year}",
        day_in_full="{day} de {month} de {year}",
        month="{month} de {year}",
        month_in_short="{short} {year}",
        link=spanish_link,
        percent="por ciento",
    ),
}


def months(language: str) -> tuple[str, ...]:
    """The names of the months in a language, from the first on."""
    return _GRAMMARS[language].months
