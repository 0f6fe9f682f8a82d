"""A class of forty: thirty honest learners, each with a deal of their own, and ten of the worst among them, or ten honest ones more."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace

from lessonkit.exercises.deal import WORDS
from tests.adversarial.case import Adversarial
from tests.adversarial.corpus import CASES
from tests.adversarial.workshop import Files, Workshop, as_file
from tests.grading.course import fill_code, write_answers

HONEST, WORST = 30, (
    "a table of 300,000 names",
    "a table of 20,000 columns of one name",
    "an answer nested 900 deep",
    "a hundred thousand results",
    "four million letters for one",
    "a whole number of 4,000 digits",
    "a function that gives back a table of 30,000 names",
    "a text whose length and letters lie",
    "a refusal with 100,000 facts",
    "an object with 100,000 keys for a number",
)  # fmt: skip
"""How many are honest, and the cases of the corpus that cost most to read."""


@dataclass(frozen=True)
class HandedIn:
    """Who handed in what: the honest, and the cases among them by the learner."""

    honest: dict[str, Files]
    worst: dict[str, Adversarial]


def class_of_forty(shop: Workshop) -> HandedIn:
    """Thirty notebooks, no two of them alike: right, empty, and wrong in the same way; and the ten."""
    by_name = {case.name: case for case in CASES}
    return HandedIn(
        {f"{number:02}-honest": _honest(shop, number) for number in range(HONEST)},
        {by_name[name].folder: by_name[name] for name in WORST},
    )


def hand_in(shop: Workshop, of: HandedIn, *, disturbed: bool) -> None:
    """Hand in the class; undisturbed, ten honest learners come in the place of the worst."""
    for learner, files in of.honest.items():
        shop.hand_in(learner, files)
    for number, (learner, case) in enumerate(of.worst.items(), HONEST):
        shop.hand_in(learner, case.build(shop) if disturbed else _honest(shop, number))


def beside(shop: Workshop, name: str) -> Workshop:
    """A copy of the course in a folder of this name, without submissions."""
    course = object.__new__(type(shop.course))
    course.root, course.lesson, course.log = shop.root.parent / name / "course", shop.lesson, ""
    shutil.copytree(shop.root, course.root)
    return replace(shop, course=course)


def _honest(shop: Workshop, number: int) -> Files:
    code = "-".join(WORDS[(number * step + 7) % len(WORDS)] for step in (1, 3, 5))
    notebook = shop.course.released() if number % 3 == 1 else shop.course.reference(code)
    if number % 3 == 1:
        fill_code(notebook, code)
    if number % 3 == 2:
        write_answers(notebook, {"share-red": "share_red = 43.75", "painted": f"painted = {number}"})
    return {shop.file: as_file(notebook)}
