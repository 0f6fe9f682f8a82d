"""The two sides of a dispute in a lesson's text, and whether both are given alike.

A side begins after a comment of its own, `<!-- side: safety / for holding -->`, and ends at the next such comment or at
`<!-- end of sides -->`. Authors see the comments; a learner's notebook has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scomm.claims.claim import Claim
from scomm.claims.markdown import citations

APART = 0.10
"""How far the lengths of two sides may lie apart, as a part of the longer one."""

_MARK = re.compile(r"<!-- (?:side: (?P<dispute>[a-z0-9-]+) / (?P<name>[^/>]+?)|end of sides) -->")
_STRONGEST = re.compile(r"\bstrongest\s+(?:point|argument)\b", re.IGNORECASE)
_HOLDING = re.compile(r"\]\([^)]*(?:/cases?/|casetext|-v-|_v\._|constitutionallawopinions)[^)]*\)")
_LINK, _CITED = re.compile(r"\[([^\]]*)\]\([^)]*\)"), re.compile(r"\{claim\}`[^`]*`")


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
        plain = _CITED.sub("number", _LINK.sub(r"\1", self.text))
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
    found = []
    for place, mark in enumerate(marks):
        if mark["dispute"]:
            end = marks[place + 1].start() if place + 1 < len(marks) else len(markdown)
            line = markdown.count("\n", 0, mark.start()) + 1
            found.append(Side(mark["dispute"], mark["name"], markdown[mark.end() : end].strip(), line))
    return tuple(found)


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


def _publishers(side: Side, ledger: Mapping[str, Claim]) -> set[str]:
    return {ledger[id].publisher for id in side.cited if id in ledger}
