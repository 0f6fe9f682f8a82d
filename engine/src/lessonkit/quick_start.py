"""What makes a start quicker and changes nothing else."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000
"""Objects that come between two collections of a command that works through a class."""


def leave_out_grammar() -> None:
    """Let jsonschema do without the grammar of a format that no notebook has: to build it takes most of a second.

    nbformat asks for jsonschema, and Plotly for nbformat, when the first chart of a notebook is shown.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let collections pass over what has been loaded, which stays, and come less often."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
