"""The table of who has what, and the lines below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from shlex import quote

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lessonkit.grading.collecting.learner_names import fit, printable
from lessonkit.grading.collecting.plan import Line
from lessonkit.grading.collecting.times import stamp
from lessonkit.language import plural

_STATES = {
    "new": "new",
    "newer": "newer, replaces the earlier one",
    "unchanged": "unchanged",
    "older": "older than the one that is there: kept aside",
    "stays": "kept aside: the earlier one stays",
    "undecided": "undecided",
    "nothing": "nothing to grade",
}
_CALM = ("new", "unchanged", "newer")


def what_happens(line: Line) -> str:
    """The words for one row: the state, then whatever an instructor should know.

    What can't be graded is placed as it was handed in, so that its learner gets a page that says why.
    """
    said = [_STATES[line.state]]
    if line.state in ("undecided", "nothing"):
        said = [f"{said[0]}: {line.why.rstrip('.')}"]
        said += ["the earlier one stays"] if line.record.current else []
    if line.others and line.placed:
        said = [f"{said[0]}, with {', '.join(line.others)}"]
    if line.problem:
        said = [line.problem, *([] if said == ["new"] else said)]
    if line.late and line.time is None and line.chosen is not None:
        said.append("late, time unknown")
    elif line.time is not None:
        said.append(f"{'late, ' if line.late else ''}handed in {stamp(line.time)[:-7]} UTC")
    if line.chosen is not None and line.passed_over:
        said.append(f"not {', '.join(line.passed_over)} ({line.why[0].lower()}{line.why[1:].rstrip('.')})")
    if line.stranger:
        said.append("nothing of this lesson found in it")
    if line.by_hand and line.placed:
        edited = line.state == "unchanged"
        said.append(
            "changed by hand since, left so" if edited else "what was put there by hand is kept aside"
        )
    if fit(line.record.name) != line.record.name and not line.learner.startswith(line.record.name):
        said.append(f"came as “{line.record.name}”, a name that nbgrader can't take")
    return printable("; ".join(part.rstrip(".") for part in said))


def table(lines: Sequence[Line], width: int) -> Table:
    """One row a learner, in the order of the alphabet, for a terminal of `width` columns."""
    made = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    learners = [printable(line.learner) for line in lines]
    files = [printable(line.chosen.shown) if line.chosen else "–" for line in lines]
    made.add_column("Learner", overflow="fold", width=_widest(learners, width // 4))
    made.add_column("File", overflow="fold", width=_widest(files, width // 3))
    made.add_column("What happens", overflow="fold")
    made.add_column("Passport", no_wrap=True, width=8)
    for learner, file, line in sorted(
        zip(learners, files, lines, strict=True), key=lambda row: row[0].casefold()
    ):
        calm = (
            line.state in _CALM
            and not line.problem
            and not line.stranger
            and not (line.late and line.time is None)
        )
        made.add_row(
            Text(learner),
            Text(file),
            Text(what_happens(line), style="" if calm else "yellow"),
            Text("yes" if line.passport else "–"),
        )
    return made


def _widest(texts: Sequence[str], at_most: int) -> int:
    return min(max([7, *map(cell_len, texts)]), at_most)


def counts(lines: Sequence[Line]) -> str:
    """The line of counts; each learner is counted once, by what an instructor should know first."""
    found = Counter(_kind(line) for line in lines)
    parts = [f"{number} {kind}" for kind, number in found.most_common()]
    late = sum(line.late and line.time is None and line.chosen is not None for line in lines)
    passports = sum(line.passport is not None for line in lines)
    told = f"{len(lines)} {plural(len(lines), 'learner')}: {', '.join(parts) or 'none'}."
    if late:
        told += f" Late, time unknown: {late}."
    return f"{told} Passports: {passports}."


def _kind(line: Line) -> str:
    if line.problem and line.placed:
        return "can't be read" if line.problem.startswith("cannot") else "of another lesson"
    return {
        "older": "older",
        "stays": "kept aside",
        "nothing": "with nothing to grade",
        "newer": "newer",
        "new": "new",
    }.get(line.state, line.state)


def advice(lines: Sequence[Line]) -> list[str]:
    """What the instructor can do next; the words to type stand on lines of their own, indented."""
    said = []
    undecided = [line for line in lines if line.state == "undecided"]
    if undecided:
        said.append("Undecided: compare the files, then run this again with")
        said += [f"  --choose {quote(f'{line.learner}={line.passed_over[-1]}')}" for line in undecided]
    unknown = [line for line in lines if line.late and line.time is None and line.chosen is not None]
    if unknown:
        said.append("Late, and no time is made up. Give one for all that are marked late, or one for each:")
        said.append("  --late-at '2026-11-12 09:00 UTC'")
        said += [f"  --late {quote(f'{line.learner}=2026-11-12 09:00 UTC')}" for line in unknown]
    if any(line.chosen is not None and line.chosen.named.attempt and line.time is None for line in lines):
        said.append("Blackboard's times name no zone, so they are not used. If you know it:")
        said.append("  --timezone America/Chicago")
    for line in lines:
        if line.other_passports:
            said.append(f"{line.learner}: {', '.join(line.other_passports)} is of another lesson: left out.")
        if line.left_out:
            said.append(f"{line.learner}: left out beside the notebook: {', '.join(line.left_out)}.")
    return said


def show(console: Console, heading: str, lines: Sequence[Line], notes: Sequence[str]) -> None:
    """Print heading, table, counts, and what else there is to say."""
    console.print(Text(printable(heading)), Text(), table(lines, console.width), Text(), sep="\n")
    for said in (counts(lines), *advice(lines), *notes):
        # words to type are left to the terminal to wrap, so that they can be copied
        console.print(Text(printable(said)), soft_wrap=said.startswith("  "))
