"""The commands that collect and grade: what each takes, and the line that explains it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Lessons = Annotated[
    list[str] | None, typer.Argument(help="Lessons, such as 01-a-lesson; all if none is named.")
]
Lesson = Annotated[str, typer.Argument(help="A lesson, such as 01-a-lesson.")]


def add_to(kit: typer.Typer) -> None:
    """Add the commands to the command line."""
    kit.command(epilog="Example: lessonkit collect downloaded/submissions.zip 01-a-lesson --dry-run")(collect)
    kit.command(epilog="Example: lessonkit grade downloaded/submissions.zip 01-a-lesson")(grade)
    kit.command(epilog="Example: lessonkit regrade 01-a-lesson")(regrade)
    kit.command(epilog="Example: lessonkit status 01-a-lesson")(status)
    kit.command(epilog="Example: lessonkit mark 01-a-lesson --as anna")(mark)
    kit.command(epilog="Example: lessonkit report 01-a-lesson")(report)
    kit.command(epilog="Example: lessonkit extend anna.adams 01-a-lesson --days 2")(extend)
    kit.command(epilog="Example: lessonkit forget anna.adams")(forget)


def collect(
    source: Annotated[Path, typer.Argument(help="The zip of a learning platform, or a folder.")],
    lesson: Lesson,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the table and write nothing.")] = False,
    platform: Annotated[
        str,
        typer.Option(
            help="canvas, moodle, blackboard, nbgrader, folders or files, if not told by the names."
        ),
    ] = "",
    choose: Annotated[
        list[str] | None,
        typer.Option(help="LEARNER=FILE: which of a learner's files counts; can be repeated."),
    ] = None,
    late_at: Annotated[
        str, typer.Option(help='When all that are marked late count as handed in: "2026-11-12 09:00 UTC".')
    ] = "",
    late: Annotated[
        list[str] | None, typer.Option(help="LEARNER=TIME: when one learner handed in; can be repeated.")
    ] = None,
    timezone: Annotated[str, typer.Option(help="The zone of Blackboard's times: America/Chicago.")] = "",
    roster: Annotated[Path | None, typer.Option(help="A list of the class, to say who is missing.")] = None,
) -> None:
    """Print who handed in what, then put it where nbgrader looks. Nothing is overwritten unseen."""
    from lessonkit.console import console
    from lessonkit.grading.collecting.collect import Asked
    from lessonkit.grading.collecting.collect import collect as collect_lesson

    asked = Asked(platform, choose or (), late_at, late or (), timezone, roster, dry_run)
    if collect_lesson(source, lesson, Path.cwd(), asked, console()).undecided:
        raise typer.Exit(1)


def grade(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE] [LESSON]...",
            help="What to collect first: a platform's zip, or a folder; then lessons, all if none is named.",
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Submissions that run side by side; one a core if not given.")
    ] = None,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Grade also where no fence keeps all its promises.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Run and grade again what was graded before.")
    ] = False,
    cell_seconds: Annotated[
        float | None, typer.Option(min=0.1, help="Seconds that one cell may run.")
    ] = None,
    total_seconds: Annotated[
        float | None, typer.Option(min=0.1, help="Seconds that a whole submission may run.")
    ] = None,
    memory: Annotated[int | None, typer.Option(min=50, help="Megabytes that a submission may have.")] = None,
    scheduler: Annotated[
        str, typer.Option(metavar="dask:ADDRESS", help="Run submissions on the workers of a Dask cluster.")
    ] = "",
) -> None:
    """Collect, run, judge and mark a class of submissions, each in a fence; what could not be graded is told and stops nobody."""
    from lessonkit.grading.batch.early import begin_early

    if not scheduler:
        begin_early(Path.cwd(), what or (), workers, unsafe)  # before what follows is loaded
    from lessonkit.console import console
    from lessonkit.grading.batch.asked import Asked
    from lessonkit.grading.batch.command import grade_all

    asked = Asked(workers, unsafe, force, cell_seconds, total_seconds, memory)
    if scheduler:
        from lessonkit.grading.cluster import grade_on

        well = grade_on(scheduler, what or (), asked, Path.cwd(), console())
    else:
        well = grade_all(what or (), asked, Path.cwd(), console())
    if not well:
        raise typer.Exit(1)


def regrade(
    lessons: Lessons = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Go back to the marks before the last regrading.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
) -> None:
    """Judge the kept runs with today's key: show who changes and by how much, ask, and write."""
    from lessonkit.console import console
    from lessonkit.grading.batch.regrade import regrade_all, undo_all

    do = undo_all if undo else regrade_all
    do(lessons or (), Path.cwd(), console(), lambda question: yes or typer.confirm(question))


