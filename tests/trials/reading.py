"""What a reader found of the replies to the answers that are tried, kept as tables in `read/`: fits, vague or misleading.

No program can say whether a reply fits. So a person reads it, and this module says which replies must be read again
because another one has spoken since.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from tests.trials.cases import BlindCase, asked
from tests.trials.counting import Trial
from tests.trials.spoke import spoke

READ = Path(__file__).parent / "read"
READ_LATER = READ / "later"
READ_BEGINNERS = READ / "beginners"
COLUMNS = ["case", "reply", "fits", "why"]
FITS = ("fits", "vague", "misleading")


@dataclass(frozen=True)
class Judgement:
    """What a reader found of one reply: its name, whether it fits, and why not."""

    case: str
    reply: str
    fits: str
    why: str = ""

    def faults(self) -> list[str]:
        """What is wrong with this line of a table.

        >>> Judgement("one-year/3", "nearly-sign", "misleading").faults()
        ['one-year/3: it does not say why the reply is misleading']
        """
        if self.fits not in FITS:
            return [f"{self.case}: {self.fits!r} is none of {', '.join(FITS)}"]
        if self.fits != "fits" and not self.why:
            return [f"{self.case}: it does not say why the reply is {self.fits}"]
        return []


@dataclass(frozen=True)
class Reading:
    """How many replies to wrong answers fit, are vague and mislead, and which are to be read, as nobody has or another spoke."""

    wrong: int
    fits: int
    vague: int
    misleading: tuple[str, ...]
    to_read: tuple[str, ...]

    def below_floors(self) -> list[str]:
        """What keeps the replies from being all read and none misleading, a line each."""
        found = {
            "misleading": self.misleading,
            "to be read, for another reply spoke or none was read": self.to_read,
        }
        return [
            f"replies {what}: {len(cases)} ({', '.join(cases)})" for what, cases in found.items() if cases
        ]


def ids(cases: Sequence[BlindCase]) -> list[str]:
    """The id of each case: its exercise, and the how manieth of it the case is in its file, right ones counted.

    >>> ids([BlindCase("01", "rate", nature, "idea", "", "") for nature in ("right", "wrong")])
    ['rate/1', 'rate/2']
    """
    so_far: Counter[str] = Counter()
    found = []
    for case in cases:
        so_far[case.exercise] += 1
        found.append(f"{case.exercise}/{so_far[case.exercise]}")
    return found


def judgements(lesson: str, where: Path = READ) -> dict[str, Judgement]:
    """What was found of a lesson's replies, by case; nothing where nobody has read it."""
    path = where / f"{lesson}.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            line["case"]: Judgement(**line)
            for line in csv.DictReader(lines)
            if line["case"].partition("/")[0] in asked(lesson)
        }


def reading(trials: Sequence[Trial], found: Mapping[str, Judgement]) -> Reading:
    """Count what was found of the replies to the wrong answers of a lesson."""
    named = zip(ids([case for case, _ in trials]), trials, strict=True)
    wrong = {id: spoke(tried) for id, (case, tried) in named if case.nature == "wrong"}
    read = {id: found[id].fits for id, reply in wrong.items() if id in found and found[id].reply == reply}
    count = Counter(read.values())
    return Reading(
        len(wrong),
        count["fits"],
        count["vague"],
        tuple(id for id, fits in read.items() if fits == "misleading"),
        tuple(id for id in wrong if id not in read),
    )


def to_fill(trials: Sequence[Trial], found: Mapping[str, Judgement]) -> list[Judgement]:
    """A row for each wrong answer: what was found of its reply, left open where that reply does not speak anymore."""
    rows = []
    for id, (case, tried) in zip(ids([case for case, _ in trials]), trials, strict=True):
        now = Judgement(id, spoke(tried), "")
        before = found.get(id, now)
        rows += [before if before.reply == now.reply else now] if case.nature == "wrong" else []
    return rows


def write(rows: Sequence[Judgement], path: Path) -> None:
    """Write rows as a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(COLUMNS)
        lines.writerows(astuple(row) for row in rows)


def table(found: Mapping[str, Reading]) -> str:
    """How many replies fit, are vague and mislead, lesson by lesson."""
    lines = [
        "| Lesson | Wrong answers | fits | vague | misleading | to be read |",
        "|:--|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {lesson} | {one.wrong} | {one.fits} | {one.vague} | {len(one.misleading)} | {len(one.to_read)} |"
        for lesson, one in found.items()
    ]
    return "\n".join(lines) + "\n"
