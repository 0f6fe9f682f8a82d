"""Known-truth lab: made-up counties with a true effect that stays hidden until you guess."""

from __future__ import annotations

from functools import cache

from lessonkit.charts import Picture
from lessonkit.charts.marks import Hidden, Lid
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside, signed
from scomm.explorers.known_truth_lab.hit_or_miss import more_worlds, words_for
from scomm.explorers.known_truth_lab.pictures import ESTIMATES_AXIS, GUESSES, PICTURES, Drawn, levels
from scomm.explorers.known_truth_lab.worlds import TRUTHS, Case, truth
from scomm.models.lab import OUTCOMES

say = sentences_beside(__file__)

NOT_YET = "not yet"
SWITCHES = ("selection", "spillover", "anticipation", "reporting")
"""The assumptions that a learner can break."""


def _draw(state: State) -> View:
    case = Case(
        int(state["world"]),
        str(state["outcome"]),
        tuple(switch for switch in SWITCHES if state[switch] == "on"),
    )
    guess = None if state["guess"] == NOT_YET else int(state["guess"])
    picture, asked, more = str(state["picture"]), state["truth"] == "shown", state["worlds"] == "twenty"
    revealed = asked and guess is not None
    words = words_for(case, picture, guess, asked)
    told = list(words.lines)
    if more:
        told[1:1] = [more_worlds(case, picture, revealed=revealed)]
    drawn = PICTURES[picture](case, words, guess, revealed, more)
    goal = truth(case) if revealed else None
    axis = ESTIMATES_AXIS[case.outcome]
    unit = say(f"guessed.{case.outcome}")
    lid = Lid(
        values=GUESSES,
        axis=axis,
        levels=levels(axis, 10),
        truth=goal,
        told="" if goal is None else signed(goal),
        unit=unit,
        more="worlds" if picture == "estimates" else "",
    )
    views = {name: drawn.mark if name == picture else Hidden(_example(name).mark) for name in PICTURES}
    shown = Picture(
        finding=words.finding,
        of=say(
            "of-revealed" if revealed else "of",
            units=OUTCOMES[case.outcome].units,
            explained=say(f"explained.{case.outcome}"),
        ),
        marks=(*views.values(), lid),
        spoken=words.spoken,
        readout=" ".join([told[0], *([words.broken] if case.on and not revealed else [])]),
        units=say("units.change", units=OUTCOMES[case.outcome].units),
        source=say("source"),
        alt=drawn.alt,
        table=drawn.table,
    )
    return View(shown, "\n".join(told))


@cache
def _example(picture: str) -> Drawn:
    """A picture of the first world, whose place stays where another picture is chosen."""
    case = Case(1, "transfers")
    return PICTURES[picture](case, words_for(case, picture, None, False), None, False, False)


def _at(
    outcome: str,
    world: int,
    picture: str = "estimates",
    on: tuple[str, ...] = (),
    guess: str | int = NOT_YET,
    worlds: str = "one",
) -> State:
    """A state; with a guess the truth is shown."""
    switches = {switch: "on" if switch in on else "off" for switch in SWITCHES}
    return {
        "outcome": outcome,
        "world": world,
        "picture": picture,
        **switches,
        "guess": guess,
        "truth": "hidden" if guess == NOT_YET else "shown",
        "worlds": worlds,
    }


EXPLORER = Explorer(
    id="known-truth-lab",
    title=say("title"),
    question=say("question"),
    controls=(
        Control(
            "outcome",
            say("controls.outcome.label"),
            ("transfers", "reporting", "recorded"),
            say.group("controls.outcome"),
            shape="list",
            resets=("guess", "truth", "worlds"),
        ),
        Control(
            "world",
            say("controls.world.label"),
            tuple(TRUTHS),
            {world: say("controls.world.value", world=world) for world in TRUTHS},
            resets=("guess", "truth", "worlds"),
        ),
        Control(
            "picture",
            say("controls.picture.label"),
            tuple(PICTURES),
            say.group("controls.picture"),
            shape="radio",
        ),
        *(
            Control(
                switch,
                say(f"controls.{switch}.label"),
                ("off", "on"),
                say.group(f"controls.{switch}"),
                shape="radio",
                assumption=True,
            )
            for switch in SWITCHES
        ),
        Control(
            "guess",
            say("controls.guess.label"),
            (NOT_YET, *GUESSES),
            {
                NOT_YET: say("controls.guess.not-yet"),
                **{
                    guess: say("controls.guess.value" if guess else "controls.guess.zero", guess=guess)
                    for guess in GUESSES
                },
            },
            shape="picture",
        ),
        Control(
            "truth",
            say("controls.truth.label"),
            ("hidden", "shown"),
            say.group("controls.truth"),
            shape="picture",
        ),
        Control(
            "worlds",
            say("controls.worlds.label"),
            ("one", "twenty"),
            say.group("controls.worlds"),
            shape="picture",
        ),
    ),
    draw=_draw,
    start=_at("transfers", 1, "groups"),
    roomiest=(
        _at("recorded", 1, on=("selection", "spillover"), guess=8, worlds="twenty"),
        _at("reporting", 3, "events", on=SWITCHES, guess=8),
    ),
    scenes={
        say("scene.groups"): _at("transfers", 1, "groups"),
        say("scene.four"): _at("transfers", 1),
        say("scene.events"): _at("transfers", 3, "events"),
        say("scene.after-guess"): _at("transfers", 6, guess=-12),
        say("scene.groups-after-guess"): _at("transfers", 6, "groups", guess=-12),
        say("scene.selection"): _at("transfers", 6, guess=-12, on=("selection",)),
        say("scene.selection-events"): _at("transfers", 6, "events", guess=-12, on=("selection",)),
        say("scene.spillover"): _at("transfers", 3, guess=-14, on=("spillover",)),
        say("scene.anticipation"): _at("transfers", 5, "events", on=("anticipation",)),
        say("scene.reporting"): _at("recorded", 1, guess=8, on=("reporting",)),
        say("scene.no-effect"): _at("transfers", 4, guess=-2, on=("selection",)),
        say("scene.chance"): _at("recorded", 3, guess=-4, worlds="twenty"),
    },
)
