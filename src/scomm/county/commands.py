"""What is done with county briefs on the command line: their pages are made again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lessonkit.errors import KitError


def add_to(kit: typer.Typer) -> None:
    """Add the command to the command line."""
    kit.command(epilog="Example: scomm brief 07-county-brief.ipynb --to pages")(brief)


def brief(
    files: Annotated[list[Path], typer.Argument(help="Notebooks, or texts, that hold a county brief.")],
    to: Annotated[Path, typer.Option(help="The folder for the pages.")] = Path(),
) -> None:
    """Make the page of each county brief again from what was handed in, with every number looked up anew."""
    from scomm.county.brief.handed_in import page_of

    problems = 0
    for file in files:
        try:
            typer.echo(f"Wrote {page_of(file, to)}")
        except KitError as error:
            problems += 1
            typer.echo(str(error), err=True)
    if problems:
        raise typer.Exit(2)
