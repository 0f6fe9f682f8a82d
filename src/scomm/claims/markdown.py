"""What counts as prose in a lesson's text, where claims are cited in it, and which digits it may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CODE_DIRECTIVES = ("code-cell", "raw-cell", "code", "code-block", "raw", "math")
PROSE_KEYS = ("title", "question", "objectives", "before", "content_note", "keypoints")
"""The keys of the front matter that a reader will read."""

_FENCE = re.compile(r"[ ]{0,3}(?P<marks>`{3,}|~{3,})[ ]*(?P<info>[^`]*?)[ ]*$")
_ROLE_OR_CODE = re.compile(
    r"\{claim\}`(?P<id>[^`\n]*)`"
    r"|(?P<ticks>(?<!`)`+(?!`))(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)",  # a code span ends with its paragraph
    re.DOTALL,
)
_NOT_PROSE = re.compile(
    r"<!--.*?-->"  # comments
    r"|(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"  # where a link goes
    r"|^[ ]{0,3}\[[^\]]+\]:[ ]*\S+"  # the same, as a reference
    r"|<?https?://[^\s>]+>?"
    r"|</?[a-zA-Z][^<>]*>"  # HTML tags
    r"|&#?\w+;",  # HTML entities
    re.DOTALL | re.MULTILINE,
)

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:18|19|20)\d\d"
_UNIT = r" ?(?:%|percent\b|per cent\b|people\b|removals?\b|returns?\b|arrests?\b|convictions?\b|cases?\b)"

ALLOWED_DIGITS = {
    "fiscal years: FY2014, FY2013–14": rf"\bFY{_YEAR}(?:[–-](?:FY)?(?:{_YEAR}|\d\d))?\b",
    "dates: 20 November 2014, May 14": rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b(?![,.]?\d|{_UNIT})",
    "years: 2014, 1997–2007, 1990s": (
        rf"(?<![\w.,$–-])(?:{_YEAR}[–-](?:{_YEAR}|\d\d)|{_YEAR}s?)(?![\w%–-]|[.,]\d|{_UNIT})"
    ),
    "numbers of exercises, lessons, parts and ICE's Levels: Exercise 3, Level 1": (
        rf"\b(?:[Ee]xercises?|[Ll]essons?|[Pp]arts?|Levels?) \d{{1,2}}(?:(?:[–-]| and | to )\d{{1,2}})?\b(?![,.]?\d|{_UNIT})"
    ),
    "sentences of the release: F8, F16–F18": r"\bF\d{1,2}(?:[–-]F?\d{1,2})?\b",
    "numbered headings and lists: ## 3. Count, 1. Look": (
        r"^#+[ ]+\d{1,2}[ ]?(?:[.):·—-])(?!\d)|^[ ]*\d{1,2}[.)](?=[ ])|^title:[ ]*[\"']?\d{1,2}[ ]?[.:·]"
    ),
    "names: 287(g), section 1373": r"\b287\(g\)|\b[Ss]ection 1373\b",
}
"""The digits that may stand outside a claim, each kind with an example."""

MINUTES = r"\b\d{1,3}(?:, \d{1,3})*(?:,? (?:and|or|to) \d{1,3})?[ -]min(?:utes?)?\b"
"""Allowed in the header and in headings alone: how long a part takes."""

_ALLOWED = re.compile("|".join(f"(?:{pattern})" for pattern in ALLOWED_DIGITS.values()), re.MULTILINE)
_MINUTES = re.compile(MINUTES)
_NUMBER = re.compile(r"\$?\d(?:[\d,.:/–-]*\d)?(?: ?%| percent\b)?")


@dataclass(frozen=True)
class Cited:
    """One citation {claim}`id`: its claim, its line (from 1) and where it stands in the text."""

    id: str
    line: int
    start: int
    end: int


def citations(markdown: str) -> Iterator[Cited]:
    """The citations in a text, in order; what stands in code is none.

    >>> [cited.id for cited in citations("A {claim}`share-a` and `code {claim}`.")]
    ['share-a']
    """
    text = without_code_blocks(markdown)
    for match in _ROLE_OR_CODE.finditer(text):
        if match["id"] is not None:
            yield Cited(match["id"], text.count("\n", 0, match.start()) + 1, match.start(), match.end())


def onward(markdown: str) -> Iterator[Cited]:
    """The citations of which a text says that something holds from there on, or since.

    "For the first time since" looks back and says nothing of what came after.

    >>> [one.id for one in onward("From {claim}`a` on, since {claim}`b`, the first time since {claim}`c`.")]
    ['a', 'b']
    """
    text = without_code_blocks(markdown)
    for one in citations(markdown):
        before, after = text[: one.start].rstrip().lower(), text[one.end :].lstrip()
        from_there = before.endswith("from") and re.match(r"on(?:ward)?\b", after)
        since = before.endswith("since") and not before.endswith("time since")
        if from_there or since:
            yield one


def stray_numbers(markdown: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and text of every number in prose that is neither a claim nor allowed.

    >>> list(stray_numbers("In FY2014 it was 56 percent, see `x = 3`."))
    [(1, '56 percent')]
    """
    front = _front_matter(markdown)
    header_ends = front.end() if front else 0
    text = without_code_blocks(markdown)
    if front:
        text = _only_prose_keys(text[:header_ends]) + text[header_ends:]
    for pattern in (_ROLE_OR_CODE, _NOT_PROSE, _ALLOWED):
        text = pattern.sub(_blank, text)
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        in_header = position < header_ends or line.lstrip().startswith("#")
        position += len(line) + 1
        for match in _NUMBER.finditer(_MINUTES.sub(_blank, line) if in_header else line):
            yield number, match[0]


def broken_citations(markdown: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and text of what looks like a citation and is none, such as {Claim}`id`.

    >>> list(broken_citations("A {claim} `share-a`, `{claim}` and {claim}`share-b`."))
    [(1, '{claim}')]
    """
    text = _ROLE_OR_CODE.sub(_blank, without_code_blocks(markdown))
    for match in re.finditer(r"\{claims?\}", text, re.IGNORECASE):
        yield text.count("\n", 0, match.start()) + 1, match[0]


def without_code_blocks(markdown: str) -> str:
    """The text with code blocks and cell breaks blanked, line for line and place for place."""
    lines: list[str] = []
    fences: list[tuple[str, bool]] = []  # what is open, outermost first: its marks, and whether it holds code
    for line in markdown.split("\n"):
        found = _FENCE.match(line)
        in_code = bool(fences) and fences[-1][1]
        if found and fences and found["marks"].startswith(fences[-1][0]) and not found["info"]:
            fences.pop()
        elif found and not in_code:
            directive = re.match(r"\{([\w-]+)\}", found["info"])
            fences.append((found["marks"], not directive or directive[1] in CODE_DIRECTIVES))
        blank = in_code or found or line.startswith("+++")
        lines.append(" " * len(line) if blank else line)
    return "\n".join(lines)


def _front_matter(markdown: str) -> re.Match[str] | None:
    return re.match(r"---\n.*?\n---(?:\n|$)", markdown, re.DOTALL)


def _only_prose_keys(front: str) -> str:
    lines, keep = [], False
    for line in front.split("\n"):
        if key := re.match(r"([\w-]+):", line):
            keep = key[1] in PROSE_KEYS
        lines.append(line if keep else " " * len(line))
    return "\n".join(lines)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
