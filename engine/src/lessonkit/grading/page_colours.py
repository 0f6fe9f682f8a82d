"""The colours of an instructor's page, in light and in dark, from the kit's tokens."""

from __future__ import annotations

from lessonkit.tokens import PAGE_COLOURS


def _named(page: str) -> str:
    return "".join(f"--{name}: {colour}; " for name, colour in PAGE_COLOURS[page].items())


_ROOT, _DARK = ":root {{ color-scheme: {}; {}}}\n", "@media (prefers-color-scheme: dark)"

COLOURS = (
    _ROOT.format("light dark", _named("light"))
    + f"{_DARK} {{ :root {{ {_named('dark')}}} }}\n"
    + f"@media print {{ {_ROOT.format('light', _named('light'))}}}\n"
)
"""Custom properties by the names of the tokens; paper is always light."""
