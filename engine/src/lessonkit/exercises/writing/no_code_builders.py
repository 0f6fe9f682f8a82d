"""Builders for answers that are picked, guessed or written: no code is asked for, and none is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lessonkit.exercises.kinds.number import counted
from lessonkit.exercises.kinds.prediction import RATE_OF
from lessonkit.exercises.spec import variable_of
from lessonkit.exercises.writing.computing import computed, constant
from lessonkit.exercises.writing.logic import Defaults, Logic, NamedMistake, Wrong, blank
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


def choice(
    id: str,
    *,
    right: str,
    wrong: Mapping[str, str | Wrong],
    minutes: int,
    also_right: str = "",
    answer: Any = None,
    points: float = 1,
) -> Logic:
    """One letter out of the options in `lesson.md`; `wrong` names the mistake behind each other letter.

    `also_right` has more letters that count. `answer` computes the right letter where it follows from data or a model;
    the proof of the lesson then compares it with `right`.

    >>> choice("which-base", right="b", wrong={"a": "the-part", "c": "the-rest"}, minutes=3).solution
    'which_base = "b"'
    """
    return Logic(
        id,
        "choice",
        points,
        minutes,
        "no-code",
        {},
        Defaults(blank(id, say("choice.starter")), say("choice.type")),
        solution=f'{variable_of(id)} = "{right}"',
        answer=computed(answer or right),
        alternatives=tuple(constant(letter) for letter in also_right),
        mistakes=_by_answer((letter, name) for letter, name in wrong.items()),
        letters=(right, *also_right, *wrong),
    )


def order(id: str, *, right: str, wrong: Mapping[str, str | Wrong], minutes: int, points: float = 1) -> Logic:
    """All options in an order: `right` is its letters, such as "cab", and `wrong` names the mistake of other orders.

    >>> order("rank", right="cab", wrong={"abc": "agreement"}, minutes=4).solution
    'rank = ("c", "a", "b")'
    """
    letters = ", ".join(f'"{letter}"' for letter in sorted(right))
    return Logic(
        id,
        "choice",
        points,
        minutes,
        "no-code",
        {"length": len(right)},
        Defaults(
            blank(id, say("order.starter", example=f"({letters})")),
            say(f"order.type.{len(right)}"),
        ),
        solution="{} = ({})".format(variable_of(id), ", ".join(f'"{letter}"' for letter in right)),
        answer=constant(tuple(right)),
        mistakes=_by_answer((tuple(letters), name) for letters, name in wrong.items()),
        letters=tuple(sorted({*right, *"".join(wrong)})),
    )


def guess(
    id: str,
    *,
    range: tuple[float, float] = (0, 100),
    example: tuple[float, float] | None = None,
    misread: tuple[float, float] = (20, 60),
    too_large: float | None = None,
    whole: bool | None = None,
    minutes: int = 1,
    points: float = 1,
    truth: str = "",
    near: float | None = None,
    earlier: tuple[str, ...] = (),
    answered_alone: tuple[str, ...] = (),
) -> Logic:
    """A guess within a range and how sure a learner is, in percent; nothing is right or wrong.

    `example` is the guess of the solution: by default the middle of the range, which tells nothing. `misread` is a guess whose
    two numbers are taken for fractions in the mistakes; where a guess is no percentage, `too_large` is one out of range.
    A guess is a count, and `whole`, unless its range ends at a hundred or a thousand.

    `truth` names the true number in `exercises/guesses/truths.py`: once the data are shown, a learner sees both on one line. `near` is how
    far off still counts as near it, where the question says another number than ten; `earlier` names the truths of guesses
    of lesson 0 that the same data answer, and `answered_alone` those of them that an exercise further down asks for: they are told by
    `reveal("id")` alone, below that exercise.
    """
    number, sure = misread
    low, high = (counted(one) for one in range)
    if range == (0, 100):
        first = NamedMistake("guess-as-fraction", constant((number / 100, sure / 100)))
    else:
        first = NamedMistake(
            "guess-out-of-range", constant((range[1] + 1 if too_large is None else too_large, sure))
        )
    shown = example or (range[1] // 2, 60)
    names = (first.name, "confidence-as-fraction")
    return Logic(
        id,
        "prediction",
        points,
        minutes,
        "no-code",
        {"range": range, "whole": range[1] not in RATE_OF if whole is None else whole},
        Defaults(
            blank(id, say("guess.starter", example=shown, low=low, high=high)),
            say("guess.type", unit="{unit}", low=low, high=high),
            hints=(say("guess.hint.any"), say("guess.hint.form")),
            replies={name: say(f"guess.reply.{name}", low=low, high=high) for name in names},
        ),
        solution=f"{variable_of(id)} = {shown}",
        mistakes=(first, NamedMistake(names[1], constant((number, sure / 100)))),
        truth=truth,
        near=near,
        earlier=earlier,
        answered_alone=answered_alone,
    )


def written(id: str, *, words: tuple[int, int], minutes: int, points: float) -> Logic:
    """A text of so many words that a person grades by the levels in `lesson.md`."""
    return Logic(
        id,
        "written",
        points,
        minutes,
        "no-code",
        {"words": words},
        Defaults(f'{variable_of(id)} = """\n\n"""', say("written.type")),
    )


def _by_answer(wrong: Iterable[tuple[Any, str | Wrong]]) -> tuple[NamedMistake, ...]:
    found = []
    for answer, given in wrong:
        named = given if isinstance(given, Wrong) else Wrong(given)
        found.append(
            NamedMistake(named.value, constant(answer), named.score, named.tolerance, since=named.since)
        )
    return tuple(found)
