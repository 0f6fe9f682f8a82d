"""What the gradebook is told of a lesson's cells, also when submissions have come already."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.api import Comment, Grade
from nbgrader.preprocessors import SaveCells
from nbgrader.utils import compute_checksum, is_solution


class SaveLessonCells(SaveCells):
    """nbgrader's step, which refuses any change of a lesson with submissions, made to keep all of them.

    An exercise that was taken out stays in the gradebook with 0 points: it counts for nobody, and no mark is
    deleted. A new one is added to every submission. An answer that a person reads counts as written,
    although it stands in a code cell.
    """

    def _create_grade_cell(self, cell: NotebookNode) -> None:
        super()._create_grade_cell(cell)
        if is_solution(cell):
            self.new_grade_cells[cell.metadata.nbgrader["grade_id"]]["cell_type"] = "markdown"

    def _create_notebook(self, nb: NotebookNode) -> None:
        try:
            super()._create_notebook(nb)
        except RuntimeError as error:
            if "submissions associated" not in str(error):
                raise
            self._change_with_submissions()

    def _change_with_submissions(self) -> None:
        book, notebook, assignment = self.gradebook, self.notebook_id, self.assignment_id
        for name, info in self.new_grade_cells.items():
            book.update_or_create_grade_cell(name, notebook, assignment, **info)
        for name, info in self.new_solution_cells.items():
            book.update_or_create_solution_cell(name, notebook, assignment, **info)
        for name, info in self.new_source_cells.items():
            book.update_or_create_source_cell(name, notebook, assignment, **info)
        for name in sorted(self.old_grade_cells - set(self.new_grade_cells)):
            self.log.warning("%s was taken out of %s: it counts 0 points for everybody", name, assignment)
            self._withdraw(name)
        self._add_places(
            sorted(set(self.new_grade_cells) - self.old_grade_cells),
            sorted(set(self.new_solution_cells) - self.old_solution_cells),
        )
        book.db.commit()

    def _withdraw(self, name: str) -> None:
        """Let an exercise count 0 points, and its cell have the checksum of one: nbgrader compares them."""
        book, place = self.gradebook, (name, self.notebook_id, self.assignment_id)
        book.find_grade_cell(*place).max_score = 0.0
        source = book.find_source_cell(*place)
        cell = new_code_cell(source.source)
        cell.metadata["nbgrader"] = {
            "grade_id": name,
            "grade": True,
            "points": 0.0,
            "solution": name in self.old_solution_cells,
            "locked": source.locked,
        }
        source.checksum = compute_checksum(cell)

    def _add_places(self, graded: list[str], answers: list[str]) -> None:
        """Give every submission a place for the mark of each new exercise, and for a comment on each answer."""
        book, notebook, assignment = self.gradebook, self.notebook_id, self.assignment_id
        submissions = book.find_notebook(notebook, assignment).submissions
        for name in graded:
            self.log.warning("%s is new in %s: grade the submissions again", name, assignment)
            cell = book.find_grade_cell(name, notebook, assignment)
            book.db.add_all(
                Grade(cell_id=cell.id, notebook_id=one.id, needs_manual_grade=False) for one in submissions
            )
        for name in answers:
            cell = book.find_solution_cell(name, notebook, assignment)
            book.db.add_all(Comment(cell_id=cell.id, notebook_id=one.id) for one in submissions)
