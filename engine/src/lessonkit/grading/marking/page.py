"""Writing the reader's page: one file, whose script and style are its own and whose data are plain values."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from lessonkit.grading.page_colours import COLOURS
from lessonkit.language.sentences import sentences_beside
from lessonkit.pages.templates import as_html, templates

say = sentences_beside(__file__)

_FILES = Path(__file__).parent / "templates"


def page_of(sheet: dict[str, Any], token: str, nonce: str) -> str:
    """The page for what a sheet holds; `nonce` is what the browser lets its style and script run by."""
    words = {id: text for id, text in say.spoken().items() if id.startswith("sheet.")}
    does = say.group("page.key-does")
    return _template().render(
        sheet=sheet,
        keys=[(key, does[name]) for name, key in say.group("page.key").items()],
        data=_as_json({**sheet, "token": token, "words": words}),
        nonce=nonce,
        colours=Markup(COLOURS),
        style=Markup(_read("sheet.css")),
        script=Markup(_read("sheet.js")),
    )


@cache
def _template() -> Any:
    return templates("lessonkit.grading.marking", say=as_html(say)).get_template("sheet.html.j2")


@cache
def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


def _as_json(data: dict[str, Any]) -> Markup:
    """JSON that can stand in a script element: nothing in it closes or opens one."""
    text = json.dumps(data, ensure_ascii=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
