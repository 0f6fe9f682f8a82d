"""The example in `examples/`, outside the repository, with its own files, the engine's wheel and no network: from its table to a graded class."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from tests.environment_alone import Environment, as_its_requirements_say, run_python
from tests.grading.course import Course, fill_code, write_answers

KIT = Path(__file__).parents[1]
EXAMPLE = KIT / "examples" / "daylight"
LESSON = "01-an-hour-of-light"
OF_ANOTHER = re.compile(
    r"Secure Communities|immigra|deport|detainer|\bcount(?:y|ies)\b|\bICE\b|fingerprint", re.IGNORECASE
)
PAGE = (KIT / "docs" / "your-own-course.md").read_text(encoding="utf-8")
BEGUN, RELEASED = ([*block.splitlines()] for block in re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL))
"""What the page has one type: at the beginning, and from the lesson to marks."""
SPY = "import os\nprint('the key:', os.listdir({solutions!r}))"
"""What one learner's notebook tries."""

pytestmark = pytest.mark.walk


def with_the_engine(root: Path) -> Environment:
    """An environment that has the engine from its wheel, and nothing of Secure Communities."""
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", f"--wheel-dir={root}")
    run_python(*build, KIT / "engine")
    return Environment(root, *root.glob("lessonkit-*.whl"))


class SmallCourse(Course):
    """A copy of the example somewhere else."""

    def __init__(self, root: Path, environment: Environment) -> None:
        self.root, self.lesson, self.environment = root, LESSON, environment
        built = shutil.ignore_patterns("lessons", "build", "*.ipynb", "registry.json", "__pycache__")
        shutil.copytree(EXAMPLE, root, ignore=built)
        for table in root.glob("datasets/*/*.csv"):
            table.unlink()  # each is built anew from what lies in `hand`

    def type(self, line: str, folder: Path | None = None) -> str:
        """Type a command; what it says. Fails where the command fails."""
        return self.environment.type(line, folder or self.root)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallCourse:
    """The course, built from its sources and its hand-written table."""
    environment = with_the_engine(tmp_path_factory.mktemp("machine"))
    course = SmallCourse(tmp_path_factory.mktemp("elsewhere") / "my-course", environment)
    assert BEGUN[:2] == ["cp -r examples/daylight ~/my-course", "cd ~/my-course"]
    for line in BEGUN[2:]:
        course.type(line)
    return course


@pytest.fixture(scope="module")
def bundle(small: SmallCourse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What learners get, in an empty folder."""
    small.type(RELEASED[0])
    folder = tmp_path_factory.mktemp("learner") / "bundle"
    (small.root / "handed-out").rename(folder)
    return folder


@pytest.fixture(scope="module")
def graded(small: SmallCourse) -> SmallCourse:
    """The course with a class of three: every answer right, none at all, and one who looks for the key."""
    small.submit("ash", small.reference())
    nothing, spy = small.released(), small.reference()
    for notebook in (nothing, spy):
        fill_code(notebook)
    first = next(iter(small.order()))
    write_answers(spy, {first: SPY.format(solutions=str(small.root / "solutions"))})
    small.submit("birch", nothing)
    small.submit("cedar", spy)
    small.type(f"lessonkit grade {LESSON}")
    return small


def test_what_the_build_makes_is_what_stands_in_the_example(small: SmallCourse) -> None:
    made = ("datasets/registry.json", "datasets/*/*.csv", "lessons/**/*.*")
    stands = [path for pattern in made for path in EXAMPLE.glob(pattern)]
    assert len(stands) >= 4
    for path in stands:
        assert (small.root / path.relative_to(EXAMPLE)).read_bytes() == path.read_bytes(), path.name


def test_a_bundle_holds_all_that_a_learner_needs_and_no_key(bundle: Path) -> None:
    names = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert {"course.toml", "datasets/registry.json", "truths.py", f"{LESSON}.ipynb"} <= names
    assert (bundle / "requirements.txt").read_text(encoding="utf-8").split() == [
        f"./{path.name}" for path in bundle.glob("lessonkit-*.whl")
    ]
    assert not [one for one in names if re.search(r"exercises\.py|lesson\.md|build\.py|/hand/", one)]


def test_a_learner_who_installs_from_it_alone_plays_it_with_no_setting(
    small: SmallCourse, bundle: Path, tmp_path: Path
) -> None:
    nbformat.write(small.reference(), bundle / "played.ipynb")
    words = "\n".join(as_its_requirements_say(bundle, tmp_path).play(bundle / "played.ipynb"))
    assert "Not attempted" not in words
    assert "There is no" not in words


def test_a_class_gets_what_it_deserves_and_nobody_finds_the_key(graded: SmallCourse) -> None:
    scores = graded.scores()
    by_machine = {id: most for id, (score, most) in scores["ash"].items() if score is not None}
    assert {id: scores["ash"][id][0] for id in by_machine} == by_machine
    guesses = {id for id in by_machine if "guess" in id}
    assert {scores["birch"][id][0] for id in by_machine} == {0.0}
    assert {id for id in by_machine if scores["cedar"][id][0] != by_machine[id]} <= {
        next(iter(graded.order())),
        *guesses,
    }
    shown = [output for cell in graded.autograded("cedar").cells for output in cell.get("outputs", [])]
    assert "No such file" in str(shown) or "Permission denied" in str(shown)
    assert "the key:" not in "".join(output.get("text", "") for output in shown)


def test_there_are_pages_for_the_learner_and_for_the_teacher(graded: SmallCourse) -> None:
    assert "ash" in graded.type(RELEASED[2])
    graded.type(f"lessonkit report {LESSON}")
    graded.type(f"nbgrader generate_feedback {LESSON} --CourseDirectory.root={graded.root}")
    graded.type(f"lessonkit quiz moodle {LESSON}")
    graded.type("lessonkit plans")
    graded.type(f"lessonkit key {LESSON}")
    graded.type("lessonkit site")
    assert list((graded.root / "build" / "plans").glob("*.html"))
    assert (graded.root / "build" / "site" / f"{LESSON}.html").is_file()
    assert (graded.root / "build" / "key" / f"{LESSON}.html").is_file()


def test_the_environment_has_nothing_of_another_course(small: SmallCourse) -> None:
    assert "lessonkit 0" in small.type("lessonkit --version")
    assert "scomm is not here" in small.type(
        "python -c 'from scomm import begin' 2>/dev/null || echo scomm is not here"
    )


def test_nothing_in_it_is_of_another_course(graded: SmallCourse, bundle: Path) -> None:
    found, read = [], 0
    for root in (bundle, graded.root):
        for path in root.rglob("*"):
            if path.suffix in (".html", ".md", ".json", ".ipynb", ".xml", ".toml") and path.is_file():
                text = re.sub(r"<(script|style).*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
                read += 1
                found += [f"{path.relative_to(root)}: {hit[0]}" for hit in OF_ANOTHER.finditer(text)]
    assert found == []
    assert read > 20
