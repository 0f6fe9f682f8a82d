"""What judges a submission knows no grading engine, so another engine is written beside nbgrader's steps."""

from __future__ import annotations

import subprocess
import sys

import pytest

NEUTRAL = ("run_and_judge", "restore", "reading", "choosing", "judged", "collecting.collect")


@pytest.mark.parametrize("name", NEUTRAL)
def test_what_judges_loads_no_nbgrader(name: str) -> None:
    code = f"import sys, lessonkit.grading.{name}; sys.exit('nbgrader' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or f"{name} loads nbgrader"
