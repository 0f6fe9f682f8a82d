"""A county is found by the names that people write, and what is none is answered with near names."""

from __future__ import annotations

import pytest

from lessonkit.errors import KitError
from scomm.models.county_names import county_code, labels


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("48453", "48453"),
        ("Travis County, TX", "48453"),
        ("travis, texas", "48453"),
        ("Travis County TX", "48453"),
        ("Prince Georges County, MD", "24033"),
        ("St Louis County, MO", "29189"),
        ("Saint Louis city, Missouri", "29510"),
        ("Anchorage, AK", "02020"),
        ("Orleans, LA", "22071"),
    ],
)
def test_a_county_is_known_by_several_names(given: str, code: str) -> None:
    assert county_code(given) == code


@pytest.mark.parametrize(
    ("given", "offered"),
    [
        ("Baltimore, MD", '"Baltimore County, MD" or "Baltimore city, MD"'),
        ("Haris County, TX", '"Harris County, TX"'),
        ("Boston, MA", '"Suffolk County, MA"'),
        ("Miami, FL", '"Miami-Dade County, FL"'),
        ("Capitol Planning Region, CT", "planning regions"),
    ],
)
def test_what_is_no_county_is_answered_with_near_names(given: str, offered: str) -> None:
    with pytest.raises(KitError) as told:
        county_code(given)
    assert offered in str(told.value)


@pytest.mark.parametrize("given", [None, 48453, "", "   ", [], "x" * 5000, "<script>, TX", ",", "\n,\n"])
def test_anything_else_is_refused_in_one_line(given: object) -> None:
    with pytest.raises(KitError) as told:
        county_code(given)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 400


def test_every_label_leads_back_to_its_county() -> None:
    assert {county_code(label) for label in labels().values()} == set(labels())
    assert len(labels()) == 3143
