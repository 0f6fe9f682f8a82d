"""Put the value of each cited claim into Markdown, and list the sources of the numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from lessonkit.claims import format as numbers
from lessonkit.claims.claim import Claim, Load
from lessonkit.claims.format import full_sentence
from lessonkit.claims.ledger import claim
from lessonkit.claims.markdown import citations
from lessonkit.errors import KitError
from lessonkit.language.grammar import grammar
from lessonkit.language.in_force import translated
from lessonkit.language.sentences import of_the_course, sentences_beside
from lessonkit.language.words import joined

say = sentences_beside(__file__)


def cited(*texts: str) -> tuple[str, ...]:
    """The ids of the claims that texts cite, each once, in the order of their first citation.

    >>> cited("A {claim}`b-two`.", "Then {claim}`a-one` and {claim}`b-two`.")
    ('b-two', 'a-one')
    """
    return tuple(dict.fromkeys(one.id for text in texts for one in citations(text)))


def cite(
    markdown: str, load: Load, order: Sequence[str] | None = None, placed: set[str] | None = None
) -> str:
    """The Markdown with every {claim} citation replaced by its number and a small link to its source.

    `order` are the ids of the whole lesson (see `cited`): a claim's place in it is the number of its
    source. A heading takes the number alone, so that its anchor stays clean. The first mark of a claim is a place
    that its source can lead back to; `placed` collects the ids that have one, through all texts of the lesson.
    """
    order = cited(markdown) if order is None else order
    placed = set() if placed is None else placed
    pieces, position = [], 0
    for one in citations(markdown):
        found = claim(one.id)
        if one.id not in order:
            raise KitError(f"Claim {one.id!r} has no number.", do="Give `order` the ids of the whole lesson.")
        line = markdown[markdown.rfind("\n", 0, one.start) + 1 : one.start]
        mark = ""
        if not line.lstrip().startswith("#"):
            mark = _mark(found, order.index(one.id) + 1, is_place=one.id not in placed)
            placed.add(one.id)
        pieces += [markdown[position : one.start], numbers.say(found, load), mark]
        position = one.end
    return "".join(pieces) + markdown[position:]


def source_lines(order: Sequence[str], load: Load, placed: Collection[str] = ()) -> tuple[str, ...]:
    """What is said of each claim of a lesson, as Markdown: its sentence, where its number is from, who disputes it.

    Each begins with the anchor that the number in the text links to. A claim that is `placed` in the text ends with a link back there.
    """
    return tuple(
        f'<span id="{_anchor(found)}"></span>{full_sentence(found, load)} {_origin(found)}'
        + (f" {translated(f'claim/{found.id}/note', found.note)}" if found.note else "")
        + _disputed(found, order)
        + (_way_back(found, number) if found.id in placed else "")
        for number, found in enumerate(map(claim, order), 1)
    )


def source_list(order: Sequence[str], load: Load, placed: Collection[str] = ()) -> str:
    """The section that ends a lesson, as Markdown: a heading and a line for each claim, which unfolds what is said of it."""
    if not order:
        return ""
    lines = source_lines(order, load, placed)
    items = (
        _folded(number, claim(id), line)
        for number, (id, line) in enumerate(zip(order, lines, strict=True), 1)
    )
    keys = f'<span class="scomm-keys" hidden>{say("sources.keys")}</span>'  # shown by the script that makes it true
    return f"## {say('sources.heading')}\n\n{say('sources.how')} {keys}\n\n" + "\n".join(items) + "\n"


def _folded(number: int, found: Claim, line: str) -> str:
    """An item of a list that shows one line; Markdown begins again after an empty one."""
    summary = say(
        "sources.line-disputed" if found.disputed_by else "sources.line",
        number=number,
        source=found.source.short,
    )
    return f'- <details class="scomm-source">\n  <summary>{escape(summary)}</summary>\n\n  {line}\n\n  </details>'


def _mark(found: Claim, number: int, *, is_place: bool) -> str:
    # In brackets, or a raised 2 would look like a square. The title says of a mark that somebody disputes the number; a page
    # and JupyterLab make it the name of the link, because few screen readers speak titles.
    disputed = bool(found.disputed_by)
    text = say("mark.disputed" if disputed else "mark.plain", number=number)
    title = say("mark.title-disputed" if disputed else "mark.title", number=number, source=found.source.short)
    place = f' id="{_place(found)}"' if is_place else ""
    return f'<sup{place}>[{text}](#{_anchor(found)} "{title.replace(chr(34), chr(39))}")</sup>'


def _anchor(found: Claim) -> str:
    return f"source-{found.id}"


def _place(found: Claim) -> str:
    return f"cited-{found.id}"


def _way_back(found: Claim, number: int) -> str:
    return f' [{say("back.link", number=number)}](#{_place(found)} "{say("back.title", number=number)}")'


def _origin(found: Claim) -> str:
    source = found.source
    where = (
        f"[{source.title}]({source.url}), {source.short} ({label_in_words(source.label)}; {source.place})."
    )
    how = translated(f"claim/{found.id}/how", found.how)
    if found.datasets:
        names = f" {grammar().link('and', '')} ".join(f"`{name}`" for name in found.datasets)
        return say("origin.from-dataset", names=names, how=how, where=where)
    if found.compute is not None:
        return say("origin.computed", how=how, where=where)
    seen = say("origin.source" if found.grade == "P" else "origin.seen", where=where)
    if found.said_by == source.published_by:
        return seen
    elsewhere = found.grade == "S" and found.publisher != source.publisher
    return say(f"origin.said-{'elsewhere' if elsewhere else 'by'}", publisher=found.said_by, seen=seen)


def _disputed(found: Claim, order: Sequence[str]) -> str:
    numbers = sorted(order.index(other) + 1 for other in found.disputed_by if other in order)
    return f" {say('disputed', numbers=joined([str(number) for number in numbers]))}" if numbers else ""


def grade_in_words(grade: str) -> str:
    """How well a source is known, in the language in force.

    >>> grade_in_words("P")
    'primary source seen'
    """
    return say(f"grade.{grade.lower()}")


def label_in_words(label: str) -> str:
    """What kind of publisher speaks, in the language in force."""
    known = say.group("label")
    return known.get(label.lower()) or of_the_course()(f"labels.{label}")
