"""Presses that several tests look at, each made once."""

from __future__ import annotations

from functools import cache

from scomm.fingerprints import Capture, Finger, Minutiae, Template, extract, template


@cache
def finger(seed: int = 1, cls: str | None = None) -> Finger:
    """One artificial finger."""
    return Finger(seed, cls)  # type: ignore[arg-type]


@cache
def pressed(seed: int = 1, press: int = 0, how: str = "medium", **exactly: float) -> Capture:
    """A press of it."""
    return finger(seed).capture(press, how, **exactly)


@cache
def read(seed: int = 1, press: int = 0, how: str = "medium", **exactly: float) -> Minutiae:
    """What is read from that press."""
    return extract(pressed(seed, press, how, **exactly).image)


@cache
def kept(seed: int = 1, press: int = 0, how: str = "medium", **exactly: float) -> Template:
    """What a matcher keeps of it."""
    return template(read(seed, press, how, **exactly))
