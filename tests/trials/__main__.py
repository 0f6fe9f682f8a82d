"""`python -m tests.trials`: try every answer that was written blind, print the table, and write docs/trials.md.

With names of lessons, those alone are tried, and the page is left as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.trials.answer_sets import SETS
from tests.trials.cases import lessons
from tests.trials.counting import Score, Trial
from tests.trials.notebook import KIT
from tests.trials.reading import READ, Reading, judgements, reading, table, to_fill, write
from tests.trials.report import ALL, by_kind, for_a_reader, read_summary, report, scores, summary
from tests.trials.running import run_lesson

REPORT = KIT / "docs" / "trials.md"
FOR_A_READER = KIT / "build" / "trials"


def prove() -> tuple[str, list[str]]:
    """Try every case: the tables as Markdown, and what got worse than docs/trials.md says, lies below a floor or must be read.

    If nothing did, the page is written anew.
    """
    every = {one.before: tried(lessons(one.folder), one.folder) for one in SETS}
    now = all_scores(every)
    worse = got_worse(now, read_summary(_read(REPORT)))
    worse += [
        f"{name}, below the floor: {what}"
        for name in (f"{one.before}{ALL}" for one in SETS if one.floors)
        for what in now[name].below_floors()
    ]
    read = read_of(every)
    worse += [f"{lesson}, {what}" for lesson, one in read.items() for what in one.below_floors()]
    if not worse:
        REPORT.write_text(report(every, read), encoding="utf-8")
    return "\n".join([summary(now), by_kind(every[""]), table(read)]), worse


def all_scores(every: Mapping[str, Mapping[str, Sequence[Trial]]]) -> dict[str, Score]:
    """The scores of every set that was tried, each lesson with what stands before it."""
    return {name: one for before, found in every.items() for name, one in scores(found, before).items()}


def tried(chosen: Sequence[str], where: Path) -> dict[str, list[Trial]]:
    """The cases of these lessons in one of the folders, each with what came of it."""
    with ThreadPoolExecutor(2) as two:  # each lesson is a process of its own
        return dict(zip(chosen, two.map(lambda lesson: run_lesson(lesson, where), chosen), strict=True))


def read_of(every: Mapping[str, Mapping[str, Sequence[Trial]]]) -> dict[str, Reading]:
    """What a person found of the replies of each set that one read, after writing them down for a reader."""
    read: dict[str, Reading] = {}
    for one in SETS:
        if one.read is not None and one.before in every:
            folder = FOR_A_READER / one.read.relative_to(READ)
            write_for_a_reader(every[one.before], folder, one.read)
            found = as_read(every[one.before], one.read)
            read |= {f"{one.before}{lesson}": said for lesson, said in found.items()}
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
        every = {
            one.before: tried([lesson for lesson in lessons(one.folder) if lesson in chosen], one.folder)
            for one in SETS
            if one.read
        }
        print(summary(all_scores(every)), by_kind(every[""]), table(read_of(every)), sep="\n")
        return 0
    tables, worse = prove()
    print(tables, *worse, sep="\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
