"""Notebooks that do not end, or take all there is, or leave something behind: each costs itself alone."""

from __future__ import annotations

from tests.adversarial.case import RIGHT, Adversarial, but
from tests.adversarial.workshop import Workshop, running

LOOP = "while True:\n    pass"
SWALLOW = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except BaseException:\n        pass"
GROW = "held = []\nwhile True:\n    held.append(bytearray(400_000_000))"
RECURSION = "def down(n):\n    return down(n + 1)\ndown(0)"
FORKS = "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
PROCESSES = """
import subprocess, sys
running = [subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) for _ in range(200)]
"""
DAEMON = """
import os, time
for _ in range(5):
    if not os.fork():
        os.setsid()
        if not os.fork():
            os.environ.clear()
            time.sleep(600)
        os._exit(0)
"""
THREADS = """
import threading, time
def work():
    while True:
        time.sleep(0.01)
for _ in range(20):
    threading.Thread(target=work, daemon=False).start()
"""
THREADS_WITHOUT_END = THREADS.replace("range(20)", "range(100_000)")
CRASH = "import ctypes\nctypes.string_at(0)"
STACK = "import sys\nsys.setrecursionlimit(10**9)\nx = []\nfor _ in range(10**6):\n    x = [x]\nrepr(x)"
KILL = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
CLOSES = "import os\nos.closerange(3, 1_000)"
TASK = "import asyncio\nasync def work():\n    while True:\n        await asyncio.sleep(0)\ntask = asyncio.create_task(work())"
LOUD = "for _ in range(100):\n    print('x' * 1_000_000)"
LOUD_BELOW = (
    "import os\nfor _ in range(1_000):\n    os.write(1, b'x' * 100_000)\n    os.write(2, b'x' * 100_000)"
)
LOUD_SHELL = "get_ipython().system('yes | head -c 30000000')"
LOUD_PICTURES = "from IPython.display import display\nfor _ in range(20_000):\n    display({'text/html': '<p>x'}, raw=True)"
LATER = "import threading\nthreading.Timer(0.2, lambda: print('late ' * 100)).start()"
REPR = "class Endless:\n    def __repr__(self):\n        while True:\n            pass\nEndless()"
ENDLESS_ANSWER = """
class Slow(float):
    def __float__(self):
        while True:
            pass
share_red = Slow(0.4375)
"""
ENDLESS_FUNCTION = "def double(number):\n    while True:\n        pass"
GROWING_FUNCTION = f"def double(number):\n    {GROW.replace(chr(10), chr(10) + '    ')}"
ENDLESS_LIST = "import itertools\nwhich_base = itertools.count()"
HUGE_TEXT = "which_base = 'b' * 50_000_000"
AT_EXIT = "import atexit, time\natexit.register(time.sleep, 600)"
NO_SIGNALS = "import signal\nfor n in (signal.SIGINT, signal.SIGTERM):\n    signal.signal(n, signal.SIG_IGN)"
ASKS = "name = input('your name? ')"
ASKS_BELOW = "import sys\nline = sys.stdin.readline()\nimport getpass\ngetpass.getpass()"
RESET = "get_ipython().run_line_magic('reset', '-f')"
QUIET = "import os, sys\nsys.stdout = sys.stderr = None\nos.close(1)\nos.close(2)"


def many_files(shop: Workshop) -> str:
    return (
        f"import pathlib\nfor n in range(5_000):\n    pathlib.Path(f'{shop.mark}-{{n}}.txt').write_text('x')"
    )


def large_file(shop: Workshop) -> str:
    return f"with open('{shop.mark}', 'wb') as file:\n    for _ in range(500):\n        file.write(b'x' * 1_000_000)"


def many_large_files(shop: Workshop) -> str:
    """More than a disk of a gigabyte holds."""
    return (
        f"for n in range(12):\n    with open(f'{shop.mark}-{{n}}', 'wb') as file:\n"
        "        for _ in range(90):\n            file.write(b'x' * 1_000_000)"
    )


def deep_folders(shop: Workshop) -> str:
    return f"import os\nfor _ in range(2_000):\n    os.mkdir('{shop.mark}')\n    os.chdir('{shop.mark}')"


