"""Claims on light and lamps: each one is a row of `sun-times`."""

from __future__ import annotations

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count
from lessonkit.claims.state import computed

CLOCKS = {"standard": "standard time", "now": "clocks as now"}


def claims() -> tuple[Claim, ...]:
    """Lamp time on two days that the lesson compares."""
    return (
        _lamp("New York", 6, "June", "standard", "152"),
        _lamp("New York", 6, "June", "now", "92"),
        _lamp("Indianapolis", 4, "April", "standard", "167"),
        _lamp("Indianapolis", 4, "April", "now", "167"),
    )


def _lamp(city: str, month: int, called: str, clock: str, seen: str) -> Claim:
    return computed(
        f"lamp-{city.lower().replace(' ', '-')}-{called.lower()}-{clock}",
        f"With {CLOCKS[clock]}, on the 15th day of {called}, somebody in {city} who is up from six to ten is up in the dark for {{value}} minutes.",
        Count("sun-times", {"city": city, "month": month, "clock": clock}, "lamp"),
        seen,
        "noaa",
        "NOAA-SOLAR",
        unit="minutes",
    )
