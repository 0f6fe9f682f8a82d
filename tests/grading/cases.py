"""Submissions as learners hand them in, honest and hostile, with the marks that each deserves.

The same cases go through the real nbgrader twice: with a small lesson in `make test`, with the kit's lessons in
`make prove`. `wanted` is None where nothing can be graded, and the reason must then be told.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from lessonkit.exercises import Lesson
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.learner.passport_file import to_json
from tests.grading.course import CODE, Course, drop_cells, drop_checks, fill_code, write_answers

OTHER_CODE = "quartz-lemon-hazel"
Marks = dict[str, float]


@dataclass
class Case:
    """One submission: who hands it in, what it does, its files, and the marks that each exercise should get."""

    learner: str
    what: str
    notebook: NotebookNode | bytes
    wanted: Marks | None
    reason: str = ""
    name: str = ""
    beside: dict[str, bytes] = field(default_factory=dict)
    reads: bool = True
    """Whether a person has to read the written answer."""

    def files(self, lesson: str) -> dict[str, bytes]:
        """The files that the learner hands in, by name."""
        content = self.notebook
        if not isinstance(content, bytes):
            content = json.dumps(content).encode()  # as it is, however odd
        return {self.name or f"{lesson}.ipynb": content, **self.beside}

    def hand_in(self, course: Course) -> Path:
        """Put the files where a learner's submission lies; returns the folder."""
        folder = course.root / "submitted" / self.learner / course.lesson
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files(course.lesson).items():
            (folder / name).write_bytes(content)
        return folder


class Cases:
    """Builds the cases for one lesson of a course."""

    def __init__(self, course: Course, lesson: Lesson) -> None:
        self.course, self.lesson = course, lesson
        self.automatic = [one for one in lesson.exercises if not one.graded_by_hand]
        self.ids = [id for id in course.order() if id in {one.id for one in self.automatic}]
        self.full: Marks = {id: float(lesson.exercise(id).points) for id in self.ids}
        self.none: Marks = dict.fromkeys(self.full, 0.0)
        self.dealt = [id for id in self.ids if lesson.exercise(id).uses]
        self.written = next(one.id for one in lesson.exercises if one.graded_by_hand)
        # an answer that is a plain value, whose cell can be copied and cut
        self.plain = next(
            id for id in self.ids if lesson.exercise(id).kind in ("choice", "number") and id not in self.dealt
        )

    def solved(self, code: str = CODE) -> NotebookNode:
        return self.course.reference(code)

    def empty(self) -> NotebookNode:
        notebook = self.course.released()
        fill_code(notebook)
        return notebook

    def without(self, *ids: str) -> Marks:
        return {**self.full, **dict.fromkeys(ids, 0.0)}

    def variable(self, id: str) -> str:
        return self.lesson.exercise(id).variable


def cell_of(notebook: NotebookNode, name: str) -> NotebookNode:
    """The cell with this nbgrader name."""
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def place_of(notebook: NotebookNode, name: str) -> int:
    """Where the cell with this nbgrader name stands."""
    return notebook.cells.index(cell_of(notebook, name))


def without_marks(notebook: NotebookNode) -> NotebookNode:
    """A notebook into which all cells were pasted: nothing but their sources came along."""
    pasted = nbformat.v4.new_notebook()
    for cell in notebook.cells:
        make = new_code_cell if cell.cell_type == "code" else new_markdown_cell
        pasted.cells.append(make(cell.source))
    return pasted


