"""A submission can read the packages that the grader found, wherever they lie, and no folder that only happens to be on the path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from lessonkit.grading.sealed.fenced import of_the_kit

ASKED = "from lessonkit.grading.fences.places import needed_by_python; print(*needed_by_python(), sep='\\n')"


def test_packages_that_another_environment_lends_can_be_read_and_a_course_on_the_path_cannot(
    tmp_path: Path,
) -> None:
    lent, course = tmp_path / "other" / "site-packages", tmp_path / "course"
    for folder in (lent, course):
        folder.mkdir(parents=True)
    kit, *_ = of_the_kit()
    path = os.pathsep.join(map(str, (lent, course, kit)))
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    needed = set(map(Path, done.stdout.splitlines()))
    assert lent in needed
    assert not [one for one in needed if course.is_relative_to(one)]
