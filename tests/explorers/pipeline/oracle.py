"""What the explorer may say beside its table."""

from lessonkit.language import count


def also_true(state, view):
    """The published removals, how far those of a state are from them, and prints of a thousand in whole ones."""
    table = view.table.set_index("Stage")
    removed, matched = table["People"]["Removed"], table["Of 1,000 prints"]["Match at DHS"]
    nothing = 1000 - round(matched)
    whole = {count(round(table["Of 1,000 prints"][stage])) for stage in ("In ICE custody", "Removed")}
    return {"1,000", "7,225,393", "101,741", count(abs(removed - 101_741)), count(nothing)} | whole


def directions(state, view):
    """Whether more or fewer people are removed than were published."""
    people = view.table.set_index("Stage")["People"]
    removed = people["Removed"]
    return {
        r"jails hold nearly every time": 0.99
        < people["The jail holds them"] / people["ICE asks for a hold"]
        < 1,
        r"[\d,]+ more (?:removals? )?than (?:published|the [\d,]+ that were published)": removed > 101_741,
        r"[\d,]+ fewer (?:removals? )?than (?:published|the [\d,]+ that were published)": removed < 101_741,
        r"nearly as high as a rate can be": state["honored"] == "calibrated",
        r"a whole point more cannot be added": state["honored"] == "calibrated",
        r"\(\d+ arrested later: assumed\)|ICE can arrest them later": True,  # a name of how they come there
    }
