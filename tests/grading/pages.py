"""A course whose submissions are cleaned, and marked as the steps of grading mark them, for tests of the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from scomm.grading.clean_step import WRITTEN

from scomm.exercises.locate import load_lesson
from tests.grading.course import KIT, Course

STEPS = """
import sys
sys.path.insert(0, {kit!r})
from scomm.grading.clean_step import CleanOutputs
from tests.grading.pages import Entitle
if CleanOutputs not in c.Autograde.autograde_preprocessors:
    place = c.Autograde.autograde_preprocessors.index(ExecuteAndJudge) + 1
    c.Autograde.autograde_preprocessors[place:place] = [Entitle, CleanOutputs]
"""


class Entitle(NbGraderPreprocessor):
    """Writes titles and states beside the verdicts, and says which objects are the grader's own."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        lesson = load_lesson(KIT / "solutions" / resources["nbgrader"]["assignment"])
        nb.metadata["scomm"] = {
            "lesson": lesson.id,
            "title": "",
            "version": lesson.version,
            "state": "graded",
        }
        written: list[object] = [nb.metadata["scomm"]]
        titles = {one.id: one.title for one in lesson.exercises}
        for cell in nb.cells:
            cell.metadata.pop("scomm", None)
            marks = cell.metadata.get("nbgrader", {})
            if not marks.get("grade"):
                continue
            said = {"exercise": marks["grade_id"], "title": titles[marks["grade_id"]], "state": "waiting"}
            if not marks["solution"]:
                html = cell.outputs[0].data["text/html"]
                said["state"] = html.split("scomm-verdict scomm-")[1].split("'")[0]
                said |= {"points": marks["points"], "score": float(cell.outputs[0].data["text/plain"])}
                written.append(cell.outputs[0])
            cell.metadata["scomm"] = said
            written.append(cell.metadata["scomm"])
        resources[WRITTEN] = written
        return nb, resources


def cleaned_course(root: Path, lesson: str) -> Course:
    """A course like any other, with the steps above."""
    course = Course(root, lesson)
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(STEPS.format(kit=str(KIT)))
    return course
