"""`scomm` on the command line: one command a job, one line when something is wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from scomm.authoring import commands as authoring
from scomm.errors import ScommError
from scomm.grading import commands
from scomm.grading.commands import Lesson
from scomm.jupyterlab import commands as elsewhere
from scomm.quick_start import leave_out_grammar
from scomm.site import command as site
from scomm.teaching import commands as for_teaching
from scomm.teaching.workshop import commands as workshops

Names = Annotated[list[str] | None, typer.Argument(help="Datasets or their folders; all if none is named.")]

kit = typer.Typer(
    name="scomm",
    help="The Secure Communities teaching kit: build lessons, hand them out, look after the data.",
    no_args_is_help=True,
    add_completion=False,
)
data = typer.Typer(help="The datasets: list, show, build and verify them.", no_args_is_help=True)
kit.add_typer(data, name="data")
authoring.add_to(kit)
commands.add_to(kit)
site.add_to(kit)
for_teaching.add_to(kit)
workshops.add_to(kit)
elsewhere.add_to(kit)


def app() -> None:
    """Run a command; a `ScommError`, or a file that can't be used, becomes one line on stderr and exit code 2."""
    leave_out_grammar()
    try:
        kit()
    except ScommError as error:
        said = error
    except OSError as error:
        if error.filename is None:
            raise
        said = ScommError(
            f"{error.filename}: {error.strerror}.", do="Choose a file or folder that you may use."
        )
    print(said, file=sys.stderr)
    raise SystemExit(2)


@kit.command(epilog="Example: scomm release 04-who-is-deported --out build/04-who-is-deported.zip")
def release(
    lesson: Lesson,
    out: Annotated[Path, typer.Option(help="Where the bundle goes; a name that ends in .zip makes a zip.")],
    feedback: Annotated[
        str, typer.Option(help="practice: form and hints alone; full: the named mistakes' replies too.")
    ] = "practice",
    package: Annotated[
        str, typer.Option(help="What learners install; the kit's wheel beside the notebook if not given.")
    ] = "",
) -> None:
    """Write the bundle of a graded course: the notebook and practice.json, no answers."""
    from scomm.authoring.release import release as write_bundle

    written = write_bundle(lesson, Path.cwd(), out, feedback=feedback, package=package, say=typer.echo)
    typer.echo(f"Wrote {written}")


@kit.command(epilog="Example: scomm key 04-who-is-deported")
def key(
    lesson: Lesson,
    out: Annotated[Path | None, typer.Option(help="The folder for the key; build/key if not given.")] = None,
) -> None:
    """Write the instructors' key: the solution run with its outputs, hints, mistakes, sample answers."""
    from scomm.authoring.key import write_key

    files = write_key(lesson, Path.cwd(), out)
    typer.echo(f"Wrote {files.page} and {files.notebook}")


@kit.command(epilog="Example: scomm quiz moodle 04-who-is-deported")
def quiz(
    platform: Annotated[str, typer.Argument(help="moodle or canvas.")],
    lesson: Lesson,
    out: Annotated[Path | None, typer.Option(help="Where the file goes; build/quiz if not given.")] = None,
) -> None:
    """For instructors: write number and choice exercises as a bank of questions, with the answers and replies."""
    from scomm.authoring.quiz.command import write_quiz

    write_quiz(platform, lesson, Path.cwd(), out, say_line=typer.echo)


@kit.command(epilog="Example: scomm claims")
def claims() -> None:
    """Recompute every number that lessons print; list the sources and the open questions."""
    from scomm.claims.report import report
    from scomm.data import load

    typer.echo(report(load))


