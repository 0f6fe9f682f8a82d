"""How numbers, cells and lists are written."""

from scomm.charts.words import joined


def test_a_list_of_nothing_is_nothing():
    assert joined([]) == ""
