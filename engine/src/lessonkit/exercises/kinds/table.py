"""A table: the same columns and rows, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from lessonkit.exercises.kinds.kind import Explained, Fault, Kind
from lessonkit.exercises.kinds.markdown import markdown_table, shown_cell
from lessonkit.exercises.kinds.number import in_figures
from lessonkit.exercises.kinds.table_proof import faults_of_tables
from lessonkit.exercises.kinds.table_said import explained, marred
from lessonkit.exercises.kinds.table_same import Index, Table, is_square, parts_of, same_table
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.refusals import LARGEST_COUNT, Rule
from lessonkit.exercises.things import INTS, STRANGE_CELLS, TEXTS, is_a, legible, thing
from lessonkit.exercises.wire import (
    LONGEST_TEXT,
    STRANGE,
    Plain,
    answer,
    cell_of,
    class_quote,
    refused,
    refused_as,
)
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.judge import Key
    from lessonkit.exercises.key.proof import Bench
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Exercise
    from lessonkit.exercises.verdict import Verdict

MOST_CELLS = 200_000
"""A table or chart larger than this is refused: no exercise needs one."""

MOST_COLUMNS = 1_000
"""A table with more is refused: a column costs far more to read than a cell, also where there is no row."""

MOST_NAMES = 8
"""Column names that a quote lists."""

say = sentences_beside(__file__)
_SAID = say.later("table.refused")
TABLE_RULES: Final[Mapping[str, Rule]] = {
    "table-series": Rule(_SAID["series"]),
    "table-other": Rule(_SAID["other"], ("thing",)),
    "table-rows": Rule(_SAID["rows"], ("count",)),
    "table-columns": Rule(_SAID["columns"], ("count",)),
    "table-names": Rule(_SAID["names"]),
    "table-cell": Rule(_SAID["cell"], ("count", "cell")),
}


class TableKind(Kind):
    """A DataFrame, without its index."""

    name = "table"
    form = Table
    rules = {id: rule.also_in_results() for id, rule in TABLE_RULES.items()}
    in_a_line = False
    explains_form = True

    def coerce(self, value: object) -> Plain:
        """A DataFrame as column names and rows; an index with names stands beside them.

        One column (a Series) with such an index is a table whose key was not made a column again.
        """
        index = _named_index(value)
        if type(value) is pd.Series and index:
            value = value.to_frame(name="" if value.name is None else value.name)
        taken = coerce_table(value)
        if taken.state == "answer" and index and not set(index["columns"]) & set(taken.value["columns"]):
            taken.value["index"] = index
        return taken

    def fits(self, value: Any) -> bool:
        """True for a table whose rows all have a cell for each column, and that is no larger than one that is taken."""
        return super().fits(value) and is_square(value) and all(map(is_of_a_size, parts_of(value)))

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """Same columns in any order, same rows in any order; further columns are not forgiven."""
        return same_table(given, wanted, tolerance)

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """Columns that are missing, doubled or too many; rows that are too few or add up to something else."""
        return _fault_of_columns(properties.columns or (), value["columns"]) or _fault_of_rows(
            properties, value
        )

    def marred(self, exercise: Exercise, value: Any) -> Explained | None:
        """A column that is to hold numbers, and holds texts that say them."""
        return marred(exercise.properties, value)

    def explain(self, exercise: Exercise, value: Any, key: Key) -> Explained | None:
        """Which columns and rows differ, and part of the points where the rest of the rows is right."""
        return explained(exercise, value, key, self.fault(exercise.properties, value))

    def faults(self, bench: Bench) -> Iterator[str]:
        """A table with a row dropped, two values swapped or a column of text never gets full marks."""
        yield from faults_of_tables(bench)

    def quotes(self, properties: Properties, given: Plain, verdict: Verdict) -> tuple[Quote, ...]:
        """The learner's own names of columns that a fault is about, also where its cause is told before it."""
        fault = self.fault(properties, given.value)
        return fault.quotes if fault and verdict.state in ("not-yet", "partly") else ()

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
    """A DataFrame as column names and rows, or a refusal that says what stands there instead.

    Rows or columns that are written out are a table too: a list of dicts with the same names, or a dict of lists of one length.
    """
    if type(value) is pd.Series:
        return refused("table-series")
    if written := _written_out(value):
        return _taken(*written)
    if type(value) is not pd.DataFrame:
        return refused_as("table-other", value)
    if max(value.size, len(value)) > MOST_CELLS:
        return refused("table-rows", count=min(len(value), LARGEST_COUNT))
    if len(value.columns) > MOST_COLUMNS:
        return refused("table-columns", count=min(len(value.columns), LARGEST_COUNT))
    columns = list(value.columns)
    if any(not is_a(column, TEXTS | INTS) for column in columns):
        return refused("table-names")
    return _taken(columns, value.itertuples(index=False, name=None))


