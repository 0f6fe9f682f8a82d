"""What the pages say of how fast a class is graded is what was measured."""

from __future__ import annotations

import re

from tests.grading.course import KIT

MANY = 5


def test_nbgraders_own_command_takes_many_times_as_long() -> None:
    page = (KIT / "docs/bench-grading.md").read_text(encoding="utf-8")
    each = dict(re.findall(r"^\| ([^|]+) \|.*\| ([\d.]+) s \| \d+ \|$", page, re.MULTILINE))
    assert float(each["stock nbgrader autograde"]) > MANY * float(each["scomm grade"])
