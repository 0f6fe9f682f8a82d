"""The class server of docs/hub.md on this machine, with its settings, in folders of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

from tests.browser.lab_server import REPOSITORY, free_port
from tests.hub.accounts import GROUP, PREFIX

DOCS = (REPOSITORY / "docs" / "hub.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(?:bash|python)\n# (?P<title>.+)\n(?P<text>(?:.+\n|\n)+?)```$", re.MULTILINE)
BLOCKS = {found["title"]: found["text"] for found in _BLOCK.finditer(DOCS)}
"""The blocks of docs/hub.md by their first line."""
NAMES = ("anna", "wren", "zoe")
"""The names of docs/hub.md."""


class ClassServer:
    """JupyterHub with the settings of `etc/hub`, its places below `root` and its programs in `programs`."""

    def __init__(self, root: Path, programs: Path) -> None:
        self.root, self.programs = root, programs
        self.settings, self.state, self.exchange = root / "etc", root / "state", root / "srv" / "exchange"
        self.homes, self.log_file = root / "h", root / "hub.log"
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def here(self, text: str) -> str:
        """A text of the docs or of the settings, with the proof's places and names in it."""
        places = {
            "/opt/seccom-hub": self.programs, "/etc/seccom-hub": self.settings, "/var/lib/seccom-hub": self.state,
            "/srv/seccom": self.root / "srv",
            "--create-home": f"--create-home --base-dir {self.homes}",
        }  # fmt: skip
        for old, new in places.items():
            text = text.replace(old, str(new))
        text = re.sub(r"\bseccom\b(?!-)", GROUP, text)
        return re.sub(rf"\b({'|'.join(NAMES)})\b", rf"{PREFIX}\1", text)

    def block(self, title: str) -> str:
        """A block of docs/hub.md, for this machine."""
        return self.here(BLOCKS[title])

    def as_root(self, title: str, **env: str) -> str:
        """Run a block that needs root; what it printed."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"umask 022\n{self.block(title)}"], cwd=self.root,
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, f"{title}:\n{done.stdout}{done.stderr}"
        return done.stdout

    def write_settings(self) -> None:
        """The kit's settings, with other places and ports, and nothing else changed but what lets a test look inside."""
        for path in (REPOSITORY / "etc" / "hub").rglob("*"):
            if path.is_file():
                target = self.settings / path.relative_to(REPOSITORY / "etc" / "hub")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(self.here(path.read_text(encoding="utf-8")), encoding="utf-8")
        hub = self.settings / "jupyterhub_config.py"
        ports = f"""
c.JupyterHub.bind_url = "{self.url}"
c.JupyterHub.hub_port = {free_port()}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{free_port()}"
"""
        hub.write_text(hub.read_text(encoding="utf-8") + ports, encoding="utf-8")
        lab = self.settings / "jupyter_server_config.py"
        lab.write_text(
            f"{lab.read_text(encoding='utf-8')}c.LabApp.expose_app_in_browser = True\n", encoding="utf-8"
        )
        subprocess.run(["chmod", "-R", "u=rwX,go=rX", self.settings], check=True)

    def start(self, timeout: float = 120) -> None:
        """Start as `make hub` does, and wait until it answers; raise RuntimeError with its log when it does not."""
        config = self.settings / "jupyterhub_config.py"
        command = f"umask 077; cd {self.state} && exec {self.programs}/bin/jupyterhub --config {config}"
        with self.log_file.open("wb") as log:
            self._process = subprocess.Popen(
                ["bash", "-c", command], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                env={"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root"},
            )  # fmt: skip
        limit = time.monotonic() + timeout
        while time.monotonic() < limit and self._process.poll() is None:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/hub/login", timeout=5):
                return
            time.sleep(0.5)
        self.stop()
        raise RuntimeError(f"JupyterHub did not start:\n{self.log()}")

    def stop(self) -> None:
        """End the hub, which ends its proxy and every learner's server."""
        self._process.terminate()
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def log(self) -> str:
        return self.log_file.read_text(errors="replace")[-8000:]

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
