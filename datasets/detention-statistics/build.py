"""From ICE's detention workbooks to two tables: who is in detention on one day, and removals to one day.

The blocks stand elsewhere on the sheet in every year, so each is found by its heading. The day that a number
is of stands in the footnotes of the same workbook, not in the name of the file: the file of 25 September 2025
counts the people in detention on 21 September.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

from lessonkit.data.building import RawFolder, integer
from lessonkit.errors import KitError

FOLDER = "ice-detention-statistics"
HAND = Path(__file__).parent / "hand"
STOCK = "ICE Currently Detained by Criminality and Arresting Agency"
FLOW = "ICE Removals"
STOCK_DAY = re.compile(r"National Docket data are a snapshot as of\s+(\d\d/\d\d/\d{4})")
FLOW_DAY = re.compile(r"ICE Removals data (?:is|are) (?:filtered|updated) through (\d\d/\d\d/\d{4})")
# One workbook says it in two sentences.
STATIC_FLOW_DAY = re.compile(
    r"ICE Removals data are historic and static\. Data are filtered through\s+(\d{1,2}/\d\d/\d{4})"
)
Grid = list[tuple[Any, ...]]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The two tables of this folder, by name."""
    stocks, flows = [], []
    for one in pd.read_csv(HAND / "files.csv").itertuples():
        book = openpyxl.load_workbook(raw.file(f"{FOLDER}/{one.file}"), read_only=True, data_only=True)
        grid = list(book[one.sheet].iter_rows(values_only=True))
        notes = [str(cell) for row in book["Footnotes"].iter_rows(values_only=True) for cell in row if cell]
        through = day(notes, FLOW_DAY, STATIC_FLOW_DAY)
        whole = through == date(one.fiscal_year, 9, 30)
        about = {
            "fiscal_year": one.fiscal_year,
            "period": "year-end" if whole else "year-to-date",
            "published": one.published,
            "file": one.file,
        }
        as_of = day(notes, STOCK_DAY)
        stocks += [about | {"as_of": as_of} | cell for cell in detained(grid)]
        flows.append(about | {"through": through, "removals": removals(grid)})
    return {
        "detention-by-agency-and-record": pd.DataFrame(stocks)[
            ["as_of", "agency", "criminality", "people", "fiscal_year", "period", "published", "file"]
        ],
        "ice-removals-by-file": pd.DataFrame(flows)[
            ["fiscal_year", "period", "through", "removals", "published", "file"]
        ],
    }


def day(notes: list[str], *patterns: re.Pattern[str]) -> date:
    """The first day that the footnotes give for one kind of number."""
    found = [match for note in notes for one in patterns if (match := one.search(note))]
    if not found:
        raise KitError(f"No footnote says {patterns[0].pattern!r}.", do="Read the sheet 'Footnotes'.")
    return datetime.strptime(found[0].group(1), "%m/%d/%Y").date()


def detained(grid: Grid) -> list[dict[str, Any]]:
    """The people in detention by arresting agency and record; refused unless every printed total is met."""
    top, left = place(grid, STOCK)
    heads = [str(cell).strip() if cell is not None else "" for cell in grid[top + 1]]
    columns = {head: heads.index(head, left) for head in ("ICE", "CBP", "Total")}
    rows = {str(grid[top + n][left]).strip(): grid[top + n] for n in range(2, 6)}
    names = pd.read_csv(HAND / "names.csv").set_index("printed")["name"]
    count = {
        (agency, record): integer(rows[record][columns[agency]]) or 0 for agency in columns for record in rows
    }
    agencies, records = ("ICE", "CBP"), [record for record in rows if record != "Total"]
    for agency in columns:
        _met(sum(count[agency, record] for record in records), count[agency, "Total"], agency)
    for record in rows:
        _met(sum(count[agency, record] for agency in agencies), count["Total", record], record)
    return [
        {"agency": names[agency], "criminality": names[record], "people": count[agency, record]}
        for agency in agencies
        for record in records
    ]


def removals(grid: Grid) -> int:
    """The removals that the workbook prints in its block 'ICE Removals'."""
    top, left = place(grid, FLOW)
    for row in grid[top + 1 : top + 4]:
        if str(row[left]).strip() == "Total":
            printed = [integer(cell) for cell in row[left + 1 : left + 4] if cell is not None]
            if len(printed) == 1 and printed[0] is not None:
                return printed[0]
    raise KitError(f"The block {FLOW!r} has no row 'Total' with one number.")


def place(grid: Grid, heading: str) -> tuple[int, int]:
    """Row and column of the cell whose text starts with `heading`."""
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell.startswith(heading):
                return row, column
    raise KitError(f"No cell starts with {heading!r}.")


def _met(summed: int, printed: int, what: str) -> None:
    if summed != printed:
        raise KitError(f"The cells of {what} sum to {summed}, and the workbook prints {printed}.")
