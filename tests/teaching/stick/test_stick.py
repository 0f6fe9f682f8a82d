"""A folder for a stick: laptops install from it in a room without any network, and lesson 0 runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.teaching.stick.laptop import laptop, laptops, this_laptop
from lessonkit.teaching.stick.write import INSTALL, install_page, write_stick
from tests.guides.pages import block
from tests.kit_copy import REPOSITORY, KitCopy
from tests.system import NO_NETWORK, absent, bubblewrap_works
from tests.teaching.stick.installed import closure, pack

LESSON_0 = """
import nbformat, nbclient
from pathlib import Path
folder = Path("lessons/00-start-here")
notebook = nbformat.read(folder / "00-start-here.ipynb", 4)
nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
said = [out for cell in notebook.cells for out in cell.get("outputs", ())]
print("errors", sum(out.output_type == "error" for out in said), "outputs", len(said))
print(" ".join(str(out.get("data", {}).get("text/plain", "")) for out in said)[:400])
"""
OTHERS = 'docs/workshops.md: make wheelhouse FOR="windows:3.12 mac-arm:3.13"'
REACHES = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)"


def without_network(script: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Lines of bash typed in a folder on a machine that has no network but itself."""
    return subprocess.run(
        [*NO_NETWORK, "--chdir", str(folder), "bash", "-euo", "pipefail", "-c", script],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=500,
    )  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of wheels that stands in for a package index: what lessons need, and what builds the kit's wheel."""
    folder = tmp_path_factory.mktemp("index")
    for found in closure("lessonkit", "scomm[prints]", "hatchling", "rjsmin"):
        pack(found, folder)
    return folder


@pytest.mark.walk
def test_a_laptop_without_network_installs_from_the_stick_and_lesson_0_runs(
    tmp_path: Path, index: Path
) -> None:
    if not bubblewrap_works():
        absent("needs bubblewrap, to take the network away")
    kit = KitCopy(tmp_path / "kit")
    kit.make_environment()
    said = kit.run(
        block("docs/workshops.md: make wheelhouse"), 500, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(index)
    )
    assert "Copy the folder to a stick" in said
    stick = tmp_path / "copied from the stick"
    (kit.root / "build/wheelhouse").rename(stick)  # nothing in it may point back into the kit
    for name in ("src", "engine"):
        (kit.root / name).rename(tmp_path / f"away-{name}")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / f"python{this_laptop().version}").symlink_to(sys._base_executable)  # type: ignore[attr-defined]
    env = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(tmp_path)}
    assert without_network(f'python{this_laptop().version} -c "{REACHES}"', stick, **env).returncode == 1
    typed = re.findall(r"^   (\S.*)$", (stick / INSTALL).read_text(encoding="utf-8"), re.M)
    assert len(typed) == 3
    done = without_network("\n".join(typed[:2]), stick, **env)
    assert done.returncode == 0, done.stderr
    lesson = without_network(f".venv/bin/python - <<'END'\n{LESSON_0}\nEND", stick, **env)
    assert "errors 0" in lesson.stdout, lesson.stderr[-3000:]
    assert ".venv/bin/python -m jupyter lab " in typed[2]
    started = typed[2].replace("jupyter lab ", "jupyter lab --no-browser --allow-root ")
    lab = without_network(
        f"timeout 60 {started} > lab.log 2>&1 & for i in $(seq 50); do sleep 1; grep -q 'lab?token' lab.log && break; done; "
        ".venv/bin/python -m jupyter labextension list 2>&1; cat lab.log; kill %1",
        stick, **env,
    )  # fmt: skip
    assert re.search(r"scomm-lab \S+ .*enabled.*OK", lab.stdout), lab.stdout + lab.stderr
    assert re.search(r"http://localhost:\d+/lab\?token=\w+", lab.stdout)


def wheel(folder: Path, name: str, tag: str = "py3-none-any", *requires: str) -> None:
    """An empty wheel that says what it requires."""
    import zipfile

    lines = [
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0",
        *(f"Requires-Dist: {one}" for one in requires),
    ]
    with zipfile.ZipFile(folder / f"{name}-1.0-{tag}.whl", "w") as opened:
        opened.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines) + "\n")


