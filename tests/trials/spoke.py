"""What spoke to a learner, by its name: the coach's rule, the mistake, the rule of form, or the sentence."""

from __future__ import annotations

import re
import string
from functools import cache

from lessonkit.language.sentences import every_sentence
from tests.trials.tried import Tried

AND = " + "


def spoke(tried: Tried) -> str:
    """The names of what spoke, first of the cell that stopped, then of the check.

    >>> spoke(Tried("not-yet", mistake="calendar-year"))
    'calendar-year'
    """
    of_the_cell = list(tried.advice) or [tried.error] if tried.error else []
    of_the_check = tried.mistake or tried.rule or sentence(tried.reply) or tried.state
    return AND.join([*of_the_cell, of_the_check])


def sentence(words: str) -> str:
    """The id of the sentence with which words begin: the longest, where several fit; empty if there is none.

    >>> sentence("Your guess is 130. That is more than there can be: a guess can be from 0 to 100.")
    'exercises/kinds/prediction.guess-out-of-range'
    """
    fitting = [(len(said), id) for id, said, pattern in _patterns() if pattern.match(words)]
    return max(fitting)[1] if fitting else ""


@cache
def _patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    """Each sentence of the exercises: its id, the words that stand in it filled or not, and what it looks like filled."""
    found = []
    for id, template in every_sentence():
        pieces = [(words, field is not None) for words, field, *_ in string.Formatter().parse(template)]
        said = "".join(words for words, _ in pieces)
        if id.startswith("exercises/") and len(said) >= _TO_BE_KNOWN:
            filled = (re.escape(words) + (".{1,200}?" if field else "") for words, field in pieces)
            found.append((id, said, re.compile("".join(filled), re.DOTALL)))
    return found


_TO_BE_KNOWN = 12
"""So many letters make a sentence that can be known again."""
