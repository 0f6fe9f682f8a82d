"""Claims with which both sides argue over holding people for ICE: courts, people let go, effects, a day's cost."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim, Effect
from lessonkit.claims.state import found, said


def claims() -> tuple[Claim, ...]:
    """The claims that the policy builder and lesson 6 print, in the order listed here."""
    return (*_courts(), *_let_go(), *_hausman(), *_cost())


def _courts() -> Iterator[Claim]:
    """Two courts look at holding people on detainers, and come out differently."""
    yield said(
        "miranda-hours",
        "A court in Oregon found that holding a woman for {value} hours on a detainer alone, after her sentence was served, "
        "was a seizure without probable cause.",
        disputed_by=("el-cenizo-blocked",),
        note="One magistrate judge, one county, the form of that time.",
    )
    yield said(
        "el-cenizo-blocked",
        "The Fifth Circuit let the duty to honor detainers stand, with all of a Texas law but {value} ban.",
        phrase="one",
        prints="words",
        note="Blocked is the ban on elected officials who endorse limits. The law was challenged as a whole, not for one case.",
    )


def _let_go() -> Iterator[Claim]:
    yield said(
        "cis-released-people",
        "From January to August 2014 jails released {value} people whom ICE had asked for, by ICE's count, which CIS obtained.",
    )
    yield said(
        "rearrested-to-september-2014",
        "Of the people whom jails let go from January to September 2014, most had a record or were a concern before, and {value} were "
        "arrested again in that time, ICE reports.",
        disputed_by=("hausman-crime",),
        note="ICE's report to Congress, as published by the Center for Immigration Studies.",
    )
    yield said(
        "cis-homicide-2025",
        "Among the people let go from October 2022 to 6 February 2025, {value} had a conviction or a charge of homicide, the Center for "
        "Immigration Studies reports.",
        phrase="seventy-two",
        prints="words",
        disputed_by=("hausman-crime",),
        note="The page doesn't say how many were convicted and how many charged.",
    )


def _hausman() -> Iterator[Claim]:
    yield said(
        "hausman-counties",
        "Hausman studied {value} counties with limits on detainers.",
        note="The author discloses that he was a lawyer at the American Civil Liberties Union until July 2019 and still advised it at times.",
    )
    yield found(
        "hausman-crime",
        "In counties with limits on detainers Hausman finds {value} of them on crime.",
        "no measurable effect",
        "P",
        "hausman",
        "HAUSMAN-20",
        effect=Effect(row="hausman-2020-violent-crime"),
    )
    yield found(
        "hausman-violent",
        "For people with a violent conviction Hausman finds {value} on deportations.",
        "no measurable effect",
        "P",
        "hausman",
        "HAUSMAN-20",
        effect=Effect(row="hausman-2020-violent-crime"),
    )


def _cost() -> Iterator[Claim]:
    yield said(
        "cook-cost-per-day",
        "In 2011 officials of Cook County said that holding a person costs {value} a day.",
        phrase="about {value} dollars",
    )
