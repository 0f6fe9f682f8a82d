"""The README's pictures: a lesson's page, and an explorer that moves; `python -m tests.pictures_of_readme` makes them anew.

The moving one is made of screenshots of real states, one for each scene of the explorer, and has a still twin.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image

from lessonkit.explorers import explorer, render
from lessonkit.site.making import make_site
from tests.browser.chromium import Network, launched

KIT = Path(__file__).parents[1]
FOLDER = KIT / "docs" / "pictures" / "readme"
EXPLORER, LESSON = "county-after-county", "04-who-is-deported"
WIDTH, COLOURS, LARGEST = 640, 40, 300_000
"""Pixels; few colours, so that a file stays below LARGEST bytes."""
HOLD, LAST = 900, 2600
"""Milliseconds that one state is shown, and the last."""


def small(png: bytes) -> Image.Image:
    """A screenshot at the width of the README, not yet with few colours."""
    with Image.open(io.BytesIO(png)) as image:
        size = (WIDTH, round(image.height * WIDTH / image.width))
        return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def draw_explorer(folder: Path) -> None:
    """Each scene of the explorer as one frame of `explorer.gif`; the last one is `explorer.png` too."""
    found, frames = explorer(EXPLORER), []
    with launched(Network(), 912, 760) as page:
        page.emulate_media(reduced_motion="reduce", color_scheme="light")
        for state in found.scenes.values():
            page.set_content(render(found, state, "standalone"))
            page.wait_for_timeout(400)
            frames.append(small(page.screenshot()))
    palette = frames[-1].quantize(COLOURS)
    drawn = [one.quantize(palette=palette, dither=Image.Dither.NONE) for one in frames]
    times = [HOLD] * (len(drawn) - 1) + [LAST]
    drawn[0].save(
        folder / "explorer.gif", save_all=True, append_images=drawn[1:], duration=times, loop=0, optimize=True
    )
    drawn[-1].save(folder / "explorer.png", optimize=True)


def draw_lesson(folder: Path, page_file: Path) -> None:
    """The first screen of a lesson's page in the static edition, as `lesson.png`."""
    with launched(Network(), 1100, 900) as page:
        page.emulate_media(reduced_motion="reduce", color_scheme="light")
        page.goto(page_file.as_uri())
        page.wait_for_timeout(1500)
        small(page.screenshot()).quantize(COLOURS).save(folder / "lesson.png", optimize=True)


def draw(folder: Path) -> None:
    """All pictures of the README."""
    folder.mkdir(parents=True, exist_ok=True)
    draw_explorer(folder)
    with tempfile.TemporaryDirectory() as made:
        (page,) = make_site(KIT, Path(made), (LESSON,))
        draw_lesson(folder, page)


if __name__ == "__main__":
    draw(FOLDER)
