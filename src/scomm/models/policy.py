"""Local detainer policies: written as rules, read back in English, compared, and run over a population.

>>> from scomm.models.policy import EVERYONE, DetainerPolicy, Is, policy_in_words
>>> mine = DetainerPolicy(holds=Is("conviction", "felony") & ~Is("paper", "none"), tells=EVERYONE)
>>> policy_in_words(mine).split(". ")[-1]
'The jail tells ICE of every release that ICE asks about.'
"""

from scomm.models.detainers.comparison import Comparison, compare, differences
from scomm.models.detainers.condition_words import condition_in_words
from scomm.models.detainers.conditions import (
    EVERYONE,
    NOBODY,
    All,
    AnyOf,
    Condition,
    HoursAtMost,
    Is,
    Not,
    Open,
    Unless,
)
from scomm.models.detainers.examples import DETAINER_POLICIES, detainer_policy
from scomm.models.detainers.mix import MIXES, DetainerMix, Division, detainer_mix
from scomm.models.detainers.policy import Decision, DetainerPolicy, decide
from scomm.models.detainers.record import ATTRIBUTES, MOST_HOURS, DetainerRecord, every_kind
from scomm.models.detainers.run import COUNTED, TERM_NOTES, Terms, average_days, run
from scomm.models.detainers.words import policy_in_words

__all__ = [
    "ATTRIBUTES",
    "COUNTED",
    "DETAINER_POLICIES",
    "EVERYONE",
    "MIXES",
    "MOST_HOURS",
    "NOBODY",
    "TERM_NOTES",
    "All",
    "AnyOf",
    "Comparison",
    "Condition",
    "Decision",
    "DetainerMix",
    "DetainerPolicy",
    "DetainerRecord",
    "Division",
    "HoursAtMost",
    "Is",
    "Not",
    "Open",
    "Terms",
    "Unless",
    "average_days",
    "compare",
    "condition_in_words",
    "decide",
    "detainer_mix",
    "detainer_policy",
    "differences",
    "every_kind",
    "policy_in_words",
    "run",
]
