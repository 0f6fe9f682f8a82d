"""The form by which a peer reads a brief: five criteria in three steps, and three lines; its answers are plain text to copy."""

from __future__ import annotations

from html import escape
from pathlib import Path

from lessonkit.language import sentences_beside
from scomm.county.brief.making import Made
from scomm.county.brief.page import head

say = sentences_beside(__file__)

CRITERIA = ("claims", "evidence", "fairness", "uncertainty", "writing")
STEPS = ("not-yet", "nearly", "fully")
LINES = ("strongest", "question", "advice")


def as_form(made: Made) -> str:
    """The form as one HTML file that asks no server. It can be printed and filled by pen."""
    fields = "".join(_criterion(one) for one in CRITERIA)
    lines = "".join(
        f"<p><label for='{id}'>{escape(say(f'peer.line.{id}'))}</label><br><textarea id='{id}' name='{id}' rows='2' cols='80'></textarea></p>"
        for id in LINES
    )
    opened = escape(say("peer.under", county=made.county, title=made.said("title")))
    return head(say("peer.name")) + (
        f'<body class="scomm-brief"><main><h1>{escape(say("peer.name"))}</h1><p>{opened}</p><p>{escape(say("peer.how"))}</p>'
        f"<form id='peer'>{fields}{lines}</form><h2><label for='plain'>{escape(say('peer.plain'))}</label></h2>"
        f"<textarea id='plain' rows='10' cols='80' readonly></textarea></main>"
        f"<script>{(Path(__file__).parent / 'peer.js').read_text(encoding='utf-8')}</script></body></html>\n"
    )


def _criterion(id: str) -> str:
    steps = "".join(
        f"<label><input type='radio' name='{id}' value='{escape(say(f'peer.step.{step}'), quote=True)}'> {escape(say(f'peer.step.{step}'))}</label> "
        for step in STEPS
    )
    return f"<fieldset><legend>{escape(say(f'peer.criterion.{id}'))}</legend>{steps}</fieldset>"
