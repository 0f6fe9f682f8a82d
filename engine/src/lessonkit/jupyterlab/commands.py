"""The command for those who let others open the kit elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer


def add_to(kit: typer.Typer) -> None:
    """Add the command to the command line."""
    kit.command(epilog="Example: lessonkit links https://github.com/someone/kit")(links)


def links(
    repository: Annotated[str, typer.Argument(help="The address of the kit's repository.")],
    lesson: Annotated[str, typer.Option(help="The lesson to open, if not the first page.")] = "",
    hub: Annotated[str, typer.Option(help="The address of a JupyterHub with nbgitpuller.")] = "",
    branch: Annotated[str, typer.Option(help="The branch to open.")] = "main",
) -> None:
    """Print links that open the kit on a Binder, as a badge too, and on a hub."""
    from lessonkit.jupyterlab.links import binder_badge, binder_link, hub_link

    typer.echo(binder_link(repository, ref=branch, lesson=lesson))
    typer.echo(binder_badge(repository, ref=branch, lesson=lesson))
    if hub:
        typer.echo(hub_link(hub, repository, branch=branch, lesson=lesson))
