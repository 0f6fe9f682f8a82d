"""Where Chromium is missing, the browser tests say so and are skipped; in CI they fail."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
WITHOUT = """
import pathlib, sys, pytest, tests.browser.chromium
tests.browser.chromium.CHROMIUM = pathlib.Path("absent")
sys.exit(pytest.main(["-p", "no:cacheprovider", "-m", "browser", "tests/browser/test_harness.py"]))
"""


@pytest.mark.parametrize(("in_ci", "code", "closing"), [(False, 0, "skipped"), (True, 1, "errors")])
def test_a_missing_chromium_is_skipped_with_a_line_that_says_so_and_fails_in_ci(
    in_ci: bool, code: int, closing: str
) -> None:
    env = {name: value for name, value in os.environ.items() if name != "CI"} | (
        {"CI": "true"} if in_ci else {}
    )
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], cwd=REPOSITORY, env=env, capture_output=True, text=True
    )
    assert done.returncode == code
    assert re.search(rf"= \d+ {closing} in ", done.stdout)
    assert (
        "Chromium is missing, so no browser test can run. On Debian: apt-get install chromium" in done.stdout
    )
