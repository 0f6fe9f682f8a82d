"""What the explorer may say beside its table."""

from scomm.data import load

TITLE_WIDTH = 64
"""What was counted, under which policies, and three counts."""


def also_true(state, view):
    """How many studies there are, how many found each thing, and how many share a source or a design."""
    table = load("published-effects")
    rows = table[(table["about"] == state["about"]) & (table["enforcement"] == state["enforcement"])]
    ways = [
        rows[rows["direction"] == way]["study"].nunique() for way in ("decrease", "none detected", "increase")
    ]
    alike = [
        rows[rows["counted_in"] == "police-records"]["study"].nunique(),
        rows[rows["compared"] == "earlier-and-later"]["study"].nunique(),
    ]
    return {str(n) for n in (rows["study"].nunique(), *ways, *alike)}
