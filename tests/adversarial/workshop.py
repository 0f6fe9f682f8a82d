"""Where adversarial submissions are made: a course with secrets in it, and notebooks to spoil."""

from __future__ import annotations

import copy
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.grading.course import CODE, Course, fill_code


@dataclass(frozen=True)
class Link:
    """A symbolic link in place of a file."""

    to: str


@dataclass(frozen=True)
class Pipe:
    """A named pipe in place of a file: who opens it waits."""


@dataclass(frozen=True)
class Folder:
    """An empty folder in place of a file."""


Files = dict[str, bytes | Link | Pipe | Folder]
Build = Callable[["Workshop"], Files]
Code = str | Callable[["Workshop"], str]

HONEST_BEFORE, HONEST_AFTER = "0000-honest-and-first", "zzzz-honest-and-last"


def _secret(name: str) -> str:
    return f"{name}-{secrets.token_hex(16)}"


@dataclass
class Workshop:
    """A course of the small lesson, whose key, environment and other work each hold a text that nobody else may see."""

    course: Course
    port: int = 0
    mark: str = field(default_factory=lambda: f"adversarial-{secrets.token_hex(6)}")
    """Part of the name of every file that a submission writes where it should not."""
    secrets: dict[str, str] = field(
        default_factory=lambda: {
            name: _secret(name)
            for name in ("of-the-key", "of-the-environment", "of-another", "of-the-network", "of-a-process")
        }
    )

    @property
    def root(self) -> Path:
        """The folder of the course."""
        return self.course.root

    @property
    def lesson(self) -> str:
        """The lesson's id."""
        return self.course.lesson

    @property
    def file(self) -> str:
        """The name that a notebook of the lesson should have."""
        return f"{self.lesson}.ipynb"

    def hide(self) -> None:
        """Put the secret of the key where the key lies."""
        key = self.root / "solutions" / self.lesson / "exercises.py"
        key.write_text(
            f"{key.read_text(encoding='utf-8')}\n# {self.secrets['of-the-key']}\n", encoding="utf-8"
        )

    @cached_property
    def _solved(self) -> NotebookNode:
        return self.course.reference()

    @cached_property
    def _released(self) -> NotebookNode:
        return self.course.released()

    def solved(self) -> NotebookNode:
        """A notebook with every answer right."""
        return copy.deepcopy(self._solved)

    def idle(self) -> NotebookNode:
        """A notebook with a learner code and no answer."""
        notebook = copy.deepcopy(self._released)
        fill_code(notebook, CODE)
        return notebook

    def honest(self) -> Files:
        """What an honest learner hands in: every answer right, and words of their own."""
        notebook = self.solved()
        notebook.cells.append(new_markdown_cell(f"My own thoughts: {self.secrets['of-another']}"))
        notebook.cells.append(new_code_cell(f"mine = {self.secrets['of-another']!r}"))
        return {self.file: as_file(notebook)}

    def hand_in(self, learner: str, files: Files) -> Path:
        """Put files where a learner's submission lies."""
        folder = self.root / "submitted" / learner / self.lesson
        put(folder, files)
        return folder


def put(folder: Path, files: Files) -> None:
    """Write files, links, pipes and folders into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            path.symlink_to(content.to)
        elif isinstance(content, Pipe):
            os.mkfifo(path)
        elif isinstance(content, Folder):
            path.mkdir()
        else:
            path.write_bytes(content)


def as_file(notebook: NotebookNode) -> bytes:
    """A notebook's bytes, however odd it is: nothing is mended or checked."""
    return json.dumps(notebook).encode()


def one_file(content: bytes | Callable[[Workshop], bytes], name: str = "") -> Build:
    """A submission of one file with this content."""
    return lambda shop: {name or shop.file: content(shop) if callable(content) else content}


def changed(
    change: Callable[[NotebookNode], object],
    *,
    idle: bool = False,
    beside: Files | None = None,
    name: str = "",
) -> Build:
    """A right notebook (or an empty one) with something changed, and files beside it."""

    def build(shop: Workshop) -> Files:
        notebook = shop.idle() if idle else shop.solved()
        change(notebook)
        return {name or shop.file: as_file(notebook), **(beside or {})}

    return build


def running(
    first: str | Callable[[Workshop], str] = "",
    *,
    idle: bool = False,
    last: str = "",
    before: dict[str, str] | None = None,
    instead: dict[str, str] | None = None,
    then: dict[str, str] | None = None,
    beside: Files | None = None,
) -> Build:
    """A right notebook (or an empty one) with code of its own.

    `first` runs behind the opening cell and `last` at the end; `before` stands at the head of an answer cell, `then` at
    its end, `instead` in its place, by the exercise.
    """

    def build(shop: Workshop) -> Files:
        notebook = shop.idle() if idle else shop.solved()
        for id, code in (instead or {}).items():
            cell_of(notebook, f"{id}-answer").source = code
        for id, code in (before or {}).items():
            cell = cell_of(notebook, f"{id}-answer")
            cell.source = f"{code}\n{cell.source}"
        for id, code in (then or {}).items():
            cell_of(notebook, f"{id}-answer").source += f"\n{code}"
        code = first(shop) if callable(first) else first
        if code:
            notebook.cells.insert(place_of_opening(notebook) + 1, new_code_cell(code))
        if last:
            notebook.cells.append(new_code_cell(last))
        return {shop.file: as_file(notebook), **(beside or {})}

    return build


def place_of_opening(notebook: NotebookNode) -> int:
    """Where the cell stands that opens the lesson."""
    return next(n for n, cell in enumerate(notebook.cells) if "learner_code =" in cell.source)


def cell_of(notebook: NotebookNode, name: str) -> NotebookNode:
    """The cell with this nbgrader name."""
    return notebook.cells[place_of(notebook, name)]


def place_of(notebook: NotebookNode, name: str) -> int:
    """Where the cell with this nbgrader name stands."""
    return next(
        n
        for n, cell in enumerate(notebook.cells)
        if cell.metadata.get("nbgrader", {}).get("grade_id") == name
    )


def notebook_of(content: bytes) -> NotebookNode:
    """The notebook in a file that this workshop wrote."""
    return nbformat.from_dict(json.loads(content))
