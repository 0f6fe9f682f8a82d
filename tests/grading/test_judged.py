"""The journal of a course is only ever added to, and survives what befalls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import answer
from lessonkit.grading.judged import Judgement, digest_of, graded, journal_path, not_graded, read, write

LESSON = "91-small-lesson"


def judgement() -> Judgement:
    found = Judgement(LESSON, "1.0", FoundCode("otter-maple-river", "first cell"))
    found.verdicts["share"] = Verdict("share", "right", 2, 2, "Yes.")
    found.answers["share"] = answer(0.5)
    return found


def test_what_was_judged_is_read_again_with_its_answers(tmp_path: Path) -> None:
    write(tmp_path, LESSON, graded("zoë 🦊", "d1", judgement()))
    (entry,) = read(tmp_path, LESSON)["zoë 🦊"]
    assert (entry.state, entry.digest, entry.code) == ("graded", "d1", "otter-maple-river")
    assert entry.verdicts["share"] == {
        "state": "right",
        "score": 2,
        "points": 2,
        "mistake": None,
        "answer": 0.5,
    }


def test_an_answer_that_is_nested_too_deep_is_judged_and_not_kept(tmp_path: Path) -> None:
    deep: object = "x"
    for _ in range(800):
        deep = [deep]
    found = judgement()
    found.answers["share"] = answer(deep)
    write(tmp_path, LESSON, graded("anna", "d1", found))
    (entry,) = read(tmp_path, LESSON)["anna"]
    assert (entry.verdicts["share"]["score"], entry.verdicts["share"]["answer"]) == (2, None)
    found.answers["share"] = answer([[1, [2]], {"a": [3]}])
    write(tmp_path, LESSON, graded("ben", "d1", found))
    assert read(tmp_path, LESSON)["ben"][0].verdicts["share"]["answer"] == [[1, [2]], {"a": [3]}]


def test_a_later_line_holds_and_the_earlier_one_stays(tmp_path: Path) -> None:
    write(tmp_path, LESSON, graded("anna", "d1", judgement()))
    before = journal_path(tmp_path, LESSON).read_bytes()
    write(tmp_path, LESSON, not_graded("anna", "d2", "It is empty.", "Hand in again."))
    assert journal_path(tmp_path, LESSON).read_bytes().startswith(before)
    assert [entry.state for entry in read(tmp_path, LESSON)["anna"]] == ["graded", "not-graded"]


def test_a_line_that_broke_off_costs_itself_alone(tmp_path: Path) -> None:
    write(tmp_path, LESSON, graded("anna", "d1", judgement()))
    path = journal_path(tmp_path, LESSON)
    path.write_bytes(path.read_bytes() + path.read_bytes()[:40])  # as after a power cut
    write(tmp_path, LESSON, graded("ben", "d2", judgement()))
    assert set(read(tmp_path, LESSON)) == {"anna", "ben"}


@pytest.mark.parametrize("line", ["[]", "3", '{"learner": 4}', "{", '{"learner": "x", "unknown": 1}'])
def test_a_strange_line_is_passed_over(tmp_path: Path, line: str) -> None:
    write(tmp_path, LESSON, graded("anna", "d1", judgement()))
    with journal_path(tmp_path, LESSON).open("a") as file:
        file.write(line + "\n")
    assert set(read(tmp_path, LESSON)) == {"anna"}


def test_a_digest_follows_content_and_names_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text("1")
    first = digest_of(tmp_path)
    (tmp_path / "a.ipynb").write_text("1")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "a.ipynb").write_text("0")
    assert digest_of(tmp_path) == first
    (tmp_path / "b.py").write_text("")
    assert digest_of(tmp_path) != first


def test_a_link_in_a_submission_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("1")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.ipynb").symlink_to(tmp_path / "secret")
    first = digest_of(folder)
    (tmp_path / "secret").write_text("2")
    assert digest_of(folder) == first
