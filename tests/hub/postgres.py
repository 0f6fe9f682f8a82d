"""A server of Debian's PostgreSQL of the proof's own: another port, and nothing left when it is over."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.browser.lab_server import free_port

CLUSTER = "scommproof"


class Postgres:
    """PostgreSQL as Debian sets it up, in a cluster that goes when the proof is over."""

    def __enter__(self) -> Postgres:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        self.there = bool(found) and shutil.which("pg_createcluster") is not None
        if self.there:
            self.version, self.port = found[-1].parts[-3], free_port()
            self._drop()
            subprocess.run(["pg_createcluster", self.version, CLUSTER, "--port", str(self.port), "--start"], check=True, capture_output=True)  # fmt: skip
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.there:
            self._drop()

    def _drop(self) -> None:
        with suppress(OSError):
            subprocess.run(
                ["pg_dropcluster", "--stop", self.version, CLUSTER], capture_output=True, check=False
            )

    def here(self, text: str) -> str:
        """A text of the docs, for this server's port."""
        return text.replace(":///seccom101", f":///seccom101?port={self.port}")

    def make(self, lines: str) -> None:
        """Run root's lines of the docs against this server."""
        for line in filter(None, lines.splitlines()):
            done = subprocess.run(
                ["bash", "-c", f"export PGPORT={self.port}; {line}"], cwd="/", capture_output=True, text=True
            )
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
