"""One slide of a workshop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

SMALLER = 420
"""From so many characters on the letters are smaller."""


@dataclass(frozen=True)
class Slide:
    """One slide: its title, its body and its notes as HTML; or an explorer, by its id and the state it opens with."""

    title: str
    body: Markup
    notes: Markup
    kind: str = "text"
    foot: str = ""
    explorer: str = ""
    state: tuple[tuple[str, Any], ...] = ()

    @property
    def size(self) -> str:
        """`small` where the words are many."""
        return "small" if len(Markup(self.body).striptags()) > SMALLER else "usual"
