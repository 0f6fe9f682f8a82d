"""The stylesheet of explorers: `explorers.css` and those of the marks, with the colours of the page around them."""

from __future__ import annotations

from pathlib import Path

from scomm.charts.marks.mark import STYLES
from scomm.tokens import PAGE_COLOURS, STYLESHEET

_RULES = Path(__file__).with_name("explorers.css").read_text(encoding="utf-8")


def _page(page: str) -> str:
    return ";".join(f"--scomm-{name}:{colour}" for name, colour in PAGE_COLOURS[page].items())


SHEET = "\n".join(
    [
        f".scomm-explorer{{{_page('light')}}}",
        f"@media (prefers-color-scheme:dark){{body:not([data-jp-theme-light]) .scomm-explorer{{{_page('dark')}}}}}",
        f'body[data-jp-theme-light="false"] .scomm-explorer{{{_page("dark")}}}',
        STYLESHEET.removeprefix("<style>").removesuffix("</style>"),
        _RULES,
        STYLES,
    ]
)
"""The whole stylesheet of an explorer."""
