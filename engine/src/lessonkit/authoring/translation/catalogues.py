"""The catalogues of an edition, gettext's PO files in `translations/LANGUAGE/`: one for each lesson, one for what the
code says, one for claims and datasets.

The context of a message is the id of `lessonkit words`, its key the English, and a changed English makes it fuzzy: such a
translation is kept, and does not count until somebody has looked at it and taken the mark away.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po
from msgspec import Struct

from lessonkit.authoring.translation.placeholders import misplaced, unbalanced
from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.wholefile import place_file

FOLDER = "translations"
INTERFACE = "interface"
NUMBERS = "numbers"
_OF_NUMBERS = ("claim", "dataset", "glossary", "question")
_WIDTH = 110
_HEADER = """# {title} in another language: {name}.
# Written by `{command} words --po {language}`; translations are edited by hand. How: docs/translating.md.
msgid ""
msgstr ""
"Project-Id-Version: {id}\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


class Entry(Struct, frozen=True):
    """One sentence of a catalogue: its English, the translation (empty: none yet), and whether the English has changed since."""

    english: str
    said: str = ""
    fuzzy: bool = False

    @property
    def counts(self) -> bool:
        """True for a translation that an edition may print."""
        return bool(self.said) and not self.fuzzy


Entries = Mapping[str, Entry]
"""The sentences of a catalogue by their ids."""


def catalogue_of(id: str, lessons: list[str]) -> str:
    """The name of the catalogue that a sentence stands in.

    >>> [catalogue_of(id, ["00-start-here"]) for id in ("00-start-here/front/title", "charts/source", "claim/a/sentence")]
    ['00-start-here', 'interface', 'numbers']
    """
    start = id.split("/")[0]
    return start if start in lessons else NUMBERS if start in _OF_NUMBERS else INTERFACE


def file_of(root: Path, language: str, name: str) -> Path:
    """Where a catalogue stands; `root` is the folder of the kit."""
    return root / FOLDER / language / f"{name}.po"


def read(path: Path) -> dict[str, Entry]:
    """The sentences of a catalogue, none if it is not there; a `KitError` with its name if it can't be read."""
    if not path.is_file():
        return {}
    try:
        found = read_po(io.BytesIO(path.read_bytes()), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise KitError(f"{path.name}: {error}", do="Mend the file: it must be gettext's PO.") from None
    return {
        str(one.context): Entry(str(one.id), str(one.string or ""), one.fuzzy)
        for one in found
        if one.id and one.context
    }


def as_po(entries: Entries, language: str, name: str) -> bytes:
    """A catalogue as the bytes of its file, the same on every run."""
    made = Catalog(charset="utf-8")
    for id, entry in entries.items():
        flags = {"fuzzy"} if entry.fuzzy else set[str]()
        message = made.add(entry.english, entry.said, context=id)
        message.flags = flags
    out = io.BytesIO()
    write_po(out, made, width=_WIDTH, omit_header=True, no_location=True)
    return (
        _HEADER.format(
            language=language, name=name, title=course().title, id=course().id, command=course().command
        ).encode()
        + out.getvalue()
    )


def brought_up_to_date(words: Mapping[str, str], before: Entries) -> dict[str, Entry]:
    """The catalogue for these sentences: translations kept, those of a changed English fuzzy, those of gone ids left out.

    >>> before = {"a": Entry("One", "Uno"), "b": Entry("Two", "Dos"), "gone": Entry("Three", "Tres")}
    >>> [(id, one.said, one.fuzzy) for id, one in brought_up_to_date({"a": "One", "b": "Two more", "c": "New"}, before).items()]
    [('a', 'Uno', False), ('b', 'Dos', True), ('c', '', False)]
    """
    made = {}
    for id, english in words.items():
        had = before.get(id, Entry(english))
        changed = bool(had.said) and had.english != english
        made[id] = Entry(english, had.said, changed or (had.fuzzy and bool(had.said)))
    return made


def update(
    root: Path, language: str, words: Mapping[str, str], lessons: list[str]
) -> dict[str, dict[str, Entry]]:
    """Write or update every catalogue of a language, `words` being all sentences of the kit; returns them by name."""
    by_name: dict[str, dict[str, str]] = {}
    for id, english in words.items():
        by_name.setdefault(catalogue_of(id, lessons), {})[id] = english
    made = {}
    for name, those in by_name.items():
        path = file_of(root, language, name)
        made[name] = brought_up_to_date(those, read(path))
        place_file(path, as_po(made[name], language, name))
    for path in file_of(root, language, "x").parent.glob("*.po"):
        if path.stem not in made:
            path.unlink()
    return made


def slips(entries: Entries) -> Iterator[str]:
    """One line for each translation that does not keep what its English has, naming its id."""
    for id, one in entries.items():
        if not one.counts:
            continue
        filled = id.split("/")[0] not in _OF_NUMBERS and "/" in id
        wrong = misplaced(one.english, one.said) or (
            unbalanced(one.said) if filled and not unbalanced(one.english) else ""
        )
        if wrong:
            yield f"{id}: {wrong}."


def must_keep_placeholders(entries: Entries, name: str) -> None:
    """A `KitError` with the first translation that lost or gained a placeholder, and how many there are."""
    wrong = list(slips(entries))
    if wrong:
        more = f" There are {len(wrong)} such translations." if len(wrong) > 1 else ""
        raise KitError(f"{name}.po: {wrong[0]}{more}", do="Mend the translation: keep what the English has.")


def translations(entries: Entries) -> dict[str, str]:
    """What an edition may print, by id."""
    return {id: one.said for id, one in entries.items() if one.counts}


def how_much(entries: Entries) -> tuple[int, int]:
    """How many of the sentences are translated, and how many there are."""
    return sum(one.counts for one in entries.values()), len(entries)
