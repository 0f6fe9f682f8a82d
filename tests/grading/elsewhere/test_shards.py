"""A class in shards: machines without a key run it, this one makes the marks, and what is missing is said."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from scomm.errors import ScommError
from scomm.grading.batch.kept_runs import KeptRuns
from scomm.grading.elsewhere.job_file import JobFile
from scomm.grading.elsewhere.parts import Answers, Shard
from tests.grading.batch.table_by_table import tables
from tests.grading.course import SMALL_LESSON, Course
from tests.grading.elsewhere.conftest import ALIKE, UNREADABLE, copy_of
from tests.grading.elsewhere.nodes import Node
from tests.grading.elsewhere.page import blocks
from tests.grading.loaded import environment, loaded


@dataclass
class Run:
    """A class whose jobs were written and run elsewhere: the file of jobs, and the folder of parts."""

    jobs: Path
    parts: Path
    said: str


@pytest.fixture(scope="module")
def run(handed_in: Course, node: Node, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The class, as the page says: its jobs written here, and each shard run on a machine without a key."""
    course = copy_of(handed_in, tmp_path_factory.mktemp("writing") / "course")
    write, shards, _ = blocks("Shards")
    said = course.scomm(*write.split()[1:])
    shutil.copy(course.root / "jobs.zip", node.files)
    node.run(shards)
    assert not list((course.root).glob("answers/*"))
    assert not list((course.root).glob("autograded/*"))
    return Run(course.root / "jobs.zip", node.files / "parts", said)


def merge(course: Course, parts: Path) -> tuple[bool, str]:
    """Merge as the page says; whether all of it came, and what was said."""
    *_, line = blocks("Shards")
    words = [str(parts) if word == "parts" else word for word in line.split()]
    return loaded().run(words, course.root, environment())


def some_of(run: Run, folder: Path, *parts: str) -> Path:
    """A folder with a few of the parts."""
    folder.mkdir()
    for part in parts:
        shutil.copy(run.parts / part, folder)
    return folder


def test_the_marks_are_those_of_one_machine(run: Run, another: Course, graded_here: Course) -> None:
    well, _ = merge(another, run.parts)
    assert well
    assert tables(another.root / "gradebook.db") == tables(graded_here.root / "gradebook.db")


def test_the_machines_have_no_key_and_no_solutions(node: Node, run: Run) -> None:
    places = [node.files, *node.files.parents, node.source.parent]
    assert not [place for place in places if (place / "solutions").exists()]
    with zipfile.ZipFile(run.jobs) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist()]
    text = "".join(texts)
    (untouched,) = [one for one in texts if 'learner_code = \\"\\"' in one]
    names_of_mistakes = ("only-the-new", "taken-away", "boxes_taken_away", "half_of_it")
    assert not [word for word in names_of_mistakes if word in text]
    assert not [learner for learner in (*ALIKE, "zoe", UNREADABLE) if f'"{learner}"' in text]
    assert "deal.boxes" not in untouched


def test_learners_who_handed_in_the_same_share_a_job(run: Run) -> None:
    assert run.said.startswith("Wrote jobs.zip: 3 jobs for 4 submissions.")
    assert len(JobFile.read(run.jobs).ids) == 3


def test_a_missing_part_is_said_in_a_line_and_its_learners_stay_as_before(
    run: Run, another: Course, graded_here: Course, tmp_path: Path
) -> None:
    first = some_of(run, tmp_path / "first", "part-1-of-2.jsonl")
    well, said = merge(another, first)
    assert len(re.findall("^Part 2 of 2 is missing: .*$", said, re.MULTILINE)) == 1
    waiting = re.findall(r"\((.*)\)", next(one for one in said.splitlines() if "left as before" in one))[
        0
    ].split(", ")
    assert not well
    assert not [one for one in waiting if one in another.scores()]
    assert not [one for one in waiting if (another.root / "autograded" / one).exists()]
    assert merge(another, run.parts)[0]
    assert another.scores() == graded_here.scores()


def test_an_answer_that_comes_twice_counts_once(
    run: Run, another: Course, graded_here: Course, tmp_path: Path
) -> None:
    parts = some_of(run, tmp_path / "parts", "part-1-of-2.jsonl", "part-2-of-2.jsonl")
    shutil.copy(parts / "part-1-of-2.jsonl", parts / "again.jsonl")
    assert merge(another, parts)[0]
    assert another.scores() == graded_here.scores()
    kept = (another.root / "answers" / f"{SMALL_LESSON}.jsonl").read_text().splitlines()
    assert len(kept) == len(KeptRuns(another.root, SMALL_LESSON).last()) == 4


