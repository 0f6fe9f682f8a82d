"""Find what is wrong with a committed table; every line names the file, the row and the rule."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from lessonkit.data.small_cells import small_cells

_MOST = 20


def invalid(descriptor: Path) -> tuple[str, ...]:
    """What is wrong with a data package and its tables, one line each.

    Besides the rules of frictionless, a field may say `"reference": "table.column"`: then each of its
    codes must stand in that column of another table of `datasets/`. A table may say `"smallCells"`
    (see `small_cells.py`): then no count under ten stands below the state.
    """
    from frictionless import Checklist, Package  # slow to import, and only authors need it

    # Size and hash are named by `unstamped`, with what to do; keys by `unknown_codes`, across folders too.
    content = Checklist(skip_errors=["byte-count", "hash-count", "foreign-key"])
    report = Package(str(descriptor)).validate(content)
    return (
        *(f"{descriptor.parent.name}: {error.message}" for error in report.errors),
        *(
            f"{descriptor.parent.name}/{task.place}: {error.message}"
            for task in report.tasks
            for error in task.errors[:_MOST]
        ),
        *unknown_codes(descriptor),
        *small_cells(descriptor),
    )


def unknown_codes(descriptor: Path) -> tuple[str, ...]:
    """The cells whose code is not in the column that their field refers to, one line each."""
    return tuple(
        problem
        for resource in json.loads(descriptor.read_text("utf-8"))["resources"]
        for field in resource.get("schema", {}).get("fields", [])
        if "reference" in field
        for problem in _unknown(descriptor.parent, resource, field)
    )


def first_difference(committed: bytes, built: bytes) -> str:
    """Where two versions of a text file part: the line, and what stands on it in both.

    >>> first_difference(b"town,cats\\nUr,4\\n", b"town,cats\\nUr,3\\n")
    "in row 2: 'Ur,4' instead of 'Ur,3'"
    """
    lines = zip_longest(committed.split(b"\n"), built.split(b"\n"), fillvalue=b"")
    row, (found, wanted) = next((n, pair) for n, pair in enumerate(lines, start=1) if pair[0] != pair[1])
    # Outlines are one long line: show only what stands around the first difference.
    at = next(n for n in range(len(found) + len(wanted)) if found[n : n + 1] != wanted[n : n + 1])
    start = max(0, at - 40) if max(len(found), len(wanted)) > 120 else 0
    cut = slice(start, start + 120)
    return f"in row {row}: {_text(found[cut])} instead of {_text(wanted[cut])}"


def _text(line: bytes) -> str:
    return repr(line.decode("utf-8", "replace"))


def _unknown(folder: Path, resource: dict[str, Any], field: dict[str, Any]) -> Iterator[str]:
    table, column = field["reference"].split(".")
    known = _codes(folder.parent, table, column)
    if known is None:
        yield f"{folder.name}/{resource['path']}: There is no {field['reference']} to check codes against"
        return
    missing = resource["schema"].get("missingValues", [""])
    path = folder / resource["path"]
    if not path.is_file():
        return  # frictionless has said so
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if field["name"] not in (rows.fieldnames or ()):
            return
        for number, row in enumerate(rows, start=2):
            code = row[field["name"]]
            if code not in missing and code not in known:
                yield (
                    f'{folder.name}/{resource["path"]}: The cell "{code}" in row at position "{number}" and '
                    f'field "{field["name"]}" is unknown: it is not in "{column}" of {table}'
                )


def _codes(datasets: Path, table: str, column: str) -> frozenset[str] | None:
    """Every value of one column of another table; None if there is no such column."""
    for descriptor in sorted(datasets.glob("*/datapackage.json")):
        for resource in json.loads(descriptor.read_text("utf-8"))["resources"]:
            if resource["name"] == table:
                with (descriptor.parent / resource["path"]).open(encoding="utf-8", newline="") as file:
                    rows = csv.DictReader(file)
                    return (
                        frozenset(row[column] for row in rows) if column in (rows.fieldnames or ()) else None
                    )
    return None
