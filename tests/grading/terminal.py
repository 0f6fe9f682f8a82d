"""A terminal for the commands of docs/instructors.md and docs/grading-a-class.md."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

from tests.grading.course import KIT, LESSON, SMALL_LESSON
from tests.grading.loaded import environment, loaded

PAGES = [KIT / "docs" / name for name in ("instructors.md", "grading-a-class.md")]
BLOCK = re.compile(r"^```(?:bash|python)\n# (?P<title>.+)\n(?P<text>(?:.+\n|\n)+?)```$", re.MULTILINE)
BLOCKS = {
    found["title"]: found["text"]
    for page in PAGES
    for found in BLOCK.finditer(page.read_text(encoding="utf-8"))
}


class Terminal:
    """Runs commands in a folder; each sees the folder alone."""

    def block(self, title: str, folder: Path, **instead: str) -> str:
        """Run a block of the docs, for the small lesson; `instead` has other words for some of the docs' words."""
        return "".join(self.run(line, folder) for line in block(title, **instead).splitlines())

    def run(self, line: str, folder: Path, *, fails: bool = False) -> str:
        """Run one command; what it printed. Fails the test if the command fails, or should and does not."""
        words = shlex.split(line)
        if words[0] not in ("nbgrader", "scomm", "python"):
            return subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout
        well, said = loaded().run(words, folder, environment(COLUMNS="80"))
        assert well is not fails, f"{line}\n{said[-4000:]}"
        return said


def block(title: str, **instead: str) -> str:
    """A block of docs/instructors.md and docs/grading-a-class.md, for the small lesson."""
    text = BLOCKS[title].replace(LESSON, SMALL_LESSON)
    for old, new in instead.items():
        assert old in text, f"{old} is not in the block {title!r}"
        text = text.replace(old, new)
    return text
