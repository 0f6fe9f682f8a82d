"""Estimators where counties get a policy at several dates: two-way fixed effects, and group-time effects that need no such controls."""

from scomm.models.staggered.group_time import group_time, group_time_by_time, group_time_cells
from scomm.models.staggered.panel import Staggered
from scomm.models.staggered.two_way import two_way, two_way_by_time

__all__ = [
    "Staggered",
    "group_time",
    "group_time_by_time",
    "group_time_cells",
    "two_way",
    "two_way_by_time",
]
