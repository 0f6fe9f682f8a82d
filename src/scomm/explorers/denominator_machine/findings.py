"""What the denominator machine finds in one split: its groups, a finding and sentences."""

from __future__ import annotations

from lessonkit.language import sentences_beside
from scomm.explorers.denominator_machine.universes import KINDS

say = sentences_beside(__file__)


def spoken(split: str, parts: dict[str, int], total: int, people: str) -> str:
    """The shares in the few words that are spoken after a change."""
    if split == "citizenship":
        first = next(iter(parts))
        return say("spoken.citizenship", share=parts[first] / total, first=first, total=total, people=people)
    return say(f"spoken.{split}", share=_shares(parts, total), total=total, people=people)


def parts_of(split: str, counts: dict[str, int]) -> dict[str, int]:
    """The groups of a split with their people, in the order in which they are drawn."""
    if split == "criminality":
        names = ["convicted", "pending-charges", "other-violator"]
        return {
            name: counts[name] for name in (names if names[1] in counts else ["convicted", "not-convicted"])
        }
    if split == "conviction-kind":
        return {name: counts[name] for name in (*KINDS, "not-convicted")}
    if split == "arresting-agency":
        return {"cbp": counts["cbp"], "ice": counts["ice"]}
    named = {name: number for name, number in counts.items() if name not in ("total", "Other")}
    ordered = dict(sorted(named.items(), key=lambda item: -item[1]))
    return {**ordered, "Other": counts["Other"]}


def _say_record(parts: dict[str, int], total: int, when: str, people: str) -> tuple[str, list[str]]:
    share = _shares(parts, total)
    told = say(
        "told.record-and-charges" if "pending-charges" in parts else "told.record",
        when=when,
        parts=parts,
        share=share,
        total=total,
        people=people,
    )
    return say("finding.record", when=when, share=share, people=people), [told]


def say_kinds(
    parts: dict[str, int], total: int, when: str, people: str, events: str
) -> tuple[str, list[str]]:
    """Finding and sentences of the kinds of conviction."""
    share = _shares(parts, total)
    told = say("told.kinds", when=when, parts=parts, share=share, total=total, people=people)
    return (
        say("finding.kinds", when=when, events=events, share=share),
        [told, say("told.aggravated-felony")],
    )


def _say_agency(parts: dict[str, int], total: int, when: str, people: str) -> tuple[str, list[str]]:
    share = _shares(parts, total)
    told = say("told.agency", when=when, parts=parts, share=share, total=total, people=people)
    return say("finding.agency", when=when, share=share, people=people), [told]


def _say_citizenship(parts: dict[str, int], total: int, when: str, people: str) -> tuple[str, list[str]]:
    first, second, *_ = parts
    named = {"most": parts[first], "next": parts[second], "others": parts["Other"]}
    share = _shares(named, total)
    told = say(
        "told.citizenship",
        when=when,
        parts=named,
        share=share,
        total=total,
        people=people,
        first=first,
        second=second,
    )
    return say("finding.citizenship", when=when, share=share, people=people, first=first), [told]


def _shares(parts: dict[str, int], total: int) -> dict[str, float]:
    return {name: number / total for name, number in parts.items()}


SAY = {"criminality": _say_record, "arresting-agency": _say_agency, "citizenship": _say_citizenship}
"""For each split but the kinds of conviction: finding and sentences of its groups."""
