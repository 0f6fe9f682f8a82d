"""Local detainer policies: written as rules, read back in English, and run over a population.

>>> mine = DetainerPolicy(holds=Is("conviction", "felony") & ~Is("paper", "none"), tells=EVERYONE)
>>> policy_in_words(mine).split(". ")[-1]
'The jail tells ICE of every release that ICE asks about.'
"""

from scomm.models.detainers.conditions import EVERYONE, NOBODY, Condition, Is
from scomm.models.detainers.detainer_policy import DetainerPolicy
from scomm.models.detainers.mix import MIXES, detainer_mix
from scomm.models.detainers.policy_run import Terms, run_policy
from scomm.models.detainers.policy_words import policy_in_words
from scomm.models.detainers.real_policies import DETAINER_POLICIES

__all__ = [
    "DETAINER_POLICIES",
    "EVERYONE",
    "MIXES",
    "NOBODY",
    "Condition",
    "DetainerPolicy",
    "Is",
    "Terms",
    "detainer_mix",
    "policy_in_words",
    "run_policy",
]
