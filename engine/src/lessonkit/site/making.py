"""The static edition, whole: every page of it written into a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.compile import timed_parts
from lessonkit.authoring.header import edition_note
from lessonkit.authoring.minutes import all_cuts
from lessonkit.authoring.said_in import said_in
from lessonkit.authoring.translation.lesson_text import spoken_text
from lessonkit.claims.ledger import owners
from lessonkit.data import load as load_dataset
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Load
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import MARK
from lessonkit.language.sentences import of_the_course
from lessonkit.site import reference, search
from lessonkit.site.in_words.lesson_text import BESIDE, lesson_text
from lessonkit.site.lesson_page import LessonPage, lesson_page
from lessonkit.site.pages import page
from lessonkit.site.practice import scripts, styles
from lessonkit.wholefile import place_file

say = sentences_beside(__file__)

FIRST = "index"
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
    in_words: str
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
    """Write the edition into `out`, page by page; with `only`, these lessons alone, each with its text, and no other page.

    A `KitError` lists the lessons where one of `only` is none.
    """
    edition = Edition(course_root, load, replies)
    if unknown := sorted(set(only) - set(edition.lessons)):
        raise KitError(f"There is no lesson {unknown[0]!r}.", allowed=edition.lessons)
    wanted = [each for id in only or edition.lessons for each in (id, id + BESIDE)]
    for name in (*wanted, *(() if only else (*OTHERS, FIRST))):
        yield place_file(out / file_of(name), edition.html(name).encode())


def file_of(name: str) -> str:
    """The file of a page."""
    return f"{name}.html"


class Edition:
    """The pages of a course by their names: the lessons' ids, the same with `BESIDE` for their text, `OTHERS` and `FIRST`.

    Each lesson is made once, when it is first needed.
    """

    def __init__(self, course_root: Path, load: Load = load_dataset, replies: bool = False) -> None:
        self.solutions, self.load, self.replies = course_root / "solutions", load, replies
        self.lessons = tuple(lesson_ids(course_root))
        self.texts = tuple(id + BESIDE for id in self.lessons)
        self._made: dict[str, LessonPage] = {}

    def html(self, name: str) -> str:
        """The text of a page."""
        if name in self.lessons:
            return self._lesson(name)
        if name in self.texts:
            return self._text(name.removesuffix(BESIDE))
        return (
            self._first()
            if name == FIRST
            else page(name, title=_titled(name), nav=_nav(name), **self._values[name])
        )

    def made(self, id: str) -> LessonPage:
        """A lesson, made for its page."""
        if id not in self._made:
            self._made[id] = lesson_page(self.solutions / id, self.load, replies=self.replies)
        return self._made[id]

    @cached_property
    def course(self) -> tuple[Entry, ...]:
        """The course map."""
        return tuple(_entry(self.solutions / id) for id in self.lessons)

    def _lesson(self, id: str) -> str:
        """A lesson's page, with the ways to those before and after it."""
        made = self.made(id)
        return page(
            "lesson",
            title=f"{made.title} · {_site()}",
            nav=_nav(),
            parts=[one for one in made.headings if one.level == 2],
            body=Markup(made.body),
            in_words=file_of(id + BESIDE),
            **self._around(id, [Link(one.href, one.title) for one in self.course]),
            data={id: Markup(text) for id, text in made.explorers.data().items()},
            drawing=Markup(made.explorers.script()),
            practice=Markup(scripts()),
            practice_styles=Markup(styles()),
        )

    def _text(self, id: str) -> str:
        """A lesson in words, with the ways to those before and after it."""
        here = self.course[self.lessons.index(id)]
        return page(
            "in_words",
            title=f"{say('page.in-words', title=here.title)} · {_site()}",
            nav=_nav(),
            body=Markup(lesson_text(self.solutions / id, self.load)),
            lesson=Link(here.href, here.title),
            **self._around(id, [Link(one.in_words, one.title) for one in self.course]),
        )

    def _around(self, id: str, links: list[Link]) -> dict[str, Link | None]:
        at = self.lessons.index(id)
        return {
            "before": links[at - 1] if at else None,
            "next": links[at + 1] if at + 1 < len(links) else None,
        }

    def _first(self) -> str:
        """The first page, whose search looks through all the others."""
        words = {**say.group("index.search-says"), "mark": MARK}
        return page(
            "index",
            title=say("index.title", course=of_the_course()("title")),
            course=of_the_course(),
            nav=_nav(FIRST),
            edition=edition_note(),
            lessons=self.course,
            others=[Link(file_of(name), say(f"title.{name}"), say(f"index.about.{name}")) for name in OTHERS],
            search_words=Markup(json.dumps(words)),
            search_index=Markup(search.as_json(self._findable())),
        )

    @cached_property
    def _values(self) -> dict[str, dict[str, Any]]:
        """What each of the other pages shows."""
        numbers = reference.numbers(self.load, self.solutions)
        return {
            "data": {"tables": reference.tables(), "heads": list(say.group("data.head").values())},
            "glossary": {"words": reference.words(self.load)},
            "sources": {"documents": reference.documents(numbers)},
            "ledger": {
                "numbers": numbers,
                "groups": self._by_owner(numbers),
                "titles": {one.id: one.title for one in self.course},
                "open": reference.left_open(),
            },
        }

    def _by_owner(self, numbers: tuple[reference.Number, ...]) -> list[dict[str, Any]]:
        whose = owners(self.solutions)
        of_lessons = {one.id: f"{say('page.lesson', n=one.number)} · {one.title}" for one in self.course}
        groups = (
            {
                "id": id or "all",
                "title": title,
                "numbers": [one for one in numbers if whose[one.claim.id] == id],
            }
            for id, title in {"": say("ledger.shared"), **of_lessons}.items()
        )
        return [one for one in groups if one["numbers"]]

    def _findable(self) -> Iterator[search.Entry]:
        for entry in self.course:
            kind = say("index.found.lesson", n=entry.number)
            for part in self.made(entry.id).sections:
                yield search.Entry(
                    kind, part.heading.words, f"{entry.href}#{part.heading.anchor}", part.words
                )
        for table in self._values["data"]["tables"]:
            yield _found("data", table.dataset.name, table.dataset.title, _told(table))
        for word in self._values["glossary"]["words"]:
            yield _found("glossary", word.id, word.term, f"{word.definition} {word.official}")
        for number in self._values["ledger"]["numbers"]:
            yield _found("ledger", number.claim.id, number.sentence, number.claim.source.short)
        for one in self._values["sources"]["documents"]:
            yield _found("sources", one.source.key, one.source.title, one.source.short)


