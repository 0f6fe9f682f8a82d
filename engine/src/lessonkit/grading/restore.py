"""A submission's cells get back what they were handed out with; nothing that they say of themselves counts.

Before nbgrader validates or overwrites anything, every cell loses its nbgrader metadata. Then each released
cell is looked for: by what it does (`check("…")`, or setting the answer's name), or by the name it had. The
cell found gets the whole metadata back from the gradebook. So a flag earns nothing, a copied cell costs
nothing, and a notebook that was pasted anew is graded like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from lessonkit.exercises.learner.code_in_notebook import find_code
from lessonkit.grading.checkcell import checked_id, id_in
from lessonkit.grading.found_cells import Found, place_of, sets
from lessonkit.grading.new_parts import new_code_cell
from lessonkit.grading.released import ReleasedCell
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

NOTE = f"# {say('restored.answer-cell')}\n"


@dataclass
class Restored:
    """What was found and mended in one submission, told in sentences."""

    notes: list[str] = field(default_factory=list)
    pasted: bool = False


def restore(
    notebook: NotebookNode, released: Sequence[ReleasedCell], opening: Sequence[Any] = ()
) -> Restored:
    """Give every released cell its metadata back, in place; what is missing is added back.

    `opening` holds the first cells of the lesson (with `begin` and what the exercises stand on), which
    are put back where a learner deleted them.
    """
    claims = [_claim(cell) for cell in notebook.cells]
    known = {cell.name for cell in released}
    claimed = {id(cell): _marks_of(cell) for cell in notebook.cells}
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)
        cell.metadata.pop("scomm", None)
    told = Restored(pasted=bool(released) and not known & set(claims))
    found = Found(notebook.cells, dict(zip(map(id, notebook.cells), claims, strict=True)))
    places: dict[str, NotebookNode] = {}
    for one in released:  # checks first: an answer is looked for above its check
        if one.is_check and (cell := found.check(one)) is not None:
            places[one.name] = cell
    for one in released:
        if not one.is_check and (cell := found.answer(one, places)) is not None:
            places[one.name] = cell
    withdrawn = {one.variable for one in released if one.points == 0}
    missing = [one for one in released if one.name not in places and one.variable not in withdrawn]
    for one in missing:
        places[one.name] = _add_back(notebook, one, released, places, found.named(one))
    changed = _Changed()
    for one in released:
        if (cell := places.get(one.name)) is not None:
            if one not in missing:
                changed.look(cell, one, {} if told.pasted else claimed.get(id(cell), {}))
            _mark(cell, one)
    told.notes += _notes(told.pasted, missing, found.twice) + changed.notes()
    told.notes += _open(notebook, opening)
    return told


def restore_and_note(
    notebook: NotebookNode, released: Sequence[ReleasedCell], opening: Sequence[Any] = ()
) -> None:
    """`restore`, and write into the notebook's metadata what was mended, the learner code of its saved outputs, and of which
    version of the lesson it says that it is."""
    code = find_code(notebook.cells, None)  # outputs are cleared after this
    restored = restore(notebook, released, opening)
    said = notebook.metadata.get("scomm", {})
    notes = [*said.get("notes", []), *restored.notes]  # reading wrote them, and let no others in
    notebook.metadata["scomm"] = {
        "notes": notes,
        "code": vars(code),
        "asked": str(said.get("version", ""))[:20],
    }


def has_any_of(notebook: NotebookNode, released: Sequence[ReleasedCell]) -> bool:
    """True if anything in a notebook is of this lesson: a cell's name, a check, or a name that an answer has."""
    names, variables = {one.name for one in released}, {one.variable for one in released}
    return any(
        _claim(cell) in names
        or checked_id(cell) in names
        or any(sets(str(cell.source), name) for name in variables)
        for cell in notebook.cells
    )


def _claim(cell: NotebookNode) -> str | None:
    """The nbgrader name that a cell says it has."""
    name = _marks_of(cell).get("grade_id")
    return name if isinstance(name, str) else None


def _marks_of(cell: NotebookNode) -> dict[str, Any]:
    """What a cell says that nbgrader has written into it."""
    marks = cell.metadata.get("nbgrader")
    return dict(marks) if isinstance(marks, dict) else {}


