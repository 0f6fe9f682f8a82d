"""Claims on what limits on detainers do to safety, and what holding people costs."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.stating import ICE, OREGON_COURT, said

HAUSMAN = "Hausman, Stanford University"
OIG = "DHS Office of Inspector General (OIG)"
COOK = "Cook County"
OBSERVER = "Observer"


def claims() -> tuple[Claim, ...]:
    """The claims on safety and cost, in the order listed here."""
    return (*_safety(), *_costs())


def _safety() -> Iterator[Claim]:
    """Do limits on detainers cost safety?"""
    against = ("hausman-counties",)
    for id, sentence, value, phrase, unit in (
        (
            "cis-released-people",
            "From January to August 2014 jails released {value} people whom ICE had asked for, by ICE's count, which CIS obtained.",
            8_145,
            "{value}",
            "people",
        ),
        (
            "cis-released-concern",
            "Of the people released from January to August 2014 whom ICE had asked for, {value} had a criminal record before or were "
            "marked as a concern for public safety, by the count of ICE.",
            63,
            "{value}",
            "percent",
        ),
        (
            "cis-rearrested",
            "Of the people released from January to August 2014 whom ICE had asked for, {value} were arrested again within those "
            "months, by the count of ICE.",
            1_900,
            "nearly {value}",
            "people",
        ),
    ):
        yield said(
            id,
            sentence,
            value,
            "S",
            ICE,
            "CIS-DET-15",
            unit=unit,
            phrase=phrase,
            disputed_by=against if id == "cis-rearrested" else (),
        )
    yield said(
        "oig-crimes-2019",
        "The people whom ICE arrested in FY2019 accounted for {value} crimes, charged or convicted, DHS's inspector general "
        "reports, and says that refused detainers raise the risk of new ones.",
        489_100,
        "P",
        OIG,
        "OIG-20-13",
        unit="crimes",
        disputed_by=against,
        note="It counts crimes, not people, and not only those after a refused detainer.",
    )
    yield said(
        "hausman-counties",
        "In {value} counties with limits on detainers, Hausman finds no measurable effect on crime.",
        140,
        "P",
        HAUSMAN,
        "STANFORD-20",
        unit="counties",
        note="The author discloses that he was a lawyer at the American Civil Liberties Union until July 2019 and still advised it at times.",
    )
    found: tuple[tuple[str, str, float | None, str, str], ...] = (
        (
            "deportations",
            "Limits on detainers cut deportations of people fingerprinted there by {value}, Hausman finds.",
            100 / 3,
            "about one-third",
            "HAUSMAN-20",
        ),
        (
            "no-conviction",
            "Limits on detainers cut deportations of people without a conviction by {value}, Hausman finds.",
            50,
            "half",
            "HAUSMAN-20",
        ),
        (
            "violent",
            "For people with a violent conviction Hausman finds {value} on deportations.",
            None,
            "no effect that he could measure",
            "HAUSMAN-20",
        ),
    )
    for id, whom, people in (
        ("prevented", "deportations", 22_300),
        ("prevented-no-conviction", "deportations of people who had never been convicted", 3_300),
    ):
        yield said(
            f"hausman-{id}",
            f"From 2013 to 2015 limits on detainers prevented {{value}} {whom}, Hausman estimates.",
            people,
            "P",
            HAUSMAN,
            "STANFORD-20",
            unit="deportations",
            phrase="about {value}",
        )
    for id, sentence, share, phrase, key in found:
        yield said(
            f"hausman-{id}",
            sentence,
            share,
            "P",
            HAUSMAN,
            key,
            unit="percent",
            phrase=phrase,
            prints="finding" if share is None else "words",
        )


def _costs() -> Iterator[Claim]:
    yield said(
        "cook-cost-per-day",
        "In 2011 officials of Cook County said that holding a person costs {value} a day.",
        143,
        "S",
        COOK,
        "WBEZ-11",
        unit="dollars",
        phrase="about {value} dollars",
    )
    yield said(
        "cook-let-go-2012",
        "From 7 September 2011 to 9 February 2012 Cook County's jail let {value} people go whom ICE had asked for, its sheriff said.",
        346,
        "S",
        COOK,
        "WBEZ-12-HEARING",
    )
    for year, words, people in ((2010, "In 2010", 1_665), (2011, "In 2011, to early September,", 721)):
        yield said(
            f"cook-handed-over-{year}",
            f"{words} Cook County's jail handed {{value}} people to ICE on detainers.",
            people,
            "S",
            COOK,
            "WBEZ-11-FREED",
        )
    yield said(
        "clackamas-cost",
        "The case of Miranda-Olivares cost Clackamas County {value} for the settlement and the other side's lawyers.",
        127_000,
        "P",
        OREGON_COURT,
        "MIRANDA-15",
        unit="dollars",
        phrase="about {value} dollars",
        note="30,100 dollars were agreed, and 97,373 dollars came on top for her lawyers and costs. What the county paid its own lawyers is not in it.",
    )
    yield said(
        "new-york-transfers",
        "In 2012 and 2013 New York City handed {value} people to ICE.",
        3_000,
        "S",
        OBSERVER,
        "OBSERVER-14",
        phrase="more than {value}",
    )
