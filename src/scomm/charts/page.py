"""A data table as HTML that a screen reader can walk through, and as plain text."""

from __future__ import annotations

from html import escape

import pandas as pd

from scomm.charts.words import cell


def table_html(table: pd.DataFrame, caption: str) -> str:
    """The table with a caption, headed columns and headed rows; a missing value says so."""
    head = "".join(f"<th scope='col'>{escape(str(column))}</th>" for column in table.columns)
    body = "".join(_row(row, table.columns) for row in table.itertuples(index=False))
    return (
        f"<div class='scomm-scroll'><table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def table_text(table: pd.DataFrame) -> str:
    """The table in aligned columns.

    >>> print(table_text(pd.DataFrame({"Year": [2014], "People": [315940]})))
    Year   People
    2014  315,940
    """
    rows = [[str(column) for column in table.columns]]
    for row in table.itertuples(index=False):
        rows.append([cell(value, column) for value, column in zip(row, table.columns, strict=True)])
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    words = [any(isinstance(value, str) for value in table[column]) for column in table.columns]
    return "\n".join(
        "  ".join(
            text.ljust(width) if word else text.rjust(width)
            for text, width, word in zip(row, widths, words, strict=True)
        ).rstrip()
        for row in rows
    )


def _row(row: tuple[object, ...], columns: pd.Index) -> str:
    first, *others = ((cell(value, column), value) for value, column in zip(row, columns, strict=True))
    cells = "".join(
        f"<td{' class=scomm-word' if isinstance(value, str) else ''}>{escape(text)}</td>"
        for text, value in others
    )
    return f"<tr><th scope='row'>{escape(first[0])}</th>{cells}</tr>"
