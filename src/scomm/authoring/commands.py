"""What authors do on the command line: build the lessons, in English or in another language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scomm.errors import ScommError

Lessons = Annotated[
    list[str] | None, typer.Argument(help="Lessons, such as 04-who-is-deported; all if none is named.")
]


def add_to(kit: typer.Typer) -> None:
    """Add the command to the command line."""
    kit.command(epilog="Example: scomm build 04-who-is-deported")(build)


def build(
    lessons: Lessons = None,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if a fresh build would differ.")
    ] = False,
    language: Annotated[
        str,
        typer.Option("--lang", help="Another language, such as es: write lessons/es/ from its catalogues."),
    ] = "",
) -> None:
    """Compile lesson.md and exercises.py to the notebooks in solutions/ and lessons/."""
    from scomm.authoring.build import build as build_lesson
    from scomm.authoring.build import lesson_ids
    from scomm.authoring.course_map import write_course
    from scomm.authoring.drift import drift
    from scomm.authoring.lesson_list import list_lessons
    from scomm.authoring.translation.command import build_edition, check_edition
    from scomm.authoring.verdicts import PAGE, write_page
    from scomm.data import load

    if not lesson_ids(Path.cwd()):
        raise ScommError("There is no lesson in this folder.", do="Change to the folder of the kit.")
    if language:
        if check:
            check_edition(Path.cwd(), language, typer.echo)
        else:
            build_edition(Path.cwd(), language, lessons or (), typer.echo)
        return
    if check:
        differences = drift(Path.cwd())
        for line in differences:
            typer.echo(line)
        if differences:
            raise ScommError(
                "The committed notebooks differ from a fresh build.", do="Run scomm build and commit."
            )
        typer.echo("All notebooks are as a fresh build makes them.")
        return
    for lesson in lessons or lesson_ids(Path.cwd()):
        built = build_lesson(lesson, Path.cwd())
        typer.echo(f"{lesson}: wrote {built.source.name} for authors and learners")
    if list_lessons(Path.cwd()):
        typer.echo("README.md: wrote the list of lessons")
    if write_course(Path.cwd(), load):
        typer.echo("lessons/course.json: wrote the course map")
    if write_page(Path.cwd(), load):
        typer.echo(f"{PAGE.as_posix()}: wrote the verdicts")
