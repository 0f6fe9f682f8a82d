"""The class as three platforms export it: in each one's own columns, with what a careless program would lose."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tests.demo.made_class import Person


def canvas_names(person: Person, lesson: str, *, again: bool = False) -> str:
    """The name of a submission in Canvas's zip."""
    late = "LATE_" if person.late else ""
    copy = "-1" if again else ""
    return f"{person.run_together}_{late}{person.canvas}_{208490000 + 2 * person.number + again}_{lesson}{copy}.ipynb"


def canvas(people: Sequence[Person], title: str, most: float) -> bytes:
    """A gradebook of Canvas with two assignments, one of them ours and empty, and its test student."""
    heading = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", f"{title} (4321)", "Essay (4400)", "Final Score"]  # fmt: skip
    rows = [heading, ["    Points Possible", "", "", "", "", f"{most:.2f}", "10.00", "(read only)"]]
    rows += [
        [
            f"{one.last}, {one.first}",
            one.canvas,
            f"A{one.number:03}",
            _login(one),
            "Seminar 1, Tuesday",
            "",
            "8.00",
            "80.00",
        ]
        for one in people
    ]
    rows.append(["Student, Test", "340999", "", "3f2a", "Seminar 1, Tuesday", "", "", ""])
    return _written(rows, ",", "\n").encode("utf-8-sig")


def moodle(people: Sequence[Person], most: float) -> bytes:
    """A grading worksheet of Moodle; the feedback of one person looks like a formula and is none of ours."""
    heading = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade", "Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments"]  # fmt: skip
    rows = [heading]
    rows += [
        [
            f"Participant {5000 + one.number}",
            f"{one.first} {one.last}",
            f"{_login(one)}@example.org",
            "Submitted for grading",
            "",
            f"{most:.2f}",
            "Yes",
            "Friday, 13 November 2026, 9:00 PM",
            "-",
            "=1+1" if not one.number else "",
        ]
        for one in people
    ]
    return _written(rows, ",", "\n").encode("utf-8-sig")


def blackboard(people: Sequence[Person], title: str, most: float) -> bytes:
    """A Grade Center of Blackboard, in UTF-16 with tabs as older versions write it."""
    heading = ["Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability", f"{title} [Total Pts: {most:g} Score] |118854", "Essay [Total Pts: 10 Percentage] |118860"]  # fmt: skip
    rows = [heading]
    rows += [
        [one.last, one.first, _login(one), f"A{one.number:03}", "2026-11-20 10:00:00", "Yes", "", "80.00"]
        for one in people
    ]
    return _written(rows, "\t", "\r\n", csv.QUOTE_ALL).encode("utf-16")


def class_list(people: Sequence[Person]) -> bytes:
    """The class as `nbgrader db student import` takes it."""
    rows = [["id", "first_name", "last_name", "email", "lms_user_id"]]
    rows += [[one.learner, one.first, one.last, f"{_login(one)}@example.org", ""] for one in people]
    return _written(rows, ",", "\n").encode("utf-8")


def _login(one: Person) -> str:
    return f"{one.first[0].lower()}{one.last.lower().replace(chr(39), '')}{one.number}"


def _written(
    rows: Iterable[Sequence[str]], delimiter: str, end: str, quoting: int = csv.QUOTE_MINIMAL
) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return file.getvalue()
