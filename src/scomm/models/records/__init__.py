"""The records lab: a matcher that never errs about a finger, searching records that can be wrong."""

from scomm.models.records.outcomes import (
    LAWFUL,
    OUTCOMES,
    STATUSES,
    Cell,
    Outcomes,
    chance_flagged_given_removable,
    chance_removable_given_flag,
    chance_removable_given_match,
    share_of_flags,
)
from scomm.models.records.published import record_rates
from scomm.models.records.rates import ERRORS, RAISES, RATES, Rate, RecordRates
from scomm.models.records.search import run
from scomm.models.records.sensitivity import Swing, missed_against_flagged, range_of, sensitivity
from scomm.models.records.simulation import searches, simulate

__all__ = [
    "ERRORS",
    "LAWFUL",
    "OUTCOMES",
    "RAISES",
    "RATES",
    "STATUSES",
    "Cell",
    "Outcomes",
    "Rate",
    "RecordRates",
    "Swing",
    "chance_flagged_given_removable",
    "chance_removable_given_flag",
    "chance_removable_given_match",
    "missed_against_flagged",
    "range_of",
    "record_rates",
    "run",
    "searches",
    "sensitivity",
    "share_of_flags",
    "simulate",
]
