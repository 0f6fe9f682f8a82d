"""A data table as HTML that a screen reader can walk through, and as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd

from lessonkit.language import Format, cell


def table_html(table: pd.DataFrame, caption: str, formats: Mapping[str, Format] = {}) -> str:
    """The table with a caption, headed columns and headed rows; a missing value says so."""
    head = "".join(
        f"<th scope='col'{_word(any(isinstance(value, str) for value in table.iloc[:, i]))}>{escape(str(column))}</th>"
        for i, column in enumerate(table.columns)
    )
    forms = _forms(table, formats)
    body = "".join(_row(row, forms) for row in table.itertuples(index=False))
    return (
        f"<div class='scomm-scroll' tabindex='0'><table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def table_text(table: pd.DataFrame, formats: Mapping[str, Format] = {}) -> str:
    """The table in aligned columns.

    >>> print(table_text(pd.DataFrame({"Year": [2014], "People": [315940]}), {"Year": "year"}))
    Year   People
    2014  315,940
    """
    rows = [[str(column) for column in table.columns]]
    forms = _forms(table, formats)
    for row in table.itertuples(index=False):
        rows.append([cell(value, form) for value, form in zip(row, forms, strict=True)])
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    words = [any(isinstance(value, str) for value in table[column]) for column in table.columns]
    return "\n".join(
        "  ".join(
            text.ljust(width) if word else text.rjust(width)
            for text, width, word in zip(row, widths, words, strict=True)
        ).rstrip()
        for row in rows
    )


def _forms(table: pd.DataFrame, formats: Mapping[str, Format]) -> list[Format]:
    return [formats.get(column, "") for column in table.columns]


def _row(row: tuple[object, ...], forms: list[Format]) -> str:
    first, *others = ((cell(value, form), value) for value, form in zip(row, forms, strict=True))
    cells = "".join(f"<td{_word(isinstance(value, str))}>{escape(text)}</td>" for text, value in others)
    return f"<tr><th scope='row'>{escape(first[0])}</th>{cells}</tr>"


def _word(is_word: bool) -> str:
    """Words stand at the left of their column, and so does its head."""
    return " class=scomm-word" if is_word else ""
