"""`scomm poll` as a leader runs it: two addresses, a poll, and nothing left behind after Control+C."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from lessonkit.teaching.workshop.poll.command import own_addresses
from tests.guides.pages import block

KIT = Path(__file__).parents[3]
SCOMM = [sys.executable, "-u", "-c", "from scomm.cli import app; app()"]


def hear_control_c() -> None:
    """Whoever starts tests in the background of a shell hands down that Control+C is ignored; a leader's terminal doesn't."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(folder: Path, *words: str) -> tuple[subprocess.Popen[str], list[str]]:
    """The command, running in a folder of its own, and what it printed until it listened."""
    running = subprocess.Popen(
        [*SCOMM, "poll", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SCOMM_SOLUTIONS": str(KIT / "solutions")},
        preexec_fn=hear_control_c,
    )
    assert running.stdout is not None
    lines = []
    while "Control+C" not in (lines or [""])[-1]:
        line = running.stdout.readline()
        assert line, running.communicate()
        lines.append(line)
    return running, lines


@pytest.mark.parametrize("cut", ["45", "two-days"])
def test_a_poll_starts_answers_and_ends_without_a_trace(cut: str, tmp_path: Path) -> None:
    running, lines = started(tmp_path, cut)
    (guess, lead) = re.findall(r"http://127\.0\.0\.1:\d+/\S*", "".join(lines))
    with urllib.request.urlopen(f"{guess}state", timeout=10) as reply:
        assert json.load(reply) == {"question": None, "phase": "wait"}
    with urllib.request.urlopen(lead, timeout=10) as reply:
        assert "Poll: for the leader" in reply.read().decode()
    running.send_signal(signal.SIGINT)
    said, wrong = running.communicate(timeout=20)
    assert running.returncode == 0
    assert "Every guess is forgotten" in said
    assert "Traceback" not in wrong
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not list(own_addresses()), reason="this machine is in no network")
def test_with_lan_it_prints_an_address_that_phones_can_open(tmp_path: Path) -> None:
    running, lines = started(tmp_path, *block("docs/workshops.md: scomm poll 45 --lan").split()[2:])
    try:
        phones = [line for line in lines if line.startswith("Phones")]
        assert len(phones) == len(list(own_addresses()))
        address = re.findall(r"http://\S+", phones[0])[0]
        with urllib.request.urlopen(f"{address}state", timeout=10) as reply:
            assert json.load(reply)["phase"] == "wait"
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)


def test_a_workshop_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run([*SCOMM, "poll", "60"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.strip() == "There is no workshop '60'. Allowed: 45, 90, 180, two-days."
