"""Names of places in a sentence, so many that it can be read."""

from __future__ import annotations

from lessonkit.language import joined, sentences_beside

say = sentences_beside(__file__)

MOST_NAMES = 4


def listed(names: list[str]) -> str:
    """Names in words; a long list is cut.

    >>> listed(["Baker", "Benton", "Coos", "Crook", "Curry", "Lake"])
    'Baker, Benton, Coos and 3 more'
    """
    kept = names if len(names) <= MOST_NAMES else names[: MOST_NAMES - 1]
    return joined(kept if kept is names else [*kept, say("more", n=len(names) - len(kept))])
