"""`lessonkit` on the command line: one command a job, one line when something is wrong."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.main import get_command

from lessonkit.authoring import commands as authoring
from lessonkit.course import FILE, course, is_of_the_kit
from lessonkit.data import commands as of_data
from lessonkit.errors import KitError
from lessonkit.grading import commands
from lessonkit.grading.platforms import commands as of_platforms
from lessonkit.jupyterlab import commands as elsewhere
from lessonkit.quick_start import leave_out_grammar
from lessonkit.site import command as site
from lessonkit.teaching import commands as for_teaching
from lessonkit.teaching.stick import commands as without_internet
from lessonkit.teaching.workshop import commands as workshops
from lessonkit.wholefile import disk_error

kit = typer.Typer(
    name="lessonkit",
    help="A teaching kit: build lessons, hand them out, grade them, look after the data.",
    no_args_is_help=True,
    add_completion=False,
)
authoring.add_to(kit)
commands.add_to(kit)
of_platforms.add_to(kit)
site.add_to(kit)
for_teaching.add_to(kit)
workshops.add_to(kit)
without_internet.add_to(kit)
elsewhere.add_to(kit)
of_data.add_to(kit)


NO_COURSE = ("doctor", "links")
"""Commands about this machine, or about an address: they need no course."""


def _in_a_course(run: Callable[..., Any]) -> Callable[..., Any]:
    """The same command, which says in one line that here is no course, before it writes anything."""

    @wraps(run)
    def asked(*given: Any, **named: Any) -> Any:
        if not course().id:
            raise KitError("Here is no course.", do=f"Change to the folder of one: it holds a {FILE}.")
        return run(*given, **named)

    return asked


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(f"{kit.info.name} {version(str(kit.info.name))}")
        raise typer.Exit()


Misused: type[typer.BadParameter] = typer.BadParameter.__bases__[0]  # type: ignore[assignment]
"""Whatever is wrong with the words of a call, as the library has it; a newer typer brings its own click."""

EXAMPLE = "01-a-lesson"
"""Stands in examples for a lesson of the course."""
ELSEWHERE = {
    errno.ENOENT: "Check the path: something in it is not there.",
    errno.EISDIR: "Give a file: this is a folder.",
    errno.ENOSPC: "Make room on this disk, then run the same command again: nothing was left half written.",
    errno.EDQUOT: "Make room, or ask for more, then run the same command again: nothing was left half written.",
    errno.EROFS: "This disk, or the gradebook on it, can only be read. Work in a folder that you may write to.",
    errno.EIO: "The disk does not do what it should. Look whether it is full or broken, then run the same command again.",
}
"""What to do about a file that can't be used, where more can be said than that."""


def app() -> NoReturn:
    """Run a command; a `KitError`, a call that can't be read, or a file that can't be used, becomes one line on stderr and exit code 2."""
    leave_out_grammar()
    try:
        raise SystemExit(command_line()(prog_name=kit.info.name, standalone_mode=False))
    except KitError as error:
        said = error
    except Misused as error:
        said = _misused(error)
    except typer.Abort:
        raise SystemExit("Stopped before it was done.") from None
    except ModuleNotFoundError as error:  # a learner's install has not what teachers need
        library = (error.name or "").split(".")[0]
        if not library or is_of_the_kit(f"{library}."):
            raise
        said = KitError(
            f"This command needs {library}, which is not installed.",
            do='Install what teaching needs: make env, or pip install -e "./engine[teach]" in the folder of the kit.',
        )
    except Exception as error:
        of_disk = disk_error(error)
        found = of_disk or error
        if not isinstance(found, OSError) or (of_disk is None and found.filename is None):
            raise
        do = ELSEWHERE.get(found.errno or 0, "Choose a file or folder that you may use.")
        file = found.filename2 or found.filename  # of a copy, what could not be written
        where = f"{file}: " if file else ""
        said = KitError(f"{where}{found.strerror}.", do=do)
    print(said, file=sys.stderr)
    raise SystemExit(2)


