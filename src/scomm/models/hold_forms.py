"""The forms on which ICE asks a jail to hold a person, and what each says of the 48 hours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HoldForm:
    """One detainer form.

    `hours` is how long it asks the jail to hold, 0 where it asks for notice only. `days_left_out` says
    whether Saturdays, Sundays and federal holidays are left out of the count; `days_grade` is how well that
    is known: P (primary source seen), S (secondary source seen), "inferred" or "assumed". The federal rule that lawyers
    quote (8 CFR 287.7(d)) leaves those days out; whether the forms of 2015 and 2017 do so too stands in no source that we have read.
    """

    id: str
    hours: int
    hours_grade: str
    days_left_out: bool
    days_grade: str
    source: tuple[str, ...]


FORMS = {
    form.id: form
    for form in (
        HoldForm(
            id="I-247",
            hours=48,
            hours_grade="P",
            days_left_out=True,
            days_grade="P",
            source=("ICE-DET-11",),
            # 48 hours after the person would otherwise be released, without Saturdays, Sundays and holidays
        ),
        HoldForm(
            id="I-247D",
            hours=48,
            hours_grade="S",
            days_left_out=False,
            days_grade="assumed",
            source=("TINGEN-15", "CFR-QUOTED"),
            # no more than 48 hours beyond the time of release
        ),
        HoldForm(
            id="I-247N",
            hours=0,
            hours_grade="S",
            days_left_out=False,
            days_grade="S",
            source=("FED-DEF-NY",),
            # asks for notice of the release, and neither asks for nor allows a hold
        ),
        HoldForm(
            id="I-247A",
            hours=48,
            hours_grade="P",
            days_left_out=False,
            days_grade="inferred",
            source=("ICE-247A", "CFR-QUOTED"),
            # not more than 48 hours beyond the time of release; ICE's guidance names no days to leave out
        ),
    )
}
"""The forms by id."""
