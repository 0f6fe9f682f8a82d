"""make installs once, again only when it must, and says what is wrong in a line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.system import PROGRAMS

REPOSITORY = Path(__file__).resolve().parents[1]
STUB = """#!/bin/sh
# Plays Python: makes an environment that holds itself, and writes down what it was asked.
echo "$@" >> "{log}"
case "$*" in
  "-m venv"*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  *"pip install"*) exit {pip} ;;
  "-c"*) exit {version} ;;
esac
"""


class Folder:
    """A folder with the kit's Makefile, where a stub plays Python."""

    def __init__(self, root: Path) -> None:
        self.root, self.log, self.uv = root, root / "asked.txt", "no-uv-here"
        (root / "engine").mkdir()
        for name in ("Makefile", "pyproject.toml", "engine/pyproject.toml"):
            shutil.copy(REPOSITORY / name, root / name)
        self.stub()

    def stub(self, pip: int = 0, version: int = 0) -> None:
        python = self.root / "python-stub"
        python.write_text(STUB.format(log=self.log, pip=pip, version=version))
        python.chmod(0o755)

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["make", "PYTHON=./python-stub", f"UV={self.uv}", *words], cwd=self.root, capture_output=True, text=True, timeout=60
        )  # fmt: skip

    def installs(self) -> int:
        return self.log.read_text().count("pip install") if self.log.exists() else 0

    def add_uv(self) -> None:
        """uv, played: it writes down what it was asked."""
        played = self.root / "uv-stub"
        played.write_text(f'#!/bin/sh\necho "uv $@" >> "{self.log}"\n')
        played.chmod(0o755)
        self.uv = "./uv-stub"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_second_make_with_nothing_changed_installs_nothing(folder: Folder) -> None:
    assert folder.make("env").returncode == 0
    assert folder.make("env").returncode == 0
    assert folder.installs() == 1


def test_where_uv_is_there_it_installs_in_the_place_of_pip(folder: Folder) -> None:
    folder.add_uv()
    assert folder.make("env").returncode == 0
    [line] = [line for line in folder.log.read_text().splitlines() if "pip install" in line]
    assert line.startswith(
        "uv pip install --quiet --python .venv/bin/python --compile-bytecode --editable ./engine[teach"
    )


def test_for_a_learner_nothing_is_compiled_beforehand_and_the_tests_of_pandas_are_taken_away(
    folder: Folder,
) -> None:
    packages = folder.root / ".venv/lib/python3.99/site-packages"
    for name in ("pandas/tests/io", "pandas/io", "numpy/linalg/tests", "kept/tests"):
        (packages / name).mkdir(parents=True)
    folder.make("lab")
    assert "--no-compile" in folder.log.read_text()
    left = {path.relative_to(packages).as_posix() for path in packages.rglob("*") if path.is_dir()}
    assert left == {"pandas", "pandas/io", "numpy", "numpy/linalg", "kept", "kept/tests"}


def test_a_changed_pyproject_installs_again(folder: Folder) -> None:
    folder.make("env")
    later = time.time() + 5
    os.utime(folder.root / "pyproject.toml", (later, later))
    folder.make("env")
    assert folder.installs() == 2


def test_lab_installs_what_lessons_need_and_test_installs_the_rest_into_the_same_environment(
    folder: Folder,
) -> None:
    folder.make("lab")
    assert "--editable .[prints]" in folder.log.read_text()
    folder.make("lab")
    assert folder.installs() == 1
    folder.make("env")
    assert "--editable ./engine[teach,cluster] --editable .[prints,tables,test]" in folder.log.read_text()
    folder.make("lab")
    assert folder.installs() == 2


def test_an_install_that_broke_off_is_done_again(folder: Folder) -> None:
    folder.stub(pip=1)
    assert folder.make("env").returncode != 0
    folder.stub()
    shutil.rmtree(folder.root / ".venv")
    assert folder.make("env").returncode == 0
    assert folder.installs() == 2


