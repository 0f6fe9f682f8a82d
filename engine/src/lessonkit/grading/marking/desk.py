"""One reader at work on a lesson: the answers, the rubric, the bank, what was given, and the gradebook behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nbgrader.api import Gradebook

from lessonkit.errors import KitError
from lessonkit.exercises.spec import Exercise, Level
from lessonkit.grading.batch.course import Course
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.marking.agreement import Agreement, agreements
from lessonkit.grading.marking.answers import Written, in_order, short_names, written_answers
from lessonkit.grading.marking.bank import Bank, tidy
from lessonkit.grading.marking.into_gradebook import MarkingBook, Outcome, as_comment
from lessonkit.grading.marking.record import AGREED, Mark, Reader, readers
from lessonkit.grading.marking.settling import Settled, settle
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Given:
    """A level of a rubric, and its points as the gradebook counts them."""

    level: Level
    points: float


@dataclass
class Desk:
    """All that a reader has; `agreeing` is true where what two readers gave is settled."""

    course: Course
    gradebook: Gradebook
    lesson: str
    reader: Reader
    seed: int = 1
    _outcomes: dict[tuple[str, str], Outcome] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        course: Course,
        gradebook: Gradebook,
        lesson: str,
        name: str,
        seed: int,
        *,
        agreeing: bool = False,
    ) -> Desk:
        """The desk of a reader; a `KitError` where the lesson has no written exercise, or nobody's answer to one."""
        if name == AGREED and not agreeing:
            raise KitError(say("reader.agreed", name=name), do=say("reader.agreed-do"))
        desk = cls(course, gradebook, lesson, Reader(course.root, lesson, AGREED if agreeing else name), seed)
        if not desk.exercises:
            raise KitError(say("desk.none", lesson=lesson))
        if not desk.answers:
            raise KitError(say("desk.nobody", lesson=lesson), do=say("desk.nobody-do", lesson=lesson))
        if agreeing and not desk.to_talk_about:
            raise KitError(say("desk.agreed", lesson=lesson))
        return desk

    @property
    def agreeing(self) -> bool:
        """Whether this is the desk at which readers agree."""
        return self.reader.name == AGREED

    @cached_property
    def answers(self) -> dict[str, Written]:
        """Every answer by its short name."""
        return short_names(written_answers(self.course, self.gradebook, self.lesson), self.seed)

    @cached_property
    def exercises(self) -> list[Exercise]:
        """The exercises that a person reads, in the order of the lesson; those that the gradebook does not know left out."""
        worth = self._worth
        return [
            one for one in self.course.in_full(self.lesson).exercises if one.graded_by_hand and one.id in worth
        ]  # fmt: skip

    @cached_property
    def book(self) -> MarkingBook:
        """The gradebook's part of it."""
        return MarkingBook(self.course, self.gradebook, self.lesson)

    @cached_property
    def bank(self) -> Bank:
        """The comments of the lesson."""
        return Bank(self.course.root, self.lesson)

    def sheet(self, exercise: str) -> list[tuple[str, Written]]:
        """The answers of an exercise in this reader's order; where readers agree, those alone that they differ on."""
        names = {id(one): name for name, one in self.answers.items()}
        mine = [one for one in self.answers.values() if one.exercise == exercise]
        if self.agreeing:
            differ = self.to_talk_about
            mine = [one for one in mine if one in differ]
        return [(names[id(one)], one) for one in in_order(mine, self.seed, self.reader.name)]

    def levels(self, exercise: Exercise) -> list[Given]:
        """The rubric's levels, the best first, with their points in the gradebook."""
        share = self._worth[exercise.id] / exercise.points if exercise.points else 0.0
        return [Given(level, round(level.points * share, 4)) for level in exercise.rubric]

    def give(
        self, name: str, level: float | None, comments: Sequence[str] = (), note: str = ""
    ) -> tuple[Mark, Outcome]:
        """Keep a mark of this reader, then write what the answer's marks come to; a `KitError` for what can't be given."""
        answer = self.answer(name)
        exercise = self.exercise(answer.exercise)
        allowed = [one.points for one in exercise.rubric]
        if level is not None and level not in allowed:
            levels = [f"{points:g}" for points in allowed]
            raise KitError(say("desk.level", level=f"{level:g}", exercise=exercise.id), allowed=levels)
        known = {one.id for one in self.bank.all().values() if one.exercise == exercise.id}
        if set(comments) - known:
            raise KitError(say("bank.unknown"))
        mark = Mark(answer.exercise, answer.learner, level, tuple(comments), tidy(note), answer.digest)
        kept = self.reader.give(mark)
        return kept, self.write(answer, over=True)

    def write(self, answer: Written, *, over: bool = False) -> Outcome:
        """Write into the gradebook what an answer's marks come to."""
        settled = self.settled(answer)
        points = None
        if settled.level is not None:
            exercise = self.exercise(answer.exercise)
            points = next(
                (one.points for one in self.levels(exercise) if one.level.points == settled.level), None
            )
            if points is None:  # the rubric has this level no more
                settled = Settled("unread", old=True)
        comment = as_comment(settled, self.bank.all())
        outcome = self.book.write(answer, settled, points, comment, over=over)
        self._outcomes[answer.exercise, answer.learner] = outcome
        return outcome

    def write_all(self) -> Counter[Outcome]:
        """Write what all marks come to. What somebody gave in formgrader since stays, and is counted as such."""
        return Counter(self.write(answer) for answer in self.answers.values())

    def settled(self, answer: Written) -> Settled:
        """What all readers' marks on an answer come to."""
        at = (answer.exercise, answer.learner)
        marks = {name: found[at] for name, found in self.given().items() if at in found}
        return settle(marks, self._of(AGREED).marks().get(at), answer.digest)

    def given(self) -> dict[str, dict[tuple[str, str], Mark]]:
        """What each reader gave, without what was agreed afterwards."""
        names = readers(self.course.root, self.lesson)
        return {name: self._of(name).marks() for name in names}

    def agreements(self) -> list[Agreement]:
        """How far each two readers agree."""
        return agreements(list(self.answers.values()), self.given())

    @property
    def to_talk_about(self) -> list[Written]:
        """The answers on which readers differ, and those on which they agreed afterwards."""
        return [answer for one in self.agreements() for answer in one.differ]

    def answer(self, name: str) -> Written:
        """The answer with this short name; a `KitError` if there is none."""
        if name not in self.answers:
            raise KitError(say("desk.no-answer", name=name[:20]), do=say("desk.no-answer-do"))
        return self.answers[name]

    def exercise(self, id: str) -> Exercise:
        """The written exercise with this id; a `KitError` if there is none."""
        found = next((one for one in self.exercises if one.id == id), None)
        if found is None:
            raise KitError(
                say("desk.no-exercise", exercise=id[:60]), allowed=[one.id for one in self.exercises]
            )
        return found

    @cached_property
    def _worth(self) -> dict[str, float]:
        cells = released_cells(self.gradebook, self.lesson, self.lesson)
        return {cell.name: cell.points for cell in cells if cell.is_written and cell.points}

    def _of(self, name: str) -> Reader:
        return Reader(self.course.root, self.lesson, name)


def read_so_far(desk: Desk, answers: Iterable[Written]) -> int:
    """How many of these answers this reader has given a level, in the text that they have now."""
    marks = desk.reader.marks()
    given = (marks.get((one.exercise, one.learner)) for one in answers)
    return sum(
        mark is not None and mark.level is not None and mark.text == answer.digest
        for mark, answer in zip(given, answers, strict=True)
    )
