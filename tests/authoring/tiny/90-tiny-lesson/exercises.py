"""The exercises of a tiny lesson that the tests of the authoring room compile."""

from scomm.exercises.spec import Exercise, Lesson, Mistake, Mutant, Properties

GUESS = Exercise(
    id="guess-red",
    kind="prediction",
    title="Guess the share",
    prompt="What share of the boxes is red, in percent? Give your guess and how sure you are.",
    points=1,
    minutes=3,
    route="no-code",
    properties=Properties(type="a guess in percent and a confidence", range=(0, 100)),
    starter="guess_red = ...  # such as (50, 70)",
    solution="guess_red = (50, 70)",
    mistakes=(
        Mistake("guess-as-fraction", lambda load, deal: (0.5, 70), "Give your guess in percent."),
        Mistake("confidence-as-fraction", lambda load, deal: (50, 0.7), "Give your confidence in percent."),
    ),
    hints=("Any guess counts.", "Write two numbers, such as (50, 70)."),
)

BASE = Exercise(
    id="which-base",
    kind="choice",
    title="Name the base",
    prompt="What is the base of “share of the boxes that are red”?",
    points=2,
    minutes=3,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c")),
    options={"a": "the red boxes", "b": "all boxes", "c": "the boxes that are not red"},
    starter="which_base = ...",
    solution='which_base = "b"',
    answer=lambda load, deal: "b",
    mistakes=(
        Mistake("the part", lambda load, deal: "a", "The red boxes are the part, not the base."),
        Mistake("the rest", lambda load, deal: "c", "Those boxes are the rest of the room."),
    ),
    hints=("A base is what you divide by.", "Read the words after “of”."),
)

SHARE = Exercise(
    id="share-red",
    kind="number",
    title="Compute the share",
    prompt="""
        Compute the share of the boxes that are red, from `boxes`.

        Give a fraction from 0 to 1.
    """,
    points=4,
    minutes=10,
    route="code",
    properties=Properties(type="a fraction", range=(0, 1)),
    starter='red = boxes["red"].sum()\nshare_red = ...',
    solution='share_red = float(red / boxes["all"].sum())',
    answer=lambda load, deal: 0.4375,
    tolerance=0.001,
    mistakes=(
        Mistake("percent", lambda load, deal: 43.75, "You gave a percentage. Divide by 100.", score=0.5),
        Mistake("ratio", lambda load, deal: 0.7778, "You divided by the boxes that are not red."),
    ),
    mutants=(
        Mutant("percent", "float(red", "float(100 * red"),
        Mutant("of the rest", 'boxes["all"].sum()', '(boxes["all"].sum() - red)'),
        Mutant("upside down", 'red / boxes["all"].sum()', 'boxes["all"].sum() / red'),
        Mutant("mean for sum", ".sum()", ".mean()"),
        Mutant("largest for sum", ".sum()", ".max()"),
        Mutant("whole number", " / ", " // "),
    ),
    hints=("Divide the part by its base.", "The base is the column `all`."),
)

LEFT_OUT = Exercise(
    id="what-is-left-out",
    kind="written",
    title="What the share leaves out",
    prompt="Write two sentences: what does the share not say about the room?",
    points=5,
    minutes=10,
    route="no-code",
    properties=Properties(type="two sentences", words=(5, 80)),
    starter='what_is_left_out = """\n\n"""',
    solution='what_is_left_out = """\nThe share hides how many boxes there are. It also hides how large they are.\n"""',
    hints=("Think of a room with two boxes.",),
)

LESSON = Lesson(
    id="90-tiny-lesson",
    version="1.0",
    exercises=(GUESS, BASE, SHARE, LEFT_OUT),
    given="""import pandas as pd

boxes = pd.DataFrame({"shelf": ["top", "bottom"], "red": [3, 4], "all": [8, 8]})
""",
)
