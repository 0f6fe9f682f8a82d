"""A whole class at once: each logs in, gets a server, fetches, saves a notebook and hands in, at the same time as all others.

What the browser's buttons ask for, without a browser: the hub's login form and the server's own addresses.
"""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin

from tornado.escape import json_decode, json_encode
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from tests.hub.accounts import Account

PATIENCE = 900
"""Seconds that one answer may take on a machine that does other things too."""
_XSRF = re.compile(r'name="_xsrf" value="([^"]*)"')


@dataclass
class Visitor:
    """One account's browser without a screen: its cookies by path, and what each step took in seconds."""

    account: Account
    hub: str
    cookies: dict[tuple[str, str], str] = field(default_factory=dict)
    took: dict[str, float] = field(default_factory=dict)

    async def ask(
        self, address: str, method: str = "GET", body: str | None = None, form: bool = False
    ) -> HTTPResponse:
        """One request and where it leads, with cookies; an HTTPClientError if it fails."""
        for _ in range(12):
            path = address.removeprefix(self.hub)
            held = {
                name: value for (place, name), value in sorted(self.cookies.items()) if path.startswith(place)
            }
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in held.items())}
            if method != "GET":
                headers["X-XSRFToken"] = held.get("_xsrf", "")
                headers["Content-Type"] = "application/x-www-form-urlencoded" if form else "application/json"
                headers["Referer"] = address
            answer = await AsyncHTTPClient().fetch(
                HTTPRequest(address, method, headers, body, follow_redirects=False, request_timeout=PATIENCE,
                            connect_timeout=PATIENCE, allow_nonstandard_methods=True), raise_error=False)  # fmt: skip
            for line in answer.headers.get_list("Set-Cookie"):
                for name, morsel in SimpleCookie(line).items():
                    self.cookies[morsel["path"] or "/", name] = morsel.value
            if answer.code not in (301, 302, 303):
                answer.rethrow()
                return answer
            address, method, body = urljoin(address, answer.headers["Location"]), "GET", None
        raise AssertionError(f"{address} leads in a circle")

    @property
    def own(self) -> str:
        return f"{self.hub}/user/{self.account.name}"

    async def step(self, name: str, doing: object) -> None:
        began = time.monotonic()
        await doing  # type: ignore[misc]
        self.took[name] = time.monotonic() - began

    async def log_in(self) -> None:
        page = await self.ask(f"{self.hub}/hub/login")
        found = _XSRF.search(page.body.decode())
        assert found
        fields = {"username": self.account.name, "password": self.account.password, "_xsrf": found[1]}
        await self.ask(f"{self.hub}/hub/login?next=%2Fhub%2Fhome", "POST", urlencode(fields), form=True)

    async def begin(self) -> None:
        """Ask for a server, and wait until it answers."""
        await self.ask(f"{self.hub}/hub/spawn")
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            answer = await self.ask(f"{self.own}/lab")
            if "jupyter-config-data" in answer.body.decode():
                return
            await asyncio.sleep(2)
        raise AssertionError(f"{self.account.name} got no server")

    async def press(self, button: str, course: str, lesson: str) -> None:
        """What a button of nbgrader's list asks for."""
        said = await self.ask(
            f"{self.own}/assignments/{button}", "POST", urlencode({"course_id": course, "assignment_id": lesson}), form=True
        )  # fmt: skip
        told = json_decode(said.body)
        assert told["success"], told

    async def save(self, path: str, notebook: dict[str, object]) -> None:
        await self.ask(
            f"{self.own}/api/contents/{path}", "PUT", json_encode({"type": "notebook", "format": "json", "content": notebook})
        )  # fmt: skip


async def one_learner(visitor: Visitor, course: str, lesson: str, notebook: dict[str, object]) -> None:
    """A whole lesson of one learner, and handing in twice: the second time counts."""
    await visitor.step("log in", visitor.log_in())
    await visitor.step("get a server", visitor.begin())
    await visitor.step("fetch", visitor.press("fetch", course, lesson))
    path = f"{lesson}/{lesson}.ipynb"
    before = json_decode((await visitor.ask(f"{visitor.own}/api/contents/{path}?type=notebook")).body)[
        "content"
    ]
    await visitor.step("hand in", visitor.press("submit", course, lesson))
    assert before["cells"]
    await visitor.step("save", visitor.save(path, notebook))
    await visitor.step("hand in again", visitor.press("submit", course, lesson))


async def _all(
    visitors: list[Visitor], course: str, lesson: str, notebooks: list[dict[str, object]]
) -> list[BaseException]:
    AsyncHTTPClient.configure(None, max_clients=4 * len(visitors), max_body_size=2**27)
    done = await asyncio.gather(
        *(one_learner(one, course, lesson, book) for one, book in zip(visitors, notebooks, strict=True)),
        return_exceptions=True,
    )
    return [one for one in done if one is not None]


def at_once(
    visitors: list[Visitor], course: str, lesson: str, notebooks: list[dict[str, object]]
) -> list[BaseException]:
    """Let the whole class do it at the same time; what went wrong."""
    return asyncio.run(_all(visitors, course, lesson, notebooks))
