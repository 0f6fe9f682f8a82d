"""Machines that are not this one: an ordinary user's, containers that allow no namespaces, older kernels."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from lessonkit.grading.fences.fence import clean_environment
from lessonkit.grading.fences.places import needed_by_python, outermost
from tests.system import absent

_PROVE = """
import json, sys
from lessonkit.grading.fences import landlock
if sys.argv[2]:
    landlock.version = lambda: int(sys.argv[2])
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.proving import prove
proof = prove(Fence.read(sys.argv[1]))
print(json.dumps({"stands": proof.stands, "why": proof.why, "broken": dict(proof.broken)}))
"""
_PROVE_OLD = """
import json, sys, tempfile
from pathlib import Path
from lessonkit.grading.fences import landlock, layers, seccomp
landlock.version = lambda: int(sys.argv[2])
if sys.argv[3:] == ["open"]:
    layers.gaps_of = lambda standing: seccomp.Gaps()
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.bait import put_out
from lessonkit.grading.fences.proving_server import Prover
fence = Fence.read(sys.argv[1])
fence.get_ready()
with put_out() as bait:
    broken = Prover(fence, bait, Path(tempfile.mkdtemp())).prove()
print(json.dumps({"stands": True, "why": "", "broken": broken}))
"""
_NO_NAMESPACES = """
import errno, os, sys, pyseccomp
made = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
for name in ("unshare", "mount", "umount2", "setns", "pivot_root"):
    made.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
made.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
for bit in (17, 25, 26, 27, 28, 29, 30):
    made.add_rule(pyseccomp.ERRNO(errno.EPERM), "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 1 << bit, 1 << bit))
made.load()
os.execv(sys.argv[1], sys.argv[1:])
"""
WITHOUT_NAMESPACES = [sys.executable, "-c", _NO_NAMESPACES]
"""As container runtimes do: no namespaces, no mounts."""


_NO_LANDLOCK = """
import errno, os, sys, pyseccomp
made = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
made.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "landlock_create_ruleset")
made.load()
os.execv(sys.argv[1], sys.argv[1:])
"""
WITHOUT_LANDLOCK = [sys.executable, "-c", _NO_LANDLOCK]
"""A kernel before 5.13, or one that was told not to load Landlock."""
_CHOOSE = """
import sys
from lessonkit.errors import KitError
from lessonkit.grading.fences.proving import choose
try:
    proof = choose(unsafe=sys.argv[1:] == ["--unsafe"])
    print(proof.fence, len(proof.missing))
except KitError as error:
    print(error)
"""


def ordinary_user() -> list[str]:
    """The machine as somebody sees it who is not root and has no right of root's."""
    return [*_bubblewrap(), "--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL"]


def containers_root() -> list[str]:
    """A container's root: some rights, but none to mount; Python lies where everybody may read."""
    rights = ("SETUID", "SETGID", "CHOWN", "KILL", "DAC_OVERRIDE", "FOWNER", "NET_RAW")
    return [
        *_bubblewrap(),
        *_readable_home(),
        "--cap-drop",
        "ALL",
        *_flags("--cap-add", [f"CAP_{one}" for one in rights]),
    ]


def _bubblewrap() -> list[str]:
    program = shutil.which("bwrap")
    if program is None:
        absent("other machines are acted by bubblewrap, which is missing")
    return [program, "--dev-bind", "/", "/", "--die-with-parent"]


def _readable_home() -> list[str]:
    home = Path("/root")
    words = ["--perms", "0755", "--tmpfs", str(home)]
    made: set[Path] = set()
    for path in outermost(path for path in needed_by_python() if path.is_relative_to(home)):
        for folder in reversed(path.parents):
            if folder.is_relative_to(home) and folder not in {home, *made}:
                words += ["--perms", "0755", "--dir", str(folder)]
                made.add(folder)
        words += ["--ro-bind", str(path), str(path)]
    return words


def _flags(flag: str, values: list[str]) -> list[str]:
    return [word for value in values for word in (flag, value)]


def prove_on(machine: list[str], fence: str, *, landlock: int = 0, gaps: str = "") -> dict:
    """What a fence keeps on such a machine; `landlock` acts an older version, `gaps="open"` leaves its gaps open."""
    code = _PROVE_OLD if landlock else _PROVE
    words = [fence, str(landlock or ""), *filter(None, [gaps])]
    return json.loads(_run([*machine, sys.executable, "-c", code, *words]))


def choose_on(machine: list[str], *words: str, path: str | None = None) -> str:
    """What `choose` says on such a machine; with `path` as the places of its programs."""
    return _run([*machine, sys.executable, "-c", _CHOOSE, *words], **({} if path is None else {"PATH": path}))


def _run(argv: list[str], **settings: str) -> str:
    """The last line that a command prints."""
    env = {**clean_environment(), "PYTHONPATH": _source(), **settings}
    done = subprocess.run(argv, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def _source() -> str:
    import scomm

    return str(Path(scomm.__file__).parents[1])
