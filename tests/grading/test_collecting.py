"""A class's work comes in from a platform: who has what is said first, and nothing is lost or overwritten unseen."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.coursedir import CourseDirectory
from rich.console import Console

from lessonkit.errors import KitError
from lessonkit.grading.collecting import unpacking
from lessonkit.grading.collecting.collect import Asked, Outcome, collect, lessons_in
from lessonkit.grading.collecting.plan import Line
from lessonkit.grading.collecting.table import counts, what_happens
from tests.grading.classes import OTHER, canvas_class, notebook, packed, passport, zip_of
from tests.grading.course import KIT, LESSON

FILE = f"{LESSON}.ipynb"


class Desk:
    """A course folder in which an instructor collects."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, ""
        for lesson in (LESSON, OTHER):
            shutil.copytree(KIT / "lessons" / lesson, root / "lessons" / lesson)

    def collect(self, source: dict[str, bytes] | Path, width: int = 200, **asked: Any) -> Outcome:
        if isinstance(source, dict):
            source = zip_of(self.root / "downloaded" / "download.zip", source)
        printed = io.StringIO()
        try:
            return collect(source, LESSON, self.root, Asked(**asked), Console(file=printed, width=width))
        finally:
            self.out = printed.getvalue()

    def one(self, source: dict[str, bytes] | Path, **asked: Any) -> Line:
        (line,) = self.collect(source, **asked).lines
        return line

    def lies(self, learner: str) -> dict[str, bytes]:
        """What lies in the folder that nbgrader grades, by path."""
        folder = self.root / "submitted" / learner / LESSON
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    def kept(self, learner: str) -> list[bytes]:
        return [path.read_bytes() for path in (self.root / "received" / LESSON / learner).iterdir()]

    def ledger(self) -> dict[str, Any]:
        return json.loads((self.root / "received" / LESSON / "collected.json").read_text(encoding="utf-8"))

    def everything(self) -> set[str]:
        return {path.relative_to(self.root).as_posix() for path in self.root.rglob("*")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "course")


def work(said: str) -> bytes:
    return packed(notebook(said=said))


ONE, TWO, THREE = (work(said) for said in ("one", "two", "three"))


def canvas_name(file: str = FILE, number: int = 10, late: str = "") -> str:
    return f"smithbob_{late}340934_{number}_{file}"


def test_what_came_twice_is_kept_once(desk: Desk) -> None:
    desk.collect({canvas_name(number=10): ONE, canvas_name("copy.ipynb", number=11): ONE})
    desk.collect({canvas_name(number=12): TWO})  # what lay in submitted/ is kept before it is replaced
    assert sorted(desk.kept("smithbob-340934")) == sorted([ONE, TWO])
    records = desk.ledger()["learners"]["smithbob-340934"]["submissions"]
    for one in records:
        assert (desk.root / "received" / LESSON / one["kept"]).is_file()


def test_a_class_of_25_from_canvas_is_told_and_placed(desk: Desk) -> None:
    outcome = desk.collect(canvas_class())
    said = {line.learner: what_happens(line) for line in outcome.lines if what_happens(line) != "new"}
    assert said == {
        "itoines-340909": f"wrong lesson: {OTHER}",
        "langleo-340912": "cannot be read: the file is cut off: its end is missing",
        "mossmia-340913": "cannot be read: the file is empty",
        "nashnina-340915": "new, with my_tools.py",
        "quistquin-340918": "new; not scratch.ipynb (it is the only one of this lesson)",
        "udeuma-340922": f"undecided: {FILE} and my answers.ipynb differ, and nothing says which is newer",
        "xuxena-340925": "new; late, time unknown",
    }
    assert counts(outcome.lines) == (
        "25 learners: 21 new, 2 can't be read, 1 of another lesson, 1 undecided. Late, time unknown: 1. Passports: 8."
    )
    placed = {path.parent.parent.name for path in desk.root.glob(f"submitted/*/{LESSON}/{FILE}")}
    assert placed == {line.learner for line in outcome.lines}
    assert desk.lies("itoines-340909")[FILE] == packed(notebook(OTHER, said="ines"))
    assert desk.lies("mossmia-340913") == {FILE: b"", f"passport-{LESSON}.json": passport()}
    assert set(desk.lies("nashnina-340915")) == {FILE, "my_tools.py"}
    assert len(desk.kept("udeuma-340922")) == 3


