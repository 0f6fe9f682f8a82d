"""What is said of a chart that is not right, beside its key: which series and places differ, never what should stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.kinds.chart_faults import broken, count, faults_of_picture
from lessonkit.exercises.kinds.chart_same import alike, gathered, label, places, points, same_points
from lessonkit.exercises.kinds.distances import distance
from lessonkit.exercises.kinds.kind import Explained
from lessonkit.exercises.kinds.number import same_cell
from lessonkit.exercises.kinds.table_cell_faults import Said
from lessonkit.exercises.kinds.years import is_year
from lessonkit.exercises.prices import FORM, PRICES
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.judge import Key
    from lessonkit.exercises.spec import Exercise

SHARE = PRICES["form"]
"""What a chart still earns of which the numbers are right, and the shape or the words are not."""

MOST_TOLD = 2
MOST_PLACES = 6

say = sentences_beside(__file__)


def marred(exercise: Exercise, chart: Any) -> Explained | None:
    """What is wrong with the shape or the words of a chart of which the numbers are right."""
    return _half(faults_of_picture(exercise.properties, chart))


def explained(exercise: Exercise, chart: Any, key: Key) -> Explained | None:
    """What is said of a chart that is neither right nor a named mistake."""
    properties, right = exercise.properties, key.right[0]
    if spoilt := _turned(exercise, chart, key):
        return spoilt
    if fault := broken(properties, chart):
        return Explained(fault.reply, mistake=fault.id)
    picture = faults_of_picture(properties, chart)
    if any(same_points(chart, one, exercise.tolerance) for one in key.right):
        named = any(same_points(chart, one, exercise.tolerance, named=True) for one in key.right)
        swapped = [] if named else [Said("names-swapped", say("chart.names-swapped"))]
        return _half([*swapped, *picture])
    for mistake, wrong in key.mistakes:
        near = exercise.tolerance if mistake.tolerance is None else mistake.tolerance
        if same_points(chart, wrong, near):
            also = f" {picture[0].reply}" if picture else ""
            return Explained(mistake.reply + also, mistake.score * SHARE, mistake.name)
    said = _of_numbers(exercise, gathered(chart["series"], len(right["series"])), right)
    if [one.id for one in said] == ["extra-x"]:
        return _half([*said, *picture])
    if exercise.priced and said and {one.id for one in said} <= FORM:
        return Explained(_told([*said, *picture]), PRICES["form"] * (SHARE if picture else 1), said[0].id)
    said += picture
    return Explained(_told(said), mistake=said[0].id) if said else None


def _half(said: Sequence[Said]) -> Explained | None:
    return Explained(_told(said), SHARE, said[0].id) if said else None


def _told(said: Sequence[Said]) -> str:
    """The most important faults as one reply."""
    return " ".join(one.reply for one in said[:MOST_TOLD])


def _turned(exercise: Exercise, chart: Any, key: Key) -> Explained | None:
    """The right numbers with x and y, or series and x, in each other's place."""
    series = chart["series"]
    swapped = {**chart, "series": [{**one, "x": one["y"], "y": one["x"]} for one in series]}
    about = {**chart, "series": _about(series)}
    for id, other, reply in (
        ("axes-swapped", swapped, say("chart.axes-swapped")),
        ("turned-about", about, say("chart.turned-about")),
    ):
        if any(same_points(other, one, exercise.tolerance) for one in key.right):
            return _half([Said(id, reply)])
    return None


def _about(series: Sequence[Any]) -> list[Any]:
    """Series and places exchanged: a series for each place."""
    found: dict[str, dict[str, Any]] = {}
    for one in series:
        for x, y in zip(one["x"], one["y"], strict=False):
            found.setdefault(label(x), {})[one["name"]] = y
    return [{"name": place, "x": [*at], "y": [*at.values()]} for place, at in found.items()]


def _of_numbers(exercise: Exercise, series: Sequence[Any], right: Any) -> list[Said]:
    """How the numbers differ from the right ones: too many series, places, a factor, or single values."""
    wanted = right["series"]
    if len(series) > len(wanted) and _paired_whole(series, wanted, exercise.tolerance):
        return [Said("extra-series", say("chart.extra-series", n=len(series) - len(wanted)))]
    if fault := count(exercise.properties, {"series": series}):
        return [fault]
    pairs = _paired(series, wanted, exercise.tolerance)
    if not pairs:
        return []
    if of_places := _of_places(exercise, pairs):
        return of_places
    numbers = [(mine[x], theirs[x]) for mine, theirs in map(_heights, pairs) for x in theirs]
    if name := distance(numbers, exercise.tolerance):
        return [Said(name, say(f"distance.{name}"))]
    return _of_heights(exercise, pairs, alone=len(wanted) == 1)


