"""Memory in large pages: a fork copies one entry for two megabytes, not five hundred, which is half of what a fork costs.

Linux 6.1 and newer gather pages that are already in use when they are asked to. Elsewhere nothing happens, and nothing is lost.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator

_LARGE = 2 * 2**20
_COLLAPSE = 25  # MADV_COLLAPSE of linux/mman.h


def gather() -> int:
    """Put what this process has in memory of its own into large pages, as far as the kernel does so; how many there are."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        advise = ctypes.CDLL(None, use_errno=True).madvise
        advise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
        return sum(advise(place, _LARGE, _COLLAPSE) == 0 for place in list(_whole_pages()))
    return 0


def _whole_pages() -> Iterator[int]:
    """Where a large page would lie wholly in memory that no file backs."""
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as maps:
        for line in maps:
            facts = line.split()
            if facts[1] == "rw-p" and (len(facts) == 5 or facts[5] == "[heap]"):
                first, end = (int(number, 16) for number in facts[0].split("-"))
                yield from range(-(-first // _LARGE) * _LARGE, end // _LARGE * _LARGE, _LARGE)
