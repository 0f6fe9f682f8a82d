"""The commands of docs/clusters.md, as a reader finds them."""

from __future__ import annotations

import re

from tests.grading.course import KIT, LESSON, SMALL_LESSON

PAGE = (KIT / "docs/clusters.md").read_text(encoding="utf-8")


def blocks(heading: str) -> list[str]:
    """The blocks of code below a heading, for the tests' small lesson in place of the kit's."""
    (section,) = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    found = re.findall(r"^```\w+\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return [block.replace(LESSON, SMALL_LESSON) for block in found]
