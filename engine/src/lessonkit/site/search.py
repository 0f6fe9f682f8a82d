"""What the search of the first page looks through: every part of a lesson, table, term, source and number, with where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable

from msgspec import Struct, to_builtins


class Entry(Struct, frozen=True, array_like=True):
    """One thing that can be found: what it is (a kind of page), its title, the link to it, its words."""

    kind: str
    title: str
    href: str
    words: str


def as_json(entries: Iterable[Entry]) -> str:
    """The entries as JSON that can stand in a script element."""
    text = json.dumps([to_builtins(one) for one in entries], ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
