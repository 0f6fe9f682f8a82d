"""Both sides' strongest argument on a detainer policy, chosen by what the policy does.

Whatever is a number stands in the ledger of claims; the words around it hold none.
"""

from __future__ import annotations

from functools import cache

from scomm.claims import Claim, shared_claim
from scomm.claims.format import full_sentence
from scomm.data import load
from scomm.explorers.frame.spec import Note, State
from scomm.language import sentences_beside
from scomm.sources import LABELS

say = sentences_beside(__file__)

FOR, AGAINST = say("argument.for"), say("argument.against")

_CLAIMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "everyone": (("el-cenizo-blocked",), ("miranda-hours",)),
    "paper": (("el-cenizo-blocked",), ("miranda-hours",)),
    "pay": (("cis-released-people",), ("cook-cost-per-day",)),
    "conviction": (("cis-homicide-2025",), ("hausman-counties", "hausman-violent")),
    "told": (("rearrested-to-september-2014",), ("hausman-counties", "hausman-violent")),
    "apart": (("cis-fear-of-authorities",), ("hispanic-reporting-fell",)),
}
"""For each kind of policy, the claims for holding and those against it, each of one publisher."""

ARGUMENTS = {
    kind: ((say(f"argument.{kind}.for"), for_it), (say(f"argument.{kind}.against"), against))
    for kind, (for_it, against) in _CLAIMS.items()
}
"""For each kind of policy, for holding and against it: words without a number, then claims of one publisher."""


def kind_of(state: State) -> str:
    """Which arguments a policy calls for.

    >>> kind_of({"hold": "nobody", "tell": "everyone", "paper": "judge", "pay": "no"})
    'told'
    """
    if state["hold"] == "nobody":
        return "apart" if state["tell"] == "nobody" else "told"
    if state["pay"] == "yes":
        return "pay"
    if state["paper"] == "judge":
        return "paper"
    return "everyone" if state["hold"] == "everyone" else "conviction"


@cache
def arguments(kind: str) -> tuple[Note, Note]:
    """The strongest argument for holding, and against it, each with who makes it."""
    one, other = (
        _note(heading, *side) for heading, side in zip((FOR, AGAINST), ARGUMENTS[kind], strict=True)
    )
    return one, other


def _note(heading: str, words: str, ids: tuple[str, ...]) -> Note:
    claims = [shared_claim(id) for id in ids]
    return Note(heading, " ".join([words, *(full_sentence(one, load) for one in claims)]), _foot(claims))


def _foot(claims: list[Claim]) -> str:
    """Where the numbers are from; an argument in this kit's words is put in nobody's mouth."""
    publisher, seen_in = claims[0].said_by, claims[0].source
    if seen_in.label == "NEWS":
        seen = "reported"
    elif seen_in.label.startswith("ADV") and publisher != seen_in.published_by:
        # The label is that of the page, not of whoever counted.
        seen = "seen-in"
    else:
        seen = "own"
    foot = say(
        f"argument.foot.{seen}",
        publisher=publisher,
        year=seen_in.year,
        kind=LABELS[seen_in.label],
        by=seen_in.published_by,
    )
    return " ".join([foot, *dict.fromkeys(one.note for one in claims if one.note)])
