"""`python -m tests.trials`: try every answer that was written blind, print the table, and write docs/trials.md.

With names of lessons, those alone are tried, and the page is left as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.trials.cases import BEGINNERS, BLIND, DECEMBER, LATER, SECOND, TOLD, lessons
from tests.trials.counting import Score, Trial
from tests.trials.notebook import KIT
from tests.trials.reading import (
    READ,
    READ_BEGINNERS,
    READ_LATER,
    Reading,
    judgements,
    reading,
    table,
    to_fill,
    write,
)
from tests.trials.report import (
    ALL,
    BY_TRIALS,
    OF_BEGINNERS,
    OF_DECEMBER,
    OF_SECOND,
    WRITTEN_LATER,
    by_kind,
    for_a_reader,
    read_summary,
    report,
    scores,
    summary,
)
from tests.trials.running import run_lesson

REPORT = KIT / "docs" / "trials.md"
FOR_A_READER = KIT / "build" / "trials"


def prove() -> tuple[str, list[str]]:
    """Try every case: the tables as Markdown, and what got worse than docs/trials.md says, lies below a floor or must be read.

    If nothing did, the page is written anew.
    """
    found, told, later, new, december, second = (
        tried(lessons(where), where) for where in (BLIND, TOLD, LATER, BEGINNERS, DECEMBER, SECOND)
    )
    now = scores(found) | scores(told, BY_TRIALS) | scores(later, WRITTEN_LATER) | scores(new, OF_BEGINNERS)
    now |= scores(december, OF_DECEMBER) | scores(second, OF_SECOND)
    worse = got_worse(now, read_summary(_read(REPORT)))
    worse += [
        f"{name}, below the floor: {what}"
        for name in (f"{before}{ALL}" for before in ("", BY_TRIALS, WRITTEN_LATER, OF_BEGINNERS))
        for what in now[name].below_floors()
    ]
    read = read_of(found, later, new)
    worse += [f"{lesson}, {what}" for lesson, one in read.items() for what in one.below_floors()]
    if not worse:
        REPORT.write_text(report(found, told, later, new, december, second, read), encoding="utf-8")
    return "\n".join([summary(now), by_kind(found), table(read)]), worse


def tried(chosen: Sequence[str], where: Path) -> dict[str, list[Trial]]:
    """The cases of these lessons in one of the folders, each with what came of it."""
    with ThreadPoolExecutor(2) as two:  # each lesson is a process of its own
        return dict(zip(chosen, two.map(lambda lesson: run_lesson(lesson, where), chosen), strict=True))


def read_of(
    found: Mapping[str, Sequence[Trial]],
    later: Mapping[str, Sequence[Trial]],
    beginners: Mapping[str, Sequence[Trial]],
) -> dict[str, Reading]:
    """What a person found of the replies to answers written blind, later and by beginners, after writing them down for a reader."""
    write_for_a_reader(found, FOR_A_READER)
    read = as_read(found)
    for before, trials, where in (
        (WRITTEN_LATER, later, READ_LATER),
        (OF_BEGINNERS, beginners, READ_BEGINNERS),
    ):
        write_for_a_reader(trials, FOR_A_READER / where.name, where)
        read |= {f"{before}{lesson}": one for lesson, one in as_read(trials, where).items()}
    return read


def as_read(found: Mapping[str, Sequence[Trial]], where: Path = READ) -> dict[str, Reading]:
    """What a person found of the replies of each lesson."""
    return {lesson: reading(trials, judgements(lesson, where)) for lesson, trials in found.items()}


def got_worse(now: Mapping[str, Score], before: Mapping[str, Score]) -> list[str]:
    """What got worse in which lesson, a line each; a lesson that was not tried or not measured is passed over.

    So is the sum of all where one side has lessons that the other has not: it counts other answers.
    """
    same = set(now) == set(before)
    return [
        f"{name}: {what}"
        for name in now
        if name in before and (same or not name.endswith(ALL))
        for what in now[name].worse_than(before[name])
    ]


def write_for_a_reader(found: Mapping[str, Sequence[Trial]], folder: Path, where: Path = READ) -> None:
    """Write for each lesson a page, every wrong answer beside what the learner was told, and a table to fill with what was found."""
    folder.mkdir(parents=True, exist_ok=True)
    for lesson, trials in found.items():
        (folder / f"{lesson}.md").write_text(for_a_reader(lesson, trials), encoding="utf-8")
        write(to_fill(trials, judgements(lesson, where)), folder / f"{lesson}.csv")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def main(chosen: Sequence[str]) -> int:
    """Print the tables; 1 if a number got worse."""
    if chosen:
        found, later, new = (
            tried([lesson for lesson in lessons(where) if lesson in chosen], where)
            for where in (BLIND, LATER, BEGINNERS)
        )
        numbers = scores(found) | scores(later, WRITTEN_LATER) | scores(new, OF_BEGINNERS)
        print(summary(numbers), by_kind(found), table(read_of(found, later, new)), sep="\n")
        return 0
    tables, worse = prove()
    print(tables, *worse, sep="\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