@kit.command(epilog="Example: scomm doctor")
def doctor(
    grading: Annotated[
        bool, typer.Option("--grading", help="Check instead how well this machine can fence submissions in.")
    ] = False,
) -> None:
    """Check this machine and this copy of the kit, and say what to do about what is amiss."""
    from scomm.doctor import findings

    if grading:
        from scomm.grading.fences.machine import look

        found = [(one.good, one.what, one.mend) for one in look()]
    else:
        found = [(one.good, one.what, ()) for one in findings(Path.cwd())]
    for good, what, mend in found:
        typer.echo(f"{'ok  ' if good else 'MEND'} {what}")
        for line in mend:
            typer.echo(f"     {line}")
    if not all(good for good, _, _ in found):
        raise typer.Exit(1)


@kit.command(epilog="Example: scomm brief 07-county-brief.ipynb --to pages")
def brief(
    files: Annotated[list[Path], typer.Argument(help="Notebooks, or texts, that hold a county brief.")],
    to: Annotated[Path, typer.Option(help="The folder for the pages.")] = Path(),
) -> None:
    """Make the page of each county brief again from what was handed in, with every number looked up anew."""
    from scomm.county.brief.handed_in import page_of

    problems = 0
    to.mkdir(parents=True, exist_ok=True)
    for file in files:
        try:
            typer.echo(f"Wrote {page_of(file, to)}")
        except ScommError as error:
            problems += 1
            typer.echo(str(error), err=True)
    if problems:
        raise typer.Exit(2)


@data.command("list", epilog="Example: scomm data list")
def data_list() -> None:
    """Name every dataset, with what one row is."""
    from scomm.data import describe, names

    width = max(map(len, names()))
    for name in names():
        typer.echo(f"{name:{width}}  {describe(name).row}")


@data.command("show", epilog="Example: scomm data show dhs-annual")
def data_show(name: Annotated[str, typer.Argument(help="A dataset, such as dhs-annual.")]) -> None:
    """Show what a row is, the fields with what is missing, the sources, the licence, and the first rows."""
    from rich.console import Console

    from scomm.data.overview import overview
    from scomm.data.printing import print_overview

    print_overview(overview(name, first=3), Console())


@data.command("docs", epilog="Example: scomm data docs")
def data_docs() -> None:
    """Write docs/data.md and the list in datasets/README.md from the descriptions and the tables."""
    from scomm.data.listing import README, with_list
    from scomm.data.overview import PAGE, page
    from scomm.wholefile import write_whole

    path = Path.cwd() / "docs" / PAGE
    if not path.parent.is_dir():
        raise ScommError(f"There is no folder {path.parent}.", do="Run this at the root of the repository.")
    write_whole(path, page().encode("utf-8"))
    typer.echo(f"Wrote docs/{PAGE}")
    readme = Path.cwd() / "datasets" / README
    if readme.is_file():
        write_whole(readme, with_list(readme.read_text("utf-8")).encode("utf-8"))
        typer.echo(f"Wrote datasets/{README}")


@data.command("build", epilog="Example: scomm data build detainers")
def data_build(names: Names = None) -> None:
    """Build the tables from the folder of raw files (SCOMM_RAW, or ../shared/raw)."""
    from itertools import count

    from rich.progress import Progress

    from scomm.data.building import build as build_tables
    from scomm.data.building import folders

    with Progress(transient=True) as progress:
        bar = progress.add_task("datasets", total=len(folders(names or ())))
        done = count()

        def step(folder: str) -> None:
            progress.update(bar, description=folder, completed=next(done))

        written = build_tables(names or (), say=progress.console.print, step=step)
    for path in written:
        typer.echo(f"Wrote {path.name}")


@data.command("verify", epilog="Example: scomm data verify detainers dhs-annual")
def data_verify(names: Names = None) -> None:
    """Check each table against its hash, its schema and, where the raw files are, a fresh build."""
    from scomm.data.building import examine

    found = examine(names or ())
    for line in (*found.problems, *found.uncompared):
        typer.echo(line)
    if found.problems:
        raise ScommError(
            f"{len(found.problems)} problems in the datasets.",
            do="Run scomm data build, or restore the files.",
        )
    typer.echo("All datasets are as they should be.")
