"""Claims on US citizens and permanent residents who were caught: what was counted, estimated, and disputed."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim, Grade
from scomm.claims.interval_measures import End, WilsonEnd
from scomm.claims.measures import Count, PrintedShare, Share
from scomm.claims.stating import CIS, GAO, ICE, TRAC, WARREN, computed, said

CATO = "Cato Institute"
LAT = "Los Angeles Times"
THIRD_CIRCUIT = "US Court of Appeals for the Third Circuit"

YEARS = tuple(range(2007, 2016))
SAMPLE = (6, 375)
"""Citizens in the cases that the Warren Institute analyzed, as the Center for Immigration Studies gives them."""
ARRESTED_2011 = 226_694
"""People whom ICE arrested or booked through Secure Communities to April 2011."""


def claims() -> tuple[Claim, ...]:
    """The claims on citizens and residents, in the order listed here."""
    return (*_trac_on_citizens(), *_warren_on_citizens(), *_later_counts())


def _trac_on_citizens() -> Iterator[Claim]:
    months = "from FY2008 to the start of FY2012"
    all_detainers, residents = 949_126, 28_489
    seen: tuple[tuple[str, str, int, Grade, str], ...] = (
        ("detainers-trac-2012", f"TRAC counted {{value}} detainers {months}.", all_detainers, "S", "HUFF-13"),
        (
            "detainers-on-citizens",
            f"TRAC counted {{value}} detainers on US citizens {months}.",
            834,
            "P",
            "TRAC-EMAIL13",
        ),
        (
            "detainers-on-residents",
            f"TRAC counted {{value}} detainers on permanent residents {months}.",
            residents,
            "S",
            "HUFF-13",
        ),
        (
            "detainers-on-residents-unconvicted",
            f"Of the permanent residents with a detainer {months}, {{value}} had no conviction on record, TRAC says.",
            20_281,
            "S",
            "HUFF-13",
        ),
    )
    for id, sentence, value, grade, key in seen:
        yield said(
            id,
            sentence,
            value,
            grade,
            TRAC,
            key,
            unit="detainers",
            note="ICE called TRAC's report misguided and incomplete."
            if id == "detainers-on-citizens"
            else "",
        )
    for who, value, words, expected, decimals in (
        ("citizens", 834, "US citizens", "0.09 percent", 2),
        ("residents", residents, "permanent residents", "3.0 percent", 1),
    ):
        yield computed(
            f"detainers-share-on-{who}",
            f"Of the detainers that TRAC counted {months}, {{value}} were on {words}.",
            PrintedShare(value, all_detainers),
            expected,
            TRAC,
            "HUFF-13",
            decimals=decimals,
        )
    for outcome, words, count in (
        ("citizen", "“United States Citizen Interviewed”", "693"),
        ("not-deportable", "“Alien Not Subject to Deportation”", "1,846"),
    ):
        yield computed(
            f"detainers-ended-{outcome}",
            f"From October 2007 to July 2015, {{value}} detainers ended with ICE's words {words}.",
            Count("detainers-outcomes", {"calendar_year": YEARS, "outcome": outcome}, "detainers"),
            count,
            ICE,
            "ICE-NPR-15",
            unit="detainers",
            note="The record does not say what was found. For nearly half of the detainers no outcome is on record.",
        )
    yield computed(
        "detainers-share-ended-citizen",
        "Of the detainers of October 2007 to July 2015, {value} ended with ICE's words “United States Citizen Interviewed”.",
        Share(
            Count("detainers-outcomes", {"calendar_year": YEARS, "outcome": "citizen"}, "detainers"),
            Count("detainers-outcomes", {"calendar_year": YEARS}, "detainers"),
        ),
        "0.04 percent",
        ICE,
        "ICE-NPR-15",
        decimals=2,
    )


def _warren_on_citizens() -> Iterator[Claim]:
    against = ("cis-citizen-records", "cis-warren-sample")
    for id, sentence, value, unit, phrase in (
        (
            "warren-citizens-share",
            "The Warren Institute found that {value} of the cases it analyzed were US citizens.",
            1.6,
            "percent",
            "{value}",
        ),
        (
            "warren-citizens",
            "From that the Warren Institute reckoned that {value} US citizens were arrested by ICE through Secure "
            "Communities up to April 2011.",
            3_600,
            "people",
            "about {value}",
        ),
    ):
        yield said(
            id,
            sentence,
            value,
            "S",
            WARREN,
            "TALKLEFT-11",
            unit=unit,
            decimals=1 if unit == "percent" else 0,
            phrase=phrase,
            disputed_by=against,
        )
    yield said(
        "cis-citizen-records",
        "The Center for Immigration Studies, with the same records, saw {value} citizens in them and says that none was "
        "detained or charged.",
        6,
        "S",
        CIS,
        "CIS-SC-1",
        phrase="six",
        prints="words",
    )
    ends: tuple[tuple[End, str, str, str], ...] = (
        ("lower", "low", "0.74 percent", "1,700"),
        ("upper", "high", "3.45 percent", "7,800"),
    )
    for end, word, share, people in ends:
        yield computed(
            f"warren-citizens-share-{word}",
            f"At the {end} end of the usual interval, {{value}} of the Warren Institute's cases were citizens.",
            WilsonEnd(*SAMPLE, end),
            share,
            WARREN,
            "TALKLEFT-11",
            unit="percent",
            decimals=2,
            note="If the cases were a random sample, and if each means an arrest: that is what is disputed.",
        )
        yield computed(
            f"warren-citizens-{word}",
            f"At the {end} end of the usual interval, ICE arrested {{value}} citizens through the program.",
            WilsonEnd(*SAMPLE, end, of=ARRESTED_2011, to=100),
            f"about {people}",
            WARREN,
            "TALKLEFT-11",
            phrase="about {value}",
            note="If the cases were a random sample, and if each means an arrest: that is what is disputed. Six cases of 375 bear no more than two digits.",
        )


def _later_counts() -> Iterator[Claim]:
    for verb, value in (("arrested", 674), ("removed", 70)):
        yield said(
            f"potential-citizens-{verb}",
            f"From FY2015 to March 2020 ICE {verb} {{value}} people who were potentially US citizens, GAO counted in ICE's "
            "records.",
            value,
            "S",
            GAO,
            "FWR-21",
            note="GAO adds that ICE does not know the full number, because it does not keep the field up to date.",
        )
    yield said(
        "travis-citizenship-claims",
        "From October 2005 to August 2017, {value} people with a detainer in Travis County, Texas, claimed to be citizens "
        "and gave a Social Security number, the Cato Institute found.",
        814,
        "P",
        CATO,
        "CATO-18",
        unit="people",
    )
    yield said(
        "released-after-claims",
        "From 2012 to April 2018 ICE released {value} people after it had looked into their claim to be a citizen, the Los "
        "Angeles Times reports.",
        1_480,
        "S",
        LAT,
        "HILL-18",
        phrase="more than {value}",
    )
    yield said(
        "galarza-days",
        "A US citizen in Pennsylvania was held for about {value} days after he had posted bail, because of a detainer.",
        3,
        "P",
        THIRD_CIRCUIT,
        "GALARZA-14",
        unit="days",
        phrase="three",
        prints="words",
    )
