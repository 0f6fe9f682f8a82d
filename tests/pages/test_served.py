"""A page that a command serves: to one machine, by its number, to whoever has the token; nothing else comes in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from msgspec import Struct
from tornado.httpclient import AsyncHTTPClient, HTTPResponse

from lessonkit.errors import KitError
from lessonkit.pages.served import Handler, Server
from tests.packages import ENGINE, PACKAGES


class Wish(Struct, forbid_unknown_fields=True):
    text: str


class Wishes(Handler):
    def refusal(self, status_code: int) -> str:
        return f"refused: {status_code}"

    def get(self) -> None:
        self.must_have_token()
        self.page(lambda nonce: f"<style nonce={nonce}></style>")

    def post(self) -> None:
        wish = self.sent(Wish)

        def grant() -> dict[str, Any]:
            if wish.text == "moon":
                raise KitError("Not the moon.", do="Wish for less.")
            return {"granted": wish.text}

        self.tell(grant)


class Granting(Server):
    largest = 1000

    def __init__(self, port: int = 0, *, lan: bool = False) -> None:
        super().__init__([("/", Wishes)], port, lan=lan)


Ask = Callable[..., Awaitable[HTTPResponse]]


def with_server(scenario: Callable[[Granting, Ask], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        served = Granting()

        async def ask(path: str = "/", body: bytes | None = None, **headers: str) -> HTTPResponse:
            return await AsyncHTTPClient(force_instance=True).fetch(
                f"http://127.0.0.1:{served.port}{path}",
                method="GET" if body is None else "POST",
                body=body,
                headers=headers,
                raise_error=False,
            )

        found = await scenario(served, ask)
        served.ended.set()
        await served.until_ended()
        return found

    return asyncio.run(run())


MINE = {"X-Scomm-Token": "yes"}


def test_the_page_comes_with_the_token_and_asks_no_other_server() -> None:
    page = with_server(lambda served, ask: ask(f"/?token={served.token}"))
    assert page.code == 200
    policy = page.headers["Content-Security-Policy"]
    nonce = page.body.decode().split("nonce=")[1].split(">")[0]
    assert f"script-src 'nonce-{nonce}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/?token=", "/?token=wrong", "/?token=%C3%A4"])
def test_without_the_token_there_is_one_line(path: str) -> None:
    reply = with_server(lambda served, ask: ask(path))
    assert (reply.code, reply.body) == (403, b"refused: 403")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::1]:80"])
def test_another_name_for_this_address_is_refused(host: str) -> None:
    async def scenario(served: Granting, ask: Ask) -> HTTPResponse:
        return await ask(f"/?token={served.token}", Host=host)

    assert with_server(scenario).code == 403


def test_every_reply_is_kept_and_framed_by_nobody() -> None:
    for path in ("/", "/nowhere"):
        reply = with_server(lambda served, ask, path=path: ask(path))
        if path == "/":
            assert reply.headers["Cache-Control"] == "no-store"
            assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert b"Traceback" not in reply.body


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"\xff", b'{"text": 1}', b'{"text": "x", "more": 1}', b"[" * 900]
)
def test_what_has_another_form_is_refused_in_one_line(body: bytes) -> None:
    reply = with_server(lambda served, ask: ask(body=body, **MINE))
    assert (reply.code, reply.body) == (400, b"refused: 400")


def test_what_is_too_large_is_hung_up_on() -> None:
    body = b'{"text": "' + b"x" * 2000 + b'"}'
    assert with_server(lambda served, ask: ask(body=body, **MINE)).code in (400, 413, 599)


def test_a_form_of_another_site_lacks_the_header_that_only_our_page_sets() -> None:
    assert with_server(lambda served, ask: ask(body=b'{"text": "x"}')).code == 403


def test_an_error_of_the_kit_is_its_line_and_a_step_its_value() -> None:
    async def scenario(served: Granting, ask: Ask) -> list[bytes]:
        return [(await ask(body=b'{"text": "%s"}' % wish, **MINE)).body for wish in (b"moon", b"tea")]

    assert with_server(scenario) == [b'{"error": "Not the moon. Wish for less."}', b'{"granted": "tea"}']


def test_a_port_that_is_taken_is_told() -> None:
    async def scenario(served: Granting, ask: Ask) -> None:
        with pytest.raises(KitError, match="taken"):
            Granting(served.port)

    with_server(scenario)


def test_it_listens_on_this_machine_alone_unless_it_is_asked() -> None:
    async def hosts() -> list[str]:
        found = []
        for lan in (False, True):
            served = Granting(lan=lan)
            (listening,) = served._server._sockets.values()
            found.append(listening.getsockname()[0])
            served.stop()
        return found

    assert asyncio.run(hosts()) == ["127.0.0.1", "0.0.0.0"]


def test_no_other_file_of_the_kit_opens_a_server_of_pages() -> None:
    files = (path for package in PACKAGES for path in package.rglob("*.py"))
    openers = {path for path in files if "HTTPServer(" in path.read_text(encoding="utf-8")}
    assert openers == {ENGINE / "pages" / "served.py"}
