"""The stylesheet of a live explorer: `explorers.css`, with the colours of the charts."""

from __future__ import annotations

from pathlib import Path

from scomm.tokens import BLUE, GRID
from scomm.tokens import STYLESHEET as OF_THE_CHARTS

_COLOURS = f".scomm-explorer {{ --scomm-mark: {BLUE.colour}; --scomm-grid: {GRID} }}"
_RULES = Path(__file__).with_name("explorers.css").read_text(encoding="utf-8")

STYLESHEET = f"{OF_THE_CHARTS}<style>\n{_COLOURS}\n{_RULES}</style>"
"""That of the charts, and that of the explorers around them."""
