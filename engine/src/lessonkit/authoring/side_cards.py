"""The sides of a dispute as a learner sees them: cards beside one another, the rest of each folded."""

from __future__ import annotations

from lessonkit.claims.side_cards import Card, side_cards
from lessonkit.language import sentences_beside
from lessonkit.tokens import INK

say = sentences_beside(__file__)

_ROW = "display:flex;flex-wrap:wrap;gap:1em;margin:0 0 1.2em"
_CARD = f"flex:1 1 20em;min-width:0;box-sizing:border-box;border:1px solid {INK};border-radius:.4em;padding:0 1em .6em"
"""Styles that JupyterLab keeps in a Markdown cell; it takes classes' rules, scripts and `aria-` words out."""


def with_side_cards(markdown: str) -> str:
    """The Markdown with each `::::{sides}` block made into cards; Markdown inside of them stays Markdown."""
    pieces, position = [], 0
    for found in side_cards(markdown):
        cards = "\n\n".join(map(_card, found.cards))
        pieces += [markdown[position : found.start], f'<div style="{_ROW}">\n\n{cards}\n\n</div>']
        position = found.end
    return "".join(pieces) + markdown[position:]


def _card(card: Card) -> str:
    figures = "\n".join(f"- {figure}" for figure in card.figures)
    parts = [f'<section style="{_CARD}">', f"### {card.title}", card.strongest, figures]
    if card.rest:
        summary = say("sides.rest", title=card.title)
        parts += [f"<details>\n<summary>{summary}</summary>", card.rest, "</details>"]
    return "\n\n".join(part for part in [*parts, "</section>"] if part)
