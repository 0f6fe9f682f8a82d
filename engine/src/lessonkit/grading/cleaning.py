"""A graded notebook of which no part can run, or ask anything of a server, on a page that is made from it.

Everything goes by allow-list: kinds of cells, of outputs and of metadata. The grader writes its own words into the
notebook afterwards, so nothing that a learner's kernel printed can pass for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from lessonkit.exercises.things import legible
from lessonkit.grading.new_parts import new_code_cell, new_markdown_cell
from lessonkit.grading.safe_html import as_preformatted, in_one_line, safe_markdown
from lessonkit.grading.safe_outputs import Room, clean_outputs
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

OWN_WORDS = '<div class="scomm-own-words tex2jax_ignore mathjax_ignore">'
"""Opens each Markdown cell that was not handed out: it holds the learner's words, as safe HTML in one line."""

LONGEST_SOURCE = 60_000
"""Characters of one cell; the rest is cut, and a line says so."""

_CUT = f"\n# {say('left-out.rest-of-cell')}"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NAME = re.compile(r"[\w .()+#-]{1,80}")
_MARKS: dict[str, type | tuple[type, ...]] = {
    "cell_type": str,
    "checksum": str,
    "grade": bool,
    "grade_id": str,
    "locked": bool,
    "points": (int, float),
    "schema_version": int,
    "solution": bool,
    "task": bool,
}


def clean(nb: NotebookNode, handed_out: Iterable[tuple[str, str]] = ()) -> NotebookNode:
    """A new notebook, cell for cell as `nb`, that any page can show.

    `handed_out` are the kinds and sources of the lesson's own cells: prose that equals one stays Markdown, any other becomes
    safe HTML; the charts of code that equals one are named and not drawn, since they are the lesson's and not the learner's.
    """
    own = {(kind, _same(source)): source for kind, source in handed_out}
    room = Room()
    cells = [_clean_cell(cell, own, room) for cell in nb.cells]
    new = new_notebook(metadata=_notebook_metadata(nb.metadata))
    new.cells = cells
    return new


def _clean_cell(cell: NotebookNode, handed_out: Mapping[tuple[str, str], str], room: Room) -> NotebookNode:
    source = cell.get("source")
    source = legible(source) if isinstance(source, str) else ""
    metadata = _cell_metadata(cell.get("metadata"))
    kind = cell.get("cell_type")
    if kind == "code":
        clean = new_code_cell(
            source if len(source) <= LONGEST_SOURCE else source[:LONGEST_SOURCE] + _CUT,
            execution_count=_count(cell.get("execution_count")),
            metadata=metadata,
        )
        clean.outputs = clean_outputs(
            cell.get("outputs"), room, charts=("code", _same(source)) not in handed_out
        )
    elif kind == "markdown" and (as_given := handed_out.get((kind, _same(source)))) is not None:
        clean = new_markdown_cell(as_given, metadata=metadata)
    elif kind == "markdown":
        attachments = cell.get("attachments")
        shown = source[:LONGEST_SOURCE]
        words = safe_markdown(shown, attachments if isinstance(attachments, Mapping) else {})
        clean = new_markdown_cell(_as_own_words(words or as_preformatted(shown), room), metadata=metadata)
    else:
        metadata.pop("nbgrader", None)
        clean = new_markdown_cell(
            _as_own_words(as_preformatted(source[:LONGEST_SOURCE]), room), metadata=metadata
        )
    id = cell.get("id")
    clean.id = id if isinstance(id, str) and _ID.fullmatch(id) else clean.id
    return clean


def _as_own_words(html: str, room: Room) -> str:
    return f"{OWN_WORDS}{in_one_line(room.for_html(html))}</div>"


def _cell_metadata(metadata: Any) -> dict[str, Any]:
    found = metadata if isinstance(metadata, Mapping) else {}
    kept: dict[str, Any] = {
        name: found[name] for name in ("deletable", "editable") if isinstance(found.get(name), bool)
    }
    marks = found.get("nbgrader")
    if (
        isinstance(marks, Mapping)
        and isinstance(marks.get("grade_id"), str)
        and _ID.fullmatch(marks["grade_id"])
    ):
        kept["nbgrader"] = {
            name: marks[name]
            for name, type_ in _MARKS.items()
            if name in marks and isinstance(marks[name], type_)
        }
    return kept


def _notebook_metadata(metadata: Any) -> dict[str, Any]:
    found = metadata if isinstance(metadata, Mapping) else {}
    wanted = {"kernelspec": ("name", "display_name", "language"), "language_info": ("name", "pygments_lexer")}
    kept: dict[str, Any] = {}
    for part, names in wanted.items():
        given = found.get(part)
        if isinstance(given, Mapping):
            kept[part] = {
                name: given[name]
                for name in names
                if isinstance(given.get(name), str) and _NAME.fullmatch(given[name])
            }
    if not kept.get("language_info", {}).get("name"):
        kept.pop("language_info", None)
    if {"name", "display_name"} - kept.get("kernelspec", {}).keys():
        kept.pop("kernelspec", None)
    return kept


def _count(number: Any) -> int | None:
    return (
        number if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 10**6 else None
    )


def _same(source: str) -> str:
    """What is the same in two copies of a cell, whatever editor wrote its lines."""
    return "\n".join(
        line.rstrip() for line in source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip()
