"""`lessonkit regrade`: today's key on the runs that were kept, a table of who changes and by how much, and a way back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties
from rich.console import Console
from rich.table import Table

from lessonkit.errors import KitError
from lessonkit.grading import judged
from lessonkit.grading.batch.alone import alone_in
from lessonkit.grading.batch.course import Course, open_course
from lessonkit.grading.batch.gradebook_writing import LessonBook
from lessonkit.grading.batch.kept_runs import KeptRuns
from lessonkit.grading.batch.lessons_known import check_known, lessons_of
from lessonkit.grading.batch.regrading import Regrading
from lessonkit.grading.batch.rejudging import Proposal, Rejudging, total
from lessonkit.grading.batch_words import without_noise
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.judge.judge import Judge, NotJudged
from lessonkit.grading.judge.set_up import SetUp
from lessonkit.grading.key_and_gradebook import differences
from lessonkit.grading.report.command import FOLDER as REPORTS
from lessonkit.grading.report.regraded import Regraded, page_path, render
from lessonkit.grading.states import VERDICTS
from lessonkit.language import day
from lessonkit.language.sentences import sentences_beside
from lessonkit.wholefile import write_whole

say = sentences_beside(__file__)

Ask = Callable[[str], bool]


def propose(course: Course, gradebook: Gradebook, lesson: str) -> Proposal:
    """Judge every kept run of a lesson anew, and write nothing."""
    released = released_cells(gradebook, lesson, lesson)
    in_full = course.in_full(lesson)
    today = Rejudging(in_full, released).asked_today()
    judge = Judge(SetUp.of(course.shelf.folder, lesson, released), course.settings.judge_limits)
    told = Proposal(lesson, differs=differences(in_full.lesson, released))
    journal = judged.read(course.root, lesson)
    kept = KeptRuns(course.root, lesson).last({name: entries[-1].digest for name, entries in journal.items()})
    with contextlib.closing(judge):
        for learner, entries in sorted(journal.items()):
            before, run = entries[-1], kept.get(learner)
            page = course.graded(learner, lesson) / f"{lesson}.ipynb"
            if before.state != "graded" or not page.is_file():
                continue
            if run is None or run.digest != before.digest:
                told.without_run.append(learner)
            elif other := tuple(id for id, digest in today.items() if run.asked.get(id) != digest):
                told.must_run[learner] = other
            else:
                try:
                    told.rejudged.append(judge.judge_again(run, before, page.read_bytes()))
                except NotJudged as error:
                    told.not_judged[learner] = error.reason
    return told


def regrade_all(lessons: Sequence[str], folder: Path, console: Console, ask: Ask) -> None:
    """Show what changes in each lesson, and write it where `ask` is answered with yes."""
    course = open_course(folder)
    with alone_in(course.root), course.gradebook() as gradebook, without_noise():
        for lesson in _chosen(lessons, course, gradebook):
            told = propose(course, gradebook, lesson)
            if told.to_write:
                console.print(_table(told))
                page = _page(course, told)
                console.print(say("regrade.page", path=_shown(page, course)), highlight=False, markup=False)
            for line in _lines(told):
                console.print(line, highlight=False, markup=False, soft_wrap=True)
            if told.to_write and ask(say("regrade.ask", n=len(told.to_write))):
                path = _regrading(course, gradebook, lesson).write(told.to_write)
                _page(course, told, written=True)
                console.print(
                    say("regrade.written", path=_shown(path, course)), highlight=False, markup=False
                )


def undo_all(lessons: Sequence[str], folder: Path, console: Console, ask: Ask) -> None:
    """Take back the last regrading of each lesson that had one; a `KitError` where there was none."""
    course, undone = open_course(folder), False
    with alone_in(course.root), course.gradebook() as gradebook, without_noise():
        for lesson in _chosen(lessons, course, gradebook):
            regrading = _regrading(course, gradebook, lesson)
            path = regrading.last()
            if path is None:
                continue
            undone = True
            if ask(say("undo.ask", lesson=lesson, number=int(path.stem))):
                told = regrading.undo(path)
                page_path(course.root, lesson, REPORTS).unlink(missing_ok=True)  # it says what is no more
                console.print(say("undo.back", lesson=lesson, n=len(told.back)), highlight=False)
                if told.since:
                    line = say("undo.since", learners=told.since)
                    console.print(line, highlight=False, markup=False, soft_wrap=True)
    if not undone:
        raise KitError(say("undo.none"), do=say("undo.none-do"))


def _page(course: Course, told: Proposal, *, written: bool = False) -> Path:
    """Write the page that says who changes and why, for the instructor's eyes; its path."""
    page = Regraded.of(told, course.in_full(told.lesson).exercises)
    path = page_path(course.root, told.lesson, REPORTS)
    path.parent.mkdir(exist_ok=True)
    html = render(page, day(str(date.today())), written=written)
    return write_whole(path, html.encode("utf-8", "replace"), mode=0o600)


def _shown(path: Path, course: Course) -> str:
    return path.relative_to(course.root).as_posix()


def _regrading(course: Course, gradebook: Gradebook, lesson: str) -> Regrading:
    return Regrading(course, lesson, LessonBook(gradebook, lesson, AssignLatePenalties(config=course.config)))


def _chosen(lessons: Sequence[str], course: Course, gradebook: Gradebook) -> list[str]:
    known = lessons_of(gradebook)
    check_known(lessons, known)
    return list(lessons) or [one for one in known if judged.journal_path(course.root, one).is_file()]


def _table(told: Proposal) -> Table:
    """One row for each exercise whose points change, and each learner's sum."""
    columns = (say(f"table.{name}") for name in ("learner", "exercise", "before", "now", "change", "states"))
    table = Table(*columns, box=None, pad_edge=False)
    for number in (2, 3, 4):
        table.columns[number].justify = "right"
    for one in told.to_write:
        for change in one.changes:
            states = (
                VERDICTS[state][1] if state else "–" for state in (change.state_before, change.state_now)
            )
            table.add_row(
                one.learner,
                change.exercise,
                f"{change.before:g}",
                f"{change.now:g}",
                f"{change.now - change.before:+g}",
                " → ".join(dict.fromkeys(states)),
            )  # fmt: skip
        if len(one.changes) > 1:
            old, new = total(one.before), total(one.now)
            table.add_row("", say("table.sum"), f"{old:g}", f"{new:g}", f"{new - old:+g}", "")
    return table


def _lines(told: Proposal) -> Iterator[str]:
    changed = [one for one in told.rejudged if any(change.now != change.before for change in one.changes)]
    yield say("regrade.lesson", lesson=told.lesson, n=len(told.rejudged), changed=len(changed))
    other = len(told.to_write) - len(changed)
    if other:
        yield say("regrade.reworded", n=other)
    yield from told.differs
    if told.must_run:
        exercises = sorted({id for ids in told.must_run.values() for id in ids})
        yield say("regrade.must-run", learners=sorted(told.must_run), exercises=exercises, lesson=told.lesson)
    for learner, why in told.not_judged.items():
        yield say("regrade.not-judged", learner=learner, why=why)
    if told.without_run:
        yield say("regrade.without-run", learners=told.without_run, lesson=told.lesson)
