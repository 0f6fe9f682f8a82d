"""What no other test types from the guides is typed here, in a fresh copy of the kit: docs/translating.md, docs/writing-exercises.md,
docs/hub.md, docs/instructors.md, docs/students.md, docs/data.md and datasets/README.md."""

from __future__ import annotations

import re

import pytest

from tests.guides.pages import block
from tests.kit_copy import KitCopy

CELLS = {
    "docs/instructors.md: from lessonkit.explorers import notice": "",
    'docs/students.md: learner_code = "otter-maple-river"': "",
    "docs/data.md: from lessonkit.data import load": "",
    "datasets/README.md: from lessonkit.data import describe, load": "",
    'docs/writing-exercises.md: LESSON = lesson("1.2", pools={"year": range(2014, 2024)}, not_dealt={"year": (2021,)})': (
        "from lessonkit.exercises.writing import lesson"
    ),
    "docs/writing-exercises.md: def all_years(annual):": "",
}
"""Cells and pieces of Python, each with what stands above it on its page."""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> KitCopy:
    copy = KitCopy(tmp_path_factory.mktemp("guides") / "kit")
    copy.make_environment()
    return copy


def typed(kit: KitCopy, name: str, **instead: str) -> str:
    text = block(name)
    for old, new in instead.items():
        text = text.replace(old.replace("_", "-"), new)
    return kit.run(f"source .venv/bin/activate\n{text}")


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_runs(name: str) -> None:
    exec(compile(f"{CELLS[name]}\n{block(name)}", name, "exec"), {})


def test_links_are_printed(kit: KitCopy) -> None:
    said = typed(
        kit, "docs/hub.md: scomm links https://github.com/someone/kit --hub https://hub.school.example"
    )
    assert "https://hub.school.example/hub/user-redirect/git-pull?" in said


@pytest.mark.walk
@pytest.mark.parametrize(
    ("command", "made"),
    [
        ("make site LESSON=00-start-here", "build/site/00-start-here.html"),
        ("make plans LESSON=00-start-here", "build/plans/plan-00-start-here-45.html"),
        ("scomm workshop --out kit-for-leaders", "kit-for-leaders/index.html"),
        ("scomm notice pipeline --to notice.html", "notice.html"),
        ("scomm alignment", "docs/alignment.md"),
        ("scomm brief solutions/07-county-brief/07-county-brief.ipynb --to pages", "pages"),
        ("scomm data verify doj-list", "datasets/doj-list/datapackage.json"),
    ],
)
def test_a_command_that_stands_in_a_sentence_makes_what_it_promises(
    kit: KitCopy, command: str, made: str
) -> None:
    kit.run(f"source .venv/bin/activate\n{command}", 500)
    assert (kit.root / made).exists()


def test_make_takes_these_commands_as_they_are(kit: KitCopy) -> None:
    for typed_in, command in {
        "make site": ".venv/bin/scomm site ",
        "make plans": ".venv/bin/scomm plans ",
        "make workshop": ".venv/bin/scomm workshop",
        "make demo": ".venv/bin/python -m tests.demo",
        "make bench-grading": ".venv/bin/python -m tests.bench_grading ",
        "make bench-explorers": ".venv/bin/python -m tests.bench_explorers",
        "make bench-prints": ".venv/bin/python -m tests.bench_prints",
    }.items():
        assert kit.run(typed_in.replace("make ", "make --dry-run ")).splitlines()[-1] == command


@pytest.mark.walk
def test_the_words_are_listed(kit: KitCopy) -> None:
    said = typed(kit, "docs/translating.md: scomm words")
    assert "04-who-is-deported/two-universes/title\t" in said
    assert (kit.root / "charts.csv").read_text(encoding="utf-8").startswith("id,words\ncharts/")


@pytest.mark.walk
def test_an_edition_in_spanish_is_brought_up_to_date(kit: KitCopy) -> None:
    typed(kit, "docs/translating.md: scomm words --po es")
    assert list((kit.root / "lessons/es").glob("*.ipynb"))
    assert list((kit.root / "build/site-es").glob("*.html"))


@pytest.mark.walk
def test_a_lesson_is_built_and_has_its_key(kit: KitCopy) -> None:
    said = typed(kit, "docs/writing-exercises.md: scomm build NN-name", NN_name="00-start-here")
    assert re.search(r"Wrote .*00-start-here\.html", said)
