"""A tiny lesson with one exercise of each kind, small enough to check by hand."""

from __future__ import annotations

from itertools import permutations

import pandas as pd
import plotly.graph_objects as go

from lessonkit.exercises import Exercise, Lesson, Level, Mistake, Mutant, Properties

SHELVES = ("top", "middle", "bottom")
RED = {"top": 3, "middle": 4, "bottom": 5}
ALL = {"top": 10, "middle": 8, "bottom": 20}

GIVEN = """
    import pandas as pd
    import plotly.graph_objects as go

    boxes = pd.DataFrame({"shelf": ["top", "middle", "bottom"], "red": [3, 4, 5], "all": [10, 8, 20]})
"""


def load(name: str) -> pd.DataFrame:
    """The tiny lesson reads no dataset."""
    raise KeyError(name)


def right_percent(part, whole):
    return float("nan") if whole == 0 else 100 * part / whole


def percent_as_fraction(part, whole):
    return right_percent(part, whole) / 100


def percent_of_the_rest(part, whole):
    return right_percent(part, whole - part)


def tidy(**changes) -> pd.DataFrame:
    rows = [
        (shelf, colour, count)
        for shelf in SHELVES
        for colour, count in (("red", RED[shelf]), ("other", ALL[shelf] - RED[shelf]))
    ]
    return pd.DataFrame(rows, columns=["shelf", "colour", "boxes"]).assign(**changes)


def chart(scale: float = 1, *, words: bool = True, series: tuple[str, ...] = ("red", "all")) -> go.Figure:
    figure = go.Figure()
    for name in series:
        counts = {"red": RED, "all": ALL}[name]
        figure.add_scatter(x=list(SHELVES), y=[scale * counts[shelf] for shelf in SHELVES], name=name)
    if words:
        figure.update_layout(title_text="Boxes on each shelf", yaxis_title_text="Boxes")
    return figure


GUESS = Exercise(
    id="guess-red",
    kind="prediction",
    title="Guess the share",
    prompt="How many boxes in a hundred are red?",
    points=1,
    minutes=1,
    route="no-code",
    properties=Properties(type="a guess and a confidence, in percent", range=(0, 100)),
    starter="guess_red = ...",
    solution="guess_red = (50, 60)",
    mistakes=(
        Mistake("guess-as-fraction", lambda load, deal: (0.5, 0.6), "Write 50, not 0.5."),
        Mistake("confidence-as-fraction", lambda load, deal: (50, 0.6), "Write 60, not 0.6."),
    ),
    hints=("Any guess will do.", "Two numbers in brackets."),
)

SHARE = Exercise(
    id="share-red",
    kind="number",
    title="Compute the share",
    prompt="What share of the boxes on your shelf is red, in percent?",
    points=2,
    minutes=3,
    route="no-code",
    properties=Properties(type="a percentage", range=(0, 100)),
    unit="percent",
    tolerance=0.5,
    starter="share_red = ...",
    solution="""
        row = boxes[boxes["shelf"] == deal.shelf].iloc[0]
        share_red = 100 * row["red"] / row["all"]
    """,
    answer=lambda load, deal: 100 * RED[deal.shelf] / ALL[deal.shelf],
    mistakes=(
        Mistake(
            "as-fraction",
            lambda load, deal: RED[deal.shelf] / ALL[deal.shelf],
            "This is a fraction.",
            score=0.5,
            tolerance=0.005,
        ),
        Mistake(
            "of-the-rest",
            lambda load, deal: 100 * RED[deal.shelf] / (ALL[deal.shelf] - RED[deal.shelf]),
            "You divided by the boxes that are not red.",
        ),
    ),
    hints=("Divide the part by its base.", "The base is all boxes of the shelf."),
    uses=("shelf",),
    explain="A share needs its base.",
)

BASE = Exercise(
    id="which-base",
    kind="choice",
    title="Name the base",
    prompt="What is the base of that share?",
    points=1,
    minutes=1,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c")),
    options={"a": "the red boxes", "b": "all boxes", "c": "the other boxes"},
    starter="which_base = ...",
    solution='which_base = "b"',
    answer=lambda load, deal: "b",
    mistakes=(
        Mistake("the-part", lambda load, deal: "a", "The red boxes are the part."),
        Mistake("the-rest", lambda load, deal: "c", "These are the rest."),
    ),
    hints=("A base is what you divide by.", "It holds the part too."),
)

RIGHT_ORDER = ("c", "a", "b")
WRONG_ORDERS = [order for order in permutations("abc") if order != RIGHT_ORDER]

