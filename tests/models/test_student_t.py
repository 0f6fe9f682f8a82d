"""Student's t is what SciPy says it is."""

from __future__ import annotations

import pytest
from scipy.stats import t

from scomm.models.student_t import share_within, t_within


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 10, 29, 99, 119, 120, 3142, 84_000])
def test_the_ends_of_an_interval_are_scipys(freedom: int) -> None:
    for share in (0.5, 0.9, 0.95, 0.99):
        assert t_within(share, freedom) == pytest.approx(t.ppf((1 + share) / 2, freedom), rel=1e-10)


@pytest.mark.parametrize("freedom", [1, 2, 5, 6, 200])
def test_the_share_within_is_scipys(freedom: int) -> None:
    for end in (0.0, 0.1, 1.0, 2.5, 40.0):
        assert share_within(end, freedom) == pytest.approx(2 * t.cdf(end, freedom) - 1, abs=1e-12)
