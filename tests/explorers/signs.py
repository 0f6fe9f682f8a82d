"""Which words name a sign of a picture, and which marks draw that sign: what the test of every explorer's words looks up.

A mark is looked at as it stands in a state: `Seen` has it with the place of the step that it follows. A mark that can be shown in
several ways, between which its reader changes, is seen in each; words outside it must be true in every one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from lessonkit.charts.marks import Hidden, Mark

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "dot": r"dots?\b(?! plot)",
        "dot before": r"dots before\b",
        "bar": r"(?<!time )bars?\b",
        "line": r"(?<!on one )lines?\b(?! of time)",
        "curve": r"curves?\b",
        "ring": r"rings?\b",
        "arrow": r"arrows?\b",
        "diamond": r"diamonds?\b",
        "square": r"squares?\b",
        "filled": r"(?:filled|solid)\b",
        "hollow": r"(?:hollow|outlined?|outlines)\b",
        "hatched": r"hatche[ds]\b|hatch\b",
        "dashed": r"dashed\b",
        "dotted": r"dotted\b",
        "gray": r"gr[ae]y\b",
        "blue": r"blue\b",
        "orange": r"orange\b(?! County)",
        "lost": r"○",
        "guessed line": r"line of your guess",
        "handle": r"“\?”",
    }
}
"""For each language the words that name a sign."""


@dataclass(frozen=True)
class Seen:
    """A mark as it is seen: in which of its ways, if it has several, and at which step of the control that it follows."""

    mark: Mark
    step: int = 0
    way: str = ""
    state: Mapping[str, Any] = field(default_factory=dict)

    @property
    def signs(self) -> set[str]:
        """The signs that are drawn."""
        kind = f"{self.mark.kind} {self.way}".strip()
        return {sign for sign, drawn in DRAWN[kind].items() if drawn(self)}


DENIED = {"en": r"\bno (?:\w+ ){0,3}?(?=\w+)[^.,:;]*"}
"""What is said not to be drawn, up to the next stop: “No county is filled.”"""


def named(text: str, language: str = "en") -> set[str]:
    """The signs that a text says are drawn."""
    told = re.sub(DENIED[language], "", text, flags=re.I)
    return {sign for sign, words in WORDS[language].items() if re.search(rf"(?<!\w)(?:{words})", told, re.I)}


def ways(mark: Mark, step: int, state: Mapping[str, Any]) -> tuple[Seen, ...]:
    """The ways in which a mark can be seen; none where it is hidden."""
    if isinstance(mark, Hidden):
        return ()
    both = ("one", "all") if mark.kind == "outcomes" else ("",)
    return tuple(Seen(mark, step, way, state) for way in both)


def own_words(seen: Seen) -> Iterator[str]:
    """What a mark says in the state, in the way in which it is seen: every text of it with a space, but for ids."""
    shown = seen.mark.shown()
    if seen.way:
        shown = {
            name: value for name, value in shown.items() if name not in ("one", "all") or name == seen.way
        }
    yield from _texts(shown)


def _texts(plain: Any, name: str = "") -> Iterator[str]:
    if isinstance(plain, str):
        if " " in plain and name not in _IDS and not plain.startswith("data:"):
            yield plain
    elif isinstance(plain, Mapping):
        for inner, value in plain.items():
            yield from _texts(value, inner)
    elif isinstance(plain, (list, tuple)):
        for value in plain:
            yield from _texts(value, name)


_IDS = {"about", "line"}
"""Names of fields that no reader sees, or that tell of what was studied and not of the picture."""

Drawn = Callable[[Seen], bool]


def always(_: Seen) -> bool:
    """A sign that the mark draws in every state."""
    return True


def any_of(part: Callable[[Any], Any]) -> Drawn:
    """A sign that the mark draws where something of it is so."""
    return lambda seen: bool(part(seen.mark))


def _looks(seen: Seen) -> set[int]:
    """The looks of the areas, and of the places in them, that a map draws at a step."""
    mark: Any = seen.mark
    areas = {place for place, code in enumerate(mark.land.of) if mark.region in ("", code)}
    changes = [mark.dress.changes[place] for place in areas]
    if mark.region:
        changes += [dot.changes for dot in mark.dress.dots if dot.area in areas]
    return {next((look for start, look in reversed(one) if start <= seen.step), 0) for one in changes}


def looks_like(part: Callable[[Any], Any]) -> Drawn:
    """A sign of a map: something of it looks like that."""
    return lambda seen: any(part(seen.mark.dress.looks[look]) for look in _looks(seen))  # type: ignore[attr-defined]


def _lines(mark: Any) -> Any:
    """The lines of a mark that is one, or has one inside."""
    return getattr(mark, "lines", None) if mark.kind == "lines" else mark.lines.lines


_LINES: Mapping[str, Drawn] = {
    "line": always,
    "curve": always,
    "dot": any_of(lambda m: m.points),
    "bar": any_of(lambda m: m.means),
    "arrow": any_of(lambda m: m.moves),
    "hatched": any_of(lambda m: m.band),
    "dashed": any_of(lambda m: any(one.dash == "dash" for one in m.lines)),
    # Numbers are guesses; the first value, a word, is none yet.
    "guessed line": lambda seen: seen.mark.guessed and isinstance(seen.state[seen.mark.guessed.guess], int),  # type: ignore[attr-defined]
    "dotted": lambda seen: any(one.dash == "dot" for one in seen.mark.lines),  # type: ignore[attr-defined]
}

DRAWN: Mapping[str, Mapping[str, Drawn]] = {
    "area": {"square": always},
    "answers": {"dot": always, "hatched": any_of(lambda m: any(one.unsure for one in m.points))},
    "curves": {
        "curve": any_of(lambda m: m.curves),
        "line": any_of(lambda m: m.curves),
        "dot": any_of(lambda m: m.here or m.spots),
        "ring": any_of(lambda m: any(one.open for one in m.spots)),
        "hatched": any_of(lambda m: m.band),
        "dashed": any_of(lambda m: any(one.dash == "dash" for one in m.curves)),
    },
    "cut": {"line": always, "filled": always, "hollow": always},
    "dots": {
        "dot": any_of(lambda m: any(one.n for one in m.groups)),
        "diamond": any_of(lambda m: any(one.n and one.shape == "diamond" for one in m.groups)),
        "filled": any_of(lambda m: any(one.n and one.look == "solid" for one in m.groups)),
        "hollow": any_of(lambda m: any(one.n and one.look == "outline" for one in m.groups)),
    },
    "drawn": {
        "line": always,
        "curve": always,
        "handle": any_of(lambda m: m.covered),
        "dashed": any_of(lambda m: any(one.dash == "dash" for one in m.lines.lines)),
        "hatched": any_of(lambda m: m.lines.band),
    },
    "effects": {
        "dot": any_of(lambda m: _shapes(m) & {"dot"}),
        "ring": any_of(lambda m: _shapes(m) & {"ring"}),
        "hollow": any_of(lambda m: _shapes(m) & {"ring"}),
        "line": any_of(lambda m: _shapes(m) - {"words"}),
        "hatched": any_of(lambda m: _shapes(m) & {"band", "side"}),
    },
    "film": {"line": always, "square": always},
    "front_pages": {
        "bar": always,
        "hatched": any_of(lambda m: any(one.unsure for one in m.pages)),
    },
    "hundreds": {
        "dot": always,
        "filled": any_of(lambda m: any(one.n and one.look == "solid" for one in m.fields)),
        "hatched": any_of(lambda m: any(one.n and one.look == "hatch" for one in m.fields)),
    },
    "intervals": {
        "dot": always,
        "bar": always,
        "ring": any_of(lambda m: any(one.dots for one in m.items)),
        "filled": any_of(lambda m: any(one.strong for one in m.items)),
        "hollow": any_of(lambda m: any(not one.strong for one in m.items)),
        "gray": any_of(lambda m: any(not one.strong for one in m.items)),
        "line": any_of(lambda m: m.across),
        "dot before": any_of(lambda m: m.upright and m.since > 0),
    },
    "journey": {"line": always},
    "lid": {},
    "lines": _LINES,
    "map": {
        "filled": looks_like(lambda look: look.ground or look.lines),
        "hollow": looks_like(lambda look: not look.ground),
        "hatched": looks_like(lambda look: look.lines),
        "dot": looks_like(lambda look: look.dotted or look.round),
        "blue": looks_like(lambda look: look.ground and look.ground != "new"),
        "orange": looks_like(lambda look: "counter" in look.ground + look.lines),
        "gray": looks_like(lambda look: "context" in look.ground + look.lines or look.round),
        "ring": any_of(lambda m: m.own >= 0),
        "bar": any_of(lambda m: m.shares),
    },
    "multiples": {"line": always, "hatched": always, "gray": always, "orange": always, "dashed": always},
    "outcomes one": {
        "dot": always,
        "bar": always,
        "line": always,
        "gray": always,
        "dot before": any_of(lambda m: m.since > 0),
        "hollow": any_of(lambda m: not all(one.held for one in m.studies)),
    },
    "outcomes all": {
        "dot": always,
        "bar": always,
        "line": always,
        "filled": any_of(lambda m: any(one.held for one in m.studies)),
        "hollow": any_of(lambda m: not all(one.held for one in m.studies)),
    },
    "people": {
        "dot": any_of(lambda m: m.glyph == "dot"),
        "square": any_of(lambda m: m.area or (m.beside and m.beside.area)),
        "filled": any_of(lambda m: any(one.n and one.look == "solid" for one in m.groups)),
        "hollow": any_of(lambda m: sum(one.n for one in m.groups) < m.of),
        "hatched": any_of(lambda m: any(one.n and "hatch" in one.look for one in _groups(m))),
        "gray": any_of(lambda m: any(one.n and one.tone != "accent" for one in _groups(m))),
        "line": any_of(lambda m: m.lines),
    },
    "prints": {
        "line": any_of(lambda m: m.pairs),
        "dashed": any_of(lambda m: any(not one.agrees for one in m.pairs)),
        "filled": any_of(lambda m: any(one.agrees for one in m.pairs)),
    },
    "quantiles": {
        "bar": always,
        "dot": any_of(lambda m: any(one.dots for one in m.rows)),
        "hollow": any_of(lambda m: any(not one.sure and one.dots for one in m.rows)),
    },
    "ranges": {
        "bar": always,
        "filled": any_of(lambda m: m.own.low > 0),
        "hatched": any_of(lambda m: m.own.high > m.own.low),
        "hollow": any_of(lambda m: m.own.high < m.of),
    },
    "spans": {
        "line": always,
        "diamond": any_of(lambda m: any(one.start == one.upto for row in m.rows for one in row.stretches)),
        "hatched": any_of(lambda m: any(not part["sure"] for row in m.shown()["rows"] for part in row["parts"])),
    },
    "stages": {
        "dot": always,
        "filled": always,
        "gray": any_of(lambda m: m.stages[1].n < m.stages[0].n),
        "lost": any_of(lambda m: _lost(m)),
        "hollow": any_of(lambda m: _lost(m)),
        "hatched": any_of(lambda m: any((one.assumed and one.n) or one.unsure for one in m.stages)),
    },
    "strip": {
        "bar": any_of(lambda m: m.shape == "bars" and any(any(one) for one in m.values)),
        "filled": lambda seen: any(any(one[: seen.step + 1]) for one in seen.mark.values),  # type: ignore[attr-defined]
        "hollow": lambda seen: any(any(one[seen.step + 1 :]) for one in seen.mark.values),  # type: ignore[attr-defined]
        "hatched": any_of(
            lambda m: any(layer.look == "hatch" and any(one) for layer, one in zip(m.layers, m.values, strict=True))
        ),
    },
    "tally": {},
    "tornado": {"bar": always},
}  # fmt: skip
"""For each kind of mark, and way of it, the signs that it draws and when. What is not named is never drawn."""


def _shapes(mark: Any) -> set[str]:
    return {one.shape for group in mark.groups for one in group.effects}


def _groups(mark: Any) -> list[Any]:
    return [*mark.groups, *(mark.beside.groups if mark.beside else ())]


def _lost(mark: Any) -> bool:
    """Whether some dots are lost on the way to a stage, after the first, whose own are gray."""
    later = mark.stages[1:]
    return any(after.n - after.unsure < before.n for before, after in pairwise(later))
