"""The card at the end of a lesson: how far one has come, guesses beside their truths, what is open, what is next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from msgspec import Struct

from lessonkit.exercises.guesses.answered import Answers
from lessonkit.exercises.learner.guesses import answers_of
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.locate import COURSE_FILE
from lessonkit.exercises.open_lesson import OpenLesson
from lessonkit.exercises.spec import Question
from lessonkit.language.in_force import ENGLISH, marked, spoken
from lessonkit.language.sentences import sentences_beside
from lessonkit.tokens import BESIDE, BLUE, ORANGE

say = sentences_beside(__file__)

_STEP, _ROW = 34, 18
_MOST_OPEN = 2
"""More guesses than these are folded, so that what is next stays in view."""


class Place(Struct, frozen=True):
    """One exercise on the card: its number and title, whether it is done, begun or open, and if it needs code."""

    number: int
    title: str
    state: str
    needs_code: bool = False


class EndCard(Struct, frozen=True):
    """The whole card; its lines are sentences, `next` names a lesson and its notebook as seen from this one."""

    lines: tuple[str, ...]
    places: tuple[Place, ...]
    guesses: Answers | None = None
    next: tuple[str, str] | None = None

    def as_text(self) -> str:
        """The card as plain text."""
        parts = [say("end.heading"), *self.lines, *self._open()]
        if self.guesses is not None:
            parts += [say("end.guesses"), self.guesses.as_text()]
        return "\n".join([*parts, self._next()])

    def __repr__(self) -> str:
        return self.as_text()

    def _repr_html_(self) -> str:
        lines = "".join(
            f"<p style='margin:.4em 0'>{escape(line)}</p>" for line in (*self.lines, *self._open())
        )
        style = f"border-left:4px solid {BESIDE};padding:.5em .9em;max-width:46em;line-height:1.5"
        return (
            f"<section role='status' class='scomm-end' style='{style}'><strong>{escape(say('end.heading'))}</strong>"
            f"{self._picture()}{lines}{self._guesses()}<p style='margin:.6em 0 0'>{self._linked()}</p></section>"
        )

    def _open(self) -> list[str]:
        left = [one for one in self.places if one.state != "done"]
        if len(left) == len(self.places):
            return [say("end.none-done")]
        if not left:
            return [say("end.all-done")]
        in_code, without = (
            [
                say("end.exercise", number=one.number, title=one.title)
                for one in left
                if one.needs_code == code
            ]
            for code in (True, False)
        )
        if not in_code:
            return [say("end.open", exercises=without)]
        no_code = sum(not one.needs_code for one in self.places)
        if not no_code:
            return [say("end.open", exercises=in_code)]
        if without:
            done = no_code - len(without)
            return [
                say("end.no-code", done=done, n=no_code),
                say("end.open", exercises=without),
                say("end.open-code", n=len(in_code), exercises=in_code),
            ]
        return [
            say("end.no-code-complete", done=no_code, n=no_code),
            say("end.open-code", n=len(in_code), exercises=in_code),
        ]

    def _next(self) -> str:
        return say("end.next", title=self.next[0]) if self.next else say("end.no-next")

    def _linked(self) -> str:
        link = f"<a href='{escape(self.next[1], quote=True)}'>{escape(self.next[0])}</a>" if self.next else ""
        return say("end.next", title=link) if link else escape(self._next())

    def _guesses(self) -> str:
        if self.guesses is None:
            return ""
        opened = " open" if len(self.guesses.guesses) <= _MOST_OPEN else ""
        summary = f"<summary style='cursor:pointer'>{escape(say('end.guesses'))}</summary>"
        inside = "".join(one.as_html() for one in self.guesses.guesses)
        return f"<details style='margin:.4em 0'{opened}>{summary}{inside}</details>"

    def _picture(self) -> str:
        """A circle for each exercise: filled with a tick, half filled, or empty; never by colour alone."""
        done, begun = (sum(one.state == state for one in self.places) for state in ("done", "begun"))
        label = say("end.picture", done=done, begun=begun, n=len(self.places))
        rows = (len(self.places) + _ROW - 1) // _ROW
        width, height = min(len(self.places), _ROW) * _STEP, rows * 46
        circles = "".join(_circle(index, one) for index, one in enumerate(self.places))
        return (
            f"<svg viewBox='0 0 {width} {height}' role='img' aria-label='{escape(label, quote=True)}' font-size='12' "
            f"style='display:block;width:{width}px;max-width:100%;height:auto;margin:.5em 0'>{circles}</svg>"
        )


def end_card(lesson: OpenLesson, passport: Passport, folder: Path | None) -> tuple[EndCard, Passport]:
    """The card of a lesson as the passport has it, and the passport with the truths that it shows.

    `folder` is that of the lesson: others lie beside it. A guess whose data were not shown yet is not answered.
    """
    places = tuple(
        Place(number, one.title, _state(one, passport), one.route != "no-code")
        for number, one in enumerate(lesson.exercises, 1)
    )
    answered = []
    for question in lesson.exercises:
        kept = passport.predictions.get(question.id)
        if question.answer_kind.is_guess and kept is not None and kept.seen:
            found, passport = answers_of(question, passport, folder, alone=True)
            answered += found
    guesses = Answers(answered) if answered else None
    return EndCard(
        tuple(_lines(lesson, passport)), places, guesses, _next_lesson(lesson.id, folder)
    ), passport


def _state(question: Question, passport: Passport) -> str:
    entry = passport.entries.get(question.id)
    if entry is None:
        return "open"
    return "done" if entry.state in ("right", "recorded", "practice") else "begun"


def _lines(lesson: OpenLesson, passport: Passport) -> list[str]:
    """How many answers there are, and the points where this notebook gives them."""
    done = sum(_state(one, passport) == "done" for one in lesson.exercises)
    lines = [say("end.done", done=done, n=len(lesson.exercises))]
    if not lesson.graded:
        return lines
    if not lesson.gives_points:
        return [*lines, say("end.later")]
    checked = [one for one in lesson.exercises if not one.graded_by_hand]
    score = sum(passport.entries[one.id].score for one in checked if one.id in passport.entries)
    lines.append(say("end.points", score=f"{score:g}", n=sum(one.points for one in checked)))
    by_hand = [one for one in lesson.exercises if one.graded_by_hand]
    return [*lines, say("end.by-hand", n=sum(one.points for one in by_hand))] if by_hand else lines


def _next_lesson(id: str, folder: Path | None) -> tuple[str, str] | None:
    """The title and the notebook of the lesson after this one; None after the last, or where no course map lies."""
    lessons = _course(folder.parent / COURSE_FILE) if folder is not None else []
    ids = [one.get("id") for one in lessons]
    if id not in ids or ids.index(id) + 1 == len(ids):
        return None
    following = lessons[ids.index(id) + 1]
    if folder is not None and (beside := folder / f"{following.get('id')}.ipynb").is_file():
        return say("end.lesson", number=following.get("number"), title=_title_of(beside)), beside.name
    title, notebook = following.get("title"), following.get("notebook")
    if not isinstance(title, str) or not isinstance(notebook, str):
        return None
    in_english = title if spoken() == ENGLISH else marked(title)
    return say("end.lesson", number=following.get("number"), title=in_english), f"../{notebook}"


def _title_of(notebook: Path) -> str:
    """The title of a lesson in an edition of another language, whose notebooks lie in one folder; its file's name where it has none."""
    try:
        return str(json.loads(notebook.read_text("utf-8"))["metadata"]["scomm"]["title"])
    except (OSError, ValueError, KeyError, TypeError):
        return notebook.stem


