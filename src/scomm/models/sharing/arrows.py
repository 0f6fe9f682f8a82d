"""The steps of a print's way from a booking on, by rule and local choice."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.language import joined
from lessonkit.language.sentences import sentences_beside
from scomm.models.hold_forms import FORMS
from scomm.models.sharing.county_choices import CountyChoice
from scomm.models.sharing.federal_rules import FederalRule
from scomm.models.sharing.positions import POSITIONS, Position

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Arrow:
    """One step: what goes from one agency to the next, and what the receiver learns from it.

    `sender` and `receiver` are ids: police, jail, state-bureau, fbi, dhs, support-center, field-office, and outcome, where the
    way ends: free, or in ICE custody. `happens` says whether the step exists under this rule; where it does not, `note` says why.
    `adds` is what the note says beyond `carries`; where it is not given, all of the note.
    `position` is who says that a county can change it. `source` and `grade` are for the step itself.
    """

    id: str
    sender: str
    receiver: str
    carries: str
    learns: str
    source: tuple[str, ...]
    grade: str
    happens: bool = True
    note: str = ""
    adds: str | None = None

    @property
    def position(self) -> Position:
        """Whether a county can change this step."""
        return POSITIONS[self.id]


def arrows(rule: FederalRule, choice: CountyChoice) -> tuple[Arrow, ...]:
    """Every step in order, those that do not exist under this rule too."""
    return (*_to_the_fbi(), *_to_ice(rule), *_back_to_the_jail(rule, choice))


def _arrow(
    id: str,
    sender: str,
    receiver: str,
    grade: str,
    *source: str,
    happens: bool = True,
    note: str = "",
    adds: str | None = None,
) -> Arrow:
    """A step that carries the same under every rule and choice."""
    return Arrow(
        id, sender, receiver, say(f"carries.{id}"), say(f"learns.{id}"), source, grade, happens, note, adds
    )


def _to_the_fbi() -> tuple[Arrow, ...]:
    return (
        _arrow("booking", "police", "jail", "P", "ICE-SOP-09"),
        _arrow("prints-to-state", "jail", "state-bureau", "P", "ICE-SOP-09"),
        _arrow("prints-to-fbi", "state-bureau", "fbi", "P", "ICE-SOP-09"),
    )


def _to_ice(rule: FederalRule) -> tuple[Arrow, ...]:
    automatic = rule.automatic
    matched = say("note.if-prints-match" if automatic else "note.stops-at-the-fbi")
    return (
        _arrow(
            "prints-to-dhs",
            "fbi",
            "dhs",
            "P",
            *(rule.source if automatic else ("ICE-ID-10",)),
            happens=automatic,
            note="" if automatic else matched,
        ),
        _arrow(
            "query-to-ice",
            "dhs",
            "support-center",
            "P",
            "ICE-ID-10",
            "ICE-LEA-10",
            happens=automatic,
            note=matched,
        ),
        _arrow(
            "question-to-ice",
            "jail",
            "support-center",
            "P",
            "ICE-LESC-07",
            happens=not automatic,
            note=say("note.asked-by-the-prints" if automatic else "note.if-an-officer-asks"),
            adds="",
        ),
        _arrow(
            "answer-to-field-office",
            "support-center",
            "field-office",
            "S",
            "ACRIME",
            note=say("note.if-prints-match" if automatic else "note.if-an-officer-asked"),
        ),
        _arrow("answer-to-jail", "fbi", "jail", "P", "ICE-SOP-09", happens=automatic, note=matched),
    )


def _back_to_the_jail(rule: FederalRule, choice: CountyChoice) -> tuple[Arrow, ...]:
    state_laws = rule.id == "from-2017"
    return (
        Arrow(
            "request",
            "field-office",
            "jail",
            say("carries.request", forms=joined(rule.forms, "or")),
            say("learns.request.hold-or-notice" if rule.notices else "learns.request.hold"),
            note=say(f"note.request.{rule.id}"),
            source=("KUBRIN-14", *(key for form in rule.forms for key in FORMS[form].source)),
            grade="S",
        ),
        Arrow(
            "reply",
            "jail",
            "field-office",
            say(f"carries.reply.{_reply(rule, choice)}"),
            say("learns.reply"),
            note=say("note.state-law", choice=choice.note, adds=say("adds.state-law"))
            if state_laws
            else choice.note,
            adds=say("adds.state-law") if state_laws else "",
            source=("ICE-247A", "ELCENIZO-18", "US-CAL") if state_laws else ("ICE-DET-11",),
            grade="P",
        ),
        Arrow(
            "transfer",
            "jail",
            "outcome",
            say("carries.transfer"),
            say(f"learns.transfer.{'nothing' if _silent(choice) else choice.holds}"),
            note=say("note.transfer"),
            source=("ICE-DET-11", "OIG-20-13"),
            grade="P",
        ),
    )


def _silent(choice: CountyChoice) -> bool:
    """Whether the jail neither holds nor tells."""
    return choice.holds == "nobody" and not choice.tells_instead


def _reply(rule: FederalRule, choice: CountyChoice) -> str:
    """Which answer the jail gives: to whom, and how the days of a hold are counted on the forms of the rule."""
    if _silent(choice):
        return "nothing"
    if choice.holds == "nobody":
        return "nobody"
    left_out = any(FORMS[form].days_left_out for form in rule.forms)
    return f"{choice.holds}-{'notices' if rule.notices else 'days-left-out' if left_out else 'every-day'}"
