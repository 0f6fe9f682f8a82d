"""What the explorer may say beside its table, counted anew from the list of counties."""

from scomm.data import load
from scomm.language import count, percent

DRAWN = True


def also_true(state, view):
    """States with all and with no county; of one state its counties and people, counted anew from the list."""
    if state["place"] == "United States":
        parts = view.table[view.table["State"] != "United States"]
        reached = {(parts["Connected"] == parts["Counties"]).sum(), (parts["Connected"] == 0).sum()}
        return {str(number) for number in reached}
    rows = load("county-activation").query("state == @state['place']")
    connected = rows[rows["activation_date"] <= state["date"]]
    return {
        count(len(rows)), count(len(connected)), percent(len(connected) / len(rows)),
        percent(connected["population_2010"].sum() / rows["population_2010"].sum()),
    }  # fmt: skip
