"""The commands that bring marks and pages to a learning platform: what each takes, and the line that explains it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(kit: typer.Typer) -> None:
    """Add the commands to the command line."""
    kit.command(epilog="Example: lessonkit export canvas downloaded/grades.csv 01-a-lesson --write")(export)
    kit.command(epilog="Example: lessonkit feedback 01-a-lesson --moodle feedback-for-moodle.zip")(feedback)


def export(
    platform: Annotated[str, typer.Argument(help="canvas, moodle or blackboard.")],
    file: Annotated[Path, typer.Argument(help="The file that the platform exported; it is filled.")],
    lesson: Annotated[
        str,
        typer.Argument(help="A lesson, such as 01-a-lesson; the gradebook's only one if not given."),
    ] = "",
    column: Annotated[
        str,
        typer.Option(help="The heading of the column to fill, if not the one with the words of the lesson."),
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Fill the file; without this nothing is written.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over other marks that are there too.")
    ] = False,
    not_final: Annotated[
        bool, typer.Option("--not-final", help="Fill marks that are not final too.")
    ] = False,
    scale: Annotated[
        bool, typer.Option("--scale", help="Turn points into shares of the column's maximum.")
    ] = False,
) -> None:
    """Fill marks into the file that a platform exported. First comes what would become of each; only --write writes."""
    from lessonkit.console import console
    from lessonkit.grading.platforms.export_command import Asked
    from lessonkit.grading.platforms.export_command import export as export_marks
    from lessonkit.grading.platforms.filling import Wishes

    asked = Asked(lesson, column, write, Wishes(replace, not_final, scale))
    export_marks(platform, file, Path.cwd(), asked, console())


def feedback(
    moodle: Annotated[Path, typer.Option(metavar="ZIP", help="Where the zip for Moodle goes.")],
    lesson: Annotated[
        str,
        typer.Argument(help="A lesson, such as 01-a-lesson; the gradebook's only one if not given."),
    ] = "",
    worksheet: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Moodle's grading worksheet, to look learners up by their names."),
    ] = None,
) -> None:
    """Put all feedback pages of a lesson into one zip, as Moodle takes them in one upload."""
    from lessonkit.console import console
    from lessonkit.grading.platforms.feedback_command import feedback_for_moodle

    feedback_for_moodle(lesson, moodle, worksheet, Path.cwd(), console())
