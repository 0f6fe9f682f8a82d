"""A bundle of Secure Communities is whole: a learner installs engine and course from it alone, and its checks answer."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from tests.environment_alone import as_its_requirements_say
from tests.kit_copy import REPOSITORY

LESSON = "00-start-here"
PLAYED = (
    f"from scomm import begin, check\nbegin({LESSON!r})",
    "guess_counties = (1600, 60)\ncheck('guess-counties')",
    "import scomm\nprint(scomm.__file__)",
)


@pytest.mark.walk
def test_a_learner_installs_from_the_zip_alone_and_a_check_answers(tmp_path: Path) -> None:
    release = "from scomm.cli import app; app()"
    subprocess.run(
        [sys.executable, "-c", release, "release", LESSON, "--out", str(tmp_path / "bundle.zip")],
        cwd=REPOSITORY, check=True, env=os.environ | {"PIP_NO_INDEX": "1"},
    )  # fmt: skip
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        archive.extractall(tmp_path / "learner")
    bundle = tmp_path / "learner" / LESSON
    asked = (bundle / "requirements.txt").read_text(encoding="utf-8").split()
    assert sorted(asked) == sorted(f"./{path.name}" for path in bundle.glob("*.whl"))
    assert "put the files" not in (bundle / "README.md").read_text(encoding="utf-8")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in PLAYED])
    nbformat.write(notebook, bundle / "played.ipynb")
    begun, verdict, places = as_its_requirements_say(bundle, tmp_path).play(bundle / "played.ipynb")
    assert f"Lesson open: {LESSON}" in begun
    assert "Your guess: 1,600" in verdict
    assert str(tmp_path / "env") in places
