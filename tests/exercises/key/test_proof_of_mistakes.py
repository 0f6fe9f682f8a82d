"""Mistakes are proved as learners make them, and neighbours lie apart from whatever earns points."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lessonkit.errors import KitError
from lessonkit.exercises import Mistake
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.judge import judge, say
from lessonkit.exercises.key.neighbours import Neighbour, reply_to, words_of
from lessonkit.exercises.key.proof import not_dealt, prove
from lessonkit.exercises.key.proof_of_mistakes import as_shown, without_code
from lessonkit.exercises.wire import answer
from lessonkit.exercises.writing.asking import about, among, dealt, opens, with_pools
from tests.exercises import tiny


def share_of(load, shelf: str, part: str = "red") -> float:
    return 100 * (tiny.RED[shelf] if part == "red" else tiny.ALL[shelf]) / tiny.ALL[shelf]


ABOUT = with_pools(about(share_of, shelf=dealt("shelf")), tiny.LESSON.pools, {})
NEAR = replace(tiny.SHARE, about=ABOUT)


def lesson_of(exercise, **changes):
    return replace(tiny.LESSON, exercises=(exercise,), **changes)


def verdict_on(exercise, value: float, shelf: str = "top"):
    return judge(exercise, answer(value), Deal(shelf=shelf), tiny.load)


def test_a_mistake_that_its_code_does_not_make_fails_the_proof():
    dead = Mistake("dead", lambda load, deal: 80, "A reply.", code="share_red = 79")
    said = prove(lesson_of(replace(tiny.SHARE, mistakes=(*tiny.SHARE.mistakes, dead))), tiny.load)
    assert len(said) == len(tiny.SHELVES)
    assert "mistake 'dead' never fires: made as share_red = 79" in said[0]


def test_a_mistake_whose_code_stops_fails_the_proof():
    stops = Mistake("stops", lambda load, deal: 80, "A reply.", code="share_red = 1 / 0")
    said = prove(lesson_of(replace(tiny.SHARE, mistakes=(*tiny.SHARE.mistakes, stops))), tiny.load)
    assert "its code stops: ZeroDivisionError" in said[0]


def test_a_mistake_is_typed_as_it_is_shown():
    assert as_shown(tiny.SHARE, 42.857) == 43  # half of a unit lies within the tolerance
    assert as_shown(replace(tiny.SHARE, shown=1), 42.857) == 42.9
    assert as_shown(tiny.SHARE, 0.4286, tiny.SHARE.mistakes[0]) == 0.43
    # so the proof finds a mistake that is too fine to be typed
    fine = Mistake("fine", lambda load, deal: 80.4, "A reply.", tolerance=0.4)
    said = prove(lesson_of(replace(tiny.SHARE, shown=-1, mistakes=(*tiny.SHARE.mistakes, fine))), tiny.load)
    assert any("typed as" in one for one in said)


def test_only_mistakes_of_code_need_code():
    assert without_code(lesson_of(tiny.SHARE)) == []
    assert without_code(lesson_of(replace(tiny.SHARE, route="code"))) == [
        "share-red: as-fraction",
        "share-red: of-the-rest",
    ]


def test_another_dealt_value_is_named_and_earns_nothing():
    verdict = verdict_on(NEAR, 50)
    assert (verdict.score, verdict.mistake) == (0, "neighbour-shelf")
    assert verdict.reply == say("this-is.number", of="middle", asked="top")
    assert prove(lesson_of(NEAR), tiny.load) == []


def test_a_named_mistake_speaks_before_a_neighbour():
    own = Mistake("middle-shelf", lambda load, deal: 50 if deal.shelf == "top" else 99, "That is the middle.")
    assert verdict_on(replace(NEAR, mistakes=(own, *NEAR.mistakes)), 50).mistake == "middle-shelf"


def test_two_mistakes_that_leave_one_number_for_a_deal_are_both_told():
    one = Mistake("one", lambda load, deal: 80 if deal.shelf == "top" else 90, "The first reply.")
    other = Mistake("other", lambda load, deal: 80, "The second reply.")
    exercise = replace(tiny.SHARE, mistakes=(*tiny.SHARE.mistakes, one, other))
    told = say("both.mistakes", first="The first reply.", second="The second reply.")
    assert verdict_on(exercise, 80).reply == told
    assert verdict_on(exercise, 80, "middle").reply == "The second reply."
    assert prove(lesson_of(exercise), tiny.load) == []


def test_two_mistakes_that_leave_one_number_for_every_deal_fail_the_proof():
    twins = tuple(Mistake(name, lambda load, deal: 80, f"The {name} reply.") for name in ("one", "other"))
    said = prove(lesson_of(replace(tiny.SHARE, mistakes=(*tiny.SHARE.mistakes, *twins))), tiny.load)
    assert any("'one' and 'other' leave the same number for every deal" in one for one in said)


def test_a_mistake_that_leaves_the_number_of_a_neighbour_says_so():
    own = Mistake("half", lambda load, deal: 50 if deal.shelf == "top" else 99, "This is half of it.")
    told = verdict_on(replace(NEAR, mistakes=(own, *NEAR.mistakes)), 50).reply
    assert told == say("both.number", first="This is half of it.", of="middle")


def test_a_neighbour_that_a_reply_names_is_not_told_again():
    own = Mistake("middle-shelf", lambda load, deal: 50 if deal.shelf == "top" else 99, "That is the middle.")
    assert verdict_on(replace(NEAR, mistakes=(own, *NEAR.mistakes)), 50).reply == "That is the middle."


def test_neighbours_of_one_value_are_named_together():
    same = about(lambda load, year: {2010: 7, 2012: 7}.get(year, year), year=among(2011, [2009]))
    verdict = verdict_on(replace(tiny.SHARE, answer=same.answer, about=same), 7)
    assert verdict.reply == say("this-is.number", of="2010 or 2012", asked="2011")


def test_the_state_in_which_an_explorer_opens_is_named_with_all_of_its_controls():
    both = about(
        share_of,
        shelf=dealt("shelf"),
        part=among("red", []),
        opens=opens("shelves", shelf="middle", part="all"),
    )
    exercise = replace(tiny.SHARE, about=replace(both, called={"all": "all boxes"}))
    verdict = verdict_on(exercise, 100)
    assert verdict.mistake == "opening"
    assert say("opening", values="middle and all boxes") in verdict.reply


def test_of_many_neighbours_three_are_named_and_the_others_counted():
    many = [Neighbour("neighbour-day", f"day {n}", "day 9", 5) for n in range(1, 8)]
    assert "day 1, day 2, day 3 and 4 others" in reply_to(many, "number")
    assert "day 1, day 2 or day 3." in reply_to(many[:3], "number")


def test_of_many_dates_or_years_the_first_and_the_last_are_named():
    days = [Neighbour("neighbour-day", f"2014-0{n}-28", "2013-12-31", 5) for n in (5, 6, 1, 2, 3)]
    assert words_of(days) == say("this-is.dates", n=5, first="2014-01-28", last="2014-06-28")
    years = [Neighbour("neighbour-year", str(year), "2011", 5) for year in (2010, 2012, 2014, 2015)]
    assert words_of(years) == say("this-is.years", n=4, first="2010", last="2015")


def test_the_answer_to_another_question_is_told_as_that():
    other = about(share_of, shelf=dealt("shelf"), instead={"whole-room": lambda load: 33})
    verdict = verdict_on(replace(NEAR, about=other), 33)
    assert verdict.reply == say("this-is.number", of="whole-room", asked=say("this-is.something-else"))


def test_the_worked_example_is_named():
    worked = replace(NEAR, about=about(share_of, shelf=dealt("shelf"), worked={"shelf": "bottom"}))
    assert verdict_on(worked, 25).mistake == "worked-example"
    dealt_too = replace(NEAR, about=with_pools(worked.about, tiny.LESSON.pools, {}))
    assert verdict_on(dealt_too, 25).reply == say(
        "this-is.number", of=say("where-worked", value="bottom"), asked="top"
    )


def test_a_neighbour_that_the_data_do_not_have_is_none():
    gone = about(lambda load, shelf: 100 * tiny.RED[shelf] / tiny.ALL[shelf], shelf=among("top", ["attic"]))
    said = prove(lesson_of(replace(tiny.SHARE, about=gone)), tiny.load)
    assert "no other value of that has an answer" in " ".join(said)
    assert "no other value of 'shelf' has an answer" in " ".join(said)


def test_a_deal_in_which_a_neighbour_would_earn_points_is_not_dealt():
    turned = Mistake("turned", lambda load, deal: 50.5, "A reply.", score=0.5)
    exercise = replace(NEAR, mistakes=(*NEAR.mistakes, turned))
    said = prove(lesson_of(exercise), tiny.load)
    assert any(
        "would earn points as 'turned'" in one and "not_dealt={'shelf': ('top',)}" in one for one in said
    )


def test_what_is_not_dealt_without_need_fails_the_proof():
    kept = lesson_of(NEAR, pools={"shelf": ("top", "middle")}, not_dealt={"shelf": ("bottom",)})
    assert prove(kept, tiny.load) == [
        "shelf bottom is not dealt, and collides with nothing: take it out of not_dealt in LESSON"
    ]
    assert [value for _, value, why in not_dealt(kept, tiny.load) if not why] == ["bottom"]


def test_what_an_answer_is_about_can_not_name_a_thing_that_it_is_not_about():
    with pytest.raises(KitError, match=r"worked in exercises.py names 'year'"):
        about(share_of, shelf="top", worked={"year": 2012})
