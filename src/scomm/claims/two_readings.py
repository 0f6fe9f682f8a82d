"""Claims with which one side answers the other: the same facts over another base, and what a number leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.measures import PrintedShare
from scomm.claims.safety_and_cost import HAUSMAN
from scomm.claims.sharing_and_holding import CRS
from scomm.claims.stating import CIS, GAO, ICE, TRAC, computed, said

HUFFPOST = "HuffPost"


def claims() -> tuple[Claim, ...]:
    """The claims on which both sides lean, in the order listed here."""
    return (*_of_the_convicted(), *_inside_the_country(), *_not_taken(), *_declined(), *_task_force())


def _of_the_convicted() -> Iterator[Claim]:
    yield computed(
        "trac-level-1-of-convicted-2013",
        "Of the people with a conviction whom ICE removed in FY2013, {value} had one at Level 1, the most serious.",
        PrintedShare(43_090, 216_810),
        "19.9 percent",
        TRAC,
        "DEMING-14",
        note="TRAC's count of Level 1 over ICE's count of everyone with a conviction.",
    )
    yield said(
        "sc-share-charge-known-2012",
        "For {value} of the people removed through Secure Communities from October 2010 to March 2012 ICE had recorded the charge of the "
        "arrest, and traffic offenses, drunk driving included, were the most frequent.",
        44,
        "P",
        GAO,
        "GAO-12-TEXT",
        unit="percent",
        phrase="about {value}",
        note="GAO says that, with so many charges missing, it could not tell which are the most frequent under the program.",
    )


def _inside_the_country() -> Iterator[Claim]:
    """Figures of the program's critics that hold no one caught at the border."""
    against = ("interior-share-convicted-2011", "interior-share-convicted-2014")
    yield said(
        "trac-detainers-no-conviction-2013",
        "Of the people whom ICE asked jails to hold from October 2011 to January 2013, {value} had no conviction on record, TRAC finds.",
        47.7,
        "P",
        TRAC,
        "TRAC-330",
        unit="percent",
        decimals=1,
        disputed_by=against,
        note="TRAC counts people without a conviction on record. ICE answered that its policy had changed since.",
    )
    yield said(
        "trac-detainers-serious-2013",
        "Of the people whom ICE asked jails to hold from October 2011 to January 2013, {value} met its aim of a serious threat, TRAC finds.",
        14,
        "P",
        TRAC,
        "TRAC-330",
        unit="percent",
        phrase="no more than {value}",
        disputed_by=against,
    )


def _not_taken() -> Iterator[Claim]:
    """The same report of Congress's researchers that counts green-card holders counts new arrests."""
    for id, sentence, value, phrase, unit in (
        (
            "not-taken-all-2011",
            "Up to July 2011, {value} people whom Secure Communities had identified were not taken by ICE.",
            159_000,
            "about {value}",
            "people",
        ),
        (
            "not-taken-rearrested-2011",
            "Of the people whom Secure Communities identified and ICE did not take up to July 2011, {value} were arrested again in that time.",
            26_000,
            "about {value}",
            "people",
        ),
        (
            "not-taken-charges-2011",
            "The people whom ICE did not take and who were arrested again faced {value} new charges.",
            58_000,
            "nearly {value}",
            "charges",
        ),
    ):
        yield said(
            id,
            sentence,
            value,
            "S",
            CRS,
            "CIS-CRS-12",
            unit=unit,
            phrase=phrase,
            note="As reported by the Center for Immigration Studies. A charge is not a conviction.",
        )


def _declined() -> Iterator[Claim]:
    for id, sentence, value, unit in (
        (
            "rearrested-to-september-2014",
            "Of the people whom jails let go from January to September 2014, most had a record or were a concern before, and {value} were "
            "arrested again in that time, ICE reports.",
            2_320,
            "people",
        ),
        (
            "released-to-september-2014",
            "From January to September 2014, a later report of ICE says, jails let {value} people go whom it had asked them to hold.",
            9_295,
            "people",
        ),
        (
            "released-felony-2014",
            "Of those let go from January to September 2014 who had a record before or were a concern, {value} had been charged with or "
            "convicted of a felony.",
            58,
            "percent",
        ),
    ):
        yield said(
            id,
            sentence,
            value,
            "S",
            ICE,
            "CIS-GROWING-15",
            unit=unit,
            disputed_by=("hausman-counties",) if id == "rearrested-to-september-2014" else (),
            note="ICE's report to Congress, as published by the Center for Immigration Studies.",
        )
    for id, sentence, value, unit, phrase in (
        (
            "cis-declined-2025",
            "From October 2022 to 6 February 2025 jails declined {value} detainers by ICE's records, the Center for Immigration Studies reports.",
            25_000,
            "detainers",
            "more than {value}",
        ),
        (
            "cis-homicide-2025",
            "Among the people let go from October 2022 to 6 February 2025, {value} had a conviction or a charge of homicide, the Center for "
            "Immigration Studies reports.",
            72,
            "people",
            "{value}",
        ),
    ):
        yield said(
            id,
            sentence,
            value,
            "S",
            CIS,
            "CIS-JAILS-25",
            unit=unit,
            phrase=phrase,
            disputed_by=("hausman-counties",),
            note="The page doesn't say how many were convicted and how many charged.",
        )
    yield computed(
        "hausman-prevented-convicted",
        "Of the deportations that Hausman estimates limits prevented, {value} were of people with a conviction.",
        PrintedShare(22_300 - 3_300, 22_300),
        "85 percent",
        HAUSMAN,
        "STANFORD-20",
        "All but the 3,300 of people who had never been convicted: about 19,000. A conviction of any kind.",
        decimals=0,
    )


def _task_force() -> Iterator[Claim]:
    for id, sentence, value in (
        ("members", "The task force that advised DHS in 2011 had {value} members.", 19),
        ("resigned", "When the task force of 2011 reported, {value} of its members resigned.", 5),
    ):
        yield said(
            f"task-force-{id}",
            sentence,
            value,
            "S",
            HUFFPOST,
            "HUFFPOST-11",
            note="Among those who left were all three members from unions, and a retired police chief for whom the proposals fell short.",
        )
