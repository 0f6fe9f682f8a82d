"""What the explorer may say beside its table; the truth is found anew by taking the policy away."""

from scomm.explorers.known_truth_lab.worlds import MORE, SEEDS, TRUTHS
from scomm.language import cell
from scomm.models.lab import Truth, World, simulate

TITLE_WIDTH = 64
"""The outcome with its unit, and two changes: its two lines are as long as a notebook of 900 pixels has room for."""


def also_true(state, view):
    """Means and counts that follow from the table; after a guess also the truth, found anew by taking it away."""
    found, table = set(), view.table
    if state["worlds"] == "twenty":
        found |= {cell(MORE)}
    if state["picture"] == "groups":
        since = table["Quarter since the policy"]
        for group in ("Where the policy began", "Elsewhere"):
            before, after = (
                round(table.loc[year, group].mean(), 1)
                for year in (since.between(-4, -1), since.between(0, 3))
            )
            found |= {cell(before), cell(after), f"{abs(after - before):.1f}"}
        found |= {"100", "10,000"}  # of the units: transfers per 100 detainers, crimes per 10,000 people
    if state["picture"] == "events":
        before = table[table["Quarter since the policy"] < -1]
        found |= {cell(((before["Low"] > 0) | (before["High"] < 0)).sum()), cell(len(before))}
    if state["guess"] != "not yet":
        found |= {cell(state["guess"])}
    if state["guess"] != "not yet" and state["truth"] == "shown":
        world, truth = World(seed=SEEDS[state["world"]]), TRUTHS[state["world"]]
        apart = simulate(world, truth)[state["outcome"]] - simulate(world, Truth(0, 0, 0))[state["outcome"]]
        goal = round(apart[simulate(world)["treated"]].mean(), 6)
        found |= {cell(goal), cell(abs(state["guess"] - goal))}
    return found
