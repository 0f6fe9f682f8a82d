"""What may stand in a cell of a CSV that the kit writes: nothing that a spreadsheet would work out."""

from __future__ import annotations

from typing import Any

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula."""


def harmless(value: Any) -> Any:
    """A value that no spreadsheet works out: such a text gets a quote before it; numbers stay numbers.

    >>> harmless("=1+1"), harmless(-2.0), harmless("12.5")
    ("'=1+1", -2.0, '12.5')
    """
    risky = isinstance(value, str) and value.startswith(STARTS_A_FORMULA)
    return f"'{value}" if risky else value
