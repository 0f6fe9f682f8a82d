"""Where the two packages lie: the engine, and the course of this repository."""

from pathlib import Path

KIT = Path(__file__).parents[1]
ENGINE, COURSE = KIT / "engine" / "src" / "lessonkit", KIT / "src" / "scomm"
PACKAGES = (ENGINE, COURSE)
