"""Scripts lose their remarks and indents when they are made one, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packages import PACKAGES

SCRIPTS = sorted(
    path
    for package in PACKAGES
    for folder in ("charts", "explorers")
    for path in (package / folder).rglob("*.js")
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one.name)
def test_no_text_of_a_script_goes_over_several_lines(script: Path) -> None:
    for line in script.read_text(encoding="utf-8").splitlines():
        assert line.count("`") % 2 == 0 or line.strip().startswith("//")
