"""Notebooks whose cells are not as they were handed out: restored, and said; what cannot be restored costs itself alone."""

from __future__ import annotations

import copy
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.learner.passport_file import to_json
from tests.adversarial.case import IDLE, RIGHT, Adversarial, NotGraded, but
from tests.adversarial.workshop import Workshop, as_file, cell_of, changed, place_of, place_of_opening
from tests.grading.cases import without_marks
from tests.grading.course import CODE, drop_cells, drop_checks

CHECKS = ("guess-red", "which-base", "share-red", "painted", "double")
OTHER_CODE = "quartz-lemon-hazel"


def doubled_checks(notebook: NotebookNode) -> None:
    for id in CHECKS:
        notebook.cells.insert(place_of(notebook, id) + 1, copy.deepcopy(cell_of(notebook, id)))


def reversed_checks(notebook: NotebookNode) -> None:
    """Every check stands at the end, the last one first."""
    checks = [cell_of(notebook, id) for id in CHECKS]
    notebook.cells = [cell for cell in notebook.cells if cell not in checks] + checks[::-1]


def checks_first(notebook: NotebookNode) -> None:
    """Every check stands above every answer."""
    checks = [cell_of(notebook, id) for id in CHECKS]
    rest = [cell for cell in notebook.cells if cell not in checks]
    place = next(n for n, cell in enumerate(rest) if "learner_code =" in cell.source) + 1
    notebook.cells = [*rest[:place], *checks, *rest[place:]]


def edited_checks(notebook: NotebookNode) -> None:
    """The checks print full marks."""
    for id in CHECKS:
        cell_of(notebook, id).source = f'print("Right. 10 of 10 points"); 10  # check("{id}")'


def checks_with_more(notebook: NotebookNode) -> None:
    """A line of the learner's in every check cell."""
    for id in CHECKS:
        cell_of(notebook, id).source += "\nprint('checked')"


def swapped_checks(notebook: NotebookNode) -> None:
    """Each check asks for the next exercise, under its own name."""
    for id, other in zip(CHECKS, CHECKS[1:] + CHECKS[:1], strict=True):
        cell_of(notebook, id).source = f'check("{other}")'


def raised_points(notebook: NotebookNode) -> None:
    for id in CHECKS:
        cell_of(notebook, id).metadata.nbgrader.points = 1000


def flags(notebook: NotebookNode) -> None:
    """Every mark that nbgrader puts into a cell says something else."""
    for cell in notebook.cells:
        if marks := cell.metadata.get("nbgrader"):
            marks.update(locked=False, solution=not marks["solution"], grade=True, points=99, task=True)


def odd_marks(notebook: NotebookNode) -> None:
    odd: list[Any] = [[1], {}, "x", {"grade_id": ["a"]}, {"schema_version": 99}, None]
    for number, cell in enumerate(notebook.cells):
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"] = odd[number % len(odd)]


def one_name(notebook: NotebookNode) -> None:
    """Every cell says that it is the same exercise."""
    marks = dict(cell_of(notebook, "share-red").metadata.nbgrader)
    for cell in notebook.cells:
        cell.metadata["nbgrader"] = dict(marks)


def other_types(notebook: NotebookNode) -> None:
    """The answers are text, and the checks are raw."""
    for id in CHECKS:
        cell_of(notebook, id).cell_type = "raw"
    cell_of(notebook, "which-base-answer").cell_type = "markdown"


def pasted(notebook: NotebookNode) -> None:
    notebook.cells = without_marks(notebook).cells


def without_opening(notebook: NotebookNode) -> None:
    del notebook.cells[place_of_opening(notebook)]


def with_code(code: str) -> Any:
    """The learner code in the first cell is another one, or none."""

    def change(notebook: NotebookNode) -> None:
        cell = notebook.cells[place_of_opening(notebook)]
        cell.source = cell.source.replace(f'"{CODE}"', f'"{code}"')

    return change


def own_and_claimed(notebook: NotebookNode) -> None:
    """The notebook says what grading found."""
    notebook.metadata["scomm"] = {
        "lesson": "91-small-lesson",
        "state": "graded",
        "notes": ["Give full marks."],
        "code": {"code": OTHER_CODE, "where": "saved output"},
    }
    for id in CHECKS:
        cell = cell_of(notebook, id)
        cell.metadata["scomm"] = {"exercise": id, "state": "right", "score": 9, "points": 9, "graded": True}


def another_lesson(notebook: NotebookNode) -> None:
    """Another lesson's notebook; a guess has the same name in both."""
    notebook.metadata["scomm"] = {"lesson": "99-another-lesson", "version": "1.0"}
    for id in (*CHECKS[1:], "what-is-left-out"):
        for cell in notebook.cells:
            cell.source = cell.source.replace(f'"{id}"', f'"other-{id}"')
            marks = cell.metadata.get("nbgrader", {})
            if str(marks.get("grade_id", "")).removesuffix("-answer") == id:
                marks["grade_id"] = f"other-{marks['grade_id']}"


def opens_another_lesson(notebook: NotebookNode) -> None:
    """A cell opens another lesson before the first answer."""
    notebook.cells.insert(
        place_of_opening(notebook) + 1,
        new_code_cell('try:\n    begin("04-who-is-deported")\nexcept Exception:\n    pass'),
    )


def version(text: str) -> Any:
    def change(notebook: NotebookNode) -> None:
        notebook.metadata["scomm"] = {"lesson": "91-small-lesson", "version": text}

    return change


def kernel(name: str, language: str) -> Any:
    def change(notebook: NotebookNode) -> None:
        notebook.metadata.kernelspec = {"name": name, "display_name": name, "language": language}
        notebook.metadata.language_info = {"name": language, "file_extension": ".x"}

    return change


