"""Conditions for tests: every single one, and deep ones at random."""

from __future__ import annotations

from itertools import combinations

from hypothesis import strategies as st

from scomm.models.detainers import Is
from scomm.models.detainers.attributes import ATTRIBUTES
from scomm.models.detainers.conditions import All, AnyOf, HoursAtMost, Not, OpenQuestion, Unless

SINGLE = [
    *(
        Is(id, values)
        for id, one in ATTRIBUTES.items()
        for size in range(1, len(one.ids))
        for values in combinations(one.ids, size)
    ),
    *(HoursAtMost(hours) for hours in (24, 48, 72)),
    OpenQuestion("whether it matters"),
]
"""Every condition on one attribute, with some on hours and an open one."""

HOURS = (1, 24, 25, 48, 49, 72, 73)

DEEP = st.recursive(
    st.sampled_from(SINGLE),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Unless, inner, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda rules: All(tuple(rules))),
        st.lists(inner, min_size=2, max_size=3).map(lambda rules: AnyOf(tuple(rules))),
    ),
    max_leaves=6,
)
