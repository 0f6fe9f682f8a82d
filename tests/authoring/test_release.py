"""The bundle of a graded course holds what a learner needs and no right answer."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lessonkit.authoring.build import build
from lessonkit.authoring.release import leaks, release
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson

ID = "90-tiny-lesson"
Change = Callable[[str, str, str], None]


@pytest.fixture
def built(course: Path) -> Path:
    build(ID, course)
    return course


@pytest.fixture
def bundle(built: Path, tmp_path: Path) -> Path:
    return release(ID, built, tmp_path / "bundle")


def values(data: Any) -> Iterator[Any]:
    """Every text and number in JSON data."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from values(item)
    else:
        yield data


def test_the_bundle_holds_exactly_these_files(bundle: Path) -> None:
    assert sorted(path.name for path in bundle.iterdir()) == [
        f"{ID}.ipynb",
        "README.md",
        "notes.txt",
        "practice.json",
        "requirements.txt",
    ]


@pytest.mark.parametrize("feedback", ["practice", "full"])
def test_no_right_answer_is_in_the_bundle(built: Path, tmp_path: Path, feedback: str) -> None:
    bundle = release(ID, built, tmp_path / "bundle", feedback)
    practice = json.loads((bundle / "practice.json").read_text(encoding="utf-8"))
    assert not [value for value in values(practice) if type(value) is float and abs(value - 0.4375) < 0.01]
    everything = "\n".join(path.read_text(encoding="utf-8") for path in bundle.iterdir())
    for telling in (
        "0.4375",
        "43.75 %",
        "float(red / boxes",
        "It also hides how large",
        "BEGIN SOLUTION",
    ):
        assert telling not in everything
    choice = next(entry for entry in practice["exercises"] if entry["id"] == "which-base")
    assert "b" not in [mistake["value"] for mistake in choice["mistakes"]]
    assert not {"answer", "solution", "alternatives"} & choice.keys()


def test_practice_feedback_names_no_mistake_and_full_feedback_does(built: Path, tmp_path: Path) -> None:
    reply = "You divided by the boxes that are not red."
    for feedback, there in (("practice", False), ("full", True)):
        bundle = release(ID, built, tmp_path / feedback, feedback)
        assert (reply in (bundle / "practice.json").read_text(encoding="utf-8")) is there


def test_the_readme_names_the_lesson_the_notebook_and_what_to_hand_in(bundle: Path) -> None:
    readme = (bundle / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# Boxes in a room\n")
    assert f"8. Hand in `{ID}.ipynb`, and `passport-{ID}.json`" in readme
    assert "7. **Before you hand in.** Choose *Kernel → Restart Kernel and Run All Cells*" in readme


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """An empty wheel of the engine, of an edition that comes later."""
    path = tmp_path / "lessonkit-7.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lessonkit/__init__.py", "")
    return path


@pytest.fixture
def engine_alone(built: Path) -> Path:
    """A course that runs on the engine and has no package."""
    (built / "course.toml").write_text('id = "beans"\ntitle = "Two jars"\n')
    return built


ASKED_TO_PUT = "put the files that `requirements.txt` names into this folder"


def test_a_wheel_lies_in_the_bundle_and_is_what_learners_install(
    engine_alone: Path, wheel: Path, tmp_path: Path
) -> None:
    bundle = release(ID, engine_alone, tmp_path / "bundle", wheels=[wheel])
    assert (bundle / "requirements.txt").read_text() == f"./{wheel.name}\n"
    assert (bundle / wheel.name).read_bytes() == wheel.read_bytes()
    readme = (bundle / "README.md").read_text(encoding="utf-8")
    assert "2. Install the kit, once: run `python -m pip install -r requirements.txt`." in readme
    assert ASKED_TO_PUT not in readme


