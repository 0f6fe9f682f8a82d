"""What a lesson says otherwise in a notebook, on a page and on a slide: one markup, of which each takes its own words."""

from __future__ import annotations

import re
from typing import Literal

Place = Literal["notebook", "page", "slide"]

_PLACES: tuple[Place, ...] = ("notebook", "page", "slide")
_CHOICE = re.compile(r"(?<![\w\]])\[\[((?:(?!\]\]|\[\[).)*\|(?:(?!\]\]|\[\[).)*)\]\]", re.DOTALL)
"""Not what stands right behind a word: that is a list in brackets, as in `wide.loc[[2010, 2014]]`."""
_OF_A_NOTEBOOK = re.compile(
    r"\b(?:run|click into) (?:\w+ ){0,2}cells?\b|\bnext cell\b|\bcells? (?:above|below)\b|\bfirst cell (?:of this notebook|names)\b"
    r'|Shift\s*\+\s*Enter|\bRestart Kernel\b|\bin this notebook\b|class="in-notebook"',
    re.IGNORECASE,
)
"""What is told to somebody who has a notebook before them."""


def said_in(place: Place, markdown: str) -> str:
    """The Markdown as one place says it: `[[in a notebook|on a page|on a slide]]`; a slide without words of its own says the page's.

    >>> text = "[[Run the next cell. It draws|Here are]] the prints.[[ Press **B**.|]]"
    >>> said_in("notebook", text), said_in("page", text)
    ('Run the next cell. It draws the prints. Press **B**.', 'Here are the prints.')
    """

    def own(choice: re.Match[str]) -> str:
        words = choice[1].split("|")
        return words[min(_PLACES.index(place), len(words) - 1)]

    return _CHOICE.sub(own, markdown)


def of_a_notebook(markdown: str) -> str:
    """The first words that ask for a cell where there is none, as a page would print them; "" if there are none.

    >>> of_a_notebook("Look below, then run the next cell."), of_a_notebook("[[Run the next cell.|Look below.]]")
    ('run the next cell', '')
    """
    found = _OF_A_NOTEBOOK.search(" ".join(said_in("page", markdown).split()))
    return found[0] if found else ""
