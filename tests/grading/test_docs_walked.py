"""The pages for instructors, for grading and for platforms typed from top to bottom by somebody who has only them, for the small lesson.

Each line of a bash block runs in one course, in the order of the pages. Blocks that need other machinery (a server's exchange, another
course, a changed lesson) are run by the tests named here.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from tests.grading.course import KIT, LESSON, SMALL_LESSON, Course
from tests.grading.loaded import environment
from tests.grading.terminal import Terminal

PAGES = ("instructors.md", "grading-a-class.md", "platforms.md")
BLOCK = re.compile(r"^(?P<indent> *)```bash\n(?P<text>(?:.*\n)+?) *```$", re.MULTILINE)
ELSEWHERE = {
    "Exchange: hand out": "test_exchange.py",
    "Exchange: fetch": "test_exchange.py",
    "Exchange: hand in": "test_exchange.py",
    "Exchange: collect and grade": "test_exchange.py",
    "Exchange: fetch the page": "test_exchange.py",
    "Validate": "test_exchange.py",
    "A course of your own: take a lesson over": "test_another_course.py",
    "Grade again: changed points or exercises": "test_regrading.py",
}
CANVAS = (
    f"Student,ID,SIS Login ID,Section,Lesson 9: {SMALL_LESSON.split('-', 1)[1].replace('-', ' ')} (77)\n"
    '    Points Possible,,,,15.00\n"Smith, Bob",340934,smithbob,S,\n"Adams, Anna",340935,anna.adams,S,\n'
)


def blocks(page: str) -> list[str]:
    """The bash blocks of a page, in its order."""
    text = (KIT / "docs" / page).read_text(encoding="utf-8")
    return [re.sub(rf"^{block['indent']}", "", block["text"], flags=re.M) for block in BLOCK.finditer(text)]


def title(block: str) -> str:
    first = block.splitlines()[0]
    return first.removeprefix("# ") if first.startswith("# ") else ""


def lines() -> list[str]:
    """Every line that is typed here."""
    here = [block for page in PAGES for block in blocks(page) if title(block) not in ELSEWHERE]
    typed = [line.strip() for block in here for line in block.splitlines()]
    return [line for line in typed if line and not line.startswith("#")]


def test_what_is_run_elsewhere_is_run_there() -> None:
    for block, file in ELSEWHERE.items():
        assert f'"{block}"' in (Path(__file__).parent / file).read_text(encoding="utf-8")


def test_every_line_is_a_command_of_the_kit_or_of_nbgrader() -> None:
    assert {line.split()[0] for line in lines()} == {"scomm", "nbgrader"}
    assert len(lines()) > 40


@dataclass
class Reader:
    """Somebody with the pages and a terminal."""

    course: Course
    terminal: Terminal

    def type(self, line: str) -> None:
        line = line.replace(LESSON, SMALL_LESSON)
        if line.startswith("scomm mark") and not re.search(r"--(csv|read|agreement)", line):
            self.read_on_the_page(line)
        else:
            self.terminal.run(line, self.course.root)

    def read_on_the_page(self, line: str) -> None:
        """Open the page for marking, give each answer a level (zoe another one than anna), and end."""
        words = [*line.split()[1:], "--no-browser"]
        running = subprocess.Popen(
            [sys.executable, "-c", "from scomm.cli import app; app()", *words],
            cwd=self.course.root, env=environment(PYTHONUNBUFFERED="1"), stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert running.stdout is not None
        printed, url = "", None
        for said in running.stdout:
            printed += said
            if url := re.search(r"http://[^/]+/\?token=(\S+)", said):
                break
        assert url is not None, f"{line}\n{printed}"
        with urllib.request.urlopen(url[0], timeout=60) as page:
            names = sorted(set(re.findall(r'"name": "([2-9B-Z]{4})"', page.read().decode())))
        assert names, line
        for name in names:
            level = 3 if "zoe" in line or "--settle" in line else 5
            click = {"answer": name, "level": level, "comments": [], "note": ""}
            self._post(url[0], url[1], "mark", click)
        self._post(url[0], url[1], "end", {})
        assert running.wait(120) == 0

    def _post(self, url: str, token: str, what: str, sent: dict) -> None:
        asked = urllib.request.Request(
            url.split("?")[0] + what, json.dumps(sent).encode(), {"X-Scomm-Token": token}
        )
        with urllib.request.urlopen(asked, timeout=60) as answer:
            assert answer.status == 200


@pytest.mark.proof
def test_every_command_of_the_pages_runs_in_the_order_of_the_pages(
    tmp_path: Path, terminal: Terminal
) -> None:
    course = Course(tmp_path / "course", SMALL_LESSON)
    course.generate()
    reader = Reader(course, terminal)
    downloaded = course.root / "downloaded"
    downloaded.mkdir()
    with zipfile.ZipFile(downloaded / "submissions.zip", "w") as archive:
        solved, half = nbformat.writes(course.reference()), nbformat.writes(course.released())
        archive.writestr(f"smithbob_LATE_340934_208490284_{SMALL_LESSON}.ipynb", half)
    with zipfile.ZipFile(tmp_path / "moodle.zip", "w") as archive:  # somebody whose work came from Moodle
        archive.writestr(f"Cleo Cruz_101_assignsubmission_file/{SMALL_LESSON}.ipynb", solved)
    reader.terminal.run(f"scomm collect {tmp_path / 'moodle.zip'} {SMALL_LESSON}", course.root)
    course.submit("anna.adams", course.reference("quartz-lemon-hazel"))
    (downloaded / "grades.csv").write_text(CANVAS, encoding="utf-8")
    os.makedirs(course.root / "build", exist_ok=True)
    gone = False
    for line in lines():
        if "--choose" in line:  # there are two files now, and nothing says which is newer
            with zipfile.ZipFile(downloaded / "submissions.zip", "a") as archive:
                archive.writestr("smithbob_LATE_340934_208490285_my answers.ipynb", solved)
        if gone and line.startswith("nbgrader db student add anna.adams"):
            course.submit("anna.adams", course.reference("quartz-lemon-hazel"))
        reader.type(line)
        gone = gone or line.startswith("scomm forget")
