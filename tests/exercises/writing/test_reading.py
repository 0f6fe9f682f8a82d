"""The words of exercises are read from their blocks, or refused with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises.spec import Level
from lessonkit.exercises.writing.reading import read_blocks

Change = Callable[[str, str, str], None]


def test_a_block_gives_every_word_of_its_exercise(folder: Path) -> None:
    base, share, _ = read_blocks(folder / "lesson.md").exercises
    assert (base.id, base.title) == ("which-base", "Name the base")
    assert base.options == {"a": "the red boxes", "b": "all boxes"}
    assert base.hints == ("Divide.", "Read the words after “of”.")
    assert base.explain == "A share has a base."
    assert (share.type, share.unit) == ("a fraction", "of all boxes")


def test_a_prompt_stands_as_it_is_written_and_code_in_it_opens_no_section(folder: Path) -> None:
    base, share, _ = read_blocks(folder / "lesson.md").exercises
    assert base.prompt == "What is the base\nof *red of all*?\n\n```python\n## not a section\n```"
    assert share.prompt == "Give a fraction."


def test_in_other_sections_a_line_break_is_a_space(folder: Path) -> None:
    assert read_blocks(folder / "lesson.md").exercises[0].replies == {
        "the-part": "The red boxes are the part."
    }


def test_a_starter_is_the_code_of_its_block(folder: Path) -> None:
    base, share, _ = read_blocks(folder / "lesson.md").exercises
    assert share.starter == "# red, then all\nshare_red = ..."
    assert base.starter == ""


def test_levels_have_points_a_name_and_samples(folder: Path) -> None:
    assert read_blocks(folder / "lesson.md").exercises[2].levels == (
        Level(
            2,
            "Both things",
            "Names two.",
            "The share hides how many there are.\n\nIt hides how large they are.",
            "It hides the color.",
        ),
        Level(0.5, "Nothing yet", "Repeats the number.", "Seven."),
    )


def test_a_block_knows_the_lines_of_its_sections(folder: Path) -> None:
    path = folder / "lesson.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    for block in read_blocks(path).exercises:
        assert lines[block.line - 1] == f"::::{{exercise}} {block.id}"
        assert lines[block.end - 1] == "::::"
        for section, line in block.lines.items():
            heading = {"title": f"# {block.title}"}.get(section, f"## {section}")
            assert lines[line - 1] == (heading if "hint" not in section else "## hint"), section


def test_the_given_code_is_that_of_its_cell(folder: Path, change: Change) -> None:
    assert read_blocks(folder / "lesson.md").given == "total = 16    # boxes"
    change("lesson.md", "```{code-cell} ipython3\n:given:\n\ntotal = 16    # boxes\n```\n", "")
    assert read_blocks(folder / "lesson.md").given == ""


def test_a_block_inside_a_code_cell_is_code(folder: Path, change: Change) -> None:
    change("lesson.md", "total = 16", '"""\n::::{exercise} which-base\n"""\ntotal = 16')
    assert len(read_blocks(folder / "lesson.md").exercises) == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("## hint\nDivide", "## hnt\nDivide", "lesson.md:30: which-base can't have a section '## hnt'. Allowed: ## type"),
        ("## hint\nDivide", "## hnt\nDivide", "Did you mean 'hint'?"),
        ("## option a", "## option", "lesson.md:20: which-base can't have a section '## option'"),
        ("## explain", "## explain why", "lesson.md:36: which-base can't have a section '## explain why'"),
        ("## option b", "## option a", "lesson.md:27: which-base has '## option a' a second time"),
        ("A share has a base.\n", "", "lesson.md:36: ## explain is empty"),
        ("# Name the base\n", "", "lesson.md:11: which-base has no title. Write # and its title"),
        ("} which-base", "}", "lesson.md:11: this exercise has no id. Write ::::{exercise} first-guess."),
        ("} share-red", "} which-base", "lesson.md:40: 'which-base' stands here a second time; the first is in line 11"),
        ("A share has a base.\n::::\n", "A share has a base.\n", "lesson.md:11: this exercise has no end"),
        ("{exercise} share", "{exercize} share", "lesson.md:40: there is no block {exercize}. Allowed: ::::{exercise}"),
        ("```python\n# red, then all\nshare_red = ...\n```", "share_red = ...", "lesson.md:51: a starter is a block of code"),
        ("## level 2: Both", "## level two: Both", "lesson.md:65: level 'two: Both things' of left-out is not whole"),
        ("## level 2: Both things", "## level 2:", "lesson.md:65: level '2:' of left-out is not whole"),
        ("### sample\nSeven.", "Seven.", "lesson.md:74: level '0.5: Nothing yet' of left-out is not whole"),
        ("### sample\nSeven.", "### sample", "lesson.md:74: level '0.5: Nothing yet' of left-out is not whole"),
        ("### counterpart", "### second", "lesson.md:71: a level can't have '### second' here. Allowed: ### sample"),
        ("Seven.", 'Seven """.', "lesson.md:74: the sample of level '0.5: Nothing yet' can't stand in a Python text"),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_one_line_with_its_place(
    folder: Path, change: Change, old: str, new: str, said: str
) -> None:
    change("lesson.md", old, new)
    with pytest.raises(KitError) as error:
        read_blocks(folder / "lesson.md")
    assert said in str(error.value)
    assert str(error.value).startswith("90-boxes/lesson.md:")
    assert "\n" not in str(error.value)


def test_a_lesson_without_words_is_told(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"There is no lesson\.md in"):
        read_blocks(tmp_path / "lesson.md")


def test_what_explains_an_answer_may_differ_by_case(folder: Path, change: Change) -> None:
    change(
        "lesson.md", "A share has a base.\n", "A share has a base.\n\n## explain when below\nIt is less.\n"
    )
    base = read_blocks(folder / "lesson.md").exercises[0]
    assert (base.explain, base.explains) == ("A share has a base.", {"below": "It is less."})


def test_a_case_of_explain_is_written_with_when(folder: Path, change: Change) -> None:
    change("lesson.md", "## explain\n", "## explain below\n")
    with pytest.raises(KitError, match="can't have a section '## explain below'"):
        read_blocks(folder / "lesson.md")
