"""The words of an exercise in a page: as in a quiz, and what is wider than a phone scrolls by keyboard."""

from __future__ import annotations

from lessonkit.authoring.quiz import prose
from lessonkit.exercises.spec import Load
from lessonkit.site.scrolling import scrolling

_READER = scrolling(prose.new_reader())


def html_of(markdown: str, load: Load) -> str:
    """Some paragraphs as HTML."""
    return prose.html_of(markdown, load, _READER)
