"""What comes along beside a notebook: the passport, and files of the learner's own such as a helper or a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from lessonkit.grading.beside import NEVER_TAKEN
from lessonkit.grading.choosing import is_notebook, number_behind
from lessonkit.grading.collecting.piece import Piece


def passports(pieces: Sequence[Piece], lesson: str) -> tuple[Piece | None, tuple[str, ...]]:
    """The newest passport of the lesson, and the names of passports of other lessons."""
    mine: list[tuple[int, Piece]] = []
    others = []
    for piece in pieces:
        path = PurePosixPath(piece.name)
        stem = path.stem
        if path.suffix.lower() != ".json" or "passport-" not in stem.lower():
            continue
        number = number_behind(stem[stem.lower().index("passport-") :], f"passport-{lesson}")
        if number is None:
            others.append(piece.name)
        else:
            mine.append((number.platform + number.browser, piece))
    return max(mine, key=lambda found: found[0])[1] if mine else None, tuple(others)


MOST_OTHERS = 50
LARGEST_OTHERS = 50_000_000
"""Bytes of all files together that come along beside a notebook."""


def others_beside(
    pieces: Sequence[Piece], chosen: Piece | None = None
) -> tuple[dict[str, Piece], tuple[str, ...]]:
    """The files that come along beside the notebook, by the path that they had from it; and those that do not.

    Where no notebook was handed in they go by their own names.
    """
    home = PurePosixPath(chosen.inside).parent if chosen is not None else PurePosixPath()
    taken: dict[str, Piece] = {}
    left_out: list[str] = []
    total = 0
    for piece in pieces:
        path = PurePosixPath(piece.inside)
        beside = chosen is not None and (
            chosen.received.inner == "" or chosen.received.path == piece.received.path
        )
        path = path.relative_to(home) if beside and path.is_relative_to(home) else PurePosixPath(path.name)
        ending = path.suffix.lower()
        if is_notebook(piece.name) or ending in (".ipynb", ".zip") or "passport-" in piece.name.lower():
            continue
        if path.parts[0].lower() in NEVER_TAKEN or any(
            part.lower().endswith(".ipynb") for part in path.parts
        ):
            continue
        total += piece.received.size
        odd = any(
            part.startswith(".") or not part.isprintable() or len(part.encode()) > 200 for part in path.parts
        )
        odd = odd or any(parent.as_posix() in taken for parent in path.parents)
        odd = odd or any(name.startswith(f"{path.as_posix()}/") for name in taken)
        if odd or len(taken) >= MOST_OTHERS or total > LARGEST_OTHERS:
            left_out.append(piece.shown)
            continue
        taken.setdefault(path.as_posix(), piece)
    for name, piece in list(taken.items()):
        plain = _without_canvas_number(name)
        if piece.named.number and plain != name:
            taken.setdefault(plain, piece)  # my_tools-1.py is imported as my_tools
    return taken, tuple(left_out)


def _without_canvas_number(name: str) -> str:
    path = PurePosixPath(name)
    stem, dash, number = path.stem.rpartition("-")
    return path.with_name(stem + path.suffix).as_posix() if stem and dash and number.isdigit() else name
