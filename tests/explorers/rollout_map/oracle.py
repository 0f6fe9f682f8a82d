"""What the explorer may say beside its table, counted anew from the list of counties."""

from lessonkit.data import load
from lessonkit.language import count, percent


def also_true(state, view):
    """States with all and with no county; of one state its counties and people, counted anew from the list."""
    if state["place"] == "United States":
        parts = view.table[view.table["State"] != "United States"]
        reached = {(parts["Connected"] == parts["Counties"]).sum(), (parts["Connected"] == 0).sum()}
        first = {"1"} if view.table.iloc[0]["Connected"] == 1 else set()
        return (
            first
            | {str(number) for number in reached}
            | whole(view.table.iloc[0][["Counties connected (%)", "People in connected counties (%)"]])
        )
    rows = load("county-activation").query("state == @state['place']")
    connected = rows[rows["activation_date"] <= state["date"]]
    shares = (
        len(connected) / len(rows),
        connected["population_2010"].sum() / rows["population_2010"].sum(),
    )
    new = connected["activation_date"].dt.strftime("%Y-%m").eq(state["date"][:7]).sum()
    return {
        str(new), *whole(round(100 * share, 1) for share in shares),
        count(len(rows)), count(len(connected)), *(percent(share) for share in shares),
    }  # fmt: skip


def whole(percents):
    """Shares as the finding writes them, in whole percent; what is neither nothing nor all reads as neither."""
    return {f"{1 if 0 < one < 1 else 99 if 99 < one < 100 else one:.0f}%" for one in percents}


SHADES = r"The stronger the blue, the earlier"
"""What shades mean, which the legend says too."""


def directions(state, view):
    """That no state had more new counties than another of those with the most."""
    if state["place"] != "United States":
        return {SHADES: True, r"by more in one estimate of ten": True}
    new = view.table["New this month"].iloc[1:]
    return {SHADES: True, r"in no state more than \d+": (new == new.max()).sum() > 1}
