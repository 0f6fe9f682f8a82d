"""The stylesheet of a live explorer: `explorers.css`, with the colours of the charts."""

from __future__ import annotations

from pathlib import Path

import scomm.tokens as tokens

_COLOURS = f".scomm-explorer {{ --scomm-mark: {tokens.BLUE.colour}; --scomm-grid: {tokens.GRID} }}"
_RULES = Path(__file__).with_name("explorers.css").read_text(encoding="utf-8")

STYLESHEET = f"{tokens.STYLESHEET}<style>\n{_COLOURS}\n{_RULES}</style>"
"""That of the charts, and that of the explorers around them."""
