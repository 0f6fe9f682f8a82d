"""How a number, a share, a day, a list and a plural are written: the same everywhere in the kit."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

import pandas as pd

from lessonkit.language.grammar import grammar


def count(number: float) -> str:
    """A count with thousands separators, rounded to whole people.

    >>> count(57020)
    '57,020'
    """
    return f"{number:,.0f}"


def number(value: float) -> str:
    """A number with up to two decimals.

    >>> number(57020), number(0.4), number(1.234)
    ('57,020', '0.4', '1.23')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def signed(change: float) -> str:
    """A change with its sign, as a table writes it.

    >>> signed(-12.0), signed(3.5), signed(0)
    ('−12', '+3.5', '0')
    """
    sign = "−" if change < 0 else "+" if change > 0 else ""
    return sign + number(abs(change))


def percent(share: float) -> str:
    """A share of 0 to 1 as a percentage with one decimal.

    >>> percent(0.3999)
    '40.0%'
    """
    return f"{100 * share:.1f}%"


def day(value: str | pd.Timestamp) -> str:
    """A day as figures, sentences and tables write it.

    >>> day("2010-09-30")
    '30 Sep 2010'
    """
    return grammar().write(grammar().day, value)


def day_in_full(value: str | pd.Timestamp) -> str:
    """A day with its month in full.

    >>> day_in_full("2014-04-11")
    '11 April 2014'
    """
    return grammar().write(grammar().day_in_full, value)


def month(value: str | pd.Timestamp) -> str:
    """The month of a day, in full.

    >>> month("2010-09-30")
    'September 2010'
    """
    return grammar().write(grammar().month, value)


def month_name(value: str | pd.Timestamp) -> str:
    """The name of a day's month alone.

    >>> month_name("2010-09-30")
    'September'
    """
    return grammar().write("{month}", value)


def month_name_in_short(value: str | pd.Timestamp) -> str:
    """The name of a day's month on an axis.

    >>> month_name_in_short("2010-09-30")
    'Sep'
    """
    return grammar().write("{short}", value)


def day_of_month(value: str | pd.Timestamp) -> str:
    """A day without its year.

    >>> day_of_month("2010-09-30")
    '30 Sep'
    """
    return grammar().write("{day} {short}", value)


def month_in_short(value: str | pd.Timestamp) -> str:
    """The month of a day, where there is little room.

    >>> month_in_short("2010-09-30")
    'Sep 2010'
    """
    return grammar().write(grammar().month_in_short, value)


def joined(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence.

    >>> joined(["Texas"]), joined(["Iowa", "Texas"]), joined(["Florida", "Iowa", "Texas"], "or")
    ('Texas', 'Iowa and Texas', 'Florida, Iowa or Texas')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {grammar().link(last, words[-1])} {words[-1]}"


def large(words: str) -> str:
    """Words with a capital letter at their beginning.

    >>> large("of people searched")
    'Of people searched'
    """
    return words[:1].upper() + words[1:]


def plural(number: float, one: str, many: str = "") -> str:
    """The word that goes with a number; without `many`, the word for one and an s.

    >>> plural(1, "day"), plural(0, "day"), plural(2, "county", "counties")
    ('day', 'days', 'counties')
    """
    return one if number == 1 else many or f"{one}s"


def nearest(word: object, words: Iterable[str]) -> str:
    """A question that offers the likeliest word, or an empty text.

    >>> nearest("dhs-montly", ["dhs-monthly", "dhs-annual"])
    "Did you mean 'dhs-monthly'?"
    """
    near = difflib.get_close_matches(str(word), list(words), n=1)
    return f"Did you mean {near[0]!r}?" if near else ""
