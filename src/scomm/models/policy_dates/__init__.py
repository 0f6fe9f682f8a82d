"""Dated policies of places: what is known of each on a day, in numbers and in words, and those around a county.

Three things that the table can't tell, wherever it is used: a place without a row is not a place without a policy; a policy
without an end is not surely still in force; and a state's mandate can overrule a county's policy without a word in the
county's row.
"""

from scomm.models.policy_dates.around_county import policies_of
from scomm.models.policy_dates.listed_jails import listed_against_others

__all__ = ["listed_against_others", "policies_of"]
