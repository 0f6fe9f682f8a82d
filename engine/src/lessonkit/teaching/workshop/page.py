"""Pages of the kit as files that open without internet: templates, colours, and explorers put inside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from lessonkit.explorers import registry
from lessonkit.explorers.frame.standalone import as_standalone
from lessonkit.language import sentences_beside
from lessonkit.pages.templates import templates
from lessonkit.teaching.workshop.cited import Notes
from lessonkit.tokens import PAGE_COLOURS

say = sentences_beside(__file__)

_HERE = Path(__file__).parent
REVEAL = _HERE / "reveal"
"""reveal.js 6, its stylesheet and its speaker's window, as their makers publish them, with the licence."""


def rendered(template: str, **values: Any) -> str:
    """The page that a template makes; it has the colours, a stylesheet of its own name if there is one, and `say`."""
    return str(_pages().get_template(f"{template}.html.j2").render(colours=Markup(COLOURS), **values))


def own_text(name: str) -> Markup:
    """A stylesheet or script beside the templates."""
    return Markup((_HERE / "templates" / name).read_text(encoding="utf-8"))


def reveal_text(name: str) -> Markup:
    """A file of reveal.js, to stand inside a page."""
    return Markup((REVEAL / name).read_text(encoding="utf-8").replace("</script", "<\\/script"))


@cache
def explorer_page(id: str, state: tuple[tuple[str, Any], ...]) -> str:
    """An explorer as a page that opens at a state; one is made once, however many workshops show it."""
    found = registry.explorer(id)
    return as_standalone(found, {**found.start, **dict(state)})


def inside(pages: Mapping[str, Any]) -> Markup:
    """Values as JSON that can stand in a script of a page."""
    return Markup(json.dumps(pages, ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\u0021--"))


@cache
def _pages() -> Environment:
    filters = {"md": in_a_line, "unwrapped": unwrapped}
    return templates("lessonkit.teaching.workshop", filters, say=say, own_text=own_text)


def in_a_line(markdown: str) -> Markup:
    """A sentence of the kit's own, its bold words bold, without a paragraph around it."""
    return unwrapped(Notes().html(markdown))


def unwrapped(html: str) -> Markup:
    """A paragraph without its tags."""
    return Markup(html.strip().removeprefix("<p>").removesuffix("</p>"))


def _named(theme: str) -> str:
    return "".join(f"--{name}: {colour}; " for name, colour in PAGE_COLOURS[theme].items())


COLOURS = (
    f":root {{ color-scheme: light; {_named('light')}}}\n"
    f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ color-scheme: dark; {_named('dark')}}} }}\n"
    f':root[data-theme="dark"] {{ color-scheme: dark; {_named("dark")}}}\n'
    f"@media print {{ :root, :root:not([data-theme]), :root[data-theme] {{ color-scheme: light; {_named('light')}}} }}\n"
)
"""Custom properties by the names of the tokens, in light, in dark and as chosen; paper is always light."""
