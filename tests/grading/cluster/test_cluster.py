"""A class on an existing Dask cluster: one worker may die, one may have no fence, the scheduler may go; no mark changes."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from lessonkit.errors import KitError
from lessonkit.grading.batch.asked import Asked
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.grade import grade_lesson
from lessonkit.grading.batch.kept_runs import KeptRuns
from lessonkit.grading.cluster import on_cluster
from tests.grading.cluster.nodes import Node, wait_until
from tests.grading.cluster.page import blocks
from tests.grading.course import SMALL_LESSON, Course
from tests.grading.fences.machines import WITHOUT_LANDLOCK, WITHOUT_NAMESPACES
from tests.grading.loaded import environment, loaded

UNFENCED = [*WITHOUT_LANDLOCK, *WITHOUT_NAMESPACES]
ON_PAGE = "tcp://127.0.0.1:8786"
SLOW = "import time\ntime.sleep(1.5)\n"


class Cluster:
    """A scheduler, and workers on machines of their own, started as the page says."""

    def __init__(self, node: Callable[[], Node]) -> None:
        self._node, self._all = node, []  # type: ignore[var-annotated]
        self.home = node()
        scheduler, self._worker = blocks("How")[1].splitlines()
        words = [*scheduler.replace("8786", "0").split(), "--scheduler-file", "scheduler.json"]
        self.scheduler = self._start(self.home, words)
        self.file = self.home.files / "scheduler.json"
        wait_until(lambda: self.file.is_file() and self.file.read_text().endswith("}"))

    def add(self, *machine: str) -> tuple[Node, subprocess.Popen[bytes]]:
        """One more worker; `machine` acts what it runs on. It is there when this returns."""
        node = self._node()
        words = self._worker.replace(ON_PAGE, f"--scheduler-file {self.file}").split()
        process = self._start(node, words, machine)
        wait_until(lambda: "Starting established connection" in (node.files / "log.txt").read_text())
        return node, process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        self.home.stop(process)

    def end(self) -> None:
        for process in reversed(self._all):
            self.kill(process)

    def _start(self, node: Node, words: list[str], machine: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
        self._all.append(node.start(words, "log.txt", machine))
        return self._all[-1]


@pytest.fixture
def cluster(new_node: Callable[[], Node]) -> Iterator[Cluster]:
    made = Cluster(new_node)
    yield made
    made.end()


@pytest.fixture
def grade(cluster: Cluster) -> Callable[[Course], tuple[bool, str]]:
    """Grades a course as the page says, with this cluster's address; whether it went well, and what was said."""
    line = blocks("How")[0].replace(ON_PAGE, str(cluster.file)).split()
    return lambda course: loaded().run(line, course.root, environment())


