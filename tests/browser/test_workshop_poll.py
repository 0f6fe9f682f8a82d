"""A poll on a phone and on the leader's laptop: by keyboard, for a screen reader, and nothing shown too early."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lessonkit.teaching.workshop.guesses import guess
from lessonkit.teaching.workshop.poll.running import Poll, Sent
from lessonkit.teaching.workshop.poll.server import Served
from lessonkit.teaching.workshop.poll.tally import FEWEST
from tests.browser.chromium import Network, launched

SERIOUS = ("serious", "critical")


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def page(network: Network) -> Iterator[Page]:
    with launched(network, 375, 760) as opened:
        yield opened


@pytest.fixture
def poll() -> Poll:
    return Poll([guess("04-who-is-deported/first-guess")], lan=True)


@pytest.fixture
def served(poll: Poll) -> Iterator[Served]:
    """The server in a thread of its own, as the command runs it in a process of its own."""
    made: list[Served] = []
    there = threading.Event()
    loop = asyncio.new_event_loop()

    async def start() -> None:
        made.append(Served(poll))
        there.set()

    def run() -> None:
        loop.run_until_complete(start())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert there.wait(10)
    yield made[0]
    loop.call_soon_threadsafe(made[0].stop)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)


def serious(page: Page) -> list[str]:
    return [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]


def test_a_guess_by_keyboard_then_a_second_one_then_the_sums_on_the_phone(
    page: Page, poll: Poll, served: Served, network: Network
) -> None:
    lead = page.context.new_page()
    lead.goto(served.lead_url)
    page.goto(served.url())
    expect(page.locator("#said")).to_have_text("Wait until the leader opens a round.")
    lead.get_by_role("button", name="Open the first round").press("Enter")
    field = page.get_by_label("Your guess, from 0 to 100")
    field.fill("abc")
    field.press("Enter")
    expect(page.locator("#said")).to_have_text("Write a number.")
    field.fill("30")
    field.press("Enter")
    expect(page.locator("#said")).to_contain_text("Your guess is here.")
    expect(lead.locator(".phase")).to_contain_text("fewer than ten have guessed")
    assert serious(page) == serious(lead) == []

    for person in range(FEWEST - 2):
        poll.answer(Sent(0, 40.0), f"10.0.0.{person}")
    lead.get_by_role("button", name="Close the round").click()
    lead.get_by_role("button", name="Show the sums").click()
    expect(lead.locator("#said")).to_contain_text("Fewer than ten")
    assert lead.locator("table").count() == 0
    lead.get_by_role("button", name="Open the first round").click()
    expect(lead.get_by_role("button", name="Close the round")).to_be_visible()  # the round is open now
    poll.answer(Sent(0, 40.0), "10.0.0.77")
    expect(lead.locator(".phase")).to_contain_text("10 have guessed")
    lead.get_by_role("button", name="Close the round").click()
    lead.get_by_role("button", name="Open the second round").click()
    expect(page.locator("#heading")).to_have_text("Second guess")
    field.fill("56")
    field.press("Enter")
    expect(page.locator("#said")).to_contain_text("Your guess is here.")
    for person in [*range(FEWEST - 2), 77]:
        poll.answer(Sent(0, 50.0), f"10.0.0.{person}")
    lead.get_by_role("button", name="Show the sums").click()
    for seen in (page, lead):
        expect(seen.locator("caption")).to_contain_text("10 people")
        expect(seen.locator("#shown")).to_contain_text("10 of 10 came nearer")
        expect(seen.locator("#shown")).to_contain_text("The true number: 56.3.")
        assert serious(seen) == []
        assert seen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert network.refused == []
    assert network.console_errors == []


def test_a_laptop_that_is_passed_round_tells_each_person_a_word(
    page: Page, served: Served, poll: Poll
) -> None:
    poll.lan = False
    poll.step(0, "before")
    page.goto(served.url())
    page.get_by_label("Your guess").fill("20")
    page.get_by_label("Your guess").press("Enter")
    expect(page.locator("#said")).to_contain_text("Your word is")
    page.get_by_role("button", name="Next person").press("Enter")
    expect(page.get_by_label("Your guess")).to_be_focused()
    expect(page.get_by_label("Your guess")).to_have_value("")
    assert page.locator("#said").inner_text() == ""
