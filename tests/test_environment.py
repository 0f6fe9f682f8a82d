"""The environment is said twice, for pip and for conda, and both say the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
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
    extras = PROJECT["optional-dependencies"]
    pip = floors([*PROJECT["dependencies"], *extras["prints"], *extras["teach"], *extras["test"]])
    conda = floors([line for line in CONDA if isinstance(line, str) and ">=" in line])
    assert conda == {name: floor for name, floor in pip.items() if name not in NOT_ON_BINDER}


def test_conda_installs_the_kit_itself_with_pip() -> None:
    assert CONDA[-1] == {"pip": ["-e ."]}
    (python,) = [line for line in CONDA if isinstance(line, str) and line.startswith("python=")]
    assert tuple(map(int, python.removeprefix("python=").split("."))) >= (3, 11)


def test_binder_shows_learners_the_same_jupyterlab_as_make_lab(tmp_path: Path) -> None:
    env = os.environ | {"NB_PYTHON_PREFIX": str(tmp_path), "JUPYTER_CONFIG_DIR": str(tmp_path / "home")}
    subprocess.run([REPOSITORY / "postBuild"], cwd=REPOSITORY, env=env, check=True)
    env["JUPYTER_CONFIG_PATH"] = str(tmp_path / "etc/jupyter")
    shown = subprocess.run(
        [sys.executable, "-m", "jupyter", "lab", "--show-config"], cwd=tmp_path, env=env, capture_output=True, text=True
    ).stdout  # fmt: skip
    assert ".news_url = None" in shown
    assert "_page_for_learners" in shown
