"""What a page may hold, asked of its parsed elements and not of its text."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

RUNS = {
    "script",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "form",
    "input",
    "button",
    "textarea",
    "select",
}
STRANGE = {"svg", "math", "base", "link", "template", "video", "audio", "portal", "noscript"}
ADDRESSES = {
    "src",
    "href",
    "action",
    "formaction",
    "data",
    "background",
    "poster",
    "srcset",
    "xlink:href",
    "ping",
}
GOOD_ADDRESS = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+|#[a-z0-9-]+")
GOOD_LINK = re.compile(r"https?://\S+|mailto:\S+|#[a-z0-9-]+")


def harms(html: str) -> list[str]:
    """Everything on a page that could run, ask a server, cover the page or answer to a name of the page's."""
    found = []
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        if element.name in RUNS | STRANGE or (element.name == "style" and element.parent.name != "head"):
            found.append(f"<{element.name}>")
        for name, value in element.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            address = GOOD_LINK if (element.name, name) == ("a", "href") else GOOD_ADDRESS
            if name.startswith("on") or (name in ADDRESSES and not address.fullmatch(text)):
                found.append(f"<{element.name} {name}={text[:40]}>")
            if name == "style" and re.search(r"url|position|expression|@|\\|transform|z-index", text):
                found.append(f"<{element.name} style={text[:40]}>")
            if name in ("id", "name") and not re.fullmatch(
                r"content|contents|start|rest|not-graded|exercise-\d+(-title)?|source-[a-z0-9-]+|viewport|referrer|color-scheme",
                text,
            ):
                found.append(f"<{element.name} {name}={text[:40]}>")
    return found
