"""The scripts of the frame, put together with those of the marks that an explorer draws."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lessonkit.charts.marks.bundle import bundled, scripts

_FOLDER = Path(__file__).parent


@cache
def script(kinds: tuple[str, ...]) -> str:
    """One script that draws an explorer whose picture has marks of these kinds."""
    frame = bundled([_FOLDER / f"{name}.js" for name in ("controls", "speech", "frame")])
    return f"{scripts(kinds)}\n{frame}\nexport default $frame.explorer(marks);\n"
