"""What stands in the guides to be typed: fenced blocks with their language, and commands within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
GUIDES = tuple(
    path.relative_to(REPOSITORY).as_posix()
    for path in sorted(
        [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md"), *REPOSITORY.glob("datasets/*.md")]
    )
)
TYPED = ("bash", "powershell", "python")
"""Languages of blocks that a reader types."""
SHOWN = ("markdown", "text", "json", "toml", "yaml")
"""Languages of blocks that show a file or what a program printed."""
WRITTEN_BY_PROGRAMS = {"docs/proof.md"}
"""Pages whose blocks are what a run printed, and have no language."""

_FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,})(?P<info>[^`\n]*)$")
_INLINE = re.compile(r"(?<!`)`((?:make|scomm|nbgrader|python -m|\.venv/bin/python -m) [^`\n]+)`(?!`)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its page, what stands after the fence, and its text. Its first line is its name on the page."""

    page: str
    info: str
    text: str

    @property
    def language(self) -> str:
        """The language of the block, empty where none is said."""
        return self.info.split(" ")[0]

    @property
    def name(self) -> str:
        """The page and the block's first line, without the mark of a comment and without a remark at its end."""
        first = self.text.splitlines()[0] if self.text.strip() else ""
        return f"{self.page}: {first.removeprefix('# ').split('  #')[0].strip()}"

    @property
    def commands(self) -> list[str]:
        """The lines that are typed into a shell, without comments."""
        if self.language not in ("bash", "powershell"):
            return []
        lines = (line.split(" #")[0].strip() for line in self.text.splitlines())
        return [line for line in lines if line and not line.startswith("#")]


def text_of(page: str) -> str:
    """A page's text."""
    return (REPOSITORY / page).read_text(encoding="utf-8")


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page in its order; what a longer fence shows is one block."""
    opened, inside = None, []
    for line in text_of(page).splitlines():
        fence = _FENCE.match(line)
        if opened is None:
            opened, inside = fence, []
        elif fence and len(fence["ticks"]) >= len(opened["ticks"]) and not fence["info"]:
            yield Block(page, opened["info"].strip(), "\n".join(inside))
            opened = None
        else:
            inside.append(line.removeprefix(opened["indent"]))
    assert opened is None, f"{page}: a block has no end"


def in_sentences(page: str) -> list[str]:
    """The commands that stand within the sentences and tables of a page."""
    return [found.replace("\\|", "|") for found in _INLINE.findall(text_of(page))]


def block(name: str) -> str:
    """The text of the block with this name; one of all guides."""
    (found,) = [one for one in blocks(name.split(":")[0]) if one.name == name]
    return found.text
