"""The states by name, by postal code and by the two digits with which their counties' codes begin."""

from __future__ import annotations

from functools import cache

from lessonkit.data import load


@cache
def states() -> tuple[str, ...]:
    """The states by name, in order; the District of Columbia counts as one."""
    return tuple(sorted(postal_codes()))


@cache
def postal_codes() -> dict[str, str]:
    """The postal code of each state, by its name.

    >>> postal_codes()["Oregon"]
    'OR'
    """
    table = load("county-activation")
    return dict(zip(table["state"], table["state_code"], strict=True))


@cache
def state_names() -> dict[str, str]:
    """The name of each state, by its postal code.

    >>> state_names()["OR"]
    'Oregon'
    """
    return {code: name for name, code in postal_codes().items()}


@cache
def state_fips() -> dict[str, str]:
    """The two digits of each state, by its name.

    >>> state_fips()["Oregon"]
    '41'
    """
    table = load("county-activation")
    return dict(zip(table["state"], table["fips"].str[:2], strict=True))
