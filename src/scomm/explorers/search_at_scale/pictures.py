"""The two pictures of a search: a hundred searches in a database of each size, and, folded, the chance of a wrong print as a curve."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from lessonkit.charts.marks import Band, Curve, Curves, Field, Here, Hundreds, Measured
from lessonkit.charts.marks.scales import Marked
from lessonkit.data.published import published_share
from lessonkit.language import sentences_beside
from scomm.explorers.search_at_scale.chances import SIZES, Search
from scomm.explorers.search_at_scale.sizes import bounded, in_searches, size
from scomm.fingerprints.errors_of_matching import LEAST_ERRORS

say = sentences_beside(__file__)

IDENT = 6_000_000
"""People in DHS's system when NIST tested it in 2004."""
_STEPS = 12
"""Points of a curve between two sizes, ten times apart."""
_TICKS = (10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, SIZES[-1])
_LEVELS: tuple[Marked, ...] = tuple((float(at), str(at)) for at in (0, 25, 50, 75, 100))


def curves(search: Search, prints: int, enrolled: bool) -> Curves:
    """The chance of a wrong print, and with the mate enrolled that of the right one, of 100 searches."""
    wrong = say("curve.wrong-at-most" if search.few else "curve.wrong")
    drawn = [*_halves(wrong, search.wrong, search, "counter")]
    if enrolled:
        drawn += _halves(say("curve.right"), lambda _: search.found, search, "accent")
    chosen = search.found if enrolled else search.wrong(prints)
    ran = search.run(prints)
    if ran:
        chosen = ran.found / ran.with_mate if enrolled else ran.wrong / ran.without_mate
    return Curves(
        curves=tuple(drawn),
        spots=tuple(_spots(search, enrolled)),
        here=Here(_at(prints, chosen), _said(search, prints, enrolled), "accent" if enrolled else "counter"),
        band=Band(
            _log(search.tried[-1]) if search.tried and not search.few else _log(SIZES[0]),
            _log(SIZES[-1]),
            _doubt(search),
        ),
        ticks=tuple((_log(one), size(one)) for one in _TICKS),
        levels=_LEVELS,
        across=say("curve.across"),
        up=say("curve.up"),
        name=say(
            "curve.name",
            basis=say("curve.counted", n=search.tried[-1]) if search.tried else say("curve.formula"),
        ),
        stamp=say("stamp"),
        fold=say("fold"),
        height=240,
    )


def _log(prints: float) -> float:
    return round(math.log10(prints), 3)


def _at(prints: float, chance: float) -> tuple[float, float]:
    return _log(prints), round(100 * chance, 3)


def _halves(label: str, chance: Callable[[int], float], search: Search, tone: str) -> Iterator[Curve]:
    """A curve that is solid as far as searches were run and their errors suffice for a rate, and dashed beyond."""
    last = _log(SIZES[-1])
    middle = _log(SIZES[0]) if search.few or not search.tried else _log(search.tried[-1])
    if middle > _log(SIZES[0]):
        yield Curve("", _points(chance, _log(SIZES[0]), middle), tone)
    yield Curve(label, _points(chance, middle, last), tone, "dash")


def _points(chance: Callable[[int], float], first: float, last: float) -> tuple[tuple[float, float], ...]:
    many = max(2, round((last - first) * _STEPS))
    return tuple(
        (round(at, 3), round(100 * chance(round(10**at)), 3))
        for at in (first + (last - first) * place / (many - 1) for place in range(many))
    )


def _spots(search: Search, enrolled: bool) -> Iterator[Measured]:
    """What NIST published of DHS's own system, beside searches like its own (two fingers, not enrolled); and those run here."""
    if not enrolled and search.fingers == 2:
        share = published_share("ident-found-wrongly-2004")
        yield Measured(_at(IDENT, share), say("spot.ident", share=100 * share), "ink")
    for prints in search.tried:
        ran = search.run(prints)
        assert ran is not None
        label = (
            say("spot.run") if prints == search.tried[-2] else ""
        )  # the last one is often the chosen point
        yield Measured(_at(prints, ran.wrong / ran.without_mate), label, "counter", ran.wrong < LEAST_ERRORS)
        if enrolled:
            missed = ran.with_mate - ran.found
            yield Measured(_at(prints, ran.found / ran.with_mate), "", "accent", missed < LEAST_ERRORS)


def _said(search: Search, prints: int, enrolled: bool) -> str:
    ran = search.run(prints)
    if ran:
        n, of = (ran.found, ran.with_mate) if enrolled else (ran.wrong, ran.without_mate)
        return say("here.counted", n=n, of=of)
    if enrolled:
        return in_searches(search.found)
    return bounded(search.wrong(prints), search.few)


def _doubt(search: Search) -> str:
    if search.fingers > 1:
        return say("band.fingers")
    return say("band.few" if search.few else "band.beyond")


def hundreds(search: Search, enrolled: bool) -> Hundreds:
    """A hundred searches in a database of each size: filled where searches were run, hatched where a formula speaks."""
    what = "found" if enrolled else "wrong"
    fields = tuple(_field(what, search, prints) for prints in SIZES)
    told = (
        say("hundreds.one", n=size(prints), said=one.said) for prints, one in zip(SIZES, fields, strict=True)
    )
    return Hundreds(
        follows="prints",
        holds=("prints",),
        labels=tuple(map(size, SIZES)),
        fields=fields,
        heading=say(f"hundreds.{what}"),
        name=say("hundreds.name", heading=say(f"hundreds.{what}"), told="; ".join(told)),
        across=say("hundreds.across"),
        tone="accent" if enrolled else "counter",
    )


def _field(what: str, search: Search, prints: int) -> Field:
    """So many of a hundred searches among so many prints that find the right one, or that bring up a wrong one."""
    ran = search.run(prints)
    share = search.found if what == "found" else search.wrong(prints)
    if ran:
        share = ran.found / ran.with_mate if what == "found" else ran.wrong / ran.without_mate
    n = round(100 * share)
    said = _so_many(n, whole=bool(ran) and share in (0, 1))  # by a formula nothing is sure
    if n and what == "wrong" and search.basis(prints) == "at-most":
        said = _range(0, n)
    return Field(n, said, "solid" if ran else "hatch")


def so_many(what: str, search: Search, prints: int) -> str:
    """The number that stands below the field of so many prints, such as `6` or `under 1`."""
    return _field(what, search, prints).said


def _range(low: int, high: int) -> str:
    return say("hundreds.range", low=low, high=high)


def _so_many(n: int, whole: bool) -> str:
    """So many of a hundred; unless it was counted so, none is a few and all are nearly all."""
    if n in (0, 100) and not whole:
        return say("hundreds.over" if n else "hundreds.under")
    return str(n)
