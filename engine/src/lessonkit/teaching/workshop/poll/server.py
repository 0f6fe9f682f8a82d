"""The server of a poll: on this machine alone, or in its network if asked; what comes in is hostile until it is a guess."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from lessonkit.language import sentences_beside
from lessonkit.pages import served as pages
from lessonkit.pages.served import LOCAL
from lessonkit.teaching.workshop.poll.pages import lead_page, phone_page
from lessonkit.teaching.workshop.poll.running import Poll, Sent

say = sentences_beside(__file__)

LARGEST = 1000
"""Bytes of what a phone may send."""
HEADER = "X-Scomm-Poll"


class Stepped(Struct, forbid_unknown_fields=True):
    """What the leader does: which question goes on to which phase."""

    question: int
    to: str


class Served(pages.Server):
    """A poll that listens, and the leader's secret address."""

    largest = LARGEST
    idle = 60

    def __init__(self, poll: Poll, port: int = 0, addresses: Sequence[str] = ()) -> None:
        """Listen on a port, a free one for 0, and know by which addresses phones reach it; a `KitError` where it is taken."""
        handlers = [("/", Phone), ("/state", State), ("/answer", Answer), ("/lead", Lead), ("/desk", Desk), ("/step", Step)]  # fmt: skip
        super().__init__(handlers, port, lan=poll.lan)
        self.poll = poll
        self.addresses = tuple(addresses)

    @property
    def lead_url(self) -> str:
        """Where the leader leads, on this laptop."""
        return f"http://{LOCAL}:{self.port}/lead?token={self.token}"

    @property
    def phone_urls(self) -> list[str]:
        """Where phones guess; this laptop's own address where it is passed round."""
        return [self.url(address) for address in self.addresses] or [self.url()]

    def url(self, address: str = LOCAL) -> str:
        """Where the others guess."""
        return f"http://{address}:{self.port}/"


class Handler(pages.Handler):
    """A request to the poll; only a leader needs the token."""

    header = HEADER

    @property
    def poll(self) -> Poll:
        """The poll that is asked."""
        poll: Poll = self.served.poll
        return poll

    def refusal(self, status_code: int) -> str:
        """One word, whatever it was."""
        return say("refused.here")


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
        self.must_have_token()
        guesses = [one.guess for one in self.poll.asked]
        self.page(lambda nonce: lead_page(guesses, self.served.phone_urls, self.served.token, nonce))


class Desk(Handler):
    """What the leader sees."""

    def get(self) -> None:
        """The state with the phase of each question."""
        self.must_have_token()
        self.tell(self.poll.desk)


class Step(Handler):
    """What the leader does."""

    def post(self) -> None:
        """Go on."""
        self.must_have_token()
        sent = self.sent(Stepped)

        def go() -> dict[str, Any]:
            self.poll.step(sent.question, sent.to)
            return self.poll.desk()

        self.tell(go)
