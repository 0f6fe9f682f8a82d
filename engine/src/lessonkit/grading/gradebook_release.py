"""What nbgrader's gradebook remembers of a lesson as it was handed out."""

from __future__ import annotations

from nbgrader.api import Gradebook, MissingEntry

from lessonkit.grading.released import ReleasedCell


def released_cells(gradebook: Gradebook, notebook: str, assignment: str) -> tuple[ReleasedCell, ...]:
    """The cells of a released notebook, in its order; none if the gradebook does not know it.

    A cell that was withdrawn after the hand-out carries 0 points.
    """
    try:
        found = gradebook.find_notebook(notebook, assignment)
    except MissingEntry:
        return ()
    points = {cell.name: float(cell.max_score) for cell in found.grade_cells}
    solutions = {cell.name for cell in found.solution_cells}
    tasks = {cell.name for cell in found.task_cells}
    return tuple(
        ReleasedCell(
            name=cell.name,
            source=cell.source or "",
            checksum=cell.checksum,
            cell_type=str(cell.cell_type),
            locked=bool(cell.locked),
            solution=cell.name in solutions,
            points=points.get(cell.name),
        )
        for cell in found.source_cells
        if cell.name not in tasks
    )
