"""A brief as text, one part a line, and back: the form in which it stands in the notebook and is handed in."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scomm.county.brief.parts import (
    FULL,
    PROSE,
    SIZES,
    TIES,
    Brief,
    BriefChart,
    BriefClaim,
    OwnChart,
    OwnSeries,
    Pin,
)

LONGEST, MOST_POINTS, MOST_SERIES = 20_000, 60, 4

_NUMBERED = "|".join([*(f"{one} {n}" for n in range(1, FULL.charts + 1) for one in ("chart", "note", "data")),
                      *(f"claim {n}" for n in range(1, FULL.claims + 1))])  # fmt: skip
_LINE = re.compile(rf"\s*(county|size|{'|'.join(PROSE)}|{_NUMBERED})\s*:\s?(.*)", re.IGNORECASE | re.DOTALL)
_TIE = re.compile(r"\s*\[([^\]]*)\]\s*(.*)", re.DOTALL)
_TIE_LAST = re.compile(r"(.*\S)\s*\[([^\]\[]*)\]\s*([.!?]?)\s*", re.DOTALL)


def read_brief(text: object) -> Brief:
    """The brief that a text says. What it can't read is left out: never an error, whatever stands in it."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in str(text if isinstance(text, str) else "")[:LONGEST].splitlines():
        match = _LINE.fullmatch(line)
        if match:
            key = " ".join(match[1].casefold().split())
            found.setdefault(key, []).append(match[2].strip())
        elif key and line.strip():
            found[key][-1] = f"{found[key][-1]} {line.strip()}".strip()
    last = {name: _clean(values[-1]) for name, values in found.items()}
    return Brief(
        county=last.get("county", ""),
        charts=tuple(_chart(n, last, found) for n in range(1, FULL.charts + 1)),
        claims=tuple(_claim(last.get(f"claim {n}", "")) for n in range(1, FULL.claims + 1)),
        prose=tuple(last.get(part, "") for part in PROSE),
    ).of_size(SIZES.get(last.get("size", "").casefold(), FULL))


def written(brief: Brief) -> str:
    """A brief as text; `read_brief` gives the same brief back."""
    title, *others = (f"{part}: {brief.said(part)}" for part in brief.size.prose)
    charts = [line for n, chart in enumerate(brief.charts, 1) for line in chart_lines(n, chart)]
    claims = [
        f"claim {n}: {_tie_line(one)} {one.words}".rstrip() if one.tie else f"claim {n}: {one.words}"
        for n, one in enumerate(brief.claims, 1)
    ]
    size = [] if brief.size is FULL else [f"size: {brief.size.name}"]
    lines = [f"county: {brief.county}", *size, title, *charts, *claims, *others]
    return "\n".join(line.rstrip() for line in lines)


def chart_lines(n: int, chart: BriefChart) -> Iterator[str]:
    """The lines of one chart and its note."""
    if chart.own:
        own = chart.own
        yield f"chart {n}: own; " + _pairs(
            [("kind", own.kind), ("title", own.title), ("unit", own.unit), ("source", own.source)]
        )
        for one in own.series:
            points = "; ".join(
                f"{_bare(place)}={int(value) if value.is_integer() else value}" for place, value in one.points
            )
            yield f"data {n}: {_bare(one.name).replace(':', ' ')}: {points}"
    else:
        yield f"chart {n}: " + "; ".join(filter(None, [chart.explorer, _pairs(chart.chosen)]))
    pin = chart.pin
    yield f"note {n}: {pin.row} | {pin.across},{pin.down} | {pin.words}"


def _chart(n: int, last: dict[str, str], found: dict[str, list[str]]) -> BriefChart:
    first, *rest = (last.get(f"chart {n}", "") or "").split(";")
    pairs = tuple(_read_pairs(rest))
    pin = _pin(last.get(f"note {n}", ""))
    if first.strip().casefold() != "own":
        return BriefChart(first.strip(), pairs, None, pin)
    said = {key: value for key, value in pairs if value}
    series = tuple(filter(None, map(_series, found.get(f"data {n}", [])[:MOST_SERIES])))
    kind = "bars" if said.get("kind", "").startswith("bar") else "line"
    own = OwnChart(kind, said.get("title", ""), said.get("unit", ""), said.get("source", ""), series)
    return BriefChart("", (), own, pin)


def _pin(text: str) -> Pin:
    parts = [part.strip() for part in text.split("|", 2)]
    if len(parts) < 3:
        return replace(Pin(), words=" ".join(filter(None, parts)))
    row, at, words = parts
    numbers = [min(100, int(one)) for one in re.findall(r"\d{1,3}", at)[:2]]
    across, down = numbers if len(numbers) == 2 else (Pin().across, Pin().down)
    return Pin(row, across, down, words)


def _series(text: str) -> OwnSeries | None:
    name, _, rest = _clean(text).partition(":")
    points = []
    for place, value in _read_pairs(rest.split(";")):
        try:
            number = float(value.replace(",", ""))
        except ValueError:
            continue
        if math.isfinite(number) and abs(number) < 1e15:
            points.append((place, number))
    return OwnSeries(name.strip(), tuple(points[:MOST_POINTS])) if points else None


def _claim(text: str) -> BriefClaim:
    tie, sentence = _parted(text)
    if tie is None:
        return BriefClaim(words=sentence)
    head, *rest = tie.split(";")
    words = head.split()
    if not words or words[0].casefold() not in TIES:
        return BriefClaim(tie=head.strip(), words=sentence)
    kind, key, *column = [words[0].casefold(), *words[1:]] + [""] * (2 - len(words))
    return BriefClaim(kind, key, " ".join(column), tuple(_read_pairs(rest)), sentence)


def _parted(text: str) -> tuple[str | None, str]:
    """A claim's tie and its sentence. The tie stands first; one of the kit's ties may stand last."""
    if first := _TIE.fullmatch(text):
        return first[1], first[2].strip()
    last = _TIE_LAST.fullmatch(text)
    if last and last[2].split(";")[0].casefold().split()[:1] in [[one] for one in TIES]:
        return last[2], f"{last[1].strip()}{last[3]}"
    return None, text.strip()


def _tie_line(one: BriefClaim) -> str:
    head = " ".join(filter(None, [one.tie, one.key, one.column]))
    return f"[{'; '.join(filter(None, [head, _pairs(one.where)]))}]"


def _read_pairs(parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        key, equals, value = part.partition("=")
        if equals and key.strip():
            yield key.strip(), value.strip()


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{_bare(key)}={_bare(value)}" for key, value in pairs)


def _bare(text: str) -> str:
    """A text without the signs that part pairs."""
    return " ".join(re.sub(r"[;=\]\[]", ",", text).split())


def _clean(text: str) -> str:
    """A text without signs that no page can show."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
