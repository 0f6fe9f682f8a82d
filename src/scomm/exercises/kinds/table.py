"""A table: the same columns and rows, in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypedDict

import pandas as pd

from scomm.exercises.kinds.kind import Fault, Kind
from scomm.exercises.kinds.markdown import markdown_table, shown_cell
from scomm.exercises.kinds.number import in_figures, is_number, same_cell
from scomm.exercises.quote import Quote
from scomm.exercises.refusals import LARGEST_COUNT, Rule
from scomm.exercises.things import INTS, STRANGE_CELLS, TEXTS, is_a, legible, thing
from scomm.exercises.wire import STRANGE, Cell, Plain, answer, cell_of, class_quote, refused, refused_as
from scomm.language.sentences import sentences_beside

if TYPE_CHECKING:
    from scomm.exercises.properties import Properties

MOST_CELLS = 200_000
"""A table or chart larger than this is refused: no exercise needs one."""

MOST_TO_PAIR = 60
"""Rows that are paired one by one where sorting does not settle it."""

MOST_NAMES = 8
"""Column names that a quote lists."""

Row = list[Any]

say = sentences_beside(__file__)
_SAID = say.group("table.refused")
TABLE_RULES: Final[Mapping[str, Rule]] = {
    "table-series": Rule(_SAID["series"]),
    "table-other": Rule(_SAID["other"], ("thing",)),
    "table-rows": Rule(_SAID["rows"], ("count",)),
    "table-names": Rule(_SAID["names"]),
    "table-cell": Rule(_SAID["cell"], ("count", "cell")),
}


class Table(TypedDict):
    """A table as plain data: column names, and one list of cells a row."""

    columns: list[str]
    rows: list[list[Cell]]


class TableKind(Kind):
    """A DataFrame, without its index."""

    name = "table"
    form = Table
    rules = {id: rule.also_in_results() for id, rule in TABLE_RULES.items()}
    in_a_line = False

    def coerce(self, value: object) -> Plain:
        """A DataFrame as column names and rows; the index is left out."""
        return coerce_table(value)

    def fits(self, value: Any) -> bool:
        """True for a table whose rows all have a cell for each column."""
        return super().fits(value) and is_square(value)

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """Same columns in any order, same rows in any order; further columns are not forgiven."""
        return same_table(given, wanted, tolerance)

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """Columns that are missing, doubled or too many; rows that are too few or add up to something else."""
        return _fault_of_columns(properties.columns or (), value["columns"]) or _fault_of_rows(
            properties, value
        )

    def line(self, value: Any) -> str:
        """The rows of a table.

        >>> KIND.line({"columns": ["a", "b"], "rows": [["x", 1], ["y", 2.5]]})
        'x 1; y 2.5'
        """
        return "; ".join(" ".join(map(shown_cell, row)) for row in value["rows"])

    def block(self, value: Any) -> str:
        """A Markdown table.

        >>> print(KIND.block({"columns": ["a", "b"], "rows": [[1, "x"]]}))
        | a | b |
        |:--|:--|
        | 1 | x |
        """
        return markdown_table(value["columns"], value["rows"])


def coerce_table(value: object) -> Plain:
    """A DataFrame as column names and rows, or a refusal that says what stands there instead."""
    if type(value) is pd.Series:
        return refused("table-series")
    if type(value) is not pd.DataFrame:
        return refused_as("table-other", value)
    if max(value.size, len(value)) > MOST_CELLS:
        return refused("table-rows", count=min(len(value), LARGEST_COUNT))
    columns = list(value.columns)
    if any(not is_a(column, TEXTS | INTS) for column in columns):
        return refused("table-names")
    rows = []
    for row in value.itertuples(index=False, name=None):
        cells = [cell_of(cell) for cell in row]
        if any(cell is STRANGE for cell in cells):
            place = [cell is STRANGE for cell in cells].index(True)
            return _strange_cell(columns[place], place, row[place])
        rows.append(cells)
    return answer({"columns": [legible(str(column)) for column in columns], "rows": rows})


def _strange_cell(column: object, place: int, value: object) -> Plain:
    """The refusal of a table for one of its cells."""
    kind = thing(value)
    quotes = (Quote(say("table.quoted.name"), legible(str(column))[:60]), *class_quote(value))
    return refused("table-cell", quotes, count=place + 1, cell=STRANGE_CELLS.get(kind, kind))


def is_square(table: Table) -> bool:
    """True if each row has one cell a column."""
    return all(len(row) == len(table["columns"]) for row in table["rows"])


def same_table(given: Table, wanted: Table, tolerance: float) -> bool:
    """True if two tables have the same columns and rows, each in any order."""
    if sorted(given["columns"]) != sorted(wanted["columns"]):
        return False
    order = [given["columns"].index(column) for column in wanted["columns"]]
    return same_rows([[row[i] for i in order] for row in given["rows"]], wanted["rows"], tolerance)


def same_rows(given: Sequence[Row], wanted: Sequence[Row], tolerance: float) -> bool:
    """The same rows in any order: labels must be equal, numbers within the tolerance."""
    if len(given) != len(wanted):
        return False
    mine, theirs = _by_labels(given), _by_labels(wanted)
    return mine.keys() == theirs.keys() and all(
        _same_numbers(mine[labels], theirs[labels], tolerance) for labels in theirs
    )


def _by_labels(rows: Sequence[Row]) -> dict[tuple[Any, ...], list[Row]]:
    """The numbers of each row, by all else that stands in the row and where it stands."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        labels = tuple((i, type(cell), cell) for i, cell in enumerate(row) if not is_number(cell))
        groups[labels].append([cell for cell in row if is_number(cell)])
    return groups