def test_a_zip_holds_the_wheel_too(engine_alone: Path, wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(release(ID, engine_alone, tmp_path / "bundle.zip", wheels=[wheel])) as archive:
        assert archive.read(f"{ID}/{wheel.name}") == wheel.read_bytes()


def test_a_bundle_that_lacks_one_of_its_wheels_asks_for_the_file(
    built: Path, wheel: Path, tmp_path: Path
) -> None:
    for name, wheels in (("none", []), ("one", [wheel])):  # the course has a package, so it needs two
        bundle = release(ID, built, tmp_path / name, wheels=wheels)
        assert ASKED_TO_PUT in (bundle / "README.md").read_text(encoding="utf-8")
        assert "./scomm-" in (bundle / "requirements.txt").read_text()


def test_who_installs_from_an_address_is_asked_for_no_file(built: Path, tmp_path: Path) -> None:
    bundle = release(ID, built, tmp_path / "bundle", package="https://kit.example/kit.zip")
    assert ASKED_TO_PUT not in (bundle / "README.md").read_text(encoding="utf-8")
    assert not list(bundle.glob("*.whl"))


@pytest.mark.parametrize("inside", ["solutions/90-tiny-lesson/exercises.py", "tiny/lesson.md"])
def test_a_wheel_that_took_the_lessons_along_stops_the_release(
    engine_alone: Path, wheel: Path, tmp_path: Path, inside: str
) -> None:
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr(inside, "")
    with pytest.raises(KitError, match=r"lessonkit-7\.0-py3-none-any\.whl holds the authors' lessons"):
        release(ID, engine_alone, tmp_path / "bundle", wheels=[wheel])


def test_what_learners_install_can_be_named(built: Path, tmp_path: Path) -> None:
    bundle = release(ID, built, tmp_path / "bundle", package="./scomm-0.1.0-py3-none-any.whl")
    assert (bundle / "requirements.txt").read_text() == "./scomm-0.1.0-py3-none-any.whl\n"


def test_a_zip_holds_the_same_files_and_is_byte_identical_on_each_run(
    built: Path, bundle: Path, tmp_path: Path
) -> None:
    zips = [release(ID, built, tmp_path / f"{name}.zip").read_bytes() for name in ("one", "two")]
    assert zips[0] == zips[1]
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {name.removeprefix(f"{ID}/"): archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in bundle.iterdir()
        }


def test_whoever_unpacks_a_bundle_can_read_its_files(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(release(ID, built, tmp_path / "bundle.zip")) as archive:
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_a_second_release_takes_nobodys_work(built: Path, bundle: Path) -> None:
    fresh = {path.name: path.read_bytes() for path in bundle.iterdir()}
    solved = fresh[f"{ID}.ipynb"].replace(b"which_base = ...", b"which_base = 'b'")
    theirs = {f"passport-{ID}.json": b"{}", "my_tools.py": b"x = 1", f"{ID}.ipynb": solved}
    for name, content in theirs.items():
        (bundle / name).write_bytes(content)
    (bundle / "practice.json").write_text("{}")
    said: list[str] = []
    release(ID, built, bundle, say=said.append)
    kept = {f"passport-{ID}.json": b"{}", "my_tools.py": b"x = 1", f"{ID}.kept-1.ipynb": solved}
    assert {path.name: path.read_bytes() for path in bundle.iterdir()} == {**fresh, **kept}
    assert said == [f"Somebody worked in the notebook that was there: it is kept as {ID}.kept-1.ipynb"]


def test_a_folder_with_other_things_in_it_is_left_alone(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    with pytest.raises(KitError, match="holds no earlier bundle"):
        release(ID, built, out)
    assert (out / "thesis.txt").read_text() == "years of work"


def test_a_learners_passport_in_the_kit_is_not_handed_out(built: Path, tmp_path: Path) -> None:
    (built / "lessons" / ID / f"passport-{ID}.json").write_text("{}")
    bundle = release(ID, built, tmp_path / "bundle")
    assert not list(bundle.glob("passport-*"))


def test_a_hint_that_is_the_solution_stops_the_release(built: Path, change: Change, tmp_path: Path) -> None:
    solution = 'share_red = float(red / boxes["all"].sum())'
    change("lesson.md", "Divide the part by its base.", solution)
    with pytest.raises(KitError, match=r"practice\.json holds the solution of share-red"):
        release(ID, built, tmp_path / "bundle")
    assert not (tmp_path / "bundle").exists()


def test_an_author_file_in_a_bundle_is_a_leak(bundle: Path, folder: Path) -> None:
    assert leaks(bundle, load_lesson(folder)) == []
    (bundle / "exercises.py").write_text("LESSON = None")
    assert leaks(bundle, load_lesson(folder)) == ["exercises.py"]


@pytest.mark.parametrize(
    ("lesson", "feedback", "said"),
    [
        ("04-nowhere", "practice", "There is no lesson '04-nowhere'. Allowed: 90-tiny-lesson."),
        (ID, "some", "No feedback 'some'. Allowed: practice, full."),
    ],
)
def test_a_wrong_name_is_refused_in_one_line(
    built: Path, tmp_path: Path, lesson: str, feedback: str, said: str
) -> None:
    with pytest.raises(KitError) as error:
        release(lesson, built, tmp_path / "bundle", feedback)
    assert str(error.value).startswith(said)


def test_answers_of_someone_who_worked_in_the_kit_are_not_handed_out(built: Path, tmp_path: Path) -> None:
    notebook = built / "lessons" / ID / f"{ID}.ipynb"
    text = notebook.read_text(encoding="utf-8")
    notebook.write_text(text.replace("which_base = ...", "which_base = 'b'"), encoding="utf-8")
    bundle = release(ID, built, tmp_path / "bundle")
    assert (bundle / notebook.name).read_text(encoding="utf-8") == text


def test_the_counterpart_of_a_sample_is_a_leak_too(bundle: Path, folder: Path, change: Change) -> None:
    change("lesson.md", "\n## level 3", "### counterpart\nA second side, with its best point.\n\n## level 3")
    (bundle / "notes.txt").write_text("A second side, with its best point.")
    assert leaks(bundle, load_lesson(folder)) == ["notes.txt holds the solution of what-is-left-out"]


def test_a_sample_answer_in_a_bundle_is_a_leak_however_it_is_wrapped(bundle: Path, folder: Path) -> None:
    (bundle / "notes.txt").write_text("The share does not say\nhow many boxes\nthe room holds.\n")
    assert leaks(bundle, load_lesson(folder)) == ["notes.txt holds the solution of what-is-left-out"]
