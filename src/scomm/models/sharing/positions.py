"""Which steps a county can change: by DHS's position of 2010 and 2011, and by the counties' own."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)
_NOT_ASKED = say("position.not-asked")


@dataclass(frozen=True)
class Position:
    """Whether a county can change one step, by each position, with the reason and where it was seen."""

    dhs: bool
    dhs_says: str
    counties: bool
    counties_say: str
    source: tuple[str, ...]
    grade: str


def _federal(counties_say: str) -> Position:
    return Position(False, say("position.federal"), False, counties_say, ("ICE-SOP-09",), "P")


POSITIONS: dict[str, Position] = {
    "booking": Position(
        dhs=True,
        dhs_says=say("position.booking.dhs"),
        counties=True,
        counties_say=say("position.booking.counties"),
        source=("TENNESSEAN-17",),
        grade="S",
    ),
    "prints-to-state": Position(
        dhs=False,
        dhs_says=say("position.prints-to-state.dhs"),
        counties=False,
        counties_say=_NOT_ASKED,
        source=("NILC-11", "ARLINGTON-10", "SCC-10"),
        grade="P",
    ),
    "prints-to-fbi": Position(
        dhs=False,
        dhs_says=say("position.prints-to-fbi.dhs"),
        counties=False,
        counties_say=_NOT_ASKED,
        source=("ICE-SOP-09", "SCC-10"),
        grade="P",
    ),
    "prints-to-dhs": Position(
        dhs=False,
        dhs_says=say("position.prints-to-dhs.dhs"),
        counties=True,
        counties_say=say("position.prints-to-dhs.counties"),
        source=("SCC-10B", "NILC-11", "DN-10", "SCC-10"),
        grade="P",
    ),
    "query-to-ice": _federal(say("position.follows")),
    "answer-to-jail": Position(
        dhs=True,
        dhs_says=say("position.answer-to-jail.dhs"),
        counties=True,
        counties_say=say("position.answer-to-jail.counties"),
        source=("ARLINGTON-10",),
        grade="P",
    ),
    "question-to-ice": Position(
        dhs=True,
        dhs_says=say("position.question-to-ice.dhs"),
        counties=True,
        counties_say=say("position.question-to-ice.counties"),
        source=("ICE-LESC-07",),
        grade="P",
    ),
    "answer-to-field-office": _federal(say("position.follows")),
    "request": _federal(say("position.request.counties")),
    "reply": Position(
        dhs=True,
        dhs_says=say("position.reply.dhs"),
        counties=True,
        counties_say=say("position.reply.counties"),
        source=("ICE-DET-11", "COOK-11", "GALARZA-14"),
        grade="P",
    ),
    "transfer": Position(
        dhs=False,
        dhs_says=say("position.transfer.dhs"),
        counties=False,
        counties_say=say("position.transfer.counties"),
        source=("ICE-DET-11",),
        grade="P",
    ),
}
"""Each step of a print's way, by the id of its arrow."""
