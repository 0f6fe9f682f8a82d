"""Small calendars for property tests: two counties or more on each of several dates."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from scomm.models.reporting import Calendar


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Eight to twelve quarters, two to five dates, two to four counties on each, in up to four states."""
    periods = draw(st.integers(8, 12))
    dates = draw(st.lists(st.integers(1, periods - 1), min_size=2, max_size=5, unique=True))
    first = [date for date in dates for _ in range(draw(st.integers(2, 4)))]
    states = draw(st.lists(st.integers(0, 3), min_size=len(first), max_size=len(first)))
    names = tuple(f"{2008 + place // 4}Q{place % 4 + 1}" for place in range(periods))
    return Calendar("quarter", names, np.array(first), np.array(states))