def test_an_old_python_is_refused_in_one_line_before_anything_is_made(folder: Folder) -> None:
    folder.stub(version=1)
    done = folder.make("env")
    assert done.returncode != 0
    assert done.stdout.strip() == (
        "The kit needs Python 3.11 or newer, and ./python-stub is not. Try: make env PYTHON=python3.13"
    )
    assert not (folder.root / ".venv").exists()


def test_make_alone_lists_every_command(folder: Folder) -> None:
    shown = folder.make().stdout
    assert folder.installs() == 0
    assert all(
        f"make {name} " in shown
        for name in (
            "lab",
            "test",
            "check",
            "lessons",
            "datasets",
            "prove",
            "bench",
            "bench-explorers",
            "bench-grading",
            "bench-prints",
            "demo",
        )
    )


def test_clean_leaves_nothing_that_can_be_made_again(folder: Folder) -> None:
    folder.make("env")
    (folder.root / "src/__pycache__").mkdir(parents=True)
    assert folder.make("clean").returncode == 0
    assert sorted(path.name for path in folder.root.iterdir()) == [
        "Makefile", "asked.txt", "engine", "pyproject.toml", "python-stub", "src",
    ]  # fmt: skip
    assert not (folder.root / "src/__pycache__").exists()


@pytest.mark.parametrize(
    ("there", "wanted"),
    [((), "chromium fonts-liberation bubblewrap"), (("chromium",), "bubblewrap"), (("bwrap",), "chromium fonts-liberation"), (("chromium", "bwrap"), "")],
)  # fmt: skip
@pytest.mark.parametrize(
    ("root", "apt", "says"),
    [(False, True, "will be skipped"), (True, False, "will be skipped"), (True, True, "Installing what tests need")],
)  # fmt: skip
def test_what_tests_need_is_installed_only_where_it_may_be_and_is_missing(
    folder: Folder, root: bool, apt: bool, says: str, there: tuple[str, ...], wanted: str
) -> None:
    programs = folder.root / "programs"
    programs.mkdir()
    for name in ("bash", "sh", "echo"):
        (programs / name).symlink_to(shutil.which(name))  # type: ignore[arg-type]
    write_program(programs / "id", f"echo {0 if root else 1000}")
    if apt:
        write_program(programs / "apt-get", f'echo "apt-get $@" >> {folder.log}')
    for name in there:
        write_program(programs / name, "exit 0")
    done = subprocess.run(
        [shutil.which("make"), "system"], cwd=folder.root, env={"PATH": str(programs)}, capture_output=True, text=True
    )  # type: ignore[list-item]  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == (1 if wanted else 0)
    assert (f"{says}" in done.stdout and wanted in done.stdout) if wanted else not done.stdout
    asked = folder.log.read_text() if folder.log.exists() else ""
    assert (f"apt-get install -y -qq {wanted}\n" in asked) == bool(root and apt and wanted)


def test_the_programs_that_make_installs_are_those_that_tests_ask_for() -> None:
    rule = re.search(r"^system:\n((?:\t.*\n)+)", (REPOSITORY / "Makefile").read_text(), re.M)
    assert rule is not None
    asked = dict(re.findall(r"command -v (\w+) >/dev/null \|\| set -- (?:\"\$\$@\" )?([a-z-]+)", rule[1]))
    assert asked.pop("apt-get", None) is None
    assert asked == PROGRAMS


def write_program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


@pytest.mark.skipif(os.geteuid() != 0, reason="a class server is root's to set up")
def test_a_class_server_closes_the_folder_with_the_key_to_learners(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = folder.root / "programs" / "npm"
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}{os.pathsep}{os.environ['PATH']}")
    folder.root.chmod(0o755)
    hub = folder.root / "hub"
    assert folder.make(f"{hub}/.ready", f"HUB={hub}").returncode == 0
    assert folder.root.stat().st_mode & 0o007 == 0
