"""Each rule of the lesson linter finds its fault, and names file, line, rule and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.authoring.build import build
from lessonkit.authoring.finding import LintError
from lessonkit.authoring.lint import lint

Change = Callable[[str, str, str], None]
TEXT, EXERCISES = "lesson.md", "exercises.py"


FAULTS = [
    (TEXT, "## Look\n", "# Look\n", r"lesson\.md:31: one-h1: .*'Look'"),
    (TEXT, "```{code-cell} ipython3\n:header:\n```\n", "", r"lesson\.md:1: one-h1: .*:header:"),
    (TEXT, "Now count the boxes.", "#### Too deep", r"lesson\.md:113: heading-levels: .*an H3"),
    (TEXT, "  - You name the base of a share.\n", "", r"lesson\.md:4: objectives: .*not 2"),
    (TEXT, "You name the base of a share.", "Bases", r"lesson\.md:4: objectives: .*'Bases'"),
    (TEXT, "A share has a base.", "Bases", r"lesson\.md:14: keypoints: .*'Bases'"),
    (TEXT, "F20", "F21", r"lesson\.md:17: seed: 'F21'"),
    (TEXT, "## Count", "## Counting", r"lesson\.md:111: parts: Add 'Counting'"),
    (TEXT, "name: Count", "name: Reckon", r"lesson\.md:8: parts: Give part 'Reckon' one H2"),
    (TEXT, "Some boxes", "Red box. " * 3_600 + "Some boxes", r"cuts: The 45-minute cut takes 5\d minutes"),
    (TEXT, "{name: Look, cuts", "{name: Look, minutes: 20, cuts", r"minutes: Take the minutes of 'Look' out"),
    (TEXT, "{name: Look, cuts: [45, ", "{name: Look, cuts: [", r"cuts: Put 'Look' into every cut"),
    (TEXT, "cuts: [90, 180]", "cuts: [90]", r"cuts: Put 'Write' into every longer cut"),
    (TEXT, "Some boxes", "![](a.png) Some boxes", r"lesson\.md:33: text-for-all: Give this image"),
    (TEXT, "[the notes on shares]", "[]", r"lesson\.md:145: text-for-all: Give this link"),
    (TEXT, "[the notes on shares]", "[here]", r"lesson\.md:145: text-for-all: Let the link say"),
    (TEXT, "Some boxes", "![shelf.png](a.png) Some boxes", r"lesson\.md:33: alt-text: .*'shelf.png'"),
    (TEXT, "Some boxes", "![Picture of a shelf](a.png) Some boxes", r"lesson\.md:33: alt-text: Begin 'Picture of"),
    (TEXT, "Some boxes", "<img src='a.png'> Some boxes", r"lesson\.md:33: alt-text: Give this <img>"),
    (TEXT, "Some boxes", "https://example.org Some boxes", r"lesson\.md:33: link-words: Give https://example.org words"),
    (TEXT, "Some boxes", "[one](a.html) [one](b.html) Some boxes", r"lesson\.md:33: link-words: Give the links 'one' different"),
    (TEXT, "Some boxes", "Vive con su mañana. Some boxes", r"lesson\.md:33: language: Put 'mañana'"),
    (TEXT, "Some boxes", "Administrative determinations necessitate " + "interjurisdictional organizational considerations and " * 8 + "Some boxes", r"lesson\.md:33: reading-grade: Cut this"),
    (TEXT, "Now count", "TODO now count", r"lesson\.md:113: author-words: Take 'TODO' out"),
    (TEXT, "Some boxes", "Run the next cell. Some boxes", r"lesson\.md:31: said-in: A page has no cell, and reads 'Run the next cell'"),
    (TEXT, "Divide the part", "[[Divide|Take]] the part", r"lesson\.md:130: said-in: Say it alike everywhere"),
    (TEXT, "Divide the part", "FIXME Divide the part", r"lesson\.md:130: author-words: Take 'FIXME' out"),
    (TEXT, "[the notes on shares](notes.txt).", "Listen.\n\n```{code-cell} ipython3\n:given:\n\nx = 1\n```", r"lesson\.md:147: given: Keep one :given: cell"),
    (TEXT, '\nimport pandas as pd\n\nboxes = pd.DataFrame({"shelf": ["top", "bottom"], "red": [3, 4], "all": [8, 8]})\n', "", r"lesson\.md:60: given: Keep one :given: cell, with the code"),
    (EXERCISES, "points=4", "points=1", r"points: The lesson gives 9 points"),
    (EXERCISES, "points=4", "points=9", r"no-code: The no-code route earns 8 of 17"),
    (TEXT, "## hint\nDivide the part by its base.\n", "", r"lesson\.md:115: exercise: Give two hints"),
    (TEXT, "which_base = ...", "base = ...", r"lesson\.md:84: exercise: Let the starter set which_base"),
    (TEXT, "which_base = ...", "which base = ...", r"lesson\.md:84: exercise: Mend the starter: it is not Python"),
    (TEXT, "which_base = ...", "which_base = ...\nshare_red = 1", r"lesson\.md:84: answer-names: Rename share_red"),
    (TEXT, "\nboxes\n", "\nshare_red = 1\n", r"lesson\.md:68: answer-names: Rename share_red"),
    (TEXT, "\nboxes\n", "\nboxes(\n", r"lesson\.md:68: code: Mend this cell"),
    (TEXT, "\nboxes\n", '\nexplore("no-machine")\n', r"lesson\.md:68: explorers: There is no explorer 'no-machine'"),
    (TEXT, "Some boxes", "Some 16 boxes", r"lesson\.md:33: number-outside-claim: The number '16'"),
    (TEXT, "Some boxes", "Some {claim}`no-such-claim` boxes", r"lesson\.md:33: unknown-claim: .*'no-such-claim'"),
    (TEXT, "What is the base", "Of 16, what is the base", r"lesson\.md:82: number-outside-claim: The number '16'"),
    (TEXT, "A base is what", "A {claim}`dhs-removals-2013` is what", r"lesson\.md:104: claim-out-of-place: Cite 'dhs-removals-2013'"),
]  # fmt: skip


def test_the_tiny_lesson_is_ready(folder: Path) -> None:
    assert lint(folder) == ()


@pytest.mark.parametrize(("name", "old", "new", "found"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_fault_is_found(folder: Path, change: Change, name: str, old: str, new: str, found: str) -> None:
    change(name, old, new)
    lines = [str(finding) for finding in lint(folder)]
    form = rf"{folder.name}/(lesson\.md|exercises\.py):\d+: [a-z0-9-]+: .+[.?]"
    assert [line for line in lines if not re.fullmatch(form, line)] == []
    assert [line for line in lines if re.search(found, line)] != [], lines


def test_an_answer_that_needs_the_given_code_comes_after_it(folder: Path, change: Change) -> None:
    text = (folder / TEXT).read_text("utf-8")
    given = text[
        text.index("```{code-cell} ipython3\n:given:") : text.index("```{code-cell} ipython3\n:tags:")
    ]
    change(TEXT, given, "")
    change(TEXT, "Say it in your own words.", f"{given}\nSay it in your own words.")
    assert [finding.rule for finding in lint(folder)] == ["given"]


def test_a_written_answer_needs_three_levels(folder: Path, change: Change) -> None:
    text = (folder / TEXT).read_text("utf-8")
    change(TEXT, text[text.index("## level 0") : text.rindex("::::")], "")
    found = [str(finding) for finding in lint(folder)]
    assert any(re.search(r"lesson\.md:147: exercise: Write 3 or more levels", line) for line in found)


def test_an_exercise_needs_two_mistakes(folder: Path, change: Change) -> None:
    change(EXERCISES, '"percent": half(43.75), ', "")
    change(TEXT, "## reply percent\nYou gave a percentage. Divide by 100.\n", "")
    found = [str(finding) for finding in lint(folder)]
    assert any(re.search(r"exercises\.py:18: exercise: Name two or more mistakes", line) for line in found), (
        found
    )


TESTED = "tested_by:\n  - [which-base]\n  - [share-red, guess-red]\n  - [what-is-left-out]\nparts:\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("  - [what-is-left-out]\n", "", "Give 3 lists of exercises, one for each objective."),
        ("[which-base]", "[which-bass, which-base]", "'which-bass' is no exercise of this lesson."),
        ("[which-base]", "[]", "Name an exercise without code that tests"),
        ("You name the base of a share.", "You write code.", "Name an exercise with code that tests 'You write code.'"),
    ],
)  # fmt: skip
def test_a_goal_is_tested_on_the_way_that_it_names(
    folder: Path, change: Change, old: str, new: str, found: str
) -> None:
    change(TEXT, "parts:\n", TESTED)
    assert lint(folder) == ()
    change(TEXT, old, new)
    assert any(found in str(finding) and finding.rule == "tested-by" for finding in lint(folder))


def test_a_build_with_findings_is_refused_with_one_line_each_and_writes_nothing(
    course: Path, folder: Path, change: Change
) -> None:
    change(TEXT, "## Count", "# Count")
    change(TEXT, "F20", "F21")
    with pytest.raises(LintError) as error:
        build(folder.name, course)
    assert len(str(error.value).splitlines()) == len(error.value.findings) >= 2
    assert not (folder / f"{folder.name}.ipynb").exists()
