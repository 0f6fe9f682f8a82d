"""`lessonkit forget` on a terminal: what is held of a person, and, if that was asked, all of it taken out."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from lessonkit.errors import KitError
from lessonkit.grading.batch.alone import alone_in
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch_words import without_noise
from lessonkit.grading.forgetting.held import held, known, left
from lessonkit.grading.forgetting.still_named import still_naming
from lessonkit.grading.names import shown
from lessonkit.language.sentences import sentences_beside
from lessonkit.language.words import nearest

say = sentences_beside(__file__)


def forget(learner: str, yes: bool, folder: Path, console: Console) -> None:
    """Say what a course holds of a learner, and take it out where that was asked; a `KitError` where it holds nothing."""
    course = open_course(folder)
    with alone_in(course.root), course.gradebook() as gradebook, without_noise():
        found = held(course, gradebook, learner)
        if not found:
            names = known(course, gradebook)
            raise KitError(
                say("forget.nobody", learner=shown(learner)),
                do=nearest(learner, names) or say("forget.nobody-do"),
            )
        table = Table(say("forget.place"), say("forget.what"), box=None, pad_edge=False)
        table.columns[0].no_wrap = True
        for one in found:
            table.add_row(escape(shown(_relative(one.place, course.root))), one.what)
            if yes:
                one.take()
    console.print(table)
    # what could be taken is in the table; afterwards whatever names the person is told, whoever put it there
    but = frozenset() if yes else frozenset(course.root / one.place for one in found)
    named = [shown(_relative(str(path), course.root)) for path in still_naming(course.root, learner, but=but)]
    lines = [say("forget.taken") if yes else say("forget.dry")]
    lines += [say("left.named", n=len(named), files=named)] if named else []
    lines += left(course)
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _relative(place: str, root: Path) -> str:
    path = Path(place)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else place
