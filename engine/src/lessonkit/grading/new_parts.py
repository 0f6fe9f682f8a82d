"""New cells and outputs of a notebook, in the form that nbformat gives them.

nbformat's own functions look at each against the whole schema of notebooks, which takes most of the time that cleaning a
notebook does. What is made here comes out of the kit's own hands, and `tests/grading/test_cleaning.py` looks at its form.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode, from_dict
from nbformat.corpus.words import generate_corpus_id


def new_code_cell(
    source: str, *, execution_count: int | None = None, metadata: dict[str, Any] | None = None
) -> NotebookNode:
    """A code cell without outputs."""
    cell = _cell("code", source, metadata)
    cell.execution_count, cell.outputs = execution_count, []
    return cell


def new_markdown_cell(source: str, *, metadata: dict[str, Any] | None = None) -> NotebookNode:
    """A Markdown cell."""
    return _cell("markdown", source, metadata)


def new_output(kind: str, **parts: Any) -> NotebookNode:
    """An output of one of the four kinds that a notebook has."""
    if kind in ("display_data", "execute_result"):
        parts = {"metadata": {}, **parts}
    return from_dict({"output_type": kind, **parts})


def _cell(kind: str, source: str, metadata: dict[str, Any] | None) -> NotebookNode:
    return NotebookNode(
        id=generate_corpus_id(), cell_type=kind, metadata=from_dict(metadata or {}), source=source
    )
