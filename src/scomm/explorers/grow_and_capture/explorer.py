"""Grow and capture: an artificial finger is pressed twice, and a program pairs what it finds in the two prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.charts import Picture
from lessonkit.charts.marks import Pair, Prints
from lessonkit.explorers.frame.spec import Control, Explorer, State, Value, View
from lessonkit.language import sentences_beside
from scomm.explorers.grow_and_capture.pictures import SIZE, film_of, print_of
from scomm.explorers.grow_and_capture.presses import (
    FINGERS,
    PARTS,
    PRESSURES,
    SKINS,
    TURNS,
    Press,
    Way,
    compared,
    finger,
    first_press,
    lacks,
    other,
    second_press,
)

if TYPE_CHECKING:
    from scomm.fingerprints import Comparison, Template

say = sentences_beside(__file__)

SLIDERS = ("turn", "part", "pressure", "skin")


@dataclass(frozen=True, eq=False)
class Found:
    """Both presses of a state, the pairs between them and the score, a whole number."""

    first: Press
    second: Press
    pairs: tuple[Pair, ...]
    score: int

    @property
    def fit(self) -> int:
        """Pairs that fit together."""
        return sum(pair.agrees for pair in self.pairs)


def _found(state: State) -> Found:
    number = int(state["finger"])
    pressed = number if state["whose"] == "same" else other(number)
    one = first_press(number)
    two = second_press(pressed, Way(*(int(state[name]) for name in SLIDERS)))
    found = compared(one, two)
    pairs = tuple(
        Pair(int(first), int(second), bool(fits))
        for first, second, fits in zip(
            found.first, found.second, fitting(one.template, two.template, found), strict=True
        )
    )
    return Found(one, two, pairs, round(found.score))


def _draw(state: State) -> View:
    found, number = _found(state), int(state["finger"])
    table = _table(found)
    numbers = {
        "fit": found.fit,
        "pairs": len(found.pairs),
        "score": found.score,
        "first": len(found.first.template),
        "second": len(found.second.template),
    }
    case = _case(found, str(state["whose"]))
    joined = say("joined", **numbers) if found.pairs else say("not-joined")
    alt = say("alt", joined=joined, **numbers)
    prints = Prints(
        first=print_of(found.first, say("label.first", finger=number)),
        second=print_of(
            found.second,
            say("label.second", finger=number if state["whose"] == "same" else other(number)),
        ),
        pairs=found.pairs,
        size=SIZE,
        what=say("score"),
        told=str(found.score),
        name=alt,
        holds=("finger", "whose", *SLIDERS),
    )
    picture = Picture(
        finding=say(f"finding.{case}", **numbers),
        of=_of(state, found),
        marks=(prints, film_of(found.second)),
        spoken=say("spoken", **numbers),
        units=say("units"),
        source=say("source"),
        alt=alt,
        table=table,
    )
    lines = (
        say(f"readout.{case}"),
        say(
            "told.pressed",
            **{name: _said(name, state[name]) for name in SLIDERS},
            whose=say(f"told.{state['whose']}", finger=number, other=other(number)),
        ),
        say("told.found", first=_parts(found.first), second=_parts(found.second)),
        " ".join([say("told.pairs"), *([say("told.dashed")] if found.fit < len(found.pairs) else [])]),
        say("told.score"),
    )
    return View(picture, "\n".join(lines))


def _case(found: Found, whose: str) -> str:
    """Which words fit what was found: none or few pairs that fit together, or most of them."""
    if not found.pairs:
        return "nothing"
    most = 2 * found.fit > len(found.pairs)
    return f"{whose}-{'most' if most else 'few'}"


def _of(state: State, found: Found) -> str:
    number = int(state["finger"])
    fingers = {
        "finger": number,
        "cls": _class(number),
        "other": other(number),
        "others": _class(other(number)),
    }
    return say(f"of.{state['whose']}", joined=say("of.joined") if found.pairs else "", **fingers)


def _class(number: int) -> str:
    return say(f"class.{str(finger(number).cls).replace(' ', '-')}")


def _parts(press: Press) -> str:
    minutiae = press.template.minutiae
    forks = int(minutiae.fork.sum())
    return say("told.minutiae", n=len(minutiae), ends=len(minutiae) - forks, forks=forks)


def _table(found: Found) -> pd.DataFrame:
    rows: list[tuple[str, int]] = []
    for which, press in (("first", found.first), ("second", found.second)):
        minutiae = press.template.minutiae
        forks = int(minutiae.fork.sum())
        counts = {"minutiae": len(minutiae), "ends": len(minutiae) - forks, "forks": forks}
        rows += [(say(f"row.{what}-{which}"), n) for what, n in counts.items()]
    rows += [
        (say("row.pairs"), len(found.pairs)),
        (say("row.fit"), found.fit),
        (say("row.score"), found.score),
    ]
    return pd.DataFrame(rows, columns=[say("columns.what"), say("columns.number")])


def _said(name: str, value: Value) -> str:
    """A step of a slider in words."""
    if name == "turn":
        turned = int(value)
        if not turned:
            return say("turn.upright")
        return say("turn.left" if turned > 0 else "turn.right", degrees=abs(turned))
    if name == "part":
        return say("part", percent=value)
    return say(f"pressure.{value}") if name == "pressure" else say(f"skin.{value}")


def _slider(name: str, values: tuple[int, ...]) -> Control:
    return Control(
        name,
        say(f"controls.{name}"),
        values,
        {value: _said(name, value) for value in values},
        slider=True,
        played=False,
    )


def _at(
    number: int = 1, whose: str = "same", turn: int = 15, part: int = 80, pressure: int = 0, skin: int = 25
) -> State:
    return {"finger": number, "whose": whose, "turn": turn, "part": part, "pressure": pressure, "skin": skin}


EXPLORER = Explorer(
    id="grow-and-capture",
    title=say("title"),
    question=say("question"),
    controls=(
        Control(
            "finger",
            say("controls.finger.label"),
            tuple(range(1, FINGERS + 1)),
            {
                number: say("controls.finger.value", finger=number, of=FINGERS)
                for number in range(1, FINGERS + 1)
            },
            shape="next",
            button=say("controls.finger.button"),
        ),
        Control(
            "whose",
            say("controls.whose.label"),
            ("same", "other"),
            say.group("controls.whose"),
            shape="radio",
        ),
        _slider("turn", TURNS),
        _slider("part", PARTS),
        _slider("pressure", PRESSURES),
        _slider("skin", SKINS),
    ),
    draw=_draw,
    lacks=lacks,
    start=_at(),
    roomiest=(_at(whose="other"), _at(part=15), _at(4, "other", -60, 100, -100, 100)),
    scenes={
        say("scene.same"): _at(),
        say("scene.other"): _at(whose="other"),
        say("scene.chance"): _at(5, "other"),
        say("scene.turned"): _at(2, turn=-60),
        say("scene.part"): _at(3, part=20),
        say("scene.light"): _at(4, pressure=-100),
        say("scene.hard"): _at(4, pressure=100),
        say("scene.dirty"): _at(5, skin=100),
        say("scene.part-of-other"): _at(3, "other", part=20),
    },
)


NEAR_MM = 1.0
"""Skin stretches: two places this near count as one, about two ridges apart."""
ALIKE = np.deg2rad(20)
"""Two directions that differ by no more count as one."""


def fitting(one: Template, two: Template, found: Comparison) -> NDArray[np.bool_]:
    """Of the pairs of a comparison those that the best single movement carries from one print to the other: (pairs,).

    Each pair says of itself how the finger has turned and where it has moved; the movement with which most pairs agree is the
    best, of equals the first. A pair with which no other agrees fits nothing.
    """
    here, there = one.place[found.first], two.place[found.second]
    turn = two.angle[found.second] - one.angle[found.first]
    # Row i: where each pair's first minutia comes to lie if the finger moves as pair i says.
    carried = (here[None, :] - here[:, None]) * np.exp(1j * turn)[:, None] + there[:, None]
    near = np.abs(carried - there) <= NEAR_MM
    alike = np.abs(np.angle(np.exp(1j * (turn[None, :] - turn[:, None])))) <= ALIKE
    agree = near & alike
    if not len(agree):
        return np.zeros(0, dtype=bool)
    best: NDArray[np.bool_] = agree[agree.sum(axis=1).argmax()]
    return best if best.sum() > 1 else np.zeros(len(best), dtype=bool)
