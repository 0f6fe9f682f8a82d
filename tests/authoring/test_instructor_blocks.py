"""What a lesson says to instructors alone stands in the key, and in nothing that a learner can open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.authoring.build import build, lesson_ids, source_bytes
from lessonkit.authoring.instructor_blocks import KINDS, instructor_blocks
from lessonkit.authoring.key import write_key
from lessonkit.authoring.lesson_words import lesson_words
from lessonkit.authoring.lint import lint
from lessonkit.authoring.release import leaks, release
from lessonkit.authoring.source import read_text
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson

ID = "90-tiny-lesson"
MARKER = "zyzzyva"
KIT = Path(__file__).parents[2]
LESSONS = lesson_ids(KIT)
Change = Callable[[str, str, str], None]

IN_PROSE = (
    "Some boxes are red. Guess first.",
    "Some boxes are red. Guess first.\n\n:::{instructor} open\nHold up a zyzzyva.\n:::",
)
BETWEEN_CELLS = (
    "```\n\n```{code-cell} ipython3\n:tags:",
    "```\n\n:::{instructor} watch\nA zyzzyva too.\n:::\n\n```{code-cell} ipython3\n:tags:",
)


@pytest.fixture
def marked(change: Change) -> None:
    """The tiny lesson with a marker word in two blocks, one amid prose and one between two cells."""
    change("lesson.md", *IN_PROSE)
    change("lesson.md", *BETWEEN_CELLS)


def texts_below(root: Path) -> dict[str, str]:
    """Every file below a folder as text."""
    return {str(path): path.read_text("utf-8", "replace") for path in root.rglob("*") if path.is_file()}


def test_the_notebook_is_the_same_with_the_blocks_and_without(folder: Path, change: Change) -> None:
    without = source_bytes(folder)
    change("lesson.md", *IN_PROSE)
    change("lesson.md", *BETWEEN_CELLS)
    assert source_bytes(folder) == without


def test_no_block_reaches_notebooks_bundles_or_the_list_of_words(
    marked: None, course: Path, folder: Path, tmp_path: Path
) -> None:
    assert MARKER in (folder / "lesson.md").read_text("utf-8")
    built = build(ID, course)
    places = {**texts_below(course / "lessons"), str(built.source): built.source.read_text("utf-8")}
    for feedback in ("practice", "full"):
        places |= texts_below(release(ID, course, tmp_path / feedback, feedback))
    assert any(path.endswith("practice.json") for path in places)
    assert [path for path, text in places.items() if MARKER in text] == []
    assert not any(MARKER in words for _, words in lesson_words(folder))


def test_the_key_shows_each_block_below_the_text_that_it_stands_in(marked: None, course: Path) -> None:
    page = write_key(ID, course).page.read_text("utf-8")
    assert page.count(MARKER) == 2
    assert page.index("How to open") < page.index("Hold up a zyzzyva.") < page.index("Guess the share")
    assert page.index("What to watch for") < page.index("A zyzzyva too.")


def test_a_bundle_that_holds_such_words_is_refused(
    marked: None, course: Path, folder: Path, tmp_path: Path
) -> None:
    build(ID, course)
    bundle = release(ID, course, tmp_path / "bundle")
    (bundle / "notes.txt").write_text("First:\nHold up a zyzzyva.\n", encoding="utf-8")
    asides = read_text(folder / "lesson.md").instructors
    assert leaks(bundle, load_lesson(folder), asides) == ["notes.txt holds words for instructors"]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (":::{instructor} wach\nLook.\n:::", "'wach' is no kind of block for instructors"),
        (":::{instructor} watch\nLook.", "this block has no end"),
    ],
)
def test_a_slip_in_a_block_is_named_with_its_line(
    folder: Path, change: Change, block: str, said: str
) -> None:
    change("lesson.md", IN_PROSE[0], f"{IN_PROSE[0]}\n\n{block}")
    with pytest.raises(KitError, match=rf"{ID}/lesson.md:\d+: {said}"):
        read_text(folder / "lesson.md")


def test_a_block_inside_an_exercise_is_refused(folder: Path, change: Change) -> None:
    change("lesson.md", "Any guess counts.\n", "Any guess counts.\n\n:::{instructor} watch\nLook.\n:::\n")
    with pytest.raises(KitError, match="stands inside of another block"):
        read_text(folder / "lesson.md")


def test_a_number_in_a_block_is_a_claim_as_everywhere(folder: Path, change: Change) -> None:
    change("lesson.md", IN_PROSE[0], f"{IN_PROSE[0]}\n\n:::{{instructor}} watch\nMost say 734 boxes.\n:::")
    assert [finding.rule for finding in lint(folder)] == ["number-outside-claim"]


def test_a_block_in_an_example_of_code_is_no_block() -> None:
    assert instructor_blocks(Path("a/lesson.md"), ["```", ":::{instructor} watch", ":::", "```"]) == ()


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_tells_an_instructor_what_matters_and_not_more(lesson: str) -> None:
    blocks = [
        one for one in read_text(KIT / "solutions" / lesson / "lesson.md").instructors if one.kind != "plan"
    ]
    kinds = [one.kind for one in blocks]
    assert set(kinds) == set(KINDS) - {"plan"}
    assert kinds.count("open") == kinds.count("cut") == kinds.count("personal") == kinds.count("act") == 1
    assert 5 <= len(blocks) <= 8
    assert max(len(one.text.split()) for one in blocks) <= 110


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_that_learners_open_holds_a_line_of_them(lesson: str) -> None:
    text = read_text(KIT / "solutions" / lesson / "lesson.md")
    said = [
        line.strip()
        for block in text.instructors
        for line in block.text.splitlines()
        if len(line.split()) > 3
    ]
    assert said
    opened = texts_below(KIT / "lessons" / lesson)
    opened[f"{lesson}.ipynb"] = (KIT / "solutions" / lesson / f"{lesson}.ipynb").read_text("utf-8")
    assert [(path, line) for path, words in opened.items() for line in said if line in words] == []
    assert [line for block in text.blocks for line in said if line in block.text] == []


def test_the_blocks_of_a_text_can_be_left_out_of_it(folder: Path, change: Change) -> None:
    bare = read_text(folder / "lesson.md")
    change("lesson.md", *IN_PROSE)
    full = read_text(folder / "lesson.md")
    assert [(one.kind, one.text) for one in full.instructors] == [("open", "Hold up a zyzzyva.")]
    same = [(one.kind, one.text, one.tags) for one in full.blocks]
    assert same == [(one.kind, one.text, one.tags) for one in bare.blocks]
