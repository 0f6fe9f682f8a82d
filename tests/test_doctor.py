"""The doctor knows what the kit declares, compares versions, and says which parts are complete."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from lessonkit import course as rooms
from lessonkit import doctor
from lessonkit.course import FILE

DECLARED = {
    "lessonkit": [
        "pandas>=3.0",
        "plotly>=6.1",
        'tzdata>=2020; sys_platform == "nowhere"',
        'nbgrader>=0.9.5; extra == "teach"',
        'jupytext>=1.16; extra == "teach"',
    ],
    "scomm": ['pytest>=8.3; extra == "test"'],
}
ALL = {"pandas": "3.1.1", "plotly": "6.2", "nbgrader": "0.9.5", "jupytext": "1.16.0", "pytest": "9.0"}


def said(monkeypatch: pytest.MonkeyPatch, folder: Path, **installed: str | None) -> list[doctor.Finding]:
    """The doctor's findings where these versions are installed; None for what is missing."""
    there = {name: number for name, number in {**ALL, **installed}.items() if number}

    def version(name: str) -> str:
        if name not in there:
            raise PackageNotFoundError(name)
        return there[name]

    monkeypatch.setattr(doctor, "requires", DECLARED.__getitem__)
    monkeypatch.setattr(doctor, "version", version)
    return list(doctor.findings(folder))


def about(found: list[doctor.Finding], word: str) -> doctor.Finding:
    (one,) = [finding for finding in found if word in finding.what]
    return one


def test_every_library_that_learning_needs_is_named_with_its_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = said(monkeypatch, tmp_path)
    assert about(found, "pandas") == doctor.Finding(True, "pandas 3.1.1")
    assert about(found, "plotly").good
    assert not [finding for finding in found if "tzdata" in finding.what]


def test_an_old_version_is_to_be_mended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = about(said(monkeypatch, tmp_path, pandas="1.0"), "pandas")
    assert not found.good
    assert "pandas is 1.0 and not >=3.0" in found.what


def test_a_missing_library_is_to_be_mended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = about(said(monkeypatch, tmp_path, plotly=None), "plotly")
    assert (found.good, "pip install" in found.what) == (False, True)


def test_without_nbgrader_nobody_is_set_up_for_teaching(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = said(monkeypatch, tmp_path, nbgrader=None)
    assert about(found, "teaching").what.startswith("not set up for teaching: nbgrader is missing.")
    assert about(found, "teaching").good, "a learner's machine needs no mending"
    assert about(found, "changing the kit").what == "set up for changing the kit"


def test_an_old_nbgrader_is_no_setup_for_teaching(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = about(said(monkeypatch, tmp_path, nbgrader="0.8"), "teaching")
    assert "nbgrader is 0.8 and not >=0.9.5" in found.what
    assert about(said(monkeypatch, tmp_path), "teaching").what == "set up for teaching"


def test_a_kit_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def nothing(_: str) -> list[str]:
        raise PackageNotFoundError("scomm")

    monkeypatch.setattr(doctor, "requires", nothing)
    assert not about(list(doctor.findings(tmp_path)), "is not installed").good


# --- where it runs

ALL_THERE = {"buttons": True, "drawing": True, "coach": True, "pull": True}
PLACES = {
    "laptop": {},
    "binder": {"JUPYTERHUB_USER": "a", "BINDER_REPO_URL": "x"},
    "hub": {"JUPYTERHUB_USER": "a"},
    "vscode": {"VSCODE_PID": "7"},
    "colab": {"COLAB_RELEASE_TAG": "x"},
}


def told(place: str, **missing: bool) -> list[doctor.Finding]:
    return list(doctor.at_this_place(PLACES[place], {**ALL_THERE, **missing}))


@pytest.mark.parametrize("place", PLACES)
def test_a_place_where_all_is_there_is_well_and_is_named(place: str) -> None:
    found = told(place)
    assert all(one.good for one in found)
    assert found[0].what == doctor._PLACES[place]  # type: ignore[index]


@pytest.mark.parametrize(
    ("place", "word"),
    [("binder", "Save my progress"), ("colab", "enable_custom_widget_manager"), ("vscode", "the form below"), ("hub", "stay")],
)  # fmt: skip
def test_a_place_says_what_to_do_there(place: str, word: str) -> None:
    assert word in told(place)[0].what


@pytest.mark.parametrize("place", ["laptop", "binder", "hub"])
def test_missing_buttons_are_to_be_mended_where_there_is_a_jupyterlab(place: str) -> None:
    (found,) = [one for one in told(place, buttons=False) if not one.good]
    assert doctor.INSTALL in found.what
    assert "progress()" in found.what


def test_scripts_of_an_older_state_are_to_be_made_anew_where_there_is_a_jupyterlab() -> None:
    (found,) = [one for one in told("laptop", drawing=False) if not one.good]
    assert "make lab" in found.what
    assert all(one.good for one in told("vscode", drawing=False, buttons=False))


@pytest.mark.parametrize("place", ["vscode", "colab"])
def test_nobody_asks_for_buttons_where_no_jupyterlab_is(place: str) -> None:
    assert all(one.good for one in told(place, buttons=False, coach=False))


def test_a_kernel_that_was_not_told_of_the_coach_is_to_be_mended() -> None:
    (found,) = [one for one in told("laptop", coach=False) if not one.good]
    assert "lessonkit.lesson_kernel" in found.what


def test_a_hub_without_nbgitpuller_is_told_of_it_and_is_well() -> None:
    assert any("nbgitpuller" in one.what and one.good for one in told("hub", pull=False))
    assert not any("nbgitpuller" in one.what for one in told("hub") + told("laptop", pull=False))


def test_what_is_there_is_looked_for_in_this_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "labextensions" / "scomm-lab").mkdir(parents=True)
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert doctor.what_is_there()["buttons"]
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    assert not doctor.what_is_there()["coach"]


# --- which course


def toml(folder: Path, id: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(f'id = "{id}"\ntitle = "Of {id}"\n', encoding="utf-8")
    return folder


def test_the_course_of_a_folder_is_named_and_one_above_it_too(tmp_path: Path) -> None:
    outer = toml(tmp_path / "beans", "beans")
    inner = toml(outer / "peas", "peas")
    (alone,) = doctor._courses(outer)
    assert (alone.good, alone.what) == (True, "the course 'Of beans', beans")
    (nested,) = doctor._courses(inner)
    assert (
        nested.what == f"the course 'Of peas', peas; another lies above it and does not count here: {outer}"
    )


def test_outside_of_any_course_it_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (installed,) = doctor._courses(tmp_path)
    assert installed.what == "the course 'Secure Communities', secure-communities, as it is installed"
    monkeypatch.setattr(rooms, "_installed", lambda: None)
    (nowhere,) = doctor._courses(tmp_path)
    assert (nowhere.good, "course.toml" in nowhere.what) == (False, True)
