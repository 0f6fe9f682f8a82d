"""The wheels of a bundle come from what was installed: made of its folder once for a state, or copied, or said to be missing."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from lessonkit.authoring import wheels
from lessonkit.authoring.wheels import wheel_of, wheels_of
from lessonkit.course import course
from lessonkit.errors import KitError

BUILD = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
BEANS = BUILD + '[project]\nname = "beans"\nversion = "2.0"\nrequires-python = ">=3.11"\n'


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What PEP 610 has an installer write of where a distribution came from; empty as for one from an index."""
    told: dict[str, object] = {}
    read = SimpleNamespace(read_text=lambda name: json.dumps(told) if told else None)
    monkeypatch.setattr(wheels, "distribution", lambda name: read)
    return told


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of which a wheel was made; each is an empty file."""
    folders: list[Path] = []

    def make(to: Path, folder: Path) -> None:
        folders.append(folder)
        (to / "beans-2.0-py3-none-any.whl").write_bytes(b"")

    monkeypatch.setattr(wheels, "make_wheels", make)
    return folders


@pytest.fixture
def sources(tmp_path: Path, installed: dict[str, object]) -> Path:
    """The folder from which beans is installed; its name has a space, as an address has not."""
    folder = tmp_path / "my beans"
    (folder / "beans").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(BEANS)
    (folder / "beans" / "__init__.py").write_text("")
    installed |= {"url": folder.as_uri(), "dir_info": {"editable": True}}
    return folder


@pytest.mark.parametrize(
    ("asked", "here"),
    [
        (["hatchling"], True),
        (["hatchling", "rjsmin>=1.2,<2"], True),
        (["hatchling", "beans-that-nobody-has"], False),
        (["hatchling>=99"], False),
        (["hatchling", 'beans-that-nobody-has; python_version < "3"'], True),
    ],
)
def test_a_wheel_is_made_without_network_where_all_that_builds_it_is_installed(
    asked: list[str], here: bool, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[build-system]\nrequires = {json.dumps(asked)}\n")
    assert wheels._builds_here(tmp_path) is here


def test_a_wheel_is_made_of_the_folder_without_network_and_kept(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    wheel = wheel_of("beans", tmp_path / "kept")
    assert wheel.name == "beans-2.0-py3-none-any.whl"
    monkeypatch.setattr(wheels, "make_wheels", None)
    assert wheel_of("beans", tmp_path / "kept") == wheel
    assert sorted(path.name for path in sources.rglob("*")) == ["__init__.py", "beans", "pyproject.toml"]


def test_it_is_made_again_once_a_file_has_changed_and_not_for_what_programs_leave(
    sources: Path, made: list[Path], tmp_path: Path
) -> None:
    first = wheel_of("beans", tmp_path / "kept")
    for left in (".git/index", "build/x.zip", "beans/__pycache__/x.pyc", "my-env/pyvenv.cfg", "submitted/a"):
        (sources / left).parent.mkdir()
        (sources / left).write_text("")
    assert wheel_of("beans", tmp_path / "kept") == first
    (sources / "beans" / "build").mkdir()
    (sources / "beans" / "build" / "more.py").write_text("")
    assert wheel_of("beans", tmp_path / "kept") != first
    assert len(list((tmp_path / "kept").rglob("*.whl"))) == 1  # that of an earlier state is gone
    assert made == [sources, sources]


def test_the_file_that_was_installed_is_the_wheel(tmp_path: Path, installed: dict[str, object]) -> None:
    wheel = tmp_path / "my wheels" / "beans-2.0-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"")
    installed |= {"url": wheel.as_uri(), "archive_info": {}}
    assert wheel_of("beans", tmp_path / "kept") == wheel
    wheel.unlink()
    with pytest.raises(KitError, match="from no folder and no wheel that is still on this machine"):
        wheel_of("beans", tmp_path / "kept")


@pytest.mark.parametrize(
    "told",
    [{}, {"url": "https://kit.example/kit.git", "vcs_info": {}}, {"url": "file:///gone", "dir_info": {}}],
)
def test_what_cannot_be_had_is_said_in_one_line_with_its_file(
    tmp_path: Path, installed: dict[str, object], told: dict[str, object]
) -> None:
    installed |= told
    said: list[str] = []
    (tmp_path / "course.toml").write_text('id = "beans"\ntitle = "Two jars"\n')
    assert wheels_of(course(tmp_path), tmp_path / "kept", said.append) == ()
    (line,) = said
    assert line.startswith(
        f"The bundle has no {wheels.wheel_name('lessonkit')}: put it beside requirements.txt."
    )
    assert line.endswith("lessonkit was installed from no folder and no wheel that is still on this machine.")


def test_a_folder_that_makes_no_wheel_is_said_in_one_line_too(sources: Path, tmp_path: Path) -> None:
    (sources / "pyproject.toml").write_text(BUILD)
    with pytest.raises(KitError, match="pip makes a wheel with the internet") as caught:
        wheel_of("beans", tmp_path / "kept")
    assert len(str(caught.value).splitlines()) == 1
    assert not (tmp_path / "kept").exists()
