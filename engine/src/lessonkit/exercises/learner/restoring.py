"""What of an answer goes into the passport as code, so that a learner can write it again."""

from __future__ import annotations

from lessonkit.exercises.learner.passport import Entry
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.spec import Question
from lessonkit.exercises.wire import Plain
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def restored_quote(question: Question, entry: Entry) -> tuple[Quote, ...]:
    """The code that gives a remembered answer again, as the learner's passport has it."""
    shown = entry.source or _as_code(question, entry.answer)
    return (Quote(say("passport.quoted"), shown),) if shown else ()


def is_stub(question: Question, value: object) -> bool:
    """True if a blank answer stands as it came: a function that somebody wrote no longer holds its `...`."""
    source = question.answer_kind.source_of(value)
    return not source or "..." in source


def _as_code(question: Question, given: Plain) -> str:
    """The code that sets an answer again, where it is short enough to write."""
    kind = question.answer_kind
    readable = given.state == "answer" and kind.fits(given.value)
    return kind.as_code(question.variable, given.value) if readable else ""
