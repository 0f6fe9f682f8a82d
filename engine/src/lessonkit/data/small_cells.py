"""No count under ten below the state: find the cells that break the rule.

Each table of `datasets/` says in its description how far down it goes:

    "smallCells": {"level": "nation"}                                   nothing below the nation; or "state"
    "smallCells": {"level": "below-state", "counts": ["people"]}         columns that count people or events
    "smallCells": {"level": "below-state", "rows": "facility"}           each row is one event at a place
    "smallCells": {..., "only": {"level": "facility|pool"}}              the rule is for these rows alone
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SMALLEST = 10
LEVELS = ("nation", "state", "below-state")


def small_cells(descriptor: Path) -> tuple[str, ...]:
    """The small counts in the tables of one data package, one line each: file, row and rule."""
    return tuple(
        f"{descriptor.parent.name}/{resource['path']}: {problem}"
        for resource in json.loads(descriptor.read_text("utf-8"))["resources"]
        if "smallCells" in resource
        for problem in _of_table(descriptor.parent / resource["path"], resource["smallCells"])
    )


def _of_table(path: Path, rule: dict[str, Any]) -> Iterator[str]:
    if rule.get("level") not in LEVELS:
        yield f'The level "{rule.get("level")}" of smallCells is none of {", ".join(LEVELS)}'
        return
    if rule["level"] != "below-state" or not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        asked = [*rule.get("counts", []), *([rule["rows"]] if "rows" in rule else []), *rule.get("only", {})]
        lost = [name for name in asked if name not in (reader.fieldnames or ())]
        if lost:
            yield f'The field "{lost[0]}" of smallCells is not in the table'
            return
        rows = [
            (number, row)
            for number, row in enumerate(reader, start=2)
            if all(re.fullmatch(pattern, row[name]) for name, pattern in rule.get("only", {}).items())
        ]
    yield from _counts(rows, rule.get("counts", []))
    if "rows" in rule:
        yield from _places(rows, rule["rows"])


def _counts(rows: list[tuple[int, dict[str, str]]], columns: list[str]) -> Iterator[str]:
    for number, row in rows:
        for name in columns:
            if row[name] and float(row[name]) < SMALLEST:
                yield (
                    f'The cell "{row[name]}" in row at position "{number}" and field "{name}" is a count under '
                    f"{SMALLEST} below the state"
                )


def _places(rows: list[tuple[int, dict[str, str]]], column: str) -> Iterator[str]:
    seen = Counter(row[column] for _, row in rows if row[column])
    first: dict[str, int] = {}
    for number, row in rows:
        first.setdefault(row[column], number)
    for place, times in sorted(seen.items()):
        if times < SMALLEST:
            yield (
                f'The place "{place}" of field "{column}", first in row at position "{first[place]}", has {times} '
                f"rows: under {SMALLEST} below the state"
            )
