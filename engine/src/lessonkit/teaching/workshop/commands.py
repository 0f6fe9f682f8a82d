"""The commands for who leads a workshop: what each takes, and the line that explains it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(kit: typer.Typer) -> None:
    """Add the commands to the command line."""
    kit.command(epilog="Example: lessonkit workshop --out workshop-kit")(workshop)
    kit.command(epilog="Example: lessonkit poll 45 --lan")(poll)


def workshop(
    out: Annotated[
        Path | None, typer.Option(help="The folder for the kit; build/workshop if not given.")
    ] = None,
) -> None:
    """Write the workshop kit: slides, handouts, guides, packs for a deliberation, role cards, a timer."""
    from lessonkit.teaching.workshop.write import write_workshop

    folder = out or Path.cwd() / "build" / "workshop"
    write_workshop(folder, lambda name: typer.echo(str(folder / name)))


def poll(
    cut: Annotated[str, typer.Argument(help="The workshop: 45, 90, 180 or two-days.")] = "45",
    lan: Annotated[
        bool, typer.Option("--lan", help="Let phones in the same network guess; else this laptop alone.")
    ] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; a free one if not given.")] = 0,
    save: Annotated[
        Path | None, typer.Option(help="Write sums over ten people or more to this file; else nothing.")
    ] = None,
) -> None:
    """Serve a poll from this laptop, without internet: guesses before and after, shown from ten people up."""
    from lessonkit.teaching.workshop.poll.command import run_poll

    run_poll(cut, lan=lan, port=port, save=save, tell=typer.echo)
