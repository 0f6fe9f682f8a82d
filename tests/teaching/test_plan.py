"""A plan is one lesson in one cut, and says nothing that the lesson, its exercises and its ledger do not say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.source import CUTS
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson
from lessonkit.explorers import explorer
from lessonkit.teaching.choices import choices_of
from lessonkit.teaching.pages import page, plain
from lessonkit.teaching.plan import Plan, plans_of
from lessonkit.teaching.writing import write_plans
from tests.grading.course import write_small_lesson

KIT = Path(__file__).parents[2]
LESSONS = lesson_ids(KIT)
PLANS = {id: tuple(plans_of(KIT / "solutions" / id, load)) for id in LESSONS}
EVERY = [plan for plans in PLANS.values() for plan in plans]
EACH = pytest.mark.parametrize("plan", EVERY, ids=lambda plan: f"{plan.id}-{plan.cut}")


def test_there_is_a_plan_for_every_lesson_and_cut() -> None:
    assert [(plan.id, plan.cut) for plan in EVERY] == [(id, cut) for id in LESSONS for cut in CUTS]


@EACH
def test_the_minutes_of_the_table_add_up_and_fit(plan: Plan) -> None:
    told = [int(one) for one in re.findall(r'<td class="number">(\d+)</td>', html(plan))]
    assert sum(told) == plan.minutes == plan.cut - plan.spare
    assert 0 < plan.minutes <= plan.cut
    assert all(plan.cut in timed.part.cuts for timed in plan.parts)


@EACH
def test_a_plan_has_three_or_four_questions_that_its_own_parts_answer(plan: Plan) -> None:
    assert 3 <= len(plan.questions) <= 4
    assert {one.part for one in plan.questions} <= {timed.part.name for timed in plan.parts}


@EACH
def test_a_plan_tells_three_wrong_answers_with_the_replies_that_a_check_gives(plan: Plan) -> None:
    replies = {mistake.reply for timed in plan.parts for one in timed.exercises for mistake in one.mistakes}
    assert len({one.say for one in plan.wrong}) == 3
    assert {one.say for one in plan.wrong} <= replies
    assert all(one.looks for one in plan.wrong)


@EACH
def test_the_exit_ticket_is_an_exercise_of_the_cut_that_needs_no_code(plan: Plan) -> None:
    assert plan.ticket.exercise.id in {one.id for timed in plan.parts for one in timed.exercises}
    assert plan.ticket.exercise.route == "no-code"
    assert plan.ticket.right


@EACH
def test_each_side_has_a_publisher_of_its_own(plan: Plan) -> None:
    publishers = [{publisher for publisher, _ in side.sources} for side in plan.sides]
    assert len(publishers) == 2
    assert all(publishers)
    assert not publishers[0] & publishers[1]


@EACH
def test_the_picture_of_a_plan_is_a_state_of_an_explorer(plan: Plan) -> None:
    found = explorer(plan.choices.picture)
    assert not found.reason({**found.start, **plan.choices.state})


@EACH
def test_a_page_holds_every_part_of_a_plan_and_no_mark_of_the_source(plan: Plan) -> None:
    text = html(plan)
    for words in (
        "Compelling question", "At the end", "How to open", "Supporting questions", "What to print",
        "Wrong answers to expect", "Exit ticket", "Sources of both sides", "open to any view",
    ):  # fmt: skip
        assert words in text
    assert not re.findall(r"\{(?:claim|term)\}|\*\*|<script|src=", text)
    for kind in ("open", "watch", "personal", "cut", "act"):
        assert plan.block(kind)


def test_the_exit_ticket_has_the_decimals_that_it_asks_for() -> None:
    (plan,) = [one for one in PLANS["04-who-is-deported"] if one.cut == 45]
    assert "two decimals" in plan.ticket.exercise.prompt
    assert plan.ticket.right == "1.92"


def test_a_number_that_a_lesson_cites_is_written_out() -> None:
    assert plain("Up to {claim}`hold-hours`, a {term}`hold <detainer>`.") == "Up to 48 hours, a hold."


def test_parts_that_overfill_a_cut_are_refused_with_their_minutes(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"the parts of the cut of 180 minutes take \d\d\d"):
        list(plans_of(changed(tmp_path, "minutes: 45\n", "minutes: 145\n"), load))


def test_a_mistake_that_no_exercise_has_is_refused(tmp_path: Path) -> None:
    folder = changed(tmp_path, "funnel-rate/prints-as-base", "funnel-rate/prints-as-bass")
    with pytest.raises(KitError, match="has no mistake 'funnel-rate/prints-as-bass'"):
        list(plans_of(folder, load))


def test_plans_are_written_with_an_index_that_leads_to_each(tmp_path: Path) -> None:
    written = write_plans(KIT, tmp_path, load, ["01-booking-to-deportation"])
    index = written.files[0].read_text("utf-8")
    links = set(re.findall(r'href="([^"]+)"', index))
    assert links <= {path.name for path in written.files}
    assert {f"plan-01-booking-to-deportation-{cut}.html" for cut in CUTS} <= links


def test_a_lesson_without_choices_is_named_in_a_line_and_the_others_have_their_plans(tmp_path: Path) -> None:
    course = with_one_that_chose_nothing(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", "from scomm.cli import app; app()", "plans"],
        cwd=course,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "No plan for 91-small-lesson: its lesson.md has no block :::{instructor} plan. "
        "Write one; docs/instructors.md shows it.\n"
    )
    made = {path.name for path in (course / "build/plans").iterdir()}
    assert {f"plan-01-booking-to-deportation-{cut}.html" for cut in CUTS} | {"index.html"} <= made
    assert not [name for name in made if "91" in name]


def test_where_no_lesson_has_a_plan_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="No plan for 91-small-lesson"):
        write_plans(with_one_that_chose_nothing(tmp_path), tmp_path / "plans", load, ["91-small-lesson"])
    assert not (tmp_path / "plans").exists()


def test_a_lesson_without_a_dispute_and_a_picture_has_a_plan_without_them(tmp_path: Path) -> None:
    folder = tmp_path / "solutions" / "91-small-lesson"
    write_small_lesson(folder)
    plan = next(plans_of(folder, load, [45]))
    assert (plan.sides, plan.picture, len(plan.wrong)) == ((), "", 3)
    assert not [
        title for title in ("Sources of both sides", "I notice", "Where to cut") if title in html(plan)
    ]
    assert [
        path.name for path in write_plans(tmp_path, tmp_path / "plans", load).files if "notice" in path.name
    ] == []


def with_one_that_chose_nothing(tmp_path: Path) -> Path:
    """A course with lesson 1 and a small lesson whose block of choices is taken out."""
    changed(tmp_path, "Guess, then look", "Guess, then look")
    small = tmp_path / "solutions" / "91-small-lesson"
    write_small_lesson(small)
    text = (small / "lesson.md").read_text("utf-8")
    (small / "lesson.md").write_text(re.sub(r"(?ms)^:::\{instructor\} plan.*?^:::\n", "", text), "utf-8")
    return tmp_path


def test_choices_know_the_lesson_that_they_are_for() -> None:
    text = EVERY[0].text
    other = load_lesson(KIT / "solutions" / "07-county-brief")
    with pytest.raises(KitError, match=r"00-start-here/lesson.md:\d+: the lesson has no exercise"):
        choices_of(text, other)


def html(plan: Plan) -> str:
    return page("plan.html.j2", title="A plan", plans=[plan])


def changed(tmp_path: Path, old: str, new: str) -> Path:
    """Lesson 1 in a folder of its own, with one passage of its text changed."""
    import shutil

    source = KIT / "solutions" / "01-booking-to-deportation"
    folder = tmp_path / "solutions" / source.name
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("__pycache__", "*.ipynb"))
    text = (folder / "lesson.md").read_text("utf-8")
    assert old in text
    (folder / "lesson.md").write_text(text.replace(old, new, 1), "utf-8")
    return folder
