"""The true number behind each guess: computed from the course's data when they are shown, never typed in."""

from lessonkit.exercises.guesses.truths import Truth


def _saved(load):
    minutes = load("sun-times").query("city == 'New York'").groupby("clock")["lamp"].sum()
    return (100 * float(minutes["standard"] - minutes["now"]) / float(minutes["standard"]),)


TRUTHS = {
    "lamp-time-saved-in-new-york": Truth(
        _saved,
        what="lamp minutes that clocks as now save in New York, of a hundred with standard time",
        source="Computed with NOAA's solar equations, for twelve days and somebody who is up from six to ten.",
    ),
}