def lessons_in(path: Path) -> list[str]:
    """The ids of the lessons in a course map, in order; none if it is missing or damaged."""
    return [one["id"] for one in _course(path) if isinstance(one.get("id"), str)]


def _course(path: Path) -> Sequence[dict[str, Any]]:
    """The lessons in a course map; none if it is missing or damaged."""
    try:
        found = json.loads(path.read_text("utf-8"))["lessons"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _circle(index: int, place: Place) -> str:
    x, y = (index % _ROW) * _STEP + _STEP / 2, (index // _ROW) * 46 + 14
    ring = f"<circle cx='{x:g}' cy='{y}' r='11' fill='none' stroke='currentColor' stroke-opacity='.6'/>"
    inside = {
        "done": f"<circle cx='{x:g}' cy='{y}' r='11' fill='{BLUE.colour}'/>"
        f"<path d='m{x - 5:g} {y}l4 4l7 -8' fill='none' stroke='{BLUE.on}' stroke-width='2'/>",
        "begun": ring + f"<path d='M{x:g} {y - 11}a11 11 0 0 0 0 22z' fill='{ORANGE.colour}'/>",
    }.get(place.state, ring)
    number = f"<text x='{x:g}' y='{y + 26}' text-anchor='middle' fill='currentColor'>{place.number}</text>"
    return f"<g><title>{escape(say('end.exercise', number=place.number, title=place.title))}</title>{inside}{number}</g>"
