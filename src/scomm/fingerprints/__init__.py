"""Artificial fingerprints: grown, pressed, read, compared and searched, each by a pure function and a seed.

Every print here is synthetic. No seed is a person, and no rate measured here is the FBI's or DHS's.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside

if TYPE_CHECKING:
    from scomm.fingerprints.classes import SHARES
    from scomm.fingerprints.comparing import Comparison, compare
    from scomm.fingerprints.errors_of_matching import Det, det, fpir
    from scomm.fingerprints.extraction import Stages, extract, in_stages
    from scomm.fingerprints.finger import Finger
    from scomm.fingerprints.gallery import Candidate, Gallery
    from scomm.fingerprints.minutiae import Minutiae
    from scomm.fingerprints.pressing import PRESETS, Capture, Pressing, draw_pressing
    from scomm.fingerprints.templates import Template, template

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

say = sentences_beside(__file__)

_FROM = {
    **dict.fromkeys(("SHARES",), "classes"),
    **dict.fromkeys(("Comparison", "compare"), "comparing"),
    **dict.fromkeys(("Det", "det", "fpir"), "errors_of_matching"),
    **dict.fromkeys(("Stages", "extract", "in_stages"), "extraction"),
    **dict.fromkeys(("Finger",), "finger"),
    **dict.fromkeys(("Candidate", "Gallery"), "gallery"),
    **dict.fromkeys(("Minutiae",), "minutiae"),
    **dict.fromkeys(("PRESETS", "Capture", "Pressing", "draw_pressing"), "pressing"),
    **dict.fromkeys(("Template", "template"), "templates"),
}
_OF_THE_PART = ("scipy", "skimage")
"""The libraries of the part `prints`."""


def __getattr__(name: str) -> Any:
    """What stands in a file of this room, loaded when it is asked for: error rates need NumPy alone.

    No file has the name of a thing in it: Python would give the file for it. Raises `KitError` where a library of the
    part `prints` is missing.
    """
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    try:
        found = getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
    except ModuleNotFoundError as missing:
        library = str(missing.name).split(".")[0]
        if library not in _OF_THE_PART:
            raise
        raise KitError(say("missing", library=library), do=say("do.install")) from None
    globals()[name] = found
    return found
