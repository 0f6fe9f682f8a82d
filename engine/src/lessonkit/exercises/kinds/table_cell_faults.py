"""What cells that differ have in common: text for numbers, blanks, rounding, a factor, values in another's row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from lessonkit.exercises.kinds.distances import distance
from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.kinds.table_cells import Differences, same_values_elsewhere
from lessonkit.language.sentences import sentences_beside

FEWEST_ALIKE = 3
"""Cells with one number that are no chance."""

say = sentences_beside(__file__)


class Said(Struct, frozen=True):
    """A fault by its name, and what is said of it."""

    id: str
    reply: str


def fault_of_cells(pairs: Sequence[tuple[Any, Any]], tolerance: float) -> Said | None:
    """What makes these cells wrong alike, each with the right one beside it; None where nothing that is known does."""
    given, right = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if all(map(is_number, right)) and any(isinstance(cell, str) for cell in given):
        return Said("text-for-numbers", say("table.cell.text"))
    if all(cell is None for cell in given):
        return Said("blank-for-value", say("table.cell.blank"))
    if all(cell is None for cell in right):
        zero = all(is_number(cell) and cell == 0 for cell in given)
        return (
            Said("zero-for-blank", say("table.cell.zero"))
            if zero
            else Said("value-for-blank", say("table.cell.filled"))
        )
    if all(isinstance(cell, str) for cell in right) and not any(isinstance(cell, str) for cell in given):
        return Said("numbers-for-text", say("table.cell.no-text"))
    if name := distance(pairs, tolerance):
        return Said(name, say(f"distance.{name}"))
    if same_values_elsewhere(pairs, tolerance):
        return Said("values-in-other-rows", say("table.cell.elsewhere"))
    if len(given) >= FEWEST_ALIKE and all(is_number(cell) and cell == given[0] != 0 for cell in given):
        return Said("one-number-in-all", say("table.cell.alike"))
    return None


def fault_of_labels(
    found: Differences, columns: Sequence[str], is_told: Callable[[Any], bool]
) -> Said | None:
    """The key column whose cells are not those of the right table; None where each cell is, in another combination.

    A label that is wanted and told by the exercise itself is named.
    """
    for i, place in enumerate(found.keys):
        known = {label[i] for label in found.right}
        strange = [label[i] for label in found.rows if label[i] not in known]
        if not strange:
            continue
        facts: dict[str, Any] = {"column": columns[place], "n": len(strange)}
        if all(cell is None for cell in strange):
            return Said("blank-labels", say("table.labels.blank", **facts))
        if {_bare(cell) for cell in strange} <= {_bare(cell) for cell in known}:
            return Said("labels-written-otherwise", say("table.labels.otherwise", **facts))
        absent = [label[i] for label in found.missing if isinstance(label[i], str) and is_told(label[i])]
        if absent and absent[0] not in {label[i] for label in found.rows}:
            return Said("other-labels", say("table.labels.strange-named", label=absent[0], **facts))
        return Said("other-labels", say("table.labels.strange", **facts))
    return None


def _bare(cell: Any) -> str:
    """A label without capitals, blanks and signs."""
    return "".join(character for character in str(cell).casefold() if character.isalnum())
