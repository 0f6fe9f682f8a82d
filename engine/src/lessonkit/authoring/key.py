"""Write the instructors' key of a lesson: the solution, run, with notes below each exercise."""

from __future__ import annotations

import os
import shutil
import tempfile
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from lessonkit.authoring.build import compiled, lesson_folder
from lessonkit.authoring.cells import BEGIN, END, cell_id, prose_cell
from lessonkit.authoring.generate import LEFT_BEHIND
from lessonkit.authoring.key_notes import notes_markdown
from lessonkit.course import SET_OUTSIDE, course
from lessonkit.data import load as load_dataset
from lessonkit.errors import KitError
from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Lesson, Load
from lessonkit.tokens import CODE as CODE_COLOURS
from lessonkit.tokens import QUIET
from lessonkit.wholefile import place_file

CODE = "otter-maple-river"
"""The learner code that keys are written for, so that the key is the same on every run."""

_PAGE = """{% extends 'lab/index.html.j2' %}
{% block html_head_js %}{% endblock %}
{% block jupyter_widgets %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
{% block html_head_css %}<style>
.highlight pre { white-space: pre-wrap !important; }
.highlight .c1 { color: COMMENT !important; } .highlight .mi { color: NUMBER !important; }
.highlight .ow { color: OPERATOR !important; }
.jp-InputPrompt, .jp-OutputPrompt { color: QUIET !important; opacity: 1 !important; }
.jp-RenderedHTMLCommon a:not(.anchor-link) { text-decoration: underline !important; }
</style>{% endblock %}"""
for name, colour in {**CODE_COLOURS, "quiet": QUIET}.items():
    _PAGE = _PAGE.replace(name.upper(), colour)
_PLOTLY = "application/vnd.plotly.v1+json"
_WIDGET = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class KeyFiles:
    """The key of a lesson as a page to read and as a notebook to run."""

    page: Path
    notebook: Path


def write_key(
    lesson_id: str, course_root: Path, out: Path | None = None, *, load: Load = load_dataset
) -> KeyFiles:
    """Run the solution of a lesson and write its key to `out` (`build/key` of the course).

    The page needs no network. A `KitError` names the cell if the solution does not run.
    """
    folder = lesson_folder(lesson_id, course_root)
    lesson = load_lesson(folder)
    notebook = _run(compiled(folder, for_instructors=True), folder, lesson)
    _annotate(notebook, lesson, load)
    target = out or course_root / "build" / "key"
    return KeyFiles(
        place_file(target / f"{lesson_id}.html", key_page(notebook, f"Key: {lesson_id}").encode()),
        place_file(target / f"{lesson_id}.ipynb", (nbformat.writes(notebook).rstrip("\n") + "\n").encode()),
    )


def key_page(notebook: NotebookNode, title: str) -> str:
    """A notebook with outputs as one HTML page that loads nothing from elsewhere."""
    from nbconvert import HTMLExporter

    notebook = deepcopy(notebook)
    for cell in notebook.cells:  # a page can't draw a bare figure: the notes print its points
        if cell.cell_type == "code":
            cell.outputs = [one for one in cell.outputs if set(one.get("data", {"text": ""})) != {_PLOTLY}]
    exporter = HTMLExporter(raw_template=_PAGE, embed_images=True)
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": title}})
    return page


def _run(notebook: NotebookNode, folder: Path, lesson: Lesson) -> NotebookNode:
    """Execute a source notebook in a copy of its folder, so that the authors' folder stays as it is."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    with tempfile.TemporaryDirectory(prefix="scomm-key-", ignore_cleanup_errors=True) as name:
        copy = Path(name, "solutions", folder.name)
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
        passports.write(
            Passport(lesson.id, lesson.version, learner=CODE), passports.path_for(lesson.id, copy)
        )
        client = NotebookClient(
            notebook,
            timeout=120,
            kernel_name="python3",
            extra_arguments=["--log-level=40"],
            store_widget_state=False,
            record_timing=False,
        )
        try:
            client.execute(cwd=str(copy), env={**os.environ, SET_OUTSIDE: str(course().folder)})
        except CellExecutionError as error:
            raise KitError(
                f"The solution of {lesson.id} does not run: {error.ename}: {error.evalue}.",
                do="Run its source notebook in JupyterLab to see where.",
            ) from None
    return notebook


def _annotate(notebook: NotebookNode, lesson: Lesson, load: Load) -> None:
    """Put the notes for instructors below each check, and drop what only nbgrader needs."""
    deal = deal_for(CODE, lesson.pools)
    checks = {cell_id(lesson.id, "check", exercise.id): exercise for exercise in lesson.exercises}
    cells: list[Any] = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.metadata = {}
            lines = cell.source.splitlines()
            for output in cell.outputs:
                output.get("data", {}).pop(
                    _WIDGET, None
                )  # a page without a kernel shows what stands beside it
            cell.source = "\n".join("# Solution" if line == BEGIN else line for line in lines if line != END)
        cells.append(cell)
        if cell.id in checks:
            exercise = checks[cell.id]
            notes = prose_cell(notes_markdown(exercise, lesson, deal, load))
            notes["id"] = cell_id(lesson.id, "notes", exercise.id)
            cells.append(notes)
    notebook.cells = cells
