"""An overview of a dataset in the terminal."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from lessonkit.data.overview import Overview
from lessonkit.language import sentences_beside

if TYPE_CHECKING:
    from rich.console import Console

say = sentences_beside(__file__)

_WIDEST = 60
"""Characters of a cell, but a quarter of the width where that is more."""


def print_overview(one: Overview, console: Console) -> None:
    """Print what a row is, the columns, the sources, the licence, and the first rows, turned on their side."""
    from rich.box import SIMPLE
    from rich.markup import escape
    from rich.padding import Padding
    from rich.table import Table

    dataset = one.dataset
    console.print(f"[bold]{dataset.name}[/bold]: {escape(dataset.title)}")
    console.print(f"{escape(dataset.row)} {say('show.rows', n=one.rows)}\n", highlight=False)

    for column in one.columns:
        field = column.field
        star = "*" if field.name in dataset.key else ""
        kind = f"{field.type}, {field.unit}" if field.unit else field.type
        missing = say("show.missing", words=column.missing_words)
        told = f"[bold]{field.name}[/bold]{star}  {escape(kind)}; {missing}"
        console.print(told, highlight=False)
        console.print(Padding(escape(field.description), (0, 0, 0, 4)), highlight=False)
    console.print(say("show.unique") + "\n" if dataset.key else "", highlight=False)

    console.print(f"[bold]{say('show.sources')}[/bold]")
    for source in dataset.sources:
        console.print(f"- {escape(source.publisher)}: {escape(source.title)}", highlight=False)
        console.print(f"  {source.address}", highlight=False, soft_wrap=True)
        if source.intermediary:
            console.print(f"  {say('show.passed-on', by=escape(source.intermediary))}", highlight=False)
    console.print(f"[bold]{say('show.licence')}[/bold]: {escape(dataset.licence)}", highlight=False)

    rows = Table(
        say("show.column"),
        *(say("show.row", n=number) for number in range(1, len(one.first) + 1)),
        box=SIMPLE,
    )
    widest = max(_WIDEST, console.width // 4)
    for name in one.first:
        rows.add_row(str(name), *(escape(shorten(cell, widest, placeholder="…")) for cell in one.first[name]))
    console.print(f"\n[bold]{say('show.first')}[/bold]")
    console.print(rows)
