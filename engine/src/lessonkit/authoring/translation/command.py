"""What `lessonkit words --po` and `lessonkit build --lang` do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.language import count, plural

Say = Callable[[str], None]


def write_catalogues(root: Path, language: str, say: Say) -> None:
    """Bring the catalogues of a language up to date, and say of each how much is translated."""
    from lessonkit.authoring.build import every_lesson
    from lessonkit.authoring.translation import catalogues
    from lessonkit.authoring.word_list import word_list
    from lessonkit.language.in_force import ENGLISH, NAMES

    if language not in NAMES or language == ENGLISH:
        raise KitError(
            f"No catalogue can be written for {language!r}.",
            allowed=[tag for tag in NAMES if tag != ENGLISH],
            do="Teach the kit its grammar first: docs/translating.md says how.",
        )
    lessons = every_lesson(root)
    for name, entries in catalogues.update(root, language, word_list(root), lessons).items():
        path = catalogues.file_of(root, language, name).relative_to(root).as_posix()
        fuzzy = sum(one.fuzzy for one in entries.values())
        changed = f", {count(fuzzy)} to look at again" if fuzzy else ""
        say(f"{path}: {_of(*catalogues.how_much(entries))}{changed}")
        for slip in catalogues.slips(entries):
            say(f"  {slip}")


def build_edition(root: Path, language: str, lessons: Sequence[str], say: Say) -> None:
    """Write the lessons of an edition, or those of which something is translated, and say how much is."""
    from lessonkit.authoring.build import lesson_folder
    from lessonkit.authoring.translation import catalogues, editions

    for lesson in lessons:
        lesson_folder(lesson, root)  # a name that is none is refused before anything is written
    found = editions.prepare(root, language)
    say(f"{catalogues.INTERFACE}: {_of(*catalogues.how_much(found[catalogues.INTERFACE]))}")
    say(f"{catalogues.NUMBERS}: {_of(*catalogues.how_much(found[catalogues.NUMBERS]))}")
    for lesson in lessons or editions.begun(found):
        made = editions.build_edition(root, language, lesson, found[lesson])
        say(f"{made.notebook.relative_to(root).as_posix()}: {_of(made.translated, made.sentences)}")


def check_edition(root: Path, language: str, say: Say) -> None:
    """Change nothing; a `KitError` if a fresh build of the edition would differ."""
    from lessonkit.authoring.translation.editions import edition_drift

    differences = list(edition_drift(root, language))
    for line in differences:
        say(line)
    if differences:
        raise KitError(
            "The committed edition differs from a fresh build.",
            do=f"Run {course().command} build --lang {language} and commit.",
        )
    say("The edition is as a fresh build makes it.")


def _of(done: int, all: int) -> str:
    return f"{count(done)} of {count(all)} {plural(all, 'sentence')}"
