"""What the explorer may say beside its table."""

from lessonkit.explorers import explorer
from lessonkit.language import cell, count, percent

TITLE_WIDTH = 64


def also_true(state, view):
    """Sums and shares of the people of each year; beside shares, the people themselves."""
    if state["show"] == "people":
        parts = view.table.set_index("Fiscal year")
        sums = parts.sum(axis=1)
        shares = (parts["With a conviction"] / sums).astype(float)
        return {count(one) for one in sums} | {percent(one) for one in shares}
    if state["show"] == "share":
        people = explorer("nationality-over-time").view({**state, "show": "people"}).table
        parts = people.drop(columns="Fiscal year")
        rows = view.table.set_index("Country")
        change = rows["FY2008 (%)"] - rows["FY1993 (%)"]
        countries = change.drop("All countries")
        risen = {str((countries < 0).sum()), str((countries > 0).sum()), str(len(countries))}
        points = f"{abs(change[state['country']].round(1)):.0f}"
        years = people.set_index("Fiscal year")
        ends = years.loc[[1993, 2008, 2010, 2014], ["With a conviction", "Without a conviction"]]
        whole = {f"{100 * one.iloc[0] / one.sum():.0f}%" for _, one in ends.astype(float).iterrows()}
        parts_of_all = 100 * rows["People removed"] / rows.loc["All countries", "People removed"]
        shown = "Mexico" if state["country"] == "All countries" else state["country"]
        return (
            risen
            | {f"{parts_of_all[shown]:.1f}%"}
            | {points, "1993", "2008", "2014"}
            | whole
            | {cell(n) for n in parts.to_numpy().ravel()}
            | {count(n) for n in parts.sum(axis=1)}
        )
    return set()
