"""A class of submissions that break, cheat, steal and run away: each costs itself alone, and nobody else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from lessonkit.grading import judged
from tests.adversarial import demands
from tests.adversarial.batch import Batch
from tests.adversarial.case import EARNS, Adversarial
from tests.adversarial.corpus import CASES, FEW
from tests.adversarial.grading import WAYS, environment_of
from tests.grading.fences.machines import WITHOUT_LANDLOCK

each_of_a_few = pytest.mark.parametrize("case", FEW, ids=lambda case: case.name)


def test_the_corpus_is_large_and_every_case_has_a_name_of_its_own() -> None:
    assert len(CASES) >= 60
    assert len({case.folder for case in CASES}) == len({case.name for case in CASES}) == len(CASES)


def test_where_a_case_may_come_to_either_of_two_states_both_give_the_same_points() -> None:
    states = [set(one.split("|")) for case in CASES if isinstance(case.expected, Mapping) for one in case.expected.values()]  # fmt: skip
    assert any(len(one) > 1 for one in states)
    assert [one for one in states if one & set(EARNS) and not one <= set(EARNS)] == []


@each_of_a_few
def test_each_comes_to_what_it_deserves(batch: Batch, case: Adversarial) -> None:
    demands.comes_to_what_it_deserves(batch, case)


@each_of_a_few
def test_whatever_was_mended_or_stopped_is_told_and_nothing_else(batch: Batch, case: Adversarial) -> None:
    demands.is_told(batch, case)


@each_of_a_few
def test_the_export_has_a_blank_where_nothing_was_graded(batch: Batch, case: Adversarial) -> None:
    demands.reads_so_in_the_export(batch, case)


@each_of_a_few
def test_no_secret_is_in_what_comes_out(batch: Batch, case: Adversarial) -> None:
    demands.gives_nothing_away(batch, case)


def test_honest_learners_before_and_after_are_unharmed(batch: Batch) -> None:
    demands.honest_learners_are_unharmed(batch)


def test_as_many_entries_come_out_as_submissions_went_in(batch: Batch) -> None:
    demands.nothing_is_lost(batch, FEW)


def test_nothing_is_left_behind(batch: Batch) -> None:
    demands.nothing_is_left_behind(batch)


@pytest.mark.parametrize("way", WAYS)
def test_where_no_fence_stands_nothing_is_graded_and_no_submission_is_blamed(
    batch: Batch, tmp_path: Path, way: str
) -> None:
    config = batch.shop.root / "nbgrader_config.py"
    kept = config.read_text(encoding="utf-8")
    journal = judged.journal_path(batch.shop.root, batch.shop.lesson)
    before = journal.read_bytes()
    config.write_text(f"{kept}\nc.ExecuteAndJudge.fence_name = 'landlock'\n", encoding="utf-8")
    try:
        done = subprocess.run(
            [*WITHOUT_LANDLOCK, sys.executable, *WAYS[way], batch.shop.lesson],
            cwd=batch.shop.root,
            env=environment_of(batch.shop, tmp_path),
            capture_output=True,
            text=True,
        )
    finally:
        config.write_text(kept, encoding="utf-8")
    assert done.returncode != 0
    assert "can't be fenced in" in " ".join((done.stdout + done.stderr).split())
    assert journal.read_bytes() == before
