"""`make check` runs the tests of what changed: its mirror, its room, its lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changed import ALWAYS, what_proves


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    for name in (
        "src/scomm/models/lab.py", "src/scomm/models/panel.py", "engine/src/lessonkit/doctor.py", "tests/test_rooms.py",
        "tests/models/test_lab.py", "tests/test_doctor.py", "tests/data/test_x.py", "tests/datasets/test_y.py",
        "tests/browser/lab_page.py",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "chosen"),
    [
        ("src/scomm/models/lab.py", ["src/scomm/models/lab.py", "tests/models/test_lab.py"]),
        ("src/scomm/models/panel.py", ["src/scomm/models/panel.py", "tests/models"]),
        ("src/scomm/models/gone.py", ["tests/models"]),
        ("engine/src/lessonkit/doctor.py", ["engine/src/lessonkit/doctor.py", "tests/test_doctor.py"]),
        ("datasets/doj-list/doj-list.csv", ["tests/data", "tests/datasets"]),
        ("tests/models/test_lab.py", ["tests/models/test_lab.py"]),
        ("tests/browser/lab_page.py", ["tests/browser"]),
        ("tests/conftest.py", []),
        ("LICENSE", []),
    ],
)
def test_a_changed_file_is_proved_by_its_mirror_or_its_room(
    kit: Path, changed: str, chosen: list[str]
) -> None:
    assert what_proves([changed], kit) == (sorted([*chosen, ALWAYS]), [])


def test_a_folder_that_is_chosen_holds_its_files(kit: Path) -> None:
    changed = ["src/scomm/models/lab.py", "src/scomm/models/panel.py"]
    assert what_proves(changed, kit)[0] == sorted([*changed, "tests/models", ALWAYS])


def test_a_changed_lesson_is_named(kit: Path) -> None:
    assert what_proves(["solutions/06-opting-out/lesson.md"], kit)[1] == ["06-opting-out"]
