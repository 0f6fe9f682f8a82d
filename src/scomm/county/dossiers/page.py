"""A dossier as a page: headings, a table of facts for each subject, and beside each picture its numbers."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from lessonkit.charts.data_table import table_html
from lessonkit.language import sentences_beside
from lessonkit.tokens import PAGE_COLOURS

if TYPE_CHECKING:
    from scomm.county.dossiers.facts import Dossier, Fact, Section
    from scomm.county.dossiers.pictures import Strip

say = sentences_beside(__file__)


def as_page(dossier: Dossier) -> str:
    """A piece of HTML that needs no script and asks no server."""
    title = escape(say("title", county=dossier.label, code=dossier.fips))
    gaps = escape(say("gaps", n=len(dossier.gaps), of=len(dossier.facts)))
    parts = "".join(_section(section) for section in dossier.sections)
    return (
        f"<style>{_sheet()}</style><div class='scomm-dossier tex2jax_ignore mathjax_ignore' role='group' aria-label='{title}'>"
        f"<h3>{title}</h3><p class='soft'>{gaps}</p>{parts}</div>"
    )


def _section(section: Section) -> str:
    facts = "".join(_row(fact) for fact in section.facts)
    head = "".join(f"<th scope='col'>{escape(one)}</th>" for one in say.group("head").values())
    table = (
        f"<table><caption>{escape(section.heading)}</caption><thead><tr>{head}</tr></thead><tbody>{facts}</tbody></table>"
        if facts
        else ""
    )
    lines = "".join(f"<li>{escape(line)}</li>" for line in section.lines)
    words = "".join(f"<p>{escape(line)}</p>" for line in section.words)
    pictures = "".join(_picture(one) for one in section.pictures)
    listed = f"<ul>{lines}</ul>" if lines else ""
    return f"<section><h4>{escape(section.heading)}</h4>{pictures}{table}{listed}<div class='soft'>{words}</div></section>"


def _row(fact: Fact) -> str:
    note = f" <span class='soft'>{escape(fact.note)}</span>" if fact.note else ""
    gap = " class='gap'" if fact.is_gap else ""
    return (
        f"<tr><th scope='row'>{escape(fact.called)}</th><td{gap}>{escape(fact.said)}{note}</td>"
        f"<td><code>{escape(fact.id)}</code></td></tr>"
    )


def _picture(picture: Strip) -> str:
    table = table_html(picture.table, picture.finding, picture.formats)
    folded = (
        f"<details><summary>{escape(say('numbers'))}</summary><p>{escape(picture.alt)}</p>{table}</details>"
    )
    return f"<figure><div class='scomm-scroll' tabindex='0'>{picture.svg}</div><figcaption>{escape(picture.finding)}</figcaption>{folded}<p class='soft'>{escape(picture.foot())}</p></figure>"


@cache
def _sheet() -> str:
    def colours(page: str) -> str:
        return ";".join(f"--scomm-{name}:{colour}" for name, colour in PAGE_COLOURS[page].items())

    dark = "body[data-jp-theme-light='false'] .scomm-dossier"
    return (
        f".scomm-dossier{{{colours('light')}}}{dark}{{{colours('dark')}}}"
        f"@media (prefers-color-scheme:dark){{body:not([data-jp-theme-light]) .scomm-dossier{{{colours('dark')}}}}}"
        + Path(__file__).with_name("dossier.css").read_text(encoding="utf-8")
    )
