"""How numbers, cells and lists are written."""

import doctest

from scomm.charts import words
from scomm.charts.words import joined


def test_a_list_of_nothing_is_nothing():
    assert joined([]) == ""


def test_the_examples_in_the_docs_hold():
    result = doctest.testmod(words)
    assert result.attempted > 0
    assert result.failed == 0
