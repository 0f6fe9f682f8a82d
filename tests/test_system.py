"""Where a program that tests need is missing, that is said before the first test; its tests are skipped, and in CI they fail."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
TESTS = REPOSITORY / "tests"
WITHOUT = """
import pathlib, shutil, sys, pytest
import lessonkit.grading.fences.bubblewrap, tests.browser.chromium
which = shutil.which
shutil.which = lambda name, *more, **how: None if name in ("chromium", "bwrap") else which(name, *more, **how)
tests.browser.chromium.CHROMIUM = pathlib.Path("absent")
sys.exit(pytest.main(["-p", "no:cacheprovider", "-p", "no:xdist", *sys.argv[1:]]))
"""
TOLD = {
    "a browser": (
        ["-m", "browser", "tests/browser/test_harness.py"],
        "Chromium is missing, so no browser test can run. On Debian: apt-get install chromium",
    ),
    "the stronger fence": (
        ["tests/grading/fences/test_submission.py", "-k", "its_own_folder and bubblewrap"],
        "bubblewrap: does not stand here: bubblewrap is not installed.",
    ),
    "the machines that it acts": (
        ["tests/grading/fences/test_other_machines.py", "-k", "ordinary_user and landlock"],
        "other machines are acted by bubblewrap, which is missing",
    ),
}


@pytest.mark.parametrize(
    ("in_ci", "code", "closing"), [(False, 0, "skipped"), (True, 1, "(?:failed|errors?)")]
)
@pytest.mark.parametrize(("asked", "line"), TOLD.values(), ids=TOLD)
def test_what_is_missing_is_skipped_with_a_line_that_says_so_and_fails_in_ci(
    asked: list[str], line: str, in_ci: bool, code: int, closing: str
) -> None:
    env = {name: value for name, value in os.environ.items() if name != "CI"} | (
        {"CI": "true"} if in_ci else {}
    )
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *asked], cwd=REPOSITORY, env=env, capture_output=True, text=True
    )
    assert done.returncode == code, done.stdout
    assert re.search(rf"\d+ {closing}", done.stdout.splitlines()[-1])
    assert line in done.stdout
    before = done.stdout.partition("collected ")[0]
    what = "fail" if in_ci else "be skipped"
    assert (
        f"Missing on this machine: chromium bubblewrap. Tests will {what} for want of it. On Debian: apt-get install"
        in before
    )


def test_no_test_is_skipped_in_ci_for_want_of_a_program() -> None:
    """What is skipped elsewhere has another reason: an account, a network, a file that nobody has to have."""
    skipping = {
        path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("*.py")
        if re.search(r"\bpytest\.skip\(", path.read_text(encoding="utf-8")) and path != Path(__file__)
    }
    assert skipping == {
        "system.py",
        "datasets/test_county_shapes.py",
        "grading/fences/test_proving.py",
        "test_docs.py",
    }
