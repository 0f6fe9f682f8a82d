"""The versions of Python with which the kit is tried, and another one of them on this machine: `python -m tests.other_python` names it."""

from __future__ import annotations

import subprocess
import sys

TRIED = ("3.11", "3.13")
"""The oldest that the kit takes, and the newest that Debian gives."""
_ASKED = "import sys, ensurepip, venv; print('%d.%d' % sys.version_info[:2])"


def other_python() -> str:
    """A Python of another of the tried versions that runs here and makes environments; empty if there is none."""
    this = "{}.{}".format(*sys.version_info)
    for version in TRIED:
        for name in (f"python{version}", f"/usr/bin/python{version}") if version != this else ():
            try:
                done = subprocess.run([name, "-c", _ASKED], capture_output=True, text=True)
            except OSError:
                continue
            if done.returncode == 0 and done.stdout.strip() == version:
                return name
    return ""


if __name__ == "__main__":
    print(other_python())
