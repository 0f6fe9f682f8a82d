"""What the policy map says of a date: counts as bounds, what changed, and what the list can't tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from lessonkit.charts.marks import Point
from lessonkit.language import sentences_beside
from scomm.explorers.counties.state_names import postal_codes, state_names
from scomm.explorers.dated_policies.names import MOST_NAMES, listed
from scomm.explorers.dated_policies.steps import (
    BEFORE,
    DATES,
    counties_of,
    on_dates,
    under_law,
    which,
)
from scomm.models.policy_dates.standings import Bounds

say = sentences_beside(__file__)


PLURALS = {"counties": "county", "cities": "city", "states": "state"}


@dataclass(frozen=True)
class Now:
    """One date, of the country or of a state."""

    step: int
    place: str = ""

    @property
    def when(self) -> str:
        """The date."""
        return DATES[self.step]

    @property
    def before(self) -> str:
        """The date before it."""
        return DATES[self.step - 1] if self.step else BEFORE

    @property
    def of(self) -> int:
        """How many counties the state has."""
        return counties_of(self.place)

    @property
    def code(self) -> str:
        """The postal code of the state; empty for the country."""
        return postal_codes().get(self.place, "")

    @property
    def under(self) -> int:
        """How many places with a limit lay under a law of their state, or may have."""
        return int(under_law(self.code)[self.step])

    def bounds(self, level: str = "", direction: str = "limits", back: int = 0) -> Bounds:
        """How many places surely or possibly had such a policy, `back` dates earlier."""
        return on_dates().bounds(self.step - back, which(direction, level, self.code))

    def turned(self, sure: bool, direction: str = "limits") -> list[tuple[str, str]]:
        """Places, with their state, that became sure since the date before, or no longer are."""
        here = on_dates()
        before, after = here.surely[:, self.step], here.surely[:, self.step + 1]
        turn = ~before & after if sure else before & ~after
        rows = here.places[which(direction, "", self.code) & turn]
        return list(zip(rows["place"], rows["state_code"], strict=True))

    def states(self, direction: str) -> str:
        """The states that surely or perhaps had such a policy of their own, in words."""
        here, chosen = on_dates(), which(direction, "state", self.code)
        surely, maybe = (rows[:, self.step + 1] & chosen for rows in (here.surely, here.maybe))
        names = here.places["place"].to_numpy()
        sure, perhaps = listed(list(names[surely])), listed(list(names[maybe & ~surely]))
        if not perhaps:
            return sure
        return say("states.both" if sure else "states.perhaps", sure=sure, perhaps=perhaps)


def country_finding(now: Now) -> str:
    """The finding for the country: how many places there are, and how many there were a year before."""
    which, told = _told(now)
    written = {
        name: one.value if which in ("rose", "fell") else one.words
        for name, one in zip(("now", "before"), reversed(told), strict=False)
    }
    return say(f"country.{which}", when=now.when, **written)


def country_points(now: Now) -> tuple[Point, ...]:
    """The numbers of the finding, each where it stands on the strip; of numbers that may be equal, the most that there may be."""
    which, told = _told(now)
    ends = {"rose": ("at-most", "at-least"), "fell": ("at-least", "at-most")}.get(which, ("about", "about"))
    return tuple(
        replace(one, note=say(f"numbers.{end}", when=DATES[one.step]))
        for end, one in zip(ends, told, strict=False)
    )


def _told(now: Now) -> tuple[str, tuple[Point, ...]]:
    """How the count went in the year before this date, and what is told of it: the number then, and the one now."""
    here, step = now.bounds(), _a_year_before(now.step)
    if step < 0:
        return "first", (Point(now.step, here.possible, str(here)),)
    before = Now(step).bounds()
    which = _went(before, here)
    values = (
        before.certain if which == "fell" else before.possible,
        here.certain if which == "rose" else here.possible,
    )
    words = (before, here) if which == "near" else values
    told = zip((step, now.step), values, words, strict=True)
    return which, tuple(Point(at, value, str(said)) for at, value, said in told)


def _went(before: Bounds, after: Bounds) -> Literal["rose", "fell", "near"]:
    """Whether there were surely more places, surely fewer, or nobody can tell."""
    if after.certain > before.possible:
        return "rose"
    return "fell" if after.possible < before.certain else "near"


def _a_year_before(step: int) -> int:
    """The last date that lies a year or more before another; -1 where there is none."""
    until = f"{int(DATES[step][:4]) - 1}{DATES[step][4:]}"
    return max((at for at, date in enumerate(DATES) if date <= until), default=-1)


def country_told(now: Now) -> list[str]:
    """The sentences for the country."""
    law = say(
        "country.laws",
        states=number(now.bounds("state", "mandates"), "state"),
        names=now.states("mandates"),
    )
    under = number(Bounds(now.under, now.under), "limit")
    return [
        _counts(now),
        say("country.changed", before=now.before, places=now.bounds(back=1), changed=_changed(now)),
        f"{law} {say('country.under', limits=under)}" if now.under else law,
        say("country.no-census"),
    ]


def _counts(now: Now) -> str:
    """How many counties, cities and states there surely are, and how many the dates allow."""
    found = {noun: now.bounds(noun) for noun in ("county", "city", "state")}
    surely = {noun: number(Bounds(one.certain, one.certain), noun) for noun, one in found.items()}
    most = {noun: number(Bounds(one.possible, one.possible), noun) for noun, one in found.items()}
    return say(
        "country.counts",
        when=now.when,
        **{name: surely[noun] for name, noun in PLURALS.items()},
        **{f"most-{name}": most[noun] for name, noun in PLURALS.items()},
    )


def _changed(now: Now) -> str:
    """What is surer or less sure than on the date before, as clauses of a sentence."""
    became, stopped = now.turned(True), now.turned(False)
    laws = [place for place, _ in now.turned(True, "mandates")]
    parts = [
        *([say("changed.became", places=_who(became))] if became else []),
        *([say("changed.stopped", places=_who(stopped))] if stopped else []),
        *([say("changed.law", places=listed(laws))] if laws else []),
    ]
    return "; ".join(parts) or say("changed.nothing")


def _who(places: list[tuple[str, str]]) -> str:
    """Places by name, or how many and where most of them are."""
    if len(places) < MOST_NAMES:
        return listed(
            [
                place if place in postal_codes() else say("who.place", place=place, code=code)
                for place, code in places
            ]
        )
    (most, some), *_ = Counter(code for _, code in places).most_common(1)
    n, state = len(places), state_names()[most]
    return say("who.all" if some == n else "who.some", n=n, some=some, state=state)


def state_finding(now: Now) -> str:
    """The finding for a state."""
    law, limit = now.bounds("state", "mandates"), now.bounds("state")
    if not has_rows(now):
        found = "none"
    elif now.of == 1:
        found = f"whole-{_how(limit)}"
    elif law.possible:
        found = f"law-{_how(law)}"
    else:
        found = f"state-{_how(limit)}"
    return say(
        f"finding.{found}",
        place=now.place,
        counties=now.bounds("county"),
        limit=for_verb(now.bounds("county")),
        of=now.of,
    )


def state_told(now: Now) -> list[str]:
    """The sentences for a state."""
    if not has_rows(now):
        return [say("state.no-policy", place=now.place), say("state.no-policy-is-no-proof")]
    cities, labels = now.bounds("city"), now.bounds("", "label").certain
    law, limit = now.bounds("state", "mandates"), now.bounds("state")
    counts = [
        say(
            "state.counts-with-cities" if cities.possible else "state.counts",
            when=now.when,
            counties=now.bounds("county"),
            of=number(Bounds(now.of, now.of), "county"),
            place=now.place,
            cities=number(cities, "city"),
        )
    ]
    if limit.possible:
        counts.append(say("state.limit" if limit.certain else "state.limit-perhaps"))
    if law.possible:
        counts.append(say("state.law" if law.certain else "state.law-perhaps"))
    told = [" ".join(counts), say("state.changed", before=now.before, changed=_changed(now))]
    if now.under:
        told.append(say("state.under"))
    if labels:
        told.append(say("state.labels", counties=number(Bounds(labels, labels), "county")))
    return [*told, say("state.no-census")]


def has_rows(now: Now) -> bool:
    """Whether the collection has a policy of this state, or in it."""
    return bool((on_dates().table["state_code"] == now.code).any())


def _how(found: Bounds) -> str:
    return "surely" if found.certain else "perhaps" if found.possible else "not"


def for_verb(found: Bounds) -> int:
    """The number that a verb goes with: one only where it is surely one.

    >>> [for_verb(one) for one in (Bounds(1, 1), Bounds(0, 1), Bounds(3, 3))]
    [1, 2, 2]
    """
    return 1 if found == Bounds(1, 1) else 2


def number(found: Bounds, noun: str) -> str:
    """Bounds and what they count.

    >>> number(Bounds(1, 1), "county"), number(Bounds(0, 2), "county")
    ('1 county', '0 to 2 counties')
    """
    return say(f"number.{noun}.{'one' if found == Bounds(1, 1) else 'many'}", n=found)
