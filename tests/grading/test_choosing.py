"""Of several files of one learner one is the submission, with the reason; where nothing decides, a person does."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from lessonkit.errors import KitError
from lessonkit.grading.choosing import Choice, Offered, choose, choose_in, copy_number
from lessonkit.grading.not_a_notebook import Unreadable
from tests.grading.course import LESSON

OTHER = "06-opting-out"


def offered(name: str, lesson: str | None = LESSON, content: str = "") -> Offered:
    return Offered(name, content or name, lambda: lesson)


def broken(name: str) -> Offered:
    def look() -> str | None:
        raise Unreadable("The file is empty.", do="Save it.")

    return Offered(name, name, look)


def chosen(*files: Offered) -> str | None:
    """The chosen name, the same in whatever order the files come."""
    choices = {choose(order, LESSON).name for order in (files, files[::-1])}
    assert len(choices) == 1
    return choices.pop()


NEWER = [
    (f"{LESSON}.ipynb", f"{LESSON} (1).ipynb"),
    (f"{LESSON}.ipynb", f"{LESSON}-1.ipynb"),
    (f"{LESSON}.ipynb", f"{LESSON}_1.ipynb"),
    (f"{LESSON} (2).ipynb", f"{LESSON} (10).ipynb"),
    (f"{LESSON}-2.ipynb", f"{LESSON}-3.ipynb"),
    (f"{LESSON} (1).ipynb", f"{LESSON} (1)-1.ipynb"),
    (f"{LESSON}-1.ipynb", f"{LESSON}(1)-1.ipynb"),
    (f"{LESSON}.ipynb", f"{LESSON.upper()} (1).IPYNB"),
    (f"{LESSON}.ipynb", f"{LESSON} (1).ipynb.txt"),
]


@pytest.mark.parametrize(("older", "newer"), NEWER)
def test_the_higher_number_is_the_newer(older: str, newer: str) -> None:
    assert chosen(offered(older), offered(newer)) == newer


@pytest.mark.parametrize(
    "name", [name for pair in NEWER for name in pair] + ["Untitled.ipynb", "answers.ipynb.json"]
)
def test_a_notebook_on_its_own_counts_whatever_its_name_and_is_not_looked_into(name: str) -> None:
    assert chosen(broken(name), offered("notes.txt")) == name


def test_identical_copies_count_once() -> None:
    files = [
        offered(name, content="same") for name in ("answers.ipynb", f"{LESSON}.ipynb", f"{LESSON} (1).ipynb")
    ]
    assert chosen(*files) == f"{LESSON} (1).ipynb"
    assert choose(files, LESSON).reason == "It is the only notebook."


@pytest.mark.parametrize("lesson", [OTHER, None])
def test_a_scratch_notebook_stands_back(lesson: str | None) -> None:
    assert chosen(offered("scratch.ipynb", lesson), offered(f"{LESSON}.ipynb")) == f"{LESSON}.ipynb"
    assert chosen(offered("my answers.ipynb"), offered("Untitled.ipynb", lesson)) == "my answers.ipynb"
    assert chosen(offered("a.ipynb", lesson), offered(f"{LESSON}.ipynb", None)) == f"{LESSON}.ipynb"


def test_another_lesson_under_this_name_stands_back_where_the_right_one_is_there() -> None:
    assert chosen(offered(f"{LESSON}.ipynb", OTHER), offered("Untitled.ipynb")) == "Untitled.ipynb"


def test_a_file_that_cannot_be_read_stands_back_and_is_said_to() -> None:
    files = [broken(f"{LESSON}-1.ipynb"), offered(f"{LESSON}.ipynb")]
    assert chosen(*files) == f"{LESSON}.ipynb"
    choice = choose(files, LESSON)
    assert choice.reason == "It is the only one of this lesson that can be read."
    assert choice.passed_over == (f"{LESSON}-1.ipynb",)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (f"{LESSON}.ipynb", "my answers.ipynb"),
        (f"{LESSON}.ipynb", f"{LESSON}-Copy1.ipynb"),
        (f"{LESSON}.ipynb", f"Copy of {LESSON}.ipynb"),
        (f"{LESSON} (1).ipynb", f"{LESSON}-1.ipynb"),
        (f"{LESSON}-1.ipynb", f"{LESSON}_1.ipynb"),
        (f"{LESSON}.ipynb", f"mine/{LESSON}.ipynb"),
    ],
)
def test_two_that_differ_without_an_order_are_left_to_a_person(one: str, two: str) -> None:
    choice = choose([offered(one), offered(two)], LESSON)
    assert choice == Choice(
        None, f"{one} and {two} differ, and nothing says which is newer.", (one, two), undecided=True
    )


def test_where_none_is_of_the_lesson_each_is_named_with_its_own() -> None:
    choice = choose([offered("a.ipynb", OTHER), offered("b.ipynb", OTHER)], LESSON)
    assert not choice.undecided
    assert choice.reason == f"None is of {LESSON}: a.ipynb is of {OTHER}, b.ipynb is of {OTHER}."


def test_hidden_files_and_checkpoints_are_no_submissions() -> None:
    names = [f"._{LESSON}.ipynb", f".~{LESSON}.ipynb", f"{LESSON}-checkpoint.ipynb", "~$a.ipynb", "x.py"]
    assert choose([offered(name) for name in names], LESSON) == Choice(None, "There is no notebook.")


def test_a_lesson_whose_own_name_ends_in_a_number_keeps_it() -> None:
    assert copy_number("unit-2.ipynb", "unit-2").platform == 0  # type: ignore[union-attr]
    assert copy_number("unit-2-1.ipynb", "unit-2").platform == 1  # type: ignore[union-attr]
    assert copy_number("unit-21.ipynb", "unit-2") is None


def write(path: Path, lesson: str | None, text: str = "") -> None:
    metadata = {"scomm": {"lesson": lesson}} if lesson else {}
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_raw_cell(text)], metadata=metadata), path)


def test_in_a_folder_a_renamed_download_is_found_without_a_look(tmp_path: Path) -> None:
    (tmp_path / f"{LESSON} (1).ipynb").write_text("not even a notebook")
    (tmp_path / f"passport-{LESSON}.json").write_text("{}")
    assert choose_in(tmp_path, LESSON, {}) == Choice(f"{LESSON} (1).ipynb", "It is the only notebook.")


def test_where_there_is_no_notebook_what_the_learner_handed_in_is_named_and_not_what_collecting_put_there(
    tmp_path: Path,
) -> None:
    for name in ("answers.pdf", "timestamp.txt"):
        (tmp_path / name).write_text("x")
    assert choose_in(tmp_path, LESSON, {}) == Choice(None, "There is no notebook, but answers.pdf.")


def test_in_a_folder_several_are_read(tmp_path: Path) -> None:
    write(tmp_path / "Untitled.ipynb", LESSON)
    write(tmp_path / f"{LESSON}.ipynb", OTHER)
    (tmp_path / "z.ipynb").symlink_to(tmp_path / "Untitled.ipynb")
    assert choose_in(tmp_path, LESSON, {}).name == "Untitled.ipynb"
    write(tmp_path / "more.ipynb", LESSON, "more")
    assert choose_in(tmp_path, LESSON, {}).undecided


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="can't be listed: No such file"):
        choose_in(tmp_path / "gone", LESSON, {})
