"""What the explorer may say beside its table."""

from scomm.data import load

TITLE_WIDTH = 64
"""What was counted, under which policies, and three counts."""


def also_true(state, view):
    """How many findings there are and of how many studies, how many went each way, and how many share a source or a design."""
    table = load("published-effects")
    rows = table[(table["about"] == state["about"]) & (table["enforcement"] == state["enforcement"])]
    ways = [int((rows["direction"] == way).sum()) for way in ("decrease", "none detected", "increase")]
    alike = [
        int((rows["counted_in"] == "police-records").sum()),
        int((rows["compared"] == "earlier-and-later").sum()),
    ]
    return {str(n) for n in (len(rows), rows["study"].nunique(), *ways, *alike)}
