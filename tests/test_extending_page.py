"""What docs/extending.md shows is typed into a copy of the kit, and builds there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.kit_copy import REPOSITORY, KitCopy

PAGE = (REPOSITORY / "docs/extending.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"^(?P<fence>`{3,})\w+ (?P<how>file|append)=(?P<path>\S+)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S
)
LESSON = "91-two-jars"
CITED = "Two jars hold beans. Guess first."


def type_in(root: Path) -> list[str]:
    """Do with each block of the page what it says; the paths written."""
    written = []
    for block in BLOCK.finditer(PAGE):
        path = root / block["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if block["how"] == "append" else ""
        path.write_text(before + block["text"], encoding="utf-8")
        written.append(block["path"])
    return written


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> KitCopy:
    """A copy of the kit with all that the page shows."""
    copy = KitCopy(tmp_path_factory.mktemp("extended") / "kit")
    copy.make_environment()
    assert len(type_in(copy.root)) == 7
    copy.run(".venv/bin/scomm data build two-jars published-figures")
    return copy


def test_the_lesson_has_a_plan_to_print(kit: KitCopy) -> None:
    kit.run(".venv/bin/scomm plans 91-two-jars")
    page = (kit.root / "build/plans/plan-91-two-jars-45.html").read_text(encoding="utf-8")
    assert "In which jar is the share larger" in page
    assert "The count is the same. A share divides it by something." in page


def test_the_entry_of_a_document_is_the_kits_own() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
    assert shown in (REPOSITORY / "src/scomm/sources/government.toml").read_text(encoding="utf-8")


def test_the_dataset_builds_and_loads(kit: KitCopy) -> None:
    kit.run(".venv/bin/scomm data build two-jars")
    shown = ".venv/bin/python -c \"from scomm import load; print(load('two-jars')['all'].sum())\""
    assert kit.run(shown).splitlines()[-1] == "24"
    assert '"hash": "sha256:' in (kit.root / "datasets/two-jars/datapackage.json").read_text()


def test_the_printed_number_is_a_claim_and_the_lesson_cites_it(kit: KitCopy) -> None:
    kit.run(".venv/bin/scomm data build published-figures")
    words = kit.root / "solutions" / LESSON / "lesson.md"
    text = words.read_text(encoding="utf-8")
    assert CITED in text
    cited = f"{CITED} (Of people, ICE says: {{claim}}`example-share-2015`.)"
    words.write_text(text.replace(CITED, cited), encoding="utf-8")
    kit.run(f".venv/bin/scomm build {LESSON}")
    notebook = (kit.root / "lessons" / LESSON / f"{LESSON}.ipynb").read_text(encoding="utf-8")
    assert "91 percent" in notebook
    assert "Compare the jars" in notebook
    assert "which_share = " in notebook
