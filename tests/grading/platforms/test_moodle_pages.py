"""All pages in one zip, opened as Moodle's importer opens it."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.grading.platforms.moodle_pages import FeedbackPage, Participant, folder_of, packed, sending
from tests.grading.platforms import files
from tests.grading.platforms.files import LESSON
from tests.grading.platforms.made_course import Made, make_course
from tests.grading.platforms.test_export_command import invoked

PAGE = "<!doctype html><p>Page of {learner}</p>"
CLASS = {
    "Anna Adams": Made(platform="moodle", platform_id="101", name="Anna Adams"),
    "Zoë O'Brien-104": Made(platform="moodle", platform_id="104", name="Zoë O'Brien"),
    "Ben Baker": Made(),
    "graygina": Made(None),
}
JUDGED = datetime(2026, 11, 20, 10, tzinfo=UTC)


def as_moodle_reads(path: Path) -> dict[int, tuple[str, str, str]]:
    """Plug-in, file name and content by participant, as importziplib.php takes the folders' names apart."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            folder, _, name = entry.filename.partition("/")
            assert not name.startswith((".", "~")), "hidden files are passed over"
            parts = folder.split("_", 4)
            assert len(parts) >= 4
            assert parts[1].isdigit()
            rest = "/".join(part for part in (*parts[4:], name) if part)
            found[int(parts[1])] = (f"{parts[2]}_{parts[3]}", rest, archive.read(entry).decode())
    return found


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = make_course(tmp_path / "course", CLASS)
    for learner in CLASS:
        put_page(root, learner)
    return root


def put_page(root: Path, learner: str, seconds: float = 60) -> None:
    """A page that was made so many seconds after its learner was graded."""
    path = root / "feedback" / learner / LESSON / f"{LESSON}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(learner=learner), encoding="utf-8")
    os.utime(path, (JUDGED.timestamp() + seconds,) * 2)


def feedback(course: Path, *words: str) -> str:
    result = invoked(course, "feedback", *words)
    if result.exception:
        raise result.exception
    return result.output


def test_each_page_goes_into_the_folder_that_moodle_reads(course: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages.zip"
    said = feedback(course, LESSON, "--moodle", str(out))
    name = f"{LESSON}-feedback.html"
    assert as_moodle_reads(out) == {
        101: ("assignsubmission_file", name, PAGE.format(learner="Anna Adams")),
        104: ("assignsubmission_file", name, PAGE.format(learner="Zoë O'Brien-104")),
    }
    assert "2 pages without a participant of Moodle's, left out:\n- Ben Baker\n- graygina" in said
    assert "Wrote 2 pages to pages.zip." in said


def test_the_worksheet_knows_whose_number_is_not_known(course: Path, tmp_path: Path) -> None:
    worksheet, out = tmp_path / "grades.csv", tmp_path / "pages.zip"
    for content in (files.MOODLE, files.MOODLE_GERMAN):
        worksheet.write_bytes(content)
        feedback(course, "--moodle", str(out), "--worksheet", str(worksheet))
        assert as_moodle_reads(out)[102][2] == PAGE.format(learner="Ben Baker")
        assert as_moodle_reads(out)[101][2] == PAGE.format(learner="Anna Adams")


def test_a_page_from_before_the_last_grading_is_left_out_and_said(course: Path, tmp_path: Path) -> None:
    put_page(course, "Anna Adams", -60)
    out = tmp_path / "pages.zip"
    said = feedback(course, "--moodle", str(out))
    assert list(as_moodle_reads(out)) == [104]
    assert "1 page older than the last grading, left out:\n- Anna Adams" in said
    assert f"Run nbgrader generate_feedback {LESSON} --force." in said


def test_an_earlier_zip_of_pages_is_replaced_and_no_other_file_is(course: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages.zip"
    feedback(course, "--moodle", str(out))
    feedback(course, "--moodle", str(out))
    submissions = tmp_path / "submissions.zip"
    submissions.write_bytes(packed({f"Anna Adams_101_assignsubmission_file/{LESSON}.ipynb": b"{}"}))
    for other in (submissions, course / "gradebook.db"):
        before = other.read_bytes()
        with pytest.raises(KitError, match="It stays"):
            feedback(course, "--moodle", str(other))
        assert other.read_bytes() == before


def test_the_zip_is_for_the_instructors_eyes(course: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages.zip"
    feedback(course, "--moodle", str(out))
    assert out.stat().st_mode & 0o777 == 0o600


def test_without_pages_or_participants_nothing_is_written(tmp_path: Path) -> None:
    root, out = make_course(tmp_path / "course", {"wren": Made()}), tmp_path / "pages.zip"
    with pytest.raises(KitError, match=r"no feedback page.*generate_feedback"):
        feedback(root, "--moodle", str(out))
    put_page(root, "wren")
    with pytest.raises(KitError, match=r"No page has a participant.*--worksheet"):
        feedback(root, "--moodle", str(out))
    (tmp_path / "grades.csv").write_bytes(files.MOODLE)
    with pytest.raises(KitError, match=r"No row of the worksheet.*student add wren --first-name") as told:
        feedback(root, "--moodle", str(out), "--worksheet", str(tmp_path / "grades.csv"))
    assert "--worksheet" not in str(told.value)
    with pytest.raises(KitError, match="There is no folder"):
        feedback(root, "--moodle", str(tmp_path / "nowhere" / "pages.zip"))
    assert not out.exists()


@pytest.mark.parametrize("name", ["Wren_A_Adams", "..", "a/b", "~wren", "", "Ann\nLee"])
def test_no_name_breaks_the_folders_that_moodle_takes_apart(name: str, tmp_path: Path) -> None:
    participant = Participant("wren", name, "7")
    path = tmp_path / "pages.zip"
    path.write_bytes(packed(sending([FeedbackPage("wren", b"page")], [participant], "page.html").pages))
    assert as_moodle_reads(path) == {7: ("assignsubmission_file", "page.html", "page")}
    assert "/" not in folder_of(participant)


def test_the_same_pages_make_the_same_zip() -> None:
    assert packed({"a/b": b"1", "c/d": b"2"}) == packed({"c/d": b"2", "a/b": b"1"})
