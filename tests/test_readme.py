"""Every command in the README runs, in a fresh copy of the kit, as a reader would type it.

Some commands are proved another way, since they run what is running now: `make test` and `make walks` (in CI through
`.ci/run`) must together call pytest on everything, and `make prove` must call the program whose parts tests/grading runs.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
import subprocess
import time
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.browser.lab_server import free_port, isolated
from tests.kit_copy import PACKAGES, REPOSITORY, KitCopy

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?:bash|powershell)\n# (?P<title>.+)\n(?P<script>(?:.+\n)+)```$", re.MULTILINE)
BLOCKS = {block["title"]: block["script"] for block in BLOCK.finditer(README)}
WINDOWS = BLOCKS["Student: open the lessons on Windows"]
PARTS = BLOCKS["Contributor: build and check the parts"].splitlines()
LESSON = "04-who-is-deported"
run_here: list[str] = []


def runs(title: str) -> pytest.MarkDecorator:
    """Give a test the README's block with this title as `script`, and note that it is run."""
    run_here.append(title)
    return pytest.mark.parametrize("script", [BLOCKS[title]], ids=[""])


@pytest.fixture
def kit(tmp_path: Path) -> KitCopy:
    """A fresh copy of the kit whose environment is made."""
    copy = KitCopy(tmp_path / "kit")
    copy.make_environment()
    return copy