def _same_numbers(given: list[Row], wanted: list[Row], tolerance: float) -> bool:
    def fits(one: Row, other: Row) -> bool:
        return len(one) == len(other) and all(
            same_cell(a, b, tolerance) for a, b in zip(one, other, strict=True)
        )

    if len(given) != len(wanted):
        return False
    if all(fits(one, other) for one, other in zip(sorted(given), sorted(wanted), strict=True)):
        return True
    # Within a tolerance two rows can change places when sorted; one column of numbers cannot.
    return len(wanted[0]) > 1 and len(wanted) <= MOST_TO_PAIR and can_be_paired(given, wanted, fits)


def can_be_paired(given: Sequence[Any], wanted: Sequence[Any], fits: Callable[[Any, Any], bool]) -> bool:
    """True if the items can be paired one to one so that every pair fits, in whatever order they come."""
    partner: dict[int, int] = {}

    def find(i: int, tried: set[int]) -> bool:
        for j in range(len(wanted)):
            if j not in tried and fits(given[i], wanted[j]):
                tried.add(j)
                if j not in partner or find(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    return len(given) == len(wanted) and all(find(i, set()) for i in range(len(given)))


def _fault_of_columns(wanted: Sequence[str], columns: list[str]) -> Fault | None:
    missing = [column for column in wanted if column not in columns]
    if missing and not columns:
        return Fault(say("table.missing.empty", column=missing[0]))
    if missing:
        quotes = (Quote(say("table.quoted.columns"), _first_of(columns)),)
        return Fault(say("table.missing.column", column=missing[0], n=len(columns)), quotes)
    twice = [column for column in columns if columns.count(column) > 1 and (column in wanted or not wanted)]
    if twice:
        known = (
            say("table.twice.wanted", column=twice[0]) if twice[0] in wanted else say("table.twice.unknown")
        )
        return Fault(known, _column(twice[0]))
    extra = [column for column in columns if column not in wanted] if wanted else []
    return Fault(say("table.extra", columns=", ".join(wanted)), _column(extra[0])) if extra else None


def _column(name: str) -> tuple[Quote]:
    return (Quote(say("table.quoted.column"), name[:40]),)


def _first_of(names: list[str]) -> str:
    first, rest = ", ".join(name[:40] for name in names[:MOST_NAMES]), len(names[MOST_NAMES:])
    return say("table.quoted.and-more", first=first, n=rest) if rest else first


def _fault_of_rows(properties: Properties, value: dict[str, Any]) -> Fault | None:
    rows, wanted = value["rows"], properties.length
    if wanted is not None and len(rows) != wanted:
        return Fault(
            say("table.count.one", n=len(rows))
            if wanted == 1
            else say("table.count.several", n=len(rows), wanted=wanted)
        )
    if not properties.sums_to or properties.sums_to[0] not in value["columns"]:
        return None
    column, total = properties.sums_to
    numbers = [row[value["columns"].index(column)] for row in rows]
    if any(isinstance(number, str | bool) for number in numbers):
        return Fault(say("table.no-numbers", column=column))
    found = sum(number for number in numbers if number is not None)
    if abs(found - total) <= 0.5:
        return None
    return Fault(say("table.sum", column=column, found=in_figures(found), total=in_figures(total)))


KIND = TableKind()
