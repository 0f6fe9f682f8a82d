"""Secure Communities, a teaching kit: what a learner's notebook needs, and no more.

from scomm import begin, check, explore, hint, load
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lessonkit
from lessonkit import begin, explore, reveal

if TYPE_CHECKING:
    from lessonkit import KitError as ScommError
    from lessonkit import check, hint, load, progress, the_end

__all__ = ["ScommError", "begin", "check", "explore", "hint", "load", "progress", "reveal", "the_end"]


def __getattr__(name: str) -> Any:
    """What the kit loads when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    return getattr(lessonkit, "KitError" if name == "ScommError" else name)
