"""The two sides of a dispute in a lesson's text, and whether both are given alike.

A side is a card (`side_cards`). Where a lesson tells it in its running text, it begins after a comment of its own,
`<!-- side: safety / for holding -->`, and ends at the next such comment or at `<!-- end of sides -->`. Authors see the
comments; a learner's notebook has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lessonkit.claims.claim import Claim
from lessonkit.claims.markdown import citations
from lessonkit.claims.side_cards import FIGURES, LONGEST_TITLE, Card, outside_of_cards, side_cards

APART = 0.10
"""How far the lengths of two sides may lie apart, as a part of the longer one."""

_MARK = re.compile(r"<!-- (?:side: (?P<dispute>[a-z0-9-]+) / (?P<name>[^/>]+?)|end of sides) -->")
_STRONGEST = re.compile(r"\bstrongest\s+(?:point|argument)\b", re.IGNORECASE)
_HOLDING = re.compile(r"\]\([^)]*(?:/cases?/|casetext|-v-|_v\._|constitutionallawopinions)[^)]*\)")
_LINK, _CITED = re.compile(r"\[([^\]]*)\]\([^)]*\)"), re.compile(r"\{claim\}`[^`]*`")
_TERM = re.compile(r"\{term\}`([^`<]*?)(?: <[^`]*>)?`")


@dataclass(frozen=True)
class Side:
    """One side of a dispute: its text, the claims that it cites, and the line (from 1) on which it begins."""

    dispute: str
    name: str
    text: str
    line: int

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the claims that the side stands on."""
        return tuple(one.id for one in citations(self.text))

    @property
    def words(self) -> int:
        """How many words a reader reads: a claim counts as one, a link as its words.

        >>> Side("d", "a", "In [a ruling](https://x.org) {claim}`miranda-hours` hours.", 1).words
        5
        """
        plain = _TERM.sub(r"\1", _CITED.sub("number", _LINK.sub(r"\1", self.text)))
        return len(re.findall(r"\w[\w'’.-]*", plain))

    @property
    def has_evidence(self) -> bool:
        """Whether it stands on a figure or on a court's holding."""
        return bool(self.cited or _HOLDING.search(self.text))


def sides(markdown: str) -> tuple[Side, ...]:
    """Every side that is marked in a text, in order.

    >>> [side.name for side in sides("<!-- side: safety / for -->\\nYes.\\n<!-- side: safety / against -->\\nNo.")]
    ['for', 'against']
    """
    marks = list(_MARK.finditer(markdown))
    found = [
        Side(dispute.dispute, card.name, card.text, card.line)
        for dispute in side_cards(markdown)
        for card in dispute.cards
    ]
    for place, mark in enumerate(marks):
        if mark["dispute"]:
            end = marks[place + 1].start() if place + 1 < len(marks) else len(markdown)
            line = markdown.count("\n", 0, mark.start()) + 1
            found.append(Side(mark["dispute"], mark["name"], markdown[mark.end() : end].strip(), line))
    return tuple(sorted(found, key=lambda side: side.line))


def without_marks(markdown: str) -> str:
    """The text without the comments that mark sides.

    >>> without_marks("One.\\n\\n<!-- end of sides -->\\n\\nTwo.")
    'One.\\n\\nTwo.'
    """
    return re.sub(rf"(?:{_MARK.pattern})\n*", "", markdown).strip("\n")


def unfair(markdown: str, ledger: Mapping[str, Claim]) -> Iterator[tuple[int, str, str]]:
    """The line of a side that is not given as its opponents are, what is wrong, and what to do."""
    by_dispute: dict[str, list[Side]] = {}
    for side in sides(markdown):
        by_dispute.setdefault(side.dispute, []).append(side)
    for dispute, group in by_dispute.items():
        if len(group) < 2:
            yield group[0].line, f"The dispute {dispute!r} has one side.", "Mark the other side too."
            continue
        for side in group:
            if not side.has_evidence:
                yield (
                    side.line,
                    f"{side.name!r} has no figure and no ruling.",
                    "Cite a claim, or link to a court's decision.",
                )
            if not _STRONGEST.search(side.text):
                yield (
                    side.line,
                    f"{side.name!r} has no strongest point.",
                    "Say it as its own advocates would: “The strongest point: …”.",
                )
            others = {id for other in group if other is not side for id in _publishers(other, ledger)}
            mine = _publishers(side, ledger)
            if mine and mine <= others:
                yield (
                    side.line,
                    f"{side.name!r} has no publisher of its own.",
                    "Cite one who speaks for this side.",
                )
        longest, shortest = (pick(group, key=lambda side: side.words) for pick in (max, min))
        if longest.words - shortest.words > APART * longest.words:
            yield (
                shortest.line,
                f"{longest.name!r} has {longest.words} words and {shortest.name!r} has {shortest.words}.",
                "Give both about the same room.",
            )


def malformed_cards(markdown: str) -> Iterator[tuple[int, str, str]]:
    """The line of a card that lacks a part or has one too many, what is wrong, and what to do."""
    for dispute in side_cards(markdown):
        if len(dispute.cards) < 2:
            yield (
                dispute.line,
                f"The cards of {dispute.dispute!r} show {len(dispute.cards)} of its sides.",
                "Write each side as :::{side} name: Its title, its text, and ::: in a line of its own.",
            )
        yield from (fault for card in dispute.cards for fault in _malformed(card))
    for line, stray in outside_of_cards(markdown):
        yield (
            line,
            f"{stray[:40]!r} stands in no card.",
            "Close each :::{side} with ::: and the ::::{sides} with ::::, in lines of their own, and write nothing between sides.",
        )


def _malformed(card: Card) -> Iterator[tuple[int, str, str]]:
    if not _STRONGEST.search(card.strongest):
        yield (
            card.line,
            f"The card {card.name!r} does not begin with its strongest point.",
            "Put “The strongest point: …” first, above the list.",
        )
    if len(card.title) > LONGEST_TITLE:
        yield (
            card.line,
            f"The title of the card {card.name!r} has {len(card.title)} characters.",
            f"Write it in {LONGEST_TITLE} at most, so that two cards beside one another keep it on one line.",
        )
    if len(card.figures) != FIGURES:
        yield (
            card.line,
            f"The card {card.name!r} lists {len(card.figures)} figures.",
            f"List {FIGURES}, each in a line that begins with a dash; what else there is goes below the list.",
        )
    for figure in card.figures:
        if not (any(citations(figure)) or _LINK.search(figure)):
            yield (
                card.line,
                f"The card {card.name!r} lists {figure[:40]!r} without who says so.",
                "Cite a claim in it, or link to the ruling or the paper.",
            )


def _publishers(side: Side, ledger: Mapping[str, Claim]) -> set[str]:
    return {ledger[id].publisher for id in side.cited if id in ledger}
