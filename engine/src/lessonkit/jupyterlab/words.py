"""The sentences of the extension as JavaScript reads them: `words.json`, made of the `words.toml` beside this file, and
`words-es.json` of its translations. Beside them stand the lists by which a number in a text is read, `numbers.json` and
`numbers-es.json` (`numbers_read.py`).

`python -m lessonkit.jupyterlab.words` writes them all anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lessonkit.jupyterlab import numbers_read
from lessonkit.language.in_force import ENGLISH, NAMES, speaking
from lessonkit.language.sentences import sentences_beside
from lessonkit.wholefile import write_whole

say = sentences_beside(__file__)


def _static() -> Path:
    """The extension's scripts: beside this file in a checkout, else where an install puts what JupyterLab loads."""
    here = Path(__file__).parent / "scomm-lab" / "static"
    return here if here.is_dir() else Path(sys.prefix, "share/jupyter/labextensions/scomm-lab/static")


WORDS = _static() / "words.json"


def words_file(language: str, name: str = "words") -> Path:
    """Where the sentences of a language stand, or with another name its lists."""
    return WORDS.with_name(f"{name}.json" if language == ENGLISH else f"{name}-{language}.json")


def as_json(language: str = ENGLISH) -> str:
    """Every sentence of the extension by its id, as one JSON object."""
    with speaking(language):
        return json.dumps(say.spoken(), ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for language in NAMES:
        write_whole(words_file(language), as_json(language).encode())
        write_whole(words_file(language, "numbers"), numbers_read.as_json(language).encode())
