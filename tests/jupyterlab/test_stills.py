"""What draws an explorer whose Python is gone is made of the scripts that draw live ones."""

from __future__ import annotations

from lessonkit.jupyterlab.words import WORDS
from tests.stills import files


def test_the_files_that_jupyterlab_reads_are_made_of_the_marks_and_the_frame() -> None:
    for name, text in files().items():
        assert (WORDS.parent / name).read_text("utf-8") == text, "run: python -m tests.stills"
