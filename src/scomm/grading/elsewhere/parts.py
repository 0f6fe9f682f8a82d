"""What came of a shard of jobs: `part-3-of-20.jsonl`, a line for each job, on the disk before the next one is taken in hand.

Each line begins with a checksum of the rest, so a line that was torn off as a machine was stopped is found and passed over.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec import Struct

from scomm.errors import ScommError
from scomm.grading import journal
from scomm.grading.sealed.job import MOST_OF_ALL, Ran
from scomm.grading.sealed.serving import Lost
from scomm.language.sentences import sentences_beside

say = sentences_beside(__file__)

ENDING = ".jsonl"


@dataclass(frozen=True)
class Shard:
    """The `number`th of so many machines, counted from 1."""

    number: int = 1
    of: int = 1

    @classmethod
    def read(cls, text: str) -> Shard:
        """Read `3/20`; a `ScommError` where it is no such thing."""
        found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
        shard = cls(*map(int, found.groups())) if found else cls(0, 0)
        if not 1 <= shard.number <= shard.of:
            raise ScommError(say("shard.wrong", text=text), allowed=say("shard.allowed"))
        return shard

    @property
    def file(self) -> str:
        """What the file of its answers is called."""
        return f"part-{self.number}-of-{self.of}{ENDING}"

    def has(self, job: str) -> bool:
        """Whether a job is this shard's: every machine comes to the same answer, whatever other jobs there are."""
        return int(job, 16) % self.of == self.number - 1


class Part(Struct):
    """One line: a job, the shard that ran it, and what came of it, packed."""

    job: str
    number: int
    of: int
    ran: str

    @classmethod
    def made(cls, job: str, shard: Shard, ran: Ran) -> Part:
        """The line on a run."""
        return cls(
            job, shard.number, shard.of, base64.b64encode(zlib.compress(ran.to_bytes(), 3)).decode("ascii")
        )

    def came(self) -> Ran:
        """What came of the run."""
        unpacking = zlib.decompressobj()
        return Ran.from_bytes(unpacking.decompress(base64.b64decode(self.ran), MOST_OF_ALL + 1))


def add(path: Path, part: Part) -> None:
    """Add a line to a file of answers."""
    journal.add(path, msgspec.json.encode(part))


def lines(path: Path) -> Iterator[tuple[Part | None, int, int]]:
    """Each line of a file, where it begins and how long it is; None for one that is not whole."""
    for line in journal.lines(path):
        yield read_line(line.data), line.start, line.size


def read_line(data: bytes | None) -> Part | None:
    """The answer in a line's data; None where the line is not whole."""
    try:
        return msgspec.json.decode(data or b"", type=Part)
    except msgspec.DecodeError:
        return None


@dataclass
class Answers:
    """All that came back from other machines: where each job's answer stands, and what is amiss with the files."""

    places: dict[str, tuple[Path, int, int]] = field(default_factory=dict)
    shards: Counter[Shard] = field(default_factory=Counter)
    damaged: Counter[str] = field(default_factory=Counter)
    _lost: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, sources: Iterable[Path]) -> Answers:
        """Read files, and folders of them; a `ScommError` where there is none."""
        found = cls()
        paths = [
            path
            for source in sources
            for path in (sorted(source.rglob(f"*{ENDING}")) if source.is_dir() else [source])
        ]
        if not paths:
            raise ScommError(say("parts.none"), do=say("parts.none-do"))
        for path in paths:
            for part, start, length in lines(path):
                if part is None:
                    found.damaged[path.name] += 1
                else:
                    found._take(part, (path, start, length))
        return found

    def find(self, job: str) -> Ran | Exception | None:
        """What came of a job: `Lost` where a machine tried in vain, None where none has answered."""
        if job not in self.places:
            return None
        path, start, length = self.places[job]
        with path.open("rb") as file:
            file.seek(start)
            part = read_line(journal.whole(file.read(length)))
        assert part is not None
        ran = part.came()
        return Lost(ran.why) if ran.ending in ("lost", "failed") else ran

    def missing(self, wanted: Iterable[str], without: Iterable[str]) -> Iterator[str]:
        """One line for each shard that is missing, or has not answered all: `without` are those of the `wanted` jobs that have no answer."""
        wanted, without = set(wanted), set(without)
        of = self.shards.most_common(1)[0][0].of if self.shards else 1
        for number in range(1, of + 1):
            shard = Shard(number, of)
            here = sum(map(shard.has, without))
            if here:
                what = "not-whole" if self.shards[shard] else "missing"
                yield say(f"parts.{what}", part=number, of=of, n=here, all=sum(map(shard.has, wanted)))
        for name, many in sorted(self.damaged.items()):
            yield say("parts.damaged", file=name, n=many)

    def _take(self, part: Part, place: tuple[Path, int, int]) -> None:
        """Note one answer; of two for one job the first counts, unless it is that the job was lost."""
        self.shards[Shard(part.number, part.of)] += 1
        lost = part.came().ending in ("lost", "failed")
        if part.job not in self.places or (part.job in self._lost and not lost):
            self.places[part.job] = place
            (self._lost.add if lost else self._lost.discard)(part.job)
