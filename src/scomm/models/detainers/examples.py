"""Real detainer policies as rules, as far as the sources at hand state them.

What a source does not say is an `Open` part of a rule or stands in `left_open`. Nothing is filled in from memory.
"Serious" is what each policy's own list counts as serious or violent.
"""

from __future__ import annotations

from scomm.models.checking import one_of
from scomm.models.detainers.conditions import EVERYONE, NOBODY, Is, Open
from scomm.models.detainers.policy import DetainerPolicy

_SERIOUS = Is("conviction", ("serious-older", "serious-recent"))
_OTHER_CONVICTION = Is("conviction", ("misdemeanor", "felony"))
_JUDGE = Is("paper", ("judicial-warrant",))
_NEW_YORK = _JUDGE & (Is("conviction", ("serious-recent",)) | Is("watch_list", ("yes",)))
_PAID = Is("reimbursed", ("yes",))
_LISTED = Open("which other convictions are on its list")
_NO_WORD_ON_NOTICE = Open("whether the policy limits notice")
_HOW_LONG = "how long a hold may last"
_EXCEPTIONS = "whether other parts of the text make exceptions"

DETAINER_POLICIES = {
    one.id: one
    for one in (
        DetainerPolicy(
            id="cook-2011",
            label="Cook County, Illinois",
            date="7 September 2011",
            holds=_PAID,
            tells=NOBODY,
            grade="P",
            rows=("il-cook-county-1",),
            source=("COOK-11", "WBEZ-12"),
            left_open=(
                _HOW_LONG,
                _EXCEPTIONS,
                "whether a payment would have been taken: in February 2012 ICE offered to pay and the county declined",
            ),
        ),
        DetainerPolicy(
            id="santa-clara-2011",
            label="Santa Clara County, California",
            date="18 October 2011",
            holds=_PAID & _SERIOUS,
            tells=_NO_WORD_ON_NOTICE,
            grade="P",
            rows=("ca-santa-clara-county-2",),
            left_open=("how old the conviction may be", _HOW_LONG, _EXCEPTIONS),
        ),
        DetainerPolicy(
            id="california-trust-2014",
            label="California, TRUST Act (AB 4)",
            date="January 2014",
            holds=_SERIOUS
            | (_OTHER_CONVICTION & _LISTED)
            | (Is("conviction", ("none",)) & Open("whether anything but a conviction is enough")),
            tells=_NO_WORD_ON_NOTICE,
            grade="S",
            rows=("ca-california-1",),
            left_open=(
                "what else makes a hold lawful, which the act demands too",
                _HOW_LONG,
                "how old the conviction may be",
            ),
        ),
        DetainerPolicy(
            id="connecticut-trust-2014",
            label="Connecticut, TRUST Act",
            date="January 2014",
            holds=_SERIOUS | (_OTHER_CONVICTION & _LISTED),
            tells=_NO_WORD_ON_NOTICE,
            grade="S",
            rows=("ct-connecticut-1",),
            source=("CT-HD-25",),
            left_open=(
                "whether anything but a conviction is enough",
                _HOW_LONG,
                "how old the conviction may be",
            ),
        ),
        DetainerPolicy(
            id="oregon-2014",
            label="Oregon counties after Miranda-Olivares",
            date="from 11 April 2014; most by 2 May 2014",
            holds=_JUDGE,
            tells=_NO_WORD_ON_NOTICE,
            grade="S",
            rows=("or-clackamas-county-1", "or-multnomah-county-1", "or-washington-county-1"),
            source=("MIRANDA-14",),
            left_open=(
                _HOW_LONG,
                "whether every county asked for the same paper",
                "whether a statement of probable cause would have been enough",
            ),
        ),
        DetainerPolicy(
            id="new-york-city-2014",
            label="New York City's jails, Local Law 58",
            date="in force 14 December 2014",
            holds=_NEW_YORK,
            tells=_NEW_YORK,
            grade="S",
            rows=("ny-new-york-city-3",),
            source=("NYC-14", "OBSERVER-14"),
            left_open=(
                _HOW_LONG,
                _EXCEPTIONS,
                "what the police do: Local Law 59 lets them wait for a judge's warrant in some cases",
            ),
        ),
        DetainerPolicy(
            id="texas-sb4-2017",
            label="Texas, SB 4",
            date="in force 25 September 2017",
            holds=EVERYONE,
            tells=_NO_WORD_ON_NOTICE,
            grade="P",
            rows=("tx-texas-1",),
            source=("ELCENIZO-18",),
            left_open=(
                _HOW_LONG,
                "whether anybody is exempt from the duty to hold",
            ),
        ),
        DetainerPolicy(
            id="california-sb54-2018",
            label="California, SB 54",
            date="1 January 2018",
            holds=NOBODY,
            tells=_SERIOUS | _JUDGE | (_OTHER_CONVICTION & _LISTED),
            grade="S",
            rows=("ca-california-3",),
            source=("US-CAL",),
            left_open=("how old the conviction may be", _EXCEPTIONS),
        ),
    )
}
"""The policies by id, in the order of time."""


def detainer_policy(id: str | DetainerPolicy) -> DetainerPolicy:
    """The policy with this id, or the policy itself; a `ScommError` that lists the ids if there is none.

    >>> detainer_policy("cook-2011").label
    'Cook County, Illinois'
    """
    return one_of(id, DETAINER_POLICIES, DetainerPolicy, "detainer policy")
