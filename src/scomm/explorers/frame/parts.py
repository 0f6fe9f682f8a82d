"""The optional parts of the kit that an explorer may need, and whether they are installed here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from scomm.language import sentences_beside

say = sentences_beside(__file__)

MODULES: Mapping[str, tuple[str, ...]] = {"prints": ("scipy", "skimage")}
"""Each part by its name in `pip install "scomm[part]"`, with modules that are there if it is."""


def lacking(part: str, title: str) -> str:
    """In a line, that the explorer of this title lacks a part and which command brings it; empty where it lacks nothing."""
    here = all(find_spec(name) for name in MODULES[part])
    return "" if here else say(f"lacking.{part}", title=title)
