"""The page of a reader, served to this machine alone: on 127.0.0.1, to whoever has the token, until the reader ends it."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from collections.abc import Callable
from typing import Any

import tornado.httpserver
import tornado.netutil
import tornado.web
from msgspec import Struct, ValidationError
from msgspec import json as typed

from scomm.errors import ScommError
from scomm.grading.marking.desk import Desk
from scomm.grading.marking.page import page_of
from scomm.grading.marking.sheet import comments_of, sheet_of
from scomm.language.sentences import sentences_beside

say = sentences_beside(__file__)

HOST = "127.0.0.1"
LARGEST = 100_000
"""Bytes of what a page may send."""
HEADER = "X-Scomm-Token"


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


class Served:
    """The server of one desk, and its address with the token in it."""

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Listen on a port of this machine, a free one for 0; a `ScommError` where it is taken."""
        self.token = secrets.token_urlsafe(24)
        self.ended = asyncio.Event()
        try:
            (socket,) = tornado.netutil.bind_sockets(port, HOST)
        except OSError as error:
            raise ScommError(say("server.port", port=port), do=say("server.port-do")) from error
        self.port = int(socket.getsockname()[1])
        self.url = f"http://{HOST}:{self.port}/?token={self.token}"
        about = {"desk": desk, "served": self}
        handlers = [("/", Page, about), ("/mark", Marks, about), ("/comment", Comments, about), ("/end", End, about)]  # fmt: skip
        self._server = tornado.httpserver.HTTPServer(
            tornado.web.Application(handlers, log_function=lambda _: None),  # type: ignore[arg-type]
            max_body_size=LARGEST,
            max_buffer_size=2 * LARGEST,
        )
        self._server.add_socket(socket)

    async def until_ended(self) -> None:
        """Serve until the reader ends it on the page, or the command is stopped."""
        try:
            await self.ended.wait()
        finally:
            self._server.stop()
            await self._server.close_all_connections()


class Guarded(tornado.web.RequestHandler):
    """A request that names this server by its own address and knows the token; any other is refused."""

    def initialize(self, desk: Desk, served: Served) -> None:
        """The desk at which the reader works."""
        self.desk, self.served = desk, served

    def prepare(self) -> None:
        """Refuse whoever has not the token, and whoever came by another name, as a page of the web might."""
        token = self.request.headers.get(HEADER, "") or self.get_query_argument("token", "")
        here = self.request.host in (f"{HOST}:{self.served.port}", f"localhost:{self.served.port}")
        if not here or not hmac.compare_digest(token.encode(), self.served.token.encode()):
            raise tornado.web.HTTPError(403)

    def set_default_headers(self) -> None:
        """Nothing of it is kept by a browser, framed by another page, or told to another site."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: Any) -> None:
        """One line, and nothing of how the server is made."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(say("server.refused" if status_code == 403 else "server.failed"))

    def answer(self, make: Callable[[], dict[str, Any]]) -> None:
        """Send what a step gives as JSON, or the line of its error."""
        try:
            self.finish(json.dumps(make()))
        except ScommError as error:
            self.set_status(400)
            self.finish(json.dumps({"error": str(error)}))

    def sent(self, kind: Any) -> Any:
        """What the page sent, in its form; a refusal where it has another. Only our page can set the header."""
        if not self.request.headers.get(HEADER):
            raise tornado.web.HTTPError(403)
        try:
            return typed.decode(self.request.body, type=kind)
        except (ValidationError, ValueError) as error:
            raise tornado.web.HTTPError(400) from error


class Page(Guarded):
    """The page itself."""

    def get(self) -> None:
        """All exercises, answers and marks as they are now."""
        nonce = secrets.token_urlsafe(16)
        allowed = dict.fromkeys(("default-src", "base-uri", "form-action", "frame-ancestors"), "'none'")
        allowed |= dict.fromkeys(("script-src", "style-src"), f"'nonce-{nonce}'")
        allowed |= {"connect-src": "'self'", "img-src": "data:"}
        policy = "; ".join(f"{name} {value}" for name, value in allowed.items())
        self.set_header("Content-Security-Policy", policy)
        self.finish(page_of(sheet_of(self.desk), self.served.token, nonce))


class Marks(Guarded):
    """A mark, kept before it is answered."""

    def post(self) -> None:
        """Keep what was given, write it into the gradebook, and say so."""
        click = self.sent(Click)

        def give() -> dict[str, Any]:
            mark, outcome = self.desk.give(click.answer, click.level, click.comments, click.note)
            return {"at": mark.at, "outcome": outcome, "comments": comments_of(self.desk, mark.exercise)}

        self.answer(give)


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

        self.answer(keep)


class End(Guarded):
    """The end of the reading."""

    def post(self) -> None:
        """Say goodbye, and let the command go on."""
        self.sent(dict)
        self.finish("{}")
        self.served.ended.set()
