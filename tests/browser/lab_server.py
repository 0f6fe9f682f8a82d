"""A JupyterLab of a test's own: private folders, a free port, no token, and no way out to the network."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.request import Request

REPOSITORY = Path(__file__).resolve().parents[2]
GUARD = Path(__file__).parent / "guard"


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def isolated(home: Path) -> dict[str, str]:
    """The environment of a JupyterLab that knows nothing of this user's own settings and kernels."""
    private = {
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "IPYTHONDIR": home / "ipython",
    }
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "PYTEST", "COV_"))
    }
    # The extension of this working tree comes before the one that was copied when the kit was installed.
    ours = private["JUPYTER_DATA_DIR"] / "labextensions" / "scomm-lab"
    if not ours.exists():
        ours.parent.mkdir(parents=True, exist_ok=True)
        ours.symlink_to(REPOSITORY / "engine" / "src" / "lessonkit" / "jupyterlab" / "scomm-lab")
    private_first = {"JUPYTER_PREFER_ENV_PATH": "0"}
    return inherited | private_first | {name: str(folder) for name, folder in private.items()}


@dataclass
class LabServer:
    """JupyterLab on `course`, a folder laid out like the repository; the learner sees `course/lessons`."""

    course: Path
    home: Path

    def start(self, timeout: float = 60) -> LabServer:
        """Start and wait until it answers; raise RuntimeError with its log when it does not."""
        self.home.mkdir(parents=True, exist_ok=True)
        (self.course / "lessons").mkdir(parents=True, exist_ok=True)
        self.port, self._log = free_port(), self.home / "lab.log"
        guarded = {
            "PYTHONPATH": os.pathsep.join(filter(None, [str(GUARD), os.environ.get("PYTHONPATH")])),
            "NETWORK_ATTEMPTS": str(self._attempts),
        }
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command(), cwd=self.course, env=isolated(self.home) | guarded, stdin=subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        limit = time.monotonic() + timeout
        while time.monotonic() < limit and self._process.poll() is None:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/api", timeout=2):
                return self
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"JupyterLab did not start:\n{self.log()}")

    def _command(self) -> list[str]:
        return [*self._on_this_port("lessons"), f"--config={REPOSITORY / 'jupyter_lab_config.py'}"]

    def _on_this_port(self, folder: str) -> list[str]:
        """JupyterLab that shows this folder of the course."""
        command = [sys.executable, "-m", "jupyter", "lab", folder, "--no-browser", "--allow-root"]
        command += [f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1"]
        return [*command, "--IdentityProvider.token=", "--ServerApp.password=", "--expose-app-in-browser"]

    def stop(self) -> None:
        """End the server, which ends its kernels."""
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        """End every kernel, and take away all that was written: the course, settings, windows, the list of attempts."""
        for session in json.load(self._ask("sessions")):
            self._ask(f"sessions/{session['id']}", "DELETE")
        lessons = self.course / "lessons"  # where the server stands: it stays, and all in it goes
        others = (one for one in self.course.iterdir() if one != lessons)
        for found in (*lessons.iterdir(), *others, self.home / "settings", self.home / "workspaces"):
            shutil.rmtree(found) if found.is_dir() else found.unlink(missing_ok=True)
        self._attempts.unlink(missing_ok=True)

    def _ask(self, what: str, method: str = "GET") -> IO[bytes]:
        # with no password, a page's request is known by a cookie and a header that are alike
        alike = {"Cookie": "_xsrf=00", "X-XSRFToken": "00"}
        return urllib.request.urlopen(
            Request(f"{self.url}/api/{what}", method=method, headers=alike), timeout=30
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def _attempts(self) -> Path:
        return self.home / "network-attempts.txt"

    def network_attempts(self) -> list[str]:
        """Every address beyond loopback that the server or a kernel asked for (each was refused)."""
        return self._attempts.read_text().splitlines() if self._attempts.exists() else []

    def log(self) -> str:
        """What JupyterLab printed."""
        return self._log.read_text(errors="replace")
