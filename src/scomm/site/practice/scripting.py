"""The one script of a page's exercises: JupyterLab's own controls, and what takes the place of a kernel; with its words and lists as data.

The controls are JupyterLab's files as they are. Only what writes Python into a cell is left out, because a page has no cell.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from scomm.charts.marks.bundle import bundled
from scomm.exercises import written_number as reading
from scomm.exercises.deal import WORDS as CODE_WORDS
from scomm.exercises.learner import short_code
from scomm.exercises.refusals import in_words
from scomm.exercises.written_spanish import WORDS as SPANISH
from scomm.jupyterlab import words as jupyterlab
from scomm.language.in_force import spoken
from scomm.language.sentences import sentences_beside

say = sentences_beside(__file__)

_FOLDER = Path(__file__).parent / "scripts"
_CONTROLS = ("elements", "numbers", "guess", "controls")
_SPOKEN = ("choice", "order", "number", "guess", "written")
"""The controls whose words a page needs."""
_OWN = (
    "in_english",
    "written_number",
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
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|function)", re.MULTILINE)


def scripts() -> str:
    """The script in the language in force, for one `<script>` a page; it begins once the page is read."""
    return _scripts(spoken())


@cache
def _scripts(language: str) -> str:
    lists = json.dumps(_lists(language), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    own = bundled([_FOLDER / f"{name}.js" for name in _OWN])
    return f'(() => {{\n"use strict";\n{_controls()}\n{own}\n$page.start({lists});\n}})();\n'


def _controls() -> str:
    """JupyterLab's controls as one object, `$controls`: their files call each other, so they stand in one scope."""
    files = [_FOLDER / "source.js", *(jupyterlab.WORDS.with_name(f"{name}.js") for name in _CONTROLS)]
    text = "\n".join(_EXPORT.sub("", _IMPORT.sub("", file.read_text(encoding="utf-8"))) for file in files)
    return f"const $controls = (() => {{\n{text}\nreturn {{ controlFor, element, freshId, nameOf }};\n}})();"


def _lists(language: str) -> dict[str, Any]:
    """The kit's sentences and lists of words, as the script reads them."""
    controls = {id: text for id, text in jupyterlab.say.spoken().items() if id.split(".")[0] in _SPOKEN}
    return {
        "words": {**controls, **say.group("script"), **_of_codes()},
        "codeWords": CODE_WORDS,
        "numbers": {
            "unitOf": reading.UNIT_OF,
            "before": sorted(reading.BEFORE),
            "changes": sorted(reading.CHANGES),
            "unsettles": sorted(reading.UNSETTLES),
            "folded": _folded(),
            "spoken": list(SPANISH.items()) if language == "es" else [],
            "unitWords": {unit: in_words("unit", unit) for unit in reading.UNITS},
        },
    }


def _of_codes() -> dict[str, str]:
    """What the notebook says of a code that can't be read; a letter stands between quotation marks, as Python shows it."""
    told = short_code.say.group("short-code")
    return {f"short-code.{id}": text.replace("{letter!r}", "'{letter}'") for id, text in told.items()}


def _folded() -> dict[str, str]:
    """The letters whose lower case, as Python compares texts, is another than a browser's."""
    letters = (chr(code) for code in range(128, 0x2FA20))
    return {
        one: folded
        for one in letters
        if unicodedata.normalize("NFKC", one) == one
        and (folded := one.casefold()) != one.lower()
        and (any(map(str.isascii, folded)) or not one.isalpha())
    }
