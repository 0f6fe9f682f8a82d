"""Artificial fingerprints: grown, pressed, read, compared and searched, each by a pure function and a seed.

Every print here is synthetic. No seed is a person, and no rate measured here is the FBI's or DHS's.
"""

from scomm.fingerprints.classes import SHARES
from scomm.fingerprints.comparing import Comparison, compare
from scomm.fingerprints.errors_of_matching import Det, det, fpir
from scomm.fingerprints.extraction import Stages, extract, in_stages
from scomm.fingerprints.finger import Finger
from scomm.fingerprints.gallery import Candidate, Gallery
from scomm.fingerprints.minutiae import Minutiae
from scomm.fingerprints.pressing import PRESETS, Capture, Pressing, draw_pressing
from scomm.fingerprints.template import Template, template

__all__ = [
    "PRESETS",
    "SHARES",
    "Candidate",
    "Capture",
    "Comparison",
    "Det",
    "Finger",
    "Gallery",
    "Minutiae",
    "Pressing",
    "Stages",
    "Template",
    "compare",
    "det",
    "draw_pressing",
    "extract",
    "fpir",
    "in_stages",
    "template",
]
