"""The stylesheet of explorers: `explorers.css`, those of the marks and `print.css`, with the colours of the page around them."""

from __future__ import annotations

import re
from pathlib import Path

from lessonkit.charts.marks.bundle import STYLES
from lessonkit.tokens import PAGE_COLOURS, STYLESHEET

_RULES, _PRINTED = (
    Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8") for name in ("explorers", "print")
)


def _page(page: str) -> str:
    return ";".join(f"--scomm-{name}:{colour}" for name, colour in PAGE_COLOURS[page].items())


_TABLES = STYLESHEET.removeprefix("<style>").removesuffix("</style>")

SHEET = "\n".join(
    [
        f".scomm-explorer{{{_page('light')}}}",
        f"@media (prefers-color-scheme:dark){{body:not([data-jp-theme-light]) .scomm-explorer{{{_page('dark')}}}}}",
        f'body[data-jp-theme-light="false"] .scomm-explorer{{{_page("dark")}}}',
        _TABLES,
        # Each rule counts as one that names an id, so that no rule of the page around an explorer counts more.
        ":is(:root,#scomm){",
        _RULES,
        f".scomm-explorer{{{_TABLES}}}",
        STYLES,
        _PRINTED,
        "}",
    ]
)
SHEET = re.sub(r"/\*.*?\*/\n?", "", SHEET, flags=re.DOTALL)  # remarks are for who reads the sources
"""The whole stylesheet of an explorer: its colours, which a page may set, and its rules, in which no page has a say."""
