"""The agendas of a workshop: steps with their minutes, which add up to the cut. `cuts.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lessonkit.authoring.compile import timed_parts
from lessonkit.authoring.minutes import TimedPart
from lessonkit.authoring.source import LessonText, read_text
from lessonkit.claims.lessons import solutions_folder
from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise, Lesson
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

CUTS = "workshop/cuts.toml"
"""Where a course has them."""
PAUSES = ("break", "lunch")
"""The steps in which nobody works."""


@dataclass(frozen=True)
class LessonRead:
    """A lesson as a workshop needs it: its text, its exercises, its parts with minutes."""

    text: LessonText
    lesson: Lesson
    parts: tuple[TimedPart, ...]

    def part(self, name: str) -> TimedPart:
        """The part of this name; a `KitError` that lists the others if there is none."""
        for one in self.parts:
            if one.part.name == name:
                return one
        raise KitError(
            f"{self.lesson.id} has no part {name!r}.",
            allowed=[one.part.name for one in self.parts],
            do=f"Mend {CUTS}.",
        )


@cache
def lesson_read(id: str) -> LessonRead:
    """The lesson of this id, from the folder `solutions` of the kit; a `KitError` where there is none."""
    solutions = solutions_folder()
    if solutions is None or not (solutions / id / "lesson.md").is_file():
        raise KitError(
            f"The lesson {id} is not here.", do="Run this in the folder of the kit, which holds solutions/."
        )
    text, lesson = read_text(solutions / id / "lesson.md"), load_lesson(solutions / id)
    return LessonRead(text, lesson, timed_parts(text, lesson))


@dataclass(frozen=True)
class Step:
    """One step: minutes from the day's beginning, how long, what it is called.

    It is a part of a lesson (`lesson`, `part`) or the workshop's `own`; `explorer` is shown full-screen in it, and a
    deliberation has the id of its `question`.
    """

    at: int
    minutes: int
    title: str
    own: str = ""
    lesson: str = ""
    part: str = ""
    explorer: str = ""
    question: str = ""

    @property
    def is_pause(self) -> bool:
        """Whether it is a break."""
        return self.own in PAUSES

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that stand in its part, in order."""
        return lesson_read(self.lesson).part(self.part).exercises if self.lesson else ()


@dataclass(frozen=True)
class Day:
    """The steps of one day, and the minutes that they are to fill."""

    minutes: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Cut:
    """One workshop: its id, title, days, the lesson that it begins with, the guesses that its poll asks, and `spare`, the
    names of the parts that can be left out, in that order."""

    id: str
    title: str
    lesson: str
    poll: tuple[str, ...]
    spare: tuple[str, ...]
    days: tuple[Day, ...]

    @property
    def name(self) -> str:
        """How long it is, in words.

        >>> cut("45").name
        '45 minutes'
        """
        if len(self.days) > 1:
            return say("cut.days", days=len(self.days))
        return say("cut.minutes", minutes=self.days[0].minutes)

    @property
    def steps(self) -> Iterator[Step]:
        """The steps of all days."""
        for day in self.days:
            yield from day.steps

    def day_of(self, step: Step) -> Day:
        """The day on which a step is taken."""
        return next(day for day in self.days if any(one is step for one in day.steps))

    def guessed_again(self, day: Day) -> tuple[str, ...]:
        """The guesses of the poll that are made on this day and asked again on it."""
        if not any(step.own == "guess-again" for step in day.steps):
            return ()
        made = {f"{step.lesson}/{exercise.id}" for step in day.steps for exercise in step.exercises}
        return tuple(id for id in self.poll if id in made)

    def asks_again(self, step: Step, exercise: str) -> bool:
        """Whether a guess is asked a second time that day, so that its true number has to wait until then."""
        return f"{step.lesson}/{exercise}" in self.guessed_again(self.day_of(step))

    @property
    def explorers(self) -> tuple[str, ...]:
        """The explorers that it shows, each once."""
        return tuple(dict.fromkeys(step.explorer for step in self.steps if step.explorer))

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that it deliberates, each once."""
        return tuple(dict.fromkeys(step.question for step in self.steps if step.question))


@cache
def cuts() -> tuple[Cut, ...]:
    """Every cut, from the shortest to the longest."""
    given = tomllib.loads(course().needed(CUTS).read_text(encoding="utf-8"))["cut"]
    return tuple(
        Cut(
            one["id"],
            one["title"],
            one["lesson"],
            tuple(one["poll"]),
            tuple(one["spare"]),
            tuple(map(_day, one["day"])),
        )
        for one in given
    )


def cut(id: str) -> Cut:
    """The cut of this id; a `KitError` that lists the others if there is none."""
    known = {one.id: one for one in cuts()}
    if id not in known:
        raise KitError(f"There is no workshop {id!r}.", allowed=known)
    return known[id]


def _day(given: dict[str, Any]) -> Day:
    """A day whose steps fill it: what is left is shared out among the parts of lessons, because a room talks longer than one reads."""
    steps = [_step(one) for one in given["steps"]]
    left, parts = given["minutes"] - sum(step.minutes for step in steps), [one for one in steps if one.lesson]
    if left < 0:
        raise KitError(
            f"A day of {given['minutes']} minutes has {-left} too many.",
            do=f"Take a part out of it in {CUTS}.",
        )
    each, more = divmod(left, len(parts))
    talk = {id(one): each + (number < more) for number, one in enumerate(parts)}
    timed, at = [], 0
    for step in steps:
        timed.append(replace(step, at=at, minutes=step.minutes + talk.get(id(step), 0)))
        at += timed[-1].minutes
    return Day(given["minutes"], tuple(timed))


def _step(given: dict[str, Any]) -> Step:
    """A step as it is given, which begins its day until its day says otherwise."""
    if "own" in given:
        title = say(f"step.{given['own']}.title")
        return Step(0, given["minutes"], title, own=given["own"], question=given.get("question", ""))
    timed = lesson_read(given["lesson"]).part(given["part"])
    return Step(
        0,
        timed.minutes,
        timed.part.name,
        lesson=given["lesson"],
        part=timed.part.name,
        explorer=given.get("explorer", ""),
    )
