"""The finding of two curves: it names both and the days between them, in words that fit into a title."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import wrap

from lessonkit.language import sentences_beside
from scomm.explorers.activation_curves.county_groups import names
from scomm.explorers.activation_curves.curve import Curve

say = sentences_beside(__file__)

_WIDTH, _LINES = 46, 2
"""Letters in a line of a title, and its lines."""


MOST_SPOKEN = 15
"""Words that are spoken after a change."""

Fits = Callable[[str], bool]


def in_title(words: str) -> bool:
    """Whether words have room above a picture."""
    return len(wrap(words, _WIDTH)) <= _LINES


def when_spoken(words: str) -> bool:
    """Whether words are few enough to be heard."""
    return len(words.split()) <= MOST_SPOKEN


def finding(one: Curve, other: Curve, fits: Fits = in_title) -> str:
    """One sentence that names both curves and the days between the days on which they reached one half."""
    if one.same(other):
        return _fitting("one", fits, who=_short_who(one), did=_did(one), when=one.half)
    first, second = sorted((one, other), key=lambda made: made.half)
    days = (second.half - first.half).days
    alike = first.by == second.by or "counties" not in (first.by, second.by)
    kind = "counts" if first.group == second.group else "groups" if first.by == second.by else "both"
    return _fitting(
        kind if days else "together" if kind == "counts" else "same-day",
        fits,
        n=days,
        when=first.half,
        did=_did(first),
        other_did=say("did.again") if alike and first.by != "counties" else _did(second),
        echo="" if first.by == "counties" else f" {say('did.again')}",
        here=first.called if first.group == "all" else _short_who(first),
        who=_short_who(first),
        other=_short_who(second),
        those=say("those.counties" if _are_counties(second) else "those.group", group=_short(second.group)),
        by=first.called,
        other_by=second.called,
        group=_short(first.group),
        place=_place(first.group),
        other_place=_place(second.group),
    )


def to_draw(other: Curve, fits: Fits = in_title) -> str:
    """What is asked before the second curve is shown; it gives no number away."""
    return _fitting("draw", fits, who=_short_who(other), asked=say(f"asked.{other.kind}"))


def _did(made: Curve) -> str:
    """What became true of half of them: a county was connected, a person lived in one that was."""
    return say(f"did.{made.kind}")


def _short(group: str) -> str:
    """A group as short as a title needs it."""
    return say.group("short").get(group, names()[group])


def _place(group: str) -> str:
    """A group in two or three words, such as "most foreign-born"."""
    return say.group("tiny").get(group, names()[group])


def _are_counties(made: Curve) -> bool:
    """Whether the group's own words say that counties are counted."""
    return made.by == "counties" and made.group in say.group("short")


def _short_who(made: Curve) -> str:
    group = _short(made.group)
    return say.group("counted")[made.group] if _are_counties(made) else say(f"who.{made.by}", group=group)


def _fitting(kind: str, fits: Fits, **values: object) -> str:
    """The first sentence of a kind that fits; else the last one."""
    found = [_capital(sentence) for sentence in _sentences(kind, values)]
    return next(filter(fits, found), found[-1])


def _sentences(kind: str, values: dict[str, object]) -> Iterator[str]:
    for place in say.group("finding"):
        if place.rpartition("-")[0] == kind:
            yield say(f"finding.{place}", **values)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
