"""Claims on US citizens and permanent residents who were caught: what was counted, estimated, and disputed."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count, PrintedShare, Share
from lessonkit.claims.measures.intervals import End, WilsonEnd
from lessonkit.claims.state import computed, found, said

YEARS = tuple(range(2007, 2016))
SAMPLE = ("cis-citizen-records", "warren-cases")
"""Citizens in the cases that the Warren Institute analyzed, as the Center for Immigration Studies gives them."""


def claims() -> tuple[Claim, ...]:
    """The claims on citizens and residents, in the order listed here."""
    return (*_trac_on_citizens(), *_ices_file(), *_warren_on_citizens(), *_later_counts(), *_travis())


def _trac_on_citizens() -> Iterator[Claim]:
    months = "from FY2008 to the start of FY2012"
    yield said("detainers-trac-2012", f"TRAC counted {{value}} detainers {months}.")
    yield said(
        "detainers-on-citizens",
        f"TRAC counted {{value}} detainers on US citizens {months}.",
        disputed_by=("ice-on-trac-citizens",),
    )
    yield found(
        "ice-on-trac-citizens",
        "ICE's officials called TRAC's report on citizens {value}.",
        "misguided and incomplete",
        "S",
        "ice",
        "LAT-13",
        note="They said that they could give no fuller data before they had looked at the report.",
    )
    yield said("detainers-on-residents", f"TRAC counted {{value}} detainers on permanent residents {months}.")
    yield said(
        "detainers-on-residents-unconvicted",
        f"Of the permanent residents with a detainer {months}, {{value}} had no conviction on record, TRAC says.",
    )
    yield computed(
        "detainers-share-on-citizens",
        f"Of the detainers that TRAC counted {months}, {{value}} were on US citizens.",
        PrintedShare("detainers-on-citizens", "detainers-trac-2012"),
        "0.09 percent",
        "trac",
        "HUFF-13",
        decimals=2,
    )


def _ices_file() -> Iterator[Claim]:
    yield computed(
        "detainers-ended-citizen",
        "From October 2007 to July 2015, {value} detainers ended with ICE's words “United States Citizen Interviewed”.",
        Count("detainers-outcomes", {"calendar_year": YEARS, "outcome": "citizen"}, "detainers"),
        "693",
        "ice",
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
        "ice",
        "ICE-NPR-15",
        decimals=2,
    )


def _warren_on_citizens() -> Iterator[Claim]:
    """The sample's share that CIS names, `cis-warren-sample`, is shared with lesson 4."""
    against = ("cis-citizen-records", "cis-warren-sample")
    yield said("cis-warren-asked", "The Warren Institute had asked ICE for {value} records.")
    yield said(
        "warren-cases",
        "The Warren Institute analyzed {value} cases, by the numbers of the Center for Immigration Studies.",
    )
    yield said(
        "sc-arrests-2011-04",
        "Up to April 2011 ICE arrested or booked {value} people through Secure Communities.",
    )
    yield said(
        "warren-citizens-share",
        "The Warren Institute found that {value} of the cases it analyzed were US citizens.",
        disputed_by=against,
    )
    yield said(
        "warren-citizens",
        "From that the Warren Institute reckoned that {value} US citizens were arrested by ICE through Secure "
        "Communities up to April 2011.",
        phrase="about {value}",
        disputed_by=against,
    )
    yield said(
        "cis-citizen-records",
        "The Center for Immigration Studies, with the same records, saw {value} citizens in them and says that none was "
        "detained or charged.",
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
            "warren",
            "TALKLEFT-11",
            unit="percent",
            decimals=2,
            note="If the cases were a random sample, and if each means an arrest: that is what is disputed.",
        )
        yield computed(
            f"warren-citizens-{word}",
            f"At the {end} end of the usual interval, ICE arrested {{value}} citizens through the program.",
            WilsonEnd(*SAMPLE, end, of="sc-arrests-2011-04", to=100),
            f"about {people}",
            "warren",
            "TALKLEFT-11",
            phrase="about {value}",
            note="If the cases were a random sample, and if each means an arrest: that is what is disputed. Six cases of 375 bear no more than two digits.",
        )


def _later_counts() -> Iterator[Claim]:
    for verb in ("arrested", "detained", "removed"):
        yield said(
            f"potential-citizens-{verb}",
            f"From FY2015 to March 2020 ICE {verb} {{value}} people who were potentially US citizens, GAO counted in ICE's "
            "records.",
            note="GAO adds that ICE does not know the full number, because it does not keep the field up to date.",
        )
    yield said(
        "potential-citizens-canceled",
        "ICE canceled {value} of the detainers for people who were potentially US citizens, GAO counted.",
        phrase="about {value}",
    )
    yield said(
        "released-after-claims",
        "From 2012 to April 2018 ICE released {value} people after it had looked into their claim to be a citizen, the Los "
        "Angeles Times reports.",
        phrase="more than {value}",
    )


def _travis() -> Iterator[Claim]:
    against = ("cis-on-travis",)
    yield said(
        "travis-citizens",
        "From detainers that ICE canceled or did not carry out, the Cato Institute reckoned that {value} citizens had a detainer in "
        "Travis County.",
        phrase="at least {value}",
        disputed_by=against,
    )
    yield said(
        "texas-citizens",
        "Scaled up to Texas from 2006 to 2017, that is {value} citizens with a detainer, the Cato Institute says.",
        phrase="at least {value}",
        disputed_by=against,
    )
    yield found(
        "cis-on-travis",
        "The Center for Immigration Studies calls what the Cato Institute's count of citizens in Travis County rests on {value}.",
        "a thin gruel",
        "P",
        "cis",
        "CIS-CADMAN-18",
        note="It means what one officer of ICE said under oath, in another case in another place, of why detainers are canceled.",
    )