@pytest.fixture(scope="module")
def slow_class(handed_in: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Eight who need a while, no two alike."""
    course = handed_in.copied(tmp_path_factory.mktemp("slow") / "course")
    for number in range(8):
        notebook = course.reference()
        place = next(i for i, cell in enumerate(notebook.cells) if "learner_code =" in cell.source)
        notebook.cells[place].source = f"{SLOW}{number}\n{notebook.cells[place].source}"
        course.submit(f"slow-{number}", notebook)
    return course


def kept(course: Course) -> int:
    """How many runs are kept."""
    path = course.root / "answers" / f"{SMALL_LESSON}.jsonl"
    return path.read_bytes().count(b"\n") if path.is_file() else 0


@pytest.mark.proof  # a worker is given time to be at work, and Dask to miss it
def test_a_worker_killed_half_way_changes_no_mark_and_every_answer_is_kept_once(
    cluster: Cluster, grade: Callable[..., tuple[bool, str]], slow_class: Course, tmp_path: Path
) -> None:
    here, there = (slow_class.copied(tmp_path / name) for name in ("here", "there"))
    here.scomm("grade", SMALL_LESSON)
    first, victim = cluster.add()
    second, _ = cluster.add()
    assert not (first.files / "solutions").exists()

    working: list[int] = []

    def kill_in_the_middle() -> None:
        wait_until(lambda: kept(there) >= 3 and first.servers())
        working.append(kept(there))
        cluster.kill(victim)

    killer = threading.Thread(target=kill_in_the_middle)
    killer.start()
    well, said = grade(there)
    killer.join()
    assert well, said
    assert 3 <= working[0] < 12
    assert victim.poll() is not None
    assert "has 2 workers." in said
    assert there.scores() == here.scores()
    assert kept(there) == len(KeptRuns(there.root, SMALL_LESSON).last()) == 12
    wait_until(lambda: not (first.servers() or second.servers()), 20)


@pytest.mark.slow
def test_a_worker_without_a_fence_is_named_and_gets_nothing(
    cluster: Cluster, grade: Callable[..., tuple[bool, str]], another: Course, graded_here: Course
) -> None:
    cluster.add(*UNFENCED)
    well, said = grade(another)
    assert not well
    assert (
        "No worker of this cluster can run a submission: Submissions can't be fenced in on this machine."
        in said
    )
    assert kept(another) == 0
    cluster.add()
    well, said = grade(another)
    assert well, said
    assert said.count("gets no submission: Submissions can't be fenced in on this machine.") == 1
    assert another.scores() == graded_here.scores()


@pytest.mark.proof  # Dask itself waits half a minute before it believes that a scheduler is gone
def test_where_the_scheduler_goes_one_line_says_so_and_the_same_command_goes_on(
    cluster: Cluster, grade: Callable[..., tuple[bool, str]], slow_class: Course, tmp_path: Path
) -> None:
    course = slow_class.copied(tmp_path / "course")
    cluster.add()

    def kill_in_the_middle() -> None:
        wait_until(lambda: kept(course) >= 2)
        cluster.kill(cluster.scheduler)

    killer = threading.Thread(target=kill_in_the_middle)
    killer.start()
    well, said = grade(course)
    killer.join()
    before = kept(course)
    assert not well
    assert f"The scheduler at {cluster.file} is gone. What was graded so far is kept" in said
    assert "Traceback" not in said
    assert 2 <= before < 12
    course.scomm("grade", SMALL_LESSON)
    assert kept(course) == 12


class OtherMachine(Executor):
    """An executor of one other machine, which has no fence: bytes go in and bytes come out of a program there."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        assert fn.func.__name__ == "run_here"
        code = f"import sys\nfrom lessonkit.grading.sealed.anywhere import run_here\nsys.stdout.buffer.write(run_here(sys.stdin.buffer.read(), **{fn.keywords!r}))"  # fmt: skip
        done = subprocess.run(
            [*UNFENCED, sys.executable, "-c", code], input=args[0], capture_output=True, check=True
        )
        future: Future[Any] = Future()
        future.set_result(done.stdout)
        return future


def test_any_executor_will_do_and_a_machine_without_a_fence_refuses_and_is_never_a_zero(
    another: Course,
) -> None:
    told = grade_lesson(
        open_course(another.root), SMALL_LESSON, Asked(executor=OtherMachine(), learners=("anna",))
    )
    assert told.not_graded["anna"].startswith(
        "The machine that was to run this notebook has no fence for it: "
    )
    assert {score for score, _ in another.scores().get("anna", {}).values()} <= {None}
    assert kept(another) == 0


def test_unsafe_goes_with_the_job_and_the_report_says_which_fence_it_was(another: Course) -> None:
    told = grade_lesson(
        open_course(another.root),
        SMALL_LESSON,
        Asked(executor=OtherMachine(), learners=("anna",), unsafe=True),
    )
    assert told.graded == ["anna"]
    assert dict(told.fences) == {"none": 1}


@pytest.mark.parametrize(
    ("scheduler", "said"),
    [
        ("slurm:here", "There is no scheduler slurm:here. Allowed: dask:ADDRESS"),
        ("dask:", "There is no scheduler dask:"),
        ("dask:node-1", "No Dask scheduler answers at node-1: an address ends in a port"),
        ("dask:nowhere.json", "No Dask scheduler answers at nowhere.json: there is no such file."),
    ],
)
def test_what_is_no_scheduler_is_said_in_a_line(scheduler: str, said: str) -> None:
    with pytest.raises(KitError) as told, on_cluster(scheduler):
        pass
    assert str(told.value).startswith(said)


def test_without_the_library_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(KitError, match=r"pip install -e '\./engine\[cluster\]'"),
        on_cluster("dask:tcp://127.0.0.1:8786"),
    ):
        pass
