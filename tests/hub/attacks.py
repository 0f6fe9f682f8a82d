"""What a learner of a class server may try with the rights of the account, and must not manage.

Each is tried twice: as somebody who may, so that it is known to work, and as the learner.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.hub.accounts import Account, processes
from tests.hub.server import ClassServer

IN_USE = "import sys, urllib.request as u; print(u.urlopen(sys.argv[1], timeout=10).read()[:60])"
SPEAK = """
import glob, sys, time
from jupyter_client import BlockingKernelClient
client = BlockingKernelClient(connection_file=sorted(glob.glob(sys.argv[1]))[0])
client.load_connection_file()
client.start_channels()
client.wait_for_ready(60)
for _ in range(30):
    client.execute("print('a secret')")
    time.sleep(0.4)
"""
LISTEN = """
import sys, zmq
socket = zmq.Context().socket(zmq.SUB)
socket.subscribe(b"")
for address in sys.argv[1:]:
    socket.connect(address)
sys.exit(not socket.poll(9000))
"""
ROOT = "root"
LISTENING = 10
"""The state of a socket that waits for callers, in /proc/net/tcp."""


@dataclass(frozen=True)
class Attack:
    """A line of bash that a learner tries, and the account that may do it, or root; None where nobody could show that."""

    what: str
    command: str
    may: Account | str | None
    instead: str = ""
    """What `may` runs, if that is another line."""

    def tried(self, learner: Account, env: dict[str, str]) -> tuple[bool, bool | None]:
        """Whether the learner managed it, and whether it works for who may."""
        works = None
        if isinstance(self.may, Account):
            works = self.may.tries(self.instead or self.command, **env).returncode == 0
        elif self.may == ROOT:
            works = subprocess.run(["bash", "-c", self.command], capture_output=True).returncode == 0
        return learner.tries(self.command, **env).returncode == 0, works


def attacks(server: ClassServer, anna: Account, wren: Account, lesson: str) -> Iterator[Attack]:
    """Reading: the key, another's work, the gradebook, the hub's secrets. Writing: what others rely on."""
    course = anna.home / "seccom101"
    inbound = server.exchange / "seccom101" / "inbound"
    (handed_in, *_) = sorted(inbound.glob(f"{wren.name}+{lesson}+*"))
    for what, path in (
        ("read the answer key", course / "solutions" / lesson / "exercises.py"),
        ("read the gradebook", course / "gradebook.db"),
        ("read a classmate's notebook at home", wren.home / lesson / f"{lesson}.ipynb"),
        ("read a classmate's kernel's key", f"{wren.home}/.jupyter-run/kernel-*.json"),
        (
            "read the environment of a classmate's server, with its token",
            f"/proc/{processes(wren.number)[0]}/environ",
        ),
    ):
        may = wren if str(path).startswith((str(wren.home), "/proc")) else anna
        yield Attack(what, f"cat {path} > /dev/null", may)
    for what, folder, may in (
        ("list the course's folder", course, anna),
        ("list what the class has handed in", inbound, anna),
        ("list a classmate's home", wren.home, wren),
    ):
        yield Attack(what, f"ls {shlex.quote(str(folder))}", may)
    told = handed_in.name.rsplit("+", 1)[0]
    yield Attack(
        "read what a classmate handed in, knowing the name, the lesson and the very second",
        f"cat {shlex.quote(f'{inbound}/{told}')}+*/{lesson}.ipynb > /dev/null",
        anna,
    )
    outbound = server.exchange / "seccom101" / "outbound" / lesson
    yield Attack("change what the class fetches", f"touch {outbound}/{lesson}.ipynb", anna)
    yield Attack("put a course of one's own in the course's place",
                 f"mv {server.exchange}/seccom101 {server.exchange}/aside && mv {server.exchange}/aside {server.exchange}/seccom101", anna)  # fmt: skip
    yield Attack("change the programs of everybody", f"touch {server.programs}/bin/scomm", ROOT)
    yield Attack("change the settings of the hub", f"touch {server.settings}/jupyterhub_config.py", ROOT)
    yield Attack("read the hub's secret of cookies", f"cat {server.state}/cookie_secret > /dev/null", ROOT)
    yield Attack("read who is logged in", f"cat {server.state}/jupyterhub.sqlite > /dev/null", ROOT)
    (port, *_) = ports(wren.number) or [0]
    yield Attack("call a classmate's server past the hub",
                 f"{server.programs}/bin/python -c {shlex.quote(IN_USE)} http://127.0.0.1:{port}/user/{wren.name}/api/contents", None)  # fmt: skip
    yield Attack("find answers among the programs",
                 f"find {server.programs} {server.settings} {server.root}/srv -name exercises.py 2>/dev/null | grep .", anna,
                 instead="find ~ -name exercises.py | grep .")  # fmt: skip
    yield Attack("end a classmate's server", f"kill {processes(wren.number)[0]}", None)


def ports(number: int) -> list[int]:
    """The TCP ports on which an account's processes wait for callers."""
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            words = line.split()
            if int(words[7]) == number and int(words[3], 16) == LISTENING:
                found.append(int(words[1].rsplit(":", 1)[1], 16))
    return sorted(found)


def hear(listener: Account, speaker: Account, addresses: str, server: ClassServer) -> bool:
    """Whether an account hears what another's kernel prints, at these addresses."""
    python = f"{server.programs}/bin/python"
    connection = f"{speaker.home}/.jupyter-run/kernel-*.json"
    with ThreadPoolExecutor(1) as beside:
        speaking = beside.submit(speaker.tries, f"{python} -c {shlex.quote(SPEAK)} '{connection}'", 120)
        heard = listener.tries(f"{python} -c {shlex.quote(LISTEN)} {addresses}", 120).returncode == 0
        assert speaking.result().returncode == 0, speaking.result().stderr
    return heard


def forge(learner: Account, victim: Account, server: ClassServer, lesson: str) -> None:
    """Hand in an empty notebook for somebody else, as new as can be."""
    name = f"{victim.name}+{lesson}+2036-01-01 00:00:00.000000 UTC+forged000000"
    folder = shlex.quote(f"{server.exchange}/seccom101/inbound/{name}")
    learner.runs(f"mkdir -m 0777 {folder} && echo '{{}}' > {folder}/{lesson}.ipynb && chmod 0644 {folder}/*")


def link_to_the_key(learner: Account, anna: Account, server: ClassServer, lesson: str) -> None:
    """Put a link to the key into one's own submission."""
    key = anna.home / "seccom101" / "solutions" / lesson / "exercises.py"
    inbound = server.exchange / "seccom101" / "inbound"
    (newest,) = sorted(inbound.glob(f"{learner.name}+{lesson}+*"))[-1:]
    learner.runs(f"ln -s {key} {shlex.quote(str(newest))}/notes.txt")
