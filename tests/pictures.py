"""Small pictures of the explorers for docs/design.md: `python -m tests.pictures` draws them anew with Chromium."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from lessonkit.explorers import explorer, ids, render
from tests.browser.chromium import Network, launched

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
WIDTH = 560
COLOURS = 48
"""Few colours make a small file; the pictures have few."""


def draw(folder: Path) -> None:
    """Each explorer at its start, at half its size."""
    folder.mkdir(exist_ok=True)
    with launched(Network(), 912, 760) as page:
        page.emulate_media(reduced_motion="reduce")
        for id in ids():
            found = explorer(id)
            page.set_content(render(found, found.start, "standalone"))
            page.wait_for_timeout(300)
            path = folder / f"{id}.png"
            page.screenshot(path=path)
            with Image.open(path) as image:
                small = image.resize(
                    (WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS
                )
                small.convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    draw(FOLDER)
