"""What a student's own copy costs: from the README's first command to a page that can be used, disk, and memory. `make bench` runs it.

The wheels are fetched beforehand, as pip's own store has them after a first install; the network's time is nobody's to mend.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from tests.browser.chromium import CHROMIUM, Network, launched
from tests.browser.lab_server import free_port
from tests.kit_copy import REPOSITORY, KitCopy

LESSON = "04-who-is-deported"
RUN = f"""
import nbformat, os
from nbclient import NotebookClient
os.chdir("lessons/{LESSON}")
book = nbformat.read("{LESSON}.ipynb", 4)
peak = "import re; print('peak', re.search(r'VmHWM:\\\\s+(\\\\d+)', open('/proc/self/status').read())[1])"
book.cells.append(nbformat.v4.new_code_cell(peak))
NotebookClient(book, kernel_name="python3", timeout=300).execute()
print(book.cells[-1].outputs[0].text)
"""


def student(say: Callable[[str], None]) -> None:
    """Say what a student's install costs without and with lesson 2's part, and how long `make lab` takes; Linux alone."""
    if sys.platform != "linux" or not CHROMIUM.exists():
        return say("a student's own copy                 not taken: it needs Linux and Chromium")
    with tempfile.TemporaryDirectory() as name:
        wheels = Path(name, "wheels")
        python(sys.executable, "-m", "pip", "download", "--quiet", "--dest", wheels,
               str(REPOSITORY / "engine"), f"{REPOSITORY}[prints]", "hatchling", "rjsmin", "editables")  # fmt: skip
        kit = Path(name, "kit")
        kit.mkdir()
        KitCopy(kit)
        seconds, server = first_page(kit, wheels)
        say(f"make lab, to its first page         {seconds:6.1f} s  (wheels at hand; under 60)")
        kernel = peak_of_a_lesson(kit)
        say(f"memory of JupyterLab and lesson 4   {server + kernel:6.0f} MB (server {server:.0f}, kernel {kernel:.0f}; under 500)")  # fmt: skip
        whole = on_disk(kit / ".venv")
        python(kit / ".venv/bin/python", "-m", "pip", "uninstall", "--quiet", "--yes", *only_for_prints(kit))
        say(f"a student's install on disk         {on_disk(kit / '.venv'):6.0f} MB (used once; under 400), with lesson 2's part {whole:.0f} MB")  # fmt: skip
    return None


def first_page(kit: Path, wheels: Path) -> tuple[float, float]:
    """Seconds from `make lab` in a fresh copy until its first page has been drawn, and the server's peak memory in MB."""
    port = free_port()
    env = compiling() | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    log = kit / "lab.log"
    began = time.perf_counter()
    with log.open("wb") as out:
        making = subprocess.Popen(["make", "lab", f"PORT={port}"], cwd=kit, env=env, stdin=subprocess.DEVNULL,
                                  stdout=out, stderr=subprocess.STDOUT, start_new_session=True)  # fmt: skip
    try:
        while not (
            address := re.search(
                rf"http://127\.0\.0\.1:{port}/\S*token=\w+", log.read_text("utf-8", "replace")
            )
        ):
            if making.poll() is not None:
                raise RuntimeError(log.read_text("utf-8", "replace"))
            time.sleep(0.1)
        with launched(Network()) as page:
            page.goto(address[0])
            page.locator(".scomm-big").wait_for(timeout=120_000)
            taken = time.perf_counter() - began
        return taken, max(peak(one.pid) for one in psutil.Process(making.pid).children(recursive=True))
    finally:
        os.killpg(making.pid, signal.SIGTERM)
        making.wait(30)


def peak_of_a_lesson(kit: Path) -> float:
    """The most memory in MB that the kernel of a lesson took, run from top to bottom as it is handed out."""
    told = python(kit / ".venv/bin/python", "-c", RUN, cwd=kit)
    found = re.search(r"peak (\d+)", told)
    assert found is not None
    return int(found[1]) / 1024


def only_for_prints(kit: Path) -> list[str]:
    """The packages that only lesson 2's part brings, what they need included, by the names of their installed folders."""
    asked = (
        "import re, importlib.metadata as m\n"
        "def need(name, extra='', seen=None):\n"
        "    seen = set() if seen is None else seen\n"
        "    for line in m.requires(name) or []:\n"
        "        from packaging.requirements import Requirement\n"
        "        one = Requirement(line)\n"
        "        if one.marker and not one.marker.evaluate({'extra': extra}): continue\n"
        "        key = re.sub('[-_.]+', '-', one.name).lower()\n"
        "        try: m.version(key)\n"
        "        except m.PackageNotFoundError: continue\n"
        "        if key not in seen: seen.add(key); need(key, '', seen)\n"
        "    return seen\n"
        "print(*sorted(need('scomm', 'prints') - need('scomm') - need('lessonkit')))"
    )
    return python(kit / ".venv/bin/python", "-c", asked).split()


def on_disk(folder: Path) -> float:
    """What the files of a folder take on disk, in MB of a million bytes."""
    files = (Path(where, name).lstat() for where, _, names in os.walk(folder) for name in names)
    return sum(one.st_blocks * 512 for one in files) / 1e6


def peak(process: int) -> float:
    """The most memory in MB that a process has taken so far; none of one that has ended."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0


def compiling() -> dict[str, str]:
    """The environment of a learner: Python may keep what it compiles, and no setting of this one is passed on."""
    return {
        name: one
        for name, one in os.environ.items()
        if not name.startswith(("PYTHON", "JUPYTER", "MAKE", "PIP_"))
    }


def python(*command: str | Path, cwd: Path = REPOSITORY) -> str:
    """Run a command; what it printed."""
    done = subprocess.run([*map(str, command)], cwd=cwd, env=compiling(), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


if __name__ == "__main__":
    student(print)
