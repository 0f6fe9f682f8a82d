"""A fork of a process that has the libraries loaded hands over what an ordinary Jupyter kernel does (`make prove`)."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from lessonkit.authoring.build import lesson_ids
from lessonkit.exercises.learner.handover import MIME
from lessonkit.grading.fences.proving import chosen
from lessonkit.grading.judge.judge import Judge
from lessonkit.grading.judge.set_up import SetUp
from lessonkit.grading.sealed.job import Job, Limits
from lessonkit.grading.sealed.serving import run
from tests.grading.course import KIT, Course

pytestmark = pytest.mark.proof


@pytest.mark.parametrize("lesson", lesson_ids(KIT))
def test_of_each_reference_answer_the_same_is_handed_over(lesson: str, tmp_path: Path) -> None:
    course = Course(tmp_path / "course", lesson)
    course.generate()
    with contextlib.closing(Judge(SetUp.of(KIT / "solutions", lesson))) as judge:
        job = judge.prepare(course.reference(), {}, Limits()).job
    handed = run(job, chosen().fence).messages
    assert set(handed) == set(job.asks)
    assert all(handed.values())
    assert handed == in_an_ordinary_kernel(job, tmp_path)


def in_an_ordinary_kernel(job: Job, folder: Path) -> dict[int, list[Any]]:
    """What a kernel that nbclient starts hands over at each check; no fence stands around it."""
    env = dict(os.environ)
    for name, files in job.folders.items():
        env[name] = str(folder / name)
        for file, content in files.items():
            (folder / name).mkdir(exist_ok=True)
            (folder / name / file).write_bytes(content)
    run_here = {
        index: new_code_cell(job.asks.get(index, cell["source"]))
        for index, cell in enumerate(job.cells)
        if cell["cell_type"] == "code"
    }
    notebook = new_notebook(cells=list(run_here.values()))
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
    client.execute(env=env)
    return {
        index: [one["data"][MIME] for one in cell.outputs if MIME in one.get("data", {})]
        for index, cell in zip(run_here, notebook.cells, strict=True)
        if index in job.asks
    }
