"""Real accounts of this machine, made for the proof and removed with everything that was theirs."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "scommproof_"
GROUP = "scommproof"


class Account:
    """One account: its name on this machine, its password and its home."""

    def __init__(self, name: str) -> None:
        self.name, self.password = PREFIX + name, secrets.token_urlsafe(9)

    @property
    def home(self) -> Path:
        return Path(pwd.getpwnam(self.name).pw_dir)

    @property
    def number(self) -> int:
        return pwd.getpwnam(self.name).pw_uid

    def tries(self, command: str, timeout: float = 60, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a line of bash as this account, with its groups and nothing of root's; it may fail."""
        clean = {
            "HOME": str(self.home),
            "USER": self.name,
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
        }
        become = [
            "setpriv",
            f"--reuid={self.name}",
            f"--regid={self.name}",
            "--init-groups",
            "--no-new-privs",
        ]
        return subprocess.run(
            [*become, "bash", "-c", command], cwd=self.home, env=clean | env, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=timeout,
        )  # fmt: skip

    def runs(self, command: str, timeout: float = 600, **env: str) -> str:
        """Run a line of bash as this account; what it printed. An AssertionError if it fails."""
        done = self.tries(command, timeout, **env)
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{self.name}: {command}\n{said[-4000:]}"
        return said


def processes(number: int) -> list[int]:
    """The processes of an account."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError):
            if folder.name.isdigit() and folder.stat().st_uid == number:
                found.append(int(folder.name))
    return found


def remove_all() -> None:
    """End what the accounts of the proof still run, and remove them, their homes and their group."""
    for one in [one for one in pwd.getpwall() if one.pw_name.startswith(PREFIX)]:
        limit = time.monotonic() + 20
        while (left := processes(one.pw_uid)) and time.monotonic() < limit:
            for number in left:
                with suppress(OSError):
                    os.kill(number, signal.SIGKILL)
            time.sleep(0.1)
        subprocess.run(["userdel", one.pw_name], capture_output=True, check=False)
        shutil.rmtree(one.pw_dir, ignore_errors=True)
    subprocess.run(["groupdel", GROUP], capture_output=True, check=False)
