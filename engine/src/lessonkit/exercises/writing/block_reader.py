"""One exercise block, read section by section; every complaint names the line."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from lessonkit.errors import KitError
from lessonkit.exercises.spec import Level
from lessonkit.exercises.writing.blocks import ExerciseBlock
from lessonkit.language import nearest

OPENING = re.compile(r":{3,}\{(.*?)\} *(.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
SECTIONS = {
    "type": "## type",
    "unit": "## unit",
    "option": "## option a",
    "place": "## place, once for each place of an order",
    "hint": "## hint",
    "reply": "## reply name-of-the-mistake",
    "called": "## called value-in-a-table",
    "explain": "## explain, or ## explain when name-of-the-case",
    "level": "## level 2: what it is called",
    "starter": "## starter",
}
_NAMED = ("option", "reply", "called", "level")
_NUMBERED = ("hint", "place")


def read_block(path: Path, lines: list[str], start: int, end: int) -> ExerciseBlock:
    """The block from line `start` to line `end` of a `lesson.md`, counted from 1; a `KitError` for a slip."""
    return _Reader(path, lines, start, end).block()


def place(path: Path, line: int) -> str:
    """A line of a lesson's file, as errors name it."""
    return f"{path.parent.name}/{path.name}:{line}"


def fence_after(line: str, fence: str) -> str:
    """The fence that is open after a line, if `fence` was open before it; empty outside of code."""
    if not fence and "```" not in line and "~~~" not in line:
        return ""
    match = _FENCE.match(line)
    if fence:
        return "" if match and match[1].startswith(fence) and line.strip() == match[1] else fence
    return match[1] if match else ""


class _Section(Struct, dict=True):
    """A heading and what stands below it, filled line by line."""

    kind: str
    name: str
    line: int
    lines: list[str] = []

    @cached_property
    def text(self) -> str:
        return _joined(self.lines)


