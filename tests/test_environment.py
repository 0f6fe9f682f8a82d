"""The environment is said three times, for pip, for conda and for Binder, and all say the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import which

import pytest
import yaml

from tests.other_python import TRIED

REPOSITORY = Path(__file__).resolve().parents[1]
PROJECT, ENGINE = (
    tomllib.loads((REPOSITORY / place / "pyproject.toml").read_text())["project"] for place in (".", "engine")
)
EXTRAS = {**ENGINE["optional-dependencies"], **PROJECT["optional-dependencies"]}
LEARN = [*ENGINE["dependencies"], *PROJECT["dependencies"]]
CONDA = yaml.safe_load((REPOSITORY / "environment.yml").read_text())["dependencies"]
NOT_ON_BINDER = {
    "axe-playwright-python",
    "hatchling",
    "mypy",
    "nbis-python",
    "pandas-stubs",
    "playwright",
    "pyseccomp",
    "ruff",
    "text2qti",
}
"""Nobody tests, lints, grades or writes quizzes there."""


def floors(requirements: list[str]) -> dict[str, str]:
    """Each package with its lowest version; conda writes an underscore in some names where pip writes a hyphen."""
    found = (re.match(r"([a-z0-9_-]+)>=([\d.]+)", line).groups() for line in requirements)  # type: ignore[union-attr]
    return {name.replace("_", "-"): floor for name, floor in found}


def test_conda_and_pip_ask_for_the_same_packages_and_versions() -> None:
    pip = floors([*LEARN, *(line for part in ("prints", "teach", "tables", "test") for line in EXTRAS[part])])
    conda = floors([line for line in CONDA if isinstance(line, str) and ">=" in line])
    assert conda == {name: floor for name, floor in pip.items() if name not in NOT_ON_BINDER}


def test_conda_installs_the_kit_itself_with_pip() -> None:
    assert CONDA[-1] == {"pip": ["-e ./engine", "-e ."]}


def test_the_pythons_that_are_tried_are_said_and_conda_takes_one_of_them() -> None:
    (python,) = [line for line in CONDA if isinstance(line, str) and line.startswith("python=")]
    assert python.removeprefix("python=") in TRIED
    assert f"tested on Linux, with Python {' and '.join(TRIED)}." in (REPOSITORY / "README.md").read_text()
    assert PROJECT["requires-python"] == f">={TRIED[0]}"


BINDER = REPOSITORY / "binder"
FOR_STUDENTS = yaml.safe_load((BINDER / "environment.yml").read_text())["dependencies"]


def test_binder_installs_what_a_student_needs_and_no_more() -> None:
    students = floors([*LEARN, *EXTRAS["prints"]])
    lines = [line for line in FOR_STUDENTS if ">=" in line]
    assert floors(lines) == students
    assert len(lines) == len(students)
    others = set(FOR_STUDENTS) - set(lines)
    assert {line.split("=")[0] for line in others} == {"python", "pip"}


def test_binder_has_the_python_of_the_other_environment() -> None:
    (python,) = [line for line in FOR_STUDENTS if line.startswith("python=")]
    assert python in CONDA


def test_the_folder_for_binder_hides_nothing_that_binder_would_have_needed() -> None:
    """A folder binder/ hides from Binder all files of these names beside it, so what such a file would do must stand in it."""
    read_by_binder = {"environment.yml", "postBuild", "requirements.txt", "runtime.txt", "apt.txt", "start", "setup.py", "Dockerfile"}  # fmt: skip
    outside = {name for name in read_by_binder if (REPOSITORY / name).exists()}
    inside = {path.name for path in BINDER.iterdir()}
    assert outside <= inside == {"environment.yml", "postBuild"}
    assert os.access(BINDER / "postBuild", os.X_OK)


@pytest.mark.skipif(not which("jupyter-repo2docker"), reason="jupyter-repo2docker is not installed")
def test_binder_reads_the_folder_and_installs_before_it_copies(tmp_path: Path) -> None:
    """`--no-build` writes what Docker would be told, and needs no Docker."""
    for name in ("binder", "engine", "environment.yml", "pyproject.toml"):
        place = tmp_path / "kit" / name
        place.parent.mkdir(exist_ok=True)
        (shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy)(REPOSITORY / name, place)
    told = subprocess.run(
        ["jupyter-repo2docker", "--no-build", "--debug", "--user-id", "1000", "--user-name", "jovyan", str(tmp_path / "kit")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    asked = told.stdout + told.stderr
    (python,) = [line for line in FOR_STUDENTS if line.startswith("python=")]
    assert f"Building conda environment for {python}" in asked
    install, copy, after = (asked.index(step) for step in ('--file "binder/environment.yml"', "COPY --chown=1000:1000 src/ ", "RUN ./binder/postBuild"))  # fmt: skip
    assert install < copy < after


def test_conda_reads_no_path_in_the_folder_for_binder() -> None:
    """conda would read `-e .` from binder/, where no kit is, so postBuild installs it, in the repository's folder."""
    assert not [line for line in FOR_STUDENTS if not isinstance(line, str)]
    assert (
        "pip install --quiet --no-deps --editable ./engine --editable ." in (BINDER / "postBuild").read_text()
    )


def test_binder_shows_learners_the_same_jupyterlab_as_make_lab(tmp_path: Path) -> None:
    env = os.environ | {"NB_PYTHON_PREFIX": str(tmp_path), "JUPYTER_CONFIG_DIR": str(tmp_path / "home")}
    programs = tmp_path / "bin"
    programs.mkdir()
    asked = tmp_path / "asked"
    (programs / "python").write_text(
        f'#!/bin/sh\necho "$PWD $*" > {asked}\n'
    )  # what pip installs is another test's
    (programs / "python").chmod(0o755)
    env["PATH"] = f"{programs}:{env['PATH']}"
    subprocess.run([BINDER / "postBuild"], cwd=REPOSITORY, env=env, check=True)
    assert (
        asked.read_text()
        == f"{REPOSITORY} -m pip install --quiet --no-deps --editable ./engine --editable .\n"
    )
    env["JUPYTER_CONFIG_PATH"] = str(tmp_path / "etc/jupyter")
    shown = subprocess.run(
        [sys.executable, "-m", "jupyter", "lab", "--show-config"], cwd=tmp_path, env=env, capture_output=True, text=True
    ).stdout  # fmt: skip
    assert ".news_url = None" in shown
    assert "_page_for_learners" in shown
