"""What may be read after a verdict, folded until a learner opens it: a way to do it, a sample, a list to tick."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from msgspec import Struct

from lessonkit.tokens import FRAME

_CODE = f"margin:.4em 0;padding:.4em .7em;overflow-x:auto;border:1px solid {FRAME}"


class Afterward(Struct, frozen=True):
    """A summary that stands open, and below it what it unfolds: lines, a list, things to tick, code.

    `open` unfolds it from the start, as for a list to tick. What is ticked is kept nowhere.
    """

    summary: str
    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    code: str = ""
    open: bool = False

    def as_text(self) -> Iterator[str]:
        """It line by line, for terminals and tests.

        >>> list(Afterward("One way", lines=("Add them up.",), ticks=("Two sources",), code="x = 1").as_text())
        ['One way', 'Add them up.', '[ ] Two sources', '    x = 1']
        """
        yield self.summary
        yield from self.lines
        yield from (f"- {item}" for item in self.items)
        yield from (f"[ ] {tick}" for tick in self.ticks)
        yield from (f"    {line}" for line in self.code.splitlines())

    def as_html(self) -> str:
        """It as a `<details>`, which a mouse, the keyboard and a screen reader open."""
        lines = "".join(
            f"<p style='margin:.4em 0;white-space:pre-line'>{escape(line)}</p>" for line in self.lines
        )
        items = "".join(f"<li style='margin:.3em 0'>{escape(item)}</li>" for item in self.items)
        ticks = "".join(
            f"<label style='display:flex;gap:.5em;align-items:baseline;margin:.3em 0'><input type='checkbox'> "
            f"<span>{escape(tick)}</span></label>"
            for tick in self.ticks
        )
        code = (
            f"<pre tabindex='0' style='{_CODE}'><code>{escape(self.code)}</code></pre>" if self.code else ""
        )
        return (
            f"<details class='scomm-afterward' style='margin:.6em 0 0'{' open' if self.open else ''}>"
            f"<summary style='cursor:pointer'>{escape(self.summary)}</summary>{lines}"
            f"{f'<ul>{items}</ul>' if items else ''}{ticks}{code}</details>"
        )
