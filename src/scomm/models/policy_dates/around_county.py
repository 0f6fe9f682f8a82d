"""The policies that a county has, that its state has, and that cities inside it have; each with its interval in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from lessonkit.data import load
from lessonkit.language.sentences import sentences_beside
from scomm.models.county_names import county_code, labels
from scomm.models.policy_dates.interval_words import NO_END_SEEN, began_in_words, end_in_words
from scomm.models.policy_dates.policy_words import DOES, TERMS

say = sentences_beside(__file__)

CAVEATS = say.group("caveat")
"""What the table can't tell, by the case in which it matters."""

WHOSE = tuple(say(f"whose.{id}") for id in ("county", "state", "city-inside", "city-of-several"))
"""The values of the column `whose`."""

_PLACED = ["state_code", "level", "fips", "city_county"]
_SHOWN = ["place", "direction", "policy_type", "began", "end", "disputed", "policy"]


@dataclass(frozen=True, eq=False)
class CountyPolicies:
    """What the collection has on one county; `table` has one row a policy, and may be empty.

    Its columns: whose (one of WHOSE), place, direction, policy_type, began, end (both in words), disputed, policy (the id in
    local-policies). `notes` say what the rows can't tell. `in_the_state` has every policy of the state, for readers.
    """

    fips: str
    label: str
    table: pd.DataFrame
    notes: tuple[str, ...]
    in_the_state: pd.DataFrame

    def __str__(self) -> str:
        """One line a policy, then the notes."""
        rows = [
            say(
                "county.row",
                whose=row.whose,
                place=row.place,
                does=DOES[str(row.direction)],
                terms=TERMS[str(row.policy_type)],
                began=row.began,
                end=row.end,
            )
            for row in self.table.itertuples()
        ]
        return "\n".join([self.label, *rows, *self.notes])


def policies_of(county: str) -> CountyPolicies:
    """The policies around a county, named like "Harris County, TX" or by its code of five digits.

    Its own; limits and mandates of its state; policies of cities inside it, told apart. Raises `KitError` for an
    unknown county, with the nearest name.

    >>> print(policies_of("Travis County, TX"))
    Travis County, TX
    the county: Travis County limits cooperation (charge based): began in January 2017; ended on 25 September 2017 or later: a state law overruled it.
    its state: Texas demands cooperation by law (mandates cooperation): began on 25 September 2017; no end was seen.
    That no end was seen does not mean that a policy is still in force.
    A state's mandate can overrule a county's policy without a word in the county's row.
    """
    fips = county_code(county)
    around = _around(fips[:2], fips if fips in named() else "")
    return replace(around, fips=fips, label=labels()[fips], table=around.table.copy())


@cache
def _around(state: str, fips: str) -> CountyPolicies:
    """What is known around a county; counties that no row names have all the same in a state, and no `fips` here."""
    known = _in_words()
    of_state = known["state_code"] == _state_codes()[state]
    local = known["level"] != "state"
    own = local & (known["fips"] == fips)
    belongs = (
        own,
        of_state & ~local & known["direction"].isin(["limits", "mandates"]),
        local & (known["city_county"] == fips) & ~own,
        of_state & (known["level"] == "city") & known["city_county"].isna() & ~own,
    )
    parts = [known[chosen].assign(whose=whose) for whose, chosen in zip(WHOSE, belongs, strict=True)]
    table = pd.concat(parts, ignore_index=True)
    readers = _for_readers(known[of_state].sort_index())
    return CountyPolicies(fips, "", table[["whose", *_SHOWN]], _notes(table), readers)


@cache
def named() -> frozenset[str]:
    """The codes of the counties that a row names, as the county or as that of a city."""
    known = _in_words()
    return frozenset(known["fips"].dropna()) | frozenset(known["city_county"].dropna())


def _for_readers(rows: pd.DataFrame) -> pd.DataFrame:
    """Policies in words, one row each."""
    table = pd.DataFrame(
        {
            "place": rows["place"],
            "does": rows["direction"].map(DOES),
            "terms": rows["policy_type"].map(TERMS),
            "began": rows["began"],
            "end": rows["end"],
        }
    )
    return table.rename(columns=say.group("columns")).reset_index(drop=True)


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    whose = set(table["whose"])
    mandated = bool(((table["direction"] == "mandates") & (table["whose"] == WHOSE[1])).any())
    said = {
        "no-row": WHOSE[0] not in whose,
        "no-end": bool(table["end"].eq(NO_END_SEEN).any()),
        "mandate": mandated,
        "city": bool(whose & set(WHOSE[2:])),
        "several": WHOSE[3] in whose,
    }
    return tuple(CAVEATS[case] for case, applies in said.items() if applies)


@cache
def _in_words() -> pd.DataFrame:
    """Every policy, the first begun first, with its beginning and its end in words."""
    known = load("local-policies").sort_values("not_after", kind="stable")
    words = known.assign(
        began=[began_in_words(row) for row in known.itertuples()],
        end=[end_in_words(row) for row in known.itertuples()],
    )
    return words[[*_PLACED, *_SHOWN]].astype(object)  # a few dozen rows are chosen from it for each county


@cache
def _state_codes() -> dict[str, str]:
    """The postal code of each state, by the first two digits of its counties."""
    return {fips[:2]: label.rpartition(", ")[2] for fips, label in labels().items()}
