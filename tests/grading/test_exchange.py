"""nbgrader's exchange and its validate, with the commands of docs/grading-a-class.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.grading.course import SMALL_LESSON, Course, fill_code, write_answers
from tests.grading.terminal import Terminal, block

pytestmark = pytest.mark.proof
NOTEBOOK = f"{SMALL_LESSON}.ipynb"


@dataclass
class Exchanged:
    """A course and a learner's folder that share an exchange, and what the learner saw."""

    course: Course
    learner: Path
    terminal: Terminal
    fetched: set[str]
    shown: list[str]


@pytest.fixture(scope="module")
def exchanged(tmp_path_factory: pytest.TempPathFactory, terminal: Terminal) -> Exchanged:
    root = tmp_path_factory.mktemp("exchange")
    settings = block("The exchange", **{"/srv/nbgrader/exchange": str(root / "exchange")})
    course = Course(root / "course", SMALL_LESSON)
    config = course.root / "nbgrader_config.py"
    config.write_text(f"{config.read_text(encoding='utf-8')}\n{settings}", encoding="utf-8")
    learner = root / "wren"
    learner.mkdir()
    own = '\nc.CourseDirectory.student_id = "wren"\n'
    (learner / "nbgrader_config.py").write_text(f"c = get_config()\n{settings}{own}", encoding="utf-8")
    terminal.run(f"nbgrader generate_assignment {SMALL_LESSON} --create --force", course.root)
    terminal.block("Exchange: hand out", course.root)
    terminal.block("Exchange: fetch", learner)
    fetched = {path.name for path in (learner / SMALL_LESSON).iterdir()}
    shown = work(learner / SMALL_LESSON / NOTEBOOK)
    (learner / SMALL_LESSON / "evil.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    (learner / SMALL_LESSON / "my_tools.py").write_text("x = 1", encoding="utf-8")
    terminal.block("Exchange: hand in", learner)
    cut_off = course.root / "submitted" / "leo" / SMALL_LESSON  # as collect leaves a notebook that is cut off
    cut_off.mkdir(parents=True)
    times = {
        "timestamp.txt": "2026-11-10 20:00:00.000000 UTC",
        "submission_secret.txt": "w6hPSllP2kc",
        NOTEBOOK: "{",
    }
    for name, text in times.items():
        (cut_off / name).write_text(text, encoding="utf-8")
    terminal.block("Exchange: collect and grade", course.root)
    terminal.block("Exchange: fetch the page", learner)
    return Exchanged(course, learner, terminal, fetched, shown)


def work(path: Path) -> list[str]:
    """Answer two exercises, run everything, save; what the cells showed."""
    notebook = nbformat.read(path, 4)
    fill_code(notebook)
    write_answers(
        notebook, {"which-base": 'which_base = "b"', "double": "double = lambda number: 2 * number"}
    )
    NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}, allow_errors=True).execute()
    nbformat.write(notebook, path)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output.get("evalue") or output.get("data", {}).get("text/html", "") for output in outputs]


def test_a_learner_fetches_the_practice_file_and_the_first_cell_runs(exchanged: Exchanged) -> None:
    assert {NOTEBOOK, "practice.json", "README.md"} <= exchanged.fetched
    assert not any("were not found" in one for one in exchanged.shown)
    assert any("when it is graded" in one or "when graded" in one for one in exchanged.shown)


def test_what_was_handed_in_is_collected_with_its_time_and_graded(exchanged: Exchanged) -> None:
    folder = exchanged.course.root / "submitted" / "wren" / SMALL_LESSON
    assert {NOTEBOOK, "timestamp.txt", f"passport-{SMALL_LESSON}.json"} <= {
        path.name for path in folder.iterdir()
    }
    scores = {id: score for id, (score, _) in exchanged.course.scores()["wren"].items()}
    assert scores == {
        "guess-red": 0, "which-base": 2, "share-red": 0, "painted": 0, "double": 1, "what-is-left-out": 0,
    }  # fmt: skip
    assert "wren" in exchanged.terminal.run(f"scomm status {SMALL_LESSON}", exchanged.course.root)


def test_the_learner_fetches_the_page(exchanged: Exchanged) -> None:
    (page,) = (exchanged.learner / SMALL_LESSON / "feedback").glob(f"*/{SMALL_LESSON}.html")
    assert "3 of 10 points" in page.read_text(encoding="utf-8")


def test_no_file_of_a_learners_lies_beside_the_page(exchanged: Exchanged) -> None:
    graded, page = (
        exchanged.course.root / kind / "wren" / SMALL_LESSON for kind in ("autograded", "feedback")
    )
    assert {"evil.html", "my_tools.py", NOTEBOOK} <= {path.name for path in graded.iterdir()}
    assert {path.name for path in page.iterdir()} == {
        f"{SMALL_LESSON}.html",
        "timestamp.txt",
        "submission_secret.txt",
    }


def test_a_learner_who_could_not_be_graded_is_sent_a_page_too(exchanged: Exchanged) -> None:
    pages = (exchanged.course.root.parent / "exchange/seccom101/feedback").glob("*.html")
    assert sorted("could not be graded" in page.read_text(encoding="utf-8") for page in pages) == [
        False,
        True,
    ]


def test_validate_changes_no_file_and_says_what_the_docs_say(exchanged: Exchanged) -> None:
    root = exchanged.course.root
    before = files(root)
    said = exchanged.terminal.block("Validate", root)
    assert "VALIDATION FAILED ON 6 CELL(S)" in said
    assert files(root) == before
    solved = root / "lessons" / SMALL_LESSON / NOTEBOOK
    fresh = solved.read_bytes()
    nbformat.write(exchanged.course.reference(), solved)
    before = files(root)
    said = exchanged.terminal.block("Validate", root)
    assert "Success! Your notebook passes all the tests." in said
    assert files(root) == before
    solved.write_bytes(fresh)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