@dataclass
class _Changed:
    """The released cells that were found, but not as they were handed out."""

    marks: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def look(self, cell: NotebookNode, one: ReleasedCell, claimed: dict[str, Any]) -> None:
        """Compare a cell, before it is mended, with what was handed out."""
        told = ("points", "grade", "solution", "locked")
        if claimed and any(claimed.get(name) != one.marks.get(name) for name in told):
            self.marks.append(one.name)
        if one.is_check and id_in(str(cell.source)) != one.name:
            self.checks.append(one.name)
        if cell.cell_type != one.cell_type:
            self.kinds.append(one.name)

    def notes(self) -> list[str]:
        """A sentence for each thing that was put right."""
        return [
            say(f"restored.{name}", cells=", ".join(cells)) for name, cells in vars(self).items() if cells
        ]


def _mark(cell: NotebookNode, one: ReleasedCell) -> None:
    if cell.cell_type != one.cell_type:
        cell.cell_type = one.cell_type
        cell.pop("attachments", None)
        if one.cell_type == "code":
            cell.setdefault("outputs", [])
            cell.setdefault("execution_count", None)
    if one.locked or one.is_check:
        cell.source = one.source
    cell.metadata["nbgrader"] = one.marks


def _add_back(
    notebook: NotebookNode,
    one: ReleasedCell,
    released: Sequence[ReleasedCell],
    places: dict[str, NotebookNode],
    changed: Sequence[NotebookNode],
) -> NotebookNode:
    """Put a missing cell where it stood: behind the cell that came before it, above the one that came after."""
    number = [cell.name for cell in released].index(one.name)
    before = [places[cell.name] for cell in released[:number] if cell.name in places]
    after = [places[cell.name] for cell in released[number + 1 :] if cell.name in places]
    cell = new_code_cell(one.source if one.points is not None else _as_comment(one.source))
    if one.is_check:
        # wherever the answer is set, its check must come after it
        before += changed
        before += [other for other in notebook.cells if sets(str(other.source), one.variable)]
    if one.is_check or not after:
        place = max((place_of(notebook.cells, other) + 1 for other in before), default=len(notebook.cells))
    else:
        place = min(place_of(notebook.cells, other) for other in after)
    notebook.cells.insert(place, cell)
    return cell


def _as_comment(source: str) -> str:
    """A starter that shows and sets nothing: the answer may stand elsewhere."""
    return NOTE + "\n".join(f"# {line}" for line in source.splitlines())


def _open(notebook: NotebookNode, opening: Sequence[Any]) -> list[str]:
    """Put the lesson's first cells back where nothing in the notebook does their work."""
    code = "\n".join(str(cell.source) for cell in notebook.cells if cell.cell_type == "code")
    gone = [str(cell.source) for cell in opening if not _work_is_done(str(cell.source), code)]
    place = 0
    for source in gone:
        if "begin(" not in source:
            place = _behind_begin(notebook.cells)
        notebook.cells.insert(place, new_code_cell(source))
        place += 1
    if not gone:
        return []
    return [say("restored.start")]


def _behind_begin(cells: list[NotebookNode]) -> int:
    """The place below the cell that opens the lesson."""
    opening = [place for place, cell in enumerate(cells) if "begin(" in str(cell.source)]
    return opening[0] + 1 if opening else 0


def _work_is_done(source: str, code: str) -> bool:
    """True if every name that this cell sets or imports is set or imported somewhere in the code."""
    names = re.findall(r"^(?:import .* as )?(\w+)(?:[ \t]*=(?!=)|$)", source, re.MULTILINE)
    if "begin(" in source:
        return re.search(r"\bbegin\(", code) is not None
    return all(
        re.search(rf"\b{re.escape(name)}\b[ \t]*=(?!=)|\bas[ \t]+{re.escape(name)}\b", code) for name in names
    )


def _notes(pasted: bool, missing: list[ReleasedCell], twice: list[str]) -> list[str]:
    notes = []
    if pasted:
        notes.append(say("restored.pasted"))
    elif missing:
        notes.append(say("restored.missing", cells=", ".join(one.name for one in missing)))
    if twice:
        notes.append(say("restored.twice", cells=", ".join(twice)))
    return notes
