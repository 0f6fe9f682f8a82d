"""Which answer cells ended in an error when they last ran: a check would see an older answer there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

REPLY = (
    "Your answer cell ended in an error the last time it ran, so this check could see only an older answer, or none. "
    "Read the error's last line, mend the cell, run it, then run this check."
)


class FailedCells:
    """The exercises whose answer cell failed when it last ran.

    >>> cells = FailedCells({"share-red": "share_red"})
    >>> cells.saw("share_red = 7 boxes", success=False)
    >>> "share-red" in cells
    True
    >>> cells.saw("share_red = 7", success=True)
    >>> "share-red" in cells
    False
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        """`variables` has the name of the answer for each exercise's id."""
        self._sets = {id: _setting(re.escape(name)) for id, name in variables.items()}
        self._failed: set[str] = set()

    def saw(self, source: str, *, success: bool) -> None:
        """Note how a cell ended that sets an answer; a cell that sets none is passed over."""
        found = {id for id, sets in self._sets.items() if sets.search(source)}
        self._failed = self._failed - found if success else self._failed | found

    def __contains__(self, id: object) -> bool:
        return id in self._failed


def _setting(name: str) -> re.Pattern[str]:
    """Finds a line that sets a name, also one that forgot its equals sign; not one that only uses the name."""
    sets = rf"{name}[ \t]*(?::[^=\n]+)?[-+*/|&]?=(?!=)|{name}[ \t]+[\w\"']|def\s+{name}\b"
    return re.compile(rf"^(?:{sets})", re.MULTILINE)


_watched: Callable[[], None] | None = None


def watch(variables: Mapping[str, str]) -> FailedCells:
    """Watch the cells of the open notebook from now on, in place of an earlier watch; outside of one, nothing fails."""
    global _watched
    cells = FailedCells(variables)
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        return cells

    def ended(result: Any) -> None:
        cells.saw(result.info.raw_cell or "", success=bool(result.success))

    if _watched is not None:
        _watched()
    shell.events.register("post_run_cell", ended)
    _watched = partial(shell.events.unregister, "post_run_cell", ended)
    return cells