def honest(of: Cases) -> Iterator[Case]:
    """What learners hand in who mean well."""
    full, plain, written = of.full, of.plain, of.written
    yield Case("anna.adams", "everything right", of.solved(), full)
    yield Case(
        "zoë 🦊 o'brien",
        "everything right, under a name with an emoji, a quote and spaces",
        of.solved(),
        full,
    )
    yield Case("a[1]b", "a name that nbgrader's pattern would not match", of.solved(), full)
    yield Case("..hidden", "a name that begins with dots", of.solved(), full)
    yield Case("untouched", "the notebook as it was handed out", of.course.released(), of.none, reads=False)

    notebook = of.solved()
    drop_checks(notebook)
    yield Case("eva.evans", "every check cell deleted", notebook, full)

    notebook = of.solved()
    drop_cells(notebook, plain, of.ids[-1])
    yield Case("finn.fox", "two answers deleted with their checks", notebook, of.without(plain, of.ids[-1]))

    notebook = of.solved()
    for name in (f"{plain}-answer", plain, written):
        notebook.cells.insert(place_of(notebook, name) + 1, copy.deepcopy(cell_of(notebook, name)))
    yield Case("gina.gray", "an answer, a check and the written answer copied", notebook, full)

    notebook = of.solved()
    scratch = copy.deepcopy(cell_of(notebook, f"{plain}-answer"))
    scratch.source = cell_of(of.course.released(), f"{plain}-answer").source
    notebook.cells.insert(place_of(notebook, plain) + 1, scratch)
    yield Case("gina.two", "a scratch copy of an answer cell below its check", notebook, full)

    yield Case("hugo.hill", "a second download", of.solved(), full, name=f"{of.course.lesson} (1).ipynb")
    text = nbformat.writes(of.solved(), 4)
    yield Case(
        "kim.kaya",
        "a byte order mark and Windows' line ends",
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        full,
    )
    yield Case(
        "leo.lang", "a file that breaks off", text[: len(text) // 2].encode(), None, reason="end is missing"
    )
    yield Case("mia.moss", "an empty file", b"", None, reason="empty")
    yield Case(
        "ines.ito", "another lesson's notebook", _other_lesson(of.solved()), None, reason="99-another-lesson"
    )
    scratch = nbformat.v4.new_notebook(cells=[new_code_cell("1 + 1")])
    yield Case("noa.none", "a scratch notebook", scratch, None, reason="Nothing in this notebook")
    old = (
        nbformat.v4.downgrade(nbformat.v4.downgrade_minor(of.solved()))
        if hasattr(nbformat.v4, "downgrade_minor")
        else nbformat.convert(of.solved(), 3)
    )
    yield Case("jack.jones", "notebook format 3", json.dumps(old).encode(), full)

    long = of.solved()
    cell_of(long, f"{plain}-answer").source += "\nprint('x' * 30_000_000)"
    yield Case("nina.nash", "prints 30 MB", long, full)
    yield Case("omar.orr", "no learner code", of.solved(code=""), of.without(*of.dealt))
    yield Case(
        "uma.ude", "a mistyped learner code", of.solved(code="otter-mapel-river"), of.without(*of.dealt)
    )
    yield Case(
        "pia.park", "no code, and a classmate's passport", of.solved(code=""), full, beside={f"passport-{of.course.lesson}.json": _passport(of, CODE)}
    )  # fmt: skip

    notebook = of.solved(code="")
    first = next(cell for cell in notebook.cells if "learner_code =" in cell.source)
    said = f"Lesson open: {of.course.lesson}, version 1\nLearner code: {CODE}."
    first.outputs = [nbformat.v4.new_output("display_data", data={"text/plain": said})]
    yield Case("hope.hart", "the code stands in the first cell's saved output alone", notebook, full)

    notebook = of.solved()
    notebook.cells.insert(place_of(notebook, f"{of.ids[0]}-answer"), new_code_cell("while True:\n    pass"))
    yield Case("quin.quist", "an endless loop before the first exercise", notebook, full)

    notebook = of.solved()
    swallow = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except:\n        pass"
    notebook.cells.insert(place_of(notebook, f"{of.ids[1]}-answer"), new_code_cell(swallow))
    yield Case("fay.ford", "a loop that swallows interrupts", notebook, full)

    middle = len(of.ids) // 2
    notebook = of.solved()
    write_answers(notebook, {of.ids[middle]: "import os\nos._exit(1)"})
    yield Case("rosa.ruiz", "a cell ends its own process half-way", notebook, of.without(of.ids[middle]))

    notebook = of.solved()
    cell_of(notebook, f"{plain}-answer").source = f"{of.variable(plain)} = = 1"
    yield Case("sam.stone", "a syntax error in one answer", notebook, of.without(plain))

    notebook = of.solved()
    write_answers(notebook, {plain: "1 / 0"})
    yield Case("ida.ivers", "an answer set, and then an error in the same cell", notebook, full)

    yield Case("vera.vogt", "pasted into a new notebook", without_marks(of.solved()), full)

    notebook = of.solved()
    cell = cell_of(notebook, f"{plain}-answer")
    cell.source = (
        f"from my_tools import given\n{cell.source}\n{of.variable(plain)} = given({of.variable(plain)})"
    )
    yield Case(
        "greg.gold",
        "a module of one's own beside the notebook",
        notebook,
        full,
        beside={"my_tools.py": b"def given(x):\n    return x\n"},
    )

    notebook = of.solved()
    answer = cell_of(notebook, f"{plain}-answer")
    right, answer.source = answer.source, f"{of.variable(plain)} = 'zz'"
    notebook.cells.insert(place_of(notebook, plain) + 1, new_code_cell(right))
    yield Case(
        "ike.irons", "the right answer in a cell of one's own below the check", notebook, of.without(plain)
    )

    notebook = of.solved()
    moved = notebook.cells.pop(place_of(notebook, plain))
    notebook.cells.insert(place_of(notebook, f"{plain}-answer"), moved)
    yield Case("ella.eck", "a check moved above its answer", notebook, of.without(plain))

    notebook = of.solved()
    answer, check = cell_of(notebook, f"{plain}-answer"), cell_of(notebook, plain)
    check.source = f"{answer.source}\n{check.source}"
    answer.source = cell_of(of.course.released(), f"{plain}-answer").source
    yield Case("cy.cole", "an answer typed into the check cell", notebook, full)

    notebook = of.solved()
    notebook.cells = [cell for cell in notebook.cells if "learner_code =" not in cell.source]
    yield Case("ivy.ives", "the first cell deleted", notebook, of.without(*of.dealt))

    notebook = of.solved()
    cell = cell_of(notebook, plain)
    cell.source = 'check("an-older-name")'
    cell.metadata.nbgrader.grade_id = "an-older-name"
    cell_of(notebook, f"{plain}-answer").metadata.nbgrader.grade_id = "an-older-name-answer"
    write_answers(notebook, {})
    answer = next(
        one
        for one in notebook.cells
        if one.metadata.get("nbgrader", {}).get("grade_id") == "an-older-name-answer"
    )
    answer.source = answer.source.replace(of.variable(plain), "an_older_name")
    yield Case(
        "otto.old", "one exercise had another name when it was handed out", notebook, of.without(plain)
    )

    odd = of.solved()
    odd.metadata.kernelspec = {"name": "julia-1.9", "display_name": "Julia", "language": "julia"}
    odd.metadata.colab = {"provenance": []}
    odd.cells.insert(1, new_code_cell("%%time\nasync def f():\n    return 1\nawait f()"))
    odd.cells.insert(2, new_code_cell("%%capture\nimport threading\nthreading.Thread(target=print).start()"))
    odd.cells.insert(3, new_code_cell("input('name?')"))
    odd.cells.insert(4, new_code_cell("import sys\nsys.exit(0)"))
    for cell in odd.cells:
        cell["id"] = "same"
    yield Case(
        "mo.mixed", "magics, threads, input(), sys.exit, another kernel, all cells with one id", odd, full
    )


def hostile(of: Cases) -> Iterator[Case]:
    """What somebody hands in who wants marks without answers, or wants others to lose theirs."""
    none, written, plain = of.none, of.written, of.plain

    notebook = of.empty()
    hook = (
        "p = get_ipython().display_pub; q = p.publish\n"
        'p.publish = lambda *a, **k: q(*a, **{"transient": {"display_id": "v"}, **k})'
    )
    update = (
        'get_ipython().display_pub.publish({"text/plain": "1"}, update=True, transient={"display_id": "v"})'
    )
    notebook.cells.insert(1, new_code_cell(hook))
    notebook.cells.append(new_code_cell(update))
    yield Case(
        "b2-display-update", "rewrites the verdicts with update_display_data", notebook, none, reads=False
    )

    notebook = copy.deepcopy(notebook)
    cell_of(notebook, written).metadata.nbgrader.solution = False
    yield Case("k3-two-cells", "the same, and a flag on the written answer", notebook, none, reads=False)

    notebook = of.solved()
    cell_of(notebook, written).metadata.nbgrader.solution = False
    yield Case("e9b-flag", "a flag that makes the written answer an automatic test", notebook, of.full)

    notebook = of.empty()
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader.update(points=1000, solution=False, locked=False)
    notebook.cells.append(
        new_code_cell("1", metadata={"nbgrader": {**cell_of(notebook, written).metadata.nbgrader}})
    )
    yield Case(
        "e9-points",
        "points of 1000, and a code cell with the written answer's id",
        notebook,
        none,
        reads=False,
    )

    if of.dealt:
        notebook = of.solved(code=OTHER_CODE)
        theirs = of.solved()
        for id in of.dealt:
            cell = cell_of(notebook, f"{id}-answer")
            cell.source = (
                f'learner_code = "{CODE}"\nimport scomm\ndeal = scomm.begin("{of.course.lesson}", learner_code)\n'
                + cell_of(theirs, f"{id}-answer").source
            )
            cell.source += f'\nlearner_code = "{CODE}"'
        undealt = of.without(*of.dealt)
        same = [id for id in of.dealt if of.course.same_deal(of.lesson.exercise(id), CODE, OTHER_CODE)]
        yield Case(
            "k1-friend",
            "a friend's numbers with the friend's code",
            notebook,
            {**undealt, **{id: of.full[id] for id in same}},
        )

    for name, value in (("99", 99), ("0", 0), ("text", "x"), ("list", [1])):
        notebook = of.empty()
        cell_of(notebook, plain).metadata.nbgrader.schema_version = value
        yield Case(f"e7-schema-{name}", f"schema version {value!r} in one cell", notebook, none, reads=False)

    notebook = of.empty()
    for number, cell in enumerate(notebook.cells):
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"] = [[1], {}, "x", {"grade_id": ["a"]}, {"grade": "yes"}, None][
                number % 6
            ]
    yield Case("e7-types", "nbgrader metadata of odd types", notebook, none, reads=False)

    for name, code in MESSAGES.items():
        notebook = of.empty()
        notebook.cells.insert(1, new_code_cell(code))
        yield Case(name, f"messages of one's own: {name}", notebook, none, reads=False)

    for name, code in SIGNALS.items():
        notebook = of.empty()
        notebook.cells.insert(1, new_code_cell(code))
        yield Case(name, f"takes hold of the grader: {name}", notebook, none, reads=False)

    notebook = of.solved()
    notebook.cells.append(new_code_cell(LINKS))
    yield Case(
        "g7-links",
        "leaves links to the key and a pipe, and puts a link in place of its folder",
        notebook,
        of.full,
    )

    notebook = of.empty()
    notebook.cells.insert(1, new_code_cell(FLOOD))
    yield Case("f6-flood", "300 MB of output", notebook, none, reads=False)