def _written_out(value: Any) -> tuple[list[Any], Iterable[Sequence[object]]] | None:
    """Names and rows of a table made of Python's own lists and dicts; None where it is none, or too large."""
    rows: Iterable[Sequence[object]]
    if type(value) is dict and value:
        columns = list(value.values())
        if any(type(column) not in (list, tuple) for column in columns) or len(set(map(len, columns))) > 1:
            return None
        names, height, rows = list(value), len(columns[0]), zip(*columns, strict=True)
    elif type(value) is list and value and all(type(row) is dict for row in value):
        names, height, rows = list(value[0]), len(value), (list(map(row.get, names)) for row in value)
    else:
        return None
    if not all(is_a(name, TEXTS) for name in names) or max(len(names), 1) * height > MOST_CELLS:
        return None
    if type(value) is list and any(row.keys() != value[0].keys() for row in value):
        return None
    return (names, rows) if len(names) <= MOST_COLUMNS else None


def _taken(columns: Sequence[object], given: Iterable[Sequence[object]]) -> Plain:
    """A table of plain cells, or the refusal of the first that is none."""
    rows = []
    for row in given:
        cells = [_cell(cell) for cell in row]
        if any(cell is STRANGE for cell in cells):
            place = [cell is STRANGE for cell in cells].index(True)
            return _strange_cell(columns[place], place, row[place])
        rows.append(cells)
    return answer({"columns": [legible(str(column)) for column in columns], "rows": rows})


def is_of_a_size(cells: Iterable[Iterable[Any]]) -> bool:
    """True if plain cells, in rows or columns, are no more and no longer than what is taken of a learner's value."""
    count = 0
    for row in cells:
        for cell in row:
            count += 1
            if count > MOST_CELLS or (isinstance(cell, str) and len(cell) > LONGEST_TEXT):
                return False
    return True


def _cell(value: object) -> Any:
    """A cell as JSON; an exact number of Python's own is read as the number that it is."""
    if type(value) in (Decimal, Fraction):
        value = float(value)  # type: ignore[arg-type]
    return cell_of(value)


def _named_index(value: object) -> Index | None:
    """The index of a table or a Series, if each of its levels has a name of plain text and holds plain cells."""
    if type(value) not in (pd.DataFrame, pd.Series):
        return None
    index = value.index  # type: ignore[attr-defined]
    if len(index) * index.nlevels > MOST_CELLS or any(not is_a(name, TEXTS) for name in index.names):
        return None
    rows = [
        [_cell(cell) for cell in (at if isinstance(index, pd.MultiIndex) else (at,))] for at in index.tolist()
    ]
    if any(cell is STRANGE for row in rows for cell in row):
        return None
    return {"columns": [legible(str(name)) for name in index.names], "rows": rows}


def _strange_cell(column: object, place: int, value: object) -> Plain:
    """The refusal of a table for one of its cells."""
    kind = thing(value)
    quotes = (Quote(say("table.quoted.name"), legible(str(column))[:60]), *class_quote(value))
    return refused("table-cell", quotes, count=place + 1, cell=STRANGE_CELLS.get(kind, kind))


_ROW_NUMBERS = "index"
"""What .reset_index() calls the numbers of the rows, where no group has a name."""


def _fault_of_columns(wanted: Sequence[str], columns: list[str]) -> Fault | None:
    there = set(columns)
    missing = [column for column in wanted if column not in there]
    if missing and not columns:
        return Fault(say("table.missing.empty", column=missing[0]))
    if missing:
        if len(columns) > 1 and all(column.isdecimal() for column in columns):
            return Fault(say("table.missing.numbered", column=missing[0]))
        quotes = (Quote(say("table.quoted.columns"), _first_of(columns)),)
        if _ROW_NUMBERS in columns and _ROW_NUMBERS not in wanted:
            return Fault(say("table.missing.ungrouped", column=missing[0]), quotes)
        return Fault(say("table.missing.column", column=missing[0], n=len(columns)), quotes)
    counted = Counter(columns)
    twice = [column for column, n in counted.items() if n > 1 and (column in wanted or not wanted)]
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
