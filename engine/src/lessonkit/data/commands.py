"""The commands of the datasets: `lessonkit data list`, `show`, `docs`, `build` and `verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lessonkit.course import course
from lessonkit.errors import KitError

Names = Annotated[list[str] | None, typer.Argument(help="Datasets or their folders; all if none is named.")]

data = typer.Typer(help="The datasets: list, show, build and verify them.", no_args_is_help=True)


def add_to(kit: typer.Typer) -> None:
    """Add these commands to the command line."""
    kit.add_typer(data, name="data")


@data.command("list", epilog="Example: lessonkit data list")
def data_list() -> None:
    """Name every dataset, with what one row is."""
    from lessonkit.data import describe, names

    width = max(map(len, names()), default=0)
    for name in names():
        typer.echo(f"{name:{width}}  {describe(name).row}")


@data.command("show", epilog="Example: lessonkit data show TABLE")
def data_show(name: Annotated[str, typer.Argument(help="A dataset, such as dhs-annual.")]) -> None:
    """Show what a row is, the fields with what is missing, the sources, the licence, and the first rows."""
    from lessonkit.console import console
    from lessonkit.data.overview import overview
    from lessonkit.data.printing import print_overview

    print_overview(overview(name, first=3), console())


@data.command("docs", epilog="Example: lessonkit data docs")
def data_docs() -> None:
    """Write docs/data.md and the list in datasets/README.md from the descriptions and the tables."""
    from lessonkit.data.listing import README, with_list
    from lessonkit.data.overview import PAGE, page
    from lessonkit.wholefile import write_whole

    path = Path.cwd() / "docs" / PAGE
    if not path.parent.is_dir():
        raise KitError(f"There is no folder {path.parent}.", do="Run this at the root of the repository.")
    write_whole(path, page().encode("utf-8"))
    typer.echo(f"Wrote docs/{PAGE}")
    readme = Path.cwd() / "datasets" / README
    if readme.is_file():
        write_whole(readme, with_list(readme.read_text("utf-8")).encode("utf-8"))
        typer.echo(f"Wrote datasets/{README}")


@data.command("build", epilog="Example: lessonkit data build TABLE")
def data_build(names: Names = None) -> None:
    """Build the tables from the folder of raw files (SCOMM_RAW, or ../shared/raw)."""
    from itertools import count

    from rich.progress import Progress

    from lessonkit.data.building import build as build_tables
    from lessonkit.data.building import folders

    with Progress(transient=True) as progress:
        bar = progress.add_task("datasets", total=len(folders(names or ())))
        done = count()

        def step(folder: str) -> None:
            progress.update(bar, description=folder, completed=next(done))

        written = build_tables(names or (), say=progress.console.print, step=step)
    for path in written:
        typer.echo(f"Wrote {path.name}")


@data.command("verify", epilog="Example: lessonkit data verify TABLE")
def data_verify(names: Names = None) -> None:
    """Check each table against its hash, its schema and, where the raw files are, a fresh build."""
    from lessonkit.data.building import examine

    found = examine(names or ())
    for line in (*found.problems, *found.uncompared):
        typer.echo(line)
    if found.problems:
        raise KitError(
            f"{len(found.problems)} problems in the datasets.",
            do=f"Run {course().command} data build, or restore the files.",
        )
    typer.echo("All datasets are as they should be.")
