"""The stylesheet of live explorers: `explorers.css` and those of the marks, with the colours of the page around them."""

from __future__ import annotations

from pathlib import Path

from scomm.charts.marks.mark import STYLES
from scomm.tokens import BLUE, GRID, PAGE_COLOURS
from scomm.tokens import STYLESHEET as OF_THE_CHARTS

_COLOURS = f".scomm-explorer {{ --scomm-mark: {BLUE.colour}; --scomm-grid: {GRID} }}"
_RULES = Path(__file__).with_name("explorers.css").read_text(encoding="utf-8")
_CHARTS = Path(__file__).with_name("explorers_of_charts.css").read_text(encoding="utf-8")

STYLESHEET = f"{OF_THE_CHARTS}<style>\n{_COLOURS}\n{_CHARTS}</style>"
"""That of the charts, and that of the explorers around them."""


def _page(page: str) -> str:
    return ";".join(f"--scomm-{name}:{colour}" for name, colour in PAGE_COLOURS[page].items())


SHEET = "\n".join(
    [
        f".scomm-explorer{{{_page('light')}}}",
        f"@media (prefers-color-scheme:dark){{body:not([data-jp-theme-light]) .scomm-explorer{{{_page('dark')}}}}}",
        f'body[data-jp-theme-light="false"] .scomm-explorer{{{_page("dark")}}}',
        OF_THE_CHARTS.removeprefix("<style>").removesuffix("</style>"),
        _RULES,
        STYLES,
    ]
)
"""The whole stylesheet of an explorer of marks."""
