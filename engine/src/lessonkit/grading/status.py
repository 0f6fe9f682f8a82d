"""`lessonkit status`: how each learner's submission stands, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from lessonkit.grading import exported, journal, judged
from lessonkit.grading.batch import kept_runs
from lessonkit.grading.batch.course import gradebook_of, open_course
from lessonkit.grading.folders import misplaced
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.key_and_gradebook import differences
from lessonkit.grading.marking import record as marking
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.standings import same_codes, standings, unnamed
from lessonkit.grading.states import Standing, counted
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def print_status(root: Path, lesson: str, console: Console) -> None:
    """Print a table of all learners, then what should be looked at; a `KitError` where there is no gradebook."""
    with gradebook_of(root) as gradebook:
        found = standings(root, lesson, gradebook)
        released = released_cells(gradebook, lesson, lesson)
    console.print(_table(found))
    last = [entries[-1] for entries in judged.read(root, lesson).values()]
    looks = [
        *unnamed(root, lesson),
        *misplaced(root / "submitted", lesson),
        *same_codes(last),
        *_noted(found),
        *_lost(root, lesson),
        *_differs(root, lesson, released),
    ]
    if looks:
        console.print("\nLook at:")
        for line in looks:
            console.print(f"- {escape(line)}")
    console.print(f"\n{counted(found) or 'Nobody has handed in anything'}.")


def _noted(found: Sequence[Standing]) -> list[str]:
    """One line a note, with everybody whom it is about."""
    about: dict[str, list[str]] = {}
    for one in found:
        for note in one.notes:
            about.setdefault(note, []).append(one.learner)
    return [f"{', '.join(learners)}: {note}" for note, learners in about.items()]


def _differs(root: Path, lesson: str, released: Sequence[ReleasedCell]) -> list[str]:
    """Where the key is not what the gradebook counts by; nothing where no key lies here."""
    key = open_course(root).shelf.lesson(lesson)
    return differences(key, released) if key is not None else []


def _lost(root: Path, lesson: str) -> list[str]:
    """One line a journal of the lesson in which lines are torn off or changed."""
    kept = [
        root / folder / f"{lesson}.jsonl" for folder in (judged.FOLDER, kept_runs.FOLDER, exported.FOLDER)
    ]
    kept += sorted((root / marking.FOLDER / lesson).glob("*.jsonl"))
    return [
        say("status.lost", n=count, file=path.relative_to(root).as_posix())
        for path, count in journal.lost(kept).items()
    ]


def _table(found: Sequence[Standing]) -> Table:
    table = Table("learner", "stands", "points", "why, and what to do", box=None, pad_edge=False)
    table.columns[2].justify = "right"
    table.columns[3].overflow = "fold"
    for one in found:
        why = " ".join(filter(None, (one.reason, one.cure))) or one.meaning.to_do
        table.add_row(escape(one.learner), one.meaning.words, _points(one), escape(why))
    return table


def _points(one: Standing) -> str:
    """Points so far of the most there are, and what a reader has still to give."""
    if one.points is None:
        return "none"
    waiting = f", {one.waiting:g} to read" if one.waiting else ""
    return f"{one.points:g} of {one.most:g}{waiting}"
