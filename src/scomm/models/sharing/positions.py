"""Which steps a county can change: by DHS's position of 2010 and 2011, and by the counties' own."""

from __future__ import annotations

from dataclasses import dataclass

POSITIONS = {
    "dhs": "DHS's position from October 2010 to August 2011",
    "counties": "the position of counties that asked to leave in 2010",
}

_NOT_ASKED = "What the counties asked for in 2010 was about the check at DHS, not about this step."
_FEDERAL = "A step inside the federal government. A county has no part in it."
_FOLLOWS = "It follows from the check at DHS: without that check it would not come."


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
    return Position(False, _FEDERAL, False, counties_say, ("ICE-SOP-09",), "P")


STEPS: dict[str, Position] = {
    "booking": Position(
        dhs=True,
        dhs_says="DHS speaks of prints, not of whom the police book. Where state law lets an officer write a "
        "citation instead, no prints are taken.",
        counties=True,
        counties_say="Local police decide whom they book. In Nashville thousands were booked for driving without a "
        "license, where a citation was possible.",
        source=("TENNESSEAN-17",),
        grade="S",
    ),
    "prints-to-state": Position(
        dhs=False,
        dhs_says="ICE calls the sending voluntary. But a place that sends no prints learns of no criminal record, and in "
        "Virginia state law requires the sending.",
        counties=False,
        counties_say=_NOT_ASKED,
        source=("NILC-11", "ARLINGTON-10", "SCC-10"),
        grade="P",
    ),
    "prints-to-fbi": Position(
        dhs=False,
        dhs_says="ICE's procedure: the state bureau sends the prints on to the FBI.",
        counties=False,
        counties_say=_NOT_ASKED,
        source=("ICE-SOP-09", "SCC-10"),
        grade="P",
    ),
    "prints-to-dhs": Position(
        dhs=False,
        dhs_says="The FBI shares with DHS, and no county or state can switch it off. Santa Clara was told so in "
        "November 2010. In August 2011 ICE called the states' agreements not required.",
        counties=True,
        counties_say="A county may stay out. ICE's statements of August and September 2010 described a way; Santa Clara "
        "voted on 28 September 2010 to use it.",
        source=("SCC-10B", "NILC-11", "DN-10", "SCC-10"),
        grade="P",
    ),
    "query-to-ice": _federal(_FOLLOWS),
    "answer-to-jail": Position(
        dhs=True,
        dhs_says="In November 2010 ICE told Arlington County that a place may choose not to receive this answer. ICE "
        "receives it all the same.",
        counties=True,
        counties_say="Arlington did not take this way out: the answer can name an alias or a criminal record.",
        source=("ARLINGTON-10",),
        grade="P",
    ),
    "question-to-ice": Position(
        dhs=True,
        dhs_says="ICE's support center answers whoever asks. An officer may ask, or not.",
        counties=True,
        counties_say="Asking is a local choice.",
        source=("ICE-LESC-07",),
        grade="P",
    ),
    "answer-to-field-office": _federal(_FOLLOWS),
    "request": _federal("ICE decides for whom it asks."),
    "reply": Position(
        dhs=True,
        dhs_says="In December 2011 ICE's own answers to questions say that a detainer requests a hold. An older form "
        "said that federal rules require it.",
        counties=True,
        counties_say="A request can be refused. Cook County did so in September 2011; in 2014 a federal court of appeals "
        "read detainers as requests.",
        source=("ICE-DET-11", "COOK-11", "GALARZA-14"),
        grade="P",
    ),
    "transfer": Position(
        dhs=False,
        dhs_says="What happens here follows from the reply, and from whether ICE comes in time.",
        counties=False,
        counties_say="It follows from the reply.",
        source=("ICE-DET-11",),
        grade="P",
    ),
}
"""Each step of a print's way, by the id of its arrow."""
