"""A kernel that starts with the kit's configuration coaches before the first cell, and loads nothing heavy for it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

KIT = Path(__file__).parents[1]
CONFIG = KIT / "engine" / "etc" / "ipython_kernel_config.py"


def test_a_kernel_starts_without_the_kits_weight() -> None:
    code = "import sys, lessonkit.lesson_kernel; print([m for m in ('pandas', 'numpy', 'IPython') if m in sys.modules])"
    env = {**os.environ, "PYTHONPATH": str(KIT / "engine" / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What the cells of a new notebook put out, in a kernel with the kit's configuration."""
    (tmp_path / "profile_default").mkdir()
    (tmp_path / "profile_default" / CONFIG.name).write_text(CONFIG.read_text())
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(KIT / "src"))
    monkeypatch.delenv("SCOMM_GRADING", raising=False)

    def of(*cells: str) -> list[list[NotebookNode]]:
        notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
        where = {"metadata": {"path": str(tmp_path)}}
        NotebookClient(notebook, allow_errors=True, resources=where, kernel_name="python3").execute()
        return [cell.outputs for cell in notebook.cells]

    return of


def test_a_check_after_a_restart_is_coached_and_still_an_error(outputs) -> None:
    [[words, error]] = outputs('check("one-year")')
    assert words.metadata["scomm"]["coached"] == "kit-not-open"
    assert (error.output_type, error.ename) == ("error", "NameError")
    assert len(error.traceback) == 1


def test_another_notebook_is_left_alone(outputs) -> None:
    [error], [loaded] = outputs("x = undefined_name", "import sys; print('pandas' in sys.modules)")
    assert error.output_type == "error"
    assert len(error.traceback) > 1
    assert loaded.text == "False\n"


def test_the_environment_gets_the_configuration_where_ipython_reads_it() -> None:
    wheel = tomllib.loads((KIT / "engine" / "pyproject.toml").read_text())["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]
    assert wheel["shared-data"]["etc/ipython_kernel_config.py"] == f"etc/ipython/{CONFIG.name}"
