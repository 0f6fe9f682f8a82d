"""A job on a machine that the client does not know: it chooses its own fence, and without one it refuses, in bytes.

A worker of a cluster calls these. It needs the kit and no `solutions/`: a job holds no key, and nothing here looks for one.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.metadata import version

from lessonkit.errors import KitError
from lessonkit.grading.fences.proving import chosen
from lessonkit.grading.sealed.job import LONGEST_WHY, Ran
from lessonkit.grading.sealed.serving import run_bytes
from lessonkit.json_limits import Limits, read_json

KIT = version("lessonkit")


@dataclass(frozen=True)
class Machine:
    """What a machine says of itself: whether it has a fence, the finding in one line, and the kit that it has."""

    fenced: bool
    told: str
    kit: str = KIT

    def to_bytes(self) -> bytes:
        """The same as JSON."""
        return json.dumps(asdict(self)).encode("ascii")

    @classmethod
    def from_bytes(cls, data: bytes) -> Machine:
        """Read what `to_bytes` wrote; of a machine that says anything else, nothing is believed."""
        try:
            plain = read_json(data, Limits(100_000, depth=2))
            one = cls(plain["fenced"] is True, plain["told"][:LONGEST_WHY], plain["kit"][:LONGEST_WHY])
        except (ValueError, TypeError, KeyError) as error:
            return cls(False, f"{type(error).__name__}: {error}"[:LONGEST_WHY])
        return one


def machine(unsafe: bool = False) -> bytes:
    """What this machine says of itself, as bytes; with `unsafe` it may have no fence at all."""
    try:
        return Machine(True, chosen(unsafe).told).to_bytes()
    except KitError as error:
        return Machine(False, str(error)).to_bytes()


def run_here(data: bytes, unsafe: bool = False) -> bytes:
    """Run one job in the strongest fence of this machine; what came of it, or why it was refused, as bytes."""
    try:
        fence = chosen(unsafe).fence
    except KitError as error:
        return Ran(ending="refused", why=str(error)).to_bytes()
    return run_bytes(data, fence)
