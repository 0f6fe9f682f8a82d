"""The server of a poll tells nobody more than it may, and nothing that is sent to it does harm."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse

from lessonkit.errors import KitError
from lessonkit.teaching.workshop.guesses import guess
from lessonkit.teaching.workshop.poll import running as polls
from lessonkit.teaching.workshop.poll.command import greeting, qr_code
from lessonkit.teaching.workshop.poll.running import OFTEN, Poll, Sent
from lessonkit.teaching.workshop.poll.server import HEADER, LARGEST, Served
from lessonkit.teaching.workshop.poll.tally import FEWEST

IDS = ("04-who-is-deported/first-guess", "05-afraid-to-call/first-guess")


def poll(*, lan: bool, save: Path | None = None) -> Poll:
    return Poll([guess(id) for id in IDS], lan=lan, save=save)


def guessed(one: Poll, people: int, value: float = 50.0, question: int = 0) -> None:
    for person in range(people):
        one.answer(Sent(question, value), f"10.0.0.{person}")


def served(
    job: Callable[[Served, Callable[..., Awaitable[HTTPResponse]]], Awaitable[None]], lan: bool = False
) -> Poll:
    """Run a job against a server that listens on this machine alone."""
    one = poll(lan=lan)

    async def run() -> None:
        running = Served(one)

        async def ask(
            path: str, body: Any = None, headers: dict[str, str] | None = None, raw: bytes | None = None
        ) -> HTTPResponse:
            sent = raw if raw is not None else None if body is None else json.dumps(body).encode()
            return await AsyncHTTPClient(force_instance=True).fetch(
                running.url().rstrip("/") + path,
                method="GET" if sent is None else "POST",
                body=sent,
                headers=headers or {},
                raise_error=False,
            )

        try:
            await job(running, ask)
        finally:
            running.stop()

    asyncio.run(run())
    return one


MINE = {HEADER: "1"}


def test_below_ten_people_the_state_is_the_same_whatever_they_guess() -> None:
    states = []
    for value in (0.0, 50.0, 100.0):
        one = poll(lan=True)
        one.step(0, "before")
        empty = json.dumps(one.state())
        guessed(one, FEWEST - 1, value)
        assert json.dumps(one.state()) == empty, "not even how many there are"
        states.append(json.dumps(one.desk()))
    assert len(set(states)) == 1


def test_while_a_round_is_open_the_state_tells_how_many_and_nothing_of_what() -> None:
    states = set()
    for value in (0.0, 99.0):
        one = poll(lan=True)
        one.step(0, "before")
        guessed(one, FEWEST + 1, value)
        assert one.state()["answered"] == FEWEST + 1
        states.add(json.dumps(one.state()))
    assert len(states) == 1


def test_what_is_shown_does_not_change_when_an_eleventh_person_sends() -> None:
    one = poll(lan=True)
    one.step(0, "before")
    guessed(one, FEWEST)
    one.step(0, "paused")
    one.step(0, "shown")
    before = json.dumps(one.desk())
    with pytest.raises(KitError):
        one.answer(Sent(0, 1.0), "10.0.0.99")
    assert json.dumps(one.desk()) == before


def test_to_open_one_question_closes_the_other() -> None:
    one = poll(lan=True)
    one.step(0, "before")
    one.step(1, "before")
    assert one.desk()["phases"] == ["paused", "before"]
    assert one.current == 1


def test_one_phone_counts_once_and_is_slowed_down() -> None:
    one = poll(lan=True)
    one.step(0, "before")
    for value in range(OFTEN):
        one.answer(Sent(0, float(value)), "10.0.0.1")
    with pytest.raises(KitError, match="Too many"):
        one.answer(Sent(0, 1.0), "10.0.0.1")
    assert one.state()["answered"] is None


def test_a_laptop_that_is_passed_round_gives_each_person_a_word_for_the_second_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(polls, "OFTEN", 1000)
    one = poll(lan=False)
    one.step(0, "before")
    words = [one.answer(Sent(0, 10.0), "127.0.0.1") for _ in range(FEWEST)]
    assert len(set(words)) == FEWEST
    assert one.answer(Sent(0, 20.0, words[0]), "127.0.0.1") == words[0]
    assert one.state()["answered"] == FEWEST
    one.step(0, "paused")
    one.step(0, "after")
    with pytest.raises(KitError, match="Nobody has that word"):
        one.answer(Sent(0, 20.0, "no-such-word"), "127.0.0.1")
    for word in words:
        one.answer(Sent(0, 56.0, f" {word.upper()} "), "127.0.0.1")
    one.step(0, "shown")
    assert one.asked[0].shown is not None
    assert one.asked[0].shown.people == FEWEST


def test_no_address_and_no_word_is_kept_as_it_is() -> None:
    one = poll(lan=True)
    one.step(0, "before")
    one.answer(Sent(0, 50.0), "10.20.30.40")
    assert "10.20.30.40" not in repr(one.asked)


def test_nothing_is_written_unless_asked_and_then_only_sums(tmp_path: Path) -> None:
    path = tmp_path / "sums.json"
    for save in (None, path):
        one = poll(lan=True, save=save)
        one.step(0, "before")
        guessed(one, FEWEST, 37.25)
        one.step(0, "paused")
        assert list(tmp_path.iterdir()) == []
        one.step(0, "shown")
    assert list(tmp_path.iterdir()) == [path]
    (told,) = json.loads(path.read_text("utf-8"))
    assert told["people"] == FEWEST
    assert sum(told["before"]) == FEWEST
    assert "37.25" not in path.read_text("utf-8")


HOSTILE: dict[str, bytes] = {
    "huge": b'{"question": 0, "guess": ' + b"9" * 50_000 + b"}",
    "just too large": b" " * (LARGEST + 1),
    "script": b'{"question": 0, "guess": "<script>alert(1)</script>"}',
    "script as word": b'{"question": 0, "guess": 5, "word": "<script>alert(1)</script>", "more": 1}',
    "no JSON": b"guess=5",
    "a list": b"[1, 2, 3]",
    "null": b"null",
    "NaN": b'{"question": 0, "guess": NaN}',
    "infinite": b'{"question": 0, "guess": 1e999}',
    "true": b'{"question": 0, "guess": true}',
    "another question": b'{"question": 99, "guess": 5}',
    "below the first": b'{"question": -1, "guess": 5}',
    "half a text": b'{"question": 0, "guess"',
    "no text at all": bytes(range(128, 256)),
    "deep": b"[" * 900,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_guess_is_refused_and_the_server_goes_on(body: bytes) -> None:
    async def job(running: Served, ask: Any) -> None:
        refused = await ask("/answer", raw=body, headers=MINE)
        assert refused.code in (400, 413, 599)  # 599: hung up on
        assert b"Traceback" not in (refused.body or b"")
        assert b"<script>" not in (refused.body or b"")
        good = await ask("/answer", {"question": 0, "guess": 5}, headers=MINE)
        assert json.loads(good.body)["error"]  # no round is open yet, and it says so
        assert (await ask("/state")).code == 200

    one = served(job)
    assert one.state() == {"question": None, "phase": "wait"}


def test_a_page_of_another_site_can_neither_guess_nor_lead() -> None:
    async def job(running: Served, ask: Any) -> None:
        assert (await ask("/answer", {"question": 0, "guess": 5})).code == 403
        assert (await ask("/state", headers={"Host": "evil.example"})).code == 403
        assert (await ask("/step", {"question": 0, "to": "before"}, headers=MINE)).code == 403
        assert (await ask("/desk")).code == 403
        assert (await ask("/lead?token=wrong")).code == 403
        led = await ask("/step", {"question": 0, "to": "before"}, headers={HEADER: running.token})
        assert json.loads(led.body)["phases"] == ["before", "ready"]

    served(job)


def test_a_phone_sees_no_token_and_its_page_asks_no_other_server() -> None:
    async def job(running: Served, ask: Any) -> None:
        for path in ("/", f"/lead?token={running.token}"):
            page = await ask(path)
            assert page.code == 200
            text = page.body.decode()
            for own in running.phone_urls:
                text = text.replace(own, "")
            assert not re.search(r"https?://(?!www\.w3\.org)", text)
            policy = page.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert (running.token in text) == path.startswith("/lead")

    served(job)


def test_the_leader_can_show_the_room_where_to_guess() -> None:
    async def job(running: Served, ask: Any) -> None:
        running.addresses = ("192.168.0.7",)
        page = (await ask(f"/lead?token={running.token}")).body.decode()
        assert f'<p class="where">http://192.168.0.7:{running.port}/</p>' in page

    served(job)


def test_without_being_asked_it_listens_on_this_machine_alone() -> None:
    hosts: dict[bool, str] = {}

    async def look(lan: bool) -> None:
        running = Served(poll(lan=lan))
        (listening,) = running._server._sockets.values()
        hosts[lan] = listening.getsockname()[0]
        running.stop()

    asyncio.run(look(False))
    asyncio.run(look(True))
    assert hosts == {False: "127.0.0.1", True: "0.0.0.0"}


def test_a_port_that_is_taken_is_told() -> None:
    async def job(running: Served, ask: Any) -> None:
        with pytest.raises(KitError, match="taken"):
            Served(poll(lan=False), running.port)

    served(job)


@pytest.fixture
def listening() -> Served:
    made: list[Served] = []

    async def start() -> None:
        made.append(Served(poll(lan=False)))

    asyncio.run(start())
    return made[0]


def test_it_says_where_to_guess_where_to_lead_and_what_is_written(listening: Served) -> None:
    alone = list(greeting(listening, [], None))
    assert listening.url() in alone[0]
    assert listening.lead_url in alone[1]
    assert "Nothing is written" in alone[2]
    lan = "\n".join(greeting(listening, ["192.168.0.7"], Path("sums.json")))
    assert f"http://192.168.0.7:{listening.port}/" in lan
    assert "sums.json" in lan
    assert "192.168.0.7" not in "\n".join(line for line in lan.split("\n") if "token" in line)


def test_a_picture_of_the_address_comes_only_with_the_library() -> None:
    import importlib.util

    there = importlib.util.find_spec("segno") is not None
    assert bool(list(qr_code("http://192.168.0.7:8000/"))) == there