def _paired_whole(series: Sequence[Any], wanted: Sequence[Any], tolerance: float) -> bool:
    return all(
        any(same_points({"series": [one]}, {"series": [other]}, tolerance) for one in series)
        for other in wanted
    )


def _paired(series: Sequence[Any], wanted: Sequence[Any], tolerance: float) -> list[tuple[Any, Any]]:
    """Each given series with the wanted one that it means: by its name, else by the most values that agree."""
    left, pairs = list(series), []
    if len(left) != len(wanted):
        return []

    def nearness(one: Any, other: Any) -> tuple[bool, int]:
        mine, theirs = _heights((one, other))
        agree = sum(x in mine and same_cell(mine[x], theirs[x], tolerance) for x in theirs)
        return alike(one["name"], other["name"]), agree

    for other in wanted:
        best = max(left, key=lambda one: nearness(one, other))
        left.remove(best)
        pairs.append((best, other))
    return pairs


def _heights(pair: tuple[Any, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of a given series and of the wanted one, by their places."""
    one, other = pair
    return dict(points(one, other)), dict(points(other, other))  # type: ignore[arg-type]


def _of_places(exercise: Exercise, pairs: Sequence[tuple[Any, Any]]) -> list[Said]:
    """Places on the level axis that are missing or too many, in any of the series."""
    missing: dict[str, None] = {}
    extra: dict[str, None] = {}
    wrong = False
    for one, other in pairs:
        mine, theirs = _heights((one, other))
        missing |= dict.fromkeys(x for x in theirs if x not in mine)
        extra |= dict.fromkeys(x for x in places(one, other) if x not in theirs)
        wrong |= any(x in mine and not same_cell(mine[x], theirs[x], exercise.tolerance) for x in theirs)
    if missing and extra and all(len(missing) >= len(set(other["x"])) for _, other in pairs):
        told = next((x for x in missing if _is_told(x, exercise.prompt)), None)
        return [Said("other-x", say("chart.x.strange-named", place=told) if told else say("chart.x.strange"))]
    said = []
    if missing:
        named = [x for x in missing if _is_told(x, exercise.prompt)]
        said.append(
            Said("missing-x", say("chart.x.missing-named", n=len(missing), places=_listed(named)))
            if len(named) == len(missing)
            else Said("missing-x", say("chart.x.missing", n=len(missing)))
        )
    if extra:
        years = [x for x in extra if _is_year(x)]
        said.append(
            Said("extra-x", say("chart.x.extra-named", places=_listed(years)))
            if len(years) == len(extra)
            else Said("extra-x", say("chart.x.extra", n=len(extra)))
        )
    if said and wrong:
        said += _of_heights(exercise, pairs, alone=len(pairs) == 1)
    return said


def _is_year(place: str) -> bool:
    return place.isascii() and place.isdigit() and is_year(int(place))


def _is_told(place: str, prompt: str) -> bool:
    """True for a year, and for a place that the prompt names."""
    return _is_year(place) or re.search(rf"(?<!\w){re.escape(place)}(?!\w)", prompt) is not None


def _of_heights(exercise: Exercise, pairs: Sequence[tuple[Any, Any]], *, alone: bool) -> list[Said]:
    """Which values of which series differ."""
    said = []
    for one, other in pairs:
        mine, theirs = _heights((one, other))
        wrong = [x for x in theirs if x in mine and not same_cell(mine[x], theirs[x], exercise.tolerance)]
        if not wrong:
            continue
        name, everywhere = other["name"], len(wrong) == len(theirs)
        if everywhere:
            same_name = alike(one["name"], name)
            where = (
                say("chart.x.all-differ", name=name)
                if same_name
                else say("chart.x.all-differ-other", name=name)
            )
            where = say("chart.x.all-differ-alone") if alone else where
        elif alone:
            where = say("chart.x.differ-alone", n=len(wrong), of=len(theirs), places=_listed(wrong))
        else:
            sort = "differ" if alike(one["name"], name) else "differ-other"
            where = say(f"chart.x.{sort}", name=name, n=len(wrong), of=len(theirs), places=_listed(wrong))
        why = distance([(mine[x], theirs[x]) for x in wrong], exercise.tolerance)
        said.append(Said(why, f"{where} {say(f'distance.{why}')}") if why else Said("values-differ", where))
    return said


def _listed(names: Sequence[str]) -> str:
    first, more = ", ".join(names[:MOST_PLACES]), len(names) - MOST_PLACES
    return say("chart.x.and-more", first=first, n=more) if more > 0 else first