def test_the_table_stands_before_anything_is_written_and_a_dry_run_ends_there(desk: Desk) -> None:
    source = zip_of(desk.root / "downloaded" / "canvas.zip", canvas_class())
    before = desk.everything()
    desk.collect(source, dry_run=True)
    assert desk.everything() == before
    assert "Nothing was written" in desk.out
    table, told = desk.out, desk.collect(source)
    assert desk.out.split("\n")[:30] == table.split("\n")[:30]
    assert told.undecided == ("udeuma-340922",)


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_its_terminal_and_names_each_learner_on_one_line(desk: Desk, width: int) -> None:
    outcome = desk.collect(canvas_class(), width=width, dry_run=True)
    lines = desk.out.split("\n")
    rows = [line for line in lines if not line.startswith("  ")]
    assert max(map(len, rows)) <= width
    assert all(any(row.startswith(f"{line.learner} ") for row in rows) for line in outcome.lines)
    assert any(row.rstrip().endswith("Passport") for row in rows)


def test_the_second_time_all_is_unchanged_and_nothing_is_written_again(desk: Desk) -> None:
    desk.collect(canvas_class())
    before = {path: path.stat().st_mtime_ns for path in desk.root.glob(f"submitted/*/{LESSON}/*")}
    outcome = desk.collect(canvas_class())
    assert {line.state for line in outcome.lines} == {"unchanged", "undecided"}
    assert {path: path.stat().st_mtime_ns for path in desk.root.glob(f"submitted/*/{LESSON}/*")} == before


def test_a_newer_one_takes_the_place_and_the_older_is_kept(desk: Desk) -> None:
    desk.collect({canvas_name(number=10): ONE})
    line = desk.one({canvas_name(f"{LESSON}-1.ipynb", number=20): TWO})
    assert what_happens(line) == "newer, replaces the earlier one"
    assert desk.lies("smithbob-340934") == {FILE: TWO}
    assert sorted(desk.kept("smithbob-340934")) == sorted([ONE, TWO])


def test_an_older_download_offered_later_does_not_win(desk: Desk) -> None:
    desk.collect({canvas_name(f"{LESSON}-1.ipynb", number=20): TWO})
    line = desk.one({canvas_name(number=10): ONE})
    assert what_happens(line) == "older than the one that is there: kept aside"
    assert desk.lies("smithbob-340934") == {FILE: TWO}
    assert sorted(desk.kept("smithbob-340934")) == sorted([ONE, TWO])


def test_without_numbers_what_comes_last_counts_but_what_was_seen_before_does_not(desk: Desk) -> None:
    folder = "Bob_5_assignsubmission_file"
    states = [desk.one({f"{folder}/{FILE}": content}).state for content in (ONE, TWO, ONE)]
    assert states == ["new", "newer", "older"]
    assert desk.lies("Bob") == {FILE: TWO}


def test_a_broken_one_never_takes_the_place_of_one_that_can_be_graded(desk: Desk) -> None:
    desk.collect({canvas_name(number=10): ONE})
    for number, bad in ((20, b""), (30, packed(notebook(OTHER)))):
        line = desk.one({canvas_name(number=number): bad})
        assert line.state == "stays"
        assert "the earlier one stays" in what_happens(line)
    assert desk.lies("smithbob-340934") == {FILE: ONE}
    assert desk.one({canvas_name(number=40): TWO}).state == "newer"


def test_a_notebook_placed_or_mended_by_hand_is_never_lost(desk: Desk) -> None:
    by_hand = desk.root / "submitted" / "smithbob-340934" / LESSON
    by_hand.mkdir(parents=True)
    (by_hand / FILE).write_bytes(ONE)
    line = desk.one({canvas_name(): TWO})
    assert what_happens(line) == "new; what was put there by hand is kept aside"
    assert ONE in desk.kept("smithbob-340934")
    assert desk.lies("smithbob-340934") == {FILE: TWO}
    (by_hand / FILE).write_bytes(THREE)
    line = desk.one({canvas_name(): TWO})
    assert what_happens(line) == "unchanged; changed by hand since, left so"
    assert desk.lies("smithbob-340934") == {FILE: THREE}


