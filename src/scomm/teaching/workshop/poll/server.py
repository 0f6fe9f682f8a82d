"""The server of a poll: on this machine alone, or in its network if asked; what comes in is hostile until it is a guess."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
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
from scomm.language import sentences_beside
from scomm.teaching.workshop.poll.pages import lead_page, phone_page
from scomm.teaching.workshop.poll.running import Poll, Sent

say = sentences_beside(__file__)

LOCAL, EVERYWHERE = "127.0.0.1", "0.0.0.0"
LARGEST = 1000
"""Bytes of what a page may send."""
HEADER = "X-Scomm-Poll"


class Stepped(Struct, forbid_unknown_fields=True):
    """What the leader does: which question goes on to which phase."""

    question: int
    to: str


class Served:
    """A poll that listens, and the leader's secret address."""

    def __init__(self, poll: Poll, port: int = 0) -> None:
        """Listen on a port, a free one for 0; a `ScommError` where it is taken."""
        self.token = secrets.token_urlsafe(24)
        try:
            # One network has one address a device under IPv4 alone; under IPv6 a phone may have many.
            (socket,) = tornado.netutil.bind_sockets(port, EVERYWHERE if poll.lan else LOCAL)
        except OSError as error:
            raise ScommError(say("terminal.port", port=port), do=say("terminal.port-do")) from error
        self.port = int(socket.getsockname()[1])
        about = {"poll": poll, "served": self}
        handlers = [("/", Phone, about), ("/state", State, about), ("/answer", Answer, about), ("/lead", Lead, about), ("/desk", Desk, about), ("/step", Step, about)]  # fmt: skip
        self._server = tornado.httpserver.HTTPServer(
            tornado.web.Application(handlers, log_function=lambda _: None),  # type: ignore[arg-type]
            max_body_size=LARGEST,
            max_buffer_size=64_000,
            max_header_size=16_000,
            idle_connection_timeout=60,
            body_timeout=10,
        )
        self._server.add_socket(socket)

    @property
    def lead_url(self) -> str:
        """Where the leader leads, on this laptop."""
        return f"http://{LOCAL}:{self.port}/lead?token={self.token}"

    def url(self, address: str = LOCAL) -> str:
        """Where the others guess."""
        return f"http://{address}:{self.port}/"

    async def until_stopped(self) -> None:
        """Serve until the command is stopped."""
        try:
            await asyncio.Event().wait()
        finally:
            self.stop()

    def stop(self) -> None:
        """Listen no longer."""
        self._server.stop()


class Handler(tornado.web.RequestHandler):
    """A request by this server's number: another site's name for it is refused, and nothing is kept by a browser."""

    def initialize(self, poll: Poll, served: Served) -> None:
        """The poll and its server."""
        self.poll, self.served = poll, served

    def prepare(self) -> None:
        """Refuse a name that another site may have given to this address."""
        host = self.request.host.rpartition(":")[0] or self.request.host
        if host != "localhost" and not _is_number(host):
            raise tornado.web.HTTPError(403)

    def set_default_headers(self) -> None:
        """Nothing of it is kept, framed by another page, or told to another site."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: Any) -> None:
        """One line, and nothing of how the server is made."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(say("refused.here"))

    def must_lead(self) -> None:
        """Refuse whoever has not the leader's token."""
        token = self.request.headers.get(HEADER, "") or self.get_query_argument("token", "")
        if not hmac.compare_digest(token.encode(), self.served.token.encode()):
            raise tornado.web.HTTPError(403)

    def sent(self, kind: Any) -> Any:
        """What a page sent, in its form. Only a page of this server can set the header."""
        if not self.request.headers.get(HEADER):
            raise tornado.web.HTTPError(403)
        try:
            return typed.decode(self.request.body, type=kind)
        except (ValidationError, ValueError, RecursionError) as error:
            raise tornado.web.HTTPError(400) from error

    def tell(self, make: Callable[[], dict[str, Any]]) -> None:
        """Send what a step gives, or the line of its error."""
        try:
            self.finish(json.dumps(make()))
        except ScommError as error:
            self.set_status(400)
            self.finish(json.dumps({"error": str(error)}))

    def page(self, make: Callable[[str], str]) -> None:
        """A page that runs no script but its own and asks no other server."""
        nonce = secrets.token_urlsafe(16)
        allowed = dict.fromkeys(("default-src", "base-uri", "form-action", "frame-ancestors"), "'none'")
        allowed |= dict.fromkeys(("script-src", "style-src"), f"'nonce-{nonce}'")
        allowed |= {"connect-src": "'self'", "img-src": "data:"}
        self.set_header(
            "Content-Security-Policy", "; ".join(f"{name} {what}" for name, what in allowed.items())
        )
        self.finish(make(nonce))


class Phone(Handler):
    """The page on which people guess."""

    def get(self) -> None:
        """The page; what is asked comes with the state."""
        self.page(phone_page)


class State(Handler):
    """What anybody may know."""

    def get(self) -> None:
        """The state as JSON."""
        self.tell(self.poll.state)


class Answer(Handler):
    """A guess."""

    def post(self) -> None:
        """Keep it."""
        sent = self.sent(Sent)
        address = self.request.remote_ip or ""
        self.tell(lambda: {"kept": True, "word": self.poll.answer(sent, address)})


class Lead(Handler):
    """The leader's page."""

    def get(self) -> None:
        """The page, for whoever has the token."""
        self.must_lead()
        self.page(lambda nonce: lead_page([one.guess for one in self.poll.asked], self.served.token, nonce))


class Desk(Handler):
    """What the leader sees."""

    def get(self) -> None:
        """The state with the phase of each question."""
        self.must_lead()
        self.tell(self.poll.desk)


class Step(Handler):
    """What the leader does."""

    def post(self) -> None:
        """Go on."""
        self.must_lead()
        sent = self.sent(Stepped)

        def go() -> dict[str, Any]:
            self.poll.step(sent.question, sent.to)
            return self.poll.desk()

        self.tell(go)


def _is_number(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True
