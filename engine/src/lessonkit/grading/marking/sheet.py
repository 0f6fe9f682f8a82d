"""What a reader's page holds, as plain data. No learner's name is in it, and no other reader's mark until both have given theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lessonkit.exercises.kinds.written import word_count, words_asked
from lessonkit.exercises.spec import Exercise
from lessonkit.grading.marking.answers import Written
from lessonkit.grading.marking.bank import uses
from lessonkit.grading.marking.desk import Desk, Given
from lessonkit.grading.marking.into_gradebook import as_comment
from lessonkit.grading.marking.record import AGREED, Mark, Reader
from lessonkit.grading.marking.settling import Settled
from lessonkit.grading.safe_html import released_markdown

NINE = 9


def sheet_of(desk: Desk) -> dict[str, Any]:
    """The page of a reader: each exercise with its rubric, its comments, and the answers in the reader's order."""
    return {
        "lesson": desk.lesson,
        "reader": desk.reader.name,
        "agreeing": desk.agreeing,
        "exercises": [_exercise(desk, one) for one in desk.exercises],
    }


def comments_of(desk: Desk, exercise: str) -> list[dict[str, Any]]:
    """The comments of an exercise with the number of answers in which each stands. Their order stays, as their keys must."""
    given = [mark for marks in desk.given().values() for mark in marks.values()]
    given += Reader(desk.course.root, desk.lesson, AGREED).marks().values()
    counted = uses(given)
    return [
        {"id": one.id, "text": one.text, "uses": counted[one.id]}
        for one in desk.bank.all().values()
        if one.exercise == exercise
    ]


def keys_of(levels: Sequence[Given]) -> list[str]:
    """The key for each level: its points where they are single figures, else its place from the top."""
    points = [one.level.points for one in levels]
    if all(number == int(number) and 0 <= number <= NINE for number in points):
        return [f"{number:g}" for number in points]
    return [str(place + 1) if place < NINE else "" for place in range(len(levels))]


def _exercise(desk: Desk, exercise: Exercise) -> dict[str, Any]:
    levels = desk.levels(exercise)
    fewest, most = words_asked(exercise.properties)
    marks = desk.reader.marks()
    others = desk.given() if desk.agreeing else {}
    return {
        "id": exercise.id,
        "title": exercise.title,
        "prompt": released_markdown(exercise.prompt),
        "fewest": fewest,
        "most": most,
        "levels": [
            {
                "level": one.level.points,
                "points": one.points,
                "name": one.level.name,
                "earns": one.level.looks_like,
                "samples": [" ".join(sample.split()) for sample in one.level.samples],
                "key": key,
            }
            for one, key in zip(levels, keys_of(levels), strict=True)
        ],
        "comments": comments_of(desk, exercise.id),
        "answers": [_answer(desk, name, one, marks, others) for name, one in desk.sheet(exercise.id)],
    }


def _answer(
    desk: Desk,
    name: str,
    answer: Written,
    marks: Mapping[tuple[str, str], Mark],
    others: Mapping[str, Mapping[tuple[str, str], Mark]],
) -> dict[str, Any]:
    at = (answer.exercise, answer.learner)
    mark = marks.get(at)
    standing = desk.book.standing(answer)
    of_now = mark is not None and mark.text == answer.digest
    shown = {
        "name": name,
        "text": answer.text,
        "code": answer.made_by_code,
        "words": word_count(answer.text),
        "level": mark.level if mark and of_now else None,
        "comments": list(mark.comments) if mark and of_now else [],
        "note": mark.note if mark and of_now else "",
        "before": mark.level if mark and not of_now else None,
        "again": answer.again and desk.settled(answer).state != "differ",
        "elsewhere": None,
        "others": [
            _other(desk, reader, found[at]) for reader, found in sorted(others.items()) if at in found
        ],
    }
    if (
        not standing.ours
    ):  # somebody was at it in formgrader: what they wrote is shown, and goes on from there
        shown |= {"elsewhere": standing.points, "comments": [], "note": standing.comment}
    return shown


def _other(desk: Desk, reader: str, mark: Mark) -> dict[str, Any]:
    said = as_comment(
        Settled("settled", mark.level, mark.comments, tuple(filter(None, [mark.note]))), desk.bank.all()
    )
    return {"reader": reader, "level": mark.level, "said": said}
