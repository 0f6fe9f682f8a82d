"""A lesson whose exercises break a must is not built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.authoring.build import build, build_into
from lessonkit.authoring.finding import LintError


def test_a_build_is_refused_where_a_wrong_answer_gets_full_marks(
    course: Path, folder: Path, change: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    change("exercises.py", '"float(100 * red"', '"float(1 * red"')
    for attempt in (lambda: build(folder.name, course), lambda: build_into(folder.name, course, tmp_path)):
        with pytest.raises(LintError) as caught:
            attempt()
        (finding,) = caught.value.findings
        assert finding.rule == "proof"
        assert "mutant 'percent' gets full marks" in finding.do
    assert not (folder / f"{folder.name}.ipynb").exists()
