"""What the denominator machine draws: a hundred people of a group, and a square as large as the group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from lessonkit.charts.marks import Area, Group, People, Portion, Square, of_hundred
from lessonkit.charts.marks.people import Look
from lessonkit.language import sentences_beside
from scomm.explorers.denominator_machine.universes import KINDS, UNIVERSES, Count
from scomm.explorers.denominators.published import YEARS, Agency, Bounds, Crossed, annual

say = sentences_beside(__file__)

_GROUPS, _SIGNS = say.group("group"), say.group("sign")

_LOOKS: dict[str, tuple[Look, str]] = {
    "convicted": ("solid", "accent"),
    "pending-charges": ("hatch", "accent"),
    "other-violator": ("outline", "accent"),
    "not-convicted": ("outline", "accent"),
    "Other": ("outline", "accent"),
    "cbp": ("solid", "accent"),
    "ice": ("solid", "soft"),
}
"""How a group of people looks and in which colour; a charge that no court has decided is hatched, and who has neither is an outline."""

_KINDS: dict[str, tuple[Look, str]] = {
    kind: ("solid", "accent" if place < 2 else "soft") for place, kind in enumerate(KINDS)
}


def of_split(split: str, parts: Mapping[str, int], total: int, universe: str) -> People:
    """A hundred people by the groups of one split, with a square as large as they all; what DHS does not print is hatched in gray."""
    people = UNIVERSES[universe].people
    shares = {name: number / total for name, number in parts.items()}
    icons = dict(zip(shares, of_hundred(list(shares.values())), strict=True))
    groups = [
        _group(name, icons[name], say("key.share", share=share), split, place)
        for place, (name, share) in enumerate(shares.items())
    ]
    if split == "criminality":
        groups = [_charges_known(group, parts) for group in groups]
    left = 100 - sum(icons.values())
    if left:
        groups.append(Group(left, say("key.left"), "hatch", "context"))
    return People(
        groups=tuple(groups),
        name=say("drawn.people", people=people, parts=_told(groups)),
        area=_square(total, universe, _portions(groups)),
        ghost=True,
        wide=False,
    )


def of_crossed(both: Crossed, known: Mapping[Agency, Bounds]) -> People:
    """A hundred people of each of two groups by criminal record; whom the dashboard does not show is hatched in gray."""
    (first, groups), (second, others) = ((name, _by_record(both, name, known)) for name in both.people)
    told = say(f"beside.{second}", parts=[say("drawn.part", n=one.n, label=one.label) for one in others])
    beside = People(tuple(others), told, glyph="dot", columns=25, caption=told)
    return People(
        groups=tuple(groups),
        name=say("drawn.people", people=say(f"area.{first}"), parts=_told(groups)),
        also=say(f"these.{first}"),
        area=_squares(both),
        beside=beside,
        ghost=True,
        wide=False,
    )


def _charges_known(group: Group, parts: Mapping[str, int]) -> Group:
    """People without a conviction, with a word where nobody published how many of them have pending charges."""
    if (
        group.label not in (_GROUPS["not-convicted"], say("record.not-convicted"))
        or "pending-charges" in parts
    ):
        return group
    return replace(group, note=say("key.charges-not-published"))


def _square(total: int, universe: str, portions: tuple[Portion, ...]) -> Area:
    """The square of one group, filled as its people are."""
    one = Square(total, say("area.said", n=total), say(f"sized.{universe}"), portions)
    return _area((one,), say("drawn.area", total=total, people=UNIVERSES[universe].people))


def together(own: People, universe: str, other: Count, parts: Mapping[str, int]) -> People:
    """A hundred people of a count with a hundred of another, alike: each with its own heading, square and key.

    `parts` are the people of the other by criminal record.
    """
    beside = replace(
        of_split("criminality", parts, other.total, other.universe),
        heading=_heading(other.universe),
        ghost=False,
    )
    return replace(own, heading=_heading(universe), beside=beside)


def _heading(universe: str) -> str:
    return say("beside.heading", people=say(f"short.{universe}"))


def _squares(both: Crossed) -> Area:
    """The squares of two groups, filled by criminal record; on the dashboard these are the people whom it shows."""
    totals = {name: both.total(name) for name in both.people}
    one, other = totals.values()
    drawn = tuple(
        Square(
            n,
            say("area.said", n=n),
            say(f"area.{name}"),
            tuple(Portion(people / n, *_LOOKS[record]) for record, people in both.people[name].items()),
        )
        for name, n in totals.items()
    )
    return _area(drawn, say("drawn.areas", one=one, other=other))


def _portions(groups: list[Group]) -> tuple[Portion, ...]:
    return tuple(Portion(group.n / 100, group.look, group.tone) for group in groups)


def _area(drawn: tuple[Square, ...], name: str) -> Area:
    return Area(drawn, name, most=largest(), heading=say("area.heading"))


@cache
def largest() -> int:
    """The largest group of all, which the scale of the squares is made for."""
    return max(
        annual(universe, split, year).get("total", 0)
        for universe in UNIVERSES
        for split in ("criminality", "arresting-agency", "citizenship")
        for year in YEARS
    )


def _by_record(both: Crossed, name: str, known: Mapping[Agency, Bounds]) -> list[Group]:
    people, total = both.people[name], both.total(name)
    shares = {record: number / total for record, number in people.items()}
    here = next((bounds for agency, bounds in known.items() if agency == name), None)
    if here is None:
        icons = of_hundred(list(shares.values()))
    else:
        sure, open_ = here.lowest / 100, (here.highest - here.lowest) / 100
        others = (1 - open_ - sure) / (1 - shares["convicted"])
        shown = [sure if record == "convicted" else others * share for record, share in shares.items()]
        icons = of_hundred([*shown, open_])
    groups = [
        _charges_known(Group(n, say(f"record.{record}"), *_LOOKS[record]), people)
        for record, n in zip(shares, icons, strict=False)
    ]
    if here is not None:
        groups.append(Group(icons[-1], say("key.hidden"), "hatch", "context"))
    return groups


def _group(name: str, n: int, said: str, split: str = "", place: int = 0) -> Group:
    look, tone = _LOOKS.get(name) or _KINDS.get(name) or ("solid", "soft" if place else "accent")
    sign = str(place + 1) if split == "citizenship" and name != "Other" else _SIGNS.get(name, "")
    return Group(n, _GROUPS.get(name, name), look, tone, said=said, sign=sign)


def _told(groups: list[Group]) -> list[str]:
    return [say("drawn.part", n=group.said or group.n, label=group.label) for group in groups]
