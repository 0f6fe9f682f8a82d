"""What a reader should see of a dataset before using it, and the page `docs/data.md` that shows all of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from lessonkit.data.describing import Dataset, Field, describe
from lessonkit.data.in_words import in_words
from lessonkit.data.loading import load
from lessonkit.data.registry import names, root
from lessonkit.language import count, sentences_beside

PAGE = "data.md"
say = sentences_beside(__file__)


@dataclass(frozen=True)
class Column:
    """One column as it is filled: its field, how many of its cells are missing, and of how many rows."""

    field: Field
    missing: int
    rows: int

    @property
    def missing_words(self) -> str:
        """How much is missing, in words.

        >>> Column(Field("people", "integer", "people", "People."), 3, 1000).missing_words
        '3 (0.3 %)'
        >>> Column(Field("people", "integer", "people", "People."), 1, 10_000).missing_words
        '1 (under 0.1 %)'
        """
        if not self.missing:
            return say("missing.none")
        share = 100 * self.missing / self.rows
        if share < 0.1:
            return say("missing.few", n=self.missing)
        return say("missing.some", n=self.missing, share=f"{share:.1f}")


@dataclass(frozen=True)
class Overview:
    """One dataset with how its columns are filled and its first rows, as text."""

    dataset: Dataset
    columns: tuple[Column, ...]
    first: pd.DataFrame

    @property
    def rows(self) -> int:
        """The number of rows."""
        return self.columns[0].rows


def overview(name: str, first: int = 5) -> Overview:
    """The dataset `name` with the missing cells of each column and its `first` rows, as text.

    >>> overview("dhs-annual").columns[0].missing_words
    'none'
    """
    dataset, table = in_words(describe(name)), load(name)
    missing = table.isna().sum()
    columns = tuple(Column(field, int(missing[field.name]), len(table)) for field in dataset.fields)
    return Overview(dataset, columns, table.head(first).apply(lambda column: column.map(_text)))


def page() -> str:
    """The page `docs/data.md`: a list of all tables, then each with its fields, by folder."""
    by_folder = {
        folder: list(tables)
        for folder, tables in groupby(
            sorted(names(), key=lambda name: (_folder(name), name)), key=lambda name: _folder(name)
        )
    }
    listed = [
        f"| [`{name}`](#{name}) | {_row(name)} | {count(len(load(name)))} |" for name in sorted(names())
    ]
    sections = [_section(folder, tables) for folder, tables in by_folder.items()]
    head = [say("page.tables"), "|:--|:--|--:|"]
    return "\n".join([say("page.intro"), *head, *listed, "", *_no_tables(set(by_folder)), *sections])


def _no_tables(with_tables: set[str]) -> list[str]:
    """A line for each folder that holds something other than a table, such as outlines."""
    others = sorted(
        path.parent for path in root().glob("*/datapackage.json") if path.parent.name not in with_tables
    )
    packages = [
        (folder.name, json.loads((folder / "datapackage.json").read_text("utf-8"))) for folder in others
    ]
    return [
        say("page.also", name=name, address=_readme(name), what=package["resources"][0]["description"]) + "\n"
        for name, package in packages
    ]


def _section(folder: str, tables: list[str]) -> str:
    package = json.loads((root() / folder / "datapackage.json").read_text("utf-8"))
    more = say(
        "page.folder", what=package["description"], folder=f"datasets/{folder}", address=_readme(folder)
    )
    return "\n".join([f"## {package['title']}\n\n{more}\n", *(_table(overview(name)) for name in tables)])


def _table(one: Overview) -> str:
    key = ", ".join(f"`{name}`" for name in one.dataset.key)
    facts = [one.dataset.row, say("show.rows", n=one.rows)]
    facts += [say("page.unique", columns=key)] if key else []
    rows = [
        f"| `{column.field.name}` | {column.field.type} | {_cell(column.field.unit)} | {column.missing_words} "
        f"| {_cell(column.field.description)} |"
        for column in one.columns
    ]
    head = [say("page.columns"), "|:--|:--|:--|:--|:--|"]
    return "\n".join([f"### {one.dataset.name}\n", " ".join(facts), "", *head, *rows, ""])


def _readme(folder: str) -> str:
    return f"../datasets/{folder}/README.md"


def _folder(name: str) -> str:
    return describe(name).path.parent.name


def _row(name: str) -> str:
    return _cell(describe(name).row.removeprefix("One row is ").split(". ")[0].rstrip("."))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _text(cell: object) -> str:
    if cell is pd.NA or cell is pd.NaT or cell != cell:
        return ""
    return cell.date().isoformat() if isinstance(cell, pd.Timestamp) else str(cell)
