"""What is asked of a process that runs submissions, and what comes of it: plain values, and their bytes."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

import msgspec

from lessonkit.exercises.learner.handover import MIME
from lessonkit.json_limits import NOTEBOOK, read_json
from lessonkit.json_limits import Limits as JsonLimits

Ending = Literal["done", "died", "stuck", "total-time", "failed", "lost", "refused"]
"""How a run ended: to the last cell; its process died once too often; it could not be interrupted; its time was over;
no process could be had; what runs it was itself killed; or the machine has no fence for it, and nothing ran."""

Excess = Literal["memory", "processes", "cpu", "end"]
"""What a cell took more of than a submission may have; `end`: it ended its own process, or crashed it."""


MOST_OF_ALL = 400_000_000
"""Bytes that what came of one job may have."""
RUN = JsonLimits(MOST_OF_ALL, NOTEBOOK.depth + 10, 2 * NOTEBOOK.values)
"""What came of a notebook, with what stands around it."""
LONGEST_WHY = 2_000
"""Characters of a reason that a machine gives for its end."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use: seconds, characters of output, seconds to end after an interrupt, memory, processes, files."""

    cell_seconds: float = 60
    total_seconds: float = 300
    cell_characters: int = 1_000_000
    total_characters: int = 10_000_000
    answer_characters: int = 5_000_000
    after_interrupt: float = 3.0
    memory_megabytes: int = 1_000
    processes: int = 64
    file_megabytes: int = 200

    @property
    def most_bytes(self) -> int:
        """No event of a run is longer than this: its characters as JSON, with room for escapes."""
        return 8 * max(self.cell_characters, self.answer_characters) + 1_000_000


@dataclass(frozen=True)
class Job:
    """One notebook to run: `asks` maps the place of a check cell to the code that asks for its answer.

    `files` lie beside the notebook; each of `folders` is written aside, and its path is the value of the variable
    that it is called by.
    """

    cells: tuple[Mapping[str, Any], ...]
    asks: Mapping[int, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    folders: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    env: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = Limits()

    def to_bytes(self) -> bytes:
        """The job as JSON."""
        return json.dumps(self.plain()).encode("ascii")

    def plain(self) -> dict[str, Any]:
        """The job as values that JSON has."""
        return {
            "cells": [_bare(cell) for cell in self.cells],
            "asks": {str(index): source for index, source in self.asks.items()},
            "files": _as_text(self.files),
            "folders": {name: _as_text(files) for name, files in self.folders.items()},
            "env": dict(self.env),
            "limits": asdict(self.limits),
        }

    @classmethod
    def from_bytes(cls, data: bytes) -> Job:
        """Read what `to_bytes` wrote."""
        plain = json.loads(data)
        return cls(
            tuple(plain["cells"]),
            {int(index): source for index, source in plain["asks"].items()},
            _as_bytes(plain["files"]),
            {name: _as_bytes(files) for name, files in plain["folders"].items()},
            plain["env"],
            Limits(**plain["limits"]),
        )


@dataclass
class Ran:
    """What came of a notebook: outputs of cells, answers' messages, which cells ran too long (`late`) or took too much of
    something (`excess`), the seconds of each, the end, and the fence that it ran in."""

    outputs: dict[int, list[Any]] = field(default_factory=dict)
    messages: dict[int, list[Any]] = field(default_factory=dict)
    late: set[int] = field(default_factory=set)
    excess: dict[int, Excess] = field(default_factory=dict)
    seconds: dict[int, float] = field(default_factory=dict)
    ending: Ending = "lost"
    why: str = ""
    fence: str = ""

    def take(self, event: dict[str, Any]) -> None:
        """Take one event of the process that runs the notebook."""
        if event["kind"] == "end":
            self.ending, self.why = event["how"], event.get("why", "")
            return
        index = int(event["index"])
        if event["kind"] == "answer":
            self.messages[index] = [
                output["data"][MIME] for output in event["outputs"] if MIME in output.get("data", {})
            ]
        else:
            self.outputs[index] = event["outputs"]
        self.seconds[index] = float(event.get("seconds", 0))
        (self.late.add if event.get("late") else self.late.discard)(index)
        self.excess.pop(index, None)
        if event.get("excess") in get_args(Excess):
            self.excess[index] = event["excess"]

    def to_bytes(self) -> bytes:
        """What came of the run as JSON."""
        plain = {**vars(self), "late": sorted(self.late)}
        return json.dumps(plain).encode("ascii")

    @classmethod
    def from_bytes(cls, data: bytes) -> Ran:
        """Read what `to_bytes` wrote, on whatever machine; a ValueError where it is larger or deeper than a run can be, or none."""
        if type(data) is not bytes:
            raise ValueError(f"no bytes of a run: {type(data).__name__}")
        form = msgspec.convert(read_json(data, RUN), _Form, str_keys=True)
        told = {name: getattr(form, name)[:LONGEST_WHY] for name in ("why", "fence")}
        return cls(**{**msgspec.structs.asdict(form), **told})


class _Form(msgspec.Struct, forbid_unknown_fields=True):
    """What a run is as JSON, whoever wrote it."""

    outputs: dict[int, list[Any]]
    messages: dict[int, list[Any]]
    late: set[int]
    excess: dict[int, Excess]
    seconds: dict[int, float]
    ending: Ending
    why: str
    fence: str


def _bare(cell: Mapping[str, Any]) -> dict[str, Any]:
    """A cell as far as running it goes: without outputs, which can be many megabytes, and without what it says of itself."""
    return {"cell_type": cell["cell_type"], "source": cell["source"], "id": cell.get("id", "")}


def _as_text(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(content).decode("ascii") for name, content in files.items()}


def _as_bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(content) for name, content in files.items()}
