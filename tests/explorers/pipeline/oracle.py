"""What the explorer may say beside its table."""

from scomm.language import count


def also_true(state, view):
    """The published removals, how far those of a state are from them, and prints of a thousand in whole ones."""
    table = view.table.set_index("Stage")
    removed, matched = table["People"]["Removed"], table["Of 1,000 prints"]["Match at DHS"]
    nothing = 1000 - round(matched)
    whole = {count(round(table["Of 1,000 prints"][stage])) for stage in ("In ICE custody", "Removed")}
    return {"1,000", "7,225,393", "101,741", count(abs(removed - 101_741)), count(nothing)} | whole
