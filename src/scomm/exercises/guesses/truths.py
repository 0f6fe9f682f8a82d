"""The true number behind each guess, by name: computed from the kit's public data when the data are shown, never typed in.

They stand here and not in a lesson's `exercises.py` because a graded course has them too, where no key is: its practice
bundle names a truth and holds no number. Two lessons that ask for the same number name the same truth. What each one
counts, and who says so, stands beside this file in `words.toml` under its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from scomm.data.published import figure
from scomm.errors import ScommError
from scomm.exercises.spec import Load
from scomm.language.sentences import sentences_beside
from scomm.language.words import nearest

say = sentences_beside(__file__)

LESSON_0 = "00-start-here"

Found = tuple[float, ...]
"""One number, or the lowest and the highest where the records leave the number open."""


class Truth(Struct, frozen=True):
    """A number that learners guess: how it is computed, in which range a guess lies, and where lesson 0 asks for it.

    `once` is true where lesson 0 asked for it up to its version 1.2: guesses that were kept then are still found and answered.
    """

    found: Callable[[Load], Found]
    range: tuple[float, float] = (0, 100)
    asked: str = ""
    once: bool = False


def truth(name: str) -> Truth:
    """The truth of this name; a `ScommError` that offers the nearest if there is none.

    >>> truth("agreements-at-the-end-of-2025").range
    (0, 20000)
    """
    if name not in TRUTHS:
        raise ScommError(
            f"There is no truth {name!r}.",
            allowed=TRUTHS,
            do=nearest(name, TRUTHS) or "Write it in exercises/guesses/truths.py.",
        )
    return TRUTHS[name]


def what_is_asked(name: str) -> str:
    """What the truth of this name is of, as words within a sentence."""
    return say(f"what.{name}")


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
