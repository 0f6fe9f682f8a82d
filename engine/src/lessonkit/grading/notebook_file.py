"""A graded notebook as its file: byte for byte what nbformat writes, in a tenth of the time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import nbformat
from nbformat import NotebookNode

from lessonkit.wholefile import write_whole


def write_notebook(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook as nbgrader leaves it. It was built here cell by cell, so its form needs no second look."""
    write_whole(path, notebook_bytes(notebook))


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """The file of a notebook of format 4.

    nbformat copies the whole notebook first, and writes JSON with line breaks in Python alone.
    """
    try:
        encoded = msgspec.json.encode(_in_lines(notebook), order="sorted")
    except (
        msgspec.MsgspecError,
        ValueError,
        TypeError,
        OverflowError,
    ):  # lone surrogates, numbers of 64 bits and more
        encoded = b""
    if not encoded or _has_odd_float(notebook):
        text = nbformat.v4.writes(notebook)
        return (text if text.endswith("\n") else text + "\n").encode("utf-8", "replace")
    return msgspec.json.format(encoded, indent=1) + b"\n"


def _in_lines(notebook: NotebookNode) -> dict[str, Any]:
    """The notebook as nbformat has it in a file: long texts as lists of lines, without what is only true while it is open."""
    return {
        **notebook,
        "cells": [_cell(cell) for cell in notebook.cells],
        "metadata": {
            name: value
            for name, value in notebook.metadata.items()
            if name not in ("orig_nbformat", "orig_nbformat_minor", "signature")
        },
    }


def _cell(cell: NotebookNode) -> dict[str, Any]:
    lined = {
        **cell,
        "source": _lines(cell.source),
        "metadata": {name: value for name, value in cell.metadata.items() if name != "trusted"},
    }
    if "attachments" in cell:
        lined["attachments"] = {name: _bundle(bundle) for name, bundle in cell.attachments.items()}
    if cell.cell_type == "code":
        lined["outputs"] = [_output(output) for output in cell.outputs]
    return lined


def _output(output: NotebookNode) -> dict[str, Any]:
    if output.output_type == "stream":
        return {**output, "text": _lines(output.text)}
    return {**output, "data": _bundle(output.data)} if "data" in output else output


def _bundle(data: dict[str, Any]) -> dict[str, Any]:
    return {
        kind: _lines(value)
        if kind.startswith("text/") or kind in ("application/javascript", "image/svg+xml")
        else value
        for kind, value in data.items()
    }


def _lines(text: Any) -> Any:
    return text.splitlines(True) if isinstance(text, str) else text


def _has_odd_float(value: Any) -> bool:
    """Whether it holds a float that Python and msgspec write differently: with an exponent, or no number."""
    if isinstance(value, dict):
        return any(map(_has_odd_float, value.values()))
    if isinstance(value, list):
        return any(map(_has_odd_float, value))
    return isinstance(value, float) and value != 0 and not 1e-4 <= abs(value) < 1e16
