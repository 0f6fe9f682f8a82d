"""Claims on what studies found of calls, victims and records."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim, Effect
from lessonkit.claims.measures.counts import ChangesTogether, Count
from lessonkit.claims.measures.intervals import End, Estimate, IntervalEnd
from lessonkit.claims.state import computed, found, said

STATED = "It is what people say they would do, not what they did."


def claims() -> tuple[Claim, ...]:
    """The claims on studies, in the order listed here."""
    return (*_crime(), *_other_designs(), *_without_a_number(), *_how_they_did_it())


def _crime() -> Iterator[Claim]:
    yield computed(
        "offenses-estimate",
        "Alsan and Yang estimate that Secure Communities changed the logarithm of offenses known to the police by {value}.",
        Estimate("alsan-yang-2019-offenses"),
        "0.017",
        "alsan-yang",
        "ALSAN-YANG-19",
        unit="log points",
        decimals=3,
        effect=Effect(
            "number",
            "alsan-yang-2019-offenses",
            interval=("offenses-estimate-lower", "offenses-estimate-upper"),
        ),
    )
    ends: tuple[tuple[End, str], ...] = (("lower", "-0.028"), ("upper", "0.062"))
    for end, seen in ends:
        yield computed(
            f"offenses-estimate-{end}",
            f"The {end} end of the usual interval around Alsan and Yang's estimate is {{value}}.",
            IntervalEnd("alsan-yang-2019-offenses", end),
            seen,
            "alsan-yang",
            "ALSAN-YANG-19",
            "The interval holds no change, a small fall and a rise of about six percent.",
            unit="log points",
            decimals=3,
        )
    yield computed(
        "violent-crimes-2012",
        "In 2012 the police of all states knew of {value} violent crimes.",
        Count("state-crime", {"year": 2012}, "violent"),
        "1,214,464",
        "fbi",
        "FBI-UCR",
        unit="crimes",
    )


def _other_designs() -> Iterator[Claim]:
    yield said(
        "dallas-reports-rose",
        "After the Priority Enforcement Program began, Hispanics in Dallas reported {value} more crimes, a study of 2022 finds.",
        effect=Effect("number", "jacome-2022-reports"),
        note="A draft of 2018 said more than twice as much.",
    )
    for id, what in (("witness", "a crime that they saw"), ("victim", "a crime against themselves")):
        yield said(
            f"less-likely-to-report-{id}",
            f"People without legal status in San Diego were {{value}} less likely to say that they would report {what}, when "
            "told that the police work with ICE.",
            effect=Effect("likelihood", f"wong-2019-{id}"),
            note=STATED,
        )
    yield said(
        "reporting-before-amnesty",
        "Before the amnesty of 1986, {value} of crimes against people without legal status were reported, a study of 2020 "
        "reckons.",
    )
    yield said(
        "reporting-after-amnesty",
        "Right after the amnesty, the share that people with new papers reported rose by {value} points.",
        phrase="close to {value}",
        effect=Effect("share", "comino-2020-reporting"),
    )


def _without_a_number() -> Iterator[Claim]:
    """Findings whose summaries print no number."""
    yield found(
        "dhingra-reporting",
        "A study of the enforcement of 2017 finds that {value} where more Hispanics live.",
        "Hispanic communities reported less",
        "P",
        "dhingra",
        "DHINGRA-22",
        effect=Effect(row="dhingra-2022-reporting"),
        disputed_by=("cis-reported-immigrants",),
    )
    yield found(
        "baumer-xie-violence",
        "After Secure Communities and agreements of task forces, Baumer and Xie find {value}.",
        "more violence against Latinos",
        "P",
        "baumer-xie",
        "BAUMER-XIE-23",
        effect=Effect(row="baumer-xie-2023-violence"),
        disputed_by=("counties-no-effect-on-crime",),
    )
    for id, what in (("fears", "for its critics' greatest fears"), ("promises", "of less crime")):
        yield found(
            f"treyger-{id}",
            f"Of Secure Communities, Treyger, Chalfin and Loeffler find {{value}} {what}.",
            "little evidence",
            "P",
            "treyger",
            "TREYGER-14",
            effect=Effect(row="treyger-2014-crime-arrests"),
            note="They looked at crimes and arrests of city police. Calls are not among it.",
        )


def _how_they_did_it() -> Iterator[Claim]:
    yield said(
        "offending-per-tenth-of-reporting",
        "When victims report a tenth less, offending rises by {value}, Gonçalves, Jácome and Weisburst reckon.",
        effect=Effect("number"),
        disputed_by=("counties-no-effect-on-crime",),
    )
    yield computed(
        "reports-together",
        "With more Hispanic victims and less reporting, both as that study finds, the number of reports falls by {value}.",
        ChangesTogether("hispanic-victims-rose", "hispanic-reporting-fell"),
        "about 19 percent",
        "goncalves",
        "NBER-DIGEST-24",
        unit="percent",
        decimals=0,
        phrase="about {value}",
        effect=Effect("number"),
    )
    yield said(
        "last-counties-as-controls",
        "Gonçalves, Jácome and Weisburst compare with the last {value} of counties to be connected.",
        note="From a summary by others of the paper of 2026.",
    )
