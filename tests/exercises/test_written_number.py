"""A number in a text is read where one reading is possible, and asked about where not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.written_number import written_number
from lessonkit.exercises.written_units import PART_OF_ONE, units


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("-16.9%", -16.9, "percent"),
        ("53.3 %", 53.3, "percent"),
        ("39,99 percent", 39.99, "percent"),
        ("280,610", 280610, ""),
        ("1,234,567", 1234567, ""),
        ("12.345.678", 12345678, ""),
        ("1,261.7", 1261.7, ""),
        ("1.261,7", 1261.7, ""),
        ("51,6", 51.6, ""),
        ("0,125", 0.125, ""),
        ("+17.3", 17.3, ""),
        ("\u221217.3", -17.3, ""),
        ("minus 5", -5, ""),
        ("17.3 percentage points", 17.3, "percentage points"),
        ("76 counties", 76, "counties"),
        ("1.92 times", 1.92, "times"),
        ("in 2008", 2008, ""),
        ("FY2014", 2014, ""),
        ("55390 people", 55390, "people"),
        ("280610.0 people", 280610, "people"),
        ("1 234", 1234, ""),
        ("1\u202f234", 1234, ""),
        ("1\u00a0234", 1234, ""),
        ("1_234", 1234, ""),
        ("1'234", 1234, ""),
        ("1e3", 1000, ""),
        ("'2008'", 2008, ""),
        ("$500", 500, "money"),
        ("5 boxes", 5, ""),
        ("5 in 100", 5, "percent"),
        ("14.1 of 1,000", 14.1, "per thousand"),
        ("17 months (August 2011 to December 2012)", 17, "months"),
        ("53 (of 129)", 53, ""),
        ("47.4 (FY2013 = 100)", 47.4, ""),
        ("-5 calls per 1,000 people", -5, "per thousand"),
        ("-0.77 crimes per 1,000 people a year", -0.77, "per thousand"),
        ("300 crimes per 100,000 people", 300, ""),
        ("± 3.3", 3.3, ""),
        ("+/- 3.3 points", 3.3, "percentage points"),
        ("14.1 per thousand", 14.1, "per thousand"),
        ("14.1 ‰", 14.1, "per thousand"),
        ("14.1‰", 14.1, "per thousand"),
        ("14.1 per mille", 14.1, "per thousand"),
        ("14.1 for every thousand prints", 14.1, "per thousand"),
        ("14.1 people for every thousand prints", 14.1, "per thousand"),
        ("14 in a hundred", 14, "percent"),
        ("about 14 in every hundred people", 14, "percent"),
        ("14 per cent", 14, "percent"),
        ("300 crimes per hundred thousand people", 300, ""),
        ("1 in 70", 1 / 70, PART_OF_ONE),
        ("1 in 1,400", 1 / 1400, PART_OF_ONE),
        ("I think 1 out of every 70 prints", 1 / 70, PART_OF_ONE),
        ("one in five", 0.2, PART_OF_ONE),
        ("5 in 10", 0.5, PART_OF_ONE),
        ("one third", 1 / 3, PART_OF_ONE),
        ("a third", 1 / 3, PART_OF_ONE),
        ("two-thirds of them", 2 / 3, PART_OF_ONE),
        ("half", 0.5, PART_OF_ONE),
        ("half the people", 0.5, PART_OF_ONE),
        ("three quarters", 0.75, PART_OF_ONE),
        ("27 hundredths", 27, "percent"),
        ("four", 4, ""),
        ("10 thousand", 10_000, ""),
        ("five hundred", 500, ""),
        ("2.5 million people", 2_500_000, "people"),
        ("ten thousand", 10_000, ""),
        ("about forty-seven people", 47, "people"),
        ("twenty one", 21, ""),
        ("minus four", -4, ""),
        ("one county", 1, "counties"),
        ("a hundred", 100, ""),
        ("seventeen in a hundred", 17, "percent"),
        ("October 2008", 2008, ""),
        ("in Sep. 2008", 2008, ""),
    ],
)
def test_a_number_is_read_as_people_write_it(text, value, unit):
    read = written_number(text)
    assert (read.value, read.unit, read.why) == (value, unit, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a few", "no-number"),
        ("third", "no-number"),
        ("one and a half", "no-number"),
        ("the one that fell", "no-number"),
        ("four or five", "no-number"),
        ("more than four", "words"),
        ("-5 lower", "words"),
        ("a third or more", "no-number"),
        ("half a million", "no-number"),
        ("", "no-number"),
        ("53 sure, 76 in doubt", "several"),
        ("5 to 6 calls per 1,000 people", "several"),
        ("5 more calls per 1,000 people", "words"),
        ("500-900", "dash"),
        ("20.5 - 3.2", "dash"),
        ("2014-05-31", "day"),
        ("27.10.2008", "several"),
        ("1,000_000", "several"),
        ("-9 minus -4", "worked-out"),
        ("9 minus 4", "worked-out"),
        ("5 times 3", "worked-out"),
        ("26 in 2014", "several"),
        ("10 in 5", "several"),
        ("5 or 6 in a hundred", "several"),
        ("14 more in 100", "several"),
        ("8.2 (or 9.1)", "several"),
        ("8.2 (8200 thousand)", "several"),
        ("3/4", "worked-out"),
        ("101741 / 197302 * 100", "worked-out"),
        ("1,234 %", "comma"),
        ("more than 1000", "words"),
        ("16.9 percent lower", "words"),
        ("not 5", "words"),
        ("12k", "words"),
        ("3rd", "words"),
        ("5 dozen", "words"),
        ("half a thousand", "no-number"),
        ("5 thousand or more", "words"),
        ("3 thousand percent", "words"),
        ("< 5", "words"),
        ("1" * 300, "long"),
        ("9" * 20, "large"),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_read(text, why):
    assert written_number(text).why == why


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 fewer", -5, ""),
        ("20 % more", 20, "percent"),
        ("15.4 lower", -15.4, ""),
        ("15.4 points lower than the country", -15.4, "percentage points"),
        ("fell by 5", -5, ""),
        ("an increase of 20 percent", 20, "percent"),
    ],
)
def test_a_change_that_words_put_below_or_above_zero_is_known_by_its_direction(text, value, unit):
    read = written_number(text)
    assert (read.value, read.unit, read.why) == (value, unit, "words")
    assert read.direction in (-1, 1)


@pytest.mark.parametrize(
    ("text", "value", "thousands"),
    [
        ("1.000", 1, 1000),
        ("2.884 counties", 2.884, 2884),
        ("-12.500", -12.5, -12500),
        ("14.125 %", 14.125, 0),
        ("14.125 per thousand", 14.125, 0),
        ("0.125", 0.125, 0),
        ("1.0000", 1, 0),
        ("1.00", 1, 0),
        ("1234.567", 1234.567, 0),
        ("1.234.567", 1234567, 0),
        ("1,000", 1000, 0),
        ("1.000e2", 100, 0),
    ],
)
def test_a_point_before_three_digits_is_read_as_a_decimal_point_and_it_is_told_what_else_it_may_be(
    text, value, thousands
):
    read = written_number(text)
    assert (read.value, read.thousands, read.why) == (value, thousands, "")


@given(st.text())
def test_no_text_is_an_error_and_every_unit_is_of_the_list(text):
    read = written_number(text)
    assert read.unit in ("", *units())


@given(st.integers(-(10**12), 10**12))
def test_every_whole_number_is_read_with_and_without_commas(number):
    assert written_number(str(number)).value == number
    assert written_number(f"{number:,}").value == number