def test_what_only_another_system_requires_is_found_missing_for_it(tmp_path: Path) -> None:
    from lessonkit.teaching.stick.wheels import missing

    wheel(
        tmp_path,
        "scomm",
        "py3-none-any",
        "pandas>=1",
        'pillow; extra == "prints"',
        'nbgrader; extra == "teach"',
    )
    wheel(tmp_path, "pandas", "cp312-cp312-win_amd64", 'tzdata; sys_platform == "win32"')
    wheel(tmp_path, "pillow", "py3-none-any", 'exceptiongroup>=1.2; python_version < "3.12"')
    assert list(missing(laptop("windows:3.12"), tmp_path, ["scomm[prints]"])) == ["tzdata"]
    wheel(tmp_path, "tzdata")
    assert list(missing(laptop("windows:3.12"), tmp_path, ["scomm[prints]"])) == []
    assert sorted(missing(laptop("mac-arm:3.11"), tmp_path, ["scomm[prints]"])) == [
        "exceptiongroup>=1.2",
        "pandas>=1",
    ]


def test_a_mac_takes_wheels_of_older_systems_and_of_both_chips() -> None:
    fits = {str(tag) for tag in laptop("mac-arm:3.12").tags}
    assert {"cp312-cp312-macosx_11_0_arm64", "cp312-abi3-macosx_12_0_universal2", "py3-none-any"} <= fits
    assert not {"cp313-cp313-macosx_11_0_arm64", "cp312-cp312-win_amd64"} & fits


@pytest.mark.parametrize("asked", ["toaster", "windows:2.7", "windows:3.9", "windows:new"])
def test_a_laptop_that_the_kit_cannot_run_on_is_refused(asked: str) -> None:
    with pytest.raises(KitError, match=r"Allowed: windows, mac-arm|Write 3\.11 or newer"):
        laptop(asked)


def test_the_page_has_the_lines_of_each_laptop_and_names_no_address() -> None:
    page = install_page(tuple(laptops(["windows:3.12", "mac-arm:3.13"])), graded=False, pages=True)
    assert "Windows, Python 3.12\n   py -3.12 -m venv .venv\n   .venv\\Scripts\\python -m pip" in page
    assert "A Mac with an Apple chip, Python 3.13\n   python3.13 -m venv .venv\n" in page
    assert not re.search(r"https?:|\.org|\.com|\{", page)
    assert max(map(len, page.splitlines())) <= 90
    assert len(page.splitlines()) <= 66, "one page"


def test_the_page_of_a_graded_course_promises_no_answers_and_no_pages_that_are_not_there() -> None:
    page = install_page((this_laptop(),), graded=True, pages=False)
    assert "The answers are not in this folder" in page
    assert '"solutions"' not in page
    assert "pages/index.html" not in page


def test_make_names_each_other_kind_of_laptop(tmp_path: Path) -> None:
    planned = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", *shlex.split(block(OTHERS))[1:]],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert planned.stdout.splitlines()[-1].endswith("/scomm wheelhouse --for windows:3.12 --for mac-arm:3.13")


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(KitError, match="is not empty and is no folder for a stick"):
        write_stick(REPOSITORY, tmp_path, (this_laptop(),), print)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_where_there_is_no_kit_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="There is no kit in this folder"):
        write_stick(tmp_path, tmp_path / "stick", (this_laptop(),), print)


def test_lessons_of_a_graded_course_come_without_their_answers(tmp_path: Path) -> None:
    from lessonkit.teaching.stick.write import write_lessons

    course = tmp_path / "course"
    for name in ("solutions", "lessons"):
        (course / name).mkdir(parents=True)
    (course / "solutions/00-start-here").symlink_to(REPOSITORY / "solutions/00-start-here")
    (course / "lessons/course.json").write_text("{}", encoding="utf-8")
    (course / "nbgrader_config.py").symlink_to(REPOSITORY / "nbgrader_config.py")
    write_lessons(course, tmp_path / "graded", graded=True)
    write_lessons(course, tmp_path / "open", graded=False)
    graded = {path.name for path in (tmp_path / "graded").rglob("*") if path.is_file()}
    assert {"00-start-here.ipynb", "practice.json"} <= graded
    assert not {"lesson.md", "exercises.py"} & graded
    there = {path.relative_to(tmp_path / "open").as_posix() for path in (tmp_path / "open").rglob("*.*")}
    assert {"lessons/00-start-here/00-start-here.ipynb", "solutions/00-start-here/exercises.py"} <= there
    assert "solutions/00-start-here/00-start-here.ipynb" not in there