def test_another_notebook_placed_by_hand_beside_the_same_is_kept_aside(desk: Desk) -> None:
    by_hand = desk.root / "submitted" / "smithbob-340934" / LESSON
    by_hand.mkdir(parents=True)
    (by_hand / f"{LESSON} (1).ipynb").write_bytes(TWO)
    (by_hand / FILE).write_bytes(ONE)
    assert what_happens(desk.one({canvas_name(): ONE})) == "new; what was put there by hand is kept aside"
    assert TWO in desk.kept("smithbob-340934")
    assert desk.lies("smithbob-340934") == {FILE: ONE}


def test_the_same_notebook_placed_by_hand_before_is_no_surprise(desk: Desk) -> None:
    by_hand = desk.root / "submitted" / "smithbob-340934" / LESSON
    by_hand.mkdir(parents=True)
    (by_hand / FILE).write_bytes(ONE)
    assert what_happens(desk.one({canvas_name(): ONE})) == "new"


def test_a_person_decides_once_between_two(desk: Desk) -> None:
    files = {canvas_name(): ONE, canvas_name("my answers.ipynb", 11): TWO}
    assert desk.one(files).state == "undecided"
    assert desk.lies("smithbob-340934") == {FILE: ONE, "my answers.ipynb": TWO}
    assert "--choose 'smithbob-340934=my answers.ipynb'" in desk.out
    line = desk.one(files, choose=["smithbob-340934=my answers.ipynb"])
    assert line.state == "new"
    assert desk.lies("smithbob-340934") == {FILE: TWO}
    assert desk.one(files).state == "unchanged"
    assert desk.one(files, choose=[f"smithbob={FILE}"]).state == "newer"
    assert desk.lies("smithbob-340934") == {FILE: ONE}


@pytest.mark.parametrize("choice", ["nobody=x.ipynb", "smithbob-340934", "smithbob-340934=other.ipynb"])
def test_a_choice_that_fits_nothing_is_told_in_one_line(desk: Desk, choice: str) -> None:
    with pytest.raises(KitError, match="Allowed: "):
        desk.collect({canvas_name(): ONE}, choose=[choice])
    assert not (desk.root / "submitted").exists()


def stamped(desk: Desk, learner: str) -> Any:
    return CourseDirectory(root=str(desk.root)).get_existing_timestamp(
        str(desk.root / "submitted" / learner / LESSON)
    )


def test_no_time_is_made_up_for_late_work(desk: Desk) -> None:
    assert "late, time unknown" in what_happens(desk.one({canvas_name(late="LATE_"): ONE}))
    assert stamped(desk, "smithbob-340934") is None


def test_one_time_can_be_given_for_all_that_are_late_and_one_for_each(desk: Desk) -> None:
    files = {canvas_name(late="LATE_"): ONE, f"lee_late_5_6_{FILE}": ONE, f"poe_7_8_{FILE}": ONE}
    late = ["lee-5=2026-11-13 08:30 America/Chicago"]
    outcome = desk.collect(files, late_at="2026-11-12 09:00 UTC", late=late)
    assert [what_happens(line) for line in outcome.lines] == [
        "new; late, handed in 2026-11-13 14:30 UTC",
        "new",
        "new; late, handed in 2026-11-12 09:00 UTC",
    ]
    times = {name: str(stamped(desk, name)) for name in ("lee-5", "smithbob-340934", "poe-7")}
    assert times == {
        "lee-5": "2026-11-13 14:30:00",
        "smithbob-340934": "2026-11-12 09:00:00",
        "poe-7": "None",
    }
    assert "handed in 2026-11-12 09:00" in what_happens(desk.collect(files).lines[2])


def test_an_old_time_does_not_stay_beside_a_newer_notebook(desk: Desk) -> None:
    desk.collect({canvas_name(late="LATE_"): ONE}, late_at="2026-11-12 09:00 UTC")
    desk.collect({canvas_name(number=20): TWO})
    assert desk.lies("smithbob-340934") == {FILE: TWO}


