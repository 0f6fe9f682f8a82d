"""Writing the whole kit into a folder that can be copied to a stick."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lessonkit.teaching.workshop import sheets
from lessonkit.teaching.workshop.agenda import cuts
from lessonkit.teaching.workshop.deck import slides_page
from lessonkit.teaching.workshop.deliberation import deliberations
from lessonkit.teaching.workshop.page import REVEAL
from lessonkit.wholefile import write_whole


def pages() -> Iterator[tuple[str, Callable[[], str]]]:
    """Every file of the kit by its name, and what makes it."""
    for cut in cuts():
        yield f"handout-{cut.id}.html", lambda cut=cut: sheets.handout(cut)  # type: ignore[misc]
        yield f"guide-{cut.id}.html", lambda cut=cut: sheets.guide(cut)  # type: ignore[misc]
    for one in deliberations():
        yield f"packs-{one.id}.html", lambda one=one: sheets.packs(one)  # type: ignore[misc]
    yield "board.html", sheets.board_page
    yield "timer.html", sheets.timer
    for cut in cuts():
        yield f"slides-{cut.id}.html", lambda cut=cut: slides_page(cut)  # type: ignore[misc]
    yield "index.html", sheets.index
    yield "LICENSE-reveal.txt", lambda: (REVEAL / "LICENSE").read_text(encoding="utf-8")


def write_workshop(folder: Path, tell: Callable[[str], None]) -> None:
    """Write every file, the list last, and tell the name of each when it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in pages():
        write_whole(folder / name, make().encode())
        tell(name)
