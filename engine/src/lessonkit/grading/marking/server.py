"""The page of a reader, served to this machine alone: on 127.0.0.1, to whoever has the token, until the reader ends it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from lessonkit.grading.marking.desk import Desk
from lessonkit.grading.marking.sheet import comments_of, sheet_of
from lessonkit.grading.page_colours import COLOURS
from lessonkit.language.sentences import sentences_beside
from lessonkit.pages.served import LOCAL, Handler, Server
from lessonkit.pages.templates import as_html, templates

say = sentences_beside(__file__)


class Click(Struct, forbid_unknown_fields=True):
    """What a reader gave an answer."""

    answer: str
    level: float | None
    comments: list[str]
    note: str


class Said(Struct, forbid_unknown_fields=True):
    """A comment for the bank: a new one, or one in other words where `id` names it."""

    exercise: str
    text: str
    id: str = ""


class Served(Server):
    """The server of one desk, and its address with the token in it."""

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Listen on a port of this machine, a free one for 0; a `KitError` where it is taken."""
        super().__init__([("/", Page), ("/mark", Marks), ("/comment", Comments), ("/end", End)], port)
        self.desk = desk

    @property
    def url(self) -> str:
        """Where the reader marks."""
        return f"http://{LOCAL}:{self.port}/?token={self.token}"


class Guarded(Handler):
    """A request of whoever knows the token; any other is refused."""

    @property
    def desk(self) -> Desk:
        """The desk at which the reader works."""
        desk: Desk = self.served.desk
        return desk

    def prepare(self) -> None:
        """Refuse whoever has not the token, and whoever came by another name, as a page of the web might."""
        super().prepare()
        self.must_have_token()

    def refusal(self, status_code: int) -> str:
        """What to open instead."""
        return say("server.refused" if status_code == 403 else "server.failed")


class Page(Guarded):
    """The page itself."""

    def get(self) -> None:
        """All exercises, answers and marks as they are now."""
        self.page(lambda nonce: page_of(sheet_of(self.desk), self.served.token, nonce))


class Marks(Guarded):
    """A mark, kept before it is answered."""

    def post(self) -> None:
        """Keep what was given, write it into the gradebook, and say so."""
        click = self.sent(Click)

        def give() -> dict[str, Any]:
            mark, outcome = self.desk.give(click.answer, click.level, click.comments, click.note)
            return {"at": mark.at, "outcome": outcome, "comments": comments_of(self.desk, mark.exercise)}

        self.tell(give)


class Comments(Guarded):
    """A comment into the bank."""

    def post(self) -> None:
        """Add it or word it anew. In other words it goes into the gradebook wherever it stands."""
        said = self.sent(Said)

        def keep() -> dict[str, Any]:
            exercise = self.desk.exercise(said.exercise).id
            bank = self.desk.bank
            one = bank.reword(said.id, said.text) if said.id else bank.add(exercise, said.text)
            if said.id:
                self.desk.write_all()
            return {"id": one.id, "comments": comments_of(self.desk, exercise)}

        self.tell(keep)


class End(Guarded):
    """The end of the reading."""

    def post(self) -> None:
        """Say goodbye, and let the command go on."""
        self.sent(dict)
        self.finish("{}")
        self.served.ended.set()


_FILES = Path(__file__).parent / "templates"


def page_of(sheet: dict[str, Any], token: str, nonce: str) -> str:
    """The page for what a sheet holds; `nonce` is what the browser lets its style and script run by."""
    words = {id: text for id, text in say.spoken().items() if id.startswith("sheet.")}
    does = say.group("page.key-does")
    return _template().render(
        sheet=sheet,
        keys=[(key, does[name]) for name, key in say.group("page.key").items()],
        data=_as_json({**sheet, "token": token, "words": words}),
        nonce=nonce,
        colours=Markup(COLOURS),
        style=Markup(_read("sheet.css")),
        script=Markup(_read("sheet.js")),
    )


@cache
def _template() -> Any:
    return templates("lessonkit.grading.marking", say=as_html(say)).get_template("sheet.html.j2")


@cache
def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


def _as_json(data: dict[str, Any]) -> Markup:
    """JSON that can stand in a script element: nothing in it closes or opens one."""
    text = json.dumps(data, ensure_ascii=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
