"""The static edition, whole: every page of it written into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from scomm.authoring.build import lesson_ids
from scomm.authoring.placing import place_file
from scomm.authoring.source import read_text
from scomm.language import sentences_beside
from scomm.site.lesson_page import LessonPage, lesson_page
from scomm.site.pages import page

say = sentences_beside(__file__)


class Link(Struct, frozen=True):
    """A link between pages: where it leads, its words, and whether it is the page that it stands on."""

    href: str
    words: str
    here: bool = False


def lesson_file(id: str) -> str:
    """The name of a lesson's file."""
    return f"{id}.html"


def lesson_html(made: LessonPage, lessons: list[Link], nav: list[Link]) -> str:
    """A lesson's page; `lessons` are all of the edition, in order."""
    at = [one.href for one in lessons].index(lesson_file(made.id))
    drawing = made.explorers.script()
    return page(
        "lesson",
        title=f"{made.title} · {say('page.site')}",
        nav=nav,
        parts=[one for one in made.headings if one.level == 2],
        body=Markup(made.body),
        before=lessons[at - 1] if at else None,
        next=lessons[at + 1] if at + 1 < len(lessons) else None,
        data={id: Markup(text) for id, text in made.explorers.data().items()},
        drawing=Markup(drawing),
    )


def make_site(course_root: Path, out: Path, only: tuple[str, ...] = (), *, replies: bool = False) -> Iterator[Path]:
    """Write the edition into `out`, page by page; `only` some lessons if they are named."""
    ids = lesson_ids(course_root)
    titles = {id: read_text(course_root / "solutions" / id / "lesson.md").front.title for id in ids}
    lessons = [Link(lesson_file(id), title) for id, title in titles.items()]
    nav = [Link("index.html", say("page.all"))]
    for id in only or ids:
        made = lesson_page(course_root / "solutions" / id, replies=replies)
        yield place_file(out / lesson_file(id), lesson_html(made, lessons, nav).encode())
