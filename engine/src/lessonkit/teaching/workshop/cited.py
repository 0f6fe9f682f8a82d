"""A text of a lesson as it is printed: each number in place with the number of its source, and the sources below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from markdown_it import MarkdownIt
from markupsafe import Markup

from lessonkit.claims import claim
from lessonkit.claims import format as printed
from lessonkit.claims.claim import Claim
from lessonkit.data import load
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

_ROLE = re.compile(r"\{claim\}`([^`]+)`")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(((?:[^()\s]|\([^()]*\))+)\)")
_TERM = re.compile(r"\{term\}`([^`<]*?)(?: <[^`]*>)?`")
_MARK = re.compile(r"<sup>.*?</sup>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class SourceLine:
    """One source of a page: its number, what it says in full, where it stands, its address."""

    number: int
    says: str
    where: str
    url: str


@dataclass(frozen=True)
class SourceGroup:
    """One source and the numbers that it stands for."""

    numbers: tuple[int, ...]
    where: str
    url: str


@dataclass
class Notes:
    """The sources of one page in the order of their first mention, claims and linked documents alike."""

    claims: dict[str, int] = field(default_factory=dict)
    links: dict[str, tuple[int, str]] = field(default_factory=dict)

    def html(self, markdown: str) -> Markup:
        """The Markdown as HTML, numbers filled in and marked with their sources; a link becomes its words and a mark."""
        text = _TERM.sub(r"\1", markdown)
        here = {claim(id).source.url.rstrip("/"): id for id in reversed(_ROLE.findall(text))}
        text = _LINK.sub(lambda found: _same_source(found, here), text)
        text = _LINK.sub(lambda found: f"{found[1]}{self._link(found[2], found[1])}", text)
        text = _ROLE.sub(lambda found: f"{printed.say(claim(found[1]), load)}{self._claim(found[1])}", text)
        made = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
        return Markup(made)  # the Markdown is the kit's own, written by authors

    @property
    def cited(self) -> tuple[Claim, ...]:
        """The claims of the page, in order."""
        return tuple(claim(id) for id in self.claims)

    @property
    def lines(self) -> list[SourceLine]:
        """The sources, in order."""
        lines = [_of_claim(claim(id), number) for id, number in self.claims.items()]
        lines += [
            SourceLine(number, " ".join(words.split()), " ".join(words.split()), url)
            for url, (number, words) in self.links.items()
        ]
        return sorted(lines, key=lambda line: line.number)

    @property
    def grouped(self) -> list[SourceGroup]:
        """The sources for print, each once, with all of its numbers."""
        numbers: dict[tuple[str, str], list[int]] = {}
        for line in self.lines:
            numbers.setdefault((line.where, line.url), []).append(line.number)
        return [SourceGroup(tuple(found), *source) for source, found in numbers.items()]

    def _claim(self, id: str) -> str:
        return _sup(self.claims.setdefault(id, self._next()))

    def _link(self, url: str, words: str) -> str:
        return _sup(self.links.setdefault(url, (self._next(), words))[0])

    def _next(self) -> int:
        return len(self.claims) + len(self.links) + 1


def words_in(html: str) -> int:
    """How many words a reader reads; the marks of sources are none.

    >>> words_in("<p>About 1,800,000<sup>[1]</sup> forms, by ICE's count.</p>")
    6
    """
    plain = _TAG.sub(" ", _MARK.sub("", html))
    return len(re.findall(r"\w[\w'’.,-]*", plain))


def _same_source(found: re.Match[str], here: dict[str, str]) -> str:
    """A link to the source of a claim in the same text: its words alone, because the claim's own mark leads there."""
    return found[1] if found[2].rstrip("/") in here else found[0]


def _of_claim(found: Claim, number: int) -> SourceLine:
    source = found.source
    said_by = "" if found.said_by == source.published_by else say("cited.said-by", who=found.said_by)
    how = say("cited.computed", how=found.how.replace("`", "")) if found.compute is not None else said_by
    where = " ".join(part for part in (how, f"{source.short}: {source.title}; {source.place}.") if part)
    return SourceLine(number, printed.full_sentence(found, load), where, source.url)


def _sup(number: int) -> str:
    return f"<sup>[{escape(str(number))}]</sup>"
