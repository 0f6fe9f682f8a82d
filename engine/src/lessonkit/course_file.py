"""What a `course.toml` says, key by key."""

from __future__ import annotations

from msgspec import Struct


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One question before the first lesson, answered at once: of a hundred, how many; `truth` is a number, or the name of a truth."""

    prompt: str
    truth: float | str
    told: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


class Side(Struct, frozen=True, forbid_unknown_fields=True):
    """A side that a course's disputes have in some form: the label of the publishers who speak for it, and patterns of whoever else does."""

    label: str
    also: tuple[str, ...] = ()


class Written(Struct, frozen=True, forbid_unknown_fields=True):
    """What a course.toml says.

    `lead` is what a first page says of the course, `care` what readers are asked to take care of. `counts` are the things that its
    numbers count, each with the words that learners may write behind a number, parted by " | ", `also_counted`
    what its prose counts besides, and `dealt` what its deals are called.
    `labels` are kinds of publishers besides those that the kit knows, and `sides` who speaks for each side of its disputes.
    `names_with_digits` are patterns of digits that are no numbers. `package` is the Python package that holds what does not lie in the
    folder, `parts` says what each optional part of it is for, and `lessons_need` which of them lessons run on. `engine` is the
    range of the engine's versions for which it was written.
    """

    id: str
    title: str
    lead: str = ""
    care: str = ""
    counts: dict[str, str] = {}
    also_counted: tuple[str, ...] = ()
    dealt: dict[str, str] = {}
    labels: dict[str, str] = {}
    sides: dict[str, Side] = {}
    names_with_digits: dict[str, str] = {}
    engine: str = ""
    package: str = ""
    parts: dict[str, str] = {}
    lessons_need: tuple[str, ...] = ()
    question: Question | None = None
