"""Templates of pages, read in one way: all that is filled in is escaped, and a name that nobody gave is an error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from lessonkit.language.sentences import Sentences


def templates(
    package: str, filters: dict[str, Callable[..., Any]] | None = None, **known: Any
) -> Environment:
    """The folder `templates` of a package; `known` is what every template of it may use beside its own values.

    >>> templates("lessonkit.site").from_string("{{ name }}").render(name="<b>")
    '&lt;b&gt;'
    """
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(filters or {})
    made.globals.update(known)
    return made


def as_html(say: Sentences) -> Callable[..., Markup]:
    """The sentences of a room as HTML: the kit's own words may hold tags, and what is filled into them is escaped.

    >>> as_html(Sentences("here", {"of": "<b>{who}</b>, {n:count}"}))("of", who="<i>", n=1200)
    Markup('<b>&lt;i&gt;</b>, 1,200')
    """

    def said(id: str, /, **values: object) -> Markup:
        return Markup(say(id, **{name: _safe(value) for name, value in values.items()}))

    return said


def _safe(value: object) -> object:
    """A value escaped; numbers and days stay what they are, because a sentence may write them in its own way."""
    if isinstance(value, int | float | date):
        return value
    return [escape(one) for one in value] if isinstance(value, list | tuple) else escape(value)
