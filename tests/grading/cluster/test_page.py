"""What docs/clusters.md says of speed is the sum that it says it is."""

from __future__ import annotations

import re

from tests.grading.cluster.page import PAGE
from tests.grading.course import KIT


def test_each_row_of_the_model_is_the_smaller_of_running_and_judging() -> None:
    rows = re.findall(r"^\| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$", PAGE, re.MULTILINE)
    numbers = [[int(number.replace(",", "")) for number in row] for row in rows]
    one = numbers[0][1]
    bench = (KIT / "docs/bench-grading.md").read_text(encoding="utf-8")
    (by_two,) = re.findall(r"a large class \|.*\| (\d+) \|$", bench, re.MULTILINE)
    assert abs(2 * one - int(by_two)) <= 1  # each is rounded
    assert [row[0] for row in numbers] == [1, 2, 10, 100]
    for workers, running, judging, together in numbers:
        assert running == workers * one
        assert together == min(running, judging)
