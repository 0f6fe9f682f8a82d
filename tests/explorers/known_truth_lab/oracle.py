"""What the explorer may say beside its table; the truth is found anew by taking the policy away."""

from lessonkit.language import cell
from scomm.explorers.known_truth_lab.worlds import MORE, SEEDS, TRUTHS
from scomm.models.lab import Truth, World, simulate

TITLE_WIDTH = 64
"""The outcome with its unit, and two changes: its two lines are as long as a notebook of 900 pixels has room for."""


def also_true(state, view):
    """Means and counts that follow from the table; after a guess also the truth, found anew by taking it away."""
    found, table = set(), view.table
    if state["worlds"] == "twenty":
        found |= {cell(MORE)}
    if state["picture"] == "groups":
        for before, after in means(table):
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


def means(table):
    """For each group the mean of the year before and of the year after, from the lines that are drawn."""
    since = table["Quarter since the policy"]
    years = since.between(-4, -1), since.between(0, 3)
    return [
        tuple(round(table.loc[year, group].mean(), 1) for year in years)
        for group in ("Where the policy began", "Elsewhere")
    ]


ALWAYS = r"\d+ more worlds|people reported more or less of the same crime"
"""What says no direction of anything drawn."""


def directions(state, view):
    """How the two lines moved from the year before to the year after."""
    if state["picture"] != "groups":
        return {ALWAYS: True}
    change, elsewhere = (round(after - before, 1) for before, after in means(view.table))
    there = r"(?:(?:crimes recorded|were reported)? ?once a policy began|where it began)"
    what = r"(?:transfers |reports |(?:recorded )?crimes )?"
    return {
        ALWAYS: True,
        rf"[\d.]+ more {what}{there}": change > 0,
        rf"[\d.]+ fewer {what}{there}": change < 0,
        rf"as many {what}{there}": change == 0,
        rf"[\d.]+ more {what}elsewhere": elsewhere > 0,
        rf"[\d.]+ fewer {what}elsewhere": elsewhere < 0,
        rf"as many {what}elsewhere": elsewhere == 0,
        r"rose by [\d.]+ with the policy": change > 0,
        r"fell by [\d.]+ with the policy": change < 0,
        r"rose by [\d.]+ elsewhere": elsewhere > 0,
        r"fell by [\d.]+ elsewhere": elsewhere < 0,
        r"with the policy, by [\d.]+ elsewhere": change * elsewhere > 0,
        r"\Amore (?:of|per) [\d,]+\Z": change > 0,
        r"\Afewer (?:of|per) [\d,]+\Z": change < 0,
    }
