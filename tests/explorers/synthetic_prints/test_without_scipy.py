"""Whoever has not installed the part for prints can still explore what was measured: it is read from tables."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("id", ["match-threshold", "search-at-scale"])
def test_the_explorer_is_drawn_where_scipy_and_scikit_image_are_missing(id):
    code = (
        "import sys\nsys.modules['scipy'] = sys.modules['skimage'] = None\n"
        "from lessonkit.explorers import explorer, render\n"
        f"found = explorer({id!r})\nprint(render(found, found.start, 'text'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "synthetic" in done.stdout