@pytest.mark.parametrize(
    "time",
    ["2026-11-12 09:00", "tomorrow", "2026-11-12 09:00 CST", "2026-13-12 09:00 UTC", "2026-11-12 25:00 UTC",
     "2026-11-01 01:30 America/Chicago", "2026-03-08 02:30 America/Chicago", "2026-11-12 09:00 Mars/Base",
     "2026-11-12 09:00 +99:00", "2026-11-12 09:00 ../../x"],
)  # fmt: skip
def test_a_time_that_is_not_one_moment_is_refused_in_one_line(desk: Desk, time: str) -> None:
    for asked in ({"late_at": time}, {"late": [f"smithbob={time}"]}):
        with pytest.raises(KitError) as error:
            desk.collect({canvas_name(late="LATE_"): ONE}, **asked)
        assert "\n" not in str(error.value)


def blackboard_files(first: bytes, second: bytes) -> dict[str, bytes]:
    name = "Lesson 4_bob_smith_attempt_2016-01-{:02}-15-00-00"
    text = {f"{name.format(day)}.txt": b"Name: Bob Smith (bob_smith)" for day in (29, 30)}
    other = {f"Lesson 4_ann_attempt_2016-01-30-16-00-00_{FILE}": ONE}
    return {f"{name.format(29)}_{FILE}": first, f"{name.format(30)}_{FILE}": second} | text | other


def test_blackboards_last_attempt_counts_and_its_time_only_with_a_zone(desk: Desk) -> None:
    outcome = desk.collect(blackboard_files(ONE, TWO))
    assert [line.learner for line in outcome.lines] == ["ann", "bob_smith"]
    assert desk.lies("bob_smith") == {FILE: TWO}
    assert "--timezone America/Chicago" in desk.out
    desk.collect(blackboard_files(ONE, TWO), timezone="America/Chicago")
    assert str(stamped(desk, "bob_smith")) == "2016-01-30 21:00:00"
    with pytest.raises(KitError, match="is not a time zone"):
        desk.collect(blackboard_files(ONE, TWO), timezone="Chicago")


def test_moodles_folders_and_flat_names_give_the_same_learners(desk: Desk) -> None:
    names = ("Zoë 🦊 O'Brien_1", "Smith, Bob_2", "Maria Garcia_3", "Maria Garcia_4", "a[1]b_5")
    folders = {f"{name}_assignsubmission_file/{FILE}": work(name) for name in names}
    folders |= {"Ann Lee_6_assignsubmission_onlinetext/onlinetext.html": b"<p>hello</p>"}
    outcome = desk.collect(folders)
    learners = [line.learner for line in outcome.lines]
    assert learners == [
        "a-1-b",
        "Ann Lee",
        "Maria Garcia-3",
        "Maria Garcia-4",
        "Smith Bob",
        "Zoë 🦊 O'Brien",
    ]
    said = dict(zip(learners, map(what_happens, outcome.lines), strict=True))
    assert said["a-1-b"] == "new; came as “a[1]b”, a name that nbgrader can't take"
    assert said["Ann Lee"] == "nothing to grade: no notebook, but text typed into the platform"
    flat = {name.replace("file/", "file_"): content for name, content in folders.items()}
    assert [line.learner for line in desk.collect(flat).lines] == learners
    record = desk.ledger()["learners"]["a-1-b"]
    assert (record["platform"], record["platform_id"], record["name"]) == ("moodle", "5", "a[1]b")


def test_plain_folders_nbgraders_folders_and_loose_files_are_taken(desk: Desk, tmp_path: Path) -> None:
    for number, files in enumerate(
        (
            {f"anna/{FILE}": ONE, f"anna/passport-{LESSON}.json": passport(), f"ben/{FILE}": TWO},
            {f"submitted/anna/{LESSON}/{FILE}": ONE, f"submitted/ben/{LESSON}/{FILE}": TWO},
            {"anna-04.ipynb": ONE, "ben.ipynb": TWO},
        )
    ):
        folder = tmp_path / str(number)
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        states = {line.learner: line.state for line in desk.collect(folder).lines}
        assert states == dict.fromkeys(("anna", "ben"), "unchanged" if number else "new")
    assert desk.lies("anna") == {FILE: ONE, f"passport-{LESSON}.json": passport()}


def test_nbgraders_own_time_comes_along_and_a_learners_does_not(desk: Desk) -> None:
    stamp = b"2026-11-10 12:00:00.123456 UTC"
    desk.collect({f"submitted/anna/{LESSON}/{FILE}": ONE, f"submitted/anna/{LESSON}/timestamp.txt": stamp})
    assert str(stamped(desk, "anna")) == "2026-11-10 12:00:00"
    desk.collect({f"ben/{FILE}": ONE, "ben/timestamp.txt": stamp})
    assert desk.lies("ben") == {FILE: ONE}


