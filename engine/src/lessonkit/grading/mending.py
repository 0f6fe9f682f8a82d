"""Mending a notebook's data cell by cell, until Jupyter's own rules for format 4.5 hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4.convert import upgrade_cell

from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

MINOR = 5
DEEPEST = 60
"""Levels of lists and objects inside one another; what lies deeper is left out."""

MOST_CELLS = 2_000
"""Cells; where there are more, those with nothing in them are left out, and what is still too much is refused."""

MOST_OUTPUTS = 10_000
"""Outputs of all cells together; what comes after them is left out. Grading clears outputs anyway."""

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_KINDS = ("code", "markdown", "raw")
_RULED_IN_CELLS = {"collapsed", "execution", "format", "jupyter", "name", "scrolled", "tags"}
_RULED_IN_HEADS = {"authors", "kernelspec", "language_info", "title"}
_NEVER_KEPT = ("signature", "orig_nbformat", "orig_nbformat_minor")


def mended(data: dict[str, Any]) -> NotebookNode:
    """The notebook in the data of a file: valid in format 4.5, with cell ids that differ.

    `Unreadable` if it has too many cells: none is left out without a word.
    """
    data = _plain(data)
    raw = _raw_cells(data)
    cells = [cell for cell in map(_cell, raw) if cell is not None]
    left = MOST_OUTPUTS
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = cell["outputs"][:left]
            left -= len(cell["outputs"])
    _name_cells(cells)
    notebook = nbformat.from_dict(
        {"cells": cells, "metadata": _head(data.get("metadata")), "nbformat": 4, "nbformat_minor": MINOR}
    )
    note(notebook, _notes(data, len(raw) - len(cells)))
    return notebook


def note(notebook: NotebookNode, notes: list[str]) -> None:
    """Write into a notebook what an instructor should know of how it was read."""
    if notes:
        facts = notebook.metadata.setdefault("scomm", NotebookNode())
        facts["notes"] = [*facts.get("notes", []), *notes]


def _notes(data: dict[str, Any], left_out: int) -> list[str]:
    """What of a file's own was mended so that an instructor should know of it."""
    notes = []
    if not isinstance(data.get("cells"), list):
        version = data.get("nbformat")
        notes.append(say("restored.format", version=version if isinstance(version, int) else 3))
    if left_out:
        notes.append(say("restored.no-cells", n=left_out))
    return notes


def _raw_cells(data: dict[str, Any]) -> list[Any]:
    """The cells as the file has them, those of format 3 and 2 brought to format 4."""
    cells: list[Any] = []
    if isinstance(data.get("cells"), list):
        cells = data["cells"]
    else:
        for sheet in data["worksheets"]:
            if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list):
                cells += map(_upgraded, sheet["cells"])
    if len(cells) > MOST_CELLS:
        cells = [cell for cell in cells if isinstance(cell, dict) and _text(cell.get("source")).strip()]
    if len(cells) > MOST_CELLS:
        raise Unreadable(
            say("file.many-cells", most=MOST_CELLS),
            do=say("do.delete-cells"),
        )
    return cells


def _upgraded(cell: Any) -> Any:
    """A cell of format 3 in format 4; without its outputs where they are too odd to convert."""
    if not isinstance(cell, dict):
        return None
    if not isinstance(cell.get("metadata"), dict):
        cell["metadata"] = {}
    for part in ("input", "source"):
        if part in cell:
            cell[part] = _text(cell[part])
    if not isinstance(cell.get("level"), int):
        cell.pop("level", None)
    kept: tuple[Any, ...] = (cell.get("outputs", []), [])
    for outputs in kept:
        try:
            return upgrade_cell(nbformat.from_dict({**cell, "outputs": outputs}))
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
    return None


def _cell(raw: Any) -> dict[str, Any] | None:
    """One cell, mended; None where there is nothing to keep."""
    if not isinstance(raw, dict):
        return None
    cell: dict[str, Any] = {
        "cell_type": _kind(raw),
        "id": raw.get("id"),
        "metadata": _cell_metadata(raw.get("metadata"), _kind(raw)),
        "source": _text(raw.get("source", raw.get("input"))).replace("\r\n", "\n").replace("\r", "\n"),
    }
    if cell["cell_type"] == "code":
        cell["execution_count"] = _count(raw.get("execution_count"))
        outputs = raw.get("outputs")
        cell["outputs"] = (
            [good for one in outputs if (good := _output(one))] if isinstance(outputs, list) else []
        )
    elif attachments := _attachments(raw.get("attachments")):
        cell["attachments"] = attachments
    return cell


def _kind(raw: dict[str, Any]) -> str:
    kind = raw.get("cell_type")
    kind = kind.strip().lower() if isinstance(kind, str) else ""
    if kind in _KINDS:
        return kind
    return "code" if any(part in raw for part in ("outputs", "execution_count", "input")) else "raw"


