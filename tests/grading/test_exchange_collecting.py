"""What collecting takes from an exchange where every account may put a folder, and what it leaves."""

from __future__ import annotations

import logging
import os
import pwd
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from lessonkit.grading.exchange import DEEPEST, MOST_FILES, Arrived, CollectLessons, arrived, copy_own

LESSON = "91-small-lesson"
NOW = datetime.now(UTC).replace(tzinfo=None)


def handed_in(
    inbound: Path, learner: str, when: datetime = NOW, word: str = "x_-1", text: str = "{}"
) -> Path:
    """A folder as nbgrader submit leaves it."""
    folder = inbound / f"{learner}+{LESSON}+{when:%Y-%m-%d %H:%M:%S.%f} UTC+{word}"
    folder.mkdir(parents=True)
    (folder / f"{LESSON}.ipynb").write_text(text, encoding="utf-8")
    (folder / "timestamp.txt").write_text("2001-01-01 00:00:00.000000 UTC", encoding="utf-8")
    return folder


class Exchange:
    """An exchange, and the course that collects from it."""

    def __init__(self, root: Path) -> None:
        self.root, self.course, self.inbound = root, root / "course", root / "exchange/seccom101/inbound"
        self.inbound.mkdir(parents=True)
        self.course.mkdir()
        (root / "exchange").chmod(0o1777)

    def collect(self, **settings: bool) -> Path:
        """Collect; the folder of submissions."""
        config = Config()
        config.Exchange.root = str(self.root / "exchange")
        directory = CourseDirectory(root=str(self.course), course_id="seccom101", assignment_id=LESSON)
        CollectLessons(coursedir=directory, config=config, **settings).start()
        return self.course / "submitted"


@pytest.fixture
def exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exchange:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", programs)  # nbgrader calls alembic by its name for a new gradebook
    return Exchange(tmp_path)


def one(owner: str, learner: str, changed: timedelta = timedelta()) -> Arrived:
    return Arrived(Path("a+b+c+d"), learner, "", NOW, pwd.getpwnam(owner).pw_uid, NOW + changed)


def test_a_folder_of_another_account_than_the_one_it_names_is_foreign() -> None:
    assert one("daemon", "nobody").foreign
    assert not one("nobody", "nobody").foreign


def test_what_the_instructor_or_root_put_there_for_a_learner_counts() -> None:
    assert not one("root", "nobody").foreign
    assert not Arrived(Path(), "nobody", "", NOW, os.getuid(), NOW).foreign


def test_where_the_machine_has_no_such_account_nobody_can_say() -> None:
    assert not one("daemon", "wren-of-another-machine").foreign


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can hand in as another account")
def test_a_classmate_can_not_hand_in_for_somebody_else(
    exchange: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    own = handed_in(exchange.inbound, "nobody", NOW - timedelta(minutes=1), text='{"own": 1}')
    forged = handed_in(exchange.inbound, "nobody", NOW, text='{"forged": 1}')
    for folder, account in ((own, "nobody"), (forged, "daemon")):
        for path in (folder, *folder.iterdir()):
            os.chown(path, pwd.getpwnam(account).pw_uid, -1)
    with caplog.at_level(logging.WARNING):
        submitted = exchange.collect()
    assert (submitted / "nobody" / LESSON / f"{LESSON}.ipynb").read_text() == '{"own": 1}'
    assert "by the account daemon" in caplog.text
    submitted = exchange.collect(check_owner=False, update=True)
    assert (submitted / "nobody" / LESSON / f"{LESSON}.ipynb").read_text() == '{"forged": 1}'


def test_the_newest_counts_and_before_the_due_date_if_that_is_asked(exchange: Exchange) -> None:
    from nbgrader.api import Gradebook

    for hours, text in ((3, "early"), (2, "in time"), (0, "late")):
        handed_in(exchange.inbound, "wren", NOW - timedelta(hours=hours), text=text)
    with Gradebook(f"sqlite:///{exchange.course / 'gradebook.db'}", "seccom101") as book:
        book.add_assignment(LESSON, duedate=NOW - timedelta(hours=1))
    notebook = exchange.course / "submitted" / "wren" / LESSON / f"{LESSON}.ipynb"
    exchange.collect()
    assert notebook.read_text() == "late"
    exchange.collect(before_duedate=True)
    assert notebook.read_text() == "in time"


def test_the_time_is_that_of_the_name_and_one_that_was_made_up_is_told(
    exchange: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    when = NOW - timedelta(days=2)
    handed_in(exchange.inbound, "wren", when)
    with caplog.at_level(logging.WARNING):
        submitted = exchange.collect()
    assert (submitted / "wren" / LESSON / "timestamp.txt").read_text() == f"{when:%Y-%m-%d %H:%M:%S.%f} UTC"
    assert "says that it was handed in before" in caplog.text


def test_odd_names_links_and_files_stop_nobody(exchange: Exchange, caplog: pytest.LogCaptureFixture) -> None:
    key = exchange.course / "solutions"
    key.mkdir()
    (key / "exercises.py").write_text("the key")
    (exchange.inbound / f"zoe+{LESSON}+no time+x").mkdir()
    (exchange.inbound / f"zoe+{LESSON}+").write_text("a file")
    (exchange.inbound / f"zoe+{LESSON}+{NOW:%Y-%m-%d %H:%M:%S} UTC+x").symlink_to(key)
    handed_in(exchange.inbound, "wren")
    with caplog.at_level(logging.WARNING):
        submitted = exchange.collect()
    assert [path.name for path in submitted.iterdir()] == ["wren"]
    assert caplog.text.count("is no submission") == 3


def test_no_link_pipe_or_second_name_of_somebodys_file_is_copied(tmp_path: Path) -> None:
    key = tmp_path / "key.py"
    key.write_text("the key")
    folder = handed_in(tmp_path, "wren")
    (folder / "tools.py").symlink_to(key)
    (folder / "more").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    found = arrived(folder)
    assert found is not None
    left = copy_own(found, tmp_path / "copy", lambda name: True, 1000, 1000)
    assert sorted(left) == ["more", "pipe", "tools.py"]
    assert sorted(path.name for path in (tmp_path / "copy").rglob("*")) == [
        f"{LESSON}.ipynb",
        "timestamp.txt",
    ]
    stranger = Arrived(folder, "wren", "", NOW, found.owner + 1, NOW)
    assert len(copy_own(stranger, tmp_path / "none", lambda name: True, 1000, 1000)) == 5


def test_a_submission_that_is_too_much_still_brings_its_notebook(tmp_path: Path) -> None:
    folder = handed_in(tmp_path, "wren")
    for name in ("a.csv", "b.csv"):
        (folder / name).write_bytes(b"x" * 600)
    for number in range(MOST_FILES):
        (folder / f"c{number}").touch()
    (folder / "/".join("d" * (DEEPEST + 3))).mkdir(parents=True)
    found = arrived(folder)
    assert found is not None
    left = copy_own(found, tmp_path / "copy", lambda name: name != "a.csv", 700, 1000)
    copied = {path.name for path in (tmp_path / "copy").iterdir()}
    assert {f"{LESSON}.ipynb", "timestamp.txt", "b.csv"} <= copied
    assert "a.csv" not in copied
    assert left
    assert len(copied) <= MOST_FILES
