"""lesson.md is read into front matter and blocks, and says file and line when it can't be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.authoring.source import Part, read_text
from lessonkit.errors import KitError

Change = Callable[[str, str, str], None]


def test_prose_code_and_tags_become_blocks_in_order(folder: Path) -> None:
    kinds = [block.kind for block in read_text(folder / "lesson.md").blocks]
    assert kinds[:6] == ["header", "code", "prose", "exercise", "given", "code"]


def test_every_block_knows_the_line_where_it_starts(folder: Path) -> None:
    path = folder / "lesson.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    for block in read_text(path).blocks:
        first = lines[block.line - 1]
        begins = {"prose": block.text.splitlines()[:1], "exercise": [f"::::{{exercise}} {block.text}"]}
        assert first == (*begins.get(block.kind, []), "```{code-cell} ipython3")[0]


def test_the_front_matter_gives_parts_with_their_cuts(folder: Path) -> None:
    front = read_text(folder / "lesson.md").front
    assert front.parts[2] == Part("Write", (90, 180))
    assert front.tests_of_the_seed == ("F8", "F9", "F20")


def test_tags_of_a_code_cell_are_kept(folder: Path) -> None:
    tagged = [block for block in read_text(folder / "lesson.md").blocks if block.tags]
    assert [(block.text, block.tags) for block in tagged] == [("boxes", ("hide-input",))]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (":given:", ":givn:", "90-tiny-lesson/lesson.md:60: a code cell can't have the option givn"),
        (":given:", ":tags: [given]", "90-tiny-lesson/lesson.md:60: given is no tag of a cell"),
        (
            ":header:\n",
            ":header:\n\nx = 1\n",
            "90-tiny-lesson/lesson.md:20: a cell tagged :header: holds nothing else",
        ),
        (
            ":tags: [hide-input]\n\nboxes",
            ":exercise: which-base",
            "lesson.md:68: an exercise is a block, not a cell. Write ::::{exercise} which-base",
        ),
        ("::::{exercise} guess-red", "::::{exercise}", "lesson.md:35: this exercise has no id"),
        ("title: Boxes in a room\n", "", "the front matter lacks title"),
        (
            "title: Boxes",
            "subtitle: none\ntitle: Boxes",
            "lesson.md:2: the front matter has the unknown key subtitle",
        ),
        ("title: Boxes in", "title: Boxes: in", "lesson.md: "),
        ("before: How to read a table.", "before: [a]", "lesson.md:12: before must be text"),
        ("cuts: [90, 180]", "cuts: [60]", "part 'Write' has cuts [60]"),
        (
            "{name: Write, cuts",
            "{name: Write, minutes: five, cuts",
            "part 'Write' needs a name, and minutes are whole",
        ),
        ("{name: Look, cuts: [45, 90, 180]}", "{name: Look}", "a part of the lesson is not whole"),
        (
            "  - A share has a base.",
            "  - A share: it has a base.",
            "lesson.md:14: keypoints must be a list of texts",
        ),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(
    folder: Path, change: Change, old: str, new: str, said: str
) -> None:
    change("lesson.md", old, new)
    with pytest.raises(KitError) as error:
        read_text(folder / "lesson.md")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"There is no lesson\.md"):
        read_text(tmp_path / "lesson.md")