def test_a_torn_line_is_said_and_the_machine_goes_on_from_there(run: Run, node: Node, tmp_path: Path) -> None:
    parts = some_of(run, tmp_path / "parts", "part-1-of-2.jsonl", "part-2-of-2.jsonl")
    wanted = JobFile.read(run.jobs).ids
    larger = max(parts.iterdir(), key=lambda path: path.read_bytes().count(b"\n"))
    whole = larger.read_bytes()
    larger.write_bytes(whole[: whole.index(b"\n") + 40])
    answers = Answers.read([parts])
    without = [job for job in wanted if answers.find(job) is None]
    number = larger.name.split("-")[1]
    assert len(without) == 1
    assert list(answers.missing(wanted, without)) == [
        f"Part {number} of 2 is not whole: 1 of 2 jobs has no answer.",
        f"{larger.name} has 1 damaged line, passed over.",
    ]
    said = node.run(f"scomm run-jobs {run.jobs} --shard {number}/2 --out {parts}")
    assert "2 jobs, 1 of them answered before" in said
    assert all(Answers.read([parts]).find(job) for job in wanted)


def test_a_notebook_that_was_handed_in_again_waits_for_its_own_run(run: Run, another: Course) -> None:
    again = another.root / "submitted" / "zoe" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
    again.write_text(
        again.read_text().replace("quartz-lemon-hazel", "otter-maple-river").replace("import", "import  ", 1)
    )
    _, said = merge(another, run.parts)
    assert "left as before, since no answer has come back: 1 (zoe)" in said
    assert "zoe" not in another.scores()


def test_every_job_is_in_one_shard(run: Run) -> None:
    for of in (1, 2, 3, 20):
        for job in JobFile.read(run.jobs).ids:
            assert sum(Shard(number, of).has(job) for number in range(1, of + 1)) == 1


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b", "1/2/3", ""])
def test_what_is_no_shard_is_refused(text: str) -> None:
    with pytest.raises(ScommError, match="counted from 1, such as 3/20"):
        Shard.read(text)


def test_jobs_of_another_version_of_the_kit_are_refused(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "jobs.zip"
    with zipfile.ZipFile(run.jobs) as old, zipfile.ZipFile(other, "w") as new:
        facts = json.loads(old.read("jobs.json"))
        new.writestr("jobs.json", json.dumps(facts | {"kit": "0.0.1"}))
    with pytest.raises(ScommError, match=r"version 0\.0\.1 of the kit"):
        JobFile.read(other)


def test_half_a_file_of_jobs_is_refused(run: Run, tmp_path: Path) -> None:
    half = tmp_path / "jobs.zip"
    half.write_bytes(run.jobs.read_bytes()[:4000])
    with pytest.raises(ScommError, match="is not a whole file of jobs"):
        JobFile.read(half)


def test_the_slurm_script_runs_one_shard_with_slurms_numbers(run: Run, node: Node) -> None:
    (script,) = blocks("Slurm")
    said = node.run(script.replace("/20", "/2"), SLURM_ARRAY_TASK_ID="2", SLURM_CPUS_PER_TASK="1")
    assert "\nPart 2 of 2: " in said


def test_the_kubernetes_job_runs_the_shard_of_its_index(run: Run, node: Node) -> None:
    (text,) = blocks("Kubernetes")
    spec = yaml.safe_load(text)["spec"]
    *bash, script = spec["template"]["spec"]["containers"][0]["command"]
    assert bash == ["bash", "-c"]
    assert (spec["completionMode"], spec["completions"]) == ("Indexed", 20)
    said = node.run(script.replace("/20", "/2").replace("/class", "."), JOB_COMPLETION_INDEX="1")
    assert "\nPart 2 of 2: " in said


def test_each_runner_of_the_matrix_runs_a_shard_of_its_own(run: Run, node: Node) -> None:
    (text,) = blocks("Continuous integration")
    job = yaml.safe_load(text)["jobs"]["grade"]
    shards = job["strategy"]["matrix"]["shard"]
    (line,) = [step["run"] for step in job["steps"] if step.get("run", "").startswith("scomm")]
    assert f"/{len(shards)}" in line
    said = node.run(line.replace("${{ matrix.shard }}", "2").replace("/4", "/2"))
    assert "Part 2 of 2: " in said
