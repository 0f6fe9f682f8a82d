"""What follows a verdict: a worked solution, and for a text of one's own a self-check and samples of each level.

A course that is graded shows no solution and no sample: its practice file holds none. There the self-check asks only what
the exercise itself says about its levels.
"""

from __future__ import annotations

import re
import textwrap

from lessonkit.exercises.afterward import Afterward
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.kinds.number import in_figures
from lessonkit.exercises.kinds.written import word_count, words_asked
from lessonkit.exercises.locate import being_graded
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.exercises.solved import Solved
from lessonkit.exercises.spec import Level, Question
from lessonkit.exercises.verdict import Verdict
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

FEWEST_TO_COMPARE = 20
"""Words; a shorter text is asked for more before samples open, unless the exercise itself asks for fewer."""
_TRIED = ("not-yet", "partly", "unreadable", "not-attempted")


def after_verdict(
    question: Question, verdict: Verdict, lesson: OpenLesson, deal: Deal, hints_taken: int, written: str = ""
) -> tuple[Afterward, ...]:
    """What a learner may open below a verdict; nothing while a notebook is graded. `written` is the text of a written answer."""
    if being_graded():
        return ()
    if question.graded_by_hand:
        return (
            _beside_a_text(question, lesson.levels(question), written) if verdict.state == "recorded" else ()
        )
    all_hints = bool(question.hints) and hints_taken >= len(question.hints)
    if verdict.state == "right" or (verdict.state in _TRIED and all_hints):
        return worked_solution(question, lesson, deal, right=verdict.state == "right")
    return ()


def worked_solution(
    question: Question, lesson: OpenLesson, deal: Deal, *, right: bool = False
) -> tuple[Afterward, ...]:
    """One way to do an exercise; nothing for a guess, and nothing where the lesson holds no key.

    Whoever was `right` has read already why it is.
    """
    solved = None if being_graded() else lesson.solved(question, deal)
    if solved is None:
        return ()
    if question.options:
        return _options(question, solved, right=right)
    lines = [] if right or not solved.explain else [solved.explain]
    if type(solved.right) in (int, float) and not right:
        value = in_figures(float(f"{solved.right:.7g}"))
        lines.insert(0, say("afterwards.value", value=value, unit=question.unit).strip())
    return (Afterward(say("afterwards.one-way"), lines=tuple(lines), code=solved.code),)


def _options(question: Question, solved: Solved, *, right: bool) -> tuple[Afterward, ...]:
    """Why the right option is right, and each other is not; of an order, the order alone."""
    explain = () if right or not solved.explain else (solved.explain,)
    if not isinstance(solved.right, str):
        order = say("afterwards.order", letters=", ".join(solved.right))
        texts = tuple(_option(letter, question) for letter in solved.right)
        return () if right else (Afterward(say("afterwards.answer"), (order, *explain), texts),)
    replies = {letter: reply for letter, reply in solved.wrong if isinstance(letter, str)}
    others = tuple(
        say("afterwards.option-and-why", option=_option(letter, question), why=replies[letter])
        for letter in question.options
        if letter in replies
    )
    if right:
        return (Afterward(say("afterwards.others"), items=others),) if others else ()
    first = say("afterwards.right-option", option=_option(solved.right, question))
    return (Afterward(say("afterwards.answer"), (first, *explain), others),)


def _option(letter: str, question: Question) -> str:
    return say("afterwards.option", letter=letter, text=question.options[letter])


def _beside_a_text(question: Question, levels: tuple[Level, ...], written: str) -> tuple[Afterward, ...]:
    """The best level's points to tick against one's own text, and the samples of every level that has some.

    Samples open to whoever has written something to compare with them; a shorter text is asked for more.
    """
    if not levels:
        return ()
    ticks = Afterward(
        say("afterwards.self-check"),
        lines=(say("afterwards.self-check-how"),),
        ticks=tuple(_sentences(levels[0].looks_like)),
        open=True,
    )
    fewest = min(FEWEST_TO_COMPARE, words_asked(question.properties)[0])
    with_samples = [level for level in levels if level.sample]
    if with_samples and (n := word_count(written)) < fewest:
        return ticks, Afterward(say("afterwards.say-more", n=n, fewest=fewest))
    return (ticks, *map(_samples, with_samples))


def _samples(level: Level) -> Afterward:
    texts = [textwrap.dedent(text).strip() for text in level.samples]
    lines = [texts[0]]
    if len(texts) > 1:
        lines = [say("afterwards.one-side"), texts[0], say("afterwards.other-side"), texts[1]]
    summary = say(
        "afterwards.samples", n=len(texts), level=level.name, points=f"{level.points:g}", of=level.points
    )
    return Afterward(summary, lines=(say("afterwards.samples-how", text=level.looks_like), *lines))


def _sentences(text: str) -> list[str]:
    """The sentences of a level, each a point of its own.

    >>> _sentences("Names two sources. Says who is counted.")
    ['Names two sources.', 'Says who is counted.']
    """
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text.strip())