def command_line() -> Any:
    """The command as it is typed here: each of those below it asks for a course first, and has examples of this one."""
    lesson = min((path.parent.name for path in Path.cwd().glob("solutions/*/lesson.md")), default=EXAMPLE)
    whole = get_command(kit)
    for command in _all_of(whole):
        command.epilog = (
            (command.epilog or "").replace("lessonkit ", f"{kit.info.name} ").replace(EXAMPLE, lesson)
        )
        for parameter in command.params:
            if told := getattr(parameter, "help", None):
                parameter.help = told.replace(EXAMPLE, lesson)
        if not hasattr(command, "commands") and command.name not in NO_COURSE:
            command.callback = _in_a_course(command.callback)
    return whole


def _all_of(command: Any) -> Iterator[Any]:
    """A command, and each that is below it."""
    yield command
    for below in getattr(command, "commands", {}).values():
        yield from _all_of(below)


def _misused(error: typer.BadParameter) -> KitError:
    """What is wrong with the words of a call, with an example of a right one."""
    context = error.ctx
    if context is None:
        return KitError(error.format_message())
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(context.get_help())
        raise SystemExit(2)
    wrong = error.format_message().strip().rstrip(".")
    example = context.command.epilog or f"Example: {kit.info.name} doctor"
    return KitError(f"{wrong}.", do=f"{example} (more: {context.command_path} --help)")


@kit.callback()
def options(
    number: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_say_version, help="Say which edition this is."),
    ] = False,
) -> None:
    """A teaching kit: build lessons, hand them out, grade them, look after the data."""
    course()  # a course.toml that is not right is told before a command meets it half way


@kit.command(epilog="Example: lessonkit words 01-a-lesson")
def words(
    start: Annotated[
        str, typer.Argument(help="A lesson, or the beginning of an id; everything if not given.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, from id to words.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table for a spreadsheet.")] = False,
    language: Annotated[
        str,
        typer.Option(
            "--po", help="Bring the catalogues of a language up to date, such as es, and list nothing."
        ),
    ] = "",
) -> None:
    """List every sentence that a learner reads, with its id; their number comes last, on stderr."""
    from lessonkit.authoring import word_list
    from lessonkit.authoring.translation.command import write_catalogues
    from lessonkit.language import count, plural
    from lessonkit.language.other_words import slips
    from lessonkit.language.sentences import COURSE_WORDS, OTHER_WORDS
    from lessonkit.teaching.workshop.spoken import workshop_words

    if language:
        write_catalogues(Path.cwd(), language, typer.echo)
        return
    found = word_list.beginning_with(start, word_list.word_list(Path.cwd(), workshop_words()))
    write = word_list.as_json if as_json else word_list.as_csv if as_csv else word_list.as_tsv
    typer.echo(write(found), nl=False)
    sentences, several = word_list.how_many(found)
    told = f"{count(sentences)} {plural(sentences, 'sentence')}, {count(several)} {plural(several, 'word')}"
    typer.echo(told, err=True)
    others = [Path(given)] if (given := os.environ.get(OTHER_WORDS)) else []
    if (own := course().part(COURSE_WORDS)).is_dir():
        others.append(own)
    for other in others:
        wrong = list(slips(other))
        for line in wrong:
            typer.echo(line, err=True)
        if wrong:
            raise KitError(
                f"{len(wrong)} {plural(len(wrong), 'slip')} in the words of {other}.", do="Mend them there."
            )


@kit.command(epilog="Example: lessonkit doctor")
def doctor(
    grading: Annotated[
        bool, typer.Option("--grading", help="Check instead how well this machine can fence submissions in.")
    ] = False,
) -> None:
    """Check this machine and this copy of the kit, and say what to do about what is amiss."""
    from lessonkit.doctor import findings

    if grading:
        from lessonkit.grading.fences.machine import look

        found = [(one.good, one.what, one.mend) for one in look()]
    else:
        found = [(one.good, one.what, ()) for one in findings(Path.cwd())]
    for good, what, mend in found:
        typer.echo(f"{'ok  ' if good else 'MEND'} {what}")
        for line in mend:
            typer.echo(f"     {line}")
    if not all(good for good, _, _ in found):
        raise typer.Exit(1)
