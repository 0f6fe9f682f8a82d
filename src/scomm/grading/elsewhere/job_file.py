"""The jobs of a class in one file, `jobs.zip`: what a machine needs that runs some of them. It holds no key and no learner's name."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scomm.errors import ScommError
from scomm.grading.sealed.anywhere import KIT
from scomm.grading.sealed.job import Engine
from scomm.language.sentences import sentences_beside
from scomm.wholefile import write_whole

say = sentences_beside(__file__)

LIST = "jobs.json"


@dataclass(frozen=True)
class JobFile:
    """A file of jobs: its engine, and the ids of its jobs in a fixed order."""

    path: Path
    engine: Engine
    ids: tuple[str, ...]

    def job(self, id: str) -> bytes:
        """The bytes of one job."""
        with zipfile.ZipFile(self.path) as archive:
            return archive.read(f"{id}.json")

    @classmethod
    def read(cls, path: Path) -> JobFile:
        """Open a file; a `ScommError` where it is none of ours, or of another version of the kit."""
        try:
            with zipfile.ZipFile(path) as archive:
                facts = json.loads(archive.read(LIST))
                broken = archive.testzip()
            found = cls(path, facts["engine"], tuple(facts["jobs"]))
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
            raise ScommError(say("jobs.unreadable", file=path.name), do=say("jobs.unreadable-do")) from error
        if broken:
            raise ScommError(say("jobs.unreadable", file=path.name), do=say("jobs.unreadable-do"))
        if facts["kit"] != KIT:
            raise ScommError(
                say("jobs.other-kit", theirs=facts["kit"], ours=KIT), do=say("jobs.other-kit-do")
            )
        return found


def write_jobs(path: Path, engine: Engine, jobs: Iterable[tuple[str, bytes]]) -> JobFile:
    """Write jobs with their ids, each once however many learners have it, whole or not at all."""
    ids: set[str] = set()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for id, data in jobs:
            if id not in ids:
                archive.writestr(f"{id}.json", data)
                ids.add(id)
        archive.writestr(LIST, json.dumps({"kit": KIT, "engine": engine, "jobs": sorted(ids)}))
    write_whole(path, made.getvalue())
    return JobFile(path, engine, tuple(sorted(ids)))
