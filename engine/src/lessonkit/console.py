"""Where commands print: on a terminal as wide as it is; for a program that reads along, each row of a table on one line, uncut."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

FULL = 100_000
"""Columns where no terminal is: more than any row has."""


def console() -> Console:
    """The console of a command, on standard output."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=FULL)
