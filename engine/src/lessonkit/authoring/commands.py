"""What authors and instructors do with lessons on the command line: build them, hand them out, write their key and quizzes, recompute their numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lessonkit.course import course
from lessonkit.errors import KitError

Lesson = Annotated[str, typer.Argument(help="A lesson, such as 01-a-lesson.")]
Lessons = Annotated[
    list[str] | None, typer.Argument(help="Lessons, such as 01-a-lesson; all if none is named.")
]


def add_to(kit: typer.Typer) -> None:
    """Add the commands to the command line."""
    kit.command(epilog="Example: lessonkit build 01-a-lesson")(build)
    kit.command(epilog="Example: lessonkit release 01-a-lesson --out build/01-a-lesson.zip")(release)
    kit.command(epilog="Example: lessonkit key 01-a-lesson")(key)
    kit.command(epilog="Example: lessonkit quiz moodle 01-a-lesson")(quiz)
    kit.command(epilog="Example: lessonkit claims")(claims)


def build(
    lessons: Lessons = None,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if a fresh build would differ.")
    ] = False,
    count: Annotated[
        bool, typer.Option("--count", help="Change nothing; print what each cut of the lessons asks to read.")
    ] = False,
    language: Annotated[
        str,
        typer.Option("--lang", help="Another language, such as es: write lessons/es/ from its catalogues."),
    ] = "",
) -> None:
    """Compile lesson.md and exercises.py to the notebooks in solutions/ and lessons/."""
    from lessonkit.authoring import reading_load_page, schedules
    from lessonkit.authoring.build import build as build_lesson
    from lessonkit.authoring.build import every_lesson
    from lessonkit.authoring.course_map import write_course
    from lessonkit.authoring.drift import drift
    from lessonkit.authoring.lesson_list import list_lessons
    from lessonkit.authoring.translation.command import build_edition, check_edition
    from lessonkit.authoring.verdicts import PAGE, write_page
    from lessonkit.data import load

    every = every_lesson(Path.cwd())
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
            raise KitError(
                "The committed notebooks differ from a fresh build.",
                do=f"Run {course().command} build and commit.",
            )
        typer.echo("All notebooks are as a fresh build makes them.")
        return
    if count:
        for lesson in lessons or every:
            typer.echo("\n".join(reading_load_page.in_lines(lesson, Path.cwd())))
        return
    for lesson in lessons or every:
        built = build_lesson(lesson, Path.cwd())
        typer.echo(f"{lesson}: wrote {built.source.name} for authors and learners")
    if list_lessons(Path.cwd()):
        typer.echo("README.md: wrote the list of lessons")
    if write_course(Path.cwd(), load):
        typer.echo("lessons/course.json: wrote the course map")
    if write_page(Path.cwd(), load):
        typer.echo(f"{PAGE.as_posix()}: wrote the verdicts")
    if schedules.write_schedules(Path.cwd()):
        typer.echo(f"{schedules.PAGE.as_posix()}: added up the schedules' minutes")
    if reading_load_page.write_page(Path.cwd()):
        typer.echo(f"{reading_load_page.PAGE.as_posix()}: wrote what the lessons ask to read")


def release(
    lesson: Lesson,
    out: Annotated[Path, typer.Option(help="Where the bundle goes; a name that ends in .zip makes a zip.")],
    feedback: Annotated[
        str, typer.Option(help="practice: form and hints alone; full: the named mistakes' replies too.")
    ] = "practice",
    package: Annotated[
        str, typer.Option(help="What learners install; the kit's wheels, put into the bundle, if not given.")
    ] = "",
) -> None:
    """Write the bundle of a graded course: the notebook and practice.json, no answers."""
    from lessonkit.authoring.build import lesson_folder
    from lessonkit.authoring.release import release as write_bundle
    from lessonkit.authoring.wheels import KEPT, wheels_of

    here = Path.cwd()
    lesson_folder(lesson, here)  # a wrong name is told before a wheel is made
    wheels = () if package else wheels_of(course(), here / KEPT, typer.echo)
    written = write_bundle(
        lesson, here, out, feedback=feedback, package=package, wheels=wheels, say=typer.echo
    )
    typer.echo(f"Wrote {written}")


def key(
    lesson: Lesson,
    out: Annotated[Path | None, typer.Option(help="The folder for the key; build/key if not given.")] = None,
) -> None:
    """Write the instructors' key: the solution run with its outputs, hints, mistakes, sample answers."""
    from lessonkit.authoring.key import write_key

    files = write_key(lesson, Path.cwd(), out)
    typer.echo(f"Wrote {files.page} and {files.notebook}")


def quiz(
    platform: Annotated[str, typer.Argument(help="moodle or canvas.")],
    lesson: Lesson,
    out: Annotated[Path | None, typer.Option(help="Where the file goes; build/quiz if not given.")] = None,
) -> None:
    """For instructors: write number and choice exercises as a bank of questions, with the answers and replies."""
    from lessonkit.authoring.quiz.command import write_quiz

    write_quiz(platform, lesson, Path.cwd(), out, say_line=typer.echo)


def claims() -> None:
    """Recompute every number that lessons print; list the sources and the open questions."""
    from lessonkit.claims.report import report
    from lessonkit.data import load

    typer.echo(report(load))
