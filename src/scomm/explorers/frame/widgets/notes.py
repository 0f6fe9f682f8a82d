"""The notes below a chart as boxes of equal width, two in a row where there is room; an odd one comes first."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from scomm.explorers.frame.spec import Note
from scomm.tokens import GRID

STYLE = (
    ".scomm-notes{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20em,100%),1fr));gap:12px;"
    "max-width:54em;font-size:14px;line-height:1.5;margin:.3em 0 .8em}"
    f".scomm-notes>div{{border:1px solid {GRID};border-radius:4px;padding:8px 12px}}"
    ".scomm-notes>div:first-child:nth-last-child(odd){grid-column:1/-1}"
    ".scomm-notes p{margin:0 0 .3em}.scomm-notes p:last-child{font-size:13px}"
)


def notes_html(notes: Iterable[Note]) -> str:
    """The notes as HTML; empty where there are none."""
    boxes = "".join(
        f"<div><p><strong>{escape(note.heading)}</strong></p><p>{escape(note.words)}</p><p>{escape(note.foot)}</p></div>"
        for note in notes
    )
    return f"<div class='scomm-notes'>{boxes}</div>" if boxes else ""
