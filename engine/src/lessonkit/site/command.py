"""The command `lessonkit site`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Lessons = Annotated[
    list[str] | None,
    typer.Argument(help="Lessons, such as 01-a-lesson; all, and the first page, if none is named."),
]
Out = Annotated[Path | None, typer.Option(help="The folder for the pages; build/site if not given.")]
Replies = Annotated[
    bool, typer.Option("--practice", help="Exercises reply in the page, which then holds what is right.")
]

Language = Annotated[
    str, typer.Option("--lang", help="Another language, such as es; what has no translation yet is marked.")
]


def add_to(kit: typer.Typer) -> None:
    """Add the command to the command line."""
    kit.command("site", epilog="Example: lessonkit site 01-a-lesson")(site)


def site(
    lessons: Lessons = None, out: Out = None, practice: Replies = False, language: Language = ""
) -> None:
    """Write the static edition: each lesson as one file without Python and without a network, and a first page."""
    if language:
        from lessonkit.language.in_force import speak

        speak(language)  # before the pages' rooms load: explorers have their words from then on
    from lessonkit.authoring.build import every_lesson
    from lessonkit.site.making import FIRST, file_of, make_site

    every_lesson(Path.cwd())
    folder = out or Path.cwd() / "build" / ("site" if language in ("", "en") else f"site-{language}")
    for path in make_site(Path.cwd(), folder, tuple(lessons or ()), replies=practice):
        typer.echo(f"Wrote {path.name}")
    if not lessons:
        typer.echo(f"Open {folder / file_of(FIRST)}")
