"""A rule for claims of the form "at least so many", and the ways in which it goes wrong."""

from __future__ import annotations

from itertools import product

from lessonkit.exercises.writing import Load, function, half


def right_verdict(said, lowest, highest):
    if lowest >= said:
        return "stands"
    return "refused" if highest < said else "open"


def by_the_middle(said, lowest, highest):
    return "stands" if (lowest + highest) / 2 >= said else "refused"


def never_open(said, lowest, highest):
    return "stands" if lowest >= said else "refused"


def by_the_highest(said, lowest, highest):
    return "stands" if highest >= said else "refused"


def open_for_refused(said, lowest, highest):
    return "stands" if lowest >= said else "open"


def the_end_left_out(said, lowest, highest):
    if lowest > said:
        return "stands"
    return "refused" if highest < said else "open"


def the_other_end_left_out(said, lowest, highest):
    if lowest >= said:
        return "stands"
    return "refused" if highest <= said else "open"


def both_ends_left_out(said, lowest, highest):
    if lowest > said:
        return "stands"
    return "refused" if highest <= said else "open"


def at_most(said, lowest, highest):
    if highest <= said:
        return "stands"
    return "refused" if lowest > said else "open"


def turned_round(said, lowest, highest):
    return {"stands": "refused", "refused": "stands", "open": "open"}[right_verdict(said, lowest, highest)]


def in_between_alone(said, lowest, highest):
    return "stands" if lowest <= said <= highest else "refused"


def true_or_false(said, lowest, highest):
    return {"stands": True, "refused": False, "open": None}[right_verdict(said, lowest, highest)] is True


def cases(load: Load) -> tuple:
    """Made-up claims and bounds: below, between, above, and on each end; some with bounds that meet."""
    bounds = ((27, 60), (7, 71), (40, 40), (0, 100))
    return tuple(
        (said, lowest, highest) for said, (lowest, highest) in product((0, 7, 27, 40, 45, 60, 71, 90), bounds)
    )


def claim_stands(said, lowest, highest):
    if said <= lowest:
        return "stands"
    if said > highest:
        return "refused"
    return "open"


CLAIM_STANDS = function(
    "claim-stands",
    answer=right_verdict,
    probes=cases,
    mistakes={
        "by-the-middle": by_the_middle,
        "never-open": half(never_open),
        "by-the-highest": by_the_highest,
        "open-for-refused": half(open_for_refused),
        "the-end-left-out": half(the_end_left_out),
        "the-other-end-left-out": half(the_other_end_left_out),
        "both-ends-left-out": half(both_ends_left_out),
        "at-most": at_most,
        "turned-round": turned_round,
        "between-stands": in_between_alone,
        "true-or-false": true_or_false,
    },
    solution=claim_stands,
    mutants={
        "the end left out": ("said <= lowest", "said < lowest"),
        "the other end": ("said > highest", "said >= highest"),
        "ends swapped": ("said <= lowest", "said <= highest"),
        "turned round": ("said <= lowest", "said >= lowest"),
        "open for refused": ('return "refused"', 'return "open"'),
        "refused for open": ('return "open"', 'return "refused"'),
        "lowest twice": ("said > highest", "said > lowest"),
    },
    points=2,
    minutes=7,
)
