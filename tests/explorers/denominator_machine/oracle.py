"""What the explorer may say beside its table, read anew from the published tables."""

from lessonkit.data import load
from lessonkit.language import count, percent
from scomm.explorers.denominator_machine.universes import TABLES
from tests.explorers.published_coverage import published_coverage


def also_true(state, view):
    """The denominator and a hundredth of it; of two splits that were published together, how much of them the source shows."""
    if state["split"] == "agency-conviction":
        return published_coverage(state["year"])
    annual, split = load("dhs-annual"), TABLES.get(state["split"], state["split"])
    rows = annual[(annual["universe"] == state["universe"]) & (annual["split"] == split)]
    total = rows[(rows["category"] == "total") & (rows["fiscal_year"] == state["year"])]
    people = total["people"].item()
    found = {count(people), count(round(people / 100))}
    if state["split"] == "criminality":
        agency = annual[(annual["universe"] == "ero-removals") & (annual["split"] == "arresting-agency")]
        by_cbp = agency[(agency["category"] == "cbp") & (agency["fiscal_year"] == state["year"])]
        found |= {count(one) for one in by_cbp["people"].dropna()}
        here = annual[(annual["split"] == split) & (annual["fiscal_year"] == state["year"])]
        table = here.pivot_table(index="universe", columns="category", values="people", aggfunc="first")
        for convicted, everyone in table[["convicted", "total"]].dropna().itertuples(index=False):
            found |= {
                count(convicted),
                count(everyone),
                count(round(everyone / 100)),
                percent(convicted / everyone),
            }
    return found