def status(lesson: Lesson) -> None:
    """Say how each learner's submission stands: graded, waiting for a reader, handed in again, or why not graded."""
    from lessonkit.console import console
    from lessonkit.grading.status import print_status

    print_status(Path.cwd(), lesson, console())


def mark(
    lesson: Lesson,
    reader: Annotated[
        str,
        typer.Option(
            "--as", help="Who reads. A second reader takes another name, and sees no mark of the first."
        ),
    ] = "reader",
    seed: Annotated[int, typer.Option(help="Another number gives another order, and other short names.")] = 1,
    to_csv: Annotated[
        Path | None, typer.Option("--csv", help="Open no page; write the answers as a table to fill in.")
    ] = None,
    from_csv: Annotated[
        Path | None, typer.Option("--read", help="Say what a filled table changes; with --yes, do it.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write what --read found.")] = False,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Say how far readers agree, and on which answers they differ.")
    ] = False,
    settle: Annotated[
        bool, typer.Option("--settle", help="Open the answers on which readers differ, with what each gave.")
    ] = False,
    port: Annotated[
        int,
        typer.Option(min=0, max=65535, help="The page's port on this machine; a free one if not given."),
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page, or print its address alone.")
    ] = True,
) -> None:
    """Mark the written answers of a lesson by its rubric, without names; marks and comments go into the gradebook."""
    from lessonkit.console import console
    from lessonkit.grading.marking.command import Asked
    from lessonkit.grading.marking.command import mark as mark_lesson

    asked = Asked(reader, seed, port, browser, to_csv, from_csv, yes, agreement, settle)
    mark_lesson(lesson, asked, Path.cwd(), console())


def report(
    lesson: Lesson,
    out: Annotated[
        Path | None, typer.Option(help="Where the page goes; reports/LESSON.html if not given.")
    ] = None,
) -> None:
    """Write the class report, one page for the instructor alone: who, which exercises, which mistakes, and what to do in ten minutes."""
    from lessonkit.grading.report.command import write_report

    typer.echo(f"Wrote {write_report(lesson, Path.cwd(), out)}")


def extend(
    learner: Annotated[str, typer.Argument(help="A learner, as the folder in submitted/ is named.")],
    lesson: Lesson,
    days: Annotated[float, typer.Option(min=0, help="Days after the due date.")] = 0,
    hours: Annotated[float, typer.Option(min=0, help="Hours after the due date, besides the days.")] = 0,
) -> None:
    """Give one learner more time for a lesson, and work out anew what lateness costs. Extensions do not add up; 0 takes one back."""
    from datetime import timedelta

    from lessonkit.console import console
    from lessonkit.grading.extending import extend as extend_time

    extend_time(learner, lesson, timedelta(days=days, hours=hours), Path.cwd(), console())


def forget(
    learner: Annotated[str, typer.Argument(help="A learner, as the folder in submitted/ is named.")],
    yes: Annotated[
        bool, typer.Option("--yes", help="Take it out, for good. Without it, only say what there is.")
    ] = False,
) -> None:
    """Say what the course holds of one person, in every lesson; with --yes, take all of it out."""
    from lessonkit.console import console
    from lessonkit.grading.forgetting.command import forget as forget_learner

    forget_learner(learner, yes, Path.cwd(), console())
