"""Taking one learner's lines out of a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.grading.forgetting.lines import at_places, count, of_journal, of_log, rows_of, take_out
from lessonkit.grading.journal import summed

NAMES = ["anna", "zoë 🦊 o'brien", 'a"b', "a\\b"]


@pytest.mark.parametrize("learner", NAMES)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_line_is_known_by_the_name_that_it_bears(learner: str, ascii_only: bool) -> None:
    line = json.dumps({"learner": learner, "x": 1}, ensure_ascii=ascii_only).encode()
    theirs = of_journal(learner)
    assert theirs(line + b"\n")
    assert theirs(summed(line))
    assert theirs(line[:-4]), "torn off, but it holds the name"
    assert not theirs(json.dumps({"learner": "ben", "note": f"not {learner}"}).encode())
    assert not theirs(b'{"learner": "ben"')


def test_the_others_lines_stay_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    lines = [
        b'{"began": "now"}\n',
        b'{"learner":"ben"}\n',
        b'{"learner": "anna"}\n',
        b"torn off\xff\n",
        b'{ "learner" :"cem" }',
    ]
    path.write_bytes(b"".join(lines))
    path.chmod(0o640)
    take_out(path, of_journal("anna"))
    assert path.read_bytes() == b"".join(lines[:2] + lines[3:])
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["x.jsonl"]


def test_a_file_of_which_nothing_is_left_goes(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"learner": "anna"}\n')
    take_out(path, of_journal("anna"))
    assert not path.exists()


def test_a_row_of_a_table_may_have_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    rows = ["student_id,reason\n", 'ben,"one\nanna,two"\n', 'anna,"one\ntwo\nthree"\n', "cem,\n", "anna,\n"]
    path.write_text("".join(rows))
    spans = rows_of(path, "anna", "student_id")
    take_out(path, at_places(spans))
    assert path.read_text() == rows[0] + rows[1] + rows[3]


def test_a_name_in_a_log_is_the_whole_name(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text("submitted/anna/x\nsubmitted/anna.adams/x\nsubmitted/joanna/x\nstudent 'anna'\n")
    assert count(path, of_log("anna")) == 2
