"""What the policy map says of a date: counts as bounds, what changed, and what the list can't tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scomm.explorers.counties.state_names import postal_codes, state_names
from scomm.explorers.dated_policies.names import MOST_NAMES, listed
from scomm.explorers.dated_policies.steps import (
    BEFORE,
    DATES,
    counties_of,
    known,
    under_law,
    which,
)
from scomm.language import count, day
from scomm.models.policy_dates.standings import Bounds

NO_CENSUS = (
    "The list is no census: no color does not mean no policy, and no end seen does not mean still in force."
)
CITIES = "Cities are in the table alone, but for three that are counties too."


@dataclass(frozen=True)
class Now:
    """One date, of the country or of a state."""

    step: int
    place: str = ""

    @property
    def when(self) -> str:
        """The date in words."""
        return day(DATES[self.step])

    @property
    def before(self) -> str:
        """The date before it."""
        return day(DATES[self.step - 1] if self.step else BEFORE)

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
        return known().bounds(self.step - back, which(direction, level, self.code))

    def turned(self, sure: bool, direction: str = "limits") -> list[tuple[str, str]]:
        """Places, with their state, that became sure since the date before, or no longer are."""
        here = known()
        before, after = here.surely[:, self.step], here.surely[:, self.step + 1]
        turn = ~before & after if sure else before & ~after
        rows = here.places[which(direction, "", self.code) & turn]
        return list(zip(rows["place"], rows["state_code"], strict=True))

    def states(self, direction: str) -> str:
        """The states that surely or perhaps had such a policy of their own, in words."""
        here, chosen = known(), which(direction, "state", self.code)
        surely, maybe = (rows[:, self.step + 1] & chosen for rows in (here.surely, here.maybe))
        names = here.places["place"].to_numpy()
        sure, perhaps = listed(list(names[surely])), listed(list(names[maybe & ~surely]))
        return "; ".join(part for part in (sure, f"perhaps {perhaps}" if perhaps else "") if part)


def country_finding(now: Now) -> str:
    """The finding for the country."""
    law = now.bounds("state", "mandates")
    return f"{now.when}: {number(now.bounds(), 'place')} limit cooperation, {number(law, 'state')} demand it by law"


def country_told(now: Now) -> list[str]:
    """The sentences for the country."""
    county, city, state = (now.bounds(level) for level in ("county", "city", "state"))
    law = now.bounds("state", "mandates")
    return [
        f"On {now.when}, {number(now.bounds(), 'place')} limited cooperation: {number(county, 'county')}, "
        f"{number(city, 'city')} and {number(state, 'state')}. Of two numbers, the first had surely begun, no end "
        "seen; the dates allow up to the second.",
        f"On {now.before}: {now.bounds(back=1)}. Since then, {_changed(now)}.",
        f"By law {number(law, 'state')} demanded cooperation ({now.states('mandates')})."
        + (
            f" Under such a law, {number(Bounds(now.under, now.under), 'limit')} can't be sure."
            if now.under
            else ""
        ),
        f"{NO_CENSUS} {CITIES}",
    ]


def _changed(now: Now) -> str:
    """What is surer or less sure than on the date before, in words that follow "Since then, "."""
    parts = [
        f"{_who(places)} {turn}"
        for places, turn in (
            (now.turned(True), "became sure"),
            (now.turned(False), "stopped being sure"),
        )
        if places
    ]
    laws = [place for place, _ in now.turned(True, "mandates")]
    if laws:
        parts.append(f"a law of {listed(laws)} came to demand cooperation")
    return "; ".join(parts) or "nothing became sure"


def _who(places: list[tuple[str, str]]) -> str:
    """Places by name, or how many and where most of them are."""
    if len(places) < MOST_NAMES:
        return listed([place if place in postal_codes() else f"{place} ({code})" for place, code in places])
    (most, some), *_ = Counter(code for _, code in places).most_common(1)
    return f"{len(places)} places ({'all' if some == len(places) else count(some)} in {state_names()[most]})"


def state_finding(now: Now) -> str:
    """The finding for a state."""
    head = f"{now.place}, {now.when}"
    if not has_rows(now):
        return f"{head}: no policy in this collection"
    law, limit = now.bounds("state", "mandates"), now.bounds("state")
    if now.of == 1:
        return (
            f"{head}: the whole of it {_says(limit, 'limits', 'limit', 'is not known to limit')} cooperation"
        )
    whole = ""
    if law.possible:
        whole = f"; the law {_says(law, 'demands', 'demand')} it"
    elif limit.possible:
        whole = f"; the state {'does' if limit.certain else 'may'}"
    return f"{head}: {now.bounds('county')} of {count(now.of)} counties limit cooperation{whole}"


def state_told(now: Now) -> list[str]:
    """The sentences for a state."""
    if not has_rows(now):
        return [
            f"The collection has no policy of {now.place}, of its counties or of its cities.",
            "It is no census: that is not the same as a state without any policy.",
        ]
    cities, labels = now.bounds("city"), now.bounds("", "label").certain
    law, limit = now.bounds("state", "mandates"), now.bounds("state")
    told = [
        f"On {now.when}, {now.bounds('county')} of {number(Bounds(now.of, now.of), 'county')} in {now.place} limited cooperation"
        + (f", and {number(cities, 'city')}." if cities.possible else ".")
    ]
    if limit.possible:
        told[0] += f" The whole state {'did' if limit.certain else 'may have done'} so."
    if law.possible:
        told[0] += f" A state law {'demanded' if law.certain else 'may have demanded'} cooperation."
    if now.under:
        told.append(
            "Such a law can overrule a county's policy without a word in its row: under it no limit is sure."
        )
    if labels:
        told.append(
            f"{number(Bounds(labels, labels), 'county')} had a label that others gave. That is no policy: no local document was seen."
        )
    return [
        told[0],
        f"Since {now.before}, {_changed(now)}.",
        *told[1:],
        f"{NO_CENSUS} A city's policy is not its county's.",
    ]


def has_rows(now: Now) -> bool:
    """Whether the collection has a policy of this state, or in it."""
    return bool((known().table["state_code"] == now.code).any())


def _says(found: Bounds, surely: str, perhaps: str, nothing: str = "") -> str:
    return surely if found.certain else f"may {perhaps}" if found.possible else nothing


def number(found: Bounds, noun: str) -> str:
    """Bounds and what they count.

    >>> number(Bounds(1, 1), "county"), number(Bounds(0, 2), "county")
    ('1 county', '0 to 2 counties')
    """
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{found} {noun if str(found) == '1' else many}"