def _cell_metadata(raw: Any, kind: str) -> dict[str, Any]:
    """The metadata of a cell without what Jupyter's rules forbid. Other programs' parts stay as they are."""
    if not isinstance(raw, dict):
        return {}
    kept = {key: value for key, value in raw.items() if key != "trusted"}
    body = {"id": "a", "cell_type": kind, "source": ""}
    if kind == "code":
        body |= {"outputs": [], "execution_count": None}  # type: ignore[dict-item]

    return _without_forbidden(kept, _RULED_IN_CELLS, lambda one: _valid([body | {"metadata": one}], {}))


def _head(raw: Any) -> dict[str, Any]:
    """The notebook's own metadata without what Jupyter's rules forbid."""
    if not isinstance(raw, dict):
        return {}

    kept = {key: value for key, value in raw.items() if key not in _NEVER_KEPT}
    said = kept.pop("scomm", None)
    if isinstance(said, dict):  # the notes are the kit's own word to the instructor
        kept["scomm"] = {key: value for key, value in said.items() if key != "notes"}
    return _without_forbidden(kept, _RULED_IN_HEADS, lambda one: _valid([], one))


def _without_forbidden(
    metadata: dict[str, Any], ruled: set[str], good: Callable[[dict[str, Any]], bool]
) -> dict[str, Any]:
    """The metadata without those of the ruled parts that are not good; all other parts are free."""
    bad = {key for key in metadata if key in ruled and not good({key: metadata[key]})}
    return {key: value for key, value in metadata.items() if key not in bad}


def _valid(cells: list[dict[str, Any]], metadata: dict[str, Any]) -> bool:
    """Whether a notebook of these follows Jupyter's rules; for a whole one they are compiled, which they are for no part."""
    data = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": MINOR}
    return bool(nbformat.validator.isvalid(data, version=4, version_minor=MINOR))


def _output(raw: Any) -> dict[str, Any] | None:
    """One output, mended; None if it is of no kind that Jupyter knows."""
    if not isinstance(raw, dict):
        return None
    kind = raw.get("output_type")
    if kind == "stream":
        name = raw.get("name")
        return {
            "output_type": kind,
            "name": name if isinstance(name, str) else "stdout",
            "text": _text(raw.get("text")),
        }
    if kind == "error":
        lines = raw.get("traceback")
        return {
            "output_type": kind,
            "ename": _text(raw.get("ename")),
            "evalue": _text(raw.get("evalue")),
            "traceback": [_text(line) for line in lines] if isinstance(lines, list) else [],
        }
    if kind in ("display_data", "execute_result"):
        metadata = raw.get("metadata")
        output = {
            "output_type": kind,
            "data": _bundle(raw.get("data")),
            "metadata": metadata if isinstance(metadata, dict) else {},
        }
        return output | ({"execution_count": _count(raw.get("execution_count"))} if kind[0] == "e" else {})
    return None


def _bundle(raw: Any) -> dict[str, Any]:
    """What is shown, by its MIME type: text is joined, JSON stays as it is."""
    if not isinstance(raw, dict):
        return {}
    return {
        kind: value if _is_json(kind) else _text(value)
        for kind, value in raw.items()
        if _is_json(kind) or isinstance(value, str | list)
    }


def _is_json(kind: str) -> bool:
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


def _attachments(raw: Any) -> dict[str, Any]:
    return {name: _bundle(value) for name, value in raw.items()} if isinstance(raw, dict) else {}


def _text(raw: Any) -> str:
    """A text that may come as lines; a number becomes its digits, anything else nothing."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, list):
        return "".join(line for line in raw if isinstance(line, str))
    return str(raw) if isinstance(raw, int | float) else ""


def _count(raw: Any) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0 else None


def _name_cells(cells: list[dict[str, Any]]) -> None:
    """Give each cell an id that is valid and that no other has; the first of several alike keeps its own."""
    taken: set[str] = set()
    for number, cell in enumerate(cells):
        id = cell["id"] if isinstance(cell["id"], str) and _ID.match(cell["id"]) else f"cell-{number}"
        cell["id"] = next(name for name in _variants(id) if name not in taken)
        taken.add(cell["id"])


def _variants(id: str) -> Iterator[str]:
    yield id
    for number in range(1, MOST_CELLS + 2):
        yield f"{id[:50]}-{number}"


def _plain(value: Any, depth: int = DEEPEST) -> Any:
    """JSON data without what can't be written again: lone surrogates, and what is nested too deep."""
    if isinstance(value, str):
        return value if value.isascii() else _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_plain(item, depth - 1) for item in value] if depth else []
    if isinstance(value, dict):
        return {_plain(key): _plain(item, depth - 1) for key, item in value.items()} if depth else {}
    return value