def closed_folders(shop: Workshop) -> str:
    """What nobody may enter or write to has to go all the same."""
    return (
        f"import os\nos.makedirs('{shop.mark}/in')\nopen('{shop.mark}/in/x', 'w').close()\n"
        f"os.chmod('{shop.mark}/in', 0)\nos.chmod('{shop.mark}', 0)\nos.mkfifo('{shop.mark}-pipe')"
    )


def everywhere(shop: Workshop) -> str:
    """A file in every place where somebody might write."""
    places = (
        "/tmp",
        "/var/tmp",
        "/dev/shm",
        "/run",
        "/",
        "/root",
        str(shop.root),
        str(shop.root / "solutions"),
    )
    return (
        "import os, pathlib, tempfile\n"
        f"for place in {(*places, '~', '..', '../..')!r}:\n"
        f"    try:\n        pathlib.Path(os.path.expanduser(place), '{shop.mark}-here').write_text('x')\n"
        "    except OSError:\n        pass\n"
        f"tempfile.mkdtemp(prefix='{shop.mark}')"
    )


SHARED_MEMORY = """
import ctypes
libc = ctypes.CDLL(None)
for key in range(3):
    libc.shmget(0x5C0 + key, 4096, 0o1666)
from multiprocessing import shared_memory
try:
    kept = shared_memory.SharedMemory("MARK", create=True, size=4096)
except OSError:
    pass
"""
MOUNTS = "import ctypes, os\nos.mkdir('MARK')\nctypes.CDLL(None).mount(b'none', b'MARK', b'tmpfs', 0, None)"


def marked(code: str):
    """Code with the mark of the workshop in it."""
    return lambda shop: code.replace("MARK", shop.mark)


