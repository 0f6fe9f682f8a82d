"""HTML and Markdown that learners wrote, made harmless: an allow-list, applied by nh3.

What is left can show words, tables and pictures. It can run nothing, ask nothing of any server, cover no
part of a page and take no name that a page uses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

import nh3
from markdown_it import MarkdownIt

from lessonkit.exercises.things import legible
from lessonkit.grading.safe_pictures import data_address, is_data_address
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

TAGS = frozenset(
    re.findall(
        r"[a-z0-9]+",
        "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3"
        " h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th"
        " thead tr u ul var",
    )
)
DROPPED_WHOLE = frozenset(
    re.findall(
        r"[a-z0-9]+",
        "applet audio canvas embed frame frameset head iframe math noembed noframes noscript object script select style"
        " svg template textarea title video xmp",
    )
)
"""Their content is not text for readers, so it goes with them."""

_EVERYWHERE = {"dir", "lang", "title", "style"}
_ATTRIBUTES: dict[str, set[str]] = {
    **{tag: set(_EVERYWHERE) for tag in TAGS},
    "a": {"href", "title"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "title"},
    "ol": {"start"},
    "span": {*_EVERYWHERE, "id"},
    "td": {*_EVERYWHERE, "colspan", "rowspan"},
    "th": {*_EVERYWHERE, "colspan", "rowspan", "scope"},
}
_STYLES = re.compile(
    r"(text-align: ?(left|right|center|start|end|justify)|vertical-align: ?(top|middle|bottom|baseline|sub|super)"
    r"|font-weight: ?(bold|normal|[1-9]00)|font-style: ?(italic|normal)|white-space: ?(pre|pre-wrap|nowrap|normal))"
)
_SOURCE = re.compile(r"source-[a-z0-9-]{1,120}")
"""The lessons' own references lead from a number to the source below it."""
_ADDRESS = re.compile(r"(?i)(https?://|mailto:)[^\s\x00-\x20]+")
_SMALL_NUMBER = re.compile(r"\d{1,4}")
_WORDS_ONLY = re.compile(r"[\w .,:-]{0,40}")

_OPENED = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(
    re.findall(r"[a-z0-9]+", "area base br col embed hr img input link meta param source track wbr")
)
DEEPEST = 300
"""Elements within elements. A parser needs time with the square of it, so what goes deeper is not parsed."""
LONGEST_HTML = 900_000

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_TERMINAL = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[PX^_][^\x1b]*(?:\x1b\\)?|\x1b."
)

_SIGNS = re.compile(r"[\n\r\\$`*_\[\]{}|~]")
_NO_PICTURE = re.compile(r"<img(?![^>]* src=)[^>]*>")

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_RELEASED = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def safe_html(html: str) -> str:
    """HTML with the tags and attributes of the allow-list alone; "" for what is too long or too deep to read.

    >>> safe_html("<b onclick='x()'>Hi</b><script>x()</script>")
    '<b>Hi</b>'
    """
    html = legible(html)
    if len(html) > LONGEST_HTML or _depth(html) > DEEPEST:
        return ""
    clean = nh3.clean(
        _CONTROL.sub("", html),
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WHOLE),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel="noopener noreferrer nofollow",
    )
    told = f"<em>{escape(say('left-out.picture'))}</em>"
    return _NO_PICTURE.sub(lambda _: told, clean).strip()


def safe_markdown(text: str, attachments: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """A learner's Markdown as safe HTML: what looks like a tag is shown as text, pasted pictures stay.

    >>> safe_markdown("*So* <script>x()</script>")
    '<p><em>So</em> &lt;script&gt;x()&lt;/script&gt;</p>'
    """
    tokens = _MARKDOWN.parse(_readable(text))
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                child.attrSet("src", _attached(str(child.attrGet("src")), attachments or {}))
    return safe_html(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def released_markdown(text: str) -> str:
    """A lesson's own Markdown as HTML. It may hold tags, and those of the allow-list stay."""
    return safe_html(_RELEASED.render(_readable(text)))


def plain_text(text: str) -> str:
    """Text as a terminal would leave it, without its colors, links and cursor movements.

    >>> plain_text("10%\\r20%\\r\\x1b[31mdone\\x1b[0m \\x1b]8;;http://a.example\\x07link\\x1b]8;;\\x07")
    'done link'
    """
    text = _TERMINAL.sub("", legible(text)).replace("\r\n", "\n")
    lines = (line.rstrip("\r").rsplit("\r", 1)[-1] for line in text.split("\n"))
    return _CONTROL.sub("", "\n".join(lines))


def in_one_line(html: str) -> str:
    """HTML that a Markdown renderer passes through as it is: no line ends, and no sign that Markdown or math reads."""
    # a browser reads a reference as its sign, in a text and in the value of an attribute; tags hold no such sign
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", html)


def as_preformatted(text: str) -> str:
    """Text as HTML that keeps its lines."""
    return f"<pre>{escape(plain_text(text))}</pre>"


def _readable(text: str) -> str:
    return _CONTROL.sub("", legible(text).replace("\r\n", "\n").replace("\r", "\n"))


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an allowed attribute, or None if this value is not one that a page can hold."""
    if name == "style":
        kept = [part for each in value.split(";") if _STYLES.fullmatch(part := each.strip())]
        return ";".join(kept) or None
    if name == "href":
        return value if _ADDRESS.fullmatch(value) or _SOURCE.fullmatch(value.removeprefix("#")) else None
    if name == "src":
        return value if is_data_address(value) else None
    if name == "id":
        return value if _SOURCE.fullmatch(value) else None
    if name in ("width", "height", "colspan", "rowspan", "start"):
        return value if _SMALL_NUMBER.fullmatch(value) else None
    if name in ("dir", "lang", "scope", "open"):
        return value if _WORDS_ONLY.fullmatch(value) else None
    return value


def _attached(source: str, attachments: Mapping[str, Mapping[str, str]]) -> str:
    """The address of a picture that was pasted into a cell; "" for any other picture."""
    pasted = (
        attachments.get(source.removeprefix("attachment:"), {}) if source.startswith("attachment:") else {}
    )
    found = [data_address(mime, data) for mime, data in pasted.items()] if isinstance(pasted, Mapping) else []
    return next((address for address in found if address), "")


def _depth(html: str) -> int:
    """At least how deep the elements of this HTML may lie; a closing tag counts only if its element is open."""
    deepest = depth = 0
    opened: dict[str, int] = {}
    for closing, name in _OPENED.findall(html):
        name = name.lower()
        if name in _VOID:
            continue
        if not closing:
            opened[name] = opened.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened.get(name):
            opened[name] -= 1
            depth -= 1
    return deepest
