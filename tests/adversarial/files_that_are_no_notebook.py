"""Files that are no notebook, or hardly one: each is read as far as it can be, or refused with a sentence."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

import nbformat
from nbformat import NotebookNode

from tests.adversarial.case import RIGHT, Adversarial, NotGraded
from tests.adversarial.workshop import Folder, Link, Pipe, Workshop, as_file, changed, one_file


def solved_as(write: Callable[[NotebookNode], bytes]) -> Any:
    """A right notebook, its bytes written by `write`."""
    return one_file(lambda shop: write(shop.solved()))


def with_head(**parts: Any) -> Any:
    """A right notebook with other words about its format."""

    def write(notebook: NotebookNode) -> bytes:
        return json.dumps({**notebook, **parts}).encode()

    return solved_as(write)


def in_format_3(notebook: NotebookNode) -> bytes:
    """The notebook as IPython 2 would have saved it."""
    return nbformat.writes(nbformat.convert(notebook, 3), 3).encode()


def in_format_2(notebook: NotebookNode) -> bytes:
    """The notebook as it was saved before formats had headings."""
    old = json.loads(in_format_3(notebook))
    return json.dumps({**old, "nbformat": 2, "nbformat_minor": 0}).encode()


def with_outputs(megabytes: int) -> Callable[[NotebookNode], None]:
    """Saved outputs of this size."""

    def change(notebook: NotebookNode) -> None:
        for cell in [cell for cell in notebook.cells if cell.cell_type == "code"][:3]:
            cell.outputs = [nbformat.v4.new_output("stream", text="x" * (megabytes * 1_000_000 // 3))]

    return change


def odd_cells(notebook: NotebookNode) -> bytes:
    """Between the cells lies what is none."""
    odd = [
        None,
        7,
        "x",
        [],
        {},
        {"cell_type": "song", "source": 3},
        {"cell_type": ["code"], "source": {"a": 1}},
    ]
    return json.dumps({**notebook, "cells": [*odd, *notebook.cells, *odd]}).encode()


def with_numbers(notebook: NotebookNode) -> bytes:
    """Numbers that JSON has no place for, and one of a million digits."""
    text = json.dumps({**notebook, "metadata": {"a": float("nan"), "b": float("inf"), "c": "LONG"}})
    return text.replace('"LONG"', "9" * 1_000_000).encode()


def with_lone_surrogates(notebook: NotebookNode) -> bytes:
    """Halves of signs that no text can hold."""
    notebook.cells[0].source += " \ud83e and \udd8a"
    return json.dumps(notebook).encode()


def in_latin_1(notebook: NotebookNode) -> bytes:
    """An editor of Windows' saved it in its own signs."""
    notebook.cells[0].source += " é “ü”"
    return json.dumps(notebook, ensure_ascii=False).encode("cp1252", "replace")


def with_every_key_twice(notebook: NotebookNode) -> bytes:
    """A second list of cells, which is empty, stands before the first."""
    return b'{"cells": [], "cells": [{"cell_type": "code"}], ' + json.dumps(notebook).encode()[1:]


def merge(notebook: NotebookNode) -> bytes:
    """Two versions that git left for a person to join."""
    text = json.dumps(notebook, indent=1)
    half = text.index("\n  {\n")
    return f"{text[:half]}\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> theirs\n{text[half:]}".encode()


def deep(notebook: NotebookNode) -> bytes:
    """Lists in lists, 100,000 deep."""
    text = json.dumps({**notebook, "metadata": {"deep": "DEEP"}})
    return text.replace('"DEEP"', "[" * 100_000 + "]" * 100_000).encode()


def too_large(shop: Workshop) -> bytes:
    """A hundred megabytes and some."""
    return as_file(shop.solved())[:-1] + b" " * 100_000_001 + b"}"


def many_cells(notebook: NotebookNode) -> None:
    """Two thousand cells and more, each with something in it."""
    notebook.cells += [nbformat.v4.new_code_cell(f"{n}") for n in range(2_100)]


ZIPPED = b"PK\x03\x04" + struct.pack("<H", 20) + b"\x00" * 60

