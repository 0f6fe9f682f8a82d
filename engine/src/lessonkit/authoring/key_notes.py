"""What an instructor reads below each exercise of the key."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from lessonkit.exercises.deal import Deal, every_deal
from lessonkit.exercises.key.judge import Key, key_for
from lessonkit.exercises.kinds.kind import Kind
from lessonkit.exercises.kinds.markdown import shown, table_cell
from lessonkit.exercises.spec import Exercise, Lesson, Load


def notes_markdown(exercise: Exercise, lesson: Lesson, deal: Deal, load: Load) -> str:
    """Right answers, named mistakes with their replies, hints and rubric of one exercise."""
    return "\n\n".join([f"#### For instructors: {exercise.id}", *_notes(exercise, lesson, deal, load)])


def _notes(exercise: Exercise, lesson: Lesson, deal: Deal, load: Load) -> Iterator[str]:
    key = key_for(exercise, deal, load)
    if exercise.answer is not None:
        yield from _right(exercise, key, deal)
        if exercise.uses and not exercise.answer_kind.called:
            yield _by_deal(exercise, lesson, load)
    if exercise.mistakes:
        yield _mistakes(exercise, key)
    if exercise.hints:
        yield "**Hints, in order:**\n\n" + "\n".join(f"1. {hint}" for hint in exercise.hints)
    if exercise.rubric:
        yield "**Rubric**\n\n" + "\n\n".join(
            f"- **{level.points:g} of {exercise.points:g} points · {level.name}.** {level.looks_like}\n\n"
            + "\n\n  or, for the other side:\n\n".join(map(_quoted, level.samples))
            for level in exercise.rubric
        )


def _quoted(sample: str) -> str:
    return "\n".join(f"  > {line}".rstrip() for line in sample.splitlines())


def _right(exercise: Exercise, key: Key, deal: Deal) -> Iterator[str]:
    dealt = [str(value) for name, value in vars(deal).items() if name in exercise.uses]
    right = f"**Right{' for ' + ', '.join(dealt) if dealt else ''}:**"
    if not exercise.answer_kind.in_a_line:
        yield right
        yield exercise.answer_kind.block(key.right[0])
        if len(key.right) > 1:
            yield "Other forms count as right too: they are the alternatives in exercises.py."
    else:
        yield f"{right} {_or(exercise.answer_kind, key.right)}{_unit(exercise)}."
    if exercise.explain:
        yield exercise.explain
    yield from (f"*When {case}:* {words}" for case, words in exercise.explains.items())


def _mistakes(exercise: Exercise, key: Key) -> str:
    values = {mistake.name: value for mistake, value in key.mistakes}
    gives = exercise.answer_kind.in_a_line
    rows = [
        "| Mistake |" + (" Gives |" if gives else "") + " Points | Reply |",
        "|:--|" + ("--:|" if gives else "") + "--:|:--|",
        *(
            f"| {table_cell(mistake.name)} |"
            + (f" {table_cell(shown(values[mistake.name]))} |" if gives else "")
            + f" {mistake.score * exercise.points:g} | {table_cell(mistake.reply)} |"
            for mistake in exercise.mistakes
        ),
    ]
    return "**Named mistakes**\n\n" + "\n".join(rows)


def _by_deal(exercise: Exercise, lesson: Lesson, load: Load) -> str:
    """The right answer for every deal, folded away."""
    rows = [
        f"<tr><td>{', '.join(map(str, vars(deal).values()))}</td>"
        f"<td>{escape(_or(exercise.answer_kind, key_for(exercise, deal, load).right))}</td></tr>"
        for deal in every_deal(lesson.pools, exercise.uses)
    ]
    return (
        "<details><summary>The right answer for every deal</summary>\n<table>"
        f"<tr><th scope='col'>{', '.join(sorted(exercise.uses))}</th><th scope='col'>right</th></tr>\n"
        + "\n".join(rows)
        + "\n</table></details>"
    )


def _or(kind: Kind, values: tuple[Any, ...]) -> str:
    return " or ".join(dict.fromkeys(kind.line(value) for value in values))


def _unit(exercise: Exercise) -> str:
    unit = f" {exercise.unit}" if exercise.unit else ""
    return unit + (f" (give or take {exercise.tolerance:g})" if exercise.tolerance else "")
