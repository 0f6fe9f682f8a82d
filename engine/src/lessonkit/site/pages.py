"""Putting a page together: one file with its style, its scripts and its data, which asks no server for anything."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown_it import MarkdownIt
from markupsafe import Markup

from lessonkit.explorers.frame.stylesheet import SHEET
from lessonkit.jupyterlab.words import WORDS
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import MARK
from lessonkit.pages.templates import as_html, templates
from lessonkit.site.english import as_english, with_english_sources
from lessonkit.tokens import FONT, PAGE_COLOURS

say = sentences_beside(__file__)

_LINE = MarkdownIt("commonmark", {"html": False})
_UNSEEN = re.compile(r"(<(?:script|style|title)\b.*?</(?:script|style|title)>)", re.DOTALL)
_MARKED = re.compile(rf"(?<!lang=.en.)(>[^<]*?)({re.escape(MARK)}[^<]*)")
_HERE = Path(__file__).parent


def page(template: str, **values: Any) -> str:
    """A page of the edition, from the template of this name."""
    return with_english_sources(
        with_marked_english(
            _pages()
            .get_template(f"{template}.html.j2")
            .render(
                style=Markup(style()),
                words_style=Markup(
                    f"{colours()}@media print{{:root{{{_tones('light')}}}}}\n{sheet('words')}"
                ),
                **values,
            )
        )
    )


def with_marked_english(html: str) -> str:
    """A page in which every text that begins with the mark of English says its language to a screen reader too.

    >>> with_marked_english("<p>Hola</p><p>[EN] Hello, <b>you</b></p>")
    '<p>Hola</p><p><span lang="en">[EN] Hello, </span><b>you</b></p>'
    """
    if MARK not in html:
        return html
    parts = _UNSEEN.split(html)  # scripts and styles are every second one
    return "".join(
        part if at % 2 else _MARKED.sub(r'\1<span lang="en">\2</span>', part) for at, part in enumerate(parts)
    )


def script(name: str) -> Markup:
    """A script of the edition, to stand in a script element."""
    return Markup((_HERE / "scripts" / f"{name}.js").read_text(encoding="utf-8"))


def sheet(name: str) -> Markup:
    """A stylesheet of the edition."""
    return Markup((_HERE / "styles" / f"{name}.css").read_text(encoding="utf-8"))


@cache
def style() -> str:
    """The stylesheet of every page: the explorers' own, and the edition's, in the colours of light and dark."""
    return f"{colours()}@media print{{:root,.scomm-explorer,.scomm-dossier{{{_tones('light')}}}}}\n{SHEET}\n{sheet('site')}\n{_of_jupyterlab('reading.css')}"


def colours() -> str:
    """The colours of a page, in light and in dark, by the system's choice."""
    return f":root{{{_tones('light')};--scomm-font:{FONT}}}@media (prefers-color-scheme:dark){{:root{{{_tones('dark')}}}}}"


def _tones(page: str) -> str:
    return ";".join(f"--scomm-{name}:{colour}" for name, colour in PAGE_COLOURS[page].items())


def inline(text: str) -> Markup:
    """A line of Markdown, such as a description with names of columns in it; HTML inside it is shown, not followed.

    >>> inline("Rows where `fiscal_year` is 2012")
    Markup('Rows where <code>fiscal_year</code> is 2012')
    >>> inline("[EN] Rows where `fiscal_year` is 2012")
    Markup('<span lang="en">[EN] Rows where <code>fiscal_year</code> is 2012</span>')
    """
    said = _LINE.renderInline(text)
    return Markup(f'<span lang="en">{said}</span>' if text.startswith(MARK) else said)


def reading() -> Markup:
    """JupyterLab's script for a lesson's text, as a page runs it: cards for words, and the sources of a paragraph."""
    return Markup(_of_jupyterlab("reading.js").replace("export function", "function") + "dress(document);\n")


def _of_jupyterlab(name: str) -> str:
    return WORDS.with_name(name).read_text(encoding="utf-8")


@cache
def _pages() -> Environment:
    return templates(
        "lessonkit.site",
        {"inline": inline, "english": as_english},
        say=as_html(say),
        script=script,
        reading=reading,
    )
