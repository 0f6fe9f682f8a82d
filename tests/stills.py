"""The scripts and the stylesheet with which JupyterLab draws explorers whose Python is gone.

`python -m tests.stills` writes both anew, of the scripts that draw live explorers. So a wheel holds these scripts twice: JupyterLab
loads only what lies in an extension's own folder, outside the package, and a kernel may run where there is no such folder.
"""

from __future__ import annotations

from rjsmin import jsmin

from lessonkit.charts.marks import kinds
from lessonkit.explorers.frame.scripts import script
from lessonkit.explorers.frame.stylesheet import SHEET
from lessonkit.jupyterlab.words import WORDS
from lessonkit.wholefile import write_whole

_ALONE = ":has(> .scomm-still) > :not(.scomm-still) { display: none }"
"""JupyterLab's own line, that a model was not found, gives way to the picture."""

MADE = "made by: python -m tests.stills"


def files() -> dict[str, str]:
    """What stands in each file, by its name."""
    return {
        "explorers.js": f"// {MADE}\n{jsmin(script(kinds()))}\n",
        "explorers.css": f"/* {MADE} */\n{SHEET}\n{_ALONE}\n",
    }


if __name__ == "__main__":
    for name, text in files().items():
        write_whole(WORDS.parent / name, text.encode())
