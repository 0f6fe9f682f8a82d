"""What is wider than a phone scrolls, by keyboard too: tables and code of Markdown, as their reader writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token


def scrolling(reader: MarkdownIt) -> MarkdownIt:
    """The same reader, whose tables and code scroll by keyboard.

    >>> scrolling(MarkdownIt("commonmark")).render("    one")
    '<pre tabindex="0"><code>one\\n</code></pre>\\n'
    """
    for name, rule in (
        ("table_open", _opened),
        ("table_close", _closed),
        ("fence", _fenced),
        ("code_block", _indented),
    ):
        reader.add_render_rule(name, rule)
    return reader


def _opened(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return f'<div class="table" tabindex="0">{self.renderToken(tokens, at, options, env)}'


def _closed(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return f"{self.renderToken(tokens, at, options, env).rstrip()}</div>\n"


def _fenced(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return _reached(RendererHTML.fence(self, tokens, at, options, env))


def _indented(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return _reached(RendererHTML.code_block(self, tokens, at, options, env))


def _reached(code: str) -> str:
    return f'<pre tabindex="0">{code.removeprefix("<pre>")}'
