"""`scomm` on the command line: the kit's commands under this course's name, and what it adds."""

from __future__ import annotations

from lessonkit.cli import app, kit
from scomm.county import commands as of_counties

__all__ = ["app", "kit"]

kit.info.name = "scomm"
kit.info.help = "The Secure Communities teaching kit: build lessons, hand them out, look after the data."
of_counties.add_to(kit)