def inner_zip(files: dict[str, bytes]) -> bytes:
    packed_up = io.BytesIO()
    with zipfile.ZipFile(packed_up, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed_up.getvalue()


def test_a_learner_who_packed_a_folder_loses_nothing(desk: Desk) -> None:
    inside = {
        f"mine/{FILE}": ONE,
        f"mine/.ipynb_checkpoints/{LESSON}-checkpoint.ipynb": TWO,
        f"__MACOSX/mine/._{FILE}": b"\x00\x05\x16\x07",
        "mine/data/mine.csv": b"a,b\n",
        f"mine/passport-{LESSON}.json": passport(),
        "mine/exercises.py": b"LESSON = None",
        "mine/practice.json": b"{}",
        "mine/more.zip": inner_zip({"x.ipynb": TWO}),
    }
    line = desk.one({canvas_name("work.zip"): inner_zip(inside)})
    assert what_happens(line) == "new, with data/mine.csv"
    assert set(desk.lies("smithbob-340934")) == {FILE, "data/mine.csv", f"passport-{LESSON}.json"}


def test_a_helper_that_canvas_numbered_can_be_imported_under_its_own_name(desk: Desk) -> None:
    desk.collect({canvas_name(f"{LESSON}-2.ipynb", 20): ONE, canvas_name("my_tools-2.py", 21): b"x = 1"})
    assert desk.lies("smithbob-340934") == {FILE: ONE, "my_tools-2.py": b"x = 1", "my_tools.py": b"x = 1"}


def test_a_numbered_passport_comes_along_and_an_earlier_one_stays(desk: Desk) -> None:
    new = b'{"passport": 1, "new": true}'
    desk.collect({canvas_name(): ONE, canvas_name(f"passport-{LESSON}-1.json", 11): new})
    assert desk.lies("smithbob-340934")[f"passport-{LESSON}.json"] == new
    desk.collect({canvas_name(number=20): TWO})
    assert desk.lies("smithbob-340934") == {FILE: TWO, f"passport-{LESSON}.json": new}


def test_a_notebook_that_was_saved_as_text_is_found(desk: Desk) -> None:
    desk.collect({canvas_name("answers.txt"): ONE, canvas_name("notes.txt", 11): b"hello"})
    assert desk.lies("smithbob-340934")[FILE] == ONE


def test_what_holds_no_notebook_is_said(desk: Desk) -> None:
    line = desk.one({canvas_name("answers.pdf"): b"%PDF-1.7"})
    assert what_happens(line) == "nothing to grade: no notebook, but answers.pdf"
    assert desk.kept("smithbob-340934") == [b"%PDF-1.7"]


def tricky(change: Callable[[zipfile.ZipInfo], None], name: str = f"bob/{FILE}") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(f"ann/{FILE}", ONE)
        entry = zipfile.ZipInfo(name)
        change(entry)
        with warnings.catch_warnings(action="ignore"):  # two entries of one name are what is tested
            archive.writestr(entry, TWO)
    return made.getvalue()


def as_link(entry: zipfile.ZipInfo) -> None:
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16


def as_pipe(entry: zipfile.ZipInfo) -> None:
    entry.create_system, entry.external_attr = 3, (stat.S_IFIFO | 0o666) << 16


@pytest.mark.parametrize(
    ("change", "name", "said"),
    [
        (lambda entry: None, "../../evil.ipynb", "would be written outside its folder"),
        (lambda entry: None, f"bob/../../{FILE}", "would be written outside its folder"),
        (lambda entry: None, f"/bob/{FILE}", "would be written outside its folder"),
        (lambda entry: None, f"..\\..\\{FILE}", "would be written outside its folder"),
        (lambda entry: None, f"C:\\bob\\{FILE}", "would be written outside its folder"),
        (as_link, f"bob/{FILE}", "is a link"),
        (as_pipe, f"bob/{FILE}", "is not a plain file"),
        (lambda entry: None, f"ann/{FILE}", "stands there twice"),
    ],
)
def test_a_dangerous_entry_of_a_zip_is_one_line_and_the_others_come_in(
    desk: Desk, change: Callable[[zipfile.ZipInfo], None], name: str, said: str
) -> None:
    source = desk.root / "x.zip"
    source.write_bytes(tricky(change, name))
    before = {path for path in desk.root.parent.rglob("*") if not path.is_relative_to(desk.root)}
    outcome = desk.collect(source)
    assert said in desk.out
    assert [line.learner for line in outcome.lines] == ["ann"]
    assert desk.lies("ann") == {FILE: ONE}
    assert {path for path in desk.root.parent.rglob("*") if not path.is_relative_to(desk.root)} == before


def test_an_entry_with_a_password_is_one_line(desk: Desk) -> None:
    content = bytearray(tricky(lambda entry: None))
    central = content.rindex(b"PK\x01\x02")
    content[central + 8] |= 1
    source = desk.root / "x.zip"
    source.write_bytes(content)
    assert [line.learner for line in desk.collect(source).lines] == ["ann"]
    assert "is locked with a password: left out." in desk.out


def test_a_damaged_entry_is_one_line(desk: Desk) -> None:
    content = bytearray(tricky(lambda entry: None))
    content[content.rindex(TWO[:200]) + 5] ^= 0xFF
    source = desk.root / "x.zip"
    source.write_bytes(content)
    assert [line.learner for line in desk.collect(source).lines] == ["ann"]
    assert "can't be unpacked (Bad CRC-32" in desk.out


def test_a_bomb_of_a_learner_costs_only_that_learner(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_INNER", 2_000_000)
    bomb = inner_zip({FILE: b"0" * 3_000_000})
    assert len(bomb) < 10_000
    outcome = desk.collect({canvas_name("bomb.zip"): bomb, f"lee_5_6_{FILE}": ONE})
    assert {line.learner: line.state for line in outcome.lines} == {
        "lee-5": "new",
        "smithbob-340934": "nothing",
    }
    assert "bomb.zip holds too much: left as it is." in desk.out


def test_a_download_that_is_a_bomb_is_stopped_while_it_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_IN_ALL", 1_000_000)
    with pytest.raises(KitError, match="holds more than"):
        desk.collect({f"bob/{FILE}": b"0" * 3_000_000})
    assert not (desk.root / "submitted").exists()


def test_names_in_utf8_that_a_zip_does_not_declare_are_read(desk: Desk) -> None:
    content = tricky(lambda entry: None, f"zoë/{FILE}")
    source = desk.root / "x.zip"
    plain = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = plain.rindex(mark)
        plain[start + place + 1] &= ~0x08
    source.write_bytes(plain)
    assert [line.learner for line in desk.collect(source).lines] == ["ann", "zoë"]


def test_links_in_a_folder_are_not_followed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "in/ann").mkdir(parents=True)
    (tmp_path / "in/bob").mkdir()
    (tmp_path / f"in/ann/{FILE}").write_bytes(ONE)
    (tmp_path / f"in/bob/{FILE}").symlink_to(tmp_path / f"in/ann/{FILE}")
    (tmp_path / "in/carl").symlink_to(tmp_path / "in/ann")
    os.mkfifo(tmp_path / "in/bob/pipe.ipynb")
    assert [line.learner for line in desk.collect(tmp_path / "in").lines] == ["ann"]
    assert "carl is a link: left out." in desk.out
    assert f"bob/{FILE}: This is a link to another file, not a file. Left out." in desk.out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no"),
        (b"not a zip", "is neither a zip nor a folder"),
        (b"PK\x05\x06" + b"\x00" * 18, "holds no file"),
    ],
)
def test_a_source_that_is_none_is_told_in_one_line(desk: Desk, content: bytes | None, said: str) -> None:
    source = desk.root / "x.zip"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(KitError, match=said):
        desk.collect(source)