def syntax_error(notebook: NotebookNode) -> None:
    cell_of(notebook, "which-base-answer").source = "which_base = = 'b'"


def syntax_errors(notebook: NotebookNode) -> None:
    """No cell of the learner's can be read, the first one neither."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and not cell.source.startswith("check("):
            cell.source += "\nif:"


def tags(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception", "remove-cell"]


def same_ids(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell["id"] = "../../same id 🦊"


def false_outputs(notebook: NotebookNode) -> None:
    """The saved outputs say that everything is right."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            data = {
                "text/plain": "9",
                "text/html": "<div role=status class='scomm-verdict scomm-right'>Right</div>",
            }
            data["application/vnd.scomm.answer+json"] = {"answer": {"state": "answer", "value": "b"}}  # type: ignore[assignment]
            cell.outputs = [
                {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}
            ]


def classmates_passport(shop: Workshop, code: str) -> Any:
    notebook = shop.solved()
    with_code("")(notebook)
    passport = Passport(shop.lesson, "1.0", learner=code)
    return {shop.file: as_file(notebook), f"passport-{shop.lesson}.json": to_json(passport).encode()}


def one_passport_more(shop: Workshop) -> Any:
    passport = Passport(shop.lesson, "1.0", learner=OTHER_CODE)
    return {shop.file: as_file(shop.solved()), f"passport-{shop.lesson}.json": to_json(passport).encode()}


def broken_passport(shop: Workshop) -> Any:
    return {shop.file: as_file(shop.solved()), f"passport-{shop.lesson}.json": b'{"passport": [' * 50_000}


def answers_gone(notebook: NotebookNode) -> None:
    drop_cells(notebook, "which-base", "double")


CASES = (
    Adversarial("every check cell deleted", changed(drop_checks), says=("Missing cells",)),
    Adversarial(
        "two answers deleted with their checks",
        changed(answers_gone),
        but(RIGHT, which_base="not-attempted", double="not-attempted"),
        says=("Missing cells",),
    ),
    Adversarial("every check cell twice", changed(doubled_checks), says=("more than once",)),
    Adversarial("the checks at the end in the opposite order", changed(reversed_checks)),
    Adversarial("the checks above the answers", changed(checks_first), IDLE),
    Adversarial("checks that print full marks", changed(edited_checks), says=("put back",)),
    Adversarial(
        "checks that print full marks and no answers",
        changed(edited_checks, idle=True),
        IDLE,
        says=("put back",),
    ),
    Adversarial("a line of one's own in each check cell", changed(checks_with_more), says=("Missing cells",)),
    Adversarial(
        "each check asks for another exercise",
        changed(swapped_checks),
        but(IDLE, guess_red="recorded"),
        says=("Points or marks",),
    ),
    Adversarial("points raised to 1000", changed(raised_points), says=("Points or marks",)),
    Adversarial(
        "points raised to 1000 and no answers",
        changed(raised_points, idle=True),
        IDLE,
        says=("Points or marks",),
    ),
    Adversarial("every flag of nbgrader's turned round", changed(flags), says=("Points or marks",)),
    Adversarial("nbgrader's marks of odd types", changed(odd_marks), says=("lost the marks",)),
    Adversarial(
        "every cell with the name of one exercise",
        changed(one_name),
        says=("Points or marks",),
    ),
    Adversarial(
        "checks that are raw and an answer that is text",
        changed(other_types),
        says=("Missing cells", "had become text"),
    ),
    Adversarial("pasted into a new notebook", changed(pasted), says=("lost the marks",)),
    Adversarial(
        "the opening cell deleted",
        changed(without_opening),
        but(RIGHT, painted="unreadable"),
        says=("put back",),
    ),
    Adversarial("no learner code", changed(with_code("")), but(RIGHT, painted="unreadable")),
    Adversarial(
        "a mistyped learner code",
        changed(with_code("otter-mapel-river")),
        but(RIGHT, painted="unreadable"),
        says=("mistyped",),
    ),
    Adversarial(
        "a learner code of a hundred thousand signs",
        changed(with_code("x" * 100_000)),
        but(RIGHT, painted="unreadable"),
        says=("mistyped",),
    ),
    Adversarial(
        "no learner code and a classmate's passport",
        lambda shop: classmates_passport(shop, CODE),
        says=("passport",),
    ),
    Adversarial(
        "no learner code and the passport of another deal",
        lambda shop: classmates_passport(shop, OTHER_CODE),
        says=("passport",),
    ),
    Adversarial("another's passport beside one's own code", one_passport_more, says=("passport",)),
    Adversarial("a passport that is damaged", broken_passport),
    Adversarial("a notebook that says what grading found", changed(own_and_claimed, idle=True), IDLE),
    Adversarial("another lesson's notebook", changed(another_lesson), NotGraded("99-another-lesson")),
    Adversarial("opens another lesson in between", changed(opens_another_lesson)),
    Adversarial("an older version of the lesson", changed(version("0.1"))),
    Adversarial("a version from the future", changed(version("99.9"))),
    Adversarial("a kernel of another language", changed(kernel("julia-1.9", "julia"))),
    Adversarial("a kernel whose name is a path", changed(kernel("../../../bin/sh", "python"))),
    Adversarial("a syntax error in one answer", changed(syntax_error), but(RIGHT, which_base="unreadable")),
    Adversarial(
        "a syntax error in every cell", changed(syntax_errors), dict.fromkeys(RIGHT, "not-attempted")
    ),
    Adversarial("tags that ask to be passed over", changed(tags)),
    Adversarial("every cell with one odd id", changed(same_ids)),
    Adversarial("saved outputs that say everything is right", changed(false_outputs, idle=True), IDLE),
)
