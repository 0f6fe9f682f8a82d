"""The forms on which ICE asks a jail to hold a person, and what each says of the 48 hours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HoldForm:
    """One detainer form.

    `hours` is how long it asks the jail to hold, 0 where it asks for notice only. `days_left_out` says
    whether Saturdays, Sundays and federal holidays are left out of the count; `days_grade` is how well that
    is known: P (primary source seen), S (secondary source seen), "inferred" or "assumed". `open_question`
    names what no source at hand settles.
    """

    id: str
    name: str
    used: str
    hours: int
    hours_grade: str
    days_left_out: bool
    days_grade: str
    source: tuple[str, ...]
    says: str
    open_question: str = ""


_WORDS_ARE_OPEN = (
    "The federal rule that lawyers quote (8 CFR 287.7(d)) leaves those days out. Whether this form does so "
    "too stands in no source that we have read."
)

FORMS = {
    form.id: form
    for form in (
        HoldForm(
            id="I-247",
            name="I-247, “Immigration Detainer - Notice of Action”",
            used="until 2015",
            hours=48,
            hours_grade="P",
            days_left_out=True,
            days_grade="P",
            source=("ICE-DET-11",),
            says="48 hours after the person would otherwise be released, without Saturdays, Sundays and holidays",
        ),
        HoldForm(
            id="I-247D",
            name="I-247D, “Immigration Detainer - Request for Voluntary Action”",
            used="from 2015 to 2 April 2017",
            hours=48,
            hours_grade="S",
            days_left_out=False,
            days_grade="assumed",
            source=("TINGEN-15", "CFR-QUOTED"),
            says="no more than 48 hours beyond the time of release",
            open_question=_WORDS_ARE_OPEN,
        ),
        HoldForm(
            id="I-247N",
            name="I-247N, “Request for Voluntary Notification of Release of Suspected Priority Alien”",
            used="from 2015 to 2 April 2017",
            hours=0,
            hours_grade="S",
            days_left_out=False,
            days_grade="S",
            source=("FED-DEF-NY",),
            says="asks for notice of the release, and neither asks for nor allows a hold",
        ),
        HoldForm(
            id="I-247A",
            name="I-247A, “Immigration Detainer - Notice of Action”",
            used="from 2 April 2017",
            hours=48,
            hours_grade="P",
            days_left_out=False,
            days_grade="inferred",
            source=("ICE-247A", "CFR-QUOTED"),
            says="not more than 48 hours beyond the time of release; ICE's guidance names no days to leave out",
            open_question=_WORDS_ARE_OPEN,
        ),
    )
}
"""The forms by id."""
