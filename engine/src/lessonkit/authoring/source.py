"""Read a lesson's text, `lesson.md`, into its front matter and its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, Literal

import yaml

from lessonkit.authoring.instructor_blocks import (
    InstructorBlock,
    instructor_blocks,
    put_aside,
    without_places,
)
from lessonkit.claims.disputes import without_marks
from lessonkit.errors import KitError
from lessonkit.exercises.writing.blocks import ExerciseBlock
from lessonkit.exercises.writing.reading import read_blocks

CUTS = (45, 90, 180)
"""The lengths in minutes that every lesson can be cut to."""

BlockKind = Literal["prose", "code", "exercise", "given", "header"]

_TAGS = ("exercise", "given", "header")
_OPTIONS = (*_TAGS, "tags")
_EDITOR_KEYS = ("jupytext", "kernelspec", "language_info", "jupyter", "source_map")


@dataclass(frozen=True)
class Part:
    """One part of a lesson: an H2 heading, the cuts it is in, and the minutes of an activity that a learner can't do alone in the
    notebook; what else a part takes is counted (`minutes.py`)."""

    name: str
    cuts: tuple[int, ...]
    minutes: int = 0


@dataclass(frozen=True)
class Front:
    """What stands above a lesson's text: all that the header and the end are made of.

    `opening` is the evidence that a lesson opens with, in a sentence or two; `tested_by` names for each objective the exercises that
    test it. Both may be left out.
    """

    title: str
    question: str
    objectives: tuple[str, ...]
    parts: tuple[Part, ...]
    before: str
    content_note: str
    keypoints: tuple[str, ...]
    tests_of_the_seed: tuple[str, ...] = ()
    opening: str = ""
    tested_by: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Block:
    """One piece of `lesson.md`: prose, code, a short tag, or an exercise (its text is the id). `line` counts from 1."""

    kind: BlockKind
    text: str
    line: int
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class LessonText:
    """A lesson's text, read: where it came from, its front matter, its blocks in order, the words of its exercises.

    `instructors` is what it says to instructors alone; none of the blocks holds a word of it.
    """

    path: Path
    front: Front
    blocks: tuple[Block, ...]
    key_lines: Mapping[str, int]
    exercises: Mapping[str, ExerciseBlock]
    instructors: tuple[InstructorBlock, ...] = ()


def read_text(path: Path) -> LessonText:
    """The lesson text in the MyST file at `path`; a `KitError` with file and line if it can't be read."""
    from jupytext.myst import MystMetadataParsingError, myst_to_notebook

    if not path.is_file():
        raise KitError(f"There is no {path.name} in {path.parent.name}.", do="Write the lesson's text there.")
    exercises = {block.id: block for block in read_blocks(path).exercises}
    lines = path.read_text(encoding="utf-8").splitlines()
    instructors = instructor_blocks(path, lines)
    lines = _lifted(put_aside(lines, instructors), exercises.values())
    try:
        notebook = myst_to_notebook("\n".join(lines) + "\n", add_source_map=True)
    except (MystMetadataParsingError, yaml.YAMLError) as error:
        raise KitError(
            f"{where(path)}: {error}", do="Mend the YAML; quote text that holds a colon."
        ) from None
    blocks = tuple(
        _block(path, cell, _first_line(cell, start, lines))
        for cell, start in zip(notebook.cells, notebook.metadata.source_map, strict=True)
    )
    key_lines = {match[1]: number for number, line in enumerate(lines, 1) if (match := _key(line))}
    _only_lifted(path, blocks, exercises)
    front = _front(path, notebook.metadata, key_lines)
    told = tuple(block for block in blocks if block.text or block.kind != "prose")
    return LessonText(path, front, told, key_lines, exercises, instructors)


def _lifted(lines: list[str], exercises: Iterable[ExerciseBlock]) -> list[str]:
    """The lines with a tagged cell in the place of each exercise, so that jupytext sees no word of it; as many as before."""
    left = list(lines)
    for block in exercises:
        cell = ["```{code-cell} ipython3", f":exercise: {block.id}", "```"]
        left[block.line - 1 : block.end] = [*cell, *[""] * (block.end - block.line - 2)]
    return left


def _only_lifted(path: Path, blocks: Iterable[Block], exercises: Mapping[str, ExerciseBlock]) -> None:
    for block in blocks:
        if block.kind == "exercise" and (
            block.text not in exercises or exercises[block.text].line != block.line
        ):
            raise KitError(
                f"{where(path, block.line)}: an exercise is a block, not a cell.",
                do=f"Write ::::{{exercise}} {block.text} and its words.",
            )


def where(path: Path, line: int | None = None) -> str:
    """A file of a lesson as errors name it: its folder, its name, and a line.

    >>> where(Path("/anywhere/solutions/04-who-is-deported/lesson.md"), 12)
    '04-who-is-deported/lesson.md:12'
    """
    return f"{path.parent.name}/{path.name}" + (f":{line}" if line else "")


def _key(line: str) -> re.Match[str] | None:
    return re.match(r"([a-z_]+):", line)


