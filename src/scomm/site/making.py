"""The static edition, whole: every page of it written into a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from scomm.authoring.build import lesson_ids
from scomm.authoring.minutes import all_cuts, timed_parts
from scomm.authoring.placing import place_file
from scomm.authoring.source import read_text
from scomm.claims.ledger import owners
from scomm.data import load as load_dataset
from scomm.errors import ScommError
from scomm.exercises.locate import load_lesson
from scomm.exercises.spec import Load
from scomm.language import sentences_beside
from scomm.site import reference, search
from scomm.site.lesson_page import LessonPage, lesson_page
from scomm.site.pages import page

say = sentences_beside(__file__)

FIRST = "index.html"
"""The page to open."""

OTHERS = ("data", "glossary", "sources", "ledger")
"""The pages beside the lessons, in the order of the links to them."""


class Link(Struct, frozen=True):
    """A link between pages: where it leads, its words, what it is about, and whether it is the page that it stands on."""

    href: str
    words: str
    about: str = ""
    here: bool = False


class Entry(Struct, frozen=True):
    """A lesson in the course map."""

    id: str
    href: str
    number: int
    title: str
    question: str
    minutes: tuple[int, ...]
    tests: tuple[str, ...]
    goals: tuple[str, ...]


def make_site(
    course_root: Path,
    out: Path,
    only: tuple[str, ...] = (),
    load: Load = load_dataset,
    *,
    replies: bool = False,
) -> Iterator[Path]:
    """Write the edition into `out`, page by page; with `only`, these lessons alone and no other page.

    A `ScommError` lists the lessons where one of `only` is none.
    """
    course = [_entry(course_root / "solutions" / id) for id in lesson_ids(course_root)]
    if unknown := sorted(set(only) - {one.id for one in course}):
        raise ScommError(f"There is no lesson {unknown[0]!r}.", allowed=[one.id for one in course])
    found = []
    for one in course:
        if only and one.id not in only:
            continue
        made = lesson_page(course_root / "solutions" / one.id, load, replies=replies)
        yield _write(out, one.href, lesson_html(made, course))
        found += [
            search.Entry(
                say("index.found.lesson", n=one.number),
                part.heading.words,
                f"{one.href}#{part.heading.anchor}",
                part.words,
            )
            for part in made.sections
        ]
    if not only:
        yield from _others(course_root, out, course, load, found)


def lesson_html(made: LessonPage, course: list[Entry]) -> str:
    """A lesson's page, with the ways to those before and after it."""
    at = [one.id for one in course].index(made.id)
    around = [Link(one.href, one.title) for one in course]
    return page(
        "lesson",
        title=f"{made.title} · {say('page.site')}",
        nav=_nav(),
        parts=[one for one in made.headings if one.level == 2],
        body=Markup(made.body),
        before=around[at - 1] if at else None,
        next=around[at + 1] if at + 1 < len(course) else None,
        data={id: Markup(text) for id, text in made.explorers.data().items()},
        drawing=Markup(made.explorers.script()),
    )


def _others(
    root: Path, out: Path, course: list[Entry], load: Load, found: list[search.Entry]
) -> Iterator[Path]:
    """The pages beside the lessons, and last the first page, whose search looks through all of them."""
    tables, words = reference.tables(), reference.words(load)
    numbers = reference.numbers(load, root / "solutions")
    documents = reference.documents(numbers)
    values: dict[str, dict[str, Any]] = {
        "data": {"tables": tables, "heads": list(say.group("data.head").values())},
        "glossary": {"words": words},
        "sources": {"documents": documents},
        "ledger": {
            "numbers": numbers,
            "groups": _by_owner(numbers, course, root),
            "titles": {one.id: one.title for one in course},
            "open": reference.left_open(),
        },
    }
    for name in OTHERS:
        title = f"{say(f'{name}.title')} · {say('page.site')}"
        yield _write(out, f"{name}.html", page(name, title=title, nav=_nav(name), **values[name]))
    kind = say.group("index.found")
    found += [
        search.Entry(kind["data"], one.dataset.title, f"data.html#{one.dataset.name}", _told(one))
        for one in tables
    ]
    found += [
        search.Entry(
            kind["glossary"], one.term, f"glossary.html#{one.id}", f"{one.definition} {one.official}"
        )
        for one in words
    ]
    found += [
        search.Entry(kind["ledger"], one.sentence, f"ledger.html#{one.claim.id}", one.claim.source.short)
        for one in numbers
    ]
    found += [
        search.Entry(kind["sources"], one.source.title, f"sources.html#{one.source.key}", one.source.short)
        for one in documents
    ]
    yield _write(
        out,
        FIRST,
        page(
            "index",
            title=say("index.title"),
            nav=_nav("index"),
            lessons=course,
            others=[
                Link(f"{name}.html", say(f"{name}.title"), say(f"index.about.{name}")) for name in OTHERS
            ],
            search_words=Markup(
                json.dumps({name: say.templates[f"index.{name}"] for name in ("none", "some", "many")})
            ),
            search_index=Markup(search.as_json(found)),
        ),
    )


def _told(one: Any) -> str:
    fields = " ".join(f"{column.field.name} {column.field.description}" for column in one.columns)
    return f"{one.dataset.name} {one.dataset.row} {fields}"


def _by_owner(numbers: tuple[reference.Number, ...], course: list[Entry], root: Path) -> list[dict[str, Any]]:
    whose = owners(root / "solutions")
    titles = {"": say("ledger.shared")} | {
        one.id: f"{say('page.lesson', n=one.number)} · {one.title}" for one in course
    }
    groups = [
        {"id": id or "all", "title": title, "numbers": [one for one in numbers if whose[one.claim.id] == id]}
        for id, title in titles.items()
    ]
    return [one for one in groups if one["numbers"]]


def _entry(folder: Path) -> Entry:
    text, lesson = read_text(folder / "lesson.md"), load_lesson(folder)
    cuts = all_cuts(timed_parts(text, lesson)).values()
    front = text.front
    return Entry(
        lesson.id, f"{lesson.id}.html", int(lesson.id.split("-")[0]), front.title, front.question,
        tuple(sorted({min(cuts), max(cuts)})), front.tests_of_the_seed, front.objectives,
    )  # fmt: skip


def _nav(here: str = "") -> list[Link]:
    links = {"index": say("page.all"), **{name: say(f"page.short.{name}") for name in OTHERS}}
    return [Link(f"{name}.html", words, here=name == here) for name, words in links.items()]


def _write(out: Path, name: str, html: str) -> Path:
    return place_file(out / name, html.encode())
