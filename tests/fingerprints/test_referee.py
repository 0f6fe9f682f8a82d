"""What NIST's own code says of the kit's prints: it is asked as a referee, and nothing of it is in the kit (`make prove`)."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pytest
from PIL import Image

from scomm.fingerprints import Finger, extract
from tests.fingerprints.iso_record import as_iso_record

pytestmark = pytest.mark.proof
nbis = pytest.importorskip("nbis", reason="the referee is missing: pip install nbis-python")
FIRST_SEED, FINGERS = 2_000_000, 100
DPI = 500
MATCH = 40
"""The score from which BOZORTH3's authors call two prints a match."""


@cache
def referee():
    settings = nbis.NbisExtractorSettings(
        min_quality=0.0, get_center=False, check_fingerprint=False, compute_nfiq2=True, ppi=float(DPI)
    )
    return nbis.new_nbis_extractor(settings)


@cache
def pictures() -> list[tuple[np.ndarray, np.ndarray]]:
    """Two presses of each finger under medium conditions, at the resolution that the referee expects."""
    found = []
    for seed in range(FIRST_SEED, FIRST_SEED + FINGERS):
        finger = Finger(seed, dpi=DPI)
        found.append((finger.capture(2 * seed).image, finger.capture(2 * seed + 1).image))
    return found


def as_png(image: np.ndarray) -> bytes:
    """The picture with white paper around it, as a file."""
    kept = io.BytesIO()
    Image.fromarray(np.pad(image, 40, constant_values=255)).save(kept, format="PNG", dpi=(DPI, DPI))
    return kept.getvalue()


@cache
def read_by_the_referee():
    return [tuple(referee().extract_minutiae(as_png(image)) for image in pair) for pair in pictures()]


@cache
def read_by_the_kit():
    return [
        tuple(
            referee().load_iso_19794_2_2011(as_iso_record(extract(image, DPI), image.shape, DPI))
            for image in pair
        )
        for pair in pictures()
    ]


def compared(read) -> tuple[np.ndarray, np.ndarray]:
    """BOZORTH3's scores of mates, and of non-mates."""
    mates = np.array([one.compare(other) for one, other in read])
    others = np.array(
        [
            read[a][0].compare(read[b][1])
            for a in range(FINGERS)
            for b in range(FINGERS)
            if 0 < (b - a) % FINGERS <= 20
        ]
    )
    print(f"mates: median {np.median(mates):.0f}, lowest {mates.min()}; non-mates: highest {others.max()}")
    return mates, others


def test_the_referee_matches_mates_and_tells_others_apart() -> None:
    mates, others = compared(read_by_the_referee())
    print(f"at {MATCH}: {np.mean(mates < MATCH):.1%} missed, {np.mean(others >= MATCH):.2%} accepted")
    assert np.mean(mates < MATCH) <= 0.10
    assert np.mean(others >= MATCH) <= 0.005


def test_the_referee_calls_the_pictures_good_enough() -> None:
    scores = [one.quality().score for pair in read_by_the_referee() for one in pair]
    print(f"NFIQ2: mean {np.mean(scores):.0f}, {min(scores)} to {max(scores)}")
    assert np.mean(scores) > 45


def test_with_the_kits_fewer_minutiae_the_referees_matcher_still_tells_most_apart() -> None:
    """BOZORTH3 adds up pairs, so that its 40 is for prints with twice as many minutiae as the kit keeps: here the threshold is
    the score that one non-mate of 200 reaches."""
    mates, others = compared(read_by_the_kit())
    threshold = np.quantile(others, 0.995)
    print(f"at {threshold:.0f}: {np.mean(mates <= threshold):.1%} missed")
    assert np.mean(mates <= threshold) <= 0.35
