"""One made-up example on which an answer went wrong: what went in, what should come out."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from msgspec import Struct

from lessonkit.language.sentences import sentences_beside
from lessonkit.tokens import FRAME

say = sentences_beside(__file__)


class Grid(Struct, frozen=True):
    """A small table of a reply: its heads, its cells as text, and how many more rows there are."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0


class Named(Struct, frozen=True):
    """A value of an example with its name: one line of text, or a small table."""

    name: str
    shown: str | Grid


class Example(Struct, frozen=True):
    """What went in and what was expected, in the kit's own values: nothing of a learner's stands here.

    `number` is its place among the inputs. What a learner's function gave back for it is a quote, for their own eyes.
    """

    number: int
    inputs: tuple[Named, ...]
    expected: Named | None = None


def example_as_text(example: Example) -> Iterator[str]:
    """An example line by line, its tables as columns of text."""
    yield say("example.heading")
    for one in _parts(example):
        if isinstance(one.shown, str):
            yield f"{one.name}: {one.shown}"
            continue
        grid = one.shown
        yield f"{one.name}:"
        rows = (grid.heads, *grid.rows)
        wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()
        if grid.more:
            yield "  " + say("example.more", n=grid.more)


def example_as_html(example: Example) -> str:
    """An example as a figure under its heading; a wide table scrolls in itself, by keyboard too."""
    parts = "".join(map(_part_as_html, _parts(example)))
    return (
        "<figure class='scomm-example' style='margin:.6em 0 0'><figcaption style='font-weight:600'>"
        f"{escape(say('example.heading'))}</figcaption>{parts}</figure>"
    )


def _parts(example: Example) -> tuple[Named, ...]:
    return (*example.inputs, *((example.expected,) if example.expected else ()))


def _part_as_html(one: Named) -> str:
    if isinstance(one.shown, str):
        return (
            f"<p style='margin:.2em 0 0 1em'>{escape(one.name)}: <code style='white-space:pre-wrap;"
            f"overflow-wrap:anywhere'>{escape(one.shown)}</code></p>"
        )
    grid = one.shown
    cell = f"style='border:1px solid {FRAME};padding:.1em .5em;text-align:left'"
    heads = "".join(f"<th scope='col' {cell}>{escape(head)}</th>" for head in grid.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td {cell}>{escape(text)}</td>" for text in row) + "</tr>" for row in grid.rows
    )
    more = f"<p style='margin:.2em 0 0'>{escape(say('example.more', n=grid.more))}</p>" if grid.more else ""
    return (
        f"<div style='margin:.2em 0 0 1em'><p style='margin:0'>{escape(one.name)}:</p>"
        f"<div role='region' tabindex='0' aria-label='{escape(one.name, quote=True)}' style='overflow-x:auto'>"
        f"<table style='border-collapse:collapse;margin:0'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{more}</div>"
    )
