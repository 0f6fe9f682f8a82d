"""The name of a place as it stands in running text."""

from __future__ import annotations

from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def in_running_text(place: str) -> str:
    """A place with its article, if it has one; any other word as it is.

    >>> in_running_text("United States"), in_running_text("Mexico"), in_running_text("2014")
    ('the United States', 'Mexico', '2014')
    """
    with_article = say("place.with-article").split(" | ")
    return say("place.article", name=place) if place in with_article else place
