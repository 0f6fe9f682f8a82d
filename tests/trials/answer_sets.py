"""The sets of answers that are tried: where each stands, and how docs/trials.md leads to its table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.trials.cases import BLIND
from tests.trials.reading import READ, READ_BEGINNERS, READ_LATER

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class AnswerSet:
    """One set: what stands before a lesson's name in its table, its folder, the words above the table, and whether it has floors.

    `read` is the folder in which a person judged its replies, if one did.
    """

    before: str
    folder: Path
    above: str = ""
    floors: bool = False
    read: Path | None = None


SETS = (
    AnswerSet("", BLIND, floors=True, read=READ),
    AnswerSet(
        "told:",
        _HERE / "told",
        "The answers that [two trials](../tests/trials/told/README.md) told of:",
        True,
    ),
    AnswerSet(
        "later:",
        _HERE / "later",
        "Answers [written later](../tests/trials/later/README.md), most of them for exercises that came after the blind ones:",
        True,
        READ_LATER,
    ),
    AnswerSet(
        "beginners:",
        _HERE / "beginners",
        "Answers [of beginners](../tests/trials/beginners/README.md), to all kinds of exercises, written when the kit had all eight lessons:",
        True,
        READ_BEGINNERS,
    ),
    AnswerSet(
        "december:",
        _HERE / "blind_2026_12",
        "Answers [written blind in December 2026](../tests/trials/blind_2026_12/README.md), to every exercise of all lessons:",
    ),
    AnswerSet(
        "second:",
        _HERE / "blind_second",
        "Answers [written blind after that](../tests/trials/blind_second/README.md), when what those had taught was mended:",
    ),
    AnswerSet(
        "third:",
        _HERE / "blind_third",
        "Answers [written blind a third time](../tests/trials/blind_third/README.md), after the lessons were cut:",
    ),
    AnswerSet(
        "fourth:",
        _HERE / "blind_fourth",
        "Answers [written blind a fourth time](../tests/trials/blind_fourth/README.md), when most of what those had taught was mended:",
    ),
)