CASES = (
    Adversarial("an endless loop before a right answer", running(LOOP), says=("ran too long",)),
    Adversarial(
        "an endless loop at the head of an answer cell",
        running(before={"share-red": LOOP}),
        but(RIGHT, share_red="timed-out"),
        says=("ran too long",),
    ),
    Adversarial(
        "an endless loop after a right answer",
        running(then={"share-red": LOOP}),
        but(RIGHT, share_red="timed-out"),  # nobody knows what the rest of the cell would have made of it
        says=("ran too long",),
    ),
    Adversarial(
        "an endless loop that counts the answer up",
        running(then={"share-red": f"{LOOP}\n    share_red += 1".replace("pass", "share_red = 0.4375")}),
        but(RIGHT, share_red="timed-out"),
        says=("ran too long",),
    ),
    Adversarial(
        "an endless loop in place of an answer",
        running(instead={"share-red": LOOP}),
        but(RIGHT, share_red="timed-out"),
        says=("ran too long",),
    ),
    Adversarial(
        "a loop that swallows interrupts",
        running(before={"share-red": SWALLOW}),
        but(RIGHT, share_red="timed-out"),
        says=("ran too long",),
    ),
    Adversarial(
        "a function that does not end",
        running(instead={"double": ENDLESS_FUNCTION}),
        but(RIGHT, double="timed-out"),
        says=("ran too long",),
    ),
    Adversarial(
        "an answer that does not end when it is read",
        running(then={"share-red": ENDLESS_ANSWER}),
        but(RIGHT, share_red="unreadable"),
    ),
    Adversarial(
        "an answer without end",
        running(then={"which-base": ENDLESS_LIST}),
        but(RIGHT, which_base="unreadable"),
    ),
    Adversarial(
        "an answer of fifty megabytes",
        running(then={"which-base": HUGE_TEXT}),
        but(RIGHT, which_base="not-yet"),
    ),
    Adversarial("a value that does not end when it is shown", running(last=REPR), says=("ran too long",)),
    Adversarial("a task that never rests", running(TASK)),
    Adversarial(
        "recursion without end",
        running(before={"share-red": RECURSION}),
        but(RIGHT, share_red="unreadable|timed-out"),
        says=("ran too long?",),
    ),
    Adversarial("recursion until the stack is full", running(last=STACK), says=("ended the program",)),
    Adversarial(
        "memory without end",
        running(before={"share-red": GROW}),
        but(RIGHT, share_red="out-of-memory"),
        says=("took more memory",),
    ),
    Adversarial("memory without end before any answer", running(GROW), says=("took more memory",)),
    Adversarial(
        "a function that takes memory without end",
        running(instead={"double": GROWING_FUNCTION}),
        but(RIGHT, double="out-of-memory|timed-out"),
        says=("took more memory|ran too long?",),
    ),
    Adversarial(
        "forks without end",
        running(before={"share-red": FORKS}),
        but(RIGHT, share_red="timed-out|unreadable|out-of-memory"),
        says=("ran too long|took more memory",),
    ),
    Adversarial("two hundred processes", running(PROCESSES), says=("took more memory|ran too long?",)),
    Adversarial("processes in sessions of their own", running(DAEMON)),
    Adversarial("threads left running", running(THREADS)),
    # of an ordinary user's own number of processes little is left, and the cell is stopped
    Adversarial("threads without end", running(THREADS_WITHOUT_END), says=("took more memory?",)),
    Adversarial(
        "os._exit half-way",
        running(then={"share-red": "import os\nos._exit(0)"}),
        but(RIGHT, share_red="unreadable"),  # the cells after it run in a fresh process
        says=("ended the program",),
    ),
    Adversarial("the kernel killed before any answer", running(KILL), says=("ended the program",)),
    Adversarial("the kernel killed after the last answer", running(last=KILL), says=("ended the program",)),
    Adversarial("a crash in C", running(last=CRASH), says=("ended the program",)),
    Adversarial(
        "exit() half-way",
        running(before={"share-red": "exit()"}),
        but(RIGHT, share_red="unreadable"),
        says=("ended the program",),
    ),
    Adversarial(
        "quit() at the end of two answers",
        running(then={"which-base": "quit()", "painted": "quit()"}),
        but(RIGHT, which_base="unreadable", painted="unreadable"),
        says=("ended the program",),
    ),
    Adversarial(
        "a function that ends the process",
        running(instead={"double": "def double(number):\n    import os\n    os._exit(0)"}),
        but(RIGHT, double="unreadable"),
        says=("ended the program",),
    ),
    Adversarial("sys.exit half-way", running("import sys\nsys.exit(3)")),
    Adversarial("every descriptor closed", running(CLOSES), says=("ended the program",)),
    Adversarial("standard output closed", running(QUIET)),
    Adversarial("signals that are not heard", running(NO_SIGNALS)),
    Adversarial("an exit hook that sleeps", running(AT_EXIT)),
    Adversarial("asks for a name", running(ASKS)),
    Adversarial("reads from standard input", running(ASKS_BELOW)),
    Adversarial("every variable deleted", running(last=RESET)),
    Adversarial("100 MB printed", running(LOUD), says=("ran too long?",)),
    Adversarial("200 MB written below Python", running(LOUD_BELOW), says=("ran too long?",)),
    Adversarial("30 MB of a program's output", running(LOUD_SHELL)),
    # each is a message of its own that a kernel sends and nbclient reads: a busy machine takes longer than a cell may
    Adversarial("twenty thousand outputs", running(LOUD_PICTURES), says=("ran too long?",)),
    Adversarial("prints when its cell is over", running(LATER)),
    Adversarial("prints half of a pair of characters", running(r"print('\ud800 \U0001f98a')")),
    Adversarial("five thousand files", running(many_files)),
    # on a busy machine so much is not written within a cell's time
    Adversarial("a file of half a gigabyte", running(large_file), says=("ran too long?",)),
    Adversarial("files of more than a gigabyte", running(many_large_files), says=("ran too long?",)),
    Adversarial("folders two thousand deep", running(deep_folders)),
    Adversarial("folders that nobody may enter", running(closed_folders)),
    Adversarial("a file in every place", running(everywhere)),
    Adversarial("shared memory left behind", running(marked(SHARED_MEMORY))),
    Adversarial("a mount of its own", running(marked(MOUNTS))),
)
