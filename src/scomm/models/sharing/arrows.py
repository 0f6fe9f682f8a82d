"""The steps of a print's way from a booking on, by rule and local policy."""

from __future__ import annotations

from dataclasses import dataclass

from scomm.models.hold_forms import FORMS
from scomm.models.sharing.policies import Policy
from scomm.models.sharing.positions import STEPS, Position
from scomm.models.sharing.rules import Rule

AGENCIES = {
    "police": "Police officer",
    "jail": "County jail",
    "state-bureau": "State fingerprint bureau",
    "fbi": "FBI (its system is IAFIS until September 2014, then NGI)",
    "dhs": "DHS (its fingerprint system is IDENT)",
    "support-center": "ICE's support center (LESC)",
    "field-office": "ICE's field office",
    "outcome": "Free, or in ICE custody",
}
"""Everyone on the way of a print, in the order of the way; the last one is where it ends."""


@dataclass(frozen=True)
class Arrow:
    """One step: what goes from one agency to the next, and what the receiver learns from it.

    `happens` says whether the step exists under this rule; where it does not, `note` says why.
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

    @property
    def position(self) -> Position:
        """Whether a county can change this step."""
        return STEPS[self.id]


def arrows(rule: Rule, policy: Policy) -> tuple[Arrow, ...]:
    """Every step in order, those that do not exist under this rule too."""
    return (*_to_the_fbi(), *_to_ice(rule), *_back_to_the_jail(rule, policy))


def _to_the_fbi() -> tuple[Arrow, ...]:
    procedure, seen = ("ICE-SOP-09",), "P"
    return (
        Arrow(
            "booking",
            "police",
            "jail",
            "an arrested person",
            "who was arrested, and for what",
            procedure,
            seen,
        ),
        Arrow(
            "prints-to-state",
            "jail",
            "state-bureau",
            "ten fingerprints and a name",
            "who was booked, and whether the state has a record of the person",
            procedure,
            seen,
        ),
        Arrow(
            "prints-to-fbi",
            "state-bureau",
            "fbi",
            "the same prints",
            "who was booked, and whether any state has a criminal record of the person",
            procedure,
            seen,
        ),
    )


def _to_ice(rule: Rule) -> tuple[Arrow, ...]:
    automatic = rule.automatic
    unlinked = "Not under this rule: the prints stop at the FBI."
    found = "if the prints match" if automatic else "if an officer asked"
    return (
        Arrow(
            "prints-to-dhs",
            "fbi",
            "dhs",
            "the same prints, at once and without anyone's decision",
            "whether this person is one whose prints DHS took before, lawful residents and citizens among them",
            happens=automatic,
            note="" if automatic else unlinked,
            source=rule.source if automatic else ("ICE-ID-10",),
            grade="P",
        ),
        Arrow(
            "query-to-ice",
            "dhs",
            "support-center",
            "notice of a match, as an “Immigration Alien Query”",
            "that a person with a DHS record is in this jail",
            happens=automatic,
            note="Only if the prints match." if automatic else unlinked,
            source=("ICE-ID-10", "ICE-LEA-10"),
            grade="P",
        ),
        Arrow(
            "question-to-ice",
            "jail",
            "support-center",
            "a name and a date of birth, if an officer asks",
            "that someone with this name is in this jail",
            happens=not automatic,
            note="Only if an officer asks."
            if not automatic
            else "Not needed: the prints have asked already.",
            source=("ICE-LESC-07",),
            grade="P",
        ),
        Arrow(
            "answer-to-field-office",
            "support-center",
            "field-office",
            "an answer with the last known status, written by people who search several databases",
            "where the person is, and what the records say of the person's status",
            happens=True,
            note=f"Only {found}.",
            source=("ACRIME",),
            grade="S",
        ),
        Arrow(
            "answer-to-jail",
            "fbi",
            "jail",
            "a second answer, through the state bureau",
            "that DHS has a record of the person",
            happens=automatic,
            note="Only if the prints match." if automatic else unlinked,
            source=("ICE-SOP-09",),
            grade="P",
        ),
    )


def _back_to_the_jail(rule: Rule, policy: Policy) -> tuple[Arrow, ...]:
    reply, end = _reply(rule, policy)
    forms = " or ".join(rule.forms)
    learns = "that ICE wants the person held" + (
        ", or wants only notice of the release" if rule.notices else ""
    )
    return (
        Arrow(
            "request",
            "field-office",
            "jail",
            f"a detainer: form {forms}",
            learns,
            happens=True,
            note="Only if ICE decides to ask. " + _asked(rule),
            source=("KUBRIN-14", *(key for form in rule.forms for key in FORMS[form].source)),
            grade="S",
        ),
        Arrow(
            "reply",
            "jail",
            "field-office",
            reply,
            "whether, and until when, the person can be picked up",
            happens=True,
            note=policy.note + _state_law(rule),
            source=("ICE-DET-11",) if rule.id != "from-2017" else ("ICE-247A", "ELCENIZO-18", "US-CAL"),
            grade="P",
        ),
        Arrow(
            "transfer",
            "jail",
            "outcome",
            "the person",
            end,
            happens=True,
            note="A hold without ICE coming ends in release.",
            source=("ICE-DET-11", "OIG-20-13"),
            grade="P",
        ),
    )


def _asked(rule: Rule) -> str:
    said = {
        "before-2008": "Nobody asks about a person whom nobody has looked up.",
        "secure-communities": "ICE can ask for anyone whom it believes can be deported.",
        "pep": "ICE's written priorities are convictions and threats, and notice was to be usual.",
        "from-2017": "ICE can again ask for anyone who can be deported.",
    }
    return said.get(rule.id, rule.note)


def _state_law(rule: Rule) -> str:
    if rule.id != "from-2017":
        return ""
    return " State law can take the choice away: Texas makes jails honor detainers, California limits what they may do."


def _reply(rule: Rule, policy: Policy) -> tuple[str, str]:
    """What the jail answers, and where the person ends."""
    days = "48 hours, weekends and holidays not counted" if "I-247" in rule.forms else "48 hours"
    some = " If ICE asks for notice only, it tells ICE the day and hour of release." if rule.notices else ""
    if policy.holds == "nobody" and not policy.tells_instead:
        return "Nothing.", "Everyone goes free at the usual time; ICE may look for them later."
    return {
        "everyone": (
            f"The jail holds the person for up to {days}, and tells ICE.{some}",
            "ICE takes the person into custody if it comes in time; if not, the person goes free.",
        ),
        "convicted": (
            f"With a conviction: the jail holds for up to {days}.{some} Without one: nothing.",
            "People with a conviction can be picked up. The others go free; ICE may look for them later.",
        ),
        "warrant": (
            f"With a judge's warrant: the jail holds for up to {days}. Without one: nothing.",
            "Nearly everyone goes free at the usual time; ICE may look for them later.",
        ),
        "nobody": (
            "The day and hour of release. The jail holds nobody.",
            "The person goes free; ICE can be at the door, if it comes in time.",
        ),
    }[policy.holds]
