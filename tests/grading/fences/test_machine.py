"""What `scomm doctor --grading` says of machines: what is missing, and the command that mends it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.machine import Found, Machine, findings
from lessonkit.grading.fences.promises import PROMISES
from lessonkit.grading.fences.proving import Proof

KEPT = {promise.name: "" for promise in PROMISES}
WHOLE = [Proof(Fence("bubblewrap"), True, broken=KEPT), Proof(Fence("landlock"), True, broken=KEPT)]
NO_BUBBLEWRAP = [Proof(Fence("bubblewrap"), False, "refused"), WHOLE[1]]
NOTHING = [NO_BUBBLEWRAP[0], Proof(Fence("landlock"), False, "refused")]
GOOD = Machine(
    system="Linux",
    release="6.12.1",
    bubblewrap="/usr/bin/bwrap",
    landlock=6,
    seccomp=True,
    kernel_settings={"user.max_user_namespaces": 9000},
    installer="apt-get",
    container=False,
    root=False,
    closed=None,
    cores=8,
    memory_bytes=16 * 2**30,
)


def about(words: str, machine: Machine, proofs: list[Proof]) -> Found:
    """The one finding that says these words."""
    (one,) = [found for found in findings(machine, proofs) if words in found.what]
    return one


def test_a_good_machine_needs_no_mending_and_says_which_fence_is_used() -> None:
    found = list(findings(GOOD, WHOLE))
    assert all(one.good and not one.mend for one in found)
    assert found[-1].what == "submissions are graded inside bubblewrap."


def test_it_says_how_many_workers_cores_and_memory_allow() -> None:
    assert about("--workers 8", GOOD, WHOLE).good
    assert about("--workers 2", replace(GOOD, memory_bytes=5 * 2**30), WHOLE).good
    assert not about("a worker needs 2", replace(GOOD, memory_bytes=2**30), WHOLE).good


def test_a_missing_bubblewrap_is_installed_by_the_systems_own_command() -> None:
    missing = replace(GOOD, bubblewrap=None)
    assert about("bubblewrap is not installed", missing, NOTHING).mend == ("sudo apt-get install bubblewrap",)
    on_fedora = replace(missing, installer="dnf")
    assert about("bubblewrap is not installed", on_fedora, NOTHING).mend == ("sudo dnf install bubblewrap",)


def test_a_missing_bubblewrap_is_no_fault_where_landlock_keeps_every_promise() -> None:
    assert about("bubblewrap is not installed", replace(GOOD, bubblewrap=None), NO_BUBBLEWRAP).good
    assert not about("bubblewrap is not installed", replace(GOOD, bubblewrap=None), NOTHING).good


def test_on_new_ubuntus_the_profile_of_apparmor_is_printed_whole() -> None:
    ubuntu = replace(GOOD, kernel_settings={"kernel.apparmor_restrict_unprivileged_userns": 1})
    found = about("AppArmor", ubuntu, NOTHING)
    assert found.mend[0] == "sudo tee /etc/apparmor.d/bwrap <<'PROFILE'"
    assert "profile bwrap /usr/bin/bwrap flags=(unconfined) {" in found.mend
    assert "  userns," in found.mend
    assert found.mend[-2:] == ("PROFILE", "sudo apparmor_parser -r /etc/apparmor.d/bwrap")


def test_namespaces_that_a_setting_forbids_are_allowed_by_that_setting() -> None:
    old_debian = replace(GOOD, kernel_settings={"kernel.unprivileged_userns_clone": 0})
    assert "kernel.unprivileged_userns_clone=1" in about("nobody but root", old_debian, NOTHING).mend[0]
    hardened = replace(GOOD, kernel_settings={"user.max_user_namespaces": 0})
    assert "user.max_user_namespaces=15000" in about("nobody but root", hardened, NOTHING).mend[0]


def test_in_a_container_nothing_can_be_mended_and_nothing_need_be() -> None:
    found = about("in this container", replace(GOOD, container=True), NO_BUBBLEWRAP)
    assert (found.good, found.mend) == (True, ())


def test_without_landlock_or_libseccomp_there_is_no_fence() -> None:
    assert not about("no Landlock in kernel", replace(GOOD, landlock=0), NOTHING).good
    assert about("no Landlock in kernel", replace(GOOD, landlock=0), WHOLE[:1]).good
    found = about("libseccomp or pyseccomp is missing", replace(GOOD, seccomp=False), NOTHING)
    assert found.mend == ("sudo apt-get install libseccomp2", "pip install pyseccomp")
    assert not about("can't be fenced in here", GOOD, NOTHING).good


def test_root_is_told_that_nobody_else_can_read_its_python() -> None:
    assert not about(
        "only root may enter /root", replace(GOOD, root=True, closed=Path("/root")), NOTHING
    ).good


def test_macos_and_windows_have_no_fence_that_could_be_tested() -> None:
    for system in ("Darwin", "Windows"):
        (found,) = findings(replace(GOOD, system=system), [])
        assert not found.good
        assert found.what.startswith(f"{system} has no fence that could be tested")
        assert "--unsafe" in found.what


def test_a_system_without_the_calls_of_unix_is_told_so_too() -> None:
    code = """
import ctypes, platform, sys
for name in ("resource", "fcntl", "pwd", "grp"): sys.modules[name] = None
real = ctypes.CDLL
def library(name, *more, **words):
    if name is None: raise TypeError("there is no such library")
    return real(name, *more, **words)
ctypes.CDLL = library
from lessonkit.grading.fences import machine, proving
from lessonkit.grading.fences.proving import choose
sys.platform, platform.system = "win32", lambda: "Windows"
print([one.what for one in machine.look()])
print(choose(unsafe=True).fence)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "Windows has no fence that could be tested" in done.stdout, done.stderr
    assert done.stdout.endswith("none\n")


def test_the_command_tries_each_fence_on_this_machine() -> None:
    words = [sys.executable, "-c", "from scomm.cli import app; app()", "doctor", "--grading"]
    done = subprocess.run(words, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    assert all(line.startswith(("ok   ", "MEND ", "     ")) for line in lines)
    assert [line for line in lines if " landlock: " in line]
    assert done.returncode == int(any(line.startswith("MEND") for line in lines))