def _found(page: str, anchor: str, title: str, words: str) -> search.Entry:
    return search.Entry(say(f"index.found.{page}"), title, f"{file_of(page)}#{anchor}", words)


def _site() -> str:
    return say("page.site", course=of_the_course()("title"))


def _titled(name: str) -> str:
    return f"{say(f'title.{name}')} · {_site()}"


def _told(one: Any) -> str:
    fields = " ".join(f"{column.field.name} {column.field.description}" for column in one.columns)
    return f"{one.dataset.name} {one.dataset.row} {fields}"


def _entry(folder: Path) -> Entry:
    text, lesson = spoken_text(folder), load_lesson(folder)
    cuts = all_cuts(timed_parts(text, lesson)).values()
    front = text.front
    return Entry(
        lesson.id, file_of(lesson.id), int(lesson.id.split("-")[0]), front.title, front.question, file_of(lesson.id + BESIDE),
        tuple(sorted({min(cuts), max(cuts)})), front.tests_of_the_seed,
        tuple(said_in("page", goal) for goal in front.objectives),
    )  # fmt: skip


def _nav(here: str = "") -> list[Link]:
    links = {FIRST: say("page.all"), **{name: say(f"page.short.{name}") for name in OTHERS}}
    return [Link(file_of(name), words, here=name == here) for name, words in links.items()]