class _Reader:
    """Reads one block; every complaint names the line."""

    def __init__(self, path: Path, lines: list[str], start: int, end: int) -> None:
        self.path, self.start, self.end = path, start, end
        opened = OPENING.fullmatch(lines[start - 1])
        self.id = opened[2].strip() if opened else ""
        self.sections = self._sections(lines)

    def block(self) -> ExerciseBlock:
        head, *others = self.sections
        if not self.id:
            self._stop(self.start, "this exercise has no id.", do="Write ::::{exercise} first-guess.")
        if not head.name:
            self._stop(
                self.start, f"{self.id} has no title.", do="Write # and its title below ::::{exercise}."
            )
        self._once(others)
        for section in others:
            if not section.text:
                self._stop(
                    section.line, f"{_heading(section)} is empty.", do="Write its words, or take it out."
                )
        by = {kind: [section for section in others if section.kind == kind] for kind in SECTIONS}

        explains = {section.name.removeprefix("when").strip(): section.text for section in by["explain"]}

        def only(kind: str) -> str:
            return by[kind][0].text if by[kind] else ""

        return ExerciseBlock(
            self.id,
            self.start,
            self.end,
            title=head.name,
            prompt="\n".join(head.lines).strip("\n"),
            type=only("type"),
            unit=only("unit"),
            options={section.name: section.text for section in by["option"]},
            places=tuple(section.text for section in by["place"]),
            hints=tuple(section.text for section in by["hint"]),
            replies={section.name: section.text for section in by["reply"]},
            called={section.name: section.text for section in by["called"]},
            explain=explains.pop("", ""),
            explains=explains,
            levels=tuple(self._level(section) for section in by["level"]),
            starter=self._starter(by["starter"][0]) if by["starter"] else "",
            lines={"title": head.line} | self._lines(others),
        )

    def _lines(self, sections: list[_Section]) -> dict[str, int]:
        """The line of each section by its heading; hints and places are numbered."""
        found: dict[str, int] = {}
        for section in sections:
            name = _heading(section)[3:]
            number = 1 + sum(known.startswith(f"{section.kind} ") for known in found)
            found[f"{section.kind} {number}" if section.kind in _NUMBERED else name] = section.line
        return found

    def _sections(self, lines: list[str]) -> list[_Section]:
        found = [_Section("title", "", self.start)]
        fence = ""
        for number in range(self.start + 1, self.end):
            line = lines[number - 1]
            fence = fence_after(line, fence)
            if not fence and line.startswith("## "):
                found.append(self._opened(line, number))
            elif not fence and line.startswith("# ") and len(found) == 1 and not found[0].name:
                found = [_Section("title", line[2:].strip(), number)]
            else:
                found[-1].lines.append(line)
        return found

    def _opened(self, line: str, number: int) -> _Section:
        kind, _, name = line[3:].strip().partition(" ")
        may_be_named = kind == "explain" and re.fullmatch(r"when +\S+", name.strip())
        if kind not in SECTIONS or (bool(name) != (kind in _NAMED) and not may_be_named):
            self._stop(
                number,
                f"{self.id} can't have a section {line.strip()!r}.",
                allowed=tuple(SECTIONS.values()),
                do=nearest(kind, SECTIONS) if kind not in SECTIONS else "",
            )
        return _Section(kind, name.strip(), number)

    def _once(self, sections: list[_Section]) -> None:
        seen: set[str] = set()
        for section in sections:
            heading = _heading(section)
            if section.kind not in _NUMBERED and heading in seen:
                self._stop(section.line, f"{self.id} has {heading!r} a second time.", do="Take one out.")
            seen.add(heading)

    def _starter(self, section: _Section) -> str:
        lines = "\n".join(section.lines).strip("\n").split("\n")
        if len(lines) < 3 or not _FENCE.match(lines[0]) or not _FENCE.match(lines[-1]):
            self._stop(section.line, "a starter is a block of code.", do="Put it between ```python and ```.")
        return "\n".join(lines[1:-1])

    def _level(self, section: _Section) -> Level:
        points, _, name = section.name.partition(":")
        parts: dict[str, list[str]] = {"": []}
        part = ""
        for offset, line in enumerate(section.lines, 1):
            if not line.startswith("### "):
                parts[part].append(line)
                continue
            part = line[4:].strip()
            if part not in ("sample", "counterpart") or part in parts:
                self._stop(
                    section.line + offset,
                    f"a level can't have {line.strip()!r} here.",
                    allowed=("### sample", "### counterpart, once"),
                )
            parts[part] = []
        texts = {part: _joined(lines) for part, lines in parts.items()}
        whole = re.fullmatch(r"\d+(\.\d+)?", points) and name.strip() and "sample" in texts
        if not whole or not all(texts.values()):
            self._stop(
                section.line,
                f"level {section.name!r} of {self.id} is not whole.",
                do="Write ## level 2: its name, what it looks like, and below it ### sample with a sample answer.",
            )
        if any('"""' in text or "\\" in text for text in texts.values()):
            self._stop(
                section.line,
                f"the sample of level {section.name!r} can't stand in a Python text.",
                do="Take out triple quotes and backslashes.",
            )
        number = float(points)
        return Level(
            int(number) if number == int(number) else number,
            name.strip(),
            texts[""],
            texts["sample"],
            texts.get("counterpart", ""),
        )

    def _stop(self, line: int, wrong: str, *, allowed: tuple[str, ...] = (), do: str = "") -> NoReturn:
        raise KitError(f"{place(self.path, line)}: {wrong}", allowed=allowed, do=do)


def _heading(section: _Section) -> str:
    return f"## {section.kind} {section.name}".rstrip()


def _joined(lines: list[str]) -> str:
    """Lines as one text: a line break is a space, an empty line parts two paragraphs."""
    paragraphs = "\n".join(line.strip() for line in lines).strip("\n").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs if paragraph.strip())
