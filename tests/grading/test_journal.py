"""A journal gives back every line as it was written, and says how many were torn off or changed."""

from __future__ import annotations

import json
import resource
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import answer
from lessonkit.grading import exported, journal, judged
from lessonkit.grading.judged import Judgement, graded
from lessonkit.grading.standings import same_codes

LESSON = "91-small-lesson"
ENDS = ("\u2028", "\u2029", "\u0085", "\x0b", "\x0c", "\x1c", "\r", "\n", "\x00", "\ud800")
"""What some reader of texts takes for the end of a line, what ends a text of C, and half of a pair of characters."""
NAMES = st.text(st.sampled_from([*'ab "\\', *ENDS]), min_size=1, max_size=8)


@given(st.lists(NAMES, min_size=1, max_size=6))
def test_a_name_of_any_characters_loses_no_line_and_hides_none(names: list[str]) -> None:
    made = [json.dumps({"learner": name}).encode("ascii") for name in names]
    written = b"".join(map(journal.summed, made))
    assert [journal.whole(line) for line in written.split(b"\n")[:-1]] == made
    assert [json.loads(data)["learner"] for data in made] == names


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_every_journal_of_a_course_reads_back_such_a_learner(tmp_path: Path, end: str) -> None:
    learner = f"anna{end}b"
    found = Judgement(LESSON, "1.0", FoundCode("otter-maple-river", "first cell"))
    found.verdicts["share"] = Verdict("share", "right", 2, 2, f"Yes{end}.")
    found.answers["share"] = answer(f"a{end}b")
    judged.write(tmp_path, LESSON, graded(learner, "d1", found), graded("ben", "d2", found))
    assert list(judged.read(tmp_path, LESSON)) == [learner, "ben"]
    assert judged.read(tmp_path, LESSON)[learner][0].verdicts["share"]["answer"] == f"a{end}b"
    told = same_codes([entries[-1] for entries in judged.read(tmp_path, LESSON).values()])
    assert len(told) == 1, "the code that two learners share is not hidden"
    file = tmp_path / "grades.csv"
    file.write_text("x")
    exported.note_exported(tmp_path, LESSON, file, {learner: [learner]})
    assert [one.place for one in exported.files_with(tmp_path, learner)] == [(learner,)]


def test_a_line_that_was_torn_off_or_changed_is_passed_over_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    journal.add(path, b'{"n": 1}', b'{"n": 2}')
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"2}", b"3}") + whole[:20])
    journal.add(path, b'{"n": 4}')
    assert list(journal.data_of(path)) == [b'{"n": 1}', b'{"n": 4}']
    assert journal.lost([path, tmp_path / "none.jsonl"]) == {path: 2}


def test_where_a_line_was_added_it_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    places = [journal.add(path, data) for data in (b"one", b"two", b"three")]
    assert places == list(journal.lines(path))
    with path.open("rb") as file:
        file.seek(places[1].start)
        assert journal.whole(file.read(places[1].size)) == b"two"


def test_a_line_of_before_there_were_checksums_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"learner": "anna"}\n')
    journal.add(path, b'{"learner": "ben"}')
    assert list(journal.data_of(path)) == [b'{"learner": "anna"}', b'{"learner": "ben"}']


def test_a_line_feed_inside_a_line_is_refused() -> None:
    with pytest.raises(ValueError, match="line feed"):
        journal.summed(b"a\nb")


def test_a_line_that_finds_no_room_is_taken_back_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.jsonl"
    journal.add(path, b"one")
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match=r"No space left on device: .*journal\.jsonl"):
            journal.add(path, b"two")
    assert path.read_bytes() == before
    journal.add(path, b"three")
    assert list(journal.data_of(path)) == [b"one", b"three"]
    assert journal.lost([path]) == {}


def test_a_line_of_which_a_part_found_room_is_taken_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    journal.add(path, b"one")
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 100, hard))
    try:
        with pytest.raises(OSError, match=r"File too large: .*journal\.jsonl"):
            journal.add(path, b"2" * 500)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before
