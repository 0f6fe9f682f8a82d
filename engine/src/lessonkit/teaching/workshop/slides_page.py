"""The slides of a cut as one page: reveal.js, the explorers and the notes are inside it."""

from __future__ import annotations

from lessonkit.teaching.workshop.agenda import Cut
from lessonkit.teaching.workshop.deck import slides
from lessonkit.teaching.workshop.page import explorer_page, inside, own_text, rendered, reveal_text


def slides_page(cut: Cut, *, explorers: bool = True) -> str:
    """The page; it asks nothing of any server. Without explorers it is small, and their slides stay empty."""
    made = slides(cut)
    shown = {
        one.explorer: explorer_page(one.explorer, one.state) for one in made if explorers and one.explorer
    }
    return rendered(
        "slides",
        cut=cut,
        slides=made,
        explorers=inside(shown),
        reveal_css=reveal_text("reveal.css"),
        reveal_js=reveal_text("reveal.js"),
        notes_js=reveal_text("notes.js"),
        style=own_text("slides.css"),
        script=own_text("slides.js"),
    )
