"""Notebooks that steal: what they get they print, hand over as an answer, and write beside themselves.

Each knows where things lie, which is more than a learner knows. The promise that stands in its way is named;
without it the theft succeeds (`test_thefts.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from nbformat.v4 import new_code_cell

from tests.adversarial.case import RIGHT, Adversarial, but
from tests.adversarial.workshop import HONEST_BEFORE, Workshop, as_file, cell_of, place_of_opening

SHOW = """
import pathlib
print(loot)
try:
    pathlib.Path("loot.txt").write_text(str(loot))
except OSError:
    pass
"""
READ = """
loot = []
for path in {paths}:
    try:
        with open(path, "rb") as file:
            loot.append(file.read(30_000))
    except Exception as error:
        loot.append(type(error).__name__)
"""
WAYS = """
import os
path, link = {path!r}, "a-link"
os.symlink(path, link)
paths = [link, "/proc/self/root" + path, f"/proc/{{os.getppid()}}/root{{path}}", "/proc/1/root" + path, "/proc/self/cwd/../../.." + path]
for number in range(40):
    paths.append(f"/proc/self/fd/{{number}}/../../../../../.." + path)
"""
WALK = """
import os, pathlib
loot = []
for folder, _, files in os.walk({root!r}):
    for name in files:
        try:
            if name.endswith(".py") and len(loot) < 20:
                loot.append(pathlib.Path(folder, name).read_bytes()[-1_000:])
        except OSError:
            pass
"""
ENVIRONMENT = """
import os, pathlib
loot = [dict(os.environ)]
try:
    loot.append(pathlib.Path("/proc/self/environ").read_bytes())
except OSError:
    pass
"""
PROCESSES = """
import pathlib
loot = []
for one in pathlib.Path("/proc").iterdir():
    for file in ("environ", "cmdline"):
        try:
            loot.append((one / file).read_bytes())
        except OSError:
            pass
"""
NETWORK = """
import socket
try:
    with socket.create_connection(("127.0.0.1", {port}), timeout=1) as line:
        loot = line.recv(100)
except OSError as error:
    loot = error
"""
MEMORY = """
import gc, re
word, loot = re.compile(rb"of-(?:another|the-key|the-environment)-[0-9a-f]{32}"), []
for line in open("/proc/self/maps"):
    first, last = (int(part, 16) for part in line.split()[0].split("-"))
    if "rw" in line and "[v" not in line:
        try:
            with open("/proc/self/mem", "rb") as memory:
                memory.seek(first)
                loot += word.findall(memory.read(last - first))
        except (OSError, OverflowError, ValueError):
            pass
"""
DESCRIPTORS = """
import os, select
loot = []
for number in range(3, 300):
    try:
        where = os.readlink(f"/proc/self/fd/{number}")
        readable = "pipe" not in where or bool(select.select([number], [], [], 0)[0])
        loot.append((where, os.pread(number, 10_000_000, 0) if "pipe" not in where else readable))
    except (OSError, ValueError):
        pass
"""
OBJECTS = """
import gc, sys
names = ("LessonInFull", "Key", "KeyShelf", "Gradebook", "Job", "Exercise", "Answer")
loot = [vars(one) if hasattr(one, "__dict__") else repr(one) for one in gc.get_objects() if type(one).__name__ in names]
frame = sys._getframe()
while frame:
    loot.append({name: repr(value)[:10_000] for name, value in frame.f_locals.items() if name != "loot"})
    frame = frame.f_back
"""
KITS_WAY = """
import os, pathlib, sys
loot = []
for way in ("lessonkit.exercises.locate", "lessonkit.grading.keys"):
    try:
        room = __import__(way, fromlist=["x"])
        find = getattr(room, "load_lesson", None) or (lambda folder: room.KeyShelf(folder.parent).in_full(folder.name))
        lesson = find(pathlib.Path({folder!r}))
        loot.append([(one.id, one.mistakes, one.answer) for one in lesson.exercises] and "the key " + "lies open")
    except BaseException as error:
        loot.append(type(error).__name__)
"""
LINKS = """
import os
loot = "links"
here = os.getcwd()
for name, to in (("notes.txt", {key!r}), ("data", {course!r}), ("91-small-lesson.ipynb", {key!r})):
    os.symlink(to, name)
