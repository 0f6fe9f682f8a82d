"""Pages that a command serves while it runs, to one machine unless it is told otherwise; what comes in is hostile until it is typed.

Every request is refused that comes by a name which another site may have given to this address. What only one person may do asks for
the token that stands in the address which the command prints. No page runs a script but its own, and none asks another server.
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import json
import secrets
from collections.abc import Callable, Iterable
from typing import Any

import tornado.httpserver
import tornado.netutil
import tornado.web
from msgspec import ValidationError
from msgspec import json as typed

from lessonkit.errors import KitError
from lessonkit.json_limits import NOTEBOOK, check
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

LOCAL, EVERYWHERE = "127.0.0.1", "0.0.0.0"


class Server:
    """Pages that listen on a port of this machine; `token` stands in the address of whoever may do everything."""

    largest = 100_000
    """Bytes of what a page may send."""
    idle = 3600
    """Seconds after which a connection is closed on which nothing comes."""

    def __init__(
        self, handlers: Iterable[tuple[str, type[Handler]]], port: int = 0, *, lan: bool = False
    ) -> None:
        """Listen on a port, a free one for 0; a `KitError` where it is taken. With `lan` the network is answered too."""
        self.token = secrets.token_urlsafe(24)
        try:
            # One network has one address a device under IPv4 alone; under IPv6 a phone may have many.
            (socket,) = tornado.netutil.bind_sockets(port, EVERYWHERE if lan else LOCAL)
        except OSError as error:
            raise KitError(say("port.taken", port=port), do=say("port.taken-do")) from error
        self.port = int(socket.getsockname()[1])
        self.ended = asyncio.Event()
        self._server = tornado.httpserver.HTTPServer(
            tornado.web.Application(
                [(path, handler, {"served": self}) for path, handler in handlers],
                log_function=lambda _: None,  # type: ignore[arg-type]
            ),
            max_body_size=self.largest,
            max_buffer_size=max(64_000, 2 * self.largest),
            max_header_size=16_000,
            idle_connection_timeout=self.idle,
            body_timeout=10,
        )
        self._server.add_socket(socket)

    async def until_ended(self) -> None:
        """Serve until somebody ends it, on a page or by stopping the command."""
        try:
            await self.ended.wait()
        finally:
            self.stop()
            await self._server.close_all_connections()

    def stop(self) -> None:
        """Listen no longer."""
        self._server.stop()


class Handler(tornado.web.RequestHandler):
    """One request; a room's own handlers say what they answer, and ask here what they may."""

    header = "X-Scomm-Token"
    """Only a page of this server can set it: another site's may not."""

    def initialize(self, served: Any) -> None:
        """The server, with what its room has put into it."""
        self.served = served

    def prepare(self) -> None:
        """Refuse a name that another site may have given to this address."""
        host = self.request.host.rpartition(":")[0] or self.request.host
        if host != "localhost" and not _is_number(host):
            raise tornado.web.HTTPError(403)

    def must_have_token(self) -> None:
        """Refuse whoever has not the token."""
        token = self.request.headers.get(self.header, "") or self.get_query_argument("token", "")
        if not hmac.compare_digest(token.encode(), self.served.token.encode()):
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
        self.finish(self.refusal(status_code))

    def refusal(self, status_code: int) -> str:
        """What somebody reads who is refused."""
        raise NotImplementedError

    def sent(self, kind: Any) -> Any:
        """What a page sent, in its form; a refusal where it has another, or comes from elsewhere."""
        if not self.request.headers.get(self.header):
            raise tornado.web.HTTPError(403)
        try:
            check(self.request.body, NOTEBOOK)
            return typed.decode(self.request.body, type=kind)
        except (ValidationError, ValueError) as error:
            raise tornado.web.HTTPError(400) from error

    def tell(self, make: Callable[[], dict[str, Any]]) -> None:
        """Send what a step gives as JSON, or the line of its error."""
        try:
            self.finish(json.dumps(make()))
        except KitError as error:
            self.set_status(400)
            self.finish(json.dumps({"error": str(error)}))

    def page(self, make: Callable[[str], str]) -> None:
        """A page that runs no script but its own, by the nonce that it is given, and asks no other server."""
        nonce = secrets.token_urlsafe(16)
        allowed = dict.fromkeys(("default-src", "base-uri", "form-action", "frame-ancestors"), "'none'")
        allowed |= dict.fromkeys(("script-src", "style-src"), f"'nonce-{nonce}'")
        allowed |= {"connect-src": "'self'", "img-src": "data:"}
        policy = "; ".join(f"{name} {what}" for name, what in allowed.items())
        self.set_header("Content-Security-Policy", policy)
        self.finish(make(nonce))


def _is_number(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True
