"""The card below the line: what the whole way comes to, or what one step carries, teaches and leaves to a county."""

from __future__ import annotations

from lessonkit.language import sentences_beside
from scomm.explorers.follow_the_print.diagram import LINES, THE_PRINT
from scomm.models import Arrow, PrintRoute

say = sentences_beside(__file__)


def whole(way: PrintRoute, *, known: bool) -> list[tuple[str, str]]:
    """The lines of the card before a step is lit: how to go on, and where the gates stand; where it is `known`, who agrees to which."""
    if known:
        return [("", say("whole.on")), ("", say("whole.then")), *agreed(way)]
    every = "\n".join(say(f"can.{one.id}", step=LINES[one.id].sign) for one in _gates(way))
    return [("", say("whole.on")), ("", say("whole.ask")), (say("whole.gates"), every)]


def agreed(way: PrintRoute) -> list[tuple[str, str]]:
    """The gates that both sides grant, and those that the counties alone do, each with its label."""
    both, one_side = (
        "\n".join(
            say(f"can.{one.id}", step=LINES[one.id].sign) for one in _gates(way) if one.position.dhs == dhs
        )
        for dhs in (True, False)
    )
    return [(say("whole.agreed"), both), (say("whole.disputed"), one_side or say("whole.none"))]


def _gates(way: PrintRoute) -> list[Arrow]:
    """The steps at which counties say that they can act, those beside the line last."""
    happening = (arrow for arrow in way.arrows if arrow.happens and arrow.position.counties)
    return sorted(happening, key=lambda arrow: (LINES[arrow.id].aside, LINES[arrow.id].sign))


def told(way: PrintRoute, arrow: Arrow) -> list[tuple[str, str]]:
    """The lines of the card, each with its label: the step, what is learned, and what either side says of it."""
    named = say(f"told.{'aside' if LINES[arrow.id].aside else 'step'}", **names(arrow))
    if not arrow.happens:
        return [("", say("told.not-under-this-rule", step=named, note=arrow.note))]
    more = note(way, arrow) if arrow.adds is None else arrow.adds
    position = arrow.position
    # The last step's words are sentences of their own: how the way ends.
    learns = arrow.learns if arrow.id == "transfer" else say(f"learns.{arrow.receiver}", what=arrow.learns)
    both = f"{_yes(position.dhs)}-{_yes(position.counties)}"
    return [
        ("", say("told.happens", step=named, carries=_sentence(arrow.carries))),
        ("", f"{learns} {more}".strip()),
        ("", say("told.question", verdict=say(f"verdict.{both}"))),
        (say("told.dhs", answer=say(f"answer.{_yes(position.dhs)}")), position.dhs_says),
        (say("told.counties", answer=say(f"answer.{_yes(position.counties)}")), counties_say(way, arrow)),
    ]


def note(way: PrintRoute, arrow: Arrow) -> str:
    """The note on a step; where the jail holds nobody, none on how a hold ends."""
    return "" if arrow.id == "transfer" and way.choice.holds == "nobody" else arrow.note


def counties_say(way: PrintRoute, arrow: Arrow) -> str:
    """What the counties say; of ICE's answer under a rule without the check at DHS, that it follows from the question."""
    by_name = arrow.id == "answer-to-field-office" and not way.rule.automatic
    return say("asked-by-name") if by_name else arrow.position.counties_say


def names(arrow: Arrow) -> dict[str, object]:
    """The fields of every sentence that names a step."""
    return {
        "step": LINES[arrow.id].sign,
        "steps": len(THE_PRINT),
        "sender": say(f"agency.{arrow.sender}"),
        "receiver": say(f"agency.{arrow.receiver}"),
    }


def answer(can: bool, reason: str) -> str:
    """One side's answer and its reason, as the table has them."""
    return say("cell.answer", answer=say(f"answer.{_yes(can)}"), reason=reason)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].removesuffix('.')}."


def _yes(can: bool) -> str:
    return "yes" if can else "no"