def test_a_lesson_or_platform_that_is_none_is_told(desk: Desk) -> None:
    source = zip_of(desk.root / "x.zip", {canvas_name(): ONE})
    with pytest.raises(
        KitError, match=rf"There is no lesson '05-x' in this folder\. Allowed: {LESSON}, {OTHER}\."
    ):
        collect(source, "05-x", desk.root, Asked(), Console(file=io.StringIO()))
    with pytest.raises(KitError, match="Allowed: canvas, moodle, blackboard"):
        desk.collect(source, platform="ilias")


def test_a_platform_can_be_forced(desk: Desk) -> None:
    line = desk.one({f"a_1_2_{FILE}": ONE}, platform="files")
    assert line.learner == "a_1_2"
    assert "(as you said)" in desk.out


def test_a_mailed_file_named_after_the_folder_is_that_learners(desk: Desk) -> None:
    desk.collect({canvas_name(): ONE})
    assert desk.one({"smithbob-340934.ipynb": TWO}).state == "newer"
    record = desk.ledger()["learners"]["smithbob-340934"]
    assert (record["platform"], record["platform_id"]) == ("canvas", "340934")


def test_the_ledger_says_whose_each_file_is_and_where_it_is_kept(desk: Desk) -> None:
    desk.collect({canvas_name(late="LATE_"): ONE})
    record = desk.ledger()["learners"]["smithbob-340934"]
    (submission,) = record.pop("submissions")
    assert record == {
        "platform": "canvas",
        "platform_id": "340934",
        "key": "340934",
        "name": "smithbob",
        "current": submission["sha256"],
        "chosen_by_hand": False,
    }
    assert (desk.root / "received" / LESSON / submission["kept"]).read_bytes() == ONE
    assert (submission["file"], submission["late"], submission["number"], submission["time"]) == (
        FILE,
        True,
        10,
        "",
    )


