"""The policies that a county has, that its state has, and that cities inside it have; each with its interval in words."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache

import pandas as pd

from scomm.data import load
from scomm.errors import ScommError
from scomm.language.sentences import sentences_beside
from scomm.models.policy_dates.interval_words import NO_END_SEEN, began_in_words, end_in_words
from scomm.models.policy_dates.policy_words import DOES, TERMS

say = sentences_beside(__file__)

CAVEATS = say.group("caveat")
"""What the table can't tell, by the case in which it matters."""

WHOSE = tuple(say(f"whose.{id}") for id in ("county", "state", "city-inside", "city-of-several"))
"""The values of the column `whose`."""


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

    Its own; limits and mandates of its state; policies of cities inside it, told apart. Raises `ScommError` for an
    unknown county, with the nearest name.

    >>> print(policies_of("Travis County, TX"))
    Travis County, TX
    the county: Travis County limits cooperation (charge based): began in January 2017; ended on 25 September 2017 or later: a state law overruled it.
    its state: Texas demands cooperation by law (mandates cooperation): began on 25 September 2017; no end was seen.
    That no end was seen does not mean that a policy is still in force.
    A state's mandate can overrule a county's policy without a word in the county's row.
    """
    fips = _read_county(county)
    state = fips[:2]
    known = load("local-policies")
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
    rows = pd.concat([part.sort_values("not_after", kind="stable") for part in parts], ignore_index=True)
    table = rows.assign(
        began=[began_in_words(row) for row in rows.itertuples()],
        end=[end_in_words(row) for row in rows.itertuples()],
    )
    columns = ["whose", "place", "direction", "policy_type", "began", "end", "disputed", "policy"]
    return CountyPolicies(fips, _labels()[fips], table[columns], _notes(table), _for_readers(known[of_state]))


def _for_readers(rows: pd.DataFrame) -> pd.DataFrame:
    """Policies in words, one row each."""
    table = pd.DataFrame(
        {
            "place": rows["place"],
            "does": rows["direction"].map(DOES),
            "terms": rows["policy_type"].map(TERMS),
            "began": [began_in_words(row) for row in rows.itertuples()],
            "end": [end_in_words(row) for row in rows.itertuples()],
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


def _read_county(county: object) -> str:
    names = _names()
    if isinstance(county, str):
        asked = " ".join(county.split())
        found = asked if asked in _labels() else names.get(asked.casefold())
        if found:
            return found
    raise ScommError(
        f"There is no county {county!r}.",
        allowed='text like "Harris County, TX", or the code of five digits, "48201"',
        do=_nearest(" ".join(str(county).split()).casefold()),
    )


def _nearest(asked: str) -> str:
    """A question that offers the likeliest counties, or an empty text."""
    begin = [name for name in _names() if asked and name.startswith(asked)]
    near = begin or difflib.get_close_matches(asked, _names(), n=3)
    labels = list(dict.fromkeys(f'"{_labels()[_names()[name]]}"' for name in near))[:3]
    return say("county.nearest", labels=" or ".join(labels)) if labels else ""


@cache
def _counties() -> pd.DataFrame:
    return load("county-activation", ["fips", "county", "state", "state_code"])


@cache
def _labels() -> dict[str, str]:
    """The label of each county, by its code."""
    known = _counties()
    return dict(zip(known["fips"], known["county"] + ", " + known["state_code"], strict=True))


@cache
def _names() -> dict[str, str]:
    """The code of each county, by every way to write its name, in small letters."""
    known = _counties()
    written = [known["county"] + ", " + known[column] for column in ("state_code", "state")]
    return {
        name.casefold(): fips for names in written for name, fips in zip(names, known["fips"], strict=True)
    }


@cache
def _state_codes() -> dict[str, str]:
    """The postal code of each state, by the first two digits of its counties."""
    known = _counties()
    return dict(zip(known["fips"].str[:2], known["state_code"], strict=True))
