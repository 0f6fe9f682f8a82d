"""How a number, a day, a cell and a long line are written, the same in every figure, sentence and table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd

_YEARS = {"year", "fiscal year", "calendar year"}


def count(number: float) -> str:
    """A count with thousands separators, rounded to whole people.

    >>> count(57020)
    '57,020'
    """
    return f"{number:,.0f}"


def percent(share: float) -> str:
    """A share of 0 to 1 as a percentage with one decimal.

    >>> percent(0.3999)
    '40.0%'
    """
    return f"{100 * share:.1f}%"


def cell(value: Any, column: object = "") -> str:
    """One cell of a data table, written as its column asks.

    A year has no separator, a percentage has one decimal, and any other number has thousands
    separators and at most two decimals.

    >>> cell(57020), cell(0.4), cell(32, "Share (%)"), cell(2014, "Fiscal year"), cell(pd.NA)
    ('57,020', '0.4', '32.0', '2014', 'not available')
    """
    if pd.isna(value):
        return "not available"
    if isinstance(value, (bool, str)) or not hasattr(value, "__float__"):
        return str(value)
    if str(column).lower().replace("_", " ") in _YEARS:
        return f"{value:.0f}"
    if "%" in str(column):
        return f"{value:.1f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def day(value: str | pd.Timestamp) -> str:
    """A day as figures, sentences and tables write it.

    >>> day("2010-09-30")
    '30 Sep 2010'
    """
    date = pd.Timestamp(value)
    return f"{date.day} {date:%b %Y}"


def joined(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> joined(["Texas"]), joined(["Iowa", "Texas"]), joined(["Florida", "Iowa", "Texas"])
    ('Texas', 'Iowa and Texas', 'Florida, Iowa and Texas')
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def broken(text: str, width: int) -> str:
    """The text as a figure draws it: a line break before each word that would pass `width` characters.

    >>> broken("four in ten had a conviction", 12)
    'four in ten<br>had a<br>conviction'

    JupyterLab draws what stands between two dollar signs as a formula, so a figure gets their codes.
    """
    lines = wrap(text, width, break_long_words=False)
    return "<br>".join(escape(line, quote=False).replace("$", "&#36;") for line in lines)
