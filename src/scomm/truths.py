"""The truths of Secure Communities: what its lessons ask learners to guess. What each counts, and who says so, stands in `words.toml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lessonkit.data.published import figure
from lessonkit.exercises.guesses.truths import Found, Truth
from lessonkit.exercises.spec import Load


def _noncitizens(load: Load) -> Found:
    counties = load("county-activation")
    return (100 * float(counties["noncitizens"].sum()) / float(counties["population_2010"].sum()),)


def _arrests_of_prints(out_of: int) -> Callable[[Load], Found]:
    def found(load: Load) -> Found:
        counted = load("program-counts").query("id == 'us-2011-03'")
        return (out_of * float(counted["arrests"].item()) / float(counted["submissions"].item()),)

    return found


def _counties_connected(load: Load) -> Found:
    return (float((load("county-activation")["activation_date"] <= "2009-12-31").sum()),)


def _people_connected(load: Load) -> Found:
    counties = load("county-activation")
    people = counties["population_2010"]
    return (100 * float(people[counties["activation_date"] <= "2010-09-30"].sum()) / float(people.sum()),)


def _convicted_of_removed(year: int) -> Callable[[Load], Found]:
    def found(load: Load) -> Found:
        table = load("dhs-annual")
        chosen = (table["universe"] == "ero-removals") & (table["fiscal_year"] == year)
        people = table[chosen & (table["split"] == "criminality")].set_index("category")["people"]
        return (100 * float(people["convicted"]) / float(people["total"]),)

    return found


def _less_likely_to_call(group: str) -> Callable[[Load], Found]:
    def found(load: Load) -> Found:
        rows = load("trust-surveys").query("question == 'less-likely-to-call'")
        return (float(rows.loc[rows["group"] == group, "percent"].item()),)

    return found


def _declined(load: Load) -> Found:
    rows = load("detainers-outcomes").query("calendar_year == 2014").set_index("outcome")["detainers"]
    return tuple(
        100 * float(rows["declined"]) / float(base) for base in (rows.sum(), rows.sum() - rows["blank"])
    )


def _declined_of_all(load: Load) -> Found:
    return _declined(load)[:1]


def _agreements(load: Load) -> Found:
    return (float((load("agreements-287g")["roster_date"] == "2025-12-31").sum()),)


def _missed_by_the_middle_product(load: Load) -> Found:
    tests = load("nist-frifte")
    strictest = tests["false_alarms_limit"] == tests["false_alarms_limit"].min()
    rates = tests.loc[strictest & (tests["test"] == "rolled-on-rolled"), "miss_rate"]
    return (10_000 * float(rates.median()),)


TRUTHS: Mapping[str, Truth] = {
    "noncitizens-of-a-hundred": Truth(_noncitizens),
    "arrests-of-a-hundred-prints": Truth(_arrests_of_prints(100), asked="guess-prints", once=True),
    "arrests-of-a-thousand-prints": Truth(_arrests_of_prints(1000), (0, 1000)),
    "detainers-on-citizens": Truth(
        lambda load: (float(figure("detainers-on-citizens").value),),
        (0, 1_000_000),
        "guess-citizens",
        once=True,
    ),
    "counties-at-the-end-of-2009": Truth(_counties_connected, (0, 3_200), "guess-counties"),
    "people-connected-in-2010": Truth(_people_connected),
    "convicted-of-removed-2014": Truth(_convicted_of_removed(2014)),
    "convicted-of-removed-2023": Truth(_convicted_of_removed(2023), asked="guess-convicted", once=True),
    "less-likely-to-call": Truth(_less_likely_to_call("all"), asked="guess-call"),
    "less-likely-to-call-born-here": Truth(_less_likely_to_call("us-born")),
    "declined-of-detainers-2014": Truth(_declined, asked="guess-declined", once=True),
    "declined-of-all-detainers-2014": Truth(_declined_of_all),
    "missed-of-ten-thousand": Truth(_missed_by_the_middle_product, (0, 10_000)),
    "agreements-at-the-end-of-2025": Truth(_agreements, (0, 20_000), "guess-agreements"),
}