RANK = Exercise(
    id="rank-shelves",
    kind="choice",
    title="Rank the shelves",
    prompt="Put the shelves in order, the fullest first.",
    points=1,
    minutes=1,
    route="no-code",
    properties=Properties(type="three letters in order", choices=("a", "b", "c"), length=3),
    options={"a": "top", "b": "middle", "c": "bottom"},
    starter="rank_shelves = ...",
    solution="rank_shelves = ('c', 'a', 'b')",
    answer=lambda load, deal: RIGHT_ORDER,
    mistakes=tuple(
        Mistake(
            f"order-{''.join(order)}", lambda load, deal, order=order: order, f"Not {' before '.join(order)}."
        )
        for order in WRONG_ORDERS
    ),
    hints=("Count the boxes.", "The bottom shelf is the fullest."),
)

TIDY = Exercise(
    id="tidy-boxes",
    kind="table",
    title="Tidy the boxes",
    prompt="One row for each shelf and colour.",
    points=1,
    minutes=4,
    route="no-code",
    properties=Properties(
        type="a tidy table", columns=("shelf", "colour", "boxes"), length=6, sums_to=("boxes", 38)
    ),
    starter="tidy_boxes = ...",
    solution="""
        tidy_boxes = boxes.assign(other=boxes["all"] - boxes["red"]).melt(
            "shelf", ["red", "other"], var_name="colour", value_name="boxes"
        )
    """,
    answer=lambda load, deal: tidy(),
    mistakes=(
        Mistake("blank", lambda load, deal: tidy(boxes=None), "The counts are gone."),
        Mistake("half", lambda load, deal: tidy().head(3), "Half of the rows are gone.", score=0.5),
    ),
    hints=("Use melt.", "First compute the boxes that are not red."),
)

PERCENT = Exercise(
    id="percent",
    kind="function",
    title="Write a function",
    prompt="`percent(part, whole)` gives the share in percent, or NaN where the whole is 0.",
    points=2,
    minutes=5,
    route="code",
    properties=Properties(type="a function that gives back one number"),
    tolerance=0.001,
    starter="""
        def percent(part, whole):
            ...
    """,
    solution="""
        def percent(part, whole):
            if whole == 0:
                return float("nan")
            return 100 * part / whole
    """,
    answer=lambda load, deal: right_percent,
    probes=lambda load: ((1, 4), (1, 3), (0, 5), (2, 0)),
    mistakes=(
        Mistake("as-fraction", lambda load, deal: percent_as_fraction, "Multiply by a hundred.", score=0.5),
        Mistake("of-the-rest", lambda load, deal: percent_of_the_rest, "Divide by the whole."),
    ),
    mutants=(
        Mutant("fraction", "100 * part", "part"),
        Mutant("upside down", "part / whole", "whole / (part + 1)"),
        Mutant("of the rest", "/ whole", "/ (whole - part)"),
        Mutant("off by one", "100 * part", "100 * part + 1"),
        Mutant("zero for NaN", 'float("nan")', "0.0"),
        Mutant("whole number", "100 * part / whole", "100 * part // whole"),
    ),
    hints=("Divide, then multiply.", "Ask first whether the whole is 0."),
)

DRAW = Exercise(
    id="draw-boxes",
    kind="chart",
    title="Draw the boxes",
    prompt="Draw both counts for each shelf.",
    points=1,
    minutes=5,
    route="no-code",
    properties=Properties(type="a chart with two lines", series=2),
    tolerance=0.1,
    starter="draw_boxes = ...",
    solution="""
        draw_boxes = go.Figure()
        for column in ["red", "all"]:
            draw_boxes.add_scatter(x=boxes["shelf"], y=boxes[column], name=column)
        draw_boxes.update_layout(title_text="Boxes on each shelf", yaxis_title_text="Boxes")
    """,
    answer=lambda load, deal: chart(),
    mistakes=(
        Mistake("one-line", lambda load, deal: chart(series=("red",)), "Draw both."),
        Mistake("no-words", lambda load, deal: chart(words=False), "Say what it shows.", score=0.5),
    ),
    hints=("Two lines.", "A title, and the unit."),
)

HIDDEN = Exercise(
    id="what-is-hidden",
    kind="written",
    title="What the share hides",
    prompt="What does the share not say?",
    points=2,
    minutes=5,
    route="no-code",
    properties=Properties(type="a written answer", words=(3, 30)),
    starter='what_is_hidden = """\n\n"""',
    rubric=(
        Level(2, "Whole", "Names two things.", "It hides how many boxes there are and how large they are."),
        Level(1, "Part", "Names one thing.", "It hides how many boxes there are."),
        Level(0, "None", "Names nothing.", "I like red boxes."),
    ),
)

LESSON = Lesson(
    id="90-tiny",
    version="1.0",
    given=GIVEN,
    pools={"shelf": SHELVES},
    exercises=(GUESS, SHARE, BASE, RANK, TIDY, PERCENT, DRAW, HIDDEN),
)
