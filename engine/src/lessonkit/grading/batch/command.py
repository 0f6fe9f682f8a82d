"""`lessonkit grade` on a terminal: what is to be graded, a bar that says how long it takes, and an ending that says what matters."""

from __future__ import annotations

import contextlib
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from lessonkit.errors import KitError
from lessonkit.grading.batch.alone import alone_in
from lessonkit.grading.batch.asked import Asked, Graded
from lessonkit.grading.batch.course import Course, open_course
from lessonkit.grading.batch.grade import Grading, Step
from lessonkit.grading.batch.lessons_known import check_known, lessons_of
from lessonkit.grading.batch_words import WIDTH, without_noise
from lessonkit.grading.collecting import collect
from lessonkit.grading.folders import misplaced
from lessonkit.grading.standings import submissions, unnamed
from lessonkit.language.sentences import sentences_beside
from lessonkit.quick_start import collecting_seldom

say = sentences_beside(__file__)


Way = Callable[[Grading, Step], Graded]
"""How a lesson's batch is graded, such as `Grading.all`."""


def grade_all(
    words: Sequence[str], asked: Asked, folder: Path, console: Console, way: Way = Grading.all
) -> bool:
    """Collect where a source is named, then grade each lesson; False if nothing at all could be graded."""
    with batches(words, asked, folder, console) as found:
        if way is Grading.all and asked.executor is None and asked.fence is None and found:
            console.print(_fence_of(found), highlight=False, markup=False)
        with collecting_seldom():
            told = [_with_bar(batch, console, way) for batch in found]
        late = {batch.lesson.id: batch.finishing.book.late_anew() for batch in found}
        strange = [odd(batch.course, batch.lesson.id) for batch in found]
    for one, lines in zip(told, strange, strict=True):
        for line in (*lines, *ending(one)):
            console.print(line, highlight=False, markup=False, soft_wrap=True)
    for lesson, n in late.items():
        if n:
            console.print(say("late", lesson=lesson, n=n), highlight=False, markup=False, soft_wrap=True)
    if not any(one.total for one in told):
        console.print(say("command.nobody"), highlight=False, markup=False)
    return any(one.graded or one.as_before for one in told)


@contextmanager
def batches(words: Sequence[str], asked: Asked, folder: Path, console: Console) -> Iterator[list[Grading]]:
    """Collect where a source is named; then the batch of each lesson, while the gradebook is open."""
    course = open_course(folder)
    with alone_in(course.root), course.gradebook() as gradebook, without_noise():
        known = lessons_of(gradebook)
        source, lessons = _read(words, known)
        check_known(lessons, known)  # before anything is collected for a lesson that can't be graded
        if source is not None:
            lessons = lessons or collect.lessons_in(source, known, course.root)
            if not lessons:
                raise KitError(
                    say("command.nothing-in", source=source.name),
                    allowed=known or say("lesson.none-yet"),
                    do=say("command.nothing-in-do"),
                )
            for lesson in lessons:
                others = tuple(one for one in lessons if one != lesson)
                collect.collect(source, lesson, course.root, collect.Asked(others=others), console)
        lessons = lessons or [one for one in known if submissions(course.root, one)]
        yield [Grading.of(course, gradebook, lesson, asked) for lesson in lessons]


def ending(told: Graded) -> Iterator[str]:
    """What the last lines of a lesson say: one for each state, what each fence graded, where the reasons stand.

    >>> print("\\n".join(ending(Graded("04-who-is-deported", ["anna"], [], {"leo": "The file is empty."}))))
    04-who-is-deported: 2 submissions in 0 seconds.
      graded: 1
      not graded: 1 (leo)
    Why, and what to look at: scomm status 04-who-is-deported
    """
    yield say("ending.lesson", lesson=told.lesson, n=told.total, seconds=round(told.seconds))
    if told.graded:
        yield say("ending.graded", n=len(told.graded))
    if told.kept:
        yield say("ending.kept", n=told.kept)
    if told.as_before:
        yield say("ending.as-before", n=len(told.as_before))
    if told.not_graded:
        yield from _wrapped(
            say("ending.not-graded", n=len(told.not_graded), learners=_names(told.not_graded))
        )
    for fence, count in sorted(told.fences.items()):
        yield say("ending.fence", fence=fence, n=count)
    yield say("ending.status", lesson=told.lesson)


def _names(learners: Iterable[str]) -> str:
    return ", ".join(sorted(learners))


def _wrapped(text: str) -> list[str]:
    """A text in lines of a terminal."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _read(words: Sequence[str], known: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The source, if the first word is one, and the lessons."""
    if not words or words[0] in known:
        return None, list(words)
    source = Path(words[0])
    if not source.exists():
        raise KitError(
            say("command.no-source", word=words[0]),
            allowed=say("command.no-source-allowed", lessons=known or [say("lesson.none-yet")]),
        )
    return source, list(words[1:])


def _fence_of(found: Sequence[Grading]) -> str:
    """Which fence is taken here; where all were graded before, none is tried."""
    proof = next(filter(None, (batch.fence_that_is_needed() for batch in found)), None)
    return proof.told if proof else say("command.nothing-new")


def odd(course: Course, lesson: str) -> list[str]:
    """What lies in `submitted/` in a way that nothing of it is looked at."""
    return [*unnamed(course.root, lesson), *misplaced(course.root / "submitted", lesson)]


def _with_bar(batch: Grading, console: Console, way: Way) -> Graded:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn(say("command.left")),
        TimeRemainingColumn(),
    )
    lesson = batch.lesson.id
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task(lesson, total=len(submissions(batch.course.root, lesson)))
        with contextlib.closing(batch):
            return way(batch, lambda _: progress.advance(bar))