def test_a_damaged_ledger_stops_before_anything_is_written(desk: Desk) -> None:
    desk.collect({canvas_name(): ONE})
    (desk.root / "received" / LESSON / "collected.json").write_text('{"format": 1')
    before = desk.everything()
    with pytest.raises(KitError, match=r"collected\.json can't be read"):
        desk.collect({canvas_name(number=20): TWO})
    assert desk.everything() == before


@pytest.mark.parametrize(
    "text",
    ["learner,section\nsmithbob-340934,1\nlee,1\n", "\ufeffStudent_ID\n340934\nlee\n", "SmithBob\nlee\n"],
)
def test_who_is_missing_is_named(desk: Desk, text: str) -> None:
    roster = desk.root / "class.csv"
    roster.write_text(text, encoding="utf-8")
    desk.collect({canvas_name(): ONE}, roster=roster, dry_run=True)
    assert "Handed in nothing (1): lee." in desk.out
    assert "Nobody of class.csv" not in desk.out


@pytest.mark.parametrize("text", ["", "\n \n", "learner,name\n"])
def test_a_list_that_names_nobody_is_refused_and_not_taken_for_a_class_without_gaps(desk, text):
    roster = desk.root / "class.csv"
    roster.write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match=r"names nobody.*one name a line"):
        desk.collect({canvas_name(): ONE}, roster=roster, dry_run=True)


@pytest.mark.parametrize("name", ["not-there.csv", ""])
def test_a_list_that_cannot_be_read_is_told_to_an_instructor_and_not_to_a_learner(desk, name):
    with pytest.raises(KitError, match=r"list of the class.*can't be read") as told:
        desk.collect({canvas_name(): ONE}, roster=desk.root / name, dry_run=True)
    assert "hand in" not in str(told.value)


def test_a_list_that_names_nobody_of_the_table_is_said_to(desk: Desk) -> None:
    roster = desk.root / "class.csv"
    roster.write_text("name\nBob Smith\n", encoding="utf-8")
    desk.collect({canvas_name(): ONE}, roster=roster, dry_run=True)
    assert "Nobody of class.csv is in the table." in desk.out


def test_the_command_says_by_its_exit_that_somebody_has_to_decide(desk: Desk) -> None:
    zip_of(desk.root / "two.zip", {canvas_name(): ONE, canvas_name("my answers.ipynb", 11): TWO})
    words = [sys.executable, "-c", "from scomm.cli import app; app()", "collect", "two.zip", LESSON]
    first = subprocess.run(words, cwd=desk.root, capture_output=True, text=True)
    assert (first.returncode, first.stderr) == (1, "")
    words += ["--choose", f"smithbob={FILE}", "--late", "smithbob=2026-11-12 09:00 UTC"]
    second = subprocess.run(words, cwd=desk.root, capture_output=True, text=True)
    assert (second.returncode, second.stderr) == (0, "")
    assert set(desk.lies("smithbob-340934")) == {FILE, "timestamp.txt"}


