"""Claims on two places and a report: Nashville, Prince William County, and the farmworkers of 2012."""

from __future__ import annotations

from scomm.claims.claim import Claim
from scomm.claims.effects import Effect
from scomm.claims.state import found, said


def claims() -> tuple[Claim, ...]:
    """The claims on places, in the order listed here."""
    return (
        said(
            "nashville-arrests-fell",
            "When Nashville's agreement ended, the percentage of “illegal aliens” among those arrested was down {value}, its sheriff wrote.",
            effect=Effect("share", counted=True),
            note="His letter to ICE of 21 August 2012 says: “our percentage of illegal aliens arrested for crimes is down 80 percent”. He gives no years there.",
        ),
        found(
            "pwc-smooth",
            "The evaluators of Prince William County's rule found it {value}.",
            "smoothly implemented",
            "P",
            "guterbock",
            "PWC-10",
            note="The county's police department paid for the study.",
        ),
        said(
            "pwc-assaults-fell",
            "After Prince William County's rule recorded serious assaults fell by {value}, its evaluators found.",
            phrase="nearly {value}",
            effect=Effect("number", "guterbock-2010-assaults"),
            note="A local newspaper on the report, as quoted on a blog. The report's own words are to be read.",
        ),
        said(
            "pwc-study-cost",
            "The study of Prince William County's rule cost {value}.",
            phrase="{value} dollars",
        ),
        said(
            "farmworkers-interviewed",
            "For its report of 2012 Human Rights Watch interviewed {value} farmworkers.",
        ),
    )