def _first_line(cell: Any, start: int, lines: list[str]) -> int:
    if cell.cell_type == "markdown":
        while not lines[start]:
            start += 1
        return start + 1
    return start


def _block(path: Path, cell: Any, line: int) -> Block:
    source = cell.source
    if cell.cell_type == "markdown":
        return Block("prose", without_places(without_marks(source)), line)
    unknown = sorted(set(cell.metadata) - set(_OPTIONS))
    if cell.cell_type != "code" or unknown:
        raise KitError(
            f"{where(path, line)}: a code cell can't have the option {', '.join(unknown) or 'raw-cell'}.",
            allowed=[f":{option}:" for option in _OPTIONS],
        )
    tagged = [tag for tag in _TAGS if tag in cell.metadata]
    tags = tuple(cell.metadata.get("tags", ()))
    if slips := sorted(set(_TAGS) & set(tags)):
        raise KitError(
            f"{where(path, line)}: {slips[0]} is no tag of a cell, it is an option of its own.",
            do=f"Write :{slips[0]}: in place of the tag.",
        )
    if not tagged:
        return Block("code", source, line, tags)
    if len(tagged) > 1 or (source.strip() and tagged != ["given"]):
        raise KitError(
            f"{where(path, line)}: a cell tagged :{tagged[0]}: holds nothing else.",
            do="Leave its body empty and put code in a cell of its own.",
        )
    return Block(tagged[0], str(cell.metadata["exercise"]) if tagged == ["exercise"] else source, line)  # type: ignore[arg-type]


def _front(path: Path, metadata: Mapping[str, Any], key_lines: Mapping[str, int]) -> Front:
    given = {key: value for key, value in metadata.items() if key not in _EDITOR_KEYS}
    wanted = [field.name for field in fields(Front)]
    missing = [field.name for field in fields(Front) if field.default is MISSING and field.name not in given]
    unknown = sorted(set(given) - set(wanted))
    if missing or unknown:
        wrong = f"lacks {', '.join(missing)}" if missing else f"has the unknown key {', '.join(unknown)}"
        line = key_lines.get(unknown[0]) if unknown and not missing else 1
        raise KitError(f"{where(path, line)}: the front matter {wrong}.", allowed=wanted)

    def text(key: str) -> str:
        if type(given[key]) is not str or not given[key].strip():
            raise KitError(
                f"{where(path, key_lines.get(key))}: {key} must be text.", do="Quote it if it holds a colon."
            )
        return " ".join(given[key].split())

    def are_texts(found: Any) -> bool:
        return isinstance(found, list) and all(type(item) is str for item in found)

    def texts(key: str) -> tuple[str, ...]:
        if not are_texts(given[key]):
            raise KitError(
                f"{where(path, key_lines.get(key))}: {key} must be a list of texts.",
                do="Start each line with a dash; quote a text that holds a colon.",
            )
        return tuple(" ".join(item.split()) for item in given[key])

    def tested_by() -> tuple[tuple[str, ...], ...]:
        lists = given.get("tested_by", [])
        if not isinstance(lists, list) or not all(map(are_texts, lists)):
            raise KitError(
                f"{where(path, key_lines.get('tested_by'))}: tested_by must be a list of lists of exercises.",
                do="Give one list for each objective, such as - [first-guess, two-counts].",
            )
        return tuple(map(tuple, lists))

    return Front(
        title=text("title"),
        question=text("question"),
        objectives=texts("objectives"),
        parts=_parts(path, given["parts"], key_lines.get("parts")),
        before=text("before"),
        content_note=text("content_note"),
        keypoints=texts("keypoints"),
        tests_of_the_seed=texts("tests_of_the_seed") if "tests_of_the_seed" in given else (),
        opening=text("opening") if "opening" in given else "",
        tested_by=tested_by(),
    )


def _parts(path: Path, given: Any, line: int | None) -> tuple[Part, ...]:
    help = "Give each part a name and cuts such as [45, 90, 180]; minutes only where learners do something together, or outside the notebook."
    if not isinstance(given, list) or not given:
        raise KitError(f"{where(path, line)}: parts must be a list.", do=help)
    parts = []
    for item in given:
        if not isinstance(item, Mapping) or not {"name", "cuts"} <= set(item) <= {"name", "minutes", "cuts"}:
            raise KitError(f"{where(path, line)}: a part of the lesson is not whole.", do=help)
        name, minutes, cuts = item["name"], item.get("minutes", 0), item["cuts"]
        if type(name) is not str or type(minutes) is not int or minutes < 0:
            raise KitError(
                f"{where(path, line)}: part {name!r} needs a name, and minutes are whole.", do=help
            )
        if not isinstance(cuts, list) or not cuts or not set(cuts) <= set(CUTS):
            raise KitError(
                f"{where(path, line)}: part {name!r} has cuts {cuts!r}.", allowed=map(str, CUTS), do=help
            )
        parts.append(Part(name, tuple(sorted(cuts)), minutes))
    return tuple(parts)
