"""Whole people of a hundred: shares rounded so that they add up to as many as there are."""

from __future__ import annotations

from collections.abc import Sequence


def of_hundred(shares: Sequence[float], of: int = 100) -> list[int]:
    """So many of a hundred for each share (0 to 1), rounded by the largest remainder.

    What the shares leave open of a whole is left open: it is nobody's.

    >>> of_hundred([0.404, 0.304, 0.292]), of_hundred([0.69, 0.3])
    ([41, 30, 29], [69, 30])
    """
    exact = [share * of for share in shares]
    whole = [int(part + 1e-9) for part in exact]
    left = round(sum(exact)) - sum(whole)
    ahead = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    for place in ahead[: max(left, 0)]:
        whole[place] += 1
    return whole
