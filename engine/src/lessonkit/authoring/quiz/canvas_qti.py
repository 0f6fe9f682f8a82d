"""A bank as QTI for Canvas, written by text2qti: a group for each exercise that is dealt, of which Canvas picks one variant.

QTI has one reply to every wrong number, so the named mistakes of numbers have none of their own here; options have theirs. No answer
earns a part of the points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit.authoring.quiz.bank import Answer, Bank, Item, Variant, say
from lessonkit.errors import KitError

LEAST = 1e-4
"""How near to 0 a right number may lie for Canvas."""

_BLOCK_END = re.compile(r"(</(?:p|ul|ol|table|pre|blockquote)>)\s*(?=<)")
_MATH_AND_BLANKS = {"$": "&#36;", "((": "&#40;&#40;", "\\": "&#92;"}
"""Signs that text2qti reads as formulas and blanks; a browser shows them as what they are."""


@dataclass(frozen=True)
class Packed:
    """The zip for Canvas, what is in it, and a line for each exercise that Canvas can't ask."""

    content: bytes
    items: tuple[Item, ...]
    left_out: tuple[str, ...] = ()


def canvas_qti(bank: Bank) -> Packed:
    """The zip of a bank. It holds the answers."""
    from text2qti.config import Config
    from text2qti.err import Text2qtiError
    from text2qti.qti import QTI
    from text2qti.quiz import GroupStart, Quiz

    items = [item for item in bank.items if _can_be_asked(item)]
    left_out = [say("left-out.canvas", exercise=item.title) for item in bank.items if item not in items]
    if not items:
        raise KitError(say("none", lesson=bank.lesson), do=say("none-do"))
    config = Config()
    try:
        quiz = Quiz(quiz_text(bank.title, items), config=config, source_name=bank.lesson)
        for part in quiz.questions_and_delims:
            if isinstance(part, GroupStart):  # the language has whole points for groups alone, Canvas has any
                part.group.points_per_question = part.group.questions[0].points_possible
        return Packed(QTI(quiz).zip_bytes(), tuple(items), tuple(left_out))
    except Text2qtiError as error:
        raise KitError(f"The quiz of {bank.lesson} can't be written: {error}") from error


def quiz_text(title: str, items: list[Item]) -> str:
    """The questions in the language of text2qti."""
    lines = [f"Quiz title: {title}", ""]
    for item in items:
        several = len(item.variants) > 1
        if several:
            lines += ["GROUP", "pick: 1", ""]
        for variant in item.variants:
            lines += [f"Title: {variant.name}", f"Points: {item.points:g}", *_question(item, variant), ""]
        if several:
            lines += ["END_GROUP", ""]
    return "\n".join(lines)


def _can_be_asked(item: Item) -> bool:
    """Not a number near 0, and not two right options."""
    rights = [[answer for answer in variant.answers if answer.share >= 1] for variant in item.variants]
    if not item.numeric:
        return all(len(right) == 1 for right in rights)
    return all(
        abs(float(right[0].value) + side * right[0].tolerance) >= LEAST
        for right in rights
        for side in (-1, 1)
    )


def _question(item: Item, variant: Variant) -> Iterator[str]:
    yield from _indented("1.  ", variant.question)
    if not item.numeric:
        for answer in variant.answers:
            letter = "*a)" if answer.share >= 1 else "a)"
            yield from _indented(f"{letter} ".ljust(4), answer.shown)
            yield from _indented("... ", answer.reply)
        return
    right = variant.answers[0]
    yield from _indented("+   ", right.reply)
    yield from _indented("-   ", variant.other)
    yield f"=   {_right(right)}"


def _right(answer: Answer) -> str:
    number = float(answer.value)
    if not answer.tolerance and number.is_integer():
        return f"{int(number)}"
    return f"{number:.12g} +- {answer.tolerance:.12g}"


def _indented(mark: str, html: str) -> Iterator[str]:
    """A piece of HTML behind its mark; the blocks of it are parted by empty lines, as Markdown wants them."""
    for sign, written in _MATH_AND_BLANKS.items():
        html = html.replace(sign, written)
    lines = _BLOCK_END.sub(r"\1\n\n", html).split("\n")
    yield mark + lines[0]
    yield from ("    " + line if line else "" for line in lines[1:])
