"""Crimes that happened, crimes reported, crimes recorded: made-up counties on the real activation calendar."""

from scomm.models.reporting.calendar import Calendar, calendar
from scomm.models.reporting.four_cells import four_cells
from scomm.models.reporting.trials import ESTIMATORS, bias, trials
from scomm.models.reporting.truth import NOTHING, Switches, Truth, crime_behind, recorded_crime
from scomm.models.reporting.world import OUTCOMES, World, simulate

__all__ = [
    "ESTIMATORS",
    "NOTHING",
    "OUTCOMES",
    "Calendar",
    "Switches",
    "Truth",
    "World",
    "bias",
    "calendar",
    "crime_behind",
    "four_cells",
    "recorded_crime",
    "simulate",
    "trials",
]
