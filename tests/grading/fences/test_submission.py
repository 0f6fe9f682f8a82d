"""A submission in a fence: how it ended is told, nothing of it stays, and the next one is unharmed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from lessonkit.grading.fences.clearing import clear
from lessonkit.grading.fences.fence import Fence
from tests.grading.fences.inside import Stand, alone, in_turn, step
from tests.grading.fences.machines import WITHOUT_LANDLOCK, WITHOUT_NAMESPACES, ordinary_user

MIB = 2**20
FORK_BOMB = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"
GOOD = "say('well')"
LOADED = "import os, pandas, plotly.graph_objects, IPython, lessonkit.data; print(len(os.listdir('/proc/self/task')))"


def test_a_submission_works_in_its_own_folder_and_its_files_are_there(stand: Stand) -> None:
    told = alone(stand, "open('mine.txt', 'w').write('x'); say(open('mine.txt').read())")
    assert (told.how, told.code, told.said, told.files) == ("exit", 0, "x\n", ["mine.txt"])


def test_what_notebooks_do_works_in_a_fence(stand: Stand) -> None:
    code = """
import asyncio, pathlib, shutil, subprocess, sys, tempfile, threading, zoneinfo
import pandas, plotly.graph_objects as go
frame = pandas.DataFrame({'county': ['a', 'b'], 'n': [1, 2]})
frame.to_csv('table.csv'); shutil.copy('table.csv', 'copy.csv')
asyncio.run(asyncio.sleep(0))
thread = threading.Thread(target=lambda: None); thread.start(); thread.join()
tempfile.TemporaryFile().close()
(pathlib.Path.home() / 'at-home').touch()
done = subprocess.run([sys.executable, '-c', 'print(6 * 7)'], capture_output=True, text=True)
say(pandas.read_csv('copy.csv').n.sum(), go.Figure(go.Bar(y=[1])).to_dict()['data'][0]['type'], done.stdout.strip(), done.stderr)
"""
    told = alone(stand, code)
    assert (told.how, told.code, told.said.split()) == ("exit", 0, ["3", "bar", "42"])


@pytest.mark.parametrize(
    ("code", "how", "number"),
    [
        ("raise SystemExit(7)", "exit", 7),
        ("1 / 0", "exit", 1),
        ("import os; os._exit(3)", "exit", 3),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "signal", signal.SIGKILL),
        ("import ctypes; ctypes.string_at(0)", "signal", signal.SIGSEGV),
    ],
)
def test_it_is_told_with_which_code_or_signal_it_ended(
    stand: Stand, code: str, how: str, number: int
) -> None:
    told = alone(stand, code)
    assert (told.how, told.code) == (how, number)


def test_an_interrupt_is_an_exception_in_its_code(stand: Stand) -> None:
    code = """
import time
try:
    say('begun')
    time.sleep(20)
except KeyboardInterrupt:
    say('interrupted')
"""
    told = alone(stand, code, interrupt=True)
    assert (told.how, told.said.endswith("interrupted\n"), told.seconds < 10) == ("exit", True, True)


def test_it_is_stopped_though_it_hears_no_signal(stand: Stand) -> None:
    code = """
import signal
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)
say('begun')
while True: pass
"""
    told = alone(stand, code, stop=True)
    assert (told.how, told.seconds < 10) == ("stopped", True)


LEADERLESS = """
import ctypes, os, threading, time
for _ in range(6):
    if not os.fork(): break
def fill():
    whole = b'x' * (60 << 20)
    time.sleep(5)
