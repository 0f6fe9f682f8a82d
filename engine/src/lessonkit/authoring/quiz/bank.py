"""The bank of a lesson: each exercise with a number or a letter, each deal of it a variant, each named mistake an answer with its reply.

What counts as right, what a mistake earns and what is replied is what the lesson's own judge says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape as escape_all
from itertools import permutations
from typing import Any

from lessonkit.authoring.quiz.prose import html_of, inline_html_of
from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal, every_deal
from lessonkit.exercises.key.judge import Key, judge, key_for, tolerance_of
from lessonkit.exercises.key.nearly import places_of
from lessonkit.exercises.kinds.number import same_cell
from lessonkit.exercises.spec import Exercise, Lesson, Load
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import answer as plain_answer
from lessonkit.language import joined, sentences_beside

say = sentences_beside(__file__)
escape = partial(escape_all, quote=False)

KINDS = ("number", "choice")
"""The kinds that platforms can ask."""
MOST_ORDERS = 6
"""Orders of letters that a reader can choose among: those of three letters."""
MOST_NEIGHBOURS = 20
"""Answers to another year or place that a question knows: some have thousands, one for each place."""
EDGE = 0.98
"""How near to the edge of its tolerance a number is tried, as a share of the tolerance."""
MOST_VARIANTS = 60
"""Variants of a question; of more, these are taken at even distances."""


@dataclass(frozen=True)
class Answer:
    """One answer that has a reply: a number with its tolerance, or an option; the share of the points; the reply as HTML.

    `shown` is an option as HTML, with its letter; empty for a number.
    """

    value: float | str
    share: float
    reply: str
    tolerance: float = 0.0
    shown: str = ""


@dataclass(frozen=True)
class Variant:
    """An exercise for one deal: its name, the question as HTML, the answers in the order in which they are tried, and the reply to
    any other number."""

    name: str
    question: str
    answers: tuple[Answer, ...]
    other: str = ""


@dataclass(frozen=True)
class Item:
    """One exercise with its variants; `numeric` if a number is asked for, else one of several options."""

    id: str
    title: str
    numeric: bool
    points: float
    hints: tuple[str, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Bank:
    """The questions of a lesson, and one line for each thing that was left out."""

    lesson: str
    title: str
    items: tuple[Item, ...]
    left_out: tuple[str, ...] = ()


def bank_of(lesson: Lesson, title: str, load: Load) -> Bank:
    """The bank of a lesson; a `KitError` if it has no exercise with a number or a letter."""
    left_out: list[str] = []
    items = []
    for exercise in lesson.exercises:
        if exercise.kind not in KINDS:
            continue
        if len(exercise.options) > 3 and exercise.properties.length:
            left_out.append(say("left-out.orders", exercise=exercise.title, n=len(exercise.options)))
            continue
        deals = list(every_deal(lesson.pools, exercise.uses))
        chosen = _spread(deals)
        if len(chosen) < len(deals):
            left_out.append(say("left-out.variants", exercise=exercise.title, n=len(chosen), of=len(deals)))
        variants = tuple(_variant(exercise, title, deal, load) for deal in chosen)
        hints = tuple(html_of(hint, load) for hint in exercise.hints)
        items.append(
            Item(exercise.id, exercise.title, exercise.kind == "number", exercise.points, hints, variants)
        )
    if not items:
        raise KitError(say("none", lesson=lesson.id), do=say("none-do"))
    return Bank(lesson.id, title, tuple(items), tuple(left_out))


def _spread(deals: Sequence[Deal]) -> list[Deal]:
    """All deals, or as many as a bank holds, at even distances."""
    if len(deals) <= MOST_VARIANTS:
        return list(deals)
    return [deals[at * len(deals) // MOST_VARIANTS] for at in range(MOST_VARIANTS)]


def _variant(exercise: Exercise, title: str, deal: Deal, load: Load) -> Variant:
    key = key_for(exercise, deal, load)
    dealt = {name: str(value) for name, value in vars(deal).items() if name in exercise.uses}
    name = " · ".join([exercise.id, *dealt.values()])
    question = "".join(
        [
            f"<p>{say('question.where', title=escape(title))}</p>",
            *(
                f"<p>{say('question.dealt', name=escape(name), value=escape(value))}</p>"
                for name, value in dealt.items()
            ),
            html_of(exercise.prompt, load),
        ]
    )
    if exercise.kind == "number":
        question += f"<p>{say('question.form', form=escape(_form(exercise)))}</p>"
        answers = tuple(_numbers(exercise, deal, key, load))
        return Variant(name, question, answers, f"<p>{escape(say('other'))}</p>")
    if exercise.properties.length:
        listed = "".join(
            f"<li><strong>{letter}</strong>: {inline_html_of(words, load)}</li>"
            for letter, words in exercise.options.items()
        )
        places = exercise.properties.places or ()
        told = f"<p>{say('question.places', places=escape(joined(places)))}</p>" if places else ""
        question += f"<ul>{listed}</ul>{told}"
    return Variant(name, question, tuple(_options(exercise, deal, key, load)))


def _form(exercise: Exercise) -> str:
    unit = exercise.unit
    return (
        exercise.properties.type
        if not unit or unit in exercise.properties.type
        else f"{exercise.properties.type} ({unit})"
    )


def _numbers(exercise: Exercise, deal: Deal, key: Key, load: Load) -> Iterator[Answer]:
    """The right numbers, the named mistakes' and those of neighbours, in the order in which the judge asks for them; then what earns a part by a rule, such as one rounded too far.

    A platform takes the first that fits, as the judge does. So each has the reply to a number that none before it takes; one that
    others take whole is left out, and so is a mistake that gives the right number for this deal.
    """
    wrong = [(value, tolerance_of(mistake, exercise)) for mistake, value in key.mistakes]
    wrong += [(one.value, exercise.tolerance) for one in key.neighbours[:MOST_NEIGHBOURS]]
    named = [*((right, exercise.tolerance) for right in key.right), *wrong]
    by_rule = [place for right in key.right for place in places_of(exercise, right)]
    before: list[tuple[float, float]] = []
    for at, (value, tolerance) in enumerate([*named, *by_rule]):
        own = _not_taken(value, tolerance, before)
        if own is None:
            continue
        verdict = judge(exercise, plain_answer(own), deal, load, key)
        if verdict.state == "right" or verdict.score or (verdict.mistake and at < len(named)):
            before.append((value, tolerance))
            yield Answer(value, _share(verdict), _reply(verdict), tolerance)


def _not_taken(value: float, tolerance: float, before: Sequence[tuple[float, float]]) -> float | None:
    """The number itself, or one just within its tolerance, that no answer before it takes; None if they take all."""
    for number in (value, value + EDGE * tolerance, value - EDGE * tolerance):
        if not any(same_cell(number, other, near) for other, near in before):
            return number
    return None


def _options(exercise: Exercise, deal: Deal, key: Key, load: Load) -> Iterator[Answer]:
    letters = sorted(exercise.options)
    for order in permutations(letters, exercise.properties.length or 1):
        value: Any = list(order) if exercise.properties.length else order[0]
        verdict = judge(exercise, plain_answer(value), deal, load, key)
        shown = "<strong>" + ", ".join(order) + "</strong>"
        if not exercise.properties.length:
            shown += f": {inline_html_of(exercise.options[order[0]], load)}"
        yield Answer("".join(order), _share(verdict), _reply(verdict), shown=shown)


def _share(verdict: Verdict) -> float:
    return verdict.score / verdict.points if verdict.points else float(verdict.state == "right")


def _reply(verdict: Verdict) -> str:
    """A reply as HTML; it is plain text, in which no sign means anything."""
    return f"<p>{escape(verdict.reply)}</p>"
