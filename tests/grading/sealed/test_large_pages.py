"""Large pages make forks cheaper, and change nothing of what is in memory."""

from __future__ import annotations

import sys

import pytest

from lessonkit.grading.sealed import large_pages


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_memory_that_is_gathered_holds_what_it_held() -> None:
    held = [bytearray([number]) * 2**20 for number in range(64)]
    for _ in range(2):  # what is gathered already loses nothing either
        assert large_pages.gather() >= 0
        assert all(set(part) == {number} and len(part) == 2**20 for number, part in enumerate(held))
