"""A sentence that says what holds until now ends where its table ends: it names the table's last year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lessonkit.claims import format as printed
from lessonkit.claims.claim import Claim, Load
from lessonkit.claims.markdown import citations
from lessonkit.data import describe
from lessonkit.errors import KitError

UNTIL_NOW = re.compile(
    r"(?<!time )\bsince\b|\b(?:after that|never|ever|still|so far|today|until now|to this day)\b",
    re.IGNORECASE,
)
"""Words that reach to the reader's day. "For the first time since" looks back, and so does not."""

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[)”\"*]*\s+(?=[“(*\[{A-Z])|\n[ ]*\n|\n(?=[-*|#:])")
_YEAR = re.compile(r"((?:18|19|20)\d\d)(?:–(\d\d)\b)?")


def last_year(table: str) -> str:
    """The last year that a table covers, by its description; empty if the table has no time.

    >>> last_year("dhs-monthly"), last_year("agency-conviction"), last_year("glossary")
    ('2024', '2024', '')
    """
    years = _YEAR.findall(describe(table).covers)
    if not years:
        return ""
    year, end = years[-1]
    return year[:2] + end if end else year


def undated(text: str, known: Mapping[str, Claim], load: Load) -> Iterator[tuple[int, str, str, str]]:
    """Each sentence of a text that holds until now with a computed claim and without the last year of one of its tables.

    Gives the line (from 1), the word, the claim's id and the year that is wanted.
    """
    cited = list(citations(text))
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)]
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        here = [known[one.id] for one in cited if start <= one.start < end and one.id in known]
        word = UNTIL_NOW.search(text, start, end)
        if word is None or not any(one.compute for one in here):
            continue
        try:
            said = text[start:end] + " ".join(printed.say(one, load) for one in here)
        except KitError:  # one that can't be computed is told as that
            continue
        for one in here:
            years = {last_year(table) for table in one.datasets} - {""}
            if one.compute and years and not any(year in said for year in years):
                yield text.count("\n", 0, word.start()) + 1, word[0], one.id, max(years)
                break
