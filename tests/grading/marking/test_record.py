"""What a reader gave is on the disk when the page says so, and stays whatever happens next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.grading.marking.bank import LONGEST, Bank, uses
from lessonkit.grading.marking.record import Mark, Reader, readers

LESSON = "04-who-is-deported"


def test_the_last_mark_holds_and_the_earlier_ones_stay(tmp_path: Path) -> None:
    reader = Reader(tmp_path, LESSON, "anna")
    for level in (2, 1):
        reader.give(Mark("letter", "ben", level))
    assert [one.level for one in reader.history()] == [2, 1]
    assert [one.level for one in reader.marks().values()] == [1]


def test_a_mark_that_was_taken_back_is_none(tmp_path: Path) -> None:
    reader = Reader(tmp_path, LESSON, "anna")
    reader.give(Mark("letter", "ben", 2))
    reader.give(Mark("letter", "ben", None))
    assert reader.marks() == {}


@pytest.mark.parametrize("torn", range(2, 60, 7))
def test_a_line_that_was_torn_off_costs_itself_alone(torn: int, tmp_path: Path) -> None:
    reader = Reader(tmp_path, LESSON, "anna")
    for learner in ("ben", "cem"):
        reader.give(Mark("letter", learner, 2))
    reader.path.write_bytes(reader.path.read_bytes()[:-torn])
    assert [one.learner for one in reader.history()] == ["ben"]
    reader.give(Mark("letter", "dora", 1))
    assert [one.learner for one in reader.history()] == ["ben", "dora"]


def test_a_mark_survives_the_kill_that_follows_it(tmp_path: Path) -> None:
    code = (
        "import os, signal; from pathlib import Path; from lessonkit.grading.marking.record import Mark, Reader\n"
        f"Reader(Path({str(tmp_path)!r}), {LESSON!r}, 'anna').give(Mark('letter', 'ben', 2))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=os.environ)
    assert done.returncode == -signal.SIGKILL
    assert [one.level for one in Reader(tmp_path, LESSON, "anna").history()] == [2]


@pytest.mark.parametrize("name", ["", "Anna", "../x", "a b", "x" * 31, "1st"])
def test_a_name_that_no_file_should_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(KitError, match="can't be called"):
        Reader(tmp_path, LESSON, name)


def test_readers_are_found_by_what_they_gave_and_what_was_agreed_is_no_reader(tmp_path: Path) -> None:
    for name in ("ben", "agreed", "anna"):
        Reader(tmp_path, LESSON, name).give(Mark("letter", "cem", 1))
    assert readers(tmp_path, LESSON) == ["anna", "ben"]


def test_a_comment_stands_once_in_the_bank_and_counts_its_answers(tmp_path: Path) -> None:
    bank = Bank(tmp_path, LESSON)
    first, again = bank.add("letter", "Name the source."), bank.add("letter", " Name the source. ")
    assert first == again
    assert list(bank.all()) == [first.id]
    both = [Mark("letter", "ben", 1, (first.id,)), Mark("letter", "cem", 1, (first.id,)), Mark("letter", "ben", 2, (first.id,))]  # fmt: skip
    assert uses(both) == {first.id: 2}


def test_a_comment_in_other_words_stays_the_same_comment(tmp_path: Path) -> None:
    bank = Bank(tmp_path, LESSON)
    first = bank.add("letter", "Name it.")
    bank.reword(first.id, "Name the source.")
    assert {id: one.text for id, one in bank.all().items()} == {first.id: "Name the source."}


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST + 1)])
def test_a_comment_without_words_or_with_too_many_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(KitError):
        Bank(tmp_path, LESSON).add("letter", text)
