"""What the proof found, as docs/hub-proof.md."""

from __future__ import annotations

import os
import statistics
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.browser.chromium import Network
from tests.hub.load import Visitor

WORKS = {True: "yes", False: "**no**", None: "not tried"}
PACKAGES = ("jupyterhub", "jupyterlab", "nbgrader", "psycopg")


class Report:
    """Lines in the order in which they were found, and whether all is as it must be."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, bool]] = []
        self.attacks: list[tuple[str, bool, bool | None]] = []
        self.seconds: list[tuple[str, float]] = []
        self.whole_class: list[str] = []

    def line(self, what: str, well: bool) -> None:
        self.lines.append((what, well))

    def attack(self, what: str, managed: bool, works: bool | None) -> None:
        """A try of a learner's: whether it was managed, and whether it works for who may, if that was tried."""
        self.attacks.append((what, managed, works))

    def took(self, what: str, seconds: float) -> None:
        self.seconds.append((what, seconds))

    def network(self, network: Network) -> None:
        asked = sorted(set(network.refused))
        self.line(f"No page asked for anything beyond this machine {asked or ''}".rstrip(), not asked)

    def class_at_once(
        self, visitors: Sequence[Visitor], seconds: float, wrong: Sequence[BaseException], memory: float
    ) -> None:
        """What became of a class that did everything at the same time."""
        self.line(
            f"{len(visitors)} learners at once: {len(wrong)} could not finish {[repr(one)[:300] for one in wrong] or ''}".rstrip(),
            not wrong,
        )
        self.whole_class = [
            f"{len(visitors)} learners, all within {seconds:.0f} seconds; a server has {memory:.0f} MB for itself before a notebook is opened.",
            "",
            "| Step | Median, seconds | Slowest |",
            "|:--|--:|--:|",
        ]
        for step in visitors[0].took:
            found = [one.took[step] for one in visitors if step in one.took]
            self.whole_class.append(f"| {step} | {statistics.median(found):.1f} | {max(found):.1f} |")

    def text(self, programs: Path, learners: int) -> tuple[str, int]:
        """The page, and how many lines of it are not as they must be."""
        asked = [
            programs / "bin" / "python",
            "-c",
            f"from importlib.metadata import version\nfor n in {PACKAGES}: print(n, version(n))",
        ]
        versions = ", ".join(
            subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n")
        ).rstrip(", ")
        node = subprocess.run(
            [programs / "bin" / "configurable-http-proxy", "--version"], capture_output=True, text=True
        ).stdout.strip()
        wrong = sum(not well for _, well in self.lines) + sum(
            managed or works is False for _, managed, works in self.attacks
        )
        out = [
            INTRODUCTION,
            f"Programs: {versions}, configurable-http-proxy {node}. The machine has {os.cpu_count()} cores.",
            "",
            "## What must hold",
            "",
        ]
        out += [f"- {'yes' if well else '**NO**'}: {what}" for what, well in self.lines]
        out += [
            "",
            "## What a learner tried",
            "",
            "As the account of a learner who had handed in and was logged in.",
            "",
        ]
        out += ["| zoe tries to | manages | works for who may |", "|:--|:-:|:-:|"]
        out += [
            f"| {what} | {'**YES**' if managed else 'no'} | {WORKS[works]} |"
            for what, managed, works in self.attacks
        ]
        out += [
            "",
            "## A class at once",
            "",
            *self.whole_class,
            "",
            "## Times",
            "",
            "| | Seconds |",
            "|:--|--:|",
        ]
        out += [f"| {what} | {seconds:.0f} |" for what, seconds in self.seconds]
        return "\n".join(out) + "\n", wrong


INTRODUCTION = """# Proof: a class on the hub

Written by `make prove-hub`: the settings of `etc/hub`, the lines of [hub.md](hub.md), accounts of the machine that are made for it and removed again. An instructor
(anna) and two learners (wren, zoe) sit in Chromium. The instructor works in JupyterLab's terminal and in formgrader. The learners use
nbgrader's list of assignments and the notebook. Others come over HTTP, all at the same moment, and ask for what the list's buttons ask for. Times are of a
machine that did much else.
"""
