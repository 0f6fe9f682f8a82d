"""Known-truth lab: made-up counties with a true effect that stays hidden until you guess."""

from __future__ import annotations

from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.explorers.known_truth_lab.pictures import PICTURES
from scomm.explorers.known_truth_lab.words import signed, words_for
from scomm.explorers.known_truth_lab.worlds import TRUTHS, Case

NOT_YET = "not yet"
GUESSES = tuple(range(-20, 12, 2))
SWITCHES = {
    "selection": "adopters on another path",
    "spillover": "neighbors feel it too",
    "anticipation": "begins a year early",
    "reporting": "moves the record",
}
"""The assumptions that a learner can break, and what happens then."""


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
    title="Known-truth lab",
    question="How well do four methods find an effect that you can't see, and what leads them astray?",
    controls=(
        Control(
            "outcome",
            "Outcome",
            ("transfers", "reporting", "recorded"),
            {
                "transfers": "transfers to ICE",
                "reporting": "crimes reported to police",
                "recorded": "recorded crime",
            },
            resets=("guess", "truth"),
        ),
        Control(
            "world",
            "World",
            tuple(TRUTHS),
            {world: f"World {world}" for world in TRUTHS},
            resets=("guess", "truth"),
        ),
        Control(
            "picture",
            "Picture",
            tuple(PICTURES),
            {
                "estimates": "four estimates",
                "groups": "two groups over time",
                "events": "quarter by quarter (event study)",
            },
        ),
        *(
            Control(switch, switch.capitalize(), ("off", "on"), {"on": f"on: {said}"})
            for switch, said in SWITCHES.items()
        ),
        Control(
            "guess",
            "Your guess",
            (NOT_YET, *GUESSES),
            {guess: signed(guess) if guess else "0, no effect" for guess in GUESSES},
        ),
        Control("truth", "Truth", ("hidden", "shown")),
    ),
    draw=_draw,
    start=_at("transfers", 1),
    scenes={
        "Four estimates, nothing broken": _at("transfers", 1),
        "Two groups, nothing broken": _at("transfers", 2, "groups"),
        "Quarter by quarter, nothing broken": _at("transfers", 3, "events"),
        "After a guess": _at("transfers", 6, guess=-12),
        "Two groups after a guess": _at("transfers", 6, "groups", guess=-12),
        "Selection": _at("transfers", 6, guess=-12, on=("selection",)),
        "Selection, quarter by quarter": _at("transfers", 6, "events", guess=-12, on=("selection",)),
        "Spillover": _at("transfers", 3, guess=-14, on=("spillover",)),
        "Anticipation": _at("transfers", 5, "events", on=("anticipation",)),
        "Reporting: the record rises, crime does not": _at("recorded", 1, guess=8, on=("reporting",)),
        "A world without effect": _at("transfers", 4, guess=-2, on=("selection",)),
        "A miss by chance": _at("recorded", 3, guess=-4),
    },
)
