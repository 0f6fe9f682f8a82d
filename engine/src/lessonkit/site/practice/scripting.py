"""The one script of a page's exercises: JupyterLab's own controls, and what takes the place of a kernel; with its words and lists as data.

The controls are JupyterLab's files as they are. Only what writes Python into a cell is left out, because a page has no cell.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from lessonkit.charts.marks.bundle import bundled
from lessonkit.exercises.deal import WORDS as CODE_WORDS
from lessonkit.exercises.learner import short_code
from lessonkit.jupyterlab import numbers_read
from lessonkit.jupyterlab import words as jupyterlab
from lessonkit.language.in_force import spoken
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

_FOLDER = Path(__file__).parent / "scripts"
_CONTROLS = ("elements", "numbers", "guess", "controls")
_SPOKEN = ("choice", "order", "number", "guess", "written")
"""The controls whose words a page needs."""
_OWN = (
    "figures",
    "judging",
    "dealing",
    "passport",
    "keeping",
    "letters_to_type",
    "short_code",
    "by_code",
    "exercise",
    "progress",
    "page",
)
_READS = jupyterlab.WORDS.with_name("written_number.js")
"""What reads a number in a text, in JupyterLab and here."""
_READING = re.compile(r'^import \{([^}]*)\} from "\./written_number\.js";\n', re.MULTILINE)
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|function)", re.MULTILINE)


def scripts() -> str:
    """The script in the language in force, for one `<script>` a page; it begins once the page is read."""
    return _scripts(spoken())


@cache
def _scripts(language: str) -> str:
    lists = json.dumps(_lists(language), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    own = bundled([_FOLDER / f"{name}.js" for name in _OWN])
    return f'(() => {{\n"use strict";\n{bundled([_READS])}\n{_controls()}\n{own}\n$page.start({lists});\n}})();\n'


def _controls() -> str:
    """JupyterLab's controls as one object, `$controls`: their files call each other, so they stand in one scope."""
    files = [_FOLDER / "source.js", *(jupyterlab.WORDS.with_name(f"{name}.js") for name in _CONTROLS)]
    texts = (
        _READING.sub(r"const {\1} = $written_number;\n", file.read_text(encoding="utf-8")) for file in files
    )
    text = "\n".join(_EXPORT.sub("", _IMPORT.sub("", one)) for one in texts)
    return f"const $controls = (() => {{\n{text}\nreturn {{ controlFor, decimalOf, element, freshId, nameOf, pointIsOpen, precisionOf, turned, whyUnread }};\n}})();"


def _lists(language: str) -> dict[str, Any]:
    """The kit's sentences and lists of words, as the script reads them."""
    controls = {id: text for id, text in jupyterlab.say.spoken().items() if id.split(".")[0] in _SPOKEN}
    return {
        "words": {**controls, **say.group("script"), **_of_codes()},
        "codeWords": CODE_WORDS,
        "numbers": numbers_read.with_course(),
    }


def _of_codes() -> dict[str, str]:
    """What the notebook says of a code that can't be read; a letter stands between quotation marks, as Python shows it."""
    told = short_code.say.group("short-code")
    return {f"short-code.{id}": text.replace("{letter!r}", "'{letter}'") for id, text in told.items()}
