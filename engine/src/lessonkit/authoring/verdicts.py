"""The verdicts on the twenty sentences of the release, on one page.

Each verdict is said once for each lesson that shows it, in the table that ends that lesson. The page is made of those tables, and of
the list of claims that are their evidence (`evidence.toml` of the lesson that has the page). So no verdict stands twice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lessonkit.claims.cite import cite, cited, source_list
from lessonkit.claims.ledger import claim
from lessonkit.errors import KitError
from lessonkit.exercises.spec import Load
from lessonkit.language import joined, sentences_beside
from lessonkit.wholefile import write_whole

SENTENCES = tuple(f"F{number}" for number in range(1, 21))
"""The sentences of the release that lessons test, by their numbers."""

VERDICTS = ("Supported", "Needs tightening", "Not testable", "Overtaken")
HEADING = "Back to the release"
EVIDENCE = "evidence.toml"
PAGE = Path("docs") / "verdicts.md"

_ROW = re.compile(
    r"^\| (?P<number>F\d{1,2}) · (?P<says>.+?) \| (?P<said>\*\*(?P<bold>[^*|]+)\*\*[^|]*?) \| (?P<why>.+?) \|[ ]*$",
    re.MULTILINE,
)
_END = re.compile(rf"^## {HEADING}$(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^\{verdicts\}[ ]*$", re.MULTILINE)
_PLACE = re.compile(r"\]\(\.\./")

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Shown:
    """What one lesson says of one sentence: the sentence in short, the verdict as it is written there, and why."""

    number: str
    lesson: str
    says: str
    said: str
    why: str

    @property
    def verdict(self) -> str:
        """The one of the four verdicts that it is.

        >>> Shown("F9", "04-x", "It says", "**Not testable**: an opinion", "Why.").verdict
        'Not testable'
        """
        return next(one for one in VERDICTS if self.said.startswith(f"**{one}"))

    @property
    def link(self) -> str:
        """A link to the lesson's notebook, as a neighbor sees it."""
        number = int(self.lesson.split("-")[0])
        return f"[{say('verdicts.lesson', n=number)}](../{self.lesson}/{self.lesson}.ipynb)"


def shown_in(text: str, lesson: str) -> Iterator[Shown]:
    """The verdicts in the text of one lesson; a `KitError` for one that is none of the four."""
    end = _END.search(text)
    for row in _ROW.finditer(end["text"]) if end else ():
        found = Shown(row["number"], lesson, row["says"], row["said"], row["why"])
        if not found.said.startswith(tuple(f"**{one}" for one in VERDICTS)):
            raise KitError(
                f"{lesson}: the verdict on {found.number} is {row['bold']!r}.",
                allowed=VERDICTS,
                do="Begin it with one of these, in bold.",
            )
        yield found


def all_shown(solutions: Path) -> dict[str, tuple[Shown, ...]]:
    """What the lessons of a course say of each sentence, in the order of the lessons.

    A `KitError` where two lessons give one sentence two verdicts.
    """
    found: dict[str, list[Shown]] = {number: [] for number in SENTENCES}
    for path in sorted(solutions.glob("*/lesson.md")):
        for one in shown_in(path.read_text("utf-8"), path.parent.name):
            if one.number not in found:
                raise KitError(f"{one.lesson}: {one.number} is none of F1 to F20.")
            found[one.number].append(one)
    for number, rows in found.items():
        if len({one.verdict for one in rows}) > 1:
            said = joined([f"{one.verdict} ({one.lesson})" for one in rows])
            raise KitError(
                f"{number} has two verdicts: {said}.", do="Give it one, and say in words what each adds."
            )
    return {number: tuple(rows) for number, rows in found.items() if rows}


def evidence_of(folder: Path) -> Mapping[str, Sequence[str] | str]:
    """The claims that are the evidence on each sentence, by its number; a text where no number is the evidence."""
    given = tomllib.loads((folder / EVIDENCE).read_text("utf-8"))
    if unknown := sorted(set(given) - set(SENTENCES)):
        raise KitError(f"{EVIDENCE} names {', '.join(unknown)}.", allowed=("F1 to F20",))
    return given


def in_short(solutions: Path) -> str:
    """The verdicts as a lesson prints them: a line for each sentence, and where its evidence stands."""
    head = f"| {say('verdicts.head.says')} | {say('verdicts.head.verdict')} | {say('verdicts.head.where')} |"
    lines = [
        f"| {rows[0].number} · {rows[0].says} | {rows[-1].said} | {', '.join(one.link for one in rows)} |"
        for rows in all_shown(solutions).values()
    ]
    return "\n".join([head, "|:--|:--|:--|", *lines])


def verdicts_markdown(solutions: Path, folder: Path) -> str:
    """The page of the docs: a line for each sentence with why, and with its claims still to be cited."""
    evidence = evidence_of(folder)
    rows = [_row(rows, evidence.get(number, ())) for number, rows in all_shown(solutions).items()]
    head = f"| {say('verdicts.head.says')} | {say('verdicts.head.verdict')} | {say('verdicts.head.why')} |"
    return "\n".join([head, "|:--|:--|:--|", *rows])


def with_verdicts(markdown: str, folder: Path) -> str:
    """The Markdown of a lesson in `folder` with its line `{verdicts}` made into their short table."""
    if not _BLOCK.search(markdown):
        return markdown
    table = in_short(folder.parent)
    return _BLOCK.sub(lambda _: table, markdown)


def page_of(course_root: Path, load: Load) -> str:
    """The page of the docs: the same lines, with the sources of their numbers."""
    solutions = course_root / "solutions"
    holders = sorted(path.parent for path in solutions.glob(f"*/{EVIDENCE}"))
    if not holders:
        return ""
    table = verdicts_markdown(solutions, holders[-1])
    order, placed = cited(table), set[str]()
    body = _PLACE.sub("](../lessons/", cite(table, load, order, placed))
    parts = [say("verdicts.page.title"), say("verdicts.page.opening"), body, source_list(order, load, placed)]
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"


def is_stale(course_root: Path, load: Load) -> bool:
    """True if the course has such a page in its docs, and another one is what its lessons make."""
    path = course_root / PAGE
    return path.is_file() and path.read_text("utf-8") != page_of(course_root, load)


def write_page(course_root: Path, load: Load) -> bool:
    """Write the page of the docs anew; False if there is none, or it is as it should be."""
    if not is_stale(course_root, load):
        return False
    write_whole(course_root / PAGE, page_of(course_root, load).encode())
    return True


def _row(rows: Sequence[Shown], evidence: Sequence[str] | str) -> str:
    first, last = rows[0], rows[-1]
    whys = [f"{one.why} ({one.link})" for one in rows]
    told = [evidence] if isinstance(evidence, str) else [_with_role(id) for id in evidence]
    shown = [say("verdicts.evidence", text=" ".join(told))] if told else []
    cell = "<br>".join([*whys, *shown])
    return f"| **{first.number}** · {first.says} | {last.said} | {cell} |"


def _with_role(id: str) -> str:
    """The sentence of a claim with its citation in the place of its number."""
    return claim(id).sentence.format(value=f"{{claim}}`{id}`")
