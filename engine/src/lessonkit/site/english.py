"""What stays English in an edition in another language says so: titles and publishers of documents, and rows of data."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from markupsafe import Markup

from lessonkit.language.in_force import ENGLISH, spoken
from lessonkit.sources import sources

_UNSEEN = re.compile(r"(<(?:script|style|title|svg)\b.*?</(?:script|style|title|svg)>|<[^>]*>)", re.DOTALL)
"""What is no text of the page."""

SHORTEST = 12
"""Letters; shorter names, such as "WHO, 2011", are read alike in every language."""


def with_english_sources(html: str) -> str:
    """A page in which what was printed in English about a document is marked as English for a screen reader.

    >>> with_english_sources("<p>Source: TRAC, Syracuse University, 2018</p>")
    '<p>Source: TRAC, Syracuse University, 2018</p>'
    """
    if spoken() == ENGLISH:
        return html
    parts = _UNSEEN.split(html)  # what is no text is every second one
    return "".join(
        part if at % 2 or not part.strip() else _printed().sub(r'<span lang="en">\g<0></span>', part)
        for at, part in enumerate(parts)
    )


def as_english(text: str) -> Markup:
    """A text that stays English, such as a licence, as it stands in a page.

    >>> as_english("Department of Justice & others")
    Markup('Department of Justice &amp; others')
    """
    said = escape(text, quote=False)
    return Markup(said if spoken() == ENGLISH else f'<span lang="en">{said}</span>')


@cache
def _printed() -> re.Pattern[str]:
    """Everything that the pages print of a document as it was printed, the longest first."""
    found = {
        said
        for one in sources().values()
        for said in (one.title, one.short, one.chart_line, one.place, one.published_by)
        if said and len(said) >= SHORTEST
    }
    return re.compile("|".join(map(_as_in_a_page, sorted(found, key=len, reverse=True))))


def _as_in_a_page(said: str) -> str:
    """A pattern of a text as a page has it: templates write quotation marks as entities, Markdown as they are."""
    pattern = re.escape(escape(said, quote=False))
    return pattern.replace("'", "(?:'|&#39;)").replace('"', '(?:"|&#34;|&quot;)')
