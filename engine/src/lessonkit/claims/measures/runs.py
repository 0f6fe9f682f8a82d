"""Claims on a run of years look to the last year that the kit holds, and say over which years."""

from __future__ import annotations

from collections.abc import Iterable

from lessonkit.claims.claim import Claim, Load


def stops_early(claims: Iterable[Claim], load: Load) -> tuple[str, ...]:
    """The computed years that look at less than the kit holds, or don't say at what they look.

    The measure of a year says both: `through(load)` is the last year that it looks at, `held(load)` the last one of its tables.
    """
    problems = []
    for one in claims:
        if one.compute is None or one.unit != "year":
            continue
        measure = one.compute
        if not hasattr(measure, "through") or not hasattr(measure, "held"):
            problems.append(f"{one.id} computes a year and does not say over which series.")
            continue
        through, last = measure.through(load), measure.held(load)
        if through < last:
            problems.append(f"{one.id} looks as far as {through}, and the kit holds {last}.")
    return tuple(problems)
