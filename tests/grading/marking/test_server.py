"""The page's server: it answers whoever has the token, on this machine, and has kept a click before it says so."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse

from lessonkit.grading.marking.desk import Desk
from lessonkit.grading.marking.record import Reader
from lessonkit.grading.marking.server import Served
from tests.grading.course import SMALL_LESSON
from tests.grading.marking.a_class import WRITTEN, MarkedCourse, name_of, of_three


@pytest.fixture
def course(tmp_path: Path) -> MarkedCourse:
    return of_three(tmp_path)


class Browser:
    """Asks the server as a page would, or as one would that has no business here."""

    def __init__(self, desk: Desk, served: Served) -> None:
        self.desk, self.served = desk, served

    async def get(self, address: str | None = None, **headers: str) -> HTTPResponse:
        url = self.served.url if address is None else f"http://127.0.0.1:{self.served.port}{address}"
        return await AsyncHTTPClient(force_instance=True).fetch(url, raise_error=False, headers=headers)

    async def post(self, path: str, body: Any, token: str | None = None, **headers: str) -> HTTPResponse:
        headers = {"X-Scomm-Token": self.served.token if token is None else token, **headers}
        url = f"http://127.0.0.1:{self.served.port}{path}"
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        return await AsyncHTTPClient(force_instance=True).fetch(
            url, method="POST", body=text, headers=headers, raise_error=False
        )

    def click(self, learner: str, level: float | None = 5, **more: Any) -> dict[str, Any]:
        return {"answer": name_of(self.desk, learner), "level": level, "comments": [], "note": "", **more}


def with_server(course: MarkedCourse, scenario: Callable[[Browser], Awaitable[Any]]) -> Any:
    async def run(desk: Desk) -> Any:
        served = Served(desk)
        found = await scenario(Browser(desk, served))
        served.ended.set()
        await served.until_ended()
        return found

    with course.desk() as desk:
        return asyncio.run(run(desk))


def test_the_page_has_every_answer_and_asks_no_other_server(course: MarkedCourse) -> None:
    reply = with_server(course, lambda browser: browser.get())
    page = reply.body.decode()
    assert reply.code == 200
    assert "The share is seven of sixteen." in page
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert re.findall(r"https?://", page) == []
    assert reply.headers["Cache-Control"] == "no-store"


def test_a_click_is_on_the_disk_and_in_the_gradebook_when_the_server_says_so(course: MarkedCourse) -> None:
    async def scenario(browser: Browser) -> None:
        reply = await browser.post("/mark", browser.click("ben", 3))
        assert json.loads(reply.body)["outcome"] == "written"
        assert [one.level for one in Reader(course.root, SMALL_LESSON, "reader").history()] == [3]
        assert course.has("ben")[0] == 3

    with_server(course, scenario)


def test_a_comment_counts_its_use(course: MarkedCourse) -> None:
    async def scenario(browser: Browser) -> None:
        told = json.loads((await browser.post("/comment", {"exercise": WRITTEN, "text": "Name more."})).body)
        for learner, uses in (("ben", 1), ("cem", 2)):
            reply = await browser.post("/mark", browser.click(learner, comments=[told["id"]]))
            assert [one["uses"] for one in json.loads(reply.body)["comments"]] == [uses]
        reworded = {"exercise": WRITTEN, "text": "Name a second thing.", "id": told["id"]}
        await browser.post("/comment", reworded)
        assert course.has("ben")[2] == "Name a second thing."

    with_server(course, scenario)


@pytest.mark.parametrize("token", ["", "wrong", "ä"])
def test_without_the_token_nothing_is_shown_or_changed(token: str, course: MarkedCourse) -> None:
    async def scenario(browser: Browser) -> None:
        page = await browser.get(f"/?token={token.encode().hex() if token else ''}")
        click = await browser.post("/mark", browser.click("ben"), token=token.encode().hex())
        assert (page.code, click.code) == (403, 403)
        assert "share" not in page.body.decode()

    with_server(course, scenario)
    assert course.has("ben") == (None, True, None)


def test_a_page_of_another_name_that_leads_here_is_refused(course: MarkedCourse) -> None:
    reply = with_server(course, lambda browser: browser.get(Host="evil.example"))
    assert reply.code == 403


def test_the_token_in_the_address_alone_changes_nothing(course: MarkedCourse) -> None:
    async def scenario(browser: Browser) -> int:
        reply = await browser.post(f"/mark?token={browser.served.token}", browser.click("ben"), token="")
        return reply.code

    assert with_server(course, scenario) == 403


@pytest.mark.parametrize(
    "body", ["", "[]", "{", b"\xff", {"answer": 1}, {"answer": "x", "level": "5", "comments": [], "note": ""}]
)
def test_what_is_no_click_is_refused_in_one_line(body: Any, course: MarkedCourse) -> None:
    reply = with_server(course, lambda browser: browser.post("/mark", body))
    assert reply.code == 400
    assert b"Traceback" not in reply.body


def test_what_can_not_be_given_is_told(course: MarkedCourse) -> None:
    async def scenario(browser: Browser) -> HTTPResponse:
        return await browser.post("/mark", browser.click("ben", 4))

    reply = with_server(course, scenario)
    assert reply.code == 400
    assert "Allowed: 5, 3, 0" in json.loads(reply.body)["error"]


def test_a_text_that_looks_like_the_end_of_the_page_is_shown_as_text(course: MarkedCourse) -> None:
    course.hand_in("eva", "</script><script>window.pwned = 1</script>")
    page = with_server(course, lambda browser: browser.get()).body.decode()
    assert "</script><script>window" not in page


def test_it_listens_on_this_machine_alone(course: MarkedCourse) -> None:
    async def scenario(browser: Browser) -> str:
        (socket,) = browser.served._server._sockets.values()
        return str(socket.getsockname()[0])

    assert with_server(course, scenario) == "127.0.0.1"


def test_the_page_can_end_it(course: MarkedCourse) -> None:
    async def scenario(browser: Browser) -> bool:
        await browser.post("/end", {})
        return browser.served.ended.is_set()

    assert with_server(course, scenario)
