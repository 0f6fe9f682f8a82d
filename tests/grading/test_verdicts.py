"""Verdicts go into the check cells of a notebook, whatever its checks are about."""

from __future__ import annotations

import nbformat
import pytest
from msgspec.structs import replace
from nbformat import NotebookNode

from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.grading.sealed.job import Excess, Limits, Ran
from lessonkit.grading.verdicts import Judging, write_verdicts
from tests.exercises import tiny

LESSON = LessonInFull(tiny.LESSON, tiny.load)


def check_cell(id: str, points: float) -> NotebookNode:
    cell = nbformat.v4.new_code_cell(f'check("{id}")')
    cell.metadata["nbgrader"] = {
        "grade": True,
        "grade_id": f"{id}-check",
        "points": points,
        "solution": False,
    }
    return cell


def handed_over(value: object) -> list[dict]:
    return [{"answer": {"state": "answer", "value": value}, "learner": ""}]


def test_a_check_that_the_key_no_longer_has_costs_no_other_its_points() -> None:
    nb = nbformat.v4.new_notebook(cells=[check_cell("which-cellar", 2), check_cell("which-base", 1)])
    ran = Ran(messages={0: handed_over("b"), 1: handed_over("b")}, ending="done")
    of = Judging("90-tiny", LESSON, FoundCode("otter-maple-river", "first cell"), ran, Limits())
    judgement = write_verdicts(nb, of)
    assert {id: (one.state, one.score) for id, one in judgement.verdicts.items()} == {
        "which-cellar": ("recorded", 0),
        "which-base": ("right", 1),
    }
    assert [cell.outputs[0].data["text/plain"] for cell in nb.cells] == ["0", "1"]


@pytest.mark.parametrize(
    ("excess", "state"),
    [("memory", "out-of-memory"), ("processes", "unreadable"), ("cpu", "timed-out"), ("end", "unreadable")],
)
def test_an_answer_whose_cell_took_too_much_is_told_what_it_took(excess: Excess, state: str) -> None:
    cells = [nbformat.v4.new_code_cell("which_base = [0] * 10**12"), check_cell("which-base", 1)]
    blank = [{"answer": {"state": "blank"}, "learner": ""}]
    ran = Ran(messages={1: blank}, excess={0: excess}, ending="done")
    of = Judging("90-tiny", LESSON, FoundCode("otter-maple-river", "first cell"), ran, Limits())
    judgement = write_verdicts(nbformat.v4.new_notebook(cells=cells), of)
    assert judgement.verdicts["which-base"].state == state
    assert len(judgement.notes) == 1


@pytest.mark.parametrize(("version", "score"), [("1.0", 1), ("1.2", 0), ("", 0), ("99.9", 0)])
def test_a_notebook_of_an_earlier_version_is_judged_by_what_it_asked_and_the_instructor_is_told(
    version: str, score: float
) -> None:
    exercise = tiny.LESSON.exercise("which-base")
    later = replace(exercise, mistakes=tuple(replace(one, since="1.1") for one in exercise.mistakes))
    lesson = LessonInFull(replace(tiny.LESSON, version="1.2", exercises=(later,)), tiny.load)
    ran = Ran(messages={0: handed_over("a")}, ending="done")
    code = FoundCode("otter-maple-river", "first cell")
    nb = nbformat.v4.new_notebook(cells=[check_cell("which-base", 1)])
    judgement = write_verdicts(nb, Judging("90-tiny", lesson, code, ran, Limits(), version))
    assert judgement.verdicts["which-base"].score == score
    assert judgement.version == "1.2"
    told = [aside for aside in judgement.asides if "version 1.0" in aside and "version 1.2" in aside]
    assert len(told) == len(judgement.asides) == score


def test_where_the_kit_itself_fails_on_an_answer_the_others_are_judged_and_the_instructor_is_told() -> None:
    broken = replace(tiny.LESSON.exercise("which-base"), mistakes=None)
    lesson = LessonInFull(replace(tiny.LESSON, exercises=(broken,)), tiny.load)
    nb = nbformat.v4.new_notebook(cells=[check_cell("which-base", 1)])
    ran = Ran(messages={0: handed_over("a")}, ending="done")
    of = Judging("90-tiny", lesson, FoundCode("otter-maple-river", "first cell"), ran, Limits())
    judgement = write_verdicts(nb, of)
    assert judgement.verdicts["which-base"].reply.startswith(
        "The kit could not judge this answer (TypeError)"
    )
    (told,) = judgement.asides
    assert told.startswith(
        "The kit itself failed on the answer to which-base (TypeError), so its 0 is no judgement."
    )


def test_a_stopped_answer_cell_is_told_at_its_check_whatever_its_variable_holds() -> None:
    cells = [
        nbformat.v4.new_code_cell("which_base = 'b'\nwhile True:\n    pass"),
        check_cell("which-base", 1),
    ]
    nb = nbformat.v4.new_notebook(cells=cells)
    ran = Ran(messages={1: handed_over("b")}, late={0}, ending="done")
    of = Judging("90-tiny", LESSON, FoundCode("otter-maple-river", "first cell"), ran, Limits())
    verdict = write_verdicts(nb, of).verdicts["which-base"]
    assert (verdict.state, verdict.score) == ("timed-out", 0)
    assert verdict.reply.startswith("Your answer cell ran longer than 60 seconds")
    assert nb.cells[1].metadata["scomm"]["stopped"] == nb.cells[0].id


def test_an_answer_that_an_earlier_check_found_is_not_lost_by_a_later_try_that_was_stopped() -> None:
    sources = ["which_base = 'b'", "", "which_base = [0] * 10**12", ""]
    cells = [
        nbformat.v4.new_code_cell(source) if source else check_cell("which-base", 1) for source in sources
    ]
    del cells[3].metadata["nbgrader"]
    ran = Ran(messages={1: handed_over("b"), 3: handed_over("b")}, excess={2: "memory"}, ending="done")
    of = Judging("90-tiny", LESSON, FoundCode("otter-maple-river", "first cell"), ran, Limits())
    assert write_verdicts(nbformat.v4.new_notebook(cells=cells), of).verdicts["which-base"].state == "right"


def test_the_notes_tell_cells_that_ended_their_program_from_those_that_took_too_much() -> None:
    ran = Ran(excess={0: "end", 1: "end", 2: "memory"}, ending="done")
    of = Judging("90-tiny", LESSON, FoundCode("otter-maple-river", "first cell"), ran, Limits())
    notes = write_verdicts(nbformat.v4.new_notebook(cells=[]), of).notes
    assert [note.rpartition(":")[2].split(".")[0].strip() for note in notes] == ["1", "2"]
