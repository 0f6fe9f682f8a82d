"""What the extension says stands in the kit's words, and its JavaScript has no sentence of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.jupyterlab import numbers_read
from lessonkit.jupyterlab.words import WORDS, as_json, words_file
from lessonkit.language.in_force import NAMES

STATIC = WORDS.parent
SCRIPTS = sorted(STATIC.glob("*.js"))
TEXT = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`""", re.DOTALL
)
SENTENCE = re.compile(r"[A-Za-z][\w’']*(?:[,;:]? [A-Za-z][\w’']*){3,}")


def texts(script: str) -> list[str]:
    """The texts of a script, without its comments."""
    return [next(filter(None, found.groups()), "") for found in TEXT.finditer(script)]


def test_the_file_that_javascript_reads_is_made_of_the_words() -> None:
    assert WORDS.read_text("utf-8") == as_json(), "run: python -m lessonkit.jupyterlab.words"


@pytest.mark.parametrize("language", NAMES)
def test_the_lists_by_which_javascript_reads_numbers_are_those_of_the_exercises(language: str) -> None:
    kept = words_file(language, "numbers").read_text("utf-8")
    assert kept == numbers_read.as_json(language), "run: python -m lessonkit.jupyterlab.words"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_has_no_sentence_of_its_own(path: Path) -> None:
    # but for an error in the browser's console, a plugin's description, and Python that the kernel is asked
    script = re.sub(r"description: \"[^\"]*\"", "", path.read_text("utf-8"))
    found = [text for text in texts(script) if SENTENCE.search(re.sub(r"\$\{[^}]*\}", " . ", text))]
    assert [text for text in found if not text.startswith("scomm-lab") and "lambda" not in text] == []
