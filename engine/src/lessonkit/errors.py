"""The one kind of error that a user of the kit meets: a single line that helps."""

from __future__ import annotations

import re
from collections.abc import Iterable


class KitError(Exception):
    """A mistake in how the kit was called, told in one line.

    The line says what was wrong, what is allowed and what to do next. In a notebook it
    is shown without a traceback.

    >>> str(KitError("No dataset 'cats'.", allowed=["dogs"], do="Pick one of these."))
    "No dataset 'cats'. Allowed: dogs. Pick one of these."
    >>> str(KitError("It stops: no name 'rnage'. Did you mean: 'range'?."))
    "It stops: no name 'rnage'. Did you mean: 'range'?"
    """

    def __init__(self, wrong: str, *, allowed: Iterable[str] | str = (), do: str = "") -> None:
        listed = allowed if isinstance(allowed, str) else ", ".join(map(str, allowed))
        # what was wrong may end in the words of a Python, and they in a question of its own
        wrong = re.sub(r"(?<=[.?!])\.$", "", wrong.strip())
        parts = [wrong, f"Allowed: {listed}." if listed else "", do.strip()]
        super().__init__(" ".join(" ".join(part for part in parts if part).split()))

    def _render_traceback_(self) -> list[str]:
        """Let IPython print the line alone (its documented hook for exceptions)."""
        return [str(self)]
