"""Where the claims of lessons are looked for, and that a learner needs none of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lessonkit.claims.lessons import lesson_files, solutions_folder

ROOT = Path(__file__).parents[2]
DRAW_ALL = """
from lessonkit.claims import ledger, shared_ledger
from lessonkit.explorers import explorer
from lessonkit.explorers.registry import ids
assert [one.id for one in ledger()] == [one.id for one in shared_ledger()]
for id in ids():
    assert explorer(id).view(explorer(id).start).sentence
"""


def test_explorers_need_no_solutions_folder(tmp_path: Path) -> None:
    """A learner's bundle has none; so this draws each explorer where no lesson's claims can be found."""
    env = {**os.environ, "SCOMM_SOLUTIONS": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", DRAW_ALL], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


def test_the_nearest_solutions_folder_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCOMM_SOLUTIONS", raising=False)
    assert solutions_folder(tmp_path) == ROOT / "solutions"
    (tmp_path / "solutions" / "99-boxes").mkdir(parents=True)
    (tmp_path / "solutions" / "99-boxes" / "exercises.py").write_text("", "utf-8")
    (tmp_path / "work").mkdir()
    assert solutions_folder(tmp_path / "work") == tmp_path / "solutions"
    monkeypatch.setenv("SCOMM_SOLUTIONS", str(tmp_path / "other"))
    assert solutions_folder(tmp_path) == tmp_path / "other"


def test_files_come_lesson_by_lesson_and_in_the_order_of_their_names() -> None:
    found = [(file.owner, file.path.name) for file in lesson_files(ROOT / "solutions")]
    assert found == sorted(found)
    assert {owner for owner, _ in found} == {path.parent.name for path in ROOT.glob("solutions/*/claims")}
    assert len(found) >= 4
