"""The stylesheet of a page's exercises: JupyterLab's rules for its controls, in the page's colours, and the page's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lessonkit.jupyterlab.words import WORDS
from lessonkit.tokens import PAGE_COLOURS

_OWN = Path(__file__).with_name("practice.css")


@cache
def styles() -> str:
    """The stylesheet, once a page."""
    light, dark = (_page(PAGE_COLOURS[page]) for page in ("light", "dark"))
    return "\n".join(
        [
            f".scomm-practice{{{light}}}",
            f"@media (prefers-color-scheme:dark){{.scomm-practice{{{dark}}}}}",
            f"@media print{{.scomm-practice{{{light}}}}}",
            WORDS.with_name("answers.css").read_text(encoding="utf-8"),
            _OWN.read_text(encoding="utf-8"),
        ]
    )


def _page(colours: dict[str, str]) -> str:
    return ";".join(f"--scomm-{name}:{colour}" for name, colour in colours.items())
