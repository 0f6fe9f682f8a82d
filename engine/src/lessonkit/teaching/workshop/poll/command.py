"""`lessonkit poll`: what it prints, and when it ends."""

from __future__ import annotations

import asyncio
import importlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from lessonkit.teaching.workshop.agenda import cut
from lessonkit.teaching.workshop.guesses import guess
from lessonkit.teaching.workshop.poll.running import Poll
from lessonkit.teaching.workshop.poll.server import Served

say = sentences_beside(__file__)


def run_poll(cut_id: str, *, lan: bool, port: int, save: Path | None, tell: Callable[[str], None]) -> None:
    """Serve the guesses of a cut until Control+C."""
    guesses = [guess(id) for id in cut(cut_id).poll]
    if save and (
        save.is_dir() or not os.access(save.parent, os.W_OK)
    ):  # or the sums would be lost at the end
        raise KitError(say("terminal.no-saving", path=save), do=say("terminal.no-saving-do"))
    addresses = list(own_addresses()) if lan else []
    if lan and not addresses:
        raise KitError(say("terminal.no-address"), do=say("terminal.no-address-do"))

    async def serve() -> None:
        served = Served(Poll(guesses, lan=lan, save=save), port, addresses)
        for line in greeting(served, addresses, save):
            tell(line)
        await served.until_ended()

    try:
        asyncio.run(serve())
    except KeyboardInterrupt:
        tell(say("terminal.ended"))


def greeting(served: Served, addresses: list[str], save: Path | None) -> Iterator[str]:
    """What is printed first: where people guess, where the leader leads, what is written."""
    for address in addresses:
        url = served.url(address)
        yield say("terminal.phones", address=url)
        yield from qr_code(url)
    if not addresses:
        yield say("terminal.laptop", address=served.url())
    yield say("terminal.lead", address=served.lead_url)
    yield say("terminal.saving", path=save) if save else say("terminal.nothing")
    yield say("terminal.end")


def own_addresses() -> Iterator[str]:
    """The numbers by which others in the network reach this machine."""
    import socket

    import psutil

    for name, found in psutil.net_if_addrs().items():
        if not name.startswith(("docker", "br-", "veth")):
            for one in found:
                if one.family == socket.AF_INET and not one.address.startswith(("127.", "169.254.")):
                    yield one.address


def qr_code(url: str) -> Iterator[str]:
    """The address as a picture of letters, if the library segno is there."""
    try:
        segno = importlib.import_module("segno")
    except ImportError:
        return
    rows = [["█" if dark else " " for dark in row] for row in segno.make(url).matrix]
    yield from ("  ".join(["", "".join(mark * 2 for mark in row)]) for row in rows)
