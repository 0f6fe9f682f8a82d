"""A brief as one HTML file: it asks no server, draws its charts with the kit's own scripts, and prints to one page."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from lessonkit.explorers.frame.scripts import script
from lessonkit.explorers.frame.stylesheet import SHEET
from lessonkit.language import sentences_beside
from lessonkit.tokens import PAGE_COLOURS
from scomm.county.brief.making import Made, MadeChart, MadeClaim
from scomm.county.brief.parts import PROSE

say = sentences_beside(__file__)

_HERE = Path(__file__).parent


def as_page(made: Made) -> str:
    """The whole file. What a learner wrote stands in it as text alone: no part of it is read as HTML or as a script."""
    charts = {
        str(n): one.picture.values
        for n, one in enumerate(made.charts, 1)
        if one.picture is not None and one.picture.values
    }
    kinds = tuple(dict.fromkeys(kind for one in made.charts if one.picture for kind in one.picture.kinds))
    code = script(kinds).replace("export default", "const drawn =") if charts else ""
    data = in_script(charts)
    title = escape(made.said("title") or say("page.untitled", county=made.county))
    return head(say("page.name", county=made.county)) + (
        f'<body class="scomm-brief"><main><div class="paper"><header><h1>{title}</h1>'
        f"<p class='soft'>{escape(say('page.under', county=made.county))}</p></header>"
        f"<div class='charts'>{''.join(_chart(n, one) for n, one in enumerate(made.charts, 1))}</div>"
        f"{_claims(made.claims)}{_prose(made)}"
        f"<p class='soft'>{escape(say('page.foot'))}</p></div></main>{_tables(made)}"
        f'<script type="module">\n{code}\nconst charts = {data};\n{(_HERE / "brief.js").read_text(encoding="utf-8")}</script>'
        "</body></html>\n"
    )


def head(name: str) -> str:
    """The head of a file, with the stylesheets of explorers and of the brief; paper is white in a dark room too."""
    colours = ";".join(f"--scomm-{one}:{colour}" for one, colour in PAGE_COLOURS["light"].items())
    sheet = f"{SHEET}\nbody.scomm-brief,.scomm-brief .scomm-explorer{{{colours};color-scheme:light}}\n"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">"
        f'<title>{escape(name)}</title><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{sheet}{(_HERE / 'brief.css').read_text(encoding='utf-8')}</style></head>"
    )


def in_script(values: object) -> str:
    """Plain values as they may stand in a script of a page: no text of them can end it."""
    text = json.dumps(values, ensure_ascii=False)
    for sign, code in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, code)
    return text


def _chart(n: int, one: MadeChart) -> str:
    if one.picture is None:
        return f"<figure><figcaption>{escape(say('page.chart', n=n))}</figcaption><p class='left-out'>{escape(say('page.left-out', why=one.refused))}</p></figure>"
    picture = one.picture
    inside = picture.svg or "<div class='drawn'></div>"
    pin, note = "", ""
    if one.pin.words and one.row_said:
        at = f"left:{one.pin.across}%;top:{one.pin.down}%"
        pin = f"<span class='pin' aria-hidden='true' style='{at}' data-across='{one.pin.across}' data-down='{one.pin.down}'>{n}</span>"
        row = say("page.row", row=one.pin.row, said=one.row_said)
        note = f"<p class='pinned'><b>{n}</b> {escape(one.pin.words)} <span class='soft'>{escape(row)}</span></p>"
    return (
        f"<figure><figcaption>{escape(picture.finding)}</figcaption>"
        f"<div class='frame' data-chart='{n}' role='img' aria-label='{escape(picture.alt, quote=True)}'>{inside}{pin}</div>"
        f"{note}<p class='soft'>{escape(say('page.source', source=picture.source))}</p></figure>"
    )


def _claims(claims: tuple[MadeClaim, ...]) -> str:
    items = []
    for one in claims:
        if one.refused:
            items.append(f"<li class='left-out'>{escape(say('page.left-out', why=one.refused))}</li>")
            continue
        disputed = f" {say('page.disputed')}" if one.disputed else ""
        items.append(
            f"<li>{escape(one.sentence)} <span class='soft'>{escape(one.source + disputed)}</span></li>"
        )
    return f"<section><h2>{escape(say('heading.claims'))}</h2><ol>{''.join(items)}</ol></section>"


def _prose(made: Made) -> str:
    def part(name: str, css: str = "") -> str:
        id = name.replace(" ", "-")
        words = escape(made.said(name) or say("page.empty"))
        return f"<section{css}><h2>{escape(say(f'heading.{id}'))}</h2><p>{words}</p></section>"

    asked = [one for one in PROSE if one in made.brief.size.prose and one != "title"]
    rows = [asked[at : at + 2] for at in range(0, len(asked), 2)]
    return "".join(
        f"<div class='two'>{''.join(part(one, ' class=box' if one == 'next' else '') for one in row)}</div>"
        for row in rows
    )


def _tables(made: Made) -> str:
    """The numbers of both charts, below the sheet: they are read on a screen and not printed."""
    tables = "".join(one.picture.table_html for one in made.charts if one.picture)
    return f"<div class='beside'><h2>{escape(say('heading.tables'))}</h2>{tables}</div>" if tables else ""
