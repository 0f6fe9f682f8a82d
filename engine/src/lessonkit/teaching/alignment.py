"""Which exercises meet which indicator of C3, CSTA and GAISE II: the page `docs/alignment.md`, made from `alignment.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessonkit.authoring.build import every_lesson
from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

PAGE = Path("docs") / "alignment.md"


@dataclass(frozen=True)
class Framework:
    """A standard: its document, who published it, and where its wording was read."""

    title: str
    publisher: str
    year: int
    url: str
    read: str


@dataclass(frozen=True)
class Indicator:
    """One indicator in its own words, and the exercises (`lesson/exercise`) that meet it; `note` says where they stop."""

    framework: str
    code: str
    text: str
    exercises: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Alignment:
    """The frameworks by short name, their indicators, and what was left out, each with the reason."""

    frameworks: Mapping[str, Framework]
    indicators: tuple[Indicator, ...]
    left_out: tuple[tuple[str, str], ...]


@cache
def alignment() -> Alignment:
    """The alignment as its authors wrote it."""
    given = tomllib.loads(course().needed("alignment.toml").read_text("utf-8"))
    return Alignment(
        {name: Framework(**one) for name, one in given["frameworks"].items()},
        tuple(Indicator(**{**one, "exercises": tuple(one["exercises"])}) for one in given["indicator"]),
        tuple((one["what"], one["why"]) for one in given["left_out"]),
    )


def alignment_page(course_root: Path) -> str:
    """The page as Markdown; a `KitError` for an exercise that the course does not have."""
    found, titles = alignment(), _titles(course_root)
    unknown = sorted({id for one in found.indicators for id in one.exercises} - set(titles))
    if unknown:
        raise KitError(f"alignment.toml names {', '.join(unknown)}.", do="Name exercises as lesson/exercise.")
    return "\n\n".join(_pieces(found, titles)) + "\n"


def _pieces(found: Alignment, titles: Mapping[str, str]) -> Iterator[str]:
    yield say("alignment.title")
    yield say("alignment.opening")
    for name, framework in found.frameworks.items():
        yield f"## {framework.title}"
        yield say(
            "alignment.source",
            **{key: getattr(framework, key) for key in ("publisher", "year", "url", "read")},
        )
        rows = [
            f"| **{one.code}** “{one.text}”{f' *{one.note}*' if one.note else ''} | {'<br>'.join(titles[id] for id in one.exercises)} |"
            for one in found.indicators
            if one.framework == name
        ]
        head = f"| {say('alignment.indicator')} | {say('alignment.exercises')} |"
        yield "\n".join([head, "|:--|:--|", *rows])
    yield say("alignment.left-out")
    yield "\n".join(f"- **{what}.** {why}" for what, why in found.left_out)


def _titles(course_root: Path) -> dict[str, str]:
    """Each exercise as the page names it: the lesson's number, and its title."""
    folders = [course_root / "solutions" / id for id in every_lesson(course_root)]
    return {
        f"{folder.name}/{one.id}": say(
            "alignment.exercise", lesson=int(folder.name.split("-")[0]), title=one.title
        )
        for folder in folders
        for one in load_lesson(folder).exercises
    }
