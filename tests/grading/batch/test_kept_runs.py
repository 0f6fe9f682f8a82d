"""Kept runs outlive whatever happens to the process or the disk: what is whole is found, what is torn is passed over."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.grading.batch.kept_runs import Kept, KeptRuns, seconds_by_exercise
from lessonkit.grading.batch.preparing import Submission
from lessonkit.grading.run_and_judge import Prepared
from lessonkit.grading.sealed.job import Job, Limits, Ran

CELLS = [new_code_cell("x = 1"), new_code_cell('check("which-base")'), new_markdown_cell("# Words"), new_code_cell("y = 2"), new_code_cell('check("share-red")')]  # fmt: skip
RAN = Ran(
    outputs={0: [{"output_type": "stream", "name": "stdout", "text": "🦊"}]},
    messages={1: [{"answer": {"state": "answer", "value": "b"}, "learner": "otter-maple-river"}]},
    late={3},
    excess={0: "memory"},
    seconds={0: 0.25, 1: 0.5, 3: 2.0, 4: 0.125},
    ending="done",
    fence="landlock",
)


def run_of(learner: str, job: str = "a") -> Kept:
    notebook = new_notebook(cells=CELLS, metadata={"scomm": {"notes": ["told"], "asked": "1.1"}})
    code = FoundCode("otter-maple-river", "passport", nearest=("maple",))
    prepared = Prepared("91-small-lesson", notebook, code, Job(tuple(CELLS), {1: "ask b", 4: "ask s"}, limits=Limits(9)))  # fmt: skip
    return Kept.of(Submission(learner, Path("."), "digest", prepared, job), RAN, "1.0")


@pytest.fixture
def runs(tmp_path: Path) -> KeptRuns:
    runs = KeptRuns(tmp_path, "91-small-lesson")
    for learner in ("anna", "ben"):
        runs.keep(run_of(learner))
    return runs


def again(runs: KeptRuns) -> KeptRuns:
    """The same runs as a later process finds them."""
    return KeptRuns(runs.path.parent.parent, "91-small-lesson")


def test_a_kept_run_comes_back_as_it_was(runs: KeptRuns) -> None:
    kept = again(runs).find("anna", "a")
    assert kept is not None
    assert kept.ran() == RAN
    assert kept.ran(outputs=False).outputs == {}
    assert (kept.found_code().nearest, kept.ran_with().cell_seconds, kept.told) == (("maple",), 9, ["told"])
    assert (kept.version, kept.asked_in) == ("1.0", "1.1")  # of the key, and of the notebook


def test_a_run_that_an_earlier_kit_kept_is_of_no_version(runs: KeptRuns) -> None:
    plain = msgspec.to_builtins(run_of("anna"))
    del plain["asked_in"]
    assert msgspec.convert(plain, Kept).asked_in == ""


def test_a_run_is_found_by_its_learner_and_its_job_alone(runs: KeptRuns) -> None:
    assert runs.find("anna", "b") is None
    assert again(runs).find("cleo", "a") is None


def test_a_line_that_was_torn_off_is_passed_over_and_the_next_is_whole(runs: KeptRuns) -> None:
    whole = runs.path.read_bytes()
    for cut in (2, 40, len(whole) // 3):
        runs.path.write_bytes(whole[:-cut])
        later = again(runs)
        assert later.find("anna", "a") is not None
        assert later.find("ben", "a") is None
        later.keep(run_of("ben"))
        assert {*again(runs).last()} == {"anna", "ben"}


def test_a_line_that_was_changed_is_no_run(runs: KeptRuns) -> None:
    runs.path.write_bytes(runs.path.read_bytes().replace(b'"learner":"ben"', b'"learner":"leo"'))
    assert {*again(runs).last()} == {"anna"}


def test_the_last_run_of_a_learner_counts(runs: KeptRuns) -> None:
    runs.keep(run_of("anna", "b"))
    assert {learner: kept.job for learner, kept in again(runs).last().items()} == {"anna": "b", "ben": "a"}


def test_an_exercise_took_what_its_cells_took() -> None:
    assert seconds_by_exercise(CELLS, RAN) == {"which-base": 0.75, "share-red": 2.125}
