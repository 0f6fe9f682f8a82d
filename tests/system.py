"""What the tests need from the system beside Python, and what becomes of a test where it is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import NoReturn

import pytest

PROGRAMS = {"chromium": "chromium", "bwrap": "bubblewrap"}
"""Each program with Debian's package of it; `make system` installs them."""


NO_NETWORK = ["bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent"]
"""Before a command: on a machine that has no network but itself."""


def absent(line: str) -> NoReturn:
    """Skip a test with a line that says what it lacks; in continuous integration it fails, for nobody reads there what was skipped."""
    pytest.fail(line) if os.environ.get("CI") else pytest.skip(line)


def missing_here() -> list[str]:
    """One line on the programs that are not here, for the beginning of a run; none where all are."""
    packages = " ".join(package for program, package in PROGRAMS.items() if shutil.which(program) is None)
    if not packages:
        return []
    what = "fail" if os.environ.get("CI") else "be skipped"
    return [
        f"Missing on this machine: {packages}. Tests will {what} for want of it. On Debian: apt-get install {packages}"
    ]


def bubblewrap_works() -> bool:
    try:
        return subprocess.run([*NO_NETWORK, "true"], capture_output=True).returncode == 0
    except OSError:
        return False
