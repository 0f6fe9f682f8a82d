"""An environment into which only what a test names is installed, without network; the libraries are lent."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import nbformat

from tests.kit_copy import PACKAGES, lend_program
from tests.system import NO_NETWORK, bubblewrap_works


def run_python(*words: str | Path, folder: Path | None = None) -> None:
    """Run the Python that runs the tests, its pip without an index."""
    subprocess.run(
        [sys.executable, *map(str, words)], cwd=folder, check=True, env=os.environ | {"PIP_NO_INDEX": "1"}
    )


class Environment:
    """One that has what pip is asked for here, the libraries that the tests have, and nothing else of the kit."""

    def __init__(self, root: Path, *asked: str | Path, folder: Path | None = None) -> None:
        """Install `asked`, words for pip that are typed in `folder`."""
        self.programs = root / "env" / "bin"
        venv.create(root / "env", symlinks=True)
        run_python(
            *("-m", "pip", f"--python={self.programs / 'python'}", "install", "--quiet", "--no-deps"),
            *("--no-index", *asked),
            folder=folder,
        )
        (installed,) = root.glob("env/lib/*/site-packages")
        (installed / "lent.pth").write_text(f"{PACKAGES}\nimport sys; sys.modules['rfc3987_syntax'] = None\n")
        pages = "share/jupyter/nbconvert"
        (root / "env" / pages).symlink_to(Path(sys.prefix) / pages)
        for name in ("alembic", "jupyter-execute", "nbgrader"):
            lend_program(name, root / "env")

    def play(self, notebook: Path) -> list[str]:
        """Run a notebook where it lies, and say what each code cell showed. No `jupyter`: a lent one starts the lender's programs."""
        cells = nbformat.read(notebook, 4).cells
        cells.append(nbformat.v4.new_code_cell("import lessonkit; print(lessonkit.__file__)"))
        nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)
        self.type(f"jupyter-execute --inplace {notebook.name}", notebook.parent)
        *shown, place = [
            "\n".join(
                str(output.get("text", "")) + str(output.get("data", {}).get("text/html", ""))
                for output in cell.outputs
            )
            for cell in nbformat.read(notebook, 4).cells
            if cell.cell_type == "code"
        ]
        assert place.startswith(str(self.programs.parent)), f"it ran elsewhere, in {place}"
        return shown

    def type(self, line: str, folder: Path) -> str:
        """Type a command in a folder, with no setting but the programs' place and no network but the machine's own."""
        strange = ("SCOMM_", "PYTHONPATH", "VIRTUAL_ENV")
        kept = {name: one for name, one in os.environ.items() if not name.startswith(strange)}
        kept["PATH"] = os.pathsep.join([str(self.programs), kept["PATH"]])
        done = subprocess.run(
            [*(NO_NETWORK if bubblewrap_works() else ()), "bash", "-c", line],
            cwd=folder, env=kept, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert not done.returncode, f"{line}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
        return done.stdout + done.stderr


def as_its_requirements_say(bundle: Path, root: Path) -> Environment:
    """An environment that has what the requirements.txt of a bundle installs, typed in its folder."""
    return Environment(root, "-r", "requirements.txt", folder=bundle)
