"""The rule of New York City as a function, and the ways in which it goes wrong."""

from __future__ import annotations

from itertools import product

from lessonkit.exercises.writing import Load, function, half


def right_rule(paper, conviction, years, watch_list):
    reason = (conviction == "serious" and years <= 5) or watch_list == "yes"
    return "hold" if paper == "judge" and reason else "release"


def rule_with_or(paper, conviction, years, watch_list):
    reason = (conviction == "serious" and years <= 5) or watch_list == "yes"
    return "hold" if paper == "judge" or reason else "release"


def rule_of_any_paper(paper, conviction, years, watch_list):
    return right_rule("judge" if paper in ("judge", "ice-officer") else paper, conviction, years, watch_list)


def rule_of_any_age(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, min(years, 1), watch_list)


def rule_without_watch_list(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, "no")


def rule_of_any_conviction(paper, conviction, years, watch_list):
    return right_rule(paper, "none" if conviction == "none" else "serious", years, watch_list)


def rule_of_no_paper(paper, conviction, years, watch_list):
    return right_rule("judge", conviction, years, watch_list)


def rule_of_both(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, "no") if watch_list == "yes" else "release"


def rule_of_fewer_years(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years + 1 if years == 5 else years, watch_list)


def rule_without_this_year(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years or 9, watch_list)


def rule_turned_round(paper, conviction, years, watch_list):
    return "release" if right_rule(paper, conviction, years, watch_list) == "hold" else "hold"


def rule_without_paper_for_the_list(paper, conviction, years, watch_list):
    return "hold" if watch_list == "yes" else right_rule(paper, conviction, years, watch_list)


def rule_of_old_convictions(paper, conviction, years, watch_list):
    recent = 9 if years <= 5 else 1
    return right_rule(paper, conviction, recent, watch_list)


def rule_of_years_before_all(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, watch_list) if years <= 5 else "release"


def rule_of_paper_alone(paper, conviction, years, watch_list):
    return "hold" if paper == "judge" else "release"


def rule_of_everyone_recent(paper, conviction, years, watch_list):
    return right_rule(paper, "serious", years, watch_list)


def rule_of_any_serious_age(paper, conviction, years, watch_list):
    return right_rule(paper, "none" if conviction == "none" else "serious", 1, watch_list)


def rule_of_list_alone(paper, conviction, years, watch_list):
    return right_rule(paper, "none", years, watch_list)


def rule_that_takes_the_listed_out(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, "no" if watch_list == "yes" else "yes")


def rule_of_six_years(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, 5 if years == 6 else years, watch_list)


def rule_of_five_and_older(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, 1 if years >= 5 else 9, watch_list)


def rule_of_the_officer(paper, conviction, years, watch_list):
    return right_rule("judge" if paper == "ice-officer" else "none", conviction, years, watch_list)


def rule_of_listed_convicts(paper, conviction, years, watch_list):
    if paper == "judge" and conviction == "serious" and (years <= 5 or watch_list == "yes"):
        return "hold"
    return "release"


def rule_that_lets_the_listed_go(paper, conviction, years, watch_list):
    return "release" if watch_list == "yes" else right_rule(paper, conviction, years, watch_list)


def rule_in_other_words(paper, conviction, years, watch_list):
    return "yes" if right_rule(paper, conviction, years, watch_list) == "hold" else "no"


def rule_cases(load: Load) -> tuple:
    """Made-up cases on which a learner's rule is tried: every paper, conviction, age and list."""
    papers, convictions = ("none", "ice-officer", "judge"), (("none", 0), ("other", 2), ("serious", 2))
    cases = [
        (paper, conviction, years, listed)
        for paper, (conviction, years), listed in product(papers, convictions, ("no", "yes"))
    ]
    return (
        *cases,
        ("judge", "serious", 0, "no"),
        ("judge", "serious", 5, "no"),
        ("judge", "serious", 6, "no"),
        ("judge", "serious", 9, "no"),
        ("judge", "serious", 9, "yes"),
    )


def new_york_rule(paper, conviction, years, watch_list):
    serious_and_recent = conviction == "serious" and years <= 5
    if paper == "judge" and (serious_and_recent or watch_list == "yes"):
        return "hold"
    return "release"


NEW_YORK_RULE = function(
    "new-york-rule",
    answer=right_rule,
    probes=rule_cases,
    mistakes={
        "or-for-and": half(rule_with_or),
        "any-warrant": half(rule_of_any_paper),
        "any-age": half(rule_of_any_age),
        "watch-list-forgotten": half(rule_without_watch_list),
        "any-conviction": half(rule_of_any_conviction),
        "no-paper": half(rule_of_no_paper),
        "both-for-either": half(rule_of_both),
        "this-year-left-out": half(rule_without_this_year, since="1.5"),
        "five-years-left-out": half(rule_of_fewer_years),
        "list-without-paper": half(rule_without_paper_for_the_list),
        "old-for-recent": rule_of_old_convictions,
        "years-for-the-list-too": half(rule_of_years_before_all),
        "paper-alone": rule_of_paper_alone,
        "conviction-not-asked": rule_of_everyone_recent,
        "any-conviction-of-any-age": rule_of_any_serious_age,
        "list-alone": rule_of_list_alone,
        "six-years-counted": half(rule_of_six_years),
        "five-and-older": rule_of_five_and_older,
        "officer-for-judge": rule_of_the_officer,
        "list-with-conviction-alone": half(rule_of_listed_convicts),
        "listed-let-go": rule_that_lets_the_listed_go,
        "other-words": rule_in_other_words,
        "list-turned-round": rule_that_takes_the_listed_out,
        "turned-round": rule_turned_round,
    },
    solution=new_york_rule,
    mutants={
        "or for and": ('"judge" and (', '"judge" or ('),
        "any age": (" and years <= 5", ""),
        "five years not counted": ("years <= 5", "years < 5"),
        "six years counted": ("years <= 5", "years <= 6"),
        "any paper": ('paper == "judge"', 'paper != "none"'),
        "list forgotten": (' or watch_list == "yes"', ""),
        "list turned round": ('watch_list == "yes"', 'watch_list == "no"'),
        "both for either": ("serious_and_recent or", "serious_and_recent and"),
        "turned round": ('return "release"', 'return "hold"'),
    },
    points=2,
    minutes=7,
)
