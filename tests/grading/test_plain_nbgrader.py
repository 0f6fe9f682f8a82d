"""Lesson 4 through the real nbgrader: generate, autograde, feedback, export."""

from __future__ import annotations

import csv

from nbgrader.api import Gradebook

from lessonkit.data import load
from lessonkit.exercises import Deal, Lesson
from tests.grading.course import KIT, LESSON, Course


def automatic(lesson: Lesson) -> dict[str, float]:
    return {exercise.id: exercise.points for exercise in lesson.exercises if not exercise.graded_by_hand}


def test_the_reference_gets_full_marks_with_warnings_as_errors(course: Course, lesson: Lesson) -> None:
    scores = course.scores()["reference"]
    assert {id: scores[id][0] for id in automatic(lesson)} == automatic(lesson)


def test_a_written_answer_waits_for_a_person(course: Course, lesson: Lesson) -> None:
    by_hand = [exercise for exercise in lesson.exercises if exercise.graded_by_hand]
    assert by_hand
    assert all(course.scores()["reference"][exercise.id] == (None, exercise.points) for exercise in by_hand)


def test_the_untouched_notebook_gets_nothing(course: Course) -> None:
    assert {score for score, _ in course.scores()["untouched"].values()} == {0}


def test_a_named_mistake_gets_the_marks_that_the_spec_says(course: Course, lesson: Lesson) -> None:
    scores = course.scores()["mistaken"]
    for exercise in lesson.exercises:
        if exercise.mistakes:
            assert scores[exercise.id][0] == exercise.points * exercise.mistakes[0].score, exercise.id


def test_a_named_mistake_gets_its_reply_in_the_feedback(course: Course, lesson: Lesson) -> None:
    page = (course.root / "feedback" / "mistaken" / LESSON / f"{LESSON}.html").read_text(encoding="utf-8")
    for exercise in lesson.exercises:
        for mistake in exercise.mistakes[:1]:
            assert mistake.reply.split('"')[0] in page.replace("&#x27;", "'").replace("&#39;", "'"), (
                exercise.id
            )


def test_deleted_check_cells_lose_no_points(course: Course, lesson: Lesson) -> None:
    scores = course.scores()["deleted"]
    assert {id: scores[id][0] for id in automatic(lesson)} == automatic(lesson)


def test_an_answer_cell_deleted_with_its_check_costs_that_exercise_alone(
    course: Course, lesson: Lesson
) -> None:
    scores = course.scores()["gone"]
    wanted = {**automatic(lesson), "calendar-year": 0, "share": 0}
    assert {id: scores[id][0] for id in automatic(lesson)} == wanted


def test_a_shadowed_check_gets_nothing(course: Course) -> None:
    assert {score for score, _ in course.scores()["shadowed"].values()} == {0}


def test_the_exported_grades_are_those_of_the_gradebook(course: Course, lesson: Lesson) -> None:
    with (course.root / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert rows["reference"] == sum(automatic(lesson).values())
    assert rows["untouched"] == rows["shadowed"] == 0


def test_no_file_of_the_authors_reaches_learners_or_submissions(course: Course) -> None:
    released = {path.name for path in (course.root / "lessons" / LESSON).rglob("*") if path.is_file()}
    assert released == {f"{LESSON}.ipynb"}
    for student in ("reference", "untouched", "mistaken", "deleted", "gone", "shadowed"):
        folder = course.root / "autograded" / student / LESSON
        assert {path.name for path in folder.rglob("*") if path.is_file()} == {f"{LESSON}.ipynb"}
    assert {"lesson.md", "exercises.py"} <= {
        path.name for path in (course.root / "solutions" / LESSON).iterdir()
    }


def test_the_key_is_nowhere_in_the_feedback(course: Course, lesson: Lesson, deal: Deal) -> None:
    page = (course.root / "feedback" / "untouched" / LESSON / f"{LESSON}.html").read_text(encoding="utf-8")
    for exercise in lesson.exercises:
        for line in exercise.solution.strip().splitlines():
            if len(line) > 40:
                assert line.strip() not in page, exercise.id
        if exercise.kind == "number" and exercise.answer is not None:
            assert f"{float(exercise.answer(load, deal)):.4f}" not in page


def test_a_feedback_page_is_small_and_asks_nothing_of_the_network(course: Course) -> None:
    page = (course.root / "feedback" / "reference" / LESSON / f"{LESSON}.html").read_text(encoding="utf-8")
    assert len(page) < 2_000_000
    assert "application/vnd.jupyter.widget-state+json" not in page
    assert "Denominator machine" in page


def test_points_given_by_hand_reach_the_learners_page(course: Course, lesson: Lesson) -> None:
    written = next(one for one in lesson.exercises if one.kind == "written")
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        grade = book.find_grade(written.id, LESSON, LESSON, "gone")
        grade.manual_score = written.points
        book.db.commit()
    page = course.root / "feedback" / "gone" / LESSON / f"{LESSON}.html"
    given = f'Read by a person</strong> <span class="quiet">· {written.points:g} of {written.points:g} points'
    assert given not in page.read_text(encoding="utf-8")
    course.nbgrader("generate_feedback", LESSON, "--force", "--student", "gone")
    assert given in page.read_text(encoding="utf-8")
    for line in ("README.md", "docs/grading-a-class.md"):
        assert f"nbgrader generate_feedback {LESSON} --force" in (KIT / line).read_text(encoding="utf-8")
