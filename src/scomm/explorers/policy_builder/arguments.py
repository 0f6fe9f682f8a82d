"""Both sides' strongest argument on a detainer policy, chosen by what the policy does.

Whatever is a number stands in the ledger of claims; the words around it hold none.
"""

from __future__ import annotations

from functools import cache

from lessonkit.claims import Claim, shared_claim
from lessonkit.claims.format import full_sentence
from lessonkit.data import load
from lessonkit.explorers.frame.spec import Note, State
from lessonkit.language import sentences_beside
from lessonkit.sources import labels

say = sentences_beside(__file__)

FOR, AGAINST = say("argument.for"), say("argument.against")

_CLAIMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "everyone": (("el-cenizo-blocked",), ("miranda-hours",)),
    "paper": (("el-cenizo-blocked",), ("miranda-hours",)),
    "pay": (("cis-released-people",), ("cook-cost-per-day",)),
    "conviction": (("cis-homicide-2025",), ("hausman-crime", "hausman-violent")),
    "told": (("rearrested-to-september-2014",), ("hausman-crime", "hausman-violent")),
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
    """The strongest argument for holding, and against it: one sentence, one number, and in a line whose number it is.

    Folded is where its numbers are from, and what else their source says.
    """
    one, other = (
        _note(heading, *side) for heading, side in zip((FOR, AGAINST), ARGUMENTS[kind], strict=True)
    )
    return one, other


def _note(heading: str, words: str, ids: tuple[str, ...]) -> Note:
    claims = [shared_claim(id) for id in ids]
    first, *others = claims
    seen_in = first.source
    line = say(
        f"argument.line.{_seen(first)}",
        publisher=abbreviated(first.said_by),
        year=seen_in.year,
        kind=labels()[seen_in.label],
    )
    more = " ".join([_foot(heading, claims), *(full_sentence(one, load) for one in others)])
    return Note(heading, f"{words} {full_sentence(first, load)}", line, more)


def abbreviated(publisher: str) -> str:
    """A publisher by its initials, where its name gives them.

    >>> abbreviated("Immigration and Customs Enforcement (ICE)"), abbreviated("Cook County")
    ('ICE', 'Cook County')
    """
    _, opened, initials = publisher.rpartition("(")
    return initials.removesuffix(")") if opened else publisher


def _seen(claim: Claim) -> str:
    """Whether a number was seen with whoever counted, in the press, or in an advocate's report."""
    if claim.source.label == "NEWS":
        return "reported"
    # The label is that of the page, not of whoever counted.
    return (
        "seen-in"
        if claim.source.label.startswith("ADV") and claim.said_by != claim.source.published_by
        else "own"
    )


def _foot(heading: str, claims: list[Claim]) -> str:
    """Where the numbers are from; an argument in this kit's words is put in nobody's mouth."""
    publisher, seen_in = claims[0].said_by, claims[0].source
    foot = say(
        f"argument.foot.{_seen(claims[0])}",
        heading=heading,
        publisher=publisher,
        year=seen_in.year,
        kind=labels()[seen_in.label],
        by=seen_in.published_by,
    )
    return " ".join([foot, *dict.fromkeys(one.note for one in claims if one.note)])
