"""The commands for whoever teaches: `lessonkit plans`, `lessonkit notice` and `lessonkit alignment`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.grading.commands import Lessons

if TYPE_CHECKING:
    from lessonkit.explorers.frame.spec import Explorer


def add_to(kit: typer.Typer) -> None:
    """Add these commands to the command line."""
    kit.command(epilog="Example: lessonkit plans 01-a-lesson")(plans)
    kit.command(epilog="Example: lessonkit notice pipeline --to notice.html")(notice)
    kit.command(epilog="Example: lessonkit alignment --check")(alignment)


def plans(
    lessons: Lessons = None,
    to: Annotated[Path, typer.Option("--to", help="The folder to write to.")] = Path("build/plans"),
) -> None:
    """Write a page to print for each lesson and cut: questions, minutes, wrong answers, exit ticket, sources of both sides."""
    from lessonkit.data import load
    from lessonkit.teaching.writing import ALL, PDF, write_pdf, write_plans

    written = write_plans(Path.cwd(), to, load, lessons or ())
    typer.echo(f"{written.files[0]}: open it in a browser, and print the page that you need")
    made = write_pdf(to / ALL, to / PDF)
    typer.echo(
        f"{to / PDF}: all of them"
        if made
        else "No PDF: there is no Chromium here. A browser prints the pages too."
    )
    for error in written.without:
        typer.echo(str(error), err=True)
    if written.without:
        raise typer.Exit(1)


def notice(
    explorer_id: Annotated[str, typer.Argument(metavar="EXPLORER", help="An explorer, such as pipeline.")],
    to: Annotated[Path, typer.Option("--to", help="The file to write.")] = Path("notice.html"),
    given: Annotated[
        list[str] | None,
        typer.Option("--set", help="A control and its value, such as year=2022; once for each."),
    ] = None,
) -> None:
    """Write a page that shows an explorer without its words, to notice and wonder about, and then with all of them."""
    from lessonkit.explorers import explorer, render
    from lessonkit.wholefile import place_file

    found = explorer(explorer_id)
    state = {**found.start, **dict(_value(found, one) for one in given or ())}
    place_file(to, render(found, state, "notice").encode())
    typer.echo(
        f"{to}: open it in a browser; printed it is a handout, and with #slide after its address a slide"
    )


def _value(found: Explorer, given: str) -> tuple[str, str | int]:
    """A control and the one of its values that is written so."""
    name, _, written = given.partition("=")
    for value in found.control(name).values:
        if str(value) == written:
            return name, value
    raise KitError(
        f"{name!r} can't be {written!r}.", allowed=[str(value) for value in found.control(name).values]
    )


def alignment(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if the page is not as it should be.")
    ] = False,
) -> None:
    """Write docs/alignment.md: which exercises meet which indicator of C3, CSTA and GAISE II, in their own words."""
    from lessonkit.teaching.alignment import PAGE, alignment_page
    from lessonkit.wholefile import write_whole

    page = Path.cwd() / PAGE
    text = alignment_page(Path.cwd())
    if not check:
        write_whole(page, text.encode())
        typer.echo(f"{PAGE}: written")
    elif not page.is_file() or page.read_text("utf-8") != text:
        raise KitError(
            f"{PAGE} is not what alignment.toml makes.", do=f"Run {course().command} alignment and commit."
        )
