"""The command for a room without internet: `lessonkit wheelhouse`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(kit: typer.Typer) -> None:
    """Add the command to the command line."""
    kit.command(epilog="Example: lessonkit wheelhouse --for windows:3.12 --for mac-arm:3.12")(wheelhouse)


def wheelhouse(
    to: Annotated[Path, typer.Option("--to", help="The folder to write to.")] = Path("build/wheelhouse"),
    more: Annotated[
        list[str] | None,
        typer.Option(
            "--for",
            help="Another kind of laptop and its Python, such as windows:3.12; once for each. "
            "windows, mac-arm, mac-intel, linux, linux-arm, or a platform as pip names it.",
        ),
    ] = None,
    graded: Annotated[
        bool,
        typer.Option("--graded", help="The lessons without their answers, as lessonkit release writes them."),
    ] = False,
    pages: Annotated[bool, typer.Option(help="The static edition too.")] = True,
) -> None:
    """Write a folder for a USB stick from which laptops install the kit without internet, with the lessons in it."""
    from lessonkit.teaching.stick.laptop import laptops
    from lessonkit.teaching.stick.write import INSTALL, WHEELS, write_stick

    write_stick(Path.cwd(), to, tuple(laptops(more or [])), typer.echo, graded=graded, pages=pages)
    wheels = list((to / WHEELS).iterdir())
    size = sum(path.stat().st_size for path in to.rglob("*") if path.is_file()) / 1e6
    typer.echo(
        f"{to}: {len(wheels)} wheels, {size:.0f} MB in all. Copy the folder to a stick; {to / INSTALL} says the rest"
    )
