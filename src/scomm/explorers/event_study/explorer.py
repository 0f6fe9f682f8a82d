"""Twenty studies of one truth: one made-up world after another, two ways to choose who is compared, and one thing broken at a time."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Outcomes, Place, Shown, Study
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside, signed
from scomm.explorers.event_study.worlds import (
    BREAKS,
    ESTIMATORS,
    LAGS,
    LEADS,
    OUTCOME,
    TRUTHS,
    Case,
    Found,
    Studies,
    studies,
)
from scomm.models.reporting import OUTCOMES

say = sentences_beside(__file__)

LEVELS = tuple((float(at), signed(at) if at else "0") for at in range(-10, 5))
"""The value axis: wide enough for every state; the part of it in which the estimates of a state lie fills its picture."""

NEAR = 0.1
"""A mean that lies no farther from the truth is right, as far as it is shown; that of a quarter may lie twice as far."""

WARNING = 3
"""Ranges before the date warn where more than so many times as many miss 0 as by luck."""


def _absent(state: State) -> str:
    nothing = state["effect"] == "none" and state["broken"] in ("anticipation", "spillover")
    return say("absent.nothing-to-come") if nothing else ""


def _draw(state: State) -> View:
    case = Case(str(state["estimator"]), str(state["effect"]), str(state["broken"]))
    made = studies(case)
    said = {"held": made.held, "of": len(made.found), "truth": round(made.truth, 1), "mean": made.mean}
    picture = Picture(
        finding=say(f"finding.{case.estimator}", **said),
        of=say("of.all", **said),
        marks=(_mark(made, said),),
        units=OUTCOMES[OUTCOME],
        source=say("source"),
        alt=say("drawn.all.name", **said),
        table=_table(made),
        spoken=say(f"spoken.{case.estimator}", **said),
        readout=f"{_readout(made)} {_why(case)}",
    )
    method = say("told.method", method=say(f"method.{case.estimator}"), how=say(f"how.{case.estimator}"))
    told = (_readout(made), _why(case), _quarters(made), method, say(f"years.{case.estimator}"))
    return View(picture, "\n".join(told))


def _readout(made: Studies) -> str:
    truth = round(made.truth, 1)
    off = round(made.mean - truth, 1)
    return say(
        "told.readout-right" if abs(off) <= NEAR else "told.readout",
        truth=truth,
        of=len(made.found),
        low=min(made.estimates),
        high=max(made.estimates),
        off=abs(off),
        side=_side(off),
    )


def _quarters(made: Studies) -> str:
    """What the quarters say: how many ranges before the date miss 0, and how far off the estimates are from the date on."""
    away, n = made.before
    warned = say(
        "quarters.warn" if away > WARNING * n / 20 else "quarters.quiet", away=away, n=n, luck=n // 20
    )
    off = made.off_since
    least, most = min(off, key=abs), max(off, key=abs)
    if abs(most) <= 2 * NEAR:
        return f"{warned} {say('quarters.right', most=abs(most))}"
    return f"{warned} {say('quarters.off', least=abs(least), most=abs(most), side=_side(most))}"


def _side(off: float) -> str:
    return say("side.above" if off > 0 else "side.below")


def _why(case: Case) -> str:
    """What explains where the one number of each study lies: what is broken, and where the effect grows also who is compared."""
    grows = say(f"why.grows-{case.estimator}") if case.effect == "grows" else ""
    if case.broken == "nothing":
        return grows or say("why.sound")
    return " ".join(filter(None, [say(f"why.{case.broken}"), grows if case.estimator == "two-way" else ""]))


def _mark(made: Studies, said: Mapping[str, float]) -> Outcomes:
    since = sorted(made.by_time)
    places = [Place(signed(one) if one else "0", made.by_time[one]) for one in since]
    missed = made.held < len(made.found)
    reached = ("reached" if missed else "all-reached") if made.held else "none-reached"
    words = {
        "leads": LEADS,
        "lags": LAGS,
        "quarters": _quarters(made),
        "hollow": say("drawn.one.hollow") if missed else "",
        "reached": say(f"drawn.all.{reached}"),
        **said,
    }
    one, all_ = (
        Shown(*(say(f"drawn.{way}.{part}", **words) for part in ("name", "key", "truth", "across")))
        for way in ("one", "all")
    )
    return Outcomes(
        places=(*places, Place(say("drawn.whole"), made.truth, apart=True)),
        studies=tuple(_study(place, one) for place, one in enumerate(made.found, 1)),
        levels=LEVELS,
        since=since.index(0),
        during=say("drawn.during"),
        counted=say.group("drawn")["counted"],
        one=one,
        all=all_,
        unit=say("drawn.unit"),
        none=say("drawn.none"),
        together=True,
    )


def _study(place: int, one: Found) -> Study:
    whole = one.whole
    table = one.by_time
    return Study(
        estimates=(*table["estimate"], whole.value),
        margins=(*(table["high"] - table["estimate"]), whole.high - whole.value),
        held=one.held,
        said=say(
            "drawn.study",
            world=place,
            value=round(whole.value, 1),
            low=round(whole.low, 1),
            high=round(whole.high, 1),
            held=say("drawn.holds" if one.held else "drawn.misses"),
        ),
    )


def _table(made: Studies) -> pd.DataFrame:
    """The truth, the lowest, the mean and the highest estimate of each quarter, and how many intervals hold the truth."""
    columns = say.group("columns")
    rows = []
    by_time = np.stack([one.by_time[["estimate", "low", "high"]].to_numpy() for one in made.found])
    for place, (since, truth) in enumerate(sorted(made.by_time.items())):
        values, lows, highs = by_time[:, place].T
        held = None if since == -1 else int(((lows <= truth) & (truth <= highs)).sum())
        rows.append((signed(since) if since else "0", truth, values.min(), values.mean(), values.max(), held))
    whole = [one.whole.value for one in made.found]
    rows.append((columns["whole"], made.truth, min(whole), np.mean(whole), max(whole), made.held))
    table = pd.DataFrame(
        rows, columns=[columns[name] for name in ("quarter", "truth", "low", "mean", "high", "held")]
    )
    numbers = [columns[name] for name in ("truth", "low", "mean", "high")]
    table[numbers] = table[numbers].round(1) + 0.0  # no minus before a zero
    table[columns["held"]] = table[columns["held"]].astype("Int64")
    return table


def _at(estimator: str, effect: str, broken: str = "nothing") -> State:
    return {"estimator": estimator, "effect": effect, "broken": broken}


EXPLORER = Explorer(
    id="event-study",
    title=say("title"),
    question=say("question"),
    controls=tuple(
        Control(name, say(f"controls.{name}.label"), values, say.group(f"controls.{name}"))
        for name, values in (("estimator", ESTIMATORS), ("effect", tuple(TRUTHS)), ("broken", BREAKS))
    ),
    sentence=say.group("reads")["sentence"],
    draw=_draw,
    absent=_absent,
    start=_at("two-way", "grows"),
    roomiest=(_at("two-way", "grows", "anticipation"), _at("group-time", "grows", "selection")),
    scenes={
        say("scene.grows"): _at("two-way", "grows"),
        say("scene.sound"): _at("two-way", "at-once"),
        say("scene.sound-group-time"): _at("group-time", "at-once"),
        say("scene.grows-group-time"): _at("group-time", "grows"),
        say("scene.selection"): _at("group-time", "at-once", "selection"),
        say("scene.anticipation"): _at("two-way", "at-once", "anticipation"),
        say("scene.spillover"): _at("two-way", "at-once", "spillover"),
        say("scene.reporting"): _at("group-time", "at-once", "reporting"),
        say("scene.no-crime"): _at("group-time", "none", "reporting"),
    },
)
