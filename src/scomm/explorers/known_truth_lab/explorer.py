"""Known-truth lab: made-up counties with a true effect that stays hidden until you guess."""

from __future__ import annotations

from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.explorers.known_truth_lab.hit_or_miss import words_for
from scomm.explorers.known_truth_lab.pictures import PICTURES
from scomm.explorers.known_truth_lab.worlds import TRUTHS, Case
from scomm.language import sentences_beside

say = sentences_beside(__file__)

NOT_YET = "not yet"
GUESSES = tuple(range(-20, 12, 2))
SWITCHES = ("selection", "spillover", "anticipation", "reporting")
"""The assumptions that a learner can break."""


def _draw(state: State) -> View:
    case = Case(
        int(state["world"]),
        str(state["outcome"]),
        tuple(switch for switch in SWITCHES if state[switch] == "on"),
    )
    guess = None if state["guess"] == NOT_YET else int(state["guess"])
    picture = str(state["picture"])
    asked = state["truth"] == "shown"
    words = words_for(case, picture, guess, asked)
    return View(PICTURES[picture](case, words, guess, asked and guess is not None), "\n".join(words.lines))


def _at(
    outcome: str, world: int, picture: str = "estimates", on: tuple[str, ...] = (), guess: str | int = NOT_YET
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
            resets=("guess", "truth"),
        ),
        Control(
            "world",
            say("controls.world.label"),
            tuple(TRUTHS),
            {world: say("controls.world.value", world=world) for world in TRUTHS},
            resets=("guess", "truth"),
        ),
        Control("picture", say("controls.picture.label"), tuple(PICTURES), say.group("controls.picture")),
        *(
            Control(switch, say(f"controls.{switch}.label"), ("off", "on"), say.group(f"controls.{switch}"))
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
        ),
        Control("truth", say("controls.truth.label"), ("hidden", "shown"), say.group("controls.truth")),
    ),
    draw=_draw,
    start=_at("transfers", 1),
    scenes={
        say("scene.four"): _at("transfers", 1),
        say("scene.groups"): _at("transfers", 2, "groups"),
        say("scene.events"): _at("transfers", 3, "events"),
        say("scene.after-guess"): _at("transfers", 6, guess=-12),
        say("scene.groups-after-guess"): _at("transfers", 6, "groups", guess=-12),
        say("scene.selection"): _at("transfers", 6, guess=-12, on=("selection",)),
        say("scene.selection-events"): _at("transfers", 6, "events", guess=-12, on=("selection",)),
        say("scene.spillover"): _at("transfers", 3, guess=-14, on=("spillover",)),
        say("scene.anticipation"): _at("transfers", 5, "events", on=("anticipation",)),
        say("scene.reporting"): _at("recorded", 1, guess=8, on=("reporting",)),
        say("scene.no-effect"): _at("transfers", 4, guess=-2, on=("selection",)),
        say("scene.chance"): _at("recorded", 3, guess=-4),
    },
)
