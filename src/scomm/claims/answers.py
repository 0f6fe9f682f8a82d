"""Which number answers which: a claim that serves one side stands with the one that its opponent would answer with.

`disputed_by` holds claims of opposite publishers. Here both numbers can come from one source, which gives
them together, and a text that takes one of them is one-sided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "hausman-prevented": ("hausman-prevented-convicted",),
    "hausman-prevented-no-conviction": ("hausman-prevented-convicted",),
    "hausman-prevented-convicted": ("hausman-prevented-no-conviction",),
    "not-taken-residents-2011": ("not-taken-rearrested-2011",),
    "not-taken-rearrested-2011": ("not-taken-residents-2011",),
    "cis-rearrested": ("cis-released-concern",),
    "trac-level-1-share-2013": ("trac-level-1-of-convicted-2013",),
    "trac-level-1-of-convicted-2013": ("trac-level-1-share-2013",),
    "sc-share-charge-unknown-2012": ("sc-share-charge-known-2012",),
    "sc-share-charge-known-2012": ("sc-share-charge-unknown-2012",),
    "task-force-members": ("task-force-resigned",),
    "dhs-arrests-convicted-or-charged-2025": ("detained-convicted-or-charged-share-2025-12",),
    "detained-convicted-share-2025-12": ("detained-convicted-2025-12",),
}
"""A claim, and the claims of which one at least stands in the same passage."""


def unanswered(
    cited: Iterable[str], answers: Mapping[str, tuple[str, ...]] = ANSWERS
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each claim of a passage that stands without its answer, and what would answer it.

    >>> list(unanswered(["hausman-prevented"]))
    [('hausman-prevented', ('hausman-prevented-convicted',))]
    >>> list(unanswered(["cis-rearrested", "cis-released-concern"]))
    []
    """
    here = set(cited)
    for id in dict.fromkeys(here & set(answers)):
        if not here & set(answers[id]):
            yield id, answers[id]