threading.Thread(target=fill).start()
ctypes.CDLL(None).pthread_exit(None)
"""


@pytest.mark.parametrize(
    "fill",
    [
        "whole = []\nwhile True: whole.append(bytearray(8 << 20))",
        "import mmap, time\nwhole = mmap.mmap(-1, 400 << 20)\nfor n in range(0, 400 << 20, 4096): whole[n] = 1\ntime.sleep(5)",
        LEADERLESS,
        "import os, time\nfor _ in range(6):\n    if not os.fork(): break\nwhole = b'x' * (60 << 20)\ntime.sleep(5)",
    ],
    ids=["of its own", "shared", "of threads whose processes seem dead", "of many processes"],
)
def test_who_fills_memory_is_ended_and_the_next_is_unharmed(stand: Stand, fill: str) -> None:
    bomb, good = in_turn(stand, step(fill, memory_bytes=200 * MIB), step(GOOD))
    assert (bomb.how, bomb.code) in {("memory", 0), ("exit", 1)}, bomb  # 1: a MemoryError that nobody caught
    assert bomb.seconds < 10
    assert (good.how, good.said) == ("exit", "well\n")


@pytest.mark.parametrize("off", [(), ("memory-limit",)])
def test_where_the_machine_has_no_more_memory_a_submission_ends_before_who_grades(
    stand: Stand, off: tuple[str, ...]
) -> None:
    """Linux ends first who has the highest number; a submission reads its own once it may look at processes."""
    seeing = replace(stand, fence=stand.fence.without("processes-untouched", *off))
    told = alone(seeing, "say(open('/proc/self/oom_score_adj').read().strip())")
    mine = Path("/proc/self/oom_score_adj").read_text().strip()
    assert told.said.strip() == (mine if off else "1000")


def test_a_fork_bomb_is_ended_with_all_its_processes_and_the_next_is_unharmed(stand: Stand) -> None:
    bomb, good = in_turn(stand, step("say('begun')\n" + FORK_BOMB, stop=True, processes=40), step(GOOD))
    assert bomb.how in {"stopped", "processes"}
    assert bomb.seconds < 15
    assert (good.how, good.said) == ("exit", "well\n")


def test_who_computes_too_long_is_ended(stand: Stand) -> None:
    told = alone(stand, "while True: pass", cpu_seconds=1)
    assert (told.how, told.seconds < 10) == ("cpu", True)


def test_a_file_that_is_too_long_is_an_error_and_not_the_end(stand: Stand) -> None:
    code = "try: open('long', 'wb').write(b'x' * (3 << 20))\nexcept OSError as error: say(error.errno)"
    assert alone(stand, code, file_bytes=MIB).said == "27\n"


def test_the_servers_own_pipes_lead_nowhere(stand: Stand) -> None:
    told = alone(stand, 'import os; os.write(1, b\'{"how": "forged"}\\n\'); say(len(os.read(0, 9)))')
    assert (told.how, told.said) == ("exit", "0\n")


def test_no_descriptor_of_the_keepers_is_left_open(stand: Stand) -> None:
    code = """
import os, stat
def kind(n):
    try: return stat.S_IFMT(os.fstat(n).st_mode)
    except OSError: return 0
say([n for n in range(256) if kind(n) == stat.S_IFIFO and n > 2])
"""
    pipes = json.loads(alone(stand, code).said)
    assert len(pipes) == 2  # what `say` writes to, and its other end: both are the test's own


def test_without_its_fence_a_submission_does_not_begin(stand: Stand) -> None:
    told = alone(stand, GOOD, open_files=-2)
    assert (told.how, told.said) == ("unfenced", "")
    assert told.why


def test_when_the_server_dies_its_submission_ends_with_it_and_its_folder_can_be_cleared(
    stand: Stand, tmp_path: Path
) -> None:
    argv, env = stand.server(tmp_path)
    line, theirs = os.pipe()
    os.set_inheritable(theirs, True)
    code = f"import os, time\nif not os.fork(): os.setsid()\nos.write({theirs}, b'here')\ntime.sleep(60)"
    server = subprocess.Popen(argv, env=env, stdin=subprocess.PIPE, pass_fds=(theirs,))
    os.close(theirs)
    assert server.stdin is not None
    server.stdin.write(stand.job(step(code)).encode())
    server.stdin.flush()
    assert os.read(line, 4) == b"here"
    begun = time.monotonic()
    server.kill()
    server.wait()
    server.stdin.close()
    while os.read(line, 4):  # until nobody holds the other end
        pass
    os.close(line)
    assert time.monotonic() - begun < 10
    clear(tmp_path)
    assert not tmp_path.exists()


def test_when_something_kills_the_keeper_nothing_stays_and_the_next_is_unharmed(stand: Stand) -> None:
    code = "import os, time\nif not os.fork(): os.setsid(); os.fork()\nsay('begun'); time.sleep(60)"
    lost, good = in_turn(stand, step(code, lose=True), step(GOOD))
    assert (lost.how, lost.seconds < 10) == ("lost", True)
    assert (good.how, good.said) == ("exit", "well\n")


def test_without_any_fence_submissions_run_where_nothing_is_there_to_fence_them_in() -> None:
    machine = (*ordinary_user(), *WITHOUT_LANDLOCK, *WITHOUT_NAMESPACES)
    ended, good = in_turn(Stand(Fence("none"), machine), step("raise SystemExit(7)"), step(GOOD))
    assert (ended.how, ended.code) == ("exit", 7)
    assert (good.how, good.said) == ("exit", "well\n")


def test_a_fence_is_read_as_it_is_written() -> None:
    fence = Fence("landlock").without("no-network", "cpu-limit")
    assert Fence.read(str(fence)) == fence


def test_a_server_that_has_loaded_the_libraries_has_no_thread(stand: Stand) -> None:
    command = stand.fence.server([sys.executable, "-P", "-c", LOADED])
    argv = [*stand.machine, *command.argv]
    done = subprocess.run(argv, env=command.env, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