CASES = (
    Adversarial(
        "not JSON but a letter", one_file(b"Dear teacher,\nhere is my work."), NotGraded("plain text")
    ),
    Adversarial("a PDF called a notebook", one_file(b"%PDF-1.7\n%\xe2\xe3"), NotGraded("PDF")),
    Adversarial("a zip called a notebook", one_file(ZIPPED), NotGraded("zip")),
    Adversarial("a web page called a notebook", one_file(b"<!doctype html><p>x"), NotGraded("web page")),
    Adversarial("an empty file", one_file(b""), NotGraded("empty")),
    Adversarial("a file of nothing but zero bytes", one_file(b"\x00" * 5_000), NotGraded("empty")),
    Adversarial(
        "a file that breaks off",
        solved_as(lambda notebook: as_file(notebook)[: len(as_file(notebook)) // 2]),
        NotGraded("cut off"),
    ),
    Adversarial("a merge of git that was not finished", solved_as(merge), NotGraded("two versions at once")),
    Adversarial("a list in place of a notebook", one_file(b"[1, 2, 3]"), NotGraded("plain text")),
    Adversarial(
        "JSON that holds no cells", one_file(b'{"cells": 5, "nbformat": 4}'), NotGraded("no notebook's cells")
    ),
    Adversarial(
        "the passport in place of the notebook",
        one_file(b'{"passport": 1, "lesson": "x"}'),
        NotGraded("passport"),
    ),
    Adversarial("lists nested a hundred thousand deep", solved_as(deep), NotGraded("nested more than")),
    Adversarial("a file of a hundred megabytes", one_file(too_large), NotGraded("larger than 100")),
    Adversarial("two thousand cells too many", changed(many_cells), NotGraded("more than 2,000 cells")),
    Adversarial(
        "a folder in place of the file", lambda shop: {shop.file: Folder()}, NotGraded("folder or a device")
    ),
    Adversarial(
        "a pipe in place of the file", lambda shop: {shop.file: Pipe()}, NotGraded("folder or a device")
    ),
    Adversarial(
        "a link to the key in place of the file",
        lambda shop: {shop.file: Link(str(shop.root / "solutions" / shop.lesson / shop.file))},
        NotGraded("link to another file"),
    ),
    Adversarial(
        "nothing but a text beside", lambda shop: {"notes.txt": b"see my mail"}, NotGraded("no notebook")
    ),
    Adversarial("notebook format 99", with_head(nbformat=99), NotGraded("format 99")),
    Adversarial("notebook format 3", solved_as(in_format_3), says=("notebook format 3",)),
    Adversarial("notebook format 2", solved_as(in_format_2), says=("notebook format 2",)),
    Adversarial("a format that is a word", with_head(nbformat="four", nbformat_minor=None)),
    Adversarial("a format below zero", with_head(nbformat=-4, nbformat_minor=-1)),
    Adversarial("no word of a format", with_head(nbformat=None, metadata="none")),
    Adversarial("30 MB of saved outputs", changed(with_outputs(30))),
    Adversarial("cells that are no cells", solved_as(odd_cells), says=("were no cells",)),
    Adversarial("numbers that are none, and one of a million digits", solved_as(with_numbers)),
    Adversarial("halves of signs", solved_as(with_lone_surrogates)),
    Adversarial("saved in the signs of Windows", solved_as(in_latin_1)),
    Adversarial("saved as UTF-16", solved_as(lambda notebook: as_file(notebook).decode().encode("utf-16"))),
    Adversarial("the list of cells twice", solved_as(with_every_key_twice)),
    Adversarial(
        "a byte order mark and the line ends of Windows",
        solved_as(
            lambda notebook: b"\xef\xbb\xbf" + nbformat.writes(notebook).replace("\n", "\r\n").encode()
        ),
    ),
    Adversarial(
        "the line ends of Windows in every cell",
        solved_as(
            lambda notebook: as_file(notebook).decode().replace("\\n", "\\r\\n").encode(),
        ),
        RIGHT,
    ),
)
