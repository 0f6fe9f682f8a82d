"""Claims on reporting and crime that several lessons print: what studies of victims and of records found."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim, Effect
from lessonkit.claims.state import found, said


def claims() -> tuple[Claim, ...]:
    """The claims on trust and reporting, in the order listed here."""
    return tuple(_reporting())


def _reporting() -> Iterator[Claim]:
    """Does enforcement make people report less, and does it make more people victims?"""
    yield said(
        "hispanic-reporting-fell",
        "After a county was connected, Hispanic victims were {value} less likely to report a crime to the police, a study of "
        "2024 finds.",
        effect=Effect("likelihood", "goncalves-2024-reporting"),
        disputed_by=("cis-reported-immigrants", "cis-fear-of-authorities"),
        note="The American Economic Review will publish a later version, a list of papers to come says. We read its abstract alone.",
    )
    yield said(
        "hispanic-victims-rose",
        "After a county was connected, Hispanics were {value} more likely to become a victim of a crime in a month, the same "
        "study finds.",
        effect=Effect("likelihood", "goncalves-2024-victimization"),
        disputed_by=("counties-no-effect-on-crime",),
    )
    yield found(
        "dhingra-victims",
        "Recorded crime fell from 2016 to 2017 where more Hispanics live, and a study of that year's enforcement finds it driven by "
        "{value}.",
        "decreased crime reporting by Hispanic communities rather than by decreased crime commission or victimization",
        "P",
        "dhingra",
        "DHINGRA-22",
        effect=Effect(row="dhingra-2022-victims"),
        note="These are the words of the abstract. They shut out a fall in victims as the cause. Of a rise they say nothing. The authors repeat "
        "their test on Secure Communities.",
    )
    for id, who in (
        ("immigrants", "serious crimes against immigrants"),
        ("us-born", "serious crimes against people born in the United States"),
    ):
        yield said(
            f"cis-reported-{id}",
            f"From 2017 to 2019, {{value}} of {who} were reported to the police, the Center for Immigration Studies counts.",
            note="A comparison of groups in the same years. It does not show what a policy changed. The Center calls the difference "
            "statistically significant, and prints no error in its summary.",
        )
    yield said(
        "cis-fear-of-authorities",
        "Of immigrants who did not report a crime, {value} named fear of the authorities as the reason, the Center for "
        "Immigration Studies counts.",
        phrase="about {value}",
    )
    yield said(
        "counties-no-effect-on-crime",
        "In {value} counties Miles and Cox find that Secure Communities had no observable effect on crime.",
        phrase="more than {value}",
        effect=Effect(row="miles-cox-2014-crime", quotes="no observable effect on crime"),
        note="The police know only of crimes that somebody reports.",
    )
