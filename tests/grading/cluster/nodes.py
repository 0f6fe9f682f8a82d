"""Machines of a cluster: a folder with the kit and no `solutions/` in it or above it, where commands run as a person types them."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from tests.grading.course import KIT

SERVER = "scomm.grading.sealed.server"
DASK = {"scheduler": "distributed.cli.dask_scheduler", "worker": "distributed.cli.dask_worker"}


class Node:
    """One machine; `files` is its folder."""

    def __init__(self, root: Path) -> None:
        self.files, self.source = root / "files", root / "kit" / "src"
        self.files.mkdir(parents=True)
        kept = shutil.ignore_patterns("__pycache__", "scomm-lab")
        shutil.copytree(KIT / "src" / "scomm", self.source / "scomm", ignore=kept)
        shutil.copy(KIT / "course.toml", self.source.parent)
        programs = root / "bin"
        programs.mkdir()
        program = programs / "scomm"
        program.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from scomm.cli import app; app()' \"$@\"\n")
        program.chmod(0o755)
        strange = ("SCOMM_", "JUPYTER")
        kept_names = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
        self.env = kept_names | {
            "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
            "PYTHONPATH": str(self.source),
            "SCOMM_DATASETS": str(KIT / "datasets"),
        }

    def run(self, script: str, **env: str) -> str:
        """Run lines of bash; what they printed. Fails the test if one of them fails."""
        done = subprocess.run(
            ["bash", "-euc", script], cwd=self.files, env=self.env | env, capture_output=True, text=True, timeout=120
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, words: Sequence[str], log: str, machine: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Start `dask scheduler ...` or `dask worker ...` and let it run; `machine` acts another one."""
        assert words[0] == "dask"
        argv = [*machine, sys.executable, "-m", DASK[words[1]], *words[2:]]
        with (self.files / log).open("wb") as file:
            return subprocess.Popen(
                argv, cwd=self.files, env=self.env, stdout=file, stderr=file, start_new_session=True
            )

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End what `start` started, at once and all of it: nothing there can tidy up."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def servers(self) -> list[psutil.Process]:
        """The processes that run submissions here."""
        found = []
        for one in psutil.process_iter(["cmdline"]):
            if SERVER in (one.info["cmdline"] or []):
                try:
                    if one.environ().get("PYTHONPATH", "").startswith(str(self.source)):
                        found.append(one)
                except psutil.Error:
                    continue
        return found


def wait_until(true: Callable[[], object], seconds: float = 40) -> None:
    """Wait until something has become true; fails the test where it never does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It never came about."
        time.sleep(0.05)
