"""`scomm` on the command line: the kit's commands, and what this course adds."""

from __future__ import annotations

from lessonkit.cli import kit, run
from scomm.county import commands as of_counties

of_counties.add_to(kit)


def app() -> None:
    """Run a command of this course."""
    run("scomm")
