"""A county by its name or its code: the ways in which people write it, and near names for what is no county."""

from __future__ import annotations

import difflib
import re
from functools import cache

from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

_KINDS = re.compile(r"\b(county|parish|borough|census area|city and borough|municipality|city)\b")


def county_code(county: object) -> str:
    """The code of a county that is named like "Harris County, TX" or "Harris, Texas", or by its code of five digits.

    Raises `KitError` for what is no county, with near names; a name that two places share is none.

    >>> county_code("harris county, texas"), county_code("Harris, TX"), county_code("48201")
    ('48201', '48201', '48201')
    """
    if isinstance(county, str):
        asked = " ".join(county.replace("’", "'").split())
        found = (
            asked
            if asked in labels()
            else _names().get(asked.casefold()) or _plain().get(_core(asked, kinds=True)) or _only(asked)
        )
        if found:
            return found
    raise KitError(
        f"There is no county {str(county)[:60]!r}.",
        allowed='text like "Harris County, TX", or the code of five digits, "48201"',
        do=_instead(" ".join(str(county)[:60].split()).casefold()),
    )


@cache
def labels() -> dict[str, str]:
    """The label of each county, by its code.

    >>> labels()["48201"]
    'Harris County, TX'
    """
    known = load("county-activation", ["fips", "county", "state_code"])
    return dict(zip(known["fips"], known["county"] + ", " + known["state_code"], strict=True))


def _instead(asked: str) -> str:
    """A question that offers the likeliest counties, or an empty text; for a region of Connecticut, where its people are."""
    if "planning region" in asked:
        return say("county.planning-region")
    same = [name for name, fips in _names().items() if asked and fips in _bare().get(_core(asked), ())]
    if asked in _cities() and not same:
        inside = [f'"{labels()[fips]}"' for fips in _cities()[asked]]
        return say("county.of-city", city=asked.rpartition(",")[0].title(), labels=" or ".join(inside))
    begin = [name for name in _names() if asked and name.startswith(asked)]
    near = same or begin or difflib.get_close_matches(asked, _names(), n=3, cutoff=0.5)
    offered = list(dict.fromkeys(f'"{labels()[_names()[name]]}"' for name in near))[:3]
    return say("county.nearest", labels=" or ".join(offered)) if offered else ""


def _only(asked: str) -> str:
    """The county that this names without the word for its kind, if it is the only one."""
    found = _bare().get(_core(asked.casefold()), ())
    return found[0] if len(found) == 1 else ""


def _core(name: str, *, kinds: bool = False) -> str:
    """A name and its state without marks, and without the word for the kind of county unless that is kept."""
    place, _, state = name.casefold().rpartition("," if "," in name else " ")
    bare = place.replace("'", "") if kinds else _KINDS.sub(" ", place.replace("'", ""))
    words = re.sub(r"^saint ", "st ", " ".join(re.findall(r"[^\W_]+", bare)))
    return f"{words}|{' '.join(state.split())}"


@cache
def _plain() -> dict[str, str]:
    return {_core(name, kinds=True): fips for name, fips in _names().items()}


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """The counties of cities that have a policy or a facility of their own, by city and state."""
    policies = load("local-policies", ["place", "state_code", "city_county"]).dropna()
    jails = load("detainers-facilities", ["city", "state_code", "fips", "run_by"]).dropna()
    jails = jails[jails["run_by"].isin(["city", "county"])].drop(columns="run_by")
    found: dict[str, tuple[str, ...]] = {"washington, dc": ("11001",)}
    for rows in (policies, jails):
        for place, state, fips in rows.itertuples(index=False):
            name = f"{place}, {state}".casefold()
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), fips)))
    return found


@cache
def _bare() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, fips in _names().items():
        key = _core(name)
        found[key] = (*found.get(key, ()), fips)
    return found


@cache
def _names() -> dict[str, str]:
    """The code of each county, by every way to write its name in full, in small letters."""
    known = load("county-activation", ["fips", "county", "state", "state_code"])
    written = [known["county"] + ", " + known[column] for column in ("state_code", "state")]
    return {
        name.casefold(): fips for names in written for name, fips in zip(names, known["fips"], strict=True)
    }
