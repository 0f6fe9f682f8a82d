"""A learner's own words that help beside a verdict, for the learner's own notebook alone.

Only a notebook at work asks for them. Grading judges what a message says, and a message has no words to show.
"""

from __future__ import annotations

from lessonkit.exercises.quote import Quote
from lessonkit.exercises.spec import Question
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain


def quotes_for(question: Question, given: Plain, verdict: Verdict) -> tuple[Quote, ...]:
    """What a verdict is about, in the learner's words: a letter, column names, an error's text, a long text."""
    if given.state != "answer":
        return given.quotes
    kind = question.answer_kind
    return kind.quotes(question.properties, given, verdict) if kind.fits(given.value) else ()
