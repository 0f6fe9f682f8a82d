"""An IPython extension: errors are coached in a lesson's notebook before its first cell has run, too.

`ipython_kernel_config.py` beside it, which is installed into the environment, loads it as a kernel starts. Until a
cell of a lesson is about to run it only listens; the kit itself is loaded then, as that cell would load it anyway.
"""

from __future__ import annotations

import contextlib
import os
import re
from typing import Any

_OF_A_LESSON = re.compile(r"\d\d-[a-z0-9-]+-(?:answer|check|code|given)(?:-.*)?")
_NAMES_THE_KIT = re.compile(r"\b(?:begin|check|hint|explore|reveal)\(|\bdeal\b|\blearner_code\b")
_GRADED_IN = ("SCOMM_GRADING", "NBGRADER_EXECUTION")


def load_ipython_extension(shell: Any) -> None:
    """Listen for the first cell of a lesson; nothing in a kernel that grades."""
    if any(name in os.environ for name in _GRADED_IN):
        return

    def about_to_run(info: Any) -> None:
        """Fetch the coach where a lesson's cell, or one that names the kit, is about to run."""
        with contextlib.suppress(Exception):  # whatever is wrong with the kit, its first cell says so
            id, source = str(getattr(info, "cell_id", None) or ""), info.raw_cell or ""
            if not (_OF_A_LESSON.fullmatch(id) or _NAMES_THE_KIT.search(source)):
                return
            shell.events.unregister("pre_run_cell", about_to_run)
            from lessonkit.exercises.learner.coaching import coach_of

            coach_of(shell).running(info)

    shell.events.register("pre_run_cell", about_to_run)


def unload_ipython_extension(shell: Any) -> None:
    """Nothing to take back: the coach says nothing where no lesson is open."""
