"""Where a part of the kit is missing, an explorer that needs it says so in one line, and everything else works."""

import subprocess
import sys

import pytest

WITHOUT = "import sys\nsys.modules['{missing}'] = None\n"
COMMAND = "pip install 'scomm[prints]'"


def said(missing, code):
    """What a Python says in which a module can't be imported."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(missing=missing) + code],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("missing", ["scipy", "skimage"])
def test_a_learner_reads_one_line_with_the_command_and_run_all_goes_on(missing):
    told = said(missing, "import scomm\nprint(scomm.explore('grow-and-capture'))\n")
    assert len(told.splitlines()) == 1
    assert f"the library {missing}" in told
    assert COMMAND in told


def test_a_page_or_a_text_of_it_is_refused_with_the_same_line():
    code = """
from lessonkit.errors import KitError
from lessonkit.explorers import explorer, render
found = explorer("grow-and-capture")
for way in ("live", "page", "standalone", "text"):
    try:
        render(found, found.start, way)
    except KitError as error:
        print(error)
"""
    lines = said("skimage", code).splitlines()
    assert len(lines) == 4
    assert all(COMMAND in line for line in lines)


def test_other_explorers_draw_without_it():
    code = """
from lessonkit.explorers import explorer, render
for id in ("records-lab", "pipeline"):
    print(explorer(id).title in render(explorer(id), explorer(id).start, "text"))
"""
    assert said("scipy", code).split() == ["True", "True"]


def test_nothing_is_said_where_it_is_installed():
    from lessonkit.explorers import explorer

    assert explorer("grow-and-capture").lacking() == ""
    assert explorer("pipeline").lacking() == ""