os.mkfifo("pipe")
try:
    os.rename(here, here + "-old")
    os.symlink(os.path.dirname({key!r}), here)
except OSError:
    pass
"""
HISTORY = """
loot = [list(get_ipython().user_ns.get("In", [])), list(get_ipython().history_manager.get_range(raw=True))]
import IPython
loot.append([one for one in get_ipython().history_manager.get_tail(1_000)])
"""


def theft(code: str | Callable[[Workshop], str]) -> Callable[[Workshop], dict[str, bytes]]:
    """A right notebook that steals behind its opening cell and hands the loot over as one answer."""

    def build(shop: Workshop) -> dict[str, bytes]:
        notebook = shop.solved()
        notebook.cells.insert(place_of_opening(notebook) + 1, new_code_cell(code_of(code, shop)))
        cell_of(notebook, "which-base-answer").source += "\nwhich_base = str(loot)"
        return {shop.file: as_file(notebook)}

    return build


def code_of(code: str | Callable[[Workshop], str], shop: Workshop) -> str:
    """The code that steals and shows."""
    return (code(shop) if callable(code) else code) + SHOW


def key(shop: Workshop) -> str:
    return str(shop.root / "solutions" / shop.lesson / "exercises.py")


def reads(*paths: Callable[[Workshop], str]) -> Callable[[Workshop], str]:
    """Read files by their names."""
    return lambda shop: READ.format(paths=[path(shop) for path in paths])


def by_other_ways(path: Callable[[Workshop], str]) -> Callable[[Workshop], str]:
    """Read a file by links and by ways through /proc."""
    return lambda shop: WAYS.format(path=path(shop)) + READ.format(paths="paths")


def others_work(shop: Workshop) -> str:
    return str(shop.root / "submitted" / HONEST_BEFORE / shop.lesson / shop.file)


def others_graded(shop: Workshop) -> str:
    return str(shop.root / "autograded" / HONEST_BEFORE / shop.lesson / shop.file)


def gradebook(shop: Workshop) -> str:
    return str(shop.root / "gradebook.db")


def journal(shop: Workshop) -> str:
    return str(shop.root / "judged" / f"{shop.lesson}.jsonl")


def leaves_links(shop: Workshop) -> str:
    return LINKS.format(key=key(shop), course=str(shop.root))


THEFTS: tuple[tuple[str, str | Callable[[Workshop], str], str, str], ...] = (
    ("reads the key", reads(key), "of-the-key", "key-unreadable"),
    ("reads the key by links and through proc", by_other_ways(key), "of-the-key", "key-unreadable"),
    (
        "looks into every folder of the course",
        lambda shop: WALK.format(root=str(shop.root)),
        "of-the-key",
        "key-unreadable",
    ),
    (
        "loads the key as the kit does",
        lambda shop: KITS_WAY.format(folder=str(shop.root / "solutions" / shop.lesson)),
        "the key lies open",
        "key-unreadable",
    ),
    (
        "reads the gradebook and the journal",
        reads(gradebook, journal),
        "SQLite format 3",
        "course-unreadable",
    ),
    ("reads another's work", reads(others_work, others_graded), "of-another", "others-unreadable"),
    ("reads the environment", ENVIRONMENT, "of-the-environment", "clean-environment"),
    (
        "looks at all processes",
        PROCESSES,
        "of-a-process",
        "processes-untouched",
    ),
    ("asks the network", lambda shop: NETWORK.format(port=shop.port), "of-the-network", "no-network"),
    ("looks for others in its own memory", MEMORY, "of-another", ""),
    ("reads every open descriptor", DESCRIPTORS, "of-another", ""),
    ("looks at every object and frame", OBJECTS, "of-another", ""),
    ("leaves links to the key in its place", leaves_links, "of-the-key", ""),
    ("reads what others typed", HISTORY, "of-another", ""),
)
"""The name of a theft, its code, the secret that it is after, and the promise that keeps it."""

CASES = tuple(
    Adversarial(
        name,
        theft(code),
        but(RIGHT, which_base="not-yet|not-attempted|unreadable"),
        secret=secret,
        promise=promise,
    )
    for name, code, secret, promise in THEFTS
)
