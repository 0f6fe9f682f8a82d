"""Both sides' strongest argument on a detainer policy, chosen by what the policy does.

Whatever is a number stands in the ledger of claims; the words around it hold none.
"""

from __future__ import annotations

from functools import cache

from scomm.claims import Claim, shared_claim
from scomm.claims.format import full_sentence
from scomm.data import load
from scomm.explorers.frame.spec import Note, State
from scomm.sources import LABELS

FOR, AGAINST = "The case for holding", "The case against holding"

ARGUMENTS: dict[str, tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]] = {
    "everyone": (
        (
            "Someone who is in jail already can be handed over there, without a search and without a chase.",
            ("el-cenizo-blocked",),
        ),
        ("To hold someone past the release is to arrest anew.", ("miranda-hours",)),
    ),
    "paper": (
        (
            "The law lets officers of ICE arrest on a warrant that one of them signs. A judge's is more than the law asks of ICE.",
            ("el-cenizo-blocked",),
        ),
        ("Before a person is held again, someone must show a reason.", ("miranda-hours",)),
    ),
    "pay": (
        ("Whether a person goes free should not depend on who pays the bill.", ("cis-released-people",)),
        (
            "ICE asks for the hold, so it should not be the county's taxpayers who bear the whole cost of it.",
            ("cook-cost-per-day",),
        ),
    ),
    "conviction": (
        (
            "A line at convictions lets go whoever is only charged, however grave the charge is and however long the case takes.",
            ("cis-homicide-2025",),
        ),
        (
            "The rule still holds those with a grave record; the others go home, as anyone else would.",
            ("hausman-counties", "hausman-violent"),
        ),
    ),
    "told": (
        (
            "ICE can't stand at each jail door for each release. A hold gives its officers time to come.",
            ("rearrested-to-september-2014",),
        ),
        (
            "ICE can come when it is told, and the jail keeps nobody past the release.",
            ("hausman-counties", "hausman-violent"),
        ),
    ),
    "apart": (
        (
            "A jail that says nothing leaves ICE to look for people in the street, and few name fear as their reason not to call.",
            ("cis-fear-of-authorities",),
        ),
        (
            "Victims and witnesses should be able to call the police without fear, for themselves or for someone close.",
            ("hispanic-reporting-fell",),
        ),
    ),
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
    said = " ".join([*([words] if words else []), *(full_sentence(one, load) for one in claims)])
    return Note(heading, said, _who_says_it(claims, number_alone=bool(words)))


def _who_says_it(claims: list[Claim], *, number_alone: bool) -> str:
    """Where the number is from; an argument in this kit's words is put in nobody's mouth."""
    publisher, seen_in = claims[0].said_by, claims[0].source
    kind = LABELS[seen_in.label]
    if seen_in.label == "NEWS":
        kind = f"reported by {seen_in.published_by}"
    elif seen_in.label.startswith("ADV") and publisher != seen_in.published_by:
        # The label is that of the page, not of whoever counted.
        kind = f"seen in a report of {seen_in.published_by}, {kind}"
    notes = " ".join(dict.fromkeys(one.note for one in claims if one.note))
    opening = "The argument is in this kit's words, the evidence is from " if number_alone else ""
    return f"{opening}{publisher}, {seen_in.year} ({kind}). {notes}".strip()
