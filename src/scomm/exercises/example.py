"""One made-up example on which an answer went wrong: what went in, what should come out."""

from __future__ import annotations

from msgspec import Struct


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
