"""The room of artificial fingers opens without its heavy libraries, and says so in one line where they are missing."""

import subprocess
import sys
from inspect import ismodule

import pytest

import scomm.fingerprints as room


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_error_rates_load_neither_scipy_nor_scikit_image():
    code = (
        "import sys\nfrom scomm.fingerprints import det, fpir\nprint({'scipy', 'skimage'} & set(sys.modules))"
    )
    assert run(code).strip() == "set()"


def test_where_a_library_is_missing_one_line_names_it_and_says_what_to_install():
    code = (
        "import sys\nfrom lessonkit.errors import KitError\nsys.modules['scipy'] = None\n"
        "from scomm.fingerprints import fpir\n"
        "try:\n    from scomm.fingerprints import Finger\nexcept KitError as error:\n    print(error)"
    )
    (line,) = run(code).splitlines()
    assert "library scipy" in line
    assert "pip install 'scomm[prints]'" in line


def test_everything_that_the_room_names_is_there_and_none_of_it_is_a_file():
    for name in room.__all__:
        assert not ismodule(getattr(room, name)), name


def test_what_the_room_does_not_have_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'iris'"):
        room.iris  # noqa: B018
