"""A brief made: its numbers looked up again, its charts drawn again, and all that is missing or refused, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from scomm.county.brief.charts import Drawn, drawn
from scomm.county.brief.parts import MOST_WORDS, PROSE, Brief, BriefChart, BriefClaim, Pin
from scomm.county.brief.ties import looked_up, sentence, untied
from scomm.county.dossiers.facts import Dossier
from scomm.county.dossiers.gather import dossier

say = sentences_beside(__file__)

NOT_GRADED = "next"
"""The part of `PROSE` that may stay empty."""
LONGEST_REASON = 260
"""Characters of a reason on the page."""


@dataclass(frozen=True)
class Problem:
    """What is to be mended in a part of a brief; a remark says something that does not stand in the way."""

    part: str
    words: str
    is_remark: bool = False


@dataclass(frozen=True)
class MadeClaim:
    """A claim as the page prints it: its sentence with the number of the data, and the source; or why it is left out."""

    sentence: str = ""
    source: str = ""
    disputed: bool = False
    refused: str = ""
    said: str = ""


@dataclass(frozen=True, eq=False)
class MadeChart:
    """A chart as the page prints it with its pinned note; or why it is left out."""

    picture: Drawn | None
    pin: Pin
    row_said: str = ""
    refused: str = ""


@dataclass(frozen=True, eq=False)
class Made:
    """A brief as it stands on the page, and what is to be mended in it."""

    brief: Brief
    county: str
    charts: tuple[MadeChart, ...]
    claims: tuple[MadeClaim, ...]
    prose: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def standing(self) -> str:
        """How many of its claims stand, in words."""
        return say("claims.stand", n=sum(not one.refused for one in self.claims), of=len(self.claims))

    @property
    def is_whole(self) -> bool:
        """True where nothing is missing or refused."""
        return all(one.is_remark for one in self.problems)

    def said(self, part: str) -> str:
        """The words of a part of `PROSE`, cut where the page has no room for more."""
        return self.prose[PROSE.index(part)]


def made(brief: Brief) -> Made:
    """The brief with every number looked up again. Never raises for what a learner wrote."""
    problems: list[Problem] = []
    known: Dossier | None = None
    try:
        known = dossier(brief.county)
    except KitError as error:
        problems.append(Problem("county", say("county.none") if not brief.county else _short(error)))
    charts = tuple(_chart(n, one, known, problems) for n, one in enumerate(brief.charts, 1))
    claims = tuple(_claim(n, one, known, problems) for n, one in enumerate(brief.claims, 1))
    ties = [(one.tie, one.key, one.column, one.where) for one in brief.claims if one.key]
    if len(set(ties)) < len(ties):
        problems.append(Problem("claims", say("claims.same"), is_remark=True))
    for part in brief.size.prose:
        words = brief.said(part)
        if not words:
            missing = say(f"missing.{part.replace(' ', '-')}")
            problems.append(Problem(part, missing, is_remark=part == NOT_GRADED))
        problems += _length(part, part, words)
    prose = tuple(_cut(words, MOST_WORDS[part]) for part, words in zip(PROSE, brief.prose, strict=True))
    return Made(brief, known.label if known else brief.county[:60], charts, claims, prose, tuple(problems))


def _chart(n: int, chart: BriefChart, known: Dossier | None, problems: list[Problem]) -> MadeChart:
    part, pin = f"chart {n}", chart.pin
    try:
        picture = drawn(chart, known.label if known else "")
    except KitError as error:
        problems.append(Problem(part, _short(error)))
        return MadeChart(None, pin, refused=_short(error))
    row_said = picture.row_said(pin.row)
    if not pin.words:
        problems.append(Problem(f"note {n}", say("note.none")))
    elif not row_said:
        shown = ", ".join(picture.rows[:8])
        problems.append(Problem(f"note {n}", say("note.row", row=pin.row[:40], rows=shown)))
    problems += _length(f"note {n}", "note", pin.words)
    cut = Pin(pin.row[:60], pin.across, pin.down, _cut(pin.words, MOST_WORDS["note"]))
    return MadeChart(picture, cut, row_said)


def _claim(n: int, claim: BriefClaim, known: Dossier | None, problems: list[Problem]) -> MadeClaim:
    part, said = f"claim {n}", ""
    try:
        if not claim.words and not claim.tie:
            raise KitError(say("claim.none"))
        if not claim.tie:
            raise KitError(say("claim.no-tie"))
        if known is None and claim.tie == "dossier":
            raise KitError(say("claim.no-county"))
        found = looked_up(claim, known)  # type: ignore[arg-type]  # only a dossier's tie needs one
        said = found.said
        words = sentence(claim, found)
    except KitError as error:
        problems.append(Problem(part, _short(error)))
        return MadeClaim(refused=_short(error), said=said)
    problems += _length(part, "claim", words)
    if others := untied(words, found):
        problems.append(Problem(part, say("claim.untied", numbers=list(others)), is_remark=True))
    return MadeClaim(_cut(words, MOST_WORDS["claim"]), found.source, found.disputed, said=said)


def _length(part: str, kind: str, words: str) -> Iterator[Problem]:
    n, most = len(words.split()), MOST_WORDS[kind]
    if n > most:
        yield Problem(part, say("length.too-long", n=n, most=most))


def _short(error: KitError) -> str:
    """What an error says, with no more of a learner's words than a line holds."""
    said = str(error)
    return said if len(said) <= LONGEST_REASON else f"{said[: LONGEST_REASON - 1]}…"


def _cut(words: str, most: int) -> str:
    """Words that fit: no more than there is room for, and no word that runs off the page."""
    kept = [word if len(word) <= 40 else f"{word[:39]}…" for word in words.split()]
    return " ".join(kept if len(kept) <= most else [*kept[:most], "…"])