@contextmanager
def started(kit: KitCopy, script: str, **env: str) -> Iterator[str]:
    """Run a script that starts JupyterLab; the address that it prints, once it answers there."""
    log = kit.root / "lab.log"
    with log.open("w") as out:
        lab = subprocess.Popen(
            ["bash", "-euo", "pipefail", "-c", script], cwd=kit.root, env=isolated(kit.root / "home") | kit.environment(**env),
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        yield answering_address(lab, log)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(lab.pid, signal.SIGTERM)
        lab.wait(20)


def answering_address(lab: subprocess.Popen[bytes], log: Path) -> str:
    limit = time.monotonic() + 60
    while time.monotonic() < limit and lab.poll() is None:
        found = re.search(r"http://(?:localhost|127\.0\.0\.1):\d+/lab\?token=\w+", log.read_text())
        if found:
            with suppress(OSError), urllib.request.urlopen(found[0], timeout=5) as page:
                assert page.status == 200
                return found[0]
        time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not answer:\n{log.read_text()[-3000:]}")


def listed(address: str) -> str:
    """The names in the folder that JupyterLab shows first."""
    base, token = address.split("/lab?token=")
    with urllib.request.urlopen(f"{base}/api/contents?token={token}", timeout=10) as answer:
        return answer.read().decode()


def quiet_browser(kit: KitCopy) -> dict[str, str]:
    """A machine without a screen; root may start JupyterLab here, as the browser tests do."""
    (kit.root / "home/config").mkdir(parents=True)
    (kit.root / "home/config/jupyter_config.py").write_text("c.ServerApp.allow_root = True\n")
    return {"PORT": str(free_port()), "DISPLAY": "", "WAYLAND_DISPLAY": "", "BROWSER": "true"}


@runs("Student: open the lessons")
def test_make_lab_opens_the_lessons_and_says_where(kit: KitCopy, script: str) -> None:
    env = quiet_browser(kit)
    with started(kit, script, **env) as address:
        assert f":{env['PORT']}/" in address
        assert LESSON in listed(address)
        assert "solutions" not in listed(address)
    assert "No browser here" in (kit.root / "lab.log").read_text()


def test_make_lab_takes_another_port_when_its_own_is_taken(kit: KitCopy) -> None:
    env = quiet_browser(kit)
    with started(kit, "make lab", **env) as first, started_again(kit, env) as second:
        assert first != second


@contextmanager
def started_again(kit: KitCopy, env: dict[str, str]) -> Iterator[str]:
    shutil.move(kit.root / "lab.log", kit.root / "first.log")
    with started(kit, "make lab", **env) as address:
        yield address


@runs("Student: open the lessons without make")
@pytest.mark.parametrize("shell", ["bash", pytest.param("powershell", marks=pytest.mark.proof)])
def test_the_lessons_open_without_make(tmp_path: Path, script: str, shell: str) -> None:
    lines = script.splitlines() if shell == "bash" else in_bash(WINDOWS).splitlines()
    kit = KitCopy(tmp_path / "kit")
    kit.run(lines[0])
    # pip takes what it sees on PYTHONPATH for installed, so the line runs whole and downloads nothing
    kit.run(lines[1], PYTHONPATH=PACKAGES, PIP_NO_BUILD_ISOLATION="0", PIP_NO_INDEX="1")
    found = kit.run(".venv/bin/python -c 'import scomm; print(scomm.__file__)'", PYTHONPATH=PACKAGES)
    assert found.startswith(str(kit.root))
    kit.lend_programs()
    env = quiet_browser(kit) | {"PYTHONPATH": PACKAGES, "JUPYTER_PORT": str(free_port())}
    with started(kit, lines[2], **env) as address:
        assert LESSON in listed(address)


run_here.append("Student: open the lessons on Windows")


def in_bash(powershell: str) -> str:
    """The PowerShell lines as their like in bash: the launcher `py`, and the place of Python in a venv."""
    return powershell.replace("py -3 ", "python3 ").replace(".venv\\Scripts\\", ".venv/bin/")


def test_the_lines_for_windows_are_those_for_bash() -> None:
    assert in_bash(WINDOWS) == BLOCKS["Student: open the lessons without make"]


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> KitCopy:
    """A copy of the kit whose instructor has handed out a lesson."""
    kit = KitCopy(tmp_path_factory.mktemp("handed-out"))
    kit.make_environment()
    kit.run(BLOCKS["Instructor: hand out"], PIP_NO_BUILD_ISOLATION="0", PIP_NO_INDEX="1")
    return kit


run_here.append("Instructor: hand out")


def test_what_is_handed_out_holds_the_lesson_and_no_answers(handed_out: KitCopy) -> None:
    kit = handed_out
    kit.run(
        f"cd build && unzip -q {LESSON}.zip -d bundle && for one in bundle/{LESSON}/*.whl; do unzip -q $one -d wheel; done"
    )
    inside = {path.name for path in kit.root.glob("build/bundle/**/*")} | {
        path.name for path in kit.root.glob("build/wheel/**/*")
    }
    assert {f"{LESSON}.ipynb", "practice.json", "dhs-monthly.csv", "session.py"} <= inside
    assert not {"exercises.py", "lesson.md", "solutions"} & inside


def test_a_learner_installs_what_was_handed_out_and_has_the_data(handed_out: KitCopy) -> None:
    kit = handed_out
    kit.run(
        f"unzip -q build/{LESSON}.zip -d learner && cd learner/{LESSON}"
        " && python3 -m venv own && own/bin/python -m pip install -r requirements.txt",
        PIP_NO_DEPS="1", PIP_NO_INDEX="1",
    )  # fmt: skip
    own = f"cd learner/{LESSON} && own/bin/python -c"
    begun = f"import scomm; print(scomm.begin({LESSON!r})); print(len(scomm.load('dhs-annual'))); print(scomm.__file__)"
    assert f"{LESSON}/own/" in kit.run(f'{own} "{begun}"', PYTHONPATH=PACKAGES).splitlines()[-1]


@runs("Instructor: grade")
def test_a_download_of_canvas_is_collected_and_graded(kit: KitCopy, script: str) -> None:
    download, handed_out = (
        kit.root / "downloaded" / "submissions.zip",
        kit.root / "lessons" / LESSON / f"{LESSON}.ipynb",
    )
    download.parent.mkdir()
    before = handed_out.read_bytes()
    with zipfile.ZipFile(download, "w") as archive:
        archive.write(handed_out, f"wren_340934_208490284_{LESSON}-1.ipynb")
    assert "1 learner: 1 new." in kit.run(script)
    assert (kit.root / "submitted" / "wren-340934" / LESSON / f"{LESSON}.ipynb").read_bytes() == before
    (row,) = csv.DictReader((kit.root / "grades.csv").open())
    assert (row["student_id"], row["assignment"], float(row["score"])) == ("wren-340934", LESSON, 0)
    assert float(row["max_score"]) > 0
    assert (kit.root / "feedback/wren-340934" / LESSON / f"{LESSON}.html").stat().st_size > 10_000
    assert handed_out.read_bytes() == before
    listed = kit.run("git init --quiet . && git status --porcelain --untracked-files=all")
    assert "README.md" in listed
    assert not re.search("downloaded|received|submitted", listed)


@pytest.mark.proof  # two lessons run and printed; tests/authoring/test_key.py does it for a small one
@runs("Instructor: the answer key")
def test_the_key_is_written_as_a_page_and_a_notebook(kit: KitCopy, script: str) -> None:
    for lesson in (
        "01-booking-to-deportation",
        "02-what-a-match-means",
        "03-the-rollout",
        "05-afraid-to-call",
        "06-opting-out",
        "07-county-brief",
    ):
        shutil.rmtree(kit.root / "solutions" / lesson)  # two lessons show what six would
    kit.run(script)
    lessons = [path.parent.name for path in (kit.root / "solutions").glob("*/lesson.md")]
    wanted = {f"{lesson}.{kind}" for lesson in lessons for kind in ("html", "ipynb")}
    assert {path.name for path in (kit.root / "build/key").iterdir()} == wanted


@runs("Workshop leader: check a machine")
def test_the_doctor_finds_a_fresh_copy_well(kit: KitCopy, script: str) -> None:
    assert "MEND" not in kit.run(script)


@runs("Contributor: run every test")
def test_the_two_halves_run_every_test_and_so_does_ci(kit: KitCopy, script: str) -> None:
    assert script.splitlines() == ["make test", "make walks"]
    planned = [kit.run(f"make --dry-run {half}").splitlines()[-1] for half in ("test", "walks")]
    assert planned == [
        ".venv/bin/python -m pytest --numprocesses 2",
        '.venv/bin/python -m pytest --numprocesses 2 -m "walk and not proof"',
    ]
    options = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    assert options["addopts"].endswith("-m 'not proof and not walk'")
    ci = [line.strip() for line in (REPOSITORY / ".ci/run").read_text().splitlines()]
    assert "make test walks </dev/null" in ci
    assert 'make test PYTHON="$other" VENV=.venv-other LEAVE="explorers site teaching" </dev/null' in ci
    left = kit.run("make --dry-run test LEAVE='explorers site'").splitlines()[-1]
    assert left.split() == [*planned[0].split(), "--ignore=tests/explorers", "--ignore=tests/site"]


def test_make_prove_runs_the_long_proof(kit: KitCopy) -> None:
    assert "make prove" in PARTS
    assert kit.run("make --dry-run prove").splitlines()[-1] == ".venv/bin/python -m tests.prove"


run_here.append("Contributor: build and check the parts")
LONG = {"make bench", "make check", "make lessons"}
"""Run by `make prove`: what they do takes minutes, or is done by `make lint` and by the tests around this one."""
PROVED_ELSEWHERE = {"make prove"}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(part, marks=pytest.mark.proof if part in LONG else ())
        for part in PARTS
        if part not in PROVED_ELSEWHERE
    ],
)
def test_the_command_for_contributors_runs(kit: KitCopy, command: str) -> None:
    once = {"RUNS": "1"}  # make bench runs here to see that it does, not for its figures
    if (
        command == "make datasets"
    ):  # tests/data/test_data_building.py builds every table; here it is told and verified
        assert ".venv/bin/scomm data build" in kit.run("make --dry-run datasets")
        once |= {"SCOMM_RAW": "nowhere"}
    if command == "make lessons":  # every lesson is built and proved in tests/lessons
        once |= {"LESSON": "00-start-here"}
    assert kit.run(command, **once) or command == "make clean"


def test_every_block_of_the_readme_is_run_by_a_test_here() -> None:
    assert sorted(run_here) == sorted(BLOCKS)
    assert README.count("```") == 2 * len(BLOCKS), "a block without a title is run by nobody"
