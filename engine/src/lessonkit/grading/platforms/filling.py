"""What becomes of each mark: filled, unchanged, a change of a mark that is there, or left; before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lessonkit.errors import KitError
from lessonkit.grading.platforms.matching import Doubled, Learner, match
from lessonkit.grading.platforms.sheet import Row, Sheet, number_in
from lessonkit.grading.platforms.their_csv import Changes, say
from lessonkit.grading.states import Standing

What = Literal["fill", "unchanged", "change", "closed", "no-mark", "not-final"]


@dataclass(frozen=True)
class Wishes:
    """What the instructor asked for: to write over marks that are there, to fill marks that are not final, to give shares of another maximum."""

    replace: bool = False
    not_final: bool = False
    scale: bool = False


@dataclass(frozen=True)
class Line:
    """One learner of the file: what becomes of the mark, what is there, what goes there, and why it is left, if so."""

    learner: str
    row: Row
    what: What
    mark: str = ""
    why: str = ""


@dataclass(frozen=True)
class Plan:
    """All lines, learners with a mark who are not in the file, rows of nobody here, and what could be several."""

    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    strangers: tuple[Row, ...]
    doubled: tuple[Doubled, ...]

    def of(self, what: What) -> list[Line]:
        """The lines of one kind."""
        return [line for line in self.lines if line.what == what]

    @property
    def why_left(self) -> Mapping[str, int]:
        """How many have no mark in the file after this, by the reason."""
        return Counter(line.why for line in self.lines if line.what in ("no-mark", "not-final", "closed"))


def plan(
    sheet: Sheet, learners: Sequence[Learner], standings: Sequence[Standing], most: float, wishes: Wishes
) -> Plan:
    """What becomes of each mark. `most` is the lesson's maximum in points.

    A `KitError` where the platform's maximum is another one and nobody asked to scale, and for a mark above it.
    """
    factor = _factor(sheet, most, wishes.scale)
    matched = match(sheet.people, learners)
    with_comma = any("," in row.mark and number_in(row.mark) is not None for row in sheet.people)
    stands = {one.learner: one for one in standings}
    lines = [
        _line(stands[learner], row, _mark(stands[learner], factor, sheet.most, with_comma), wishes)
        for learner, row in sorted(matched.rows.items(), key=lambda pair: pair[1].at)
    ]
    missing = [learner for learner in matched.missing if stands[learner].points is not None]
    doubled = [one for one in matched.doubled if any(stands[who].points is not None for who in one.learners)]
    return Plan(tuple(lines), tuple(missing), matched.strangers, tuple(doubled))


def changes(made: Plan, sheet: Sheet, wishes: Wishes) -> Changes:
    """The cells to write; a `KitError` where rows and learners could be several. No blank is ever among them."""
    if made.doubled:
        raise KitError(say("doubled.refused", n=len(made.doubled)), do=say("doubled.refused-do"))
    written = [*made.of("fill"), *(made.of("change") if wishes.replace else ())]
    return {(line.row.at, sheet.column): line.mark for line in written if line.mark}


def _factor(sheet: Sheet, most: float, scale: bool) -> float:
    """What points are multiplied by."""
    if sheet.most is None or sheet.most == most:
        return 1.0
    if not scale or not most:
        raise KitError(
            say("maximum.differs", heading=sheet.heading.strip(), theirs=f"{sheet.most:g}", ours=f"{most:g}"),
            do=say("maximum.differs-do", ours=f"{most:g}"),
        )
    return sheet.most / most


def _mark(one: Standing, factor: float, most: float | None, with_comma: bool) -> str:
    """A mark as it stands in a cell, with at most two decimals; empty where there is none."""
    if one.points is None:
        return ""
    number = round(one.points * factor, 2)
    if most is not None and number > most:
        raise KitError(
            say("maximum.above", learner=one.learner, mark=f"{number:g}", most=f"{most:g}"),
            do=say("maximum.above-do"),
        )
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if with_comma else text


def _line(one: Standing, row: Row, mark: str, wishes: Wishes) -> Line:
    if row.closed:
        return Line(one.learner, row, "closed", mark, row.closed)
    if not mark:
        return Line(one.learner, row, "no-mark", mark, one.meaning.words)
    if not one.meaning.final and not wishes.not_final:
        return Line(one.learner, row, "not-final", mark, one.meaning.words)
    if row.mark.strip() in ("", "-"):
        return Line(one.learner, row, "fill", mark)
    there, here = number_in(row.mark), number_in(mark)
    same = there is not None and here is not None and round(there, 2) == round(here, 2)
    return Line(one.learner, row, "unchanged" if same else "change", mark)
