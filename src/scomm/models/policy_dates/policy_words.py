"""What a policy does and what it asks, in words."""

from __future__ import annotations

from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

DOES = say.group("does")
"""What each direction of a policy is, after the name of its place."""

TERMS = say.group("terms")
"""What each kind of policy asks."""
