"""A course folder with real submissions, graded by the real nbgrader."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from lessonkit.exercises import Exercise
from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.locate import load_lesson
from tests.grading.loaded import environment, loaded

KIT = Path(__file__).parents[2]
LESSON = "04-who-is-deported"
SMALL_LESSON = "91-small-lesson"
CODE = "otter-maple-river"


class Course:
    """A copy of the kit's source and configuration in a folder of its own."""

    def __init__(self, root: Path, lesson: str = LESSON) -> None:
        self.root, self.lesson, self.log = root, lesson, ""
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(KIT / "nbgrader_config.py", root)
        if lesson == SMALL_LESSON:
            write_small_lesson(root / "solutions" / lesson)
            self.scomm("build")
        else:  # the kit's own lessons are built already
            shutil.copytree(KIT / "solutions" / lesson, root / "solutions" / lesson)

    def copied(self, root: Path) -> Course:
        """A copy of this course in another folder, with all that is in it."""
        shutil.copytree(self.root, root, symlinks=True)
        copy = object.__new__(Course)
        copy.root, copy.lesson, copy.log = root, self.lesson, ""
        return copy

    def nbgrader(self, *words: str) -> str:
        """Run an nbgrader command in the course; its output. Fails the test if nbgrader fails."""
        return self._run("nbgrader", *words)

    def scomm(self, *words: str) -> str:
        """Run one of the kit's commands in the course; its output. Fails the test if it fails."""
        return self._run("scomm", *words)

    def fails(self, *words: str) -> str:
        """Run a command that has to fail; its output."""
        well, said = loaded().run(words, self.root, environment())
        assert not well, said[-6000:]
        return said

    def _run(self, *words: str) -> str:
        well, said = loaded().run(words, self.root, environment())
        assert well, said[-6000:]
        return said

    def order(self) -> list[str]:
        """The ids of the exercises that are judged by machine, in the order of the notebook."""
        cells = (cell.metadata.get("nbgrader", {}) for cell in self.released().cells)
        return [marks["grade_id"] for marks in cells if marks.get("grade") and not marks.get("solution")]

    def same_deal(self, exercise: Exercise, one: str, other: str) -> bool:
        """True if two codes are dealt alike in what an exercise uses."""
        pools = load_lesson(self.root / "solutions" / self.lesson).pools
        deals = [vars(deal_for(code, pools)) for code in (one, other)]
        return all(deals[0][name] == deals[1][name] for name in exercise.uses)

    def generate(self) -> None:
        """Generate the release, with the gradebook that autograding needs."""
        self.nbgrader("generate_assignment", self.lesson, "--create", "--force")

    def released(self) -> NotebookNode:
        """The notebook that learners get."""
        return nbformat.read(self.root / "lessons" / self.lesson / f"{self.lesson}.ipynb", 4)

    def reference(self, code: str = CODE) -> NotebookNode:
        """The released notebook with every reference answer and a learner code filled in."""
        solved = nbformat.read(self.root / "solutions" / self.lesson / f"{self.lesson}.ipynb", 4)
        answers = {cell.metadata.nbgrader.grade_id: cell.source for cell in solved.cells if _is_answer(cell)}
        notebook = self.released()
        for cell in notebook.cells:
            if _is_answer(cell):
                cell.source = answers[cell.metadata.nbgrader.grade_id]
        fill_code(notebook, code)
        return notebook

    def submit(self, student: str, notebook: NotebookNode) -> None:
        """Put a notebook where nbgrader looks for submissions."""
        folder = self.root / "submitted" / student / self.lesson
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{self.lesson}.ipynb")

    def scores(self) -> dict[str, dict[str, tuple[float | None, float]]]:
        """Every student's automatic score and the points of each graded cell, from the gradebook."""
        query = """
            select student.id, cell.name, grade.auto_score, gc.max_score
            from grade join submitted_notebook sn on grade.notebook_id = sn.id
            join submitted_assignment sa on sn.assignment_id = sa.id
            join student on sa.student_id = student.id
            join grade_cells gc on grade.cell_id = gc.id join base_cell cell on gc.id = cell.id
        """
        found: dict[str, dict[str, tuple[float | None, float]]] = {}
        with sqlite3.connect(self.root / "gradebook.db") as book:
            for student, name, score, points in book.execute(query):
                found.setdefault(student, {})[name] = (score, points)
        return found

    def autograded(self, student: str) -> NotebookNode:
        """A submission after autograding."""
        return nbformat.read(self.root / "autograded" / student / self.lesson / f"{self.lesson}.ipynb", 4)


def write_small_lesson(folder: Path) -> None:
    """Write the authors' files of a lesson that takes no time to run: the tiny one of the authoring room, and more."""
    tiny, small = KIT / "tests/authoring/tiny/90-tiny-lesson", Path(__file__).parent / "small"
    folder.mkdir(parents=True)
    exercises = [(one / "exercises.py").read_text(encoding="utf-8") for one in (tiny, small)]
    (folder / "exercises.py").write_text("\n".join(exercises), encoding="utf-8")
    shutil.copy(small / "lesson.md", folder)


def fill_code(notebook: NotebookNode, code: str = CODE) -> None:
    """Write the learner code into the first code cell, as a learner would."""
    cell = next(cell for cell in notebook.cells if "learner_code =" in cell.source)
    cell.source = cell.source.replace('learner_code = ""', f'learner_code = "{code}"')


def write_answers(notebook: NotebookNode, answers: dict[str, str]) -> None:
    """Append code to the answer cells of the exercises named."""
    for cell in notebook.cells:
        id = cell.metadata.get("nbgrader", {}).get("grade_id", "").removesuffix("-answer")
        if _is_answer(cell) and id in answers:
            cell.source = f"{cell.source}\n{answers[id]}"


def drop_checks(notebook: NotebookNode) -> None:
    """Delete the check cells, as a learner does who cleans up."""
    notebook.cells = [
        cell
        for cell in notebook.cells
        if not (cell.metadata.get("nbgrader", {}).get("grade") and not cell.metadata.nbgrader.solution)
    ]


def drop_cells(notebook: NotebookNode, *ids: str) -> None:
    """Delete the answer cells and the check cells of the exercises named."""
    names = {name for id in ids for name in (id, f"{id}-answer")}
    notebook.cells = [
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") not in names
    ]


def _is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))
