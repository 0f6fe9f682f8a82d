"""Real detainer policies as rules, as far as the sources at hand state them.

What a source does not say is an `OpenQuestion` in a rule or stands in `left_open`. Nothing is filled in from memory.
"Serious" is what each policy's own list counts as serious or violent.
"""

from __future__ import annotations

from lessonkit.language.sentences import sentences_beside
from scomm.models.detainers.conditions import EVERYONE, NOBODY, Is, OpenQuestion
from scomm.models.detainers.detainer_policy import DetainerPolicy
from scomm.models.inputs import find_by_id

say = sentences_beside(__file__)

_SERIOUS = Is("conviction", ("serious-older", "serious-recent"))
_OTHER_CONVICTION = Is("conviction", ("misdemeanor", "felony"))
_JUDGE = Is("paper", ("judicial-warrant",))
_NEW_YORK = _JUDGE & (Is("conviction", ("serious-recent",)) | Is("watch_list", ("yes",)))
_PAID = Is("reimbursed", ("yes",))
_LISTED = OpenQuestion(say("question.other-convictions"))
_NO_WORD_ON_NOTICE = OpenQuestion(say("question.notice"))
_HOW_LONG = say("question.how-long")
_EXCEPTIONS = say("question.exceptions")

DETAINER_POLICIES = {
    one.id: one
    for one in (
        DetainerPolicy(
            id="cook-2011",
            label=say("real.cook-2011.label"),
            date=say("real.cook-2011.date"),
            year=2011,
            holds=_PAID,
            tells=NOBODY,
            grade="P",
            rows=("il-cook-county-1",),
            source=("COOK-11", "WBEZ-12"),
            left_open=(
                _HOW_LONG,
                _EXCEPTIONS,
                say("question.payment"),
            ),
        ),
        DetainerPolicy(
            id="santa-clara-2011",
            label=say("real.santa-clara-2011.label"),
            date=say("real.santa-clara-2011.date"),
            year=2011,
            holds=_PAID & _SERIOUS,
            tells=_NO_WORD_ON_NOTICE,
            grade="P",
            rows=("ca-santa-clara-county-2",),
            left_open=(say("question.age-of-conviction"), _HOW_LONG, _EXCEPTIONS),
        ),
        DetainerPolicy(
            id="california-trust-2014",
            label=say("real.california-trust-2014.label"),
            date=say("real.california-trust-2014.date"),
            year=2014,
            holds=_SERIOUS
            | (_OTHER_CONVICTION & _LISTED)
            | (Is("conviction", ("none",)) & OpenQuestion(say("question.without-conviction"))),
            tells=_NO_WORD_ON_NOTICE,
            grade="S",
            rows=("ca-california-1",),
            left_open=(
                say("question.lawful"),
                _HOW_LONG,
                say("question.age-of-conviction"),
            ),
        ),
        DetainerPolicy(
            id="connecticut-trust-2014",
            label=say("real.connecticut-trust-2014.label"),
            date=say("real.connecticut-trust-2014.date"),
            year=2014,
            holds=_SERIOUS | (_OTHER_CONVICTION & _LISTED),
            tells=_NO_WORD_ON_NOTICE,
            grade="S",
            rows=("ct-connecticut-1",),
            source=("CT-HD-25",),
            left_open=(
                say("question.without-conviction"),
                _HOW_LONG,
                say("question.age-of-conviction"),
            ),
        ),
        DetainerPolicy(
            id="oregon-2014",
            label=say("real.oregon-2014.label"),
            date=say("real.oregon-2014.date"),
            year=2014,
            holds=_JUDGE,
            tells=_NO_WORD_ON_NOTICE,
            grade="S",
            rows=("or-clackamas-county-1", "or-multnomah-county-1", "or-washington-county-1"),
            source=("MIRANDA-14",),
            left_open=(
                _HOW_LONG,
                say("question.same-paper"),
                say("question.statement"),
            ),
        ),
        DetainerPolicy(
            id="new-york-city-2014",
            label=say("real.new-york-city-2014.label"),
            date=say("real.new-york-city-2014.date"),
            year=2014,
            holds=_NEW_YORK,
            tells=_NEW_YORK,
            grade="S",
            rows=("ny-new-york-city-3",),
            source=("NYC-14", "OBSERVER-14"),
            left_open=(
                _HOW_LONG,
                _EXCEPTIONS,
                say("question.police"),
            ),
        ),
        DetainerPolicy(
            id="texas-sb4-2017",
            label=say("real.texas-sb4-2017.label"),
            date=say("real.texas-sb4-2017.date"),
            year=2017,
            holds=EVERYONE,
            tells=_NO_WORD_ON_NOTICE,
            grade="P",
            rows=("tx-texas-1",),
            source=("ELCENIZO-18",),
            left_open=(
                _HOW_LONG,
                say("question.duty"),
            ),
        ),
        DetainerPolicy(
            id="california-sb54-2018",
            label=say("real.california-sb54-2018.label"),
            date=say("real.california-sb54-2018.date"),
            year=2018,
            holds=NOBODY,
            tells=_SERIOUS | _JUDGE | (_OTHER_CONVICTION & _LISTED),
            grade="S",
            rows=("ca-california-3",),
            source=("US-CAL",),
            left_open=(say("question.age-of-conviction"), _EXCEPTIONS),
        ),
    )
}
"""The policies by id, in the order of time."""


def detainer_policy(id: str | DetainerPolicy) -> DetainerPolicy:
    """The policy with this id, or the policy itself; a `KitError` that lists the ids if there is none.

    >>> detainer_policy("cook-2011").label
    'Cook County, Illinois'
    """
    return find_by_id(id, DETAINER_POLICIES, DetainerPolicy, "detainer policy")