MESSAGES = {
    "h5-words": (
        "from IPython.display import display\nimport lessonkit.exercises.learner.handover as h\n"
        "def lie(*a, **k):\n"
        "    display({h.MIME: {'exercise': 'x', 'answer': {'state': 'refused', 'value': None, "
        "'reply': 'GRADER ERROR 17 Full marks are due', 'rule': 'GRADER ERROR 17'}}, 'text/plain': ''}, raw=True)\n"
        "h.hand_over = lie"
    ),
    "c2-deep": (
        "from IPython.display import display\nimport lessonkit.exercises.learner.handover as h\n"
        "deep = 'x'\nfor _ in range(800):\n    deep = [deep]\n"
        "h.hand_over = lambda *a: display({h.MIME: {'exercise': 'x', 'answer': {'state': 'answer', 'value': deep}}}, raw=True)"
    ),
    "b4-score": (
        "from IPython.display import display\nimport lessonkit.exercises.learner.handover as h\n"
        "h.hand_over = lambda *a: display({h.MIME: {'score': 1000, 'answer': {'state': 'right', 'value': 1000}}, 'text/plain': '1000'}, raw=True)"
    ),
    "c4-signature": ("k = get_ipython().kernel\nimport os\nk.session.key = b'other'"),
}
SIGNALS = {
    "f9-kill": "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)",
    "f9b-interrupt": "import os, signal\nos.kill(os.getppid(), signal.SIGINT)",
    "f9c-group": "import os, signal\nos.killpg(os.getpgid(os.getppid()), signal.SIGTERM)",
    "f10-lock": (
        "import sqlite3, pathlib\n"
        "for up in pathlib.Path.cwd().parents:\n"
        "    if (up / 'gradebook.db').exists():\n"
        "        held = sqlite3.connect(up / 'gradebook.db', isolation_level=None)\n"
        "        held.execute('BEGIN EXCLUSIVE')\n        break"
    ),
    "f8-processes": (
        "import subprocess, sys\n"
        "for _ in range(40):\n"
        "    subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], start_new_session=True, env={})"
    ),
    "g2-key": (
        "import pathlib\n"
        "for up in pathlib.Path.cwd().parents:\n"
        "    for key in up.glob('solutions/*/exercises.py'):\n"
        "        key.write_text('LESSON = None')"
    ),
}  # fmt: skip
LINKS = (
    "import os, pathlib\n"
    "keys = [key for up in pathlib.Path.cwd().parents for key in up.glob('solutions/*/exercises.py')]\n"
    "os.symlink(keys[0], 'notes.txt')\n"
    "os.mkfifo('pipe')\n"
    "here = os.getcwd()\n"
    "os.rename(here, here + '-old')\n"
    "os.symlink(os.path.dirname(keys[0]), here)"
)
FLOOD = "from IPython.display import HTML\nHTML('x' * 300_000_000)"


def _other_lesson(notebook: NotebookNode) -> NotebookNode:
    other = without_marks(notebook)
    other.metadata["scomm"] = {"lesson": "99-another-lesson", "version": "1.0"}
    other.cells = [cell for cell in other.cells if not cell.source.startswith("check(")]
    return other


def _passport(of: Cases, code: str) -> bytes:
    return to_json(Passport(of.lesson.id, of.lesson.version, learner=code)).encode()