def test_a_platforms_zip_alone_in_a_folder_is_opened_and_a_learners_is_theirs(
    desk: Desk, tmp_path: Path
) -> None:
    zip_of(tmp_path / "a" / "download.zip", {canvas_name(): ONE})
    zip_of(tmp_path / "b" / "anna.zip", {f"mine/{FILE}": ONE})
    assert [desk.one(tmp_path / folder).learner for folder in "ab"] == ["smithbob-340934", "anna"]


def test_two_files_of_one_name_are_both_seen(desk: Desk) -> None:
    line = desk.one({canvas_name(number=10): ONE, canvas_name(number=11): TWO})
    assert line.state == "undecided"
    assert desk.one({canvas_name(number=10): ONE, canvas_name(number=11): ONE}).state == "new"


def test_what_the_instructor_chose_stays_until_something_new_comes(desk: Desk) -> None:
    files = {canvas_name(number=10): ONE, canvas_name(f"{LESSON}-1.ipynb", 20): TWO}
    assert desk.one(files).chosen.name == f"{LESSON}-1.ipynb"  # type: ignore[union-attr]
    desk.one(files, choose=[f"smithbob={FILE}"])
    assert desk.one(files).state == "unchanged"
    assert desk.lies("smithbob-340934") == {FILE: ONE}
    assert desk.one(files | {canvas_name(f"{LESSON}-2.ipynb", 30): THREE}).state == "newer"
    assert desk.lies("smithbob-340934") == {FILE: THREE}


def test_a_notebook_that_has_nothing_of_the_lesson_is_said(desk: Desk) -> None:
    bare = notebook()
    bare.metadata.pop("scomm")
    strange = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    outcome = desk.collect({canvas_name(): strange, f"lee_5_6_{FILE}": packed(bare)})
    assert [what_happens(line) for line in outcome.lines] == [
        "new",
        "new; nothing of this lesson found in it",
    ]


def test_the_courses_own_folder_of_submissions_can_be_collected(desk: Desk) -> None:
    folder = desk.root / "submitted" / "anna" / LESSON
    folder.mkdir(parents=True)
    (folder / f"{LESSON} (1).ipynb").write_bytes(ONE)
    other = desk.root / "submitted" / "anna" / OTHER
    other.mkdir()
    (other / f"{OTHER}.ipynb").write_bytes(TWO)
    desk.collect(desk.root / "submitted")
    assert f"Files that lie in no learner's folder {LESSON}: 1, left out." in desk.out
    assert desk.lies("anna") == {FILE: ONE}
    assert (other / f"{OTHER}.ipynb").read_bytes() == TWO


def test_a_wrong_option_is_refused_even_where_it_would_not_be_used(desk: Desk) -> None:
    for asked in ({"late_at": "soon"}, {"timezone": "CST"}):
        with pytest.raises(KitError):
            desk.collect({canvas_name(): ONE}, **asked)
    assert not (desk.root / "submitted").exists()


def test_a_learner_without_a_notebook_this_time_keeps_the_earlier_one(desk: Desk) -> None:
    desk.collect({canvas_name(): ONE})
    line = desk.one({canvas_name("x.pdf", 20): b"%PDF"})
    assert what_happens(line) == "nothing to grade: no notebook, but x.pdf; the earlier one stays"
    assert desk.lies("smithbob-340934") == {FILE: ONE}


def test_a_folder_with_two_lessons_gives_each_lesson_its_own(desk: Desk) -> None:
    folder = desk.root / "downloaded" / "mixed"
    folder.mkdir(parents=True)
    for learner, lessons in {"anna": (LESSON, OTHER), "ben": (OTHER,), "cleo": (LESSON,)}.items():
        for number, lesson in enumerate(lessons):
            (folder / learner).mkdir(exist_ok=True)
            (folder / learner / f"notebook-{number}.ipynb").write_bytes(packed(notebook(lesson)))
    assert lessons_in(folder, [OTHER, LESSON, "99-no-lesson"], desk.root) == [OTHER, LESSON]
    placed = {}
    for lesson, other in ((LESSON, OTHER), (OTHER, LESSON)):
        asked = Asked(others=(other,))
        outcome = collect(folder, lesson, desk.root, asked, Console(file=io.StringIO()))
        placed[lesson] = {line.learner: line.state for line in outcome.lines}
    assert placed == {
        LESSON: {"anna": "new", "cleo": "new"},
        OTHER: {"anna": "new", "ben": "new"},
    }
