"""The wheel holds the code and the tables, and nothing of how the tables were made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonkit.jupyterlab.stills import stale

REPOSITORY = Path(__file__).resolve().parents[1]
LARGEST = 2_780_000
"""Bytes of both wheels, which are sent to a class."""


def made_of(folder: Path, out: Path) -> zipfile.ZipFile:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    (path,) = out.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    with made_of(REPOSITORY, tmp_path_factory.mktemp("course")) as opened:
        yield opened


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    with made_of(REPOSITORY / "engine", tmp_path_factory.mktemp("engine")) as opened:
        yield opened


def test_every_table_that_load_knows_is_inside_and_nothing_that_made_it(wheel: zipfile.ZipFile) -> None:
    inside = {name.removeprefix("scomm/datasets/") for name in wheel.namelist() if "scomm/datasets/" in name}
    datasets = REPOSITORY / "datasets"
    tables = {path.relative_to(datasets).as_posix() for path in datasets.glob("*/*.csv")}
    described = {path.relative_to(datasets).as_posix() for path in datasets.glob("*/*.json")}
    licences = {"LICENSES.md", "county-shapes/LICENSE-us-atlas.txt"}
    assert inside == tables | described | licences | {"registry.json"}


def test_the_code_is_inside_and_no_lesson_no_test_and_no_document(wheel: zipfile.ZipFile) -> None:
    outside = ("scomm/datasets/", ".dist-info/", ".data/")
    code = {name for name in wheel.namelist() if not any(place in name for place in outside)}
    ours = code_below(REPOSITORY / "src")
    code -= {"scomm/course.toml"}  # it stands at the top of the repository
    assert code == ours


def test_the_engine_holds_its_code_and_nothing_of_a_course(engine: zipfile.ZipFile) -> None:
    outside = (".dist-info/", ".data/")
    code = {name for name in engine.namelist() if not any(place in name for place in outside)}
    assert code == code_below(REPOSITORY / "engine" / "src")


def code_below(source: Path) -> set[str]:
    ours = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    return {name for name in ours if "__pycache__" not in name and "/scomm-lab/" not in name}


def test_jupyterlab_finds_the_extension_where_it_looks_once_the_wheel_is_installed(
    engine: zipfile.ZipFile,
) -> None:
    shared = {name.split(".data/")[1] for name in engine.namelist() if ".data/data/share/" in name}
    extension = REPOSITORY / "engine/src/lessonkit/jupyterlab/scomm-lab"
    ours = {path.relative_to(extension).as_posix() for path in extension.rglob("*") if path.is_file()}
    labs = {name for name in shared if name.startswith("data/share/")}
    assert labs == {f"data/share/jupyter/labextensions/scomm-lab/{name}" for name in ours}


def test_the_build_joins_the_scripts_of_todays_sources_without_what_lessons_need(tmp_path: Path) -> None:
    static = Path("src/lessonkit/jupyterlab/scomm-lab/static")
    engine = shutil.copytree(
        REPOSITORY / "engine", tmp_path / "engine", ignore=shutil.ignore_patterns("__pycache__")
    )
    made = {name: engine / static / name for name in ("explorers.js", "explorers.css")}
    for path in made.values():
        path.unlink(missing_ok=True)
    no = tmp_path / "no"
    for name in ("pandas", "numpy", "plotly", "msgspec", "ipywidgets", "anywidget"):
        (no / name).mkdir(parents=True)
        (no / name / "__init__.py").write_text("raise ImportError('a build has none')")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(
        command, cwd=engine, env={**os.environ, "PYTHONPATH": str(no)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        for name in made:
            (inside,) = [one for one in opened.namelist() if one.endswith(f"scomm-lab/static/{name}")]
            (tmp_path / name).write_bytes(opened.read(inside))
    assert stale(tmp_path) == []
    (engine / "src/lessonkit/charts/marks/bundle.py").open("a").write('STYLES += "p { color: red }"\n')
    subprocess.run(
        command, cwd=engine, env={**os.environ, "PYTHONPATH": str(no)}, capture_output=True, check=True
    )
    assert "p{color:red}" in made["explorers.css"].read_text(
        "utf-8"
    )  # these sources, and not those that are installed


def test_the_configuration_of_kernels_goes_where_ipython_reads_it(engine: zipfile.ZipFile) -> None:
    assert any(name.endswith(".data/data/etc/ipython/ipython_kernel_config.py") for name in engine.namelist())


def test_they_are_small(wheel: zipfile.ZipFile, engine: zipfile.ZipFile) -> None:
    assert sum(entry.compress_size for one in (wheel, engine) for entry in one.infolist()) < LARGEST


def test_an_installed_copy_loads_verifies_and_says_that_it_cannot_build(
    wheel: zipfile.ZipFile, engine: zipfile.ZipFile, tmp_path: Path
) -> None:
    wheel.extractall(tmp_path)
    engine.extractall(tmp_path)
    code = "\n".join(
        [
            "import scomm; from lessonkit.data import names; from lessonkit.data.building import examine, build",
            f"assert scomm.__file__.startswith({str(tmp_path)!r})",
            "print(len([scomm.load(name) for name in names()]))",
            "print(examine(['doj-list']))",
            "build(['doj-list'])",
        ]
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )  # fmt: skip
    loaded, found = done.stdout.splitlines()
    assert int(loaded) > 30
    assert "problems=()" in found
    assert "doj-list: not compared with a fresh build" in found
    assert "has the tables of doj-list and not what builds them" in done.stderr
