"""Publishers that the kit never links to, with the reason."""

from __future__ import annotations

from urllib.parse import urlsplit

RULED_OUT = {
    "thedustininmansociety.org": "a group whose copies are not needed: the agency's own paper is public",
    "usvisa.com": "an unsigned copy of other papers",
    "jornal.us": "an unsigned copy of an agency's page",
    "truthorfiction.com": "an unsigned summary of a report that is public",
    "westernjournal.com": "an aggregator",
    "themonexus.com": "a page made of another agency's report",
    "trends.vegas": "an aggregator",
    "moonhowlings.net": "a blog's quotation of a newspaper: the report itself is public",
    "headlineusa.com": "a paraphrase of a text that is public",
    "wallstreetpublication.com": "a paraphrase of a report that is public",
    "amren.com": "copies of others' work on an extremist site",
    "vdare.com": "copies of others' work on an extremist site",
}
"""Publishers that no lesson, claim or event links to, with the reason. Cite the primary source instead."""


def ruled_out(url: str) -> str:
    """Why an address may not be linked; empty if it may.

    >>> ruled_out("http://www.usvisa.com/post.php?id=480")
    'an unsigned copy of other papers'
    >>> ruled_out("https://www.ice.gov/detain")
    ''
    """
    host = (urlsplit(url).hostname or "").lower()
    for name, reason in RULED_OUT.items():
        if host == name or host.endswith(f".{name}"):
            return reason
    return ""
