"""How often a threshold errs: false matches and false non-matches, with the counts behind each, alone and among many.

The curve: Martin and others, "The DET curve in assessment of detection task performance" (Eurospeech, 1997); its words are
those of ISO/IEC 19795-1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessonkit.errors import KitError

LEAST_ERRORS = 3
"""Fewer errors than this say little about a rate, so that no curve is drawn there."""


@dataclass(frozen=True, eq=False)
class Det:
    """What each threshold does, an array each, thresholds rising: a score from the threshold on counts as a match.

    `false_matches` of `non_mates` comparisons of different fingers, and `misses` of `mates` comparisons of the same finger.
    `drawn` says at which thresholds both counts are large enough for a curve.
    """

    threshold: NDArray[np.float64]
    false_matches: NDArray[np.int64]
    misses: NDArray[np.int64]
    mates: int
    non_mates: int

    @property
    def fmr(self) -> NDArray[np.float64]:
        """False match rate: of comparisons of different fingers, the share that scores as a match."""
        return self.false_matches / self.non_mates

    @property
    def fnmr(self) -> NDArray[np.float64]:
        """False non-match rate: of comparisons of the same finger, the share that does not."""
        return self.misses / self.mates

    @property
    def drawn(self) -> NDArray[np.bool_]:
        """Where at least three errors of each kind stand behind the point."""
        return (self.false_matches >= LEAST_ERRORS) & (self.misses >= LEAST_ERRORS)

    def at_fmr(self, fmr: float) -> int:
        """The place of the lowest threshold whose false match rate is no higher than this; a `KitError` if there is none."""
        fits = np.flatnonzero(self.fmr <= fmr)
        if not len(fits):
            raise KitError(
                f"No threshold has a false match rate of {fmr:g} or lower.",
                allowed=f"from {self.fmr.min():g} on",
            )
        return int(fits[0])


def det(genuine: ArrayLike, impostor: ArrayLike, thresholds: ArrayLike | None = None) -> Det:
    """The errors at each threshold, from scores of mates (genuine) and of non-mates (impostor).

    Without thresholds each score that occurs is one, and one above them all. A `KitError` where either has no scores, or one
    is no number.

    >>> curve = det([0.4, 0.9], [0.1, 0.5, 0.2])
    >>> curve.false_matches.tolist(), curve.misses.tolist()
    ([3, 2, 1, 1, 0, 0], [0, 0, 0, 1, 1, 2])
    """
    same, other = (_scores(scores, what) for scores, what in ((genuine, "genuine"), (impostor, "impostor")))
    if thresholds is None:
        each = np.unique(np.concatenate([same, other]))
        at = np.append(each, np.nextafter(each[-1], np.inf))
    else:
        at = np.sort(np.asarray(thresholds, dtype=float))
    return Det(
        at,
        len(other) - np.searchsorted(other, at, side="left"),
        np.searchsorted(same, at, side="left"),
        len(same),
        len(other),
    )


def fpir(fmr: float, n: int) -> float:
    """The chance of at least one false match among n fingers, if comparisons are independent and the threshold stays.

    >>> round(fpir(0.0001, 10_000), 3)
    0.632
    """
    if not 0 <= fmr <= 1:
        raise KitError(f"A false match rate can't be {fmr!r}.", allowed="0 to 1")
    if n < 0:
        raise KitError(f"A database can't hold {n:,} fingers.", allowed="0 or more")
    return float(-np.expm1(n * np.log1p(-fmr))) if fmr < 1 else float(n > 0)


def _scores(scores: ArrayLike, what: str) -> NDArray[np.float64]:
    found = np.sort(np.asarray(scores, dtype=float).ravel())
    if not len(found) or not np.isfinite(found).all():
        raise KitError(
            f"The {what} scores are empty or hold something that is no number.", do="Give a list of numbers."
        )
    return found
