"""The rule that both sides speak on the first screen: above the first exercise below which one of them has spoken.

A lesson that is fair as a whole can still let one side speak for twenty minutes before the other does. So sides are counted where the
first of them speaks, and not over the lesson.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lessonkit.authoring.finding import Draft, Finding
from lessonkit.claims.side_cards import side_cards
from lessonkit.course import course
from lessonkit.course_file import Side
from lessonkit.language.words import joined
from lessonkit.sources.publishers import publishers

_SAYS = (
    "says|said|claimed|claims|answers|answered|calls|called|wrote|reports|reported|told|describes|described"
)
_WORDS_BETWEEN = 12
"""So many words may stand between who speaks and the word that says so, in one sentence."""
_GOES_ON = re.compile(r"\. (?:It|Its|They|Their|He|She)\b")
"""A sentence that goes on about who was named in the one before."""
_DISPUTE = re.compile(r"^(?:sides: |:{3,}\{sides\})", re.MULTILINE)
"""What stands in a lesson on a dispute: its cards, or in its plan the dispute of another lesson."""
_ADDRESS = re.compile(r"\]\([^)]*\)")


def first_speakers(draft: Draft) -> tuple[frozenset[str], int]:
    """The sides that speak above the first exercise below which any does, and the line on which that text begins; nobody, where none speaks."""
    text, line = [], 0
    for block in draft.text.blocks:
        if block.kind == "prose":
            line = line or block.line
            text.append(block.text)
        elif block.kind == "exercise":
            if spoken := speakers("\n\n".join(text)):
                return spoken, line
            text, line = [], 0
    return frozenset(), 0


def speakers(text: str) -> frozenset[str]:
    """The sides of which a text tells what they say; the cards of a dispute are both."""
    sides = course().sides
    if any(len(found.cards) > 1 for found in side_cards(text)):
        return frozenset(sides)
    whole = _GOES_ON.sub(",", " ".join(_ADDRESS.sub("]", text).split()))
    return frozenset(id for id, side in sides.items() if re.search(_speaking(side), whole))


def side_rules(draft: Draft) -> Iterator[Finding]:
    """One finding where a lesson on a dispute lets one side speak, and the next exercise comes before the other has spoken."""
    if not _DISPUTE.search(draft.text.path.read_text(encoding="utf-8")):
        return
    spoken, line = first_speakers(draft)
    silent = [side for side in course().sides if side not in spoken]
    if spoken and silent:
        yield Finding(
            draft.at(line),
            "first-word",
            f"Only the {joined(sorted(spoken))} speak above the next exercise. Say there what those who speak for {joined(silent)} say of it too.",
        )


def _speaking(side: Side) -> str:
    """A sentence in which somebody of this side speaks."""
    published = (
        one.name.split(" (")[0].split(",")[0] for one in publishers().values() if one.label == side.label
    )
    names = "|".join([*map(re.escape, published), *side.also])
    return rf"\b(?:{names})\b(?:[^.!?]{{0,3}}\b[\w'’“”()\[\]-]+){{0,{_WORDS_BETWEEN}}}[^.!?]{{0,3}}\b(?:{_SAYS})\b"
