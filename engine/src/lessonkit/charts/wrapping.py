"""How a figure draws a long line: broken before the words that would pass its width."""

from __future__ import annotations

from html import escape
from textwrap import wrap


def wrapped(text: str, width: int) -> str:
    """The text as a figure draws it: a line break before each word that would pass `width` characters.

    >>> wrapped("four in ten had a conviction", 12)
    'four in ten<br>had a<br>conviction'

    JupyterLab draws what stands between two dollar signs as a formula, so a figure gets their codes.
    """
    lines = wrap(text, width, break_long_words=False)
    return "<br>".join(escape(line, quote=False).replace("$", "&#36;") for line in lines)
