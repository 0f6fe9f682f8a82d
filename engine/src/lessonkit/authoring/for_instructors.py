"""What a lesson says to instructors alone, as they read it."""

from __future__ import annotations

from lessonkit.authoring.instructor_blocks import InstructorBlock
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


def block_title(kind: str) -> str:
    """What a kind of block is called, such as "How to open"."""
    return say(f"instructors.{kind}")


def block_markdown(block: InstructorBlock) -> str:
    """A block with its title, as the key shows it."""
    return say("instructors.block", title=block_title(block.kind)) + "\n\n" + block.text
