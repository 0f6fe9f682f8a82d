"""What the explorer may say beside its table."""

from scomm.language import count


def also_true(state, view):
    """The published numbers of submissions and removals, and how far the removals of a state are from them."""
    removed = view.table["People"].iloc[-1]
    return {"1,000", "7,225,393", "101,741", count(abs(removed - 101_741))}
