"""The number of a claim, as a value and as it stands in prose."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from lessonkit.claims.claim import Claim, Compute, Load
from lessonkit.course import in_words
from lessonkit.errors import KitError
from lessonkit.language.grammar import grammar
from lessonkit.language.in_force import translated


def value_of(claim: Claim, load: Load) -> float:
    """The number of a claim, not rounded, in its unit; a `KitError` if the data do not hold it."""
    number = claim.value if claim.compute is None else _computed(claim, claim.compute, load)
    if claim.prints == "finding":
        raise KitError(f"Claim {claim.id!r} is a finding without a number.", do="Print what its phrase says.")
    if number is None or not math.isfinite(number):
        raise KitError(
            f"Claim {claim.id!r} has no value.", do=f"Look at {', '.join(claim.datasets) or 'its source'}."
        )
    return number


def _computed(claim: Claim, compute: Compute, load: Load) -> float:
    """What a claim computes; a `KitError` that names it, and for a column that is not there those that are, if that fails."""
    try:
        return compute(load)
    except Exception as error:  # a course's own code
        columns = ""
        if isinstance(error, KeyError):
            columns = "; ".join(f"{name} has {', '.join(map(str, load(name)))}" for name in claim.datasets)
        raise KitError(
            f"Claim {claim.id!r} can't be computed: {in_words(error)}.", allowed=columns
        ) from error


def say(claim: Claim, load: Load) -> str:
    """The number of a claim as prose prints it, such as "56.3 percent" or "about 183,000".

    >>> from lessonkit.claims import claim
    >>> from lessonkit.data import load
    >>> say(claim("sc-removals-2012"), load)
    'about 183,000'
    """
    phrase = (
        translated(f"claim/{claim.id}/phrase", claim.phrase) if claim.phrase != "{value}" else claim.phrase
    )
    if claim.prints == "finding":
        return phrase
    return phrase.format(value=_written(value_of(claim, load), claim.unit, claim.decimals))


def full_sentence(claim: Claim, load: Load) -> str:
    """The sentence of a claim with its number in place."""
    return translated(f"claim/{claim.id}/sentence", claim.sentence).format(value=say(claim, load))


@dataclass(frozen=True)
class Drift:
    """A claim that no longer prints what its author saw."""

    id: str
    expected: str
    found: str


def drift(claims: Iterable[Claim], load: Load) -> tuple[Drift, ...]:
    """The claims whose printed number is not the `expected` one any more."""
    said = ((claim, say(claim, load)) for claim in claims if claim.expected)
    return tuple(Drift(claim.id, claim.expected, found) for claim, found in said if found != claim.expected)


def _written(number: float, unit: str, decimals: int) -> str:
    if unit == "year":
        return f"{number:.0f}"
    written = f"{number:,.{decimals}f}"
    return f"{written} {grammar().percent}" if unit == "percent" else written
